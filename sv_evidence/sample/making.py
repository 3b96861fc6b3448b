"""Makes each evidence file of the sample from its line in the sample's evidence list."""

from collections.abc import Callable, Mapping
from datetime import datetime

from sv_evidence.domain.problems import Defect
from sv_evidence.sample.papers import notes, registers
from sv_evidence.sample.papers.marks import Page, Paper
from sv_evidence.sample.papers.painting import as_pdf, as_picture, as_scanned_pdf
from sv_evidence.sample.papers.workbooks import workbook
from sv_evidence.sample.photos import SCENES, photo
from sv_evidence.sample.writings import EvidenceLine

PAPERS: Mapping[str, Callable[[Paper], list[Page]]] = {
    "count_sheet": registers.count_sheet,
    "sign_in_sheet": registers.sign_in_sheet,
    "rota": registers.rota,
    "list": registers.attendance,
    "placement": registers.placement,
    "form": registers.leaving_form,
    "certificate": notes.certificate,
    "weigh_note": notes.weigh_note,
    "invoice": notes.invoice,
    "letter": notes.letter,
    "survey": notes.survey,
}


def made(line: EvidenceLine) -> bytes:
    """Return the bytes of one evidence file: the same ones on every machine, every time."""
    if line.make in SCENES or line.make == "portrait":
        shows = {key: str(value) for key, value in line.shows.items()}
        taken = line.camera or datetime.combine(line.dated, datetime.min.time())
        return photo(line.make, line.number, taken, at=line.gps, shows=shows)
    paper = Paper(line.number, line.title, line.dated, line.pages, dict(line.shows))
    if line.form == "xlsx":
        return workbook(paper, line.make)
    pages = PAPERS[line.make](paper)
    match line.form:
        case "pdf":
            return as_pdf(pages, line.title)
        case "scan.pdf":
            return as_scanned_pdf(pages, line.title, line.number)
        case "jpg":
            return as_picture(pages[0], "JPEG", line.number)
        case "png":
            return as_picture(pages[0], "PNG", line.number)
    raise Defect(f"{line.number}: no such form of file: {line.form}")
