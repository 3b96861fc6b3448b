"""A buyer's workbook keeps every byte of its parts but the cells that are written."""

import io
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from sv_evidence.domain.problems import Problem
from sv_evidence.intake.filling import FilledSheet, SheetNotFilled, fill_sheet
from sv_evidence.intake.readers.recalculating import asking_to_recalculate
from tests.intake.council import council_form, parts_of, with_parts

SHEET = "xl/worksheets/sheet1.xml"
CELLS = {"E5": {"number": "1792"}, "F5": {"number": "3412.5"}, "H5": {"text": "=1+1 <b>&"}}


def filled(data: bytes, cells: dict[str, dict[str, str]], **more: str) -> FilledSheet:
    heads = {"E4": more["head"]} if "head" in more else {}
    sheet = more.get("sheet", "Q2")
    return fill_sheet("form.xlsx", io.BytesIO(data), sheet=sheet, cells=cells, heads=heads)


def refused(data: bytes, cells: dict[str, dict[str, str]], **more: str) -> Problem:
    with pytest.raises(SheetNotFilled) as caught:
        filled(data, cells, **more)
    return caught.value


def without(sheet: bytes, *references: str) -> bytes:
    for each in references:
        sheet = re.sub(
            rb'<c r="%b"[^>]*?(/>|>.*?</c>)' % each.encode(), b"", sheet, flags=re.DOTALL
        )
    return sheet


def test_only_the_named_cells_and_the_wish_to_recalculate_differ() -> None:
    before = council_form()
    done = filled(before, CELLS, head="Actual")

    old, new = parts_of(before), parts_of(done.data)
    assert list(old) == list(new)
    assert {name for name in old if old[name] != new[name]} == {SHEET, "xl/workbook.xml"}
    names = tuple(CELLS)
    assert without(old[SHEET], *names) == without(new[SHEET], *names)
    book = re.sub(rb' fullCalcOnLoad="1"', b"", new["xl/workbook.xml"])
    assert book == re.sub(rb' fullCalcOnLoad="1"', b"", old["xl/workbook.xml"])
    assert done.hidden == ("Rates",)
    assert not done.has_macros


def test_cells_are_read_back_typed_and_text_stays_text() -> None:
    done = filled(council_form(), CELLS)

    sheet = load_workbook(io.BytesIO(done.data))["Q2"]
    assert (sheet["E5"].value, sheet["F5"].value) == (1792, 3412.5)
    assert (sheet["H5"].value, sheet["H5"].data_type) == ("=1+1 <b>&", "s")
    assert sheet["E5"].number_format == "#,##0"
    assert sheet["E5"].fill.fgColor.rgb == "00FFF2CC"
    assert (sheet["G5"].value, sheet["E8"].value) == ("=F5/C5", "=SUM(E5:E7)")
    assert sheet.protection.sheet
    assert sheet.protection.password is not None
    assert [each.formula1 for each in sheet.data_validations.dataValidation] == [
        '"Red,Amber,Green"'
    ]
    assert str(sheet.conditional_formatting).count("G5:G7") or sheet.conditional_formatting


def test_filling_again_replaces_what_was_written() -> None:
    once = filled(council_form(), CELLS)
    twice = filled(once.data, {**CELLS, "E5": {"number": "7"}})

    assert load_workbook(io.BytesIO(twice.data))["Q2"]["E5"].value == 7
    assert parts_of(filled(once.data, CELLS).data) == parts_of(once.data)


@pytest.mark.parametrize(
    ("cells", "code", "known"),
    [
        ({"G5": {"number": "1"}}, "cell_has_formula", "nothing"),
        ({"A5": {"number": "1"}}, "cell_locked", "nothing"),
        ({"Z90": {"number": "1"}}, "cell_locked", "nothing"),
        ({"H10": {"text": "x"}}, "cell_is_merged", "H9"),
        ({"I5": {"text": "Purple"}}, "cell_not_in_list", "Red,Amber,Green"),
        ({"5E": {"number": "1"}}, "cell_unknown", "nothing"),
    ],
)
def test_a_cell_that_must_stay_stays_and_nothing_is_written(
    cells: dict[str, dict[str, str]], code: str, known: str
) -> None:
    problem = refused(council_form(), cells)

    assert (problem.code, problem.details["where"]) == (code, next(iter(cells)))
    assert problem.details["known"] == known


