"""A list of any length: ids first, pages of 200 on demand, headings between the rows.

Order, filter and sums are the database's work. A row that vanished between the list of ids and
its page shows as blank and never raises.
"""

from array import array
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

PAGE = 200
PAGES_KEPT = 20

DISPLAY = int(Qt.ItemDataRole.DisplayRole)
ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
FIRST_ORDER = int(Qt.ItemDataRole.InitialSortOrderRole)
ROW = int(Qt.ItemDataRole.UserRole)
"""The row's value, or ``None`` for a heading and for a row that has vanished."""
HEADING = int(Qt.ItemDataRole.UserRole) + 1
"""The ``Heading`` of a heading row, else ``None``."""
_ANSWERED = frozenset({DISPLAY, ACCESSIBLE, ALIGNMENT, ROW, HEADING})

Index = QModelIndex | QPersistentModelIndex
Ids: TypeAlias = "array[int]"
"""Row ids as the database gives them; a string, because an array takes no index before 3.12."""

Row = TypeVar("Row")

_ROOT = QModelIndex()
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column: its name for settings and sorting, its head, and a cell's words."""

    name: str
    title: str
    text: Callable[[Row], str]
    is_number: bool = False
    is_sortable: bool = True
    largest_first: bool = False
    """Where sorting starts when the head is pressed first."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A line above a group of rows: its words, and how many rows stand under it."""

    title: str
    count: int
    note: str = ""


class PagedModel(QAbstractTableModel, Generic[Row]):
    """Shows rows by id; asks ``fetch`` for a page of them when one comes into sight."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        fetch: Callable[[Ids], Mapping[int, Row]],
        sentence: Callable[[Row], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._fetch = fetch
        self._sentence = sentence
        self._ids: Ids = array("q")
        self._headings: tuple[Heading, ...] = ()
        self._heading_rows: list[int] = []
        self._pages: OrderedDict[int, list[Row | None]] = OrderedDict()

    def show_ids(self, ids: Ids, headings: Sequence[Heading] = ()) -> None:
        """Replace the whole list; headings are used only if their counts add up to it."""
        fit = sum(heading.count for heading in headings) == len(ids)
        self.beginResetModel()
        self._ids = ids
        self._headings = tuple(heading for heading in headings if heading.count) if fit else ()
        self._heading_rows = []
        at = 0
        for heading in self._headings:
            self._heading_rows.append(at)
            at += heading.count + 1
        self._pages.clear()
        self.endResetModel()

    def refresh(self) -> None:
        """Read the visible rows again: the same rows in the same order."""
        self._pages.clear()
        rows, columns = self.rowCount(), self.columnCount()
        if rows:
            self.dataChanged.emit(self.index(0, 0), self.index(rows - 1, columns - 1))

    @property
    def ids(self) -> Ids:
        """The ids shown, in order. Not to be changed."""
        return self._ids

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings shown, in order."""
        return self._headings

    def id_at(self, row: int) -> int | None:
        """Return the id in a row; ``None`` for a heading or beyond the end."""
        place = self._place(row)
        return self._ids[place] if place is not None and place < len(self._ids) else None

    def row_of(self, wanted: int) -> int | None:
        """Return the row that shows an id; ``None`` if it is not in the list."""
        try:
            place = self._ids.index(wanted)
        except ValueError:
            return None
        return self._row_at_place(place)

    def ids_in(self, spans: Iterable[tuple[int, int]]) -> Ids:
        """Return the ids in spans of rows, both ends included; headings count for nothing."""
        found: Ids = array("q")
        for first, last in spans:
            start = self._ids_before(first)
            found.extend(self._ids[start : self._ids_before(last + 1)])
        return found

    def row_value(self, row: int) -> Row | None:
        """Return what a row shows; ``None`` for a heading or a row that has vanished."""
        place = self._place(row)
        return None if place is None else self._value(place)

    def heading_at(self, row: int) -> Heading | None:
        """Return the heading that stands in a row, if one does."""
        above = bisect_right(self._heading_rows, row)
        if above and self._heading_rows[above - 1] == row:
            return self._headings[above - 1]
        return None

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        """Count rows and headings."""
        return 0 if parent.isValid() else len(self._ids) + len(self._headings)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        """Count the columns."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let rows be chosen and headings be passed over."""
        if not index.isValid() or self._place(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Answer for one cell; every cell of a row gives the row's whole sentence to readers."""
        if role not in _ANSWERED or not index.isValid():
            return None
        if role == ALIGNMENT:
            return _RIGHT if self.columns[index.column()].is_number else _LEFT
        heading = self.heading_at(index.row())
        if role == HEADING:
            return heading
        if heading is not None:
            return _heading_answer(heading, index.column(), role)
        value = self.row_value(index.row())
        return value if role == ROW else self._words(value, index.column(), role)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = DISPLAY
    ) -> Any:
        """Answer for the head of a column."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == DISPLAY:
            return self.columns[section].title
        if role == ALIGNMENT:
            return _RIGHT if self.columns[section].is_number else _LEFT
        if role == FIRST_ORDER and self.columns[section].largest_first:
            return Qt.SortOrder.DescendingOrder
        return None

    def _words(self, value: Row | None, column: int, role: int) -> str:
        if value is None:
            return ""
        return self._sentence(value) if role == ACCESSIBLE else self.columns[column].text(value)

    def _ids_before(self, row: int) -> int:
        return row - bisect_right(self._heading_rows, row - 1)

    def _place(self, row: int) -> int | None:
        above = bisect_right(self._heading_rows, row)
        if above and self._heading_rows[above - 1] == row:
            return None
        return row - above

    def _row_at_place(self, place: int) -> int:
        """Count the headings that stand before the row in ``place``."""
        starts = [row - number for number, row in enumerate(self._heading_rows)]
        return place + bisect_right(starts, place)

    def _value(self, place: int) -> Row | None:
        number, offset = divmod(place, PAGE)
        if number not in self._pages:
            wanted = self._ids[number * PAGE : (number + 1) * PAGE]
            found = self._fetch(wanted)
            self._pages[number] = [found.get(each) for each in wanted]
            if len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        self._pages.move_to_end(number)
        page = self._pages[number]
        return page[offset] if offset < len(page) else None


def _heading_answer(heading: Heading, column: int, role: int) -> str | None:
    if role == ACCESSIBLE:
        return ", ".join(part for part in (heading.title, heading.note) if part)
    if role == DISPLAY:
        return heading.title if column == 0 else ""
    return None
