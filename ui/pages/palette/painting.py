"""How lines of Go to anything are painted: words that were found wear a ground and a line."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from sv_evidence.domain.excerpts import Marked
from sv_evidence.wording.words import tr
from ui.pages.palette.lines import Heading, Line, More
from ui.pages.palette.listed import ROW, RULE, PaletteList, row_height
from ui.theme import Theme, Type
from ui.widgets.paint import paint_mark

SIDE, WORDS, ICON, BAR = 20, 50, 18, 3
GAP = 12
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_SELECTED = QStyle.StateFlag.State_Selected
_OVER = QStyle.StateFlag.State_MouseOver

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class _Look:
    """How a run of words is painted."""

    style: Type
    strong: Type
    ink: str
    ground: str


class PaletteDelegate(QStyledItemDelegate):
    """Paints headings, lines and the ways to more."""

    def __init__(self, theme: Theme, parent: PaletteList) -> None:
        super().__init__(parent)
        self._theme = theme
        self._faces: dict[Type, tuple[QFont, QFontMetricsF]] = {}
        """Fonts with their measures, since every key paints every line anew."""
        theme.changed.connect(self._faces.clear)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Ask for the row's height."""
        return QSize(0, row_height(self._theme, index.data(ROW)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        rect: QRect = option.rect
        row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Heading):
            self._paint_heading(painter, rect, row)
        else:
            is_chosen = bool(option.state & _SELECTED)
            ground = "sel" if is_chosen else "hover" if option.state & _OVER else "surface"
            painter.fillRect(rect, self._theme.color(ground))
            if is_chosen:
                painter.fillRect(
                    rect.x(), rect.y(), BAR, rect.height(), self._theme.color("accent")
                )
            if isinstance(row, More):
                self._say(painter, self._inner(rect), row.text, Type.TABLE, "accent")
            else:
                self._paint_line(painter, rect, row, is_chosen=is_chosen)
        painter.restore()

    def _face(self, style: Type) -> tuple[QFont, QFontMetricsF]:
        if style not in self._faces:
            font = self._theme.font(style)
            self._faces[style] = font, QFontMetricsF(font)
        return self._faces[style]

    def _inner(self, rect: QRect) -> QRect:
        return rect.adjusted(self._theme.px(WORDS), 0, -self._theme.px(SIDE), 0)

    def _paint_heading(self, painter: QPainter, rect: QRect, row: Heading) -> None:
        px = self._theme.px
        if not row.is_first:
            top = rect.y() + px(RULE) - 1
            painter.fillRect(rect.x(), top, rect.width(), 1, self._theme.color("line2"))
            rect = rect.adjusted(0, px(RULE), 0, 0)
        line = rect.adjusted(px(SIDE), px(4), -px(SIDE), 0)
        wide = self._say(painter, line, row.title, Type.SMALL_STRONG, "ink2")
        self._say(painter, line.adjusted(wide + px(8), 0, 0, 0), row.count, Type.SMALL, "ink3")
        self._say(painter, line, row.note, Type.SMALL, "ink3", flags=_RIGHT)

    def _paint_line(self, painter: QPainter, rect: QRect, row: Line, *, is_chosen: bool) -> None:
        px = self._theme.px
        ratio = painter.device().devicePixelRatio()
        sign = self._theme.pixmap(row.icon, "accent" if is_chosen else "ink2", ICON, ratio)
        middle = rect.y() + (rect.height() - px(ICON)) / 2
        painter.drawPixmap(QPointF(rect.x() + px(SIDE), middle), sign)
        right = self._paint_right(painter, rect, row, is_chosen=is_chosen)
        inner = self._inner(rect)
        inner.setRight(right - px(GAP))
        ground = "surface" if is_chosen else "sel"
        strong = Type.ROW_TITLE
        plain = Type.TABLE if row.lead or row.second is None else Type.ROW_TITLE
        title = _Look(plain, strong, "ink", ground)
        if row.second is None:
            self._paint_marked(painter, inner, row.title, title)
            return
        above = QRect(inner.x(), inner.center().y() - px(19), inner.width(), px(19))
        below = QRect(inner.x(), inner.center().y() + px(1), inner.width(), px(18))
        if row.lead:
            wide = self._say(painter, above, row.lead, Type.TABLE, "ink3")
            above.setLeft(above.left() + wide + px(8))
        self._paint_marked(painter, above, row.title, title)
        second = _Look(Type.SMALL, Type.SMALL_STRONG, "ink2", ground)
        self._paint_marked(painter, below, row.second, second)

    def _paint_right(self, painter: QPainter, rect: QRect, row: Line, *, is_chosen: bool) -> int:
        """Paint keys, day and mark from the right; return where they begin."""
        px = self._theme.px
        right = rect.right() - px(SIDE)
        area = QRect(rect.x(), rect.y(), right - rect.x(), rect.height())
        if row.keys:
            return self._paint_keys(painter, area, row.keys)
        words = tr("Open") if is_chosen and row.second is not None else row.right
        wide = self._say(painter, area, words, Type.SMALL, "ink2", flags=_RIGHT)
        right -= wide
        if is_chosen and row.second is not None:
            ratio = painter.device().devicePixelRatio()
            sign = self._theme.pixmap("corner-down-left", "ink2", 14, ratio)
            right -= px(18)
            painter.drawPixmap(QPointF(right, rect.y() + (rect.height() - px(14)) / 2), sign)
        if row.mark is not None:
            right -= px(15 + (10 if words else 0))
            top = rect.y() + (rect.height() - px(15)) / 2
            paint_mark(painter, self._theme, row.mark, left=right, top=top, size=15)
        return right

    def _paint_keys(self, painter: QPainter, area: QRect, keys: str) -> int:
        px = self._theme.px
        font, metrics = self._face(Type.TINY)
        wide = round(metrics.horizontalAdvance(keys)) + px(12)
        tall = px(20)
        left, top = area.right() - wide, area.center().y() - tall / 2
        painter.setPen(QPen(self._theme.color("ctl"), 1))
        painter.setBrush(self._theme.color("surface"))
        painter.drawRoundedRect(QRectF(left + 0.5, top + 0.5, wide - 1, tall - 1), px(4), px(4))
        painter.setFont(font)
        painter.setPen(self._theme.color("ink2"))
        painter.drawText(QRectF(left, top, wide, tall), int(Qt.AlignmentFlag.AlignCenter), keys)
        return left

    def _paint_marked(self, painter: QPainter, area: QRect, found: Marked, look: _Look) -> None:
        """Paint words run by run, as many as fit; where they end too early, dots say so."""
        left, right = float(area.left()), float(area.right())
        for text, is_found in runs_of(found):
            font, metrics = self._face(look.strong if is_found else look.style)
            fits = metrics.elidedText(text, Qt.TextElideMode.ElideRight, right - left)
            wide = metrics.horizontalAdvance(fits)
            if is_found:
                self._paint_ground(painter, QRectF(left, area.top(), wide, area.height()), look)
            painter.setFont(font)
            painter.setPen(self._theme.color(look.ink))
            painter.drawText(QRectF(left, area.top(), wide + 1, area.height()), _LEFT, fits)
            left += wide
            if fits != text:
                return

    def _paint_ground(self, painter: QPainter, box: QRectF, look: _Look) -> None:
        theme = self._theme
        tall = theme.line(look.style)
        ground = QRectF(box.x() - 1, box.center().y() - tall / 2, box.width() + 2, tall)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(look.ground))
        painter.drawRoundedRect(ground, 2, 2)
        painter.fillRect(
            QRectF(ground.x(), ground.bottom() - 1.5, ground.width(), 1.5), theme.color("accent")
        )

    def _say(
        self,
        painter: QPainter,
        area: QRect,
        words: str,
        style: Type,
        ink: str,
        *,
        flags: int = _LEFT,
    ) -> int:
        """Paint words in an area and return how wide they are."""
        font, metrics = self._face(style)
        painter.setFont(font)
        painter.setPen(self._theme.color(ink))
        fits = metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, flags, fits)
        return round(metrics.horizontalAdvance(fits))


def runs_of(found: Marked) -> list[tuple[str, bool]]:
    """Part a text into runs that were found and runs that were not."""
    runs: list[tuple[str, bool]] = []
    at = 0
    for begin, end in found.spans:
        runs += [(found.text[at:begin], False), (found.text[begin:end], True)]
        at = end
    runs.append((found.text[at:], False))
    return [run for run in runs if run[0]]
