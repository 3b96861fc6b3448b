"""Months beside the scroll bar of a long list: one press goes to any of them."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, Qt, Slot
from PySide6.QtGui import QHelpEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QToolTip, QWidget

from sv_evidence.store.listings.activities import ActivityRow
from sv_evidence.wording.words import tr
from ui.models.paged import PagedModel
from ui.theme import Theme, Type
from ui.widgets.row_table import RowTable

MANY = 2000
"""With fewer rows the scroll bar is enough."""
WIDTH = 46
LINE = 16


@dataclass(frozen=True, slots=True)
class Stop:
    """A month heading: its row, and its words."""

    row: int
    title: str
    note: str


class MonthJumps(QWidget):
    """Stands beside the table where the list is long and goes by months."""

    def __init__(self, theme: Theme, table: RowTable, model: PagedModel[ActivityRow]) -> None:
        super().__init__()
        self._theme, self._table, self._model = theme, table, model
        self._stops: tuple[Stop, ...] = ()
        self.setFixedWidth(theme.px(WIDTH))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("Go to a month"))
        self.hide()
        model.modelReset.connect(self._on_reset)
        table.verticalScrollBar().valueChanged.connect(self.update)
        theme.changed.connect(self.update)
        for keys, step in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            shortcut = QShortcut(QKeySequence(keys), table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self._on_up if step < 0 else self._on_down)

    @property
    def stops(self) -> tuple[Stop, ...]:
        """The months, in the order of the list."""
        return self._stops

    def stop_at(self, y: float) -> Stop | None:
        """Return the month whose part of the strip a height lies in."""
        rows = self._model.rowCount()
        if not self._stops or not rows:
            return None
        row = y / max(1, self.height()) * rows
        return self._stops[self._before(row)]

    def go_to(self, stop: Stop) -> None:
        """Bring a month to the top of the table."""
        top = QAbstractItemView.ScrollHint.PositionAtTop
        self._table.scrollTo(self._model.index(stop.row, 0), top)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Write years, and months where there is room; the one in sight stands out."""
        painter, px = QPainter(self), self._theme.px
        painter.fillRect(self.rect(), self._theme.color("bg"))
        here = self._here()
        taken = -LINE
        for stop, words, is_year in self._labels():
            y = round(stop.row / max(1, self._model.rowCount()) * self.height())
            if y < taken + px(LINE) or y + px(LINE) > self.height():
                continue
            taken = y
            painter.setFont(self._theme.font(Type.SMALL_STRONG if is_year else Type.TINY))
            painter.setPen(self._theme.color("accent" if stop is here else "ink2"))
            line = QRect(px(6), y, self.width() - px(6), px(LINE))
            painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), words)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Go to the month under the pointer."""
        stop = self.stop_at(event.position().y())
        if stop is not None:
            self.go_to(stop)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Follow the pointer while it is pressed."""
        self.mousePressEvent(QMouseEvent(event))

    def event(self, event: QEvent) -> bool:
        """Say which month lies under the pointer."""
        if isinstance(event, QHelpEvent):
            stop = self.stop_at(event.pos().y())
            if stop is not None:
                QToolTip.showText(event.globalPos(), f"{stop.title}, {stop.note}", self)
            return True
        return super().event(event)

    def _labels(self) -> Sequence[tuple[Stop, str, bool]]:
        """Put the years before the months, so that they are never the ones left out."""
        found = []
        year = ""
        for stop in self._stops:
            month, _, of_year = stop.title.rpartition(" ")
            is_new = of_year != year
            year = of_year
            found.append((stop, of_year if is_new else month[:3], is_new))
        room = self.height() / max(1, self._theme.px(LINE))
        return found if len(found) <= room else [each for each in found if each[2]]

    def _here(self) -> Stop | None:
        row = self._table.rowAt(0)
        return self._stops[self._before(row)] if self._stops and row >= 0 else None

    def _before(self, row: float) -> int:
        return max(0, bisect_right(self._stops, row, key=lambda stop: stop.row) - 1)

    def _step(self, step: int) -> None:
        row = self._table.rowAt(0)
        if not self._stops or row < 0:
            return
        place = self._before(row)
        if step > 0 or self._stops[place].row == row:
            place += step
        if 0 <= place < len(self._stops):
            self.go_to(self._stops[place])

    @Slot()
    def _on_up(self) -> None:
        self._step(-1)

    @Slot()
    def _on_down(self) -> None:
        self._step(1)

    @Slot()
    def _on_reset(self) -> None:
        at, stops = 0, []
        for heading in self._model.headings:
            stops.append(Stop(at, heading.title, heading.note))
            at += heading.count + 1
        self._stops = tuple(stops)
        self.setVisible(len(self._model.ids) >= MANY and len(stops) > 1)
        self.update()
