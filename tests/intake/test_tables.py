"""Tables from outside: rows in their places, whole or refused."""

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest

from sv_evidence.domain.tables import Row
from sv_evidence.intake import tables
from sv_evidence.intake.readers.found import Refusal
from sv_evidence.intake.readers.tables import MOST_COLUMNS, MOST_ROWS, sheets_in, table
from sv_evidence.intake.tables import LARGEST_TABLE, TableRefused, read_table
from sv_evidence.jail import Answer, ReaderRefused, Request
from tests.intake import files

R = "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'"


def book_of(**sheets: Sequence[Sequence[Any]]) -> bytes:
    """Return a workbook; ``None`` leaves a cell out altogether."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def raw_book(rows: str, sheets: str = "<sheet name='S' r:id='rId1'/>") -> bytes:
    links = (
        "<Relationships><Relationship Id='rId1' Target='worksheets/sheet1.xml'/></Relationships>"
    )
    return files.zipped(
        {
            "xl/workbook.xml": f"<workbook {R}><sheets>{sheets}</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": links,
            "xl/worksheets/sheet1.xml": f"<worksheet><sheetData>{rows}</sheetData></worksheet>",
        }
    )


def rows_in(data: bytes, name: str = "a.csv") -> list[tuple[int, tuple[str, ...]]]:
    (sheet, *_) = sheets_in(data, name)
    return [(row.place, row.cells) for row in sheet.rows]


def refusal_of(data: bytes, name: str = "a.csv") -> str:
    with pytest.raises(Refusal) as caught:
        sheets_in(data, name)
    return caught.value.remark


@pytest.mark.parametrize(
    "data",
    [
        b'a,b\r\n1,"x, y"\n',
        b"a;b\n1;x, y\n",
        b"a\tb\n1\tx, y\n",
        '\ufeffa,b\n1,"x, y"\n'.encode(),
        'a,b\n1,"x, y"\n'.encode("utf-16"),
    ],
)
def test_separated_values_are_rows_whatever_parts_them(data: bytes) -> None:
    assert rows_in(data) == [(1, ("a", "b")), (2, ("1", "x, y"))]


def test_rows_are_counted_as_a_spreadsheet_counts_them() -> None:
    assert rows_in(b'a,b\n\n"x\ny",1\n,,\n2\n') == [
        (1, ("a", "b")),
        (2, ()),
        (3, ("x\ny", "1")),
        (4, ()),
        (5, ("2",)),
    ]


@pytest.mark.parametrize(
    ("data", "name", "remark"),
    [
        (b" \n", "a.csv", "empty"),
        (b'a,b\n"x', "a.csv", "damaged"),
        (b"a\n" * (MOST_ROWS + 1), "a.csv", "too_large"),
        (b"," * MOST_COLUMNS + b"a", "a.csv", "too_large"),
        (b"a," + b"x" * 2_001, "a.csv", "too_large"),
        (files.pdf(1), "a.csv", "no_table"),
        (files.docx(), "a.xlsx", "no_table"),
        (files.ole("EncryptedPackage"), "a.xlsx", "encrypted"),
        (book_of(S=[["a"]])[:400], "a.xlsx", "damaged"),
        (raw_book("<row><c r='CW1'><v>1</v></c></row>"), "a.xlsx", "too_large"),
        (raw_book("", "<sheet name='S' r:id='x'/>" * 21), "a.xlsx", "too_large"),
    ],
    ids=range(11),
)
def test_what_is_no_whole_table_is_refused(data: bytes, name: str, remark: str) -> None:
    assert refusal_of(data, name) == remark


def test_cells_of_a_workbook_stand_where_they_stood() -> None:
    data = book_of(
        Pay=[["Name", None, "Rate"], [], ["Ann", None, 13.45], ["Bob", date(2026, 9, 30), True]],
        Other=[["x"]],
    )

    first, second = sheets_in(data, "a.xlsx")

    assert [(row.place, row.cells) for row in first.rows] == [
        (1, ("Name", "", "Rate")),
        (3, ("Ann", "", "13.45")),
        (4, ("Bob", "2026-09-30", "1")),
    ]
    assert (first.name, second.name) == ("Pay", "Other")


def test_a_time_of_day_stays_beside_its_day() -> None:
    (sheet,) = sheets_in(book_of(S=[[datetime(2026, 9, 30, 16, 52)]]), "a.xlsx")  # noqa: DTZ001 - sheets know no zone

    assert sheet.rows[0].cells == ("2026-09-30 16:52",)


def test_a_number_has_the_digits_that_excel_shows() -> None:
    numbers = "<c><v>13.449999999999999</v></c><c><v>1E-3</v></c><c><v>NaN</v></c>"
    cells = f"{numbers}<c t='str'><v>1.50</v></c>"

    assert rows_in(raw_book(f"<row>{cells}</row>"), "a.xlsx") == [
        (1, ("13.45", "0.001", "NaN", "1.50"))
    ]


def test_rows_and_cells_that_do_not_say_where_they_stand_follow_each_other() -> None:
    rows = "<row><c><v>1</v></c></row><row r='x'><c r='5'><v>2</v></c><c r='D2'><v>3</v></c></row>"

    assert rows_in(raw_book(rows), "a.xlsx") == [(1, ("1",)), (2, ("2", "", "", "3"))]


def test_a_sheet_whose_part_is_gone_is_left_out() -> None:
    assert sheets_in(raw_book("", "<sheet name='S' r:id='gone'/>"), "a.xlsx") == ()
    assert table(Request({"name": "a"}, (raw_book("", ""),))).blobs == (b"[]",)


def test_the_worker_answers_in_plain_data() -> None:
    good = table(Request({"name": "a.csv"}, (b"a,b\n\n1,2\n",)))
    bad = table(Request({"name": "a.csv"}, (b"",)))

    assert (good.header, good.blobs) == (
        {"refused": None},
        (b'[[1, ["a", "b"]], [3, ["1", "2"]]]',),
    )
    assert (bad.header, bad.blobs) == ({"refused": "empty"}, ())


def test_a_table_is_read_in_the_jail() -> None:
    data = io.BytesIO("a,£\n1,2\n".encode())

    assert read_table("a.csv", data) == (Row(1, ("a", "£")), Row(2, ("1", "2")))
    with pytest.raises(TableRefused) as caught:
        read_table("a.csv", io.BytesIO(files.pdf(1)))
    assert caught.value.code == "not_a_table"
    assert caught.value.details == {"name": "a.csv"}


def test_a_file_too_large_is_never_sent() -> None:
    class Vast(io.BytesIO):
        def seek(self, offset: int, whence: int = 0) -> int:
            return super().seek(offset, whence) if whence == 0 else LARGEST_TABLE + 1

    with pytest.raises(TableRefused) as caught:
        read_table("a.csv", Vast())
    assert caught.value.code == "table_too_long"


@pytest.mark.parametrize(
    ("header", "blob"),
    [
        ({}, b"[]"),
        ({"refused": "moon"}, b"[]"),
        ({"refused": None}, b"{}"),
        ({"refused": None}, b"["),
        ({"refused": None}, b'[[-1, ["a"]]]'),
        ({"refused": None}, b'[[true, ["a"]]]'),
        ({"refused": None}, b'[[1, "a"]]'),
        ({"refused": None}, b"[[1, [2]]]"),
        ({"refused": None}, b"[[1]]"),
    ],
)
def test_an_odd_answer_is_nonsense(
    header: dict[str, object], blob: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "run", lambda *_: Answer(header, (blob,)))

    with pytest.raises(ReaderRefused) as caught:
        read_table("a.csv", io.BytesIO(b"a"))
    assert caught.value.code == "nonsense"