def test_a_value_of_the_list_and_the_head_of_a_merged_cell_may_be_written() -> None:
    done = filled(council_form(), {"I5": {"text": "Green"}, "H9": {"text": "two\nlines"}})

    sheet = load_workbook(io.BytesIO(done.data))["Q2"]
    assert (sheet["I5"].value, sheet["H9"].value) == ("Green", "two\nlines")


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"sheet": "Q3"}, "sheet_missing"),
        ({"sheet": "Rates"}, "sheet_hidden"),
        ({"head": "Actual this quarter"}, "sheet_head_changed"),
    ],
)
def test_another_form_is_noticed(more: dict[str, str], code: str) -> None:
    assert refused(council_form(), CELLS, **more).code == code


def test_macros_stay_and_are_said() -> None:
    data = with_parts(council_form(), xl__vbaProject_dot_bin=b"macro")

    done = filled(data, CELLS)

    assert done.has_macros
    assert parts_of(done.data)["xl/vbaProject.bin"] == b"macro"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not_a_table"),
        (b"a,b\n1,2\n", "not_a_table"),
        (b"PK\x03\x04 broken", "table_unreadable"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
            + b"\0" * 600
            + "EncryptedPackage".encode("utf-16-le"),
            "table_locked",
        ),
        (with_parts(council_form(), _xmlsignatures__sig1_dot_xml=b"<s/>"), "workbook_signed"),
    ],
    ids=["empty", "csv", "broken", "password", "signed"],
)
def test_what_is_no_open_workbook_is_refused(data: bytes, code: str) -> None:
    assert refused(data, CELLS).code == code


BARE = (
    b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/'
    b'2006/main"><cols><col min="5" max="5" style="1"/></cols>%b</worksheet>'
)


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        (b"<sheetData/>", ["E5", "H5", "E9"]),
        (b'<sheetData><row r="5"/></sheetData>', ["E5", "H5", "E9"]),
        (
            b'<sheetData><row r="5"><c r="F5"><v>1</v></c></row><row r="7"/></sheetData>',
            ["E5", "F5", "H5", "E9"],
        ),
        (b"<sheetData><row><c><v>1</v></c></row></sheetData>", ["A1", "E5", "H5", "E9"]),
    ],
)
def test_cells_that_are_not_there_yet_go_to_their_places(rows: bytes, wanted: list[str]) -> None:
    data = with_parts(council_form(), **{"xl__worksheets__sheet1.xml": BARE % rows})
    cells = {"E9": {"number": "3"}, "H5": {"text": "x"}, "E5": {"number": "2"}}

    done = filled(data, cells)

    sheet = parts_of(done.data)[SHEET]
    found = [each.decode() for each in re.findall(rb'<c r="([A-Z]+\d+)"', sheet)]
    assert found == [each for each in wanted if each != "A1"]
    book = load_workbook(io.BytesIO(done.data))["Q2"]
    assert (book["E5"].value, book["H5"].value, book["E9"].value) == (2, "x", 3)


def test_a_sheet_with_a_document_type_is_refused() -> None:
    sneaky = b'<!DOCTYPE w [<!ENTITY a "b">]><worksheet><sheetData/></worksheet>'
    data = with_parts(council_form(), **{"xl__worksheets__sheet1.xml": sneaky})

    assert refused(data, CELLS).code == "table_unreadable"


@pytest.mark.parametrize(
    ("book", "wanted"),
    [
        (
            b'<w><sheets/></sheets><calcPr calcId="1"/></w>',
            b'<calcPr calcId="1" fullCalcOnLoad="1"/>',
        ),
        (b'<w></sheets><calcPr fullCalcOnLoad="0"></calcPr></w>', b'<calcPr fullCalcOnLoad="1">'),
        (b"<x:w></x:sheets></x:w>", b'</x:sheets><x:calcPr fullCalcOnLoad="1"/></x:w>'),
        (
            b"<w></sheets></definedNames><ext/></w>",
            b'</definedNames><calcPr fullCalcOnLoad="1"/><ext/>',
        ),
    ],
)
def test_the_wish_to_recalculate_goes_where_the_format_wants_it(book: bytes, wanted: bytes) -> None:
    assert wanted in asking_to_recalculate(book)


def test_a_file_longer_than_any_form_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "long.xlsx"
    with path.open("wb") as stream:
        stream.truncate((64 << 20) + 1)
    with path.open("rb") as stream, pytest.raises(SheetNotFilled) as caught:
        fill_sheet("long.xlsx", stream, sheet="Q2", cells=CELLS, heads={})

    assert caught.value.code == "table_too_long"
