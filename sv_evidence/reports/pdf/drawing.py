"""Lays a document tree out until its page numbers stand still, and draws it, pictures empty."""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from sv_evidence.reports.blocks import Block, Cover, Document, Heading
from sv_evidence.reports.inlines import Words
from sv_evidence.reports.pdf import styles
from sv_evidence.reports.pdf.compose import Composer
from sv_evidence.reports.pdf.cover import draw_cover
from sv_evidence.reports.pdf.flow import Flowed, flowed
from sv_evidence.reports.pdf.fonts import FACES, ready
from sv_evidence.reports.pdf.items import Item, Lines, place_anchors
from sv_evidence.reports.pdf.lines import Setting, shortened
from sv_evidence.reports.pdf.metadata import About
from sv_evidence.reports.pdf.pen import Pen
from sv_evidence.reports.pdf.placing import headings
from sv_evidence.reports.pdf.poster import draw_poster
from sv_evidence.reports.pdf.tags import Tree
from sv_evidence.reports.printable import printable
from sv_evidence.reports.shapes import Font

_PASSES = 4
"""Page numbers settle in two; a third is for a number that made a line longer."""
_PROGRAM = "SV Evidence"

Tell = Callable[[int, int], None]
"""Told how many pages are drawn, and of how many."""


def tell_nobody(done: int, of: int) -> None:
    """Keep it to ourselves."""
    del done, of


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawn document: its pages with empty pictures, and what stands where."""

    pdf: bytes
    tree: Tree
    about: About
    pages: int
    outline: tuple[tuple[int, str, int], ...]
    """Level, words and page of each listed heading."""
    places: Mapping[str, tuple[int, int]]
    """First and last page of each section, by its anchor."""
    anchors: Mapping[str, int]
    """The page of everything that can be linked to."""
    unshown: str
    """Characters that the fonts lack, once each."""
    placed: Mapping[str, str]
    """The pictures that are still empty: names in the file, and names of blobs."""
    shown: tuple[tuple[str, ...], ...]
    """The pictures of each page, by their names of blobs."""


def draw(document: Document, tell: Tell = tell_nobody) -> Drawing:
    """Lay the document out until its page numbers stand still, and draw it once."""
    ready()
    with uninterrupted():
        return _laid_and_drawn(document, tell)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Keep the collector of cycles out: it would walk all that is set, again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _laid_and_drawn(document: Document, tell: Tell) -> Drawing:
    cover = _cover(document)
    blocks = tuple(each for each in document.blocks if not isinstance(each, Cover))
    laid, setting = _laid(blocks, front=0 if cover is None else 1)
    canvas = _canvas(file := BytesIO())
    pen = Pen(canvas, anchors=setting.pages, link_words=document.link_words)
    outline = tuple(_pages(document, laid, setting, pen, tell))
    canvas.save()
    return Drawing(
        pdf=file.getvalue(),
        tree=pen.tree,
        about=_about(document),
        pages=setting.count,
        outline=outline,
        places={each: (setting.pages[each], last) for each, last in setting.last_pages.items()},
        anchors=setting.pages,
        unshown="".join(setting.unshown),
        placed=pen.placed,
        shown=tuple(tuple(each) for each in pen.shown),
    )


def _laid(blocks: Sequence[Block], *, front: int) -> tuple[Flowed, Setting]:
    listed = tuple(headings(blocks))
    setting = Setting()
    kept: dict[int, tuple[Item, ...]] = {}
    for _ in range(_PASSES):
        laid = flowed(Composer(setting, listed).document(blocks, kept))
        settled = _settled(laid, listed, front)
        if settled.pages == setting.pages and settled.count == setting.count:
            break
        settled.unshown.update(setting.unshown)
        setting = settled
    return laid, setting


def _settled(laid: Flowed, listed: Sequence[Heading], front: int) -> Setting:
    """Return the numbers that this layout gives, for the next one to print."""
    pages = {anchor: page + front for anchor, page in laid.places.items()}
    count = len(laid.pages) + front
    starts = [pages[each.anchor] for each in listed if each.listed and each.anchor in pages]
    last: dict[str, int] = {}
    for heading in listed:
        if heading.anchor in pages:
            start = pages[heading.anchor]
            following = min((each for each in starts if each > start), default=count + 1)
            last[heading.anchor] = following - 1
    return Setting(pages=pages, last_pages=last, count=count)


def _pages(
    document: Document,
    laid: Flowed,
    setting: Setting,
    pen: Pen,
    tell: Tell,
) -> Iterator[tuple[int, str, int]]:
    """Draw every page; yield the outline on the way."""
    number, cover = 0, _cover(document)
    if cover is not None:
        number += 1
        tell(number, setting.count)
        (draw_poster if cover.is_poster else draw_cover)(cover, pen, setting)
        pen.turn()
    for page in laid.pages:
        number += 1
        tell(number, setting.count)
        for y, item in page.items:
            if item.begins_section:
                pen.tree.begin_section()
            place_anchors(pen, item, y)
            item.draw(pen, y)
            if isinstance(item, Lines) and item.listed:
                words = printable(item.listed)
                yield item.level, words, number
                pen.canvas.addOutlineEntry(words, item.anchors[0], level=item.level - 1)
        _foot(document, setting, pen, number)
        pen.turn()


def _cover(document: Document) -> Cover | None:
    return next((each for each in document.blocks if isinstance(each, Cover)), None)


def _canvas(file: BytesIO) -> Canvas:
    canvas = Canvas(
        file,
        pagesize=(styles.PAGE_WIDTH, styles.PAGE_HEIGHT),
        pageCompression=0,  # finishing compresses once, and better
        invariant=1,
        initialFontName=FACES[Font.SANS],
    )
    canvas.showOutline()
    return canvas


def _about(document: Document) -> About:
    return About(
        title=printable(document.title),
        author=printable(document.author),
        subject=printable(document.subject),
        lang=document.lang,
        made_at=datetime.fromisoformat(document.made_at),
        program=_PROGRAM,
    )


def _foot(document: Document, setting: Setting, pen: Pen, number: int) -> None:
    pen.rule(styles.LEFT, styles.FOOT_RULE, styles.WIDE, weight=0.5, ink="line2")
    words = f"{number:,} {document.of_word} {setting.count:,}"
    right = setting.pieces((Words(words),), styles.FOOT)
    width = sum(each.width for each in right)
    room = styles.WIDE - width - 12
    left = shortened(setting.pieces((Words(document.foot),), styles.FOOT), room)
    pen.foot(left, right, styles.LEFT, styles.WIDE, styles.FOOT_BASE)
