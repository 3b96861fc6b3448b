"""Builds the PDF of a document tree, in a limited child: twice the same tree, twice the same bytes.

A worker for the jail. The request's header is ``{"pictures": [name, ...]}``; its blobs are the
document as JSON, then the pictures in that order, JPEG as the reader made them. It answers with
the PDF, and in the header what stands on which page.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from types import SimpleNamespace

from reportlab.pdfgen.canvas import Canvas

from sv_evidence.jail import Answer, ReaderRefused, Request
from sv_evidence.reports.blocks import (
    Beside,
    Block,
    Cover,
    Document,
    Heading,
    SideBySide,
    Together,
    Wide,
)
from sv_evidence.reports.encoding import EncodingBroken, decoded
from sv_evidence.reports.inlines import Words
from sv_evidence.reports.pdf import styles
from sv_evidence.reports.pdf.compose import Composer
from sv_evidence.reports.pdf.cover import draw_cover
from sv_evidence.reports.pdf.flow import Flowed, flowed
from sv_evidence.reports.pdf.fonts import FACES, ready
from sv_evidence.reports.pdf.items import Lines, place_anchors
from sv_evidence.reports.pdf.lines import Setting, shortened
from sv_evidence.reports.pdf.pen import Pen
from sv_evidence.reports.printable import printable
from sv_evidence.reports.shapes import Font

_PASSES = 4
"""Page numbers settle in two; a third is for a number that made a line longer."""
_PROGRAM = "SV Evidence"


@dataclass(frozen=True, slots=True)
class Built:
    """A finished PDF: its bytes, and where its sections begin."""

    pdf: bytes
    pages: int
    outline: tuple[tuple[int, str, int], ...]
    """Level, words and page of each listed heading."""
    places: Mapping[str, tuple[int, int]]
    """First and last page of each section, by its anchor."""
    unshown: str
    """Characters that the fonts lack, once each."""


def build(request: Request) -> Answer:
    """Answer with the PDF; raise ``ReaderRefused`` with ``bad_document`` or ``bad_picture``."""
    names = request.header.get("pictures", [])
    tree, *blobs = request.data
    if len(names) != len(blobs):
        raise ReaderRefused("bad_document")
    try:
        document = decoded(tree.decode(), Document)
    except (EncodingBroken, UnicodeDecodeError) as broken:
        raise ReaderRefused("bad_document") from broken
    done = built(document, dict(zip(names, blobs, strict=True)))
    header = {
        "pages": done.pages,
        "outline": [list(each) for each in done.outline],
        "places": {anchor: list(pages) for anchor, pages in done.places.items()},
        "unshown": done.unshown,
    }
    return Answer(header, (done.pdf,))


def built(document: Document, pictures: Mapping[str, bytes]) -> Built:
    """Lay the document out until its page numbers stand still, then draw it once."""
    ready()
    cover = next((each for each in document.blocks if isinstance(each, Cover)), None)
    blocks = tuple(each for each in document.blocks if not isinstance(each, Cover))
    headings = tuple(_headings(blocks))
    setting = Setting()
    front = 0 if cover is None else 1
    for _ in range(_PASSES):
        laid = flowed(Composer(setting, headings).items(blocks))
        settled = _settled(laid, headings, front)
        if settled.pages == setting.pages and settled.count == setting.count:
            break
        settled.unshown.update(setting.unshown)
        setting = settled
    return _drawn(document, cover, laid, setting, pictures)


def _headings(blocks: Sequence[Block]) -> Iterator[Heading]:
    for block in blocks:
        match block:
            case Heading(is_repeated=False):
                yield block
            case Beside():
                yield from _headings(block.margin)
                yield from _headings(block.body)
            case Together() | Wide():
                yield from _headings(block.blocks)
            case SideBySide():
                for column in block.columns:
                    yield from _headings(column)
            case _:
                pass


def _settled(laid: Flowed, headings: Sequence[Heading], front: int) -> Setting:
    """Return the numbers that this layout gives, for the next one to print."""
    pages = {anchor: page + front for anchor, page in laid.places.items()}
    count = len(laid.pages) + front
    starts = [pages[each.anchor] for each in headings if each.listed and each.anchor in pages]
    last: dict[str, int] = {}
    for heading in headings:
        if heading.anchor in pages:
            start = pages[heading.anchor]
            following = min((each for each in starts if each > start), default=count + 1)
            last[heading.anchor] = following - 1
    return Setting(pages=pages, last_pages=last, count=count)


def _drawn(
    document: Document,
    cover: Cover | None,
    laid: Flowed,
    setting: Setting,
    pictures: Mapping[str, bytes],
) -> Built:
    file = BytesIO()
    canvas = _canvas(document, file)
    pen = Pen(canvas, pictures)
    number = 0
    if cover is not None:
        number += 1
        draw_cover(cover, pen, setting)
        canvas.showPage()
    outline: list[tuple[int, str, int]] = []
    for page in laid.pages:
        number += 1
        for y, item in page.items:
            place_anchors(pen, item, y)
            item.draw(pen, y)
            if isinstance(item, Lines) and item.listed:
                words = printable(item.listed)
                outline.append((item.level, words, number))
                canvas.addOutlineEntry(words, item.anchors[0], level=item.level - 1)
        _foot(document, setting, pen, number)
        canvas.showPage()
    canvas.save()
    places = {each: (setting.pages[each], last) for each, last in setting.last_pages.items()}
    return Built(file.getvalue(), number, tuple(outline), places, "".join(setting.unshown))


def _canvas(document: Document, file: BytesIO) -> Canvas:
    canvas = Canvas(
        file,
        pagesize=(styles.PAGE_WIDTH, styles.PAGE_HEIGHT),
        pageCompression=1,
        invariant=1,
        initialFontName=FACES[Font.SANS],
        lang=document.lang,
    )
    canvas.setTitle(printable(document.title))
    canvas.setAuthor(printable(document.author))
    canvas.setSubject(printable(document.subject))
    canvas.setCreator(_PROGRAM)
    canvas.setProducer(_PROGRAM)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()
    canvas._doc._timeStamp = _stamp(datetime.fromisoformat(document.made_at))  # noqa: SLF001 - the pack's own moment
    return canvas


def _stamp(at: datetime) -> SimpleNamespace:
    """Write a moment as ReportLab's own time stamp does."""
    offset = at.utcoffset()
    minutes = int(offset.total_seconds()) // 60 if offset else 0
    return SimpleNamespace(
        YMDhms=(at.year, at.month, at.day, at.hour, at.minute, at.second),
        dhh=int(minutes / 60),
        dmm=abs(minutes) % 60,
        tzname="",
        t=at.timestamp(),
    )


def _foot(document: Document, setting: Setting, pen: Pen, number: int) -> None:
    pen.rule(styles.LEFT, styles.FOOT_RULE, styles.WIDE, weight=0.5, ink="line2")
    words = f"{number:,} {document.of_word} {setting.count:,}"
    right = setting.pieces((Words(words),), styles.FOOT)
    width = sum(each.width for each in right)
    room = styles.WIDE - width - 12
    left = shortened(setting.pieces((Words(document.foot),), styles.FOOT), room)
    pen.line_of_text(left, styles.LEFT, styles.FOOT_BASE)
    pen.line_of_text(right, styles.LEFT + styles.WIDE - width, styles.FOOT_BASE)
