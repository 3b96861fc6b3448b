"""Shows a pack before it is made: the same pages, unfinished, and one of them as a picture.

Workers for the jail. Laying out leaves pictures empty; a page is given its own when it is shown.
"""

from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
from pikepdf import Dictionary, Name
from reportlab.pdfbase.pdfutils import readJPEGInfo

from sv_evidence.jail import Answer, ReaderRefused, Request
from sv_evidence.reports.blocks import Document
from sv_evidence.reports.encoding import EncodingBroken, decoded
from sv_evidence.reports.pdf.drawing import draw
from sv_evidence.reports.pdf.jpeg import bare

_SPACES = {1: Name.DeviceGray, 3: Name.DeviceRGB}


def lay_out(request: Request) -> Answer:
    """Answer with the drawn pages; the header names the pictures of each page."""
    (tree,) = request.data
    try:
        document = decoded(tree.decode(), Document)
    except (EncodingBroken, UnicodeDecodeError, ValueError) as broken:
        raise ReaderRefused("bad_document") from broken
    drawing = draw(document)
    names = {blob: name for name, blob in drawing.placed.items()}
    shown = [[[names[blob], blob] for blob in dict.fromkeys(page)] for page in drawing.shown]
    told = {
        "pages": drawing.pages,
        "outline": [list(each) for each in drawing.outline],
        "places": {anchor: list(pages) for anchor, pages in drawing.places.items()},
        "shown": shown[: drawing.pages],
    }
    return Answer(told, (drawing.pdf,))


def page_picture(request: Request) -> Answer:
    """Answer with a page as PNG.

    The header is ``{"page": number, "width": pixels, "names": [name in the file, ...]}``; the
    blobs are what was laid out, and the page's pictures in the order of their names.
    """
    pdf, *pictures = request.data
    names, number = request.header["names"], int(request.header["page"])
    try:
        with pikepdf.open(BytesIO(pdf)) as opened, pikepdf.new() as alone:
            alone.pages.append(opened.pages[number - 1])
            held: Any = alone.pages[0].obj.Resources.get("/XObject", Dictionary())
            for name, jpeg in zip(names, pictures, strict=True):
                _fill(held[name], jpeg)
            alone.save(page := BytesIO())
    except (KeyError, IndexError, ValueError, pikepdf.PdfError) as broken:
        raise ReaderRefused("bad_document") from broken
    return Answer({}, (_rendered(page.getvalue(), int(request.header["width"])),))


def _fill(empty: Any, jpeg: bytes) -> None:
    pixels = bare(jpeg)
    try:
        width, height, components = readJPEGInfo(BytesIO(pixels))[:3]
        space = _SPACES[components]
    except Exception as broken:
        raise ReaderRefused("bad_picture") from broken
    empty.write(pixels, filter=Name.DCTDecode)
    empty.Width, empty.Height, empty.BitsPerComponent = width, height, 8
    empty.ColorSpace = space


def _rendered(pdf: bytes, width: int) -> bytes:
    out = BytesIO()
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        page.render(scale=width / page.get_width()).to_pil().save(out, "PNG", compress_level=1)
    return out.getvalue()
