"""Primitives onto a canvas, colours by name."""

import json
from collections.abc import Iterable
from functools import cache
from math import sqrt

from reportlab.lib.colors import HexColor
from reportlab.lib.rl_accel import fp_str
from reportlab.pdfgen.canvas import Canvas

import resources
from sv_evidence.reports.pdf.fonts import FACES
from sv_evidence.reports.pdf.lines import Piece
from sv_evidence.reports.pdf.shaping import is_plain, shown
from sv_evidence.reports.pdf.typist import Typist
from sv_evidence.reports.pdf.visual import parts_of
from sv_evidence.reports.printable import printable
from sv_evidence.reports.scripts import is_leftward
from sv_evidence.reports.shapes import (
    Anchor,
    Disc,
    Hatch,
    Line,
    Pie,
    Polyline,
    Rect,
    Ring,
    Shape,
    Text,
)

_ROUND = 1


@cache
def colour(name: str) -> HexColor:
    """Return a token's colour on paper, which is always light."""
    table = json.loads(resources.path("styles/tokens.json").read_text("utf-8"))
    return HexColor(table["light"][name])


@cache
def fill_code(name: str) -> str:
    """Write the operator that fills with a token's colour."""
    return f"{fp_str(*colour(name).rgb())} rg"


@cache
def stroke_code(name: str) -> str:
    """Write the operator that strokes with a token's colour."""
    return f"{fp_str(*colour(name).rgb())} RG"


def paint(canvas: Canvas, shape: Shape) -> None:
    """Draw a primitive; y runs down from where the canvas stands."""
    match shape:
        case Line():
            _stroke(canvas, shape.colour, shape.width, shape.dash)
            canvas.line(shape.x, -shape.y, shape.x2, -shape.y2)
        case Rect():
            _rect(canvas, shape)
        case Hatch():
            _hatch(canvas, shape)
        case Disc():
            canvas.setFillColor(colour(shape.fill))
            canvas.circle(shape.x, -shape.y, shape.radius, stroke=0, fill=1)
        case Ring():
            _stroke(canvas, shape.colour, shape.width, shape.dash)
            canvas.circle(shape.x, -shape.y, shape.radius, stroke=1, fill=0)
        case Pie():
            _pie(canvas, shape)
        case Polyline():
            _polyline(canvas, shape)
        case Text():
            _text(canvas, shape)


def _stroke(canvas: Canvas, name: str, width: float, dash: Iterable[float]) -> None:
    canvas.setStrokeColor(colour(name))
    canvas.setLineWidth(width)
    canvas.setDash(list(dash))


def _rect(canvas: Canvas, shape: Rect) -> None:
    if shape.fill is not None:
        canvas.setFillColor(colour(shape.fill))
    if shape.stroke is not None:
        _stroke(canvas, shape.stroke, shape.line, shape.dash)
    canvas.roundRect(
        shape.x,
        -shape.y - shape.height,
        shape.width,
        shape.height,
        shape.radius,
        stroke=int(shape.stroke is not None),
        fill=int(shape.fill is not None),
    )


def _hatch(canvas: Canvas, shape: Hatch) -> None:
    canvas.saveState()
    path = canvas.beginPath()
    path.roundRect(shape.x, -shape.y - shape.height, shape.width, shape.height, shape.radius)
    canvas.clipPath(path, stroke=0, fill=0)
    _stroke(canvas, shape.colour, shape.line, ())
    along = shape.step * sqrt(2)
    start = shape.x - shape.height
    foot = -shape.y - shape.height
    while start < shape.x + shape.width:
        canvas.line(start, foot, start + shape.height, foot + shape.height)
        start += along
    canvas.restoreState()


def _pie(canvas: Canvas, shape: Pie) -> None:
    canvas.setFillColor(colour(shape.fill))
    r = shape.radius
    canvas.wedge(
        shape.x - r,
        -shape.y - r,
        shape.x + r,
        -shape.y + r,
        shape.start,
        shape.sweep,
        stroke=0,
        fill=1,
    )


def _polyline(canvas: Canvas, shape: Polyline) -> None:
    _stroke(canvas, shape.colour, shape.width, ())
    canvas.setLineCap(_ROUND)
    canvas.setLineJoin(_ROUND)
    path = canvas.beginPath()
    (x, y), *others = shape.points
    path.moveTo(x, -y)
    for x, y in others:
        path.lineTo(x, -y)
    canvas.drawPath(path, stroke=1, fill=0)


def _text(canvas: Canvas, shape: Text) -> None:
    text = shown(printable(shape.text))
    if not is_plain(text, shape.font):
        _parts(canvas, shape, text)
        return
    canvas.setFillColor(colour(shape.colour))
    canvas.setFont(FACES[shape.font], shape.size)
    draw = {
        Anchor.START: canvas.drawString,
        Anchor.MIDDLE: canvas.drawCentredString,
        Anchor.END: canvas.drawRightString,
    }[shape.anchor]
    draw(shape.x, -shape.y, text)


def _parts(canvas: Canvas, shape: Text, text: str) -> None:
    """Set words of other scripts, each part where it stands."""
    piece = Piece(text, shape.font, shape.size, shape.colour, is_leftward=is_leftward(text))
    share = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}[shape.anchor]
    left = shape.x - share * piece.width
    typist = Typist(canvas)
    for part in parts_of((piece,)):
        if part.run is not None:
            at = (left + part.across, -shape.y)
            written = typist.written(part.run, shape.size, at, stroke_code(shape.colour))
            words = ("BT", fill_code(shape.colour), *written, "ET")
            canvas._code.append(" ".join(words))  # noqa: SLF001 - ReportLab shapes no text
