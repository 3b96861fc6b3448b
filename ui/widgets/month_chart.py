"""Columns by month, drawn from the shapes that the documents print."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from sv_evidence.domain.measures import Unit
from sv_evidence.reports.charts import Column, column_chart
from sv_evidence.reports.claim_facts import MonthFacts
from sv_evidence.wording.numbers import month_text, number_text, quantity_text
from sv_evidence.wording.outcomes import month_said
from sv_evidence.wording.words import tr
from ui.theme import Theme
from ui.widgets.paint import paint

HIGH = 190
LABEL = 13.0
BELOW = 4.0
"""Room for what hangs below the months' names, which are larger than on paper."""
SHORT = 3
_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


@dataclass(frozen=True, slots=True)
class _Month:
    first: date
    said: str
    has_come: bool


class MonthChart(QWidget):
    """A measure by month; each column leads to what it is made of, by a press or by keys."""

    asked = Signal(object)
    """How we get a month: its first day."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._title = theme, title
        self._columns: tuple[Column, ...] = ()
        self._months: tuple[_Month, ...] = ()
        self._at = -1
        self.setProperty("ring", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)

    def show_months(self, months: Sequence[MonthFacts], unit: Unit) -> None:
        """Show quantities; the text alternative lists them all."""
        self._columns = tuple(
            Column(
                month_text(each.first)[:SHORT],
                each.quantity,
                "" if each.quantity is None else number_text(each.quantity),
            )
            for each in months
        )
        self._months = tuple(
            _Month(each.first, _said(each, unit), each.quantity is not None) for each in months
        )
        self._at = -1
        self.setAccessibleName(self._title)
        self.setAccessibleDescription("; ".join(each.said for each in self._months))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """As high as the look says, and as wide as there is room."""
        return QSize(self._theme.px(300), self._theme.px(HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the same shapes as on paper, larger by the text's scale."""
        painter = QPainter(self)
        scale = self._theme.scale
        painter.scale(scale, scale)
        wide, high = self.width() / scale, self.height() / scale
        drawn = column_chart(
            self._columns, width=wide, height=high - BELOW, not_yet=tr("not yet"), size=LABEL
        )
        paint(painter, drawn, self._theme)
        if 0 <= self._at < len(self._months) and self.hasFocus():
            each = wide / len(self._months)
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRoundedRect(QRectF(self._at * each + 2, 1, each - 4, high - 2), 4, 4)

    def event(self, event: QEvent) -> bool:
        """Say the month under the pointer and that it leads further."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self._place(event.pos().x())
            if 0 <= place < len(self._months):
                said = f"{self._months[place].said}. {tr('How we get this')}"
                QToolTip.showText(event.globalPos(), said, self)
            return True
        return super().event(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Ask how we get a month."""
        if self.rect().contains(event.position().toPoint()):
            self._ask(self._place(round(event.position().x())))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Walk the months with the arrows, and ask."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None and self._months:
            self._at = min(max(self._at + step, 0), len(self._months) - 1)
            self.setAccessibleName(f"{self._title}, {self._months[self._at].said}")
            self.update()
        elif event.key() in _KEYS:
            self._ask(self._at)
        else:
            super().keyPressEvent(event)

    def _ask(self, place: int) -> None:
        if 0 <= place < len(self._months) and self._months[place].has_come:
            self.asked.emit(self._months[place].first)

    def _place(self, x: int) -> int:
        return int(x * len(self._months) / max(1, self.width()))

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()


def _said(month: MonthFacts, unit: Unit) -> str:
    name = month_text(month.first)
    if month.quantity is None:
        return month_said(name, tr("not yet"))
    return month_said(name, quantity_text(month.quantity, unit))
