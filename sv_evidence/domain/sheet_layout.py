"""Where the headings of somebody's spreadsheet stand, and which rows lie below them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sv_evidence.domain.sheet_columns import KnownNames, headings_known
from sv_evidence.domain.sheet_values import DayOrder, Mend, read_cell_day, read_cell_number
from sv_evidence.domain.tables import Row

_SEARCHED = 15
_LETTERS = 26
_ANY_DAY = date(2026, 1, 1)
_ENOUGH = 2


@dataclass(frozen=True, slots=True)
class Layout:
    """Headings and the rows below; ``heading_row`` is 0 where letters stand in for headings."""

    heading_row: int
    headings: tuple[str, ...]
    rows: tuple[Row, ...]

    def cells(self, column: int) -> tuple[str, ...]:
        """Return the cells of a column below its heading."""
        return tuple(row.cells[column] for row in self.rows if column < len(row.cells))


def layout_of(rows: Sequence[Row], known: KnownNames) -> Layout:
    """Find the row of headings among the first rows: the one with most headings that we know."""
    width = max((len(row.cells) for row in rows), default=0)
    at = _heading_at(rows, known)
    if at is None:
        return Layout(0, tuple(letters(place) for place in range(width)), tuple(rows))
    above = rows[at - 1].cells if at and rows[at - 1].place == rows[at].place - 1 else ()
    headings = _joined(rows[at].cells, above, width)
    return Layout(rows[at].place, headings, tuple(rows[at + 1 :]))


def letters(place: int) -> str:
    """Return how a spreadsheet calls a column: ``A`` is 0, ``AA`` follows ``Z``."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, _LETTERS)
        name = chr(ord("A") + rest) + name
    return name


def _heading_at(rows: Sequence[Row], known: KnownNames) -> int | None:
    scored = [(headings_known(row.cells, known), -at) for at, row in enumerate(rows[:_SEARCHED])]
    best, at = max(scored, default=(0, 0))
    if best >= _ENOUGH or (best and _all_words(rows[-at])):
        return _lower(rows, -at, known, best)
    for place, row in enumerate(rows[:_SEARCHED]):
        if sum(bool(cell) for cell in row.cells) >= _ENOUGH:
            return place if _all_words(row) and place + 1 < len(rows) else None
    return None


def _lower(rows: Sequence[Row], at: int, known: KnownNames, best: int) -> int:
    """Return the row below if it heads the columns as well: groups of columns stand above it."""
    if at + 1 == len(rows) or rows[at].cells == rows[at + 1].cells:
        return at
    is_next = rows[at + 1].place == rows[at].place + 1
    return at + 1 if is_next and headings_known(rows[at + 1].cells, known) >= best else at


def _all_words(row: Row) -> bool:
    return not any(_is_value(cell) for cell in row.cells if cell)


def _is_value(cell: str) -> bool:
    day = read_cell_day(cell, DayOrder.DAY_FIRST, today=_ANY_DAY)
    number = read_cell_number(cell)
    return not isinstance(day, Mend) or not (number is None or isinstance(number, Mend))


def _joined(cells: Sequence[str], above: Sequence[str], width: int) -> tuple[str, ...]:
    """Complete headings from a row above, as merged cells leave them.

    A heading that lies over two rows stands in the upper; one over several columns tells apart
    columns of the same heading below it. A title over the table stands alone and says nothing.
    """
    upper = list(above) + [""] * (width - len(above))
    lower = list(cells) + [""] * (width - len(cells))
    if sum(bool(each) for each in upper) < _ENOUGH:
        upper = [""] * width
    group, found = "", []
    for over, own in zip(upper, lower, strict=True):
        group = over or group
        shared = bool(own) and lower.count(own) > 1 and bool(group)
        found.append(" ".join(filter(None, (group if shared else "", own))) or over)
    return tuple(each or letters(place) for place, each in enumerate(found))
