"""Drawings as pictures, for documents that cannot hold primitives: painted as on a page."""

from collections.abc import Sequence
from io import BytesIO

import pypdfium2
from reportlab.pdfgen.canvas import Canvas

from sv_evidence.reports.inlines import Drawing
from sv_evidence.reports.pdf.fonts import FACES, ready
from sv_evidence.reports.pdf.paint import paint
from sv_evidence.reports.shapes import Font

_SHARP = 200 / 72
"""Pixels a point: 200 to the inch."""
_ROOM = 1.0
"""Points around a drawing, so that no line is cut at its edge."""


def pictures_of(drawings: Sequence[Drawing]) -> tuple[bytes, ...]:
    """Return each drawing as a PNG; it shows ``_ROOM`` more on each side."""
    if not drawings:
        return ()
    ready()
    file = BytesIO()
    canvas = Canvas(file, invariant=1, initialFontName=FACES[Font.SANS])
    for each in drawings:
        canvas.setPageSize((each.width + 2 * _ROOM, each.height + 2 * _ROOM))
        canvas.translate(_ROOM, each.height + _ROOM)
        for shape in each.shapes:
            paint(canvas, shape)
        canvas.showPage()
    canvas.save()
    return tuple(_pixels(file.getvalue()))


def _pixels(pdf: bytes) -> list[bytes]:
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            target = BytesIO()
            page.render(scale=_SHARP).to_pil().save(target, "PNG", optimize=True)
            found.append(target.getvalue())
    return found
