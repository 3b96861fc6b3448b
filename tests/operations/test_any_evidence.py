"""Files of every kind in one pack: each shown, quoted or listed, and none costs the pack."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pikepdf
import pytest

from sv_evidence.domain.activities import Activity, ActivityDraft, ResultDraft
from sv_evidence.domain.evidence import ConsentState
from sv_evidence.domain.framework_files import framework_from
from sv_evidence.domain.measures import Thousandths
from sv_evidence.operations.attaching import attach_files, log_with_files
from sv_evidence.operations.consents import Consent
from sv_evidence.operations.exporting import check_pack, export_pack
from sv_evidence.operations.framework_library import install_framework
from sv_evidence.operations.incoming import FileDraft
from sv_evidence.operations.references import measure_of
from sv_evidence.reports.copies import Originals
from sv_evidence.reports.facts import EvidenceFacts
from sv_evidence.reports.verify import Outcome, verify
from sv_evidence.store.workspace import Workspace
from tests.builders import MEALS, TODAY, framework_document, new_workspace
from tests.intake import files, heic
from tests.intake.test_programs import SCRIPT, document
from tests.operations.covers import inside
from tests.operations.packing import QUESTION
from tests.reports.judges import own_faults, profile_faults, ran
from tests.reports.reading import texts

LONG = "We cooked <b>soup</b> & bread. " * 7000
FILES: Mapping[str, bytes] = {
    "phone.heic": heic.TURNED,
    "scan.tiff": files.scan("TIFF", 3),
    "flyer.webp": files.saved(files.quarters(300, 200), "WEBP"),
    "clear.png": files.saved(files.quarters(300, 200, "RGBA"), "PNG"),
    "locked.pdf": files.pdf(1, key="secret"),
    "list.pdf": files.pdf(2),
    "acting.pdf": document(b"/OpenAction " + SCRIPT),
    "swollen.pdf": files.swollen_pdf(),
    "vast.png": files.vast_png(),
    "letter.docx": files.docx(),
    "hours.xlsx": files.xlsx(),
    "notes.odt": files.opendocument("text", "<text:p>Forty meals in Nechells</text:p>"),
    "people.csv": files.csv(),
    "long.txt": LONG.encode(),
    "word.txt": b"x" * 4000,
    "scripts.txt": "Urdu \u0634\u06a9\u0631\u06cc\u06c1, =HYPERLINK(1)".encode(),
    "thanks.eml": files.eml(),
    "clip.mp4": files.MP4,
    "bundle.zip": files.zipped({"a.txt": "a"}),
    "tool.exe": files.EXE,
}
LOCKED = "This file is locked with a password, so its pages cannot be shown here."
UNKNOWN = "This kind of file cannot be shown on a page."


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Add one file of each kind to one activity; all may be shown."""
    folder = tmp_path_factory.mktemp("mixed")
    drafts = []
    for name, data in FILES.items():
        (folder / name).write_bytes(data)
        consent = Consent(ConsentState.NO_PEOPLE)
        drafts.append(FileDraft(folder / name, title=name, type="other", consent=consent))
    with new_workspace(folder) as workspace:
        with workspace.change("Add framework") as unit:
            install_framework(unit, framework_from(framework_document()))
        with workspace.read() as view:
            results = (ResultDraft(measure_of(view, MEALS).uid, Thousandths(46_000)),)
        log_with_files(workspace, ActivityDraft("Lunch", TODAY, results=results), drafts)
        yield workspace


@pytest.fixture(scope="module")
def pack(mixed: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    to = tmp_path_factory.mktemp("pack") / "pack.pdf"
    export_pack(mixed, QUESTION, to, originals=Originals.DOCUMENTS)
    return to


def rows_of(workspace: Workspace) -> dict[str, EvidenceFacts]:
    return {row.title: row for row in check_pack(workspace, QUESTION).evidence}


def test_each_kind_is_shown_as_far_as_it_can_be(mixed: Workspace) -> None:
    rows = rows_of(mixed)

    pages = {name: [each.page for each in rows[name].pictures] for name in FILES}
    assert {name for name, shown in pages.items() if shown} == {
        *("phone.heic", "scan.tiff", "flyer.webp", "clear.png", "acting.pdf", "list.pdf")
    }
    assert pages["scan.tiff"] == [1, 2, 3]
    assert rows["phone.heic"].pictures[0].width < rows["phone.heic"].pictures[0].height
    assert rows["letter.docx"].extract[0] == "Letter of support"
    assert rows["hours.xlsx"].extract[:2] == ("Attendance", "Name; Day; Hours")
    assert rows["notes.odt"].extract == ("Forty meals in Nechells",)
    assert rows["thanks.eml"].extract[0] == "From: Dee <dee@larkspur.example>"
    assert rows["people.csv"].extract[1].startswith("Åsa, B.")
    assert (len(rows["long.txt"].extract), rows["long.txt"].is_extract_cut) == (1, True)
    assert (len(rows["word.txt"].extract[0]), rows["word.txt"].is_extract_cut) == (240, True)
    remarks = {name: row.remark for name, row in rows.items() if row.remark}
    assert remarks == {
        "locked.pdf": "encrypted",
        "acting.pdf": "scripted",
        "swollen.pdf": "too_large",
        "vast.png": "too_large",
    }


def test_a_pack_of_every_kind_says_of_each_what_it_is_and_stays_archival(
    pack: Path,
) -> None:
    pdf = pack.read_bytes()
    said = " ".join(texts(pdf))
    assert said.count(LOCKED) == 1
    assert said.count("This file is too large to be shown here.") >= 1
    assert said.count(UNKNOWN) == 3
    assert "The original holds a program. It is not run" in said
    assert "Forty meals in Nechells" in said
    assert "We cooked <b>soup</b> & bread." in said
    assert verify(pack).outcome is Outcome.UNCHANGED
    assert profile_faults(pdf, "3a") == set()
    assert profile_faults(pdf, "ua1") == set()
    assert own_faults(pdf) == []


def test_originals_of_pictures_and_programs_stay_whatever_was_chosen(
    mixed: Workspace, pack: Path
) -> None:
    held = inside(pack)
    assert heic.TURNED not in held.values()
    assert not [name for name, data in held.items() if files.CANARY.encode() in data]
    assert FILES["letter.docx"] in held.values()
    assert not {FILES["acting.pdf"], FILES["tool.exe"], FILES["scan.tiff"]} & set(held.values())
    rows = rows_of(mixed)
    assert f"{rows['phone.heic'].number}.jpg" in held


def test_words_of_a_file_that_may_not_be_shown_stay(worked: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "names.txt"
    path.write_text("Grace O., Denise W.", "utf-8")
    with worked.read() as view:
        (activity,) = view.all(Activity)
    consent = Consent(ConsentState.NAMES_PRIVATE)
    draft = FileDraft(path, title="names", type="other", consent=consent)
    attach_files(worked, [draft], to=[activity.uid])

    assert rows_of(worked)["names"].extract == ()


def test_a_page_that_is_a_picture_has_its_words_behind_it(pack: Path, tmp_path: Path) -> None:
    said = ran("pdftotext", "-layout", "PDF", "-", pdf=pack.read_bytes(), at=tmp_path).stdout

    assert "Attended by 14 people, page 2" in said
    with pikepdf.open(pack) as opened:
        unseen = [page for page in opened.pages if b"3 Tr" in page.Contents.read_bytes()]
    assert len(unseen) == 2
