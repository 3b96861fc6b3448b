"""Cells of the tables of commitments: marks, bullet bars, status, what a period brought."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from sv_evidence.domain.pace import Pace
from sv_evidence.domain.proof import Mark
from sv_evidence.reports.charts import bullet_bar
from sv_evidence.wording.home import pace_label
from ui.delegates.rows import MARK, RowDelegate
from ui.theme import Theme, Type
from ui.widgets.paint import paint, paint_mark
from ui.widgets.row_table import RowTable

BULLET = 14
SIGN = 16
SIGNS = {
    Pace.MET: ("check", "proven_text"),
    Pace.AHEAD: ("arrow-up-right", "proven_text"),
    Pace.ON_TRACK: ("check", "proven_text"),
    Pace.BEHIND: ("circle-alert", "part_text"),
    Pace.AT_RISK: ("triangle-alert", "alarm"),
}
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class MarkAloneCell(RowDelegate):
    """A proof mark; the model says its word."""

    def __init__(self, theme: Theme, table: RowTable, mark: Callable[[Any], Mark]) -> None:
        super().__init__(theme, table)
        self._mark = mark

    def paint_content(self, painter: QPainter, rect: QRect, row: Any, *, selected: bool) -> None:
        """Paint the mark."""
        del selected
        top = rect.y() + (rect.height() - self.theme.px(MARK)) / 2
        paint_mark(painter, self.theme, self._mark(row), left=rect.x(), top=top, size=MARK)


class BulletCell(RowDelegate):
    """Delivered against target, and what was expected by now."""

    def paint_content(self, painter: QPainter, rect: QRect, row: Any, *, selected: bool) -> None:
        """Paint the bar across the cell."""
        del selected
        high = self.theme.px(BULLET)
        drawing = bullet_bar(
            row.delivered, row.target, expected=row.expected, width=rect.width(), height=high
        )
        top = rect.y() + (rect.height() - high) / 2
        paint(painter, drawing, self.theme, QPointF(rect.x(), top))


class SignedWordsCell(RowDelegate):
    """An icon and words in its colour; without an icon the words are quiet."""

    def __init__(
        self, theme: Theme, table: RowTable, say: Callable[[Any], tuple[str, str, str]]
    ) -> None:
        super().__init__(theme, table)
        self._say = say
        """Icon, words and colour."""

    def paint_content(self, painter: QPainter, rect: QRect, row: Any, *, selected: bool) -> None:
        """Paint the icon, then the words."""
        del selected
        icon, words, colour = self._say(row)
        px = self.theme.px
        left = rect
        if icon:
            ratio = painter.device().devicePixelRatioF()
            top = rect.y() + (rect.height() - px(SIGN)) / 2
            pixmap = self.theme.pixmap(icon, colour, SIGN, ratio)
            painter.drawPixmap(QPointF(rect.x(), top), pixmap)
            left = rect.adjusted(px(SIGN) + px(5), 0, 0, 0)
        font = self.theme.font(Type.ROW_TITLE if icon else Type.TABLE)
        painter.setFont(font)
        painter.setPen(self.theme.color(colour))
        fits = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, left.width())
        painter.drawText(left, _LEFT, fits)


class ShortfallCell(RowDelegate):
    """A quantity at the right; under 90 % of its plan with a down arrow, weight and colour."""

    def __init__(
        self,
        theme: Theme,
        table: RowTable,
        words: Callable[[Any], str],
        is_short: Callable[[Any], bool],
        *,
        style: Type = Type.TABLE,
        has_arrow: bool = True,
    ) -> None:
        super().__init__(theme, table)
        self._words, self._is_short = words, is_short
        self._style, self._has_arrow = style, has_arrow

    def paint_content(self, painter: QPainter, rect: QRect, row: Any, *, selected: bool) -> None:
        """Paint the words, and the arrow before them."""
        del selected
        is_short, words, px = self._is_short(row), self._words(row), self.theme.px
        font = self.theme.font(Type.ROW_TITLE if is_short else self._style)
        painter.setFont(font)
        painter.setPen(self.theme.color("alarm" if is_short else "ink"))
        painter.drawText(rect, _RIGHT, words)
        if is_short and self._has_arrow:
            wide = QFontMetrics(font).horizontalAdvance(words)
            ratio = painter.device().devicePixelRatioF()
            at = QPointF(rect.right() - wide - px(16), rect.y() + (rect.height() - px(12)) / 2)
            painter.drawPixmap(at, self.theme.pixmap("arrow-down", "alarm", 12, ratio))


def pace_sign(pace: Pace) -> tuple[str, str, str]:
    """Return icon, words and colour of how a commitment stands."""
    icon, colour = SIGNS[pace]
    return icon, pace_label(pace), colour
