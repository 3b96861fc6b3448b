"""The list under the field: chosen by keys that the field passes on, painted line by line."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from ui.pages.palette.lines import Heading, Line, More, Row, first_line
from ui.theme import Theme

ROW = Qt.ItemDataRole.UserRole + 1
HEADING, TWO_LINES, ONE_LINE, MORE, RULE = 34, 44, 36, 28, 8
"""Heights; a heading that is not the first stands under a rule with room above it."""

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class PaletteModel(QAbstractListModel):
    """Holds the rows; headings are passed over."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows, top to bottom."""
        return self._rows

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        """Count the rows."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let lines be chosen."""
        if not index.isValid() or isinstance(self._rows[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give the row, and its words for screen readers."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return _words(row)
        return sentence_of(row) if role == Qt.ItemDataRole.AccessibleTextRole else None


class PaletteList(QListView):
    """Never takes the focus: the field above walks it."""

    opened = Signal()
    """The chosen line was pressed."""

    def __init__(self, theme: Theme, model: PaletteModel) -> None:
        super().__init__()
        self._theme, self._model = theme, model
        self.setModel(model)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows, the first line chosen."""
        self._model.show_rows(rows)
        self.scrollToTop()
        self.choose(first_line(rows))

    @property
    def rows(self) -> tuple[Row, ...]:
        """Everything that is shown."""
        return self._model.rows

    @property
    def chosen(self) -> Line | More | None:
        """The line that is chosen."""
        at = self.currentIndex().row()
        row = self._model.rows[at] if 0 <= at < len(self._model.rows) else None
        return None if isinstance(row, Heading) else row

    def choose(self, at: int) -> None:
        """Choose a line by its row."""
        if at >= 0:
            self.setCurrentIndex(self._model.index(at))

    def step(self, by: int) -> None:
        """Choose a line further down or up; round at the ends one by one, else to the last."""
        lines = [at for at, row in enumerate(self._model.rows) if not isinstance(row, Heading)]
        if not lines:
            return
        here = self.currentIndex().row()
        place = (lines.index(here) if here in lines else -1) + by
        place = place % len(lines) if abs(by) == 1 else max(0, min(place, len(lines) - 1))
        self.choose(lines[place])
        if place == 0:
            self.scrollToTop()  # its heading too

    def wanted_height(self) -> int:
        """Return how high all rows are together."""
        return sum(row_height(self._theme, row) for row in self._model.rows)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Take what the sheet gives."""
        return QSize(self._theme.px(200), self.wanted_height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Open the line that is pressed."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        is_left = event.button() == Qt.MouseButton.LeftButton
        if is_left and index.isValid() and index == self.currentIndex():
            self.opened.emit()


def row_height(theme: Theme, row: Row) -> int:
    """Return how high a row is."""
    match row:
        case Heading():
            return theme.px(HEADING + (0 if row.is_first else RULE))
        case More():
            return theme.px(MORE)
        case _:
            return theme.px(ONE_LINE if row.second is None else TWO_LINES)


def sentence_of(row: Row) -> str:
    """Say a row for screen readers."""
    if isinstance(row, Line):
        return row.sentence
    if isinstance(row, More):
        return row.text
    return ", ".join(part for part in (row.title, row.count, row.note) if part)


def _words(row: Row) -> str:
    if isinstance(row, Line):
        return row.title.text
    return row.text if isinstance(row, More) else row.title
