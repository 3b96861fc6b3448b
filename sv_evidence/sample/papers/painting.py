"""Pages as a PDF, or as the picture of a scan; the same bytes on every machine.

Nothing in a PDF is compressed, since machines carry different compressors.
"""

import io
from collections.abc import Mapping, Sequence

from PIL import Image, ImageChops, ImageDraw, ImageFont  # noqa: TID253 - drawing is its work
from reportlab.lib.utils import ImageReader  # noqa: TID253 - drawing is its work
from reportlab.pdfgen.canvas import Canvas as PdfCanvas  # noqa: TID253

from resources import path
from sv_evidence.reports.pdf.fonts import ready
from sv_evidence.sample.chance import Chance
from sv_evidence.sample.papers.marks import (
    HEIGHT,
    WIDTH,
    Disc,
    Mark,
    Page,
    Stroke,
    Words,
)

SCAN = 2
"""Pixels a point, before a scan is reduced to three quarters of it."""
PAPER = (251, 249, 244)
QUALITY = 80
_WHITE = 205
_ANCHORS = {"left": "ls", "centre": "ms", "right": "rs"}


def as_pdf(pages: Sequence[Page], title: str) -> bytes:
    """Write pages with text that can be searched."""
    out = io.BytesIO()
    canvas = _new_pdf(out, title)
    for page in pages:
        for mark in page.marks:
            _on_pdf(canvas, mark)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def as_scanned_pdf(pages: Sequence[Page], title: str, seed: str) -> bytes:
    """Write pages as pictures in a PDF, as an office scanner does: no text in it."""
    out = io.BytesIO()
    canvas = _new_pdf(out, title)
    for page in pages:
        picture = io.BytesIO(as_picture(page, "JPEG", f"{seed} {len(page.marks)}"))
        canvas.drawImage(ImageReader(picture), 0, 0, WIDTH, HEIGHT)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def as_picture(page: Page, form: str, seed: str) -> bytes:
    """Return one page as a scan: ``JPEG`` in colour, ``PNG`` in black and white, uncompressed."""
    image = Image.new("RGB", (WIDTH * SCAN, HEIGHT * SCAN), PAPER)
    draw = ImageDraw.Draw(image)
    fonts = _scan_fonts()
    for mark in page.marks:
        _on_scan(draw, mark, fonts)
    out = io.BytesIO()
    if form == "PNG":
        black = image.convert("L").point([255 if v > _WHITE else 0 for v in range(256)])
        black.convert("1").save(out, "PNG", compress_level=0)
        return out.getvalue()
    grey = Image.frombytes("L", (64, 64), Chance(seed).octets(4096))
    size = (WIDTH * 3 // 2, HEIGHT * 3 // 2)
    small = image.resize(size, Image.Resampling.BOX)
    dust = grey.resize(size, Image.Resampling.BILINEAR).point([v // 32 for v in range(256)])
    ImageChops.subtract(small, Image.merge("RGB", (dust,) * 3)).save(
        out, "JPEG", quality=QUALITY, dpi=(108, 108)
    )
    return out.getvalue()


def _new_pdf(out: io.BytesIO, title: str) -> PdfCanvas:
    ready()  # the library's settings are one for the process: the same whoever came first
    canvas = PdfCanvas(out, pagesize=(WIDTH, HEIGHT), pageCompression=0, invariant=1)
    canvas.setTitle(title)
    canvas.setAuthor("Larkspur Kitchens CIC")
    return canvas


def _on_pdf(canvas: PdfCanvas, mark: Mark) -> None:
    red, green, blue = (part / 255 for part in mark.colour)
    canvas.setFillColorRGB(red, green, blue)
    canvas.setStrokeColorRGB(red, green, blue)
    match mark:
        case Words():
            canvas.setFont(mark.font, mark.size)
            draw = {
                "left": canvas.drawString,
                "centre": canvas.drawCentredString,
                "right": canvas.drawRightString,
            }
            draw[mark.align](mark.x, HEIGHT - mark.y, mark.text)
        case Stroke():
            canvas.setLineWidth(mark.width)
            line = canvas.beginPath()
            line.moveTo(mark.points[0][0], HEIGHT - mark.points[0][1])
            for x, y in mark.points[1:]:
                line.lineTo(x, HEIGHT - y)
            canvas.drawPath(line)
        case Disc():
            canvas.circle(mark.x, HEIGHT - mark.y, mark.radius, fill=int(mark.is_filled))


Fonts = Mapping[tuple[str, int], ImageFont.FreeTypeFont]


class _ScanFonts(dict[tuple[str, int], ImageFont.FreeTypeFont]):
    """Fonts by name and size, opened when first asked for."""

    def __missing__(self, key: tuple[str, int]) -> ImageFont.FreeTypeFont:
        name, size = key
        data = io.BytesIO(path(f"fonts/{name}.ttf").read_bytes())
        self[key] = ImageFont.truetype(data, size * SCAN, layout_engine=ImageFont.Layout.BASIC)
        return self[key]


def _scan_fonts() -> Fonts:
    return _ScanFonts()


def _on_scan(draw: ImageDraw.ImageDraw, mark: Mark, fonts: Fonts) -> None:
    match mark:
        case Words():
            at = (mark.x * SCAN, mark.y * SCAN)
            font = fonts[mark.font, mark.size]
            draw.text(at, mark.text, fill=mark.colour, font=font, anchor=_ANCHORS[mark.align])
        case Stroke():
            points = [(x * SCAN, y * SCAN) for x, y in mark.points]
            draw.line(points, fill=mark.colour, width=mark.width * SCAN)
        case Disc():
            radius = mark.radius * SCAN
            x, y = mark.x * SCAN, mark.y * SCAN
            box = (x - radius, y - radius, x + radius, y + radius)
            fill = mark.colour if mark.is_filled else None
            draw.ellipse(box, fill=fill, outline=mark.colour, width=SCAN)
