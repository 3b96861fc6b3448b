"""Writes workbooks: typed cells that a spreadsheet can add up, and no formulas.

Money is in pounds, quantities in the measure's unit, days are real dates. Text is only ever
written as text, so that a title beginning with "=" stays a title.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from sv_evidence.reports.printable import printable

Value = str | int | Decimal | date | None
_LONGEST = 32_767
"""The most characters a cell of a workbook can hold."""
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class Look(Enum):
    """How a column's cells are shown."""

    TEXT = ""
    WRAPPED = "text"
    WHOLE = "#,##0"
    QUANTITY = "#,##0.###"
    MONEY = "£#,##0.00"
    DAY = "d mmm yyyy"


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: its title, its width in characters, and how its cells are shown."""

    title: str
    width: float
    look: Look = Look.TEXT


@dataclass(frozen=True, slots=True)
class Page:
    """A worksheet: a head, and rows of typed values under it."""

    name: str
    heads: tuple[Heading, ...]
    rows: tuple[Sequence[Value], ...]


def written(pages: Iterable[Page], *, title: str, author: str, made_at: datetime) -> bytes:
    """Return a workbook with a worksheet a page; the same pages give the same bytes."""
    target = BytesIO()
    book = xlsxwriter.Workbook(target, _OPTIONS)
    made = made_at.astimezone(UTC).replace(tzinfo=None)
    book.set_properties({"title": printable(title), "author": printable(author), "created": made})
    looks = {look: book.add_format(_format(look)) for look in Look}
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    for page in pages:
        _write(book.add_worksheet(page.name), page, looks, head)
    book.close()
    return target.getvalue()


def _format(look: Look) -> dict[str, object]:
    wrap = {"text_wrap": True} if look is Look.WRAPPED else {}
    number = {"num_format": look.value} if look not in {Look.TEXT, Look.WRAPPED} else {}
    return {"valign": "top", **wrap, **number}


def _write(sheet: Worksheet, page: Page, looks: dict[Look, Format], head: Format) -> None:
    for place, heading in enumerate(page.heads):
        sheet.set_column(place, place, heading.width)
        sheet.write_string(0, place, heading.title, head)
    for line, row in enumerate(page.rows, 1):
        for place, (value, heading) in enumerate(zip(row, page.heads, strict=True)):
            _cell(sheet, line, place, value, looks[heading.look])
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    if page.rows:
        sheet.autofilter(0, 0, len(page.rows), len(page.heads) - 1)


def _cell(sheet: Worksheet, line: int, place: int, value: Value, look: Format) -> None:
    match value:
        case None | "":
            pass
        case str():
            sheet.write_string(line, place, printable(value)[:_LONGEST], look)
        case date():
            sheet.write_datetime(line, place, datetime(value.year, value.month, value.day), look)  # noqa: DTZ001 - a day in a cell has no zone
        case _:
            sheet.write_number(line, place, value, look)
