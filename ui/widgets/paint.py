"""Paints the shapes of ``reports/shapes``, so that a value looks the same here and on paper."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from sv_evidence.domain.proof import Mark
from sv_evidence.reports import shapes
from sv_evidence.reports.shapes import (
    Anchor,
    Disc,
    Font,
    Hatch,
    Line,
    Pie,
    Polyline,
    Rect,
    Ring,
    Shape,
    Text,
)
from ui.theme import MONO, SANS, SERIF, Theme

_SIXTEENTHS = 16
_FACES = {
    Font.SANS: (SANS, 400),
    Font.MEDIUM: (SANS, 500),
    Font.SEMIBOLD: (SANS, 600),
    Font.ITALIC: (SANS, 400),
    Font.SERIF: (SERIF, 400),
    Font.SERIF_SEMIBOLD: (SERIF, 600),
    Font.MONO: (MONO, 400),
}


def paint(
    painter: QPainter, drawing: Iterable[Shape], theme: Theme, at: QPointF | None = None
) -> None:
    """Paint shapes with their corner at ``at``; lengths are logical pixels, already scaled."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if at is not None:
        painter.translate(at)
    for shape in drawing:
        _paint_one(painter, shape, theme)
    painter.restore()


def paint_mark(
    painter: QPainter, theme: Theme, which: Mark, *, left: float, top: float, size: float = 16
) -> None:
    """Paint a proof mark in a square; ``size`` is scaled with the text."""
    paint(painter, shapes.mark(which, theme.px(size)), theme, QPointF(left, top))


def _paint_one(painter: QPainter, shape: Shape, theme: Theme) -> None:
    match shape:
        case Line():
            painter.setPen(_pen(theme, shape.colour, shape.width, shape.dash))
            painter.drawLine(QPointF(shape.x, shape.y), QPointF(shape.x2, shape.y2))
        case Polyline():
            pen = _pen(theme, shape.colour, shape.width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in shape.points]))
        case Rect():
            _paint_rect(painter, shape, theme)
        case Hatch():
            _paint_hatch(painter, shape, theme)
        case Text():
            _paint_text(painter, shape, theme)
        case _:
            _paint_round(painter, shape, theme)


def _paint_round(painter: QPainter, shape: Disc | Pie | Ring, theme: Theme) -> None:
    reach = shape.radius
    square = QRectF(shape.x - reach, shape.y - reach, 2 * reach, 2 * reach)
    if isinstance(shape, Ring):
        painter.setPen(_pen(theme, shape.colour, shape.width, shape.dash))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(square)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(shape.fill))
    if isinstance(shape, Pie):
        painter.drawPie(square, round(shape.start * _SIXTEENTHS), round(shape.sweep * _SIXTEENTHS))
    else:
        painter.drawEllipse(square)


def _paint_rect(painter: QPainter, shape: Rect, theme: Theme) -> None:
    has_line = shape.stroke is not None
    painter.setPen(
        _pen(theme, shape.stroke or "ink", shape.line, shape.dash)
        if has_line
        else Qt.PenStyle.NoPen
    )
    painter.setBrush(theme.color(shape.fill) if shape.fill else Qt.BrushStyle.NoBrush)
    box = QRectF(shape.x, shape.y, shape.width, shape.height)
    painter.drawRoundedRect(box, shape.radius, shape.radius)


def _paint_hatch(painter: QPainter, shape: Hatch, theme: Theme) -> None:
    """Draw the lines one by one, clipped to the box: the same geometry as on paper."""
    box = QRectF(shape.x, shape.y, shape.width, shape.height)
    clip = QPainterPath()
    clip.addRoundedRect(box, shape.radius, shape.radius)
    painter.save()
    painter.setClipPath(clip, Qt.ClipOperation.IntersectClip)
    painter.setPen(_pen(theme, shape.colour, shape.line))
    pitch = shape.step * 2**0.5
    start = box.left()
    while start < box.right() + box.height():
        painter.drawLine(QPointF(start - box.height(), box.bottom()), QPointF(start, box.top()))
        start += pitch
    painter.restore()


def _paint_text(painter: QPainter, shape: Text, theme: Theme) -> None:
    family, weight = _FACES[shape.font]
    font = QFont(family)
    font.setPixelSize(max(1, round(shape.size)))
    font.setWeight(QFont.Weight(weight))
    font.setItalic(shape.font is Font.ITALIC)
    wide = QFontMetricsF(font).horizontalAdvance(shape.text)
    shift = {Anchor.START: 0.0, Anchor.MIDDLE: wide / 2, Anchor.END: wide}[shape.anchor]
    painter.setFont(font)
    painter.setPen(theme.color(shape.colour))
    painter.drawText(QPointF(shape.x - shift, shape.y), shape.text)


def _pen(theme: Theme, colour: str, width: float, dash: tuple[float, ...] = ()) -> QPen:
    """Make a pen; dashes come in lengths, and Qt wants them in pen widths."""
    pen = QPen(theme.color(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dash:
        pen.setDashPattern([part / width for part in dash])
    return pen
