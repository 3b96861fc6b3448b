"""OpenDocument spreadsheets and separated values: rows in their places, or a refusal."""

import io

import pytest

from sv_evidence.domain.tables import Row
from sv_evidence.intake import tables
from sv_evidence.intake.readers.found import Refusal
from sv_evidence.intake.readers.tables import MOST_COLUMNS, MOST_ROWS, MOST_SHEETS, book, sheets_in
from sv_evidence.intake.tables import SheetRows, TableRefused, read_book
from sv_evidence.jail import Answer, ReaderRefused, Request
from tests.intake import files

KIND = "application/vnd.oasis.opendocument.spreadsheet"
SPACES = (
    "xmlns:office='o' xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' xmlns:text='t'"
)


def ods(*tables_: str, kind: str = KIND, **more: str) -> bytes:
    """Return a spreadsheet of tables written as their rows."""
    body = "".join(
        f"<table:table table:name='T{at}'>{rows}</table:table>" for at, rows in enumerate(tables_)
    )
    content = f"<office:document-content {SPACES}>{body}</office:document-content>"
    return files.zipped({"mimetype": kind, "content.xml": content, **more})


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def cell(text: str = "", more: str = "") -> str:
    inside = f"<text:p>{text}</text:p>" if text else ""
    return f"<table:table-cell {more}>{inside}</table:table-cell>"


def rows_in(data: bytes, name: str = "a.ods") -> list[tuple[int, tuple[str, ...]]]:
    (sheet, *_) = sheets_in(data, name)
    return [(each.place, each.cells) for each in sheet.rows]


def refusal_of(data: bytes) -> str:
    with pytest.raises(Refusal) as caught:
        sheets_in(data, "a.ods")
    return caught.value.remark


def test_cells_are_read_by_their_values() -> None:
    number = "office:value-type='float' office:value='1250.5'"
    day = "office:value-type='date' office:date-value='2026-09-30'"
    moment = "office:value-type='date' office:date-value='2026-09-30T10:30:00'"
    clock = "office:value-type='time' office:time-value='PT09H30M00S'"
    odd = "office:value-type='time' office:time-value='soon'"
    data = ods(
        row(cell("1,250.50", number), cell("30 Sep", day), cell("x", moment), cell("9:30", clock)),
        row(cell("Other")),
    )

    assert rows_in(data) == [(1, ("1250.5", "2026-09-30", "2026-09-30 10:30:00", "09:30"))]
    assert [sheet.name for sheet in sheets_in(data, "a.ods")] == ["T0", "T1"]
    assert rows_in(ods(row(cell("soon", odd)))) == [(1, ("soon",))]


def test_what_is_repeated_stands_as_often_and_empty_rows_keep_their_places() -> None:
    data = ods(
        row(cell("a", "table:number-columns-repeated='2'"), cell("b"))
        + row(
            cell("", "table:number-columns-repeated='16384'"), more="table:number-rows-repeated='3'"
        )
        + row(cell("c"), more="table:number-rows-repeated='2'")
        + row(cell("d", "table:number-columns-repeated='x'"))
    )

    assert rows_in(data) == [(1, ("a", "a", "b")), (5, ("c",)), (6, ("c",)), (7, ("d",))]


@pytest.mark.parametrize(
    ("data", "remark"),
    [
        (ods(row(cell("a", "table:number-columns-repeated='9999'"))), "too_large"),
        (ods(row(cell("a"), more=f"table:number-rows-repeated='{MOST_ROWS + 5}'")), "too_large"),
        (ods(*[row(cell("a"))] * (MOST_SHEETS + 1)), "too_large"),
        (ods(row(*[cell()] * MOST_COLUMNS, cell("a"))), "too_large"),
        (ods(row(cell("a")), kind="application/vnd.oasis.opendocument.text"), "no_table"),
        (files.zipped({"content.xml": "<a/>"}), "no_table"),
        (files.zipped({"mimetype": KIND, "content.xml": "<a"}), "damaged"),
    ],
    ids=range(7),
)
def test_what_is_no_whole_spreadsheet_is_refused(data: bytes, remark: str) -> None:
    assert refusal_of(data) == remark


def test_a_locked_spreadsheet_says_so() -> None:
    locked = {"META-INF/manifest.xml": "<manifest:encryption-data/>"}
    whole = {"META-INF/manifest.xml": "<manifest:file-entry/>"}

    assert refusal_of(ods(row(cell("a")), **locked)) == "encrypted"
    assert rows_in(ods(row(cell("a")), **whole)) == [(1, ("a",))]


@pytest.mark.parametrize(
    "data",
    [
        b"Our log, of 2024\n\na;b\n1;x, y\n2;z, w\n",
        b"sep=;\na;b\n1;x, y\n2;z\n",
        b"a|b\n1|x, y\n",
        "a;b\n1;x, y\n".encode("utf-16"),
    ],
)
def test_the_separator_is_what_stands_equally_often(data: bytes) -> None:
    assert [cells for _, cells in rows_in(data, "a.csv")][-2:][0] in {("a", "b"), ("1", "x, y")}


def test_a_hint_of_the_separator_is_a_row_of_its_own() -> None:
    assert rows_in(b"sep=;\na;b\n", "a.csv") == [(2, ("a", "b"))]
    assert rows_in(b"sep=\na;b\n", "a.csv") == [(1, ("sep=",)), (2, ("a", "b"))]


def test_every_sheet_is_read_in_the_jail() -> None:
    data = ods(row(cell("a")) + row() + row(cell("b")), row())

    assert read_book("a.ods", io.BytesIO(data)) == (
        SheetRows("T0", (Row(1, ("a",)), Row(3, ("b",)))),
        SheetRows("T1", ()),
    )
    with pytest.raises(TableRefused) as caught:
        read_book("a.ods", io.BytesIO(files.pdf(1)))
    assert caught.value.code == "not_a_table"


def test_the_worker_answers_in_plain_data() -> None:
    good = book(Request({"name": "a.csv"}, (b"a,b\n",)))
    bad = book(Request({"name": "a.csv"}, (b"",)))

    assert (good.header, good.blobs) == (
        {"refused": None, "sheets": [""]},
        (b'[[1, ["a", "b"]]]',),
    )
    assert (bad.header, bad.blobs) == ({"refused": "empty", "sheets": []}, ())


@pytest.mark.parametrize(
    ("header", "blobs"),
    [
        ({"refused": None, "sheets": ["a"]}, ()),
        ({"refused": None}, (b"[]",)),
        ({"refused": None, "sheets": "a"}, (b"[]",)),
        ({"refused": None, "sheets": ["a"]}, (b"[[0]]",)),
        ({"refused": None, "sheets": ["a"]}, (b"{}",)),
    ],
)
def test_an_odd_answer_is_never_used(
    monkeypatch: pytest.MonkeyPatch, header: dict[str, object], blobs: tuple[bytes, ...]
) -> None:
    monkeypatch.setattr(tables, "run", lambda *_args, **_more: Answer(header, blobs))
    with pytest.raises(ReaderRefused):
        read_book("a.csv", io.BytesIO(b"a,b\n"))
