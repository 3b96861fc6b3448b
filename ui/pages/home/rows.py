"""Rows of Home's lists: each can be pressed, reached by Tab, and read aloud as one sentence."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Theme, Type
from ui.widgets.section import Rule
from ui.widgets.surface import Surface
from ui.widgets.words import Elided, Words


@dataclass(frozen=True, slots=True)
class Fit:
    """How closely rows stand: heights and gaps in logical pixels."""

    row: int
    pad: int
    gap: int
    recent: int
    """So many activities are shown."""


ROOMY, CLOSE = Fit(row=43, pad=3, gap=22, recent=4), Fit(row=37, pad=0, gap=14, recent=2)
"""For usual windows, and for those under 760 high."""
_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class OpenRow(Surface):
    """A row that leads to the thing it names."""

    opened = Signal()

    def __init__(self, theme: Theme, spoken: str, fit: Fit = ROOMY) -> None:
        super().__init__(theme, "bg")
        self.setProperty("ring", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(spoken)
        self.setMinimumHeight(theme.px(fit.row))
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, theme.px(fit.pad), 0, theme.px(fit.pad))
        self.row.setSpacing(theme.px(12))

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Show that it can be pressed."""
        super().enterEvent(event)
        self.wear("hover")

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Be as before."""
        super().leaveEvent(event)
        self.wear("bg")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Open."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self._open()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Open by key; other keys go on."""
        if event.key() in _KEYS and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._open()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _open(self) -> None:
        self.opened.emit()


def two_lines(theme: Theme, first: str, second: str) -> QWidget:
    """Return a title over what says more of it."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(Elided(theme, first, Type.ROW_TITLE))
    if second:
        column.addWidget(Elided(theme, second, Type.SMALL, "ink2"))
    return holder


def amount_of(theme: Theme, amount: str, rest: str) -> QWidget:
    """Return a strong amount and its whole beside it, at the right."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(4))
    row.addStretch(1)
    if amount:
        row.addWidget(Words(theme, amount, Type.ROW_TITLE))
    row.addWidget(Words(theme, rest, Type.TABLE, "ink2"))
    return holder


def put(parent: QVBoxLayout, theme: Theme, *rows: QWidget) -> None:
    """Put rows under each other, a rule below each."""
    for row in rows:
        parent.addWidget(row)
        parent.addWidget(Rule(theme))
