"""A cell with a title and a quieter second line."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from ui.delegates.rows import RowDelegate
from ui.theme import Theme, Type
from ui.widgets.row_table import RowTable

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class TwoLinesCell(RowDelegate):
    """Paints two lines, each cut with an ellipsis where it does not fit."""

    def __init__(
        self,
        theme: Theme,
        table: RowTable,
        first: Callable[[Any], str],
        second: Callable[[Any], str],
    ) -> None:
        super().__init__(theme, table)
        self._first, self._second = first, second

    def paint_content(self, painter: QPainter, rect: QRect, row: Any, *, selected: bool) -> None:
        """Paint title and second line around the middle."""
        del selected
        middle = rect.center().y()
        above = QRect(rect.left(), middle - self.theme.px(18), rect.width(), self.theme.px(18))
        below = QRect(rect.left(), middle + 1, rect.width(), self.theme.px(18))
        self._write(painter, above, self._first(row), Type.ROW_TITLE, "ink")
        self._write(painter, below, self._second(row), Type.SMALL, "ink2")

    def _write(self, painter: QPainter, area: QRect, text: str, style: Type, ink: str) -> None:
        font = self.theme.font(style)
        painter.setFont(font)
        painter.setPen(self.theme.color(ink))
        fits = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, _LEFT, fits)
