"""Cells of the two lists: a sign with two lines, and the word that brings a thing back."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from sv_evidence.domain.records import Kind
from ui.delegates.rows import RowDelegate
from ui.delegates.two_lines import TwoLinesCell
from ui.theme import Theme, Type
from ui.widgets.row_table import RowTable

SIGN = 18
ROOM = 30
INDENT = 26
SIGNS = {
    Kind.ACTIVITY: "notebook-pen",
    Kind.RESULT: "hash",
    Kind.EVIDENCE: "images",
    Kind.ATTACHMENT: "paperclip",
    Kind.PERSON: "users",
    Kind.ATTENDANCE: "users",
    Kind.CONTRACT: "heart-handshake",
    Kind.COMMITMENT: "heart-handshake",
    Kind.BID: "pen-line",
    Kind.PACK: "package-check",
    Kind.PLACE: "map-pin",
    Kind.ORGANISATION: "building-2",
    Kind.BUYER: "building-2",
    Kind.FRAMEWORK: "list-tree",
    Kind.MEASURE: "list-tree",
}


def sign_of(kind: Kind) -> str:
    """Return the icon of a kind."""
    return SIGNS.get(kind, "file-text")


class SignedCell(TwoLinesCell):
    """Two lines with an icon before them; what stands inside another row is set in."""

    def __init__(
        self,
        theme: Theme,
        table: RowTable,
        *,
        sign: Callable[[Any], str],
        first: Callable[[Any], str],
        second: Callable[[Any], str],
        is_inside: Callable[[Any], bool],
    ) -> None:
        super().__init__(theme, table, first, second)
        self._sign, self._is_inside = sign, is_inside

    def paint_content(self, painter: QPainter, rect: QRect, row: Any, *, selected: bool) -> None:
        """Paint the icon, then the lines."""
        px = self.theme.px
        inner = rect.adjusted(px(INDENT), 0, 0, 0) if self._is_inside(row) else rect
        ratio = painter.device().devicePixelRatioF()
        sign = self.theme.pixmap(self._sign(row), "ink2", SIGN, ratio)
        top = inner.y() + (inner.height() - px(SIGN)) / 2
        painter.drawPixmap(QPointF(inner.x(), top), sign)
        rest = inner.adjusted(px(ROOM), 0, 0, 0)
        super().paint_content(painter, rest, row, selected=selected)


class LinkCell(RowDelegate):
    """A word that can be pressed, at the right."""

    def __init__(self, theme: Theme, table: RowTable, words: Callable[[Any], str]) -> None:
        super().__init__(theme, table)
        self._words = words

    def paint_content(self, painter: QPainter, rect: QRect, row: Any, *, selected: bool) -> None:
        """Paint the word as a link."""
        del selected
        font = self.theme.font(Type.ROW_TITLE)
        painter.setFont(font)
        painter.setPen(self.theme.color("accent"))
        flags = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        inner = rect.adjusted(0, 0, -self.theme.px(18), 0)
        words = self._words(row)
        fits = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, flags, fits)
