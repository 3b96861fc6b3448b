"""Spreadsheets, written part by part and stored uncompressed: the same bytes on every machine."""

import io
from collections.abc import Sequence
from xml.sax.saxutils import escape
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from sv_evidence.domain.day_names import MONTHS
from sv_evidence.domain.measures import shared_out
from sv_evidence.domain.problems import Defect
from sv_evidence.sample.papers.marks import Paper
from sv_evidence.sample.papers.registers import FIRST_NAMES, LETTERS

Cell = str | int
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_OFFICE}.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    f'ContentType="{_OFFICE}.worksheet+xml"/></Types>'
)


def workbook(paper: Paper, make: str) -> bytes:
    """Return the spreadsheet that a paper asks for."""
    makers = {
        "payroll": _payroll,
        "orders": _orders,
        "placement_diary": _diary,
        "rota": _rota,
        "survey": _survey,
    }
    if make not in makers:
        raise Defect(f"no such spreadsheet: {make}")
    return _written(paper.title, [[paper.title, paper.day], [], *makers[make](paper)])


def _payroll(paper: Paper) -> list[list[Cell]]:
    staff = paper.count("staff")
    rows: list[list[Cell]] = [["Payroll number", "Contracted hours", "Lowest rate, pence an hour"]]
    rows += [
        [f"P-{n:03d}", paper.chance.between(16, 37), 1345 + n % 4 * 30] for n in range(1, staff + 1)
    ]
    return [*rows, [], ["Staff", staff], ["Lowest rate, pence", 1345]]


def _orders(paper: Paper) -> list[list[Cell]]:
    chance = paper.chance
    rows: list[list[Cell]] = [["Order", "Club", "Portions ordered"]]
    for number in range(1, paper.count("orders") + 1):
        club = "Nechells Pavilion" if number % 5 in {3, 0} else "Ladywood Hall"
        rows.append([f"K-{number:03d}", club, chance.between(45, 110)])
    return rows


def _diary(paper: Paper) -> list[list[Cell]]:
    rows: list[list[Cell]] = [["Week", "Where", "Hours", "What we did"]]
    for week in range(1, paper.count("weeks") + 1):
        where = ("Market café", "City hospital")[week % 2]
        rows.append([week, where, paper.chance.between(16, 22), "Prep, service, cleaning down"])
    return rows


def _rota(paper: Paper) -> list[list[Cell]]:
    rows: list[list[Cell]] = [["Volunteer", "Month", "Hours"]]
    chance = paper.chance
    parts = shared_out(paper.count("hours"), [chance.between(4, 9) for _ in range(40)])
    for place, hours in enumerate(parts):
        name = f"{chance.one_of(FIRST_NAMES)} {chance.one_of(LETTERS)}."
        rows.append([name, MONTHS[6 + place * 3 // len(parts)], hours])
    return [*rows, [], ["Hours in all", "", paper.count("hours")], ["Signed", ""]]


def _survey(paper: Paper) -> list[list[Cell]]:
    rows: list[list[Cell]] = [["Form", "Pace", "Rooms", "Would come again"]]
    chance = paper.chance
    forms = range(1, paper.count("forms") + 1)
    rows.extend([form, chance.between(3, 5), chance.between(3, 5), "yes"] for form in forms)
    return rows


def _written(title: str, rows: Sequence[Sequence[Cell]]) -> bytes:
    sheet = "".join(_row(number, row) for number, row in enumerate(rows, start=1))
    name = escape(title.partition(",")[0][:30])
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _rels("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>'
        f'<sheet name="{name}" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _rels("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetData>{sheet}'
        "</sheetData></worksheet>",
    }
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as archive:
        for part, text in parts.items():
            entry = ZipInfo(part)  # dated 1980
            entry.create_system = 0
            archive.writestr(entry, text.encode())
    return out.getvalue()


def _rels(kind: str, target: str) -> str:
    return (
        f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_LINKS}/{kind}" Target="{target}"/></Relationships>'
    )


def _row(number: int, cells: Sequence[Cell]) -> str:
    written = "".join(
        f'<c r="{chr(65 + place)}{number}"><v>{cell}</v></c>'
        if isinstance(cell, int)
        else f'<c r="{chr(65 + place)}{number}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
        for place, cell in enumerate(cells)
    )
    return f'<row r="{number}">{written}</row>'
