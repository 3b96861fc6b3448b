"""Cells of a table painted by us: a row's ground and rule, words, numbers, and proof marks."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from sv_evidence.domain.proof import Mark
from sv_evidence.reports.shapes import TEXTS
from ui.models.paged import HEADING, ROW, Heading
from ui.theme import Theme, Type
from ui.widgets.marks import mark_word
from ui.widgets.paint import paint_mark
from ui.widgets.row_table import RowTable

PAD = 10
EDGE = 28
"""From the edge of the page to the first column's words."""
BAR = 3
MARK = 15
MARK_GAP = 7

Index = QModelIndex | QPersistentModelIndex
Words = Callable[[Any], str]

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_SELECTED = QStyle.StateFlag.State_Selected


class RowDelegate(QStyledItemDelegate):
    """Paints the ground that all columns share, then asks for the cell's own content.

    A heading runs through all columns: each cell paints the part of it that lies in the cell.
    """

    def __init__(self, theme: Theme, table: RowTable) -> None:
        super().__init__(table)
        self.theme = theme
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        rect: QRect = option.rect
        painter.save()
        painter.setClipRect(rect)
        heading = index.data(HEADING)
        if isinstance(heading, Heading):
            self._paint_heading(painter, rect, heading)
        else:
            selected = bool(option.state & _SELECTED)
            self._paint_ground(painter, rect, index, selected=selected)
            row = index.data(ROW)
            if row is not None:
                self.paint_content(painter, self._inner(rect, index), row, selected=selected)
        painter.restore()

    def paint_content(self, painter: QPainter, rect: QRect, row: Any, *, selected: bool) -> None:
        """Paint what stands in the cell; nothing, unless a column says otherwise."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802
        """Ask for no size: rows are as high as the table says."""
        return QSize(0, self._table.row_height)

    def _inner(self, rect: QRect, index: Index) -> QRect:
        first = self._table.is_first(index.column())
        return rect.adjusted(self.theme.px(EDGE if first else PAD), 0, -self.theme.px(PAD), -1)

    def _paint_ground(
        self, painter: QPainter, rect: QRect, index: Index, *, selected: bool
    ) -> None:
        theme = self.theme
        ground = "surface"
        if selected:
            ground = "sel"
        elif index.row() == self._table.hovered_row:
            ground = "hover"
        painter.fillRect(rect, theme.color(ground))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.color("line"))
        if selected and self._table.is_first(index.column()):
            painter.fillRect(rect.x(), rect.y(), BAR, rect.height(), theme.color("accent"))
        if self._table.rings_row(index.row()):
            accent = theme.color("accent")
            painter.fillRect(rect.x(), rect.y(), rect.width(), 2, accent)
            painter.fillRect(rect.x(), rect.bottom() - 1, rect.width(), 2, accent)

    def _paint_heading(self, painter: QPainter, rect: QRect, heading: Heading) -> None:
        """Start at the edge of the view wherever the cell lies, so that the cells join up."""
        theme = self.theme
        painter.fillRect(rect, theme.color("win"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.color("line"))
        line = QRect(rect)
        line.setLeft(theme.px(EDGE))
        line.setRight(max(rect.right(), self._table.viewport().width()))
        font = theme.font(Type.SMALL_STRONG)
        painter.setFont(font)
        painter.setPen(theme.color("ink"))
        painter.drawText(line, _LEFT, heading.title)
        line.setLeft(line.left() + QFontMetrics(font).horizontalAdvance(heading.title) + 9)
        painter.setFont(theme.font(Type.SMALL))
        painter.setPen(theme.color("ink2"))
        painter.drawText(line, _LEFT, heading.note)


class WordsCell(RowDelegate):
    """Words on one line, cut with an ellipsis; numbers stand at the right."""

    def __init__(
        self,
        theme: Theme,
        table: RowTable,
        words: Words,
        *,
        style: Type = Type.TABLE,
        ink: str = "ink",
        is_number: bool = False,
    ) -> None:
        super().__init__(theme, table)
        self._words = words
        self._style = style
        self._ink = ink
        self._flags = _RIGHT if is_number else _LEFT

    def paint_content(self, painter: QPainter, rect: QRect, row: Any, *, selected: bool) -> None:
        """Paint the words, as much as fits."""
        del selected
        font = self.theme.font(self._style)
        painter.setFont(font)
        painter.setPen(self.theme.color(self._ink))
        words = QFontMetrics(font).elidedText(
            self._words(row), Qt.TextElideMode.ElideRight, rect.width()
        )
        painter.drawText(rect, self._flags, words)


class MarkCell(RowDelegate):
    """A proof mark with its word."""

    def __init__(self, theme: Theme, table: RowTable, mark: Callable[[Any], Mark]) -> None:
        super().__init__(theme, table)
        self._mark = mark

    def paint_content(self, painter: QPainter, rect: QRect, row: Any, *, selected: bool) -> None:
        """Paint the mark, then the word in its colour."""
        del selected
        mark = self._mark(row)
        size = self.theme.px(MARK)
        top = rect.y() + (rect.height() - size) / 2
        paint_mark(painter, self.theme, mark, left=rect.x(), top=top, size=MARK)
        words = rect.adjusted(size + MARK_GAP, 0, self.theme.px(PAD), 0)
        painter.setFont(self.theme.font(Type.TABLE))
        painter.setPen(self.theme.color(TEXTS[mark]))
        painter.drawText(words, _LEFT, mark_word(mark))
