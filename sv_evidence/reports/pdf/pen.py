"""Draws on a canvas, y down from the page's top, colours by name. All ink goes through it."""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from io import BytesIO
from math import sqrt

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfdoc import PDFImageXObject
from reportlab.pdfgen.canvas import Canvas

import resources
from sv_evidence.jail import ReaderRefused
from sv_evidence.reports.pdf.fonts import FACES, shown
from sv_evidence.reports.pdf.jpeg import bare
from sv_evidence.reports.pdf.lines import Line as TextLine
from sv_evidence.reports.pdf.styles import PAGE_HEIGHT
from sv_evidence.reports.printable import printable
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
    Shapes,
    Text,
)

_NO_BORDER = "[0 0 0]"
_ROUND = 1
_FRAME = 0.6


@cache
def colour(name: str) -> HexColor:
    """Return a token's colour on paper, which is always light."""
    table = json.loads(resources.path("styles/tokens.json").read_text("utf-8"))
    return HexColor(table["light"][name])


class Pen:
    """Draws one document's pages, one after the other."""

    def __init__(self, canvas: Canvas, pictures: Mapping[str, bytes]) -> None:
        self.canvas = canvas
        self._pictures = pictures
        self._kept: dict[str, str] = {}

    def line_of_text(self, line: TextLine, x: float, base: float) -> None:
        """Set pieces from left to right on a base line."""
        if not line:
            return
        text = self.canvas.beginText(x, PAGE_HEIGHT - base)
        for piece in line:
            text.setFont(FACES[piece.font], piece.size)
            text.setFillColor(colour(piece.colour))
            text.textOut(piece.text)
        self.canvas.drawText(text)
        for piece in line:
            if piece.to:
                self.link(piece.to, x, base - piece.size, piece.width, piece.size * 1.3)
            x += piece.width

    def link(self, to: str, x: float, y: float, width: float, height: float) -> None:
        """Make an area lead to an anchor."""
        box = (x, PAGE_HEIGHT - y - height, x + width, PAGE_HEIGHT - y)
        self.canvas.linkRect("", to, box, relative=0, thickness=0, Border=_NO_BORDER)

    def place(self, anchor: str, y: float) -> None:
        """Let links to an anchor come to this page, a little above y."""
        self.canvas.bookmarkPage(anchor, fit="XYZ", left=0, top=PAGE_HEIGHT - y + 12, zoom=0)

    def rule(self, x: float, y: float, width: float, *, weight: float, ink: str) -> None:
        """Draw a level line."""
        self.shapes((Line(0, 0, width, 0, ink, weight),), x, y)

    def frame(self, x: float, y: float, width: float, height: float, *, ink: str) -> None:
        """Draw a thin frame on a box's edge."""
        self.shapes((Rect(0, 0, width, height, stroke=ink, line=_FRAME),), x, y)

    def shapes(self, shapes: Shapes, x: float, y: float) -> None:
        """Draw primitives with their corner at x, y."""
        if not shapes:
            return
        self.canvas.saveState()
        self.canvas.translate(x, PAGE_HEIGHT - y)
        for shape in shapes:
            self._shape(shape)
        self.canvas.restoreState()

    def picture(self, name: str, x: float, y: float, width: float, height: float) -> None:
        """Draw a JPEG as it is, once in the file however often on pages."""
        canvas, document = self.canvas, self.canvas._doc  # noqa: SLF001 - passing JPEG through has no public door
        is_new = name not in self._kept
        key = self._kept.setdefault(name, f"picture-{len(self._kept) + 1}")
        registered = document.getXObjectName(key)
        if is_new:
            image = PDFImageXObject(key)
            if not image.loadImageFromJPEG(BytesIO(bare(self._pictures[name]))):
                raise ReaderRefused("bad_picture", why=name)
            canvas._setXObjects(image)  # noqa: SLF001
            document.Reference(image, registered)
            document.addForm(key, image)
        canvas.saveState()
        canvas.translate(x, PAGE_HEIGHT - y - height)
        canvas.scale(width, height)
        canvas._code.append(f"/{registered} Do")  # noqa: SLF001
        canvas.restoreState()
        canvas._formsinuse.append(key)  # noqa: SLF001

    def within(self, x: float, y: float, width: float, height: float) -> None:
        """Clip what follows to a box, until ``end_within``."""
        self.canvas.saveState()
        path = self.canvas.beginPath()
        path.rect(x, PAGE_HEIGHT - y - height, width, height)
        self.canvas.clipPath(path, stroke=0, fill=0)

    def end_within(self) -> None:
        """Stop clipping."""
        self.canvas.restoreState()

    def _shape(self, shape: Shape) -> None:
        match shape:
            case Line():
                self._stroke(shape.colour, shape.width, shape.dash)
                self.canvas.line(shape.x, -shape.y, shape.x2, -shape.y2)
            case Rect():
                self._rect(shape)
            case Hatch():
                self._hatch(shape)
            case Disc():
                self.canvas.setFillColor(colour(shape.fill))
                self.canvas.circle(shape.x, -shape.y, shape.radius, stroke=0, fill=1)
            case Ring():
                self._stroke(shape.colour, shape.width, shape.dash)
                self.canvas.circle(shape.x, -shape.y, shape.radius, stroke=1, fill=0)
            case Pie():
                self._pie(shape)
            case Polyline():
                self._polyline(shape)
            case Text():
                self._text(shape)

    def _stroke(self, name: str, width: float, dash: Iterable[float]) -> None:
        self.canvas.setStrokeColor(colour(name))
        self.canvas.setLineWidth(width)
        self.canvas.setDash(list(dash))

    def _rect(self, shape: Rect) -> None:
        if shape.fill is not None:
            self.canvas.setFillColor(colour(shape.fill))
        if shape.stroke is not None:
            self._stroke(shape.stroke, shape.line, shape.dash)
        self.canvas.roundRect(
            shape.x,
            -shape.y - shape.height,
            shape.width,
            shape.height,
            shape.radius,
            stroke=int(shape.stroke is not None),
            fill=int(shape.fill is not None),
        )

    def _hatch(self, shape: Hatch) -> None:
        self.canvas.saveState()
        path = self.canvas.beginPath()
        path.roundRect(shape.x, -shape.y - shape.height, shape.width, shape.height, shape.radius)
        self.canvas.clipPath(path, stroke=0, fill=0)
        self._stroke(shape.colour, shape.line, ())
        along = shape.step * sqrt(2)
        start = shape.x - shape.height
        foot = -shape.y - shape.height
        while start < shape.x + shape.width:
            self.canvas.line(start, foot, start + shape.height, foot + shape.height)
            start += along
        self.canvas.restoreState()

    def _pie(self, shape: Pie) -> None:
        self.canvas.setFillColor(colour(shape.fill))
        r = shape.radius
        self.canvas.wedge(
            shape.x - r,
            -shape.y - r,
            shape.x + r,
            -shape.y + r,
            shape.start,
            shape.sweep,
            stroke=0,
            fill=1,
        )

    def _polyline(self, shape: Polyline) -> None:
        self._stroke(shape.colour, shape.width, ())
        self.canvas.setLineCap(_ROUND)
        self.canvas.setLineJoin(_ROUND)
        path = self.canvas.beginPath()
        (x, y), *others = shape.points
        path.moveTo(x, -y)
        for x, y in others:
            path.lineTo(x, -y)
        self.canvas.drawPath(path, stroke=1, fill=0)

    def _text(self, shape: Text) -> None:
        self.canvas.setFillColor(colour(shape.colour))
        self.canvas.setFont(FACES[shape.font], shape.size)
        draw = {
            Anchor.START: self.canvas.drawString,
            Anchor.MIDDLE: self.canvas.drawCentredString,
            Anchor.END: self.canvas.drawRightString,
        }[shape.anchor]
        draw(shape.x, -shape.y, shown(printable(shape.text), shape.font))
