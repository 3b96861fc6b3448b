"""Columns and cells of the tables of commitments: marks, bullet bars, status, shortfalls."""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, TypeVar

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from sv_evidence.domain.pace import Pace
from sv_evidence.domain.proof import Mark
from sv_evidence.reports.charts import bullet_bar
from sv_evidence.wording.home import pace_label
from ui.delegates.rows import MARK, RowDelegate, WordsCell
from ui.models.paged import Column
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
Row = TypeVar("Row")
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


def commitment_column(
    name: str, title: str, text: Callable[[Row], str], *, is_number: bool = False
) -> Column[Row]:
    """Return a column that keeps the order of the contract."""
    return Column(name, title, text, is_number=is_number, is_sortable=False)


def dress_words(
    theme: Theme,
    table: RowTable,
    columns: Sequence[Column[Any]],
    *,
    bold: AbstractSet[str],
    quiet: AbstractSet[str],
) -> None:
    """Show the words of every column, some of them by name in bold or in a quiet colour."""
    for at, column in enumerate(columns):
        cell = WordsCell(
            theme,
            table,
            column.text,
            style=Type.ROW_TITLE if column.name in bold else Type.TABLE,
            ink="ink2" if column.name in quiet else "ink",
            is_number=column.is_number,
        )
        table.setItemDelegateForColumn(at, cell)


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
    """A quantity at the right; one short of its plan with a down arrow, weight and colour."""

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
