"""Tables of the document tree: columns, rows, and cells that hold text, marks or a drawing."""

from dataclasses import dataclass
from enum import StrEnum

from sv_evidence.reports.inlines import Drawing, Inlines, MarkWord
from sv_evidence.reports.shapes import Anchor


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a table's cell: marks with their words, then text; or a drawing."""

    inlines: Inlines = ()
    marks: tuple[MarkWord, ...] = ()
    """A mark whose word is empty stands alone before the text that says it."""
    drawing: Drawing | None = None
    span: int = 1
    one_line: bool = False
    """Cut with an ellipsis rather than wrap."""
    align: Anchor | None = None
    """Only where it differs from its column."""


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column. Widths share out the table's width in proportion."""

    title: str
    width: float
    align: Anchor = Anchor.START


@dataclass(frozen=True, slots=True)
class Row:
    """A table's row; a total is ruled off."""

    cells: tuple[Cell, ...]
    is_total: bool = False
    anchor: str = ""


class Dress(StrEnum):
    """How a table is set."""

    FULL = "full"
    """Ruled in ink under the head and at the end."""
    REGISTER = "register"
    """As full, with closer rows."""
    PLAIN = "plain"
    """No head: thin rules between rows."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head that is repeated on each page."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    summary: str
    """What the table shows, for those who cannot see it."""
    dress: Dress = Dress.FULL
    note: Inlines = ()
    """A line under the table that stays with its end."""
    shortest: int = 0
    """Rather than go on to another page, it may end after so many rows; 0 if it may not."""
    least_rows: int = 4
    """Never fewer on a page while more follow."""
