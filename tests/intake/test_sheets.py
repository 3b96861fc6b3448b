"""Spreadsheets: cells as they lie there, days as days."""

import io
from datetime import date

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from sv_evidence.intake.readers import sheets
from sv_evidence.intake.readers.look import look
from sv_evidence.jail import Request
from tests.intake import files


def words_of(data: bytes, name: str = "file") -> str:
    """Look without a jail, so that the readers' lines are seen to run."""
    answer = look(Request({"name": name}, (data,)))
    assert answer.header["remark"] is None
    return answer.blobs[0].decode()


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("dd/mm/yyyy", 46295.5, "2026-09-30 12:00"),
        ('0.0 "days"', 46295.5, "46295.5"),
        ("0.00", 2.5, "2.5"),
        ("yyyy", 1e300, "1e+300"),
    ],
)
def test_days_of_a_sheet_are_days_and_numbers_are_numbers(
    code: str, value: float, shown: str
) -> None:

    book = openpyxl.Workbook()
    book.active["A1"].value = value
    book.active["A1"].number_format = code
    out = io.BytesIO()
    book.save(out)

    assert words_of(out.getvalue()).splitlines()[1] == shown


def test_a_sheet_that_counts_from_1904_is_read_by_its_own_calendar() -> None:

    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active["A1"] = date(2026, 9, 30)
    out = io.BytesIO()
    book.save(out)

    assert "2026-09-30" in words_of(out.getvalue())


def test_a_sheet_without_its_side_parts_still_gives_its_cells() -> None:
    sheet = (
        "<worksheet><sheetData><row><c t='inlineStr'><is><t>inline</t></is></c>"
        "<c t='s'><v>99</v></c><c t='s'><v>-1</v></c><c/></row></sheetData></worksheet>"
    )
    r = "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'"
    book = (
        f"<workbook {r}><sheets><sheet name='S' r:id='rId1'/><sheet name='T' r:id='x'/>"
        "</sheets></workbook>"
    )
    links = "<R><Relationship Id='rId1' Target='/xl/worksheets/sheet1.xml'/></R>"
    whole = {"xl/workbook.xml": book, "xl/worksheets/sheet1.xml": sheet}

    assert words_of(files.zipped(whole)) == ""
    assert words_of(files.zipped({**whole, "xl/_rels/workbook.xml.rels": links})) == "S\ninline"


def test_a_long_sheet_gives_its_first_rows() -> None:
    rows = [[f"row {number}"] for number in range(500)]

    lines = words_of(files.xlsx(rows)).splitlines()

    assert lines[1] == "row 0"
    assert f"row {sheets.MOST_ROWS - 1}" in lines
    assert f"row {sheets.MOST_ROWS}" not in lines


def test_reading_phonetic_hints_are_left_out() -> None:
    strings = "<sst><si><t>word</t><rPh><t>hint</t></rPh></si></sst>"
    sheet = "<worksheet><sheetData><row><c t='s'><v>0</v></c></row></sheetData></worksheet>"
    r = "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'"
    data = files.zipped(
        {
            "xl/workbook.xml": f"<workbook {r}><sheet name='S' r:id='a'/></workbook>",
            "xl/_rels/workbook.xml.rels": "<R><R Id='a' Target='worksheets/s.xml'/></R>",
            "xl/worksheets/s.xml": sheet,
            "xl/sharedStrings.xml": strings,
        }
    )

    assert words_of(data) == "S\nword"
