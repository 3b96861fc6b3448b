"""How a file looks in the grid: its picture, then what it is, when, who agreed, how strong."""

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from sv_evidence.domain.evidence import Condition, EvidenceKind
from sv_evidence.reports.shapes import strength_bars
from sv_evidence.store.listings.evidence import EvidenceRow
from sv_evidence.wording.labels import strength_label
from sv_evidence.wording.numbers import day_text
from sv_evidence.wording.words import tr
from ui.models.paged import ROW
from ui.pages.evidence.asking import Types
from ui.pages.evidence.thumbs import Thumbnails
from ui.theme import Theme, Type
from ui.widgets.paint import paint
from ui.widgets.signs import KIND_ICONS, consent_sign

USUAL, TALL = 183, 124
NARROWEST = 168
GAP = 18
PAD = 6
LINE = 18
UNDER = 5
LINES = 3
BELOW = 6
PAPER = 0.62
PAPER_TOP = 14
BAND = 27

Index = QModelIndex | QPersistentModelIndex


def tile_width(room: int, theme: Theme) -> int:
    """Return the width at which whole tiles fill a row; as many as can be, none too narrow."""
    gap = theme.px(GAP)
    across = max(1, (room + gap) // (theme.px(NARROWEST) + gap))
    return (room - gap * (across - 1)) // across


def tile_size(width: int, theme: Theme) -> QSize:
    """Return the size of a cell that holds a tile ``width`` wide."""
    picture = round(width * TALL / USUAL)
    text = theme.px(UNDER + LINES * LINE + BELOW)
    return QSize(width + theme.px(GAP), picture + text + theme.px(2 * PAD + 4))


class TileDelegate(QStyledItemDelegate):
    """Paints one tile; the picture comes when it has been opened, over a mat until then."""

    def __init__(
        self, theme: Theme, thumbs: Thumbnails, types: Types, today: date, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._theme, self._thumbs, self._types, self._today = theme, thumbs, types, today
        self._table = parent
        self._width = theme.px(USUAL)

    def set_width(self, width: int) -> None:
        """Make tiles as wide as fills the row, and their pictures no larger than that."""
        self._width = width
        ratio = self._table.devicePixelRatioF()
        tall = width * TALL / USUAL
        self._thumbs.set_size(QSize(round(width * ratio), round(tall * ratio)))

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802
        """Every tile is as large as every other."""
        return tile_size(self._width, self._theme)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground, the picture and the three lines."""
        row: EvidenceRow | None = index.data(ROW)
        if row is None:
            return
        px = self._theme.px
        cell: QRect = option.rect
        tile = QRect(cell.left() + px(PAD), cell.top() + px(PAD), self._width, cell.height())
        picture = QRectF(tile.left(), tile.top(), self._width, round(self._width * TALL / USUAL))
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_ground(painter, cell, state)
        self._paint_picture(painter, picture, row, chosen=chosen)
        self._paint_words(painter, picture, row)
        painter.restore()

    def _paint_ground(self, painter: QPainter, cell: QRect, state: QStyle.StateFlag) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        if not (chosen or focused or over):
            return
        px = self._theme.px
        ground = QRectF(cell.left(), cell.top(), self._width + 2 * px(PAD), cell.height() - px(4))
        ground = ground.adjusted(1, 1, -1, -1)
        ring = QPen(self._theme.color("accent"), 2) if focused else Qt.PenStyle.NoPen
        painter.setPen(ring)
        painter.setBrush(self._theme.color("sel" if chosen else "hover"))
        painter.drawRoundedRect(ground, px(8), px(8))

    def _paint_picture(
        self, painter: QPainter, area: QRectF, row: EvidenceRow, *, chosen: bool
    ) -> None:
        theme, missing = self._theme, row.condition is Condition.MISSING
        clip = QPainterPath()
        clip.addRoundedRect(area, theme.px(5), theme.px(5))
        painter.save()
        painter.setClipPath(clip)
        painter.fillRect(area, theme.color("tint_alarm" if missing else "line"))
        if missing:
            self._paint_missing(painter, area)
        else:
            self._paint_file(painter, area, row)
        if row.condition is Condition.ALTERED:
            self._paint_band(painter, area)
        painter.restore()
        faulty = row.condition is not Condition.UNCHANGED
        edge = "alarm" if faulty else "accent" if chosen else "line2"
        painter.setPen(QPen(theme.color(edge), 2 if chosen and not faulty else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(5), theme.px(5))

    def _paint_file(self, painter: QPainter, area: QRectF, row: EvidenceRow) -> None:
        pixmap = self._thumbs.get(row.thumb)
        known = self._types.get(row.type)
        kind = EvidenceKind.OTHER if known is None else known.kind
        if pixmap is None:
            side = self._theme.px(28)
            sign = self._theme.pixmap(KIND_ICONS[kind], "ink3", 28, _ratio(painter))
            painter.drawPixmap(
                QPointF(area.center().x() - side / 2, area.center().y() - side / 2), sign
            )
        elif kind is EvidenceKind.PHOTO:
            paint_covering(painter, pixmap, area)
        else:
            paint_paper(painter, pixmap, area, self._theme)

    def _paint_missing(self, painter: QPainter, area: QRectF) -> None:
        theme = self._theme
        side = theme.px(26)
        sign = theme.pixmap("file-x", "alarm", 26, _ratio(painter))
        top = area.center().y() - side
        painter.drawPixmap(QPointF(area.center().x() - side / 2, top), sign)
        painter.setFont(theme.font(Type.ROW_TITLE))
        painter.setPen(theme.color("alarm"))
        words = QRectF(area.left(), top + side + theme.px(4), area.width(), theme.px(LINE))
        painter.drawText(words, int(Qt.AlignmentFlag.AlignCenter), tr("File missing"))

    def _paint_band(self, painter: QPainter, area: QRectF) -> None:
        theme = self._theme
        tall = theme.px(BAND)
        band = QRectF(area.left(), area.bottom() - tall, area.width(), tall)
        painter.fillRect(band, theme.color("alarm"))
        sign = theme.pixmap("triangle-alert", "on_accent", 15, _ratio(painter))
        side = theme.px(15)
        painter.drawPixmap(QPointF(band.left() + theme.px(9), band.center().y() - side / 2), sign)
        painter.setFont(theme.font(Type.SMALL_STRONG))
        painter.setPen(theme.color("on_accent"))
        words = band.adjusted(theme.px(30), 0, -theme.px(4), 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), tr("Altered since added"))

    def _paint_words(self, painter: QPainter, picture: QRectF, row: EvidenceRow) -> None:
        theme, px = self._theme, self._theme.px
        line = QRectF(picture.left(), picture.bottom() + px(UNDER), picture.width(), px(LINE))
        self._write(painter, line, row.title, Type.ROW_TITLE, "ink")
        line.translate(0, px(LINE))
        known = self._types.get(row.type)
        icon = "file-text" if known is None else KIND_ICONS[known.kind]
        self._sign(painter, line, icon, "ink2")
        second = "  ".join(part for part in (row.number, self._day(row.dated)) if part)
        self._write(painter, line.adjusted(px(20), 0, 0, 0), second, Type.TABLE, "ink2")
        line.translate(0, px(LINE))
        strong = strength_label(row.strength)
        wide = QFontMetrics(theme.font(Type.TABLE)).horizontalAdvance(strong)
        icon, words, colour = consent_sign(row.consent, row.consent_until, self._today)
        self._sign(painter, line, icon, colour)
        room = line.adjusted(px(20), 0, -(wide + px(24)), 0)
        self._write(painter, room, words, Type.TABLE, colour)
        right = QRectF(line.right() - wide, line.top(), wide + 1, line.height())
        self._write(painter, right, strong, Type.TABLE, "ink2")
        bars = QPointF(right.left() - px(16), line.center().y() - px(6))
        paint(painter, strength_bars(row.strength, px(11)), theme, bars)

    def _write(self, painter: QPainter, area: QRectF, text: str, style: Type, colour: str) -> None:
        font = self._theme.font(style)
        painter.setFont(font)
        painter.setPen(self._theme.color(colour))
        fits = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), fits)

    def _sign(self, painter: QPainter, line: QRectF, icon: str, colour: str) -> None:
        side = self._theme.px(14)
        pixmap = self._theme.pixmap(icon, colour, 14, _ratio(painter))
        painter.drawPixmap(QPointF(line.left(), line.center().y() - side / 2), pixmap)

    def _day(self, day: date | None) -> str:
        if day is None:
            return ""
        short = day_text(day).partition(" ")[2]
        return short if day.year == self._today.year else f"{short} {day.year}"


def paint_covering(painter: QPainter, pixmap: QPixmap, area: QRectF) -> None:
    """Paint a picture so that it covers ``area``, cut evenly at the edges."""
    size = pixmap.size()
    scale = max(area.width() / size.width(), area.height() / size.height())
    wide, tall = area.width() / scale, area.height() / scale
    source = QRectF((size.width() - wide) / 2, (size.height() - tall) / 2, wide, tall)
    painter.drawPixmap(area, pixmap, source)


def paint_paper(painter: QPainter, pixmap: QPixmap, area: QRectF, theme: Theme) -> None:
    """Paint a page lying on a mat, its head to be seen and its foot below the edge."""
    wide = area.width() * PAPER
    tall = wide * pixmap.height() / pixmap.width()
    top: float = theme.px(PAPER_TOP)
    if tall < area.height() - 2 * top:
        wide = min(area.width() - 2 * top, wide * (area.height() - 2 * top) / tall)
        tall = wide * pixmap.height() / pixmap.width()
        top = max(top, (area.height() - tall) / 2)
    page = QRectF(area.center().x() - wide / 2, area.top() + top, wide, tall)
    painter.fillRect(page, Qt.GlobalColor.white)
    painter.drawPixmap(page, pixmap, QRectF(pixmap.rect()))
    painter.setPen(QPen(theme.color("line2"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(page)


def _ratio(painter: QPainter) -> float:
    return painter.device().devicePixelRatio()
