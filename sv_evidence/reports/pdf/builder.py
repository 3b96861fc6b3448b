"""Builds the PDF of a document tree, in a limited child: twice the same tree, twice the same bytes.

A worker for the jail. The request's header is ``{"pictures": [name, ...]}``; its blobs are the
document as JSON, then the pictures in that order, JPEG as the reader made them. It answers with
the PDF, and in the header what stands on which page.
"""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from sv_evidence.jail import Answer, ReaderRefused, Request
from sv_evidence.reports.attachments import Attachment, Relationship
from sv_evidence.reports.blocks import Cover, Document, Heading
from sv_evidence.reports.encoding import EncodingBroken, decoded
from sv_evidence.reports.inlines import Words
from sv_evidence.reports.pdf import styles
from sv_evidence.reports.pdf.archive import archived
from sv_evidence.reports.pdf.compose import Composer
from sv_evidence.reports.pdf.cover import draw_cover
from sv_evidence.reports.pdf.flow import Flowed, flowed
from sv_evidence.reports.pdf.fonts import FACES, ready
from sv_evidence.reports.pdf.items import Item, Lines, place_anchors
from sv_evidence.reports.pdf.lines import Setting, shortened
from sv_evidence.reports.pdf.metadata import About
from sv_evidence.reports.pdf.pen import Pen
from sv_evidence.reports.pdf.placing import headings
from sv_evidence.reports.pdf.tags import Tree
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
    anchors: Mapping[str, int]
    """The page of everything that can be linked to."""
    unshown: str
    """Characters that the fonts lack, once each."""


def build(request: Request) -> Answer:
    """Answer with the PDF; raise ``ReaderRefused`` with ``bad_document`` or ``bad_picture``."""
    names = request.header.get("pictures", [])
    tree, *blobs = request.data
    try:
        pictures = dict(zip(names, blobs, strict=False))
        files = _files(request.header.get("files", []), pictures, iter(blobs[len(names) :]))
        document = decoded(tree.decode(), Document)
    except (EncodingBroken, UnicodeDecodeError, ValueError, KeyError, TypeError) as broken:
        raise ReaderRefused("bad_document") from broken
    if len(pictures) != len(names):
        raise ReaderRefused("bad_document")
    seal = str(request.header.get("seal", ""))
    done = built(document, pictures, files=files, seal=seal)
    header = {
        "pages": done.pages,
        "outline": [list(each) for each in done.outline],
        "places": {anchor: list(pages) for anchor, pages in done.places.items()},
        "anchors": dict(done.anchors),
        "unshown": done.unshown,
    }
    return Answer(header, (done.pdf,))


def _files(
    told: Sequence[Mapping[str, str]], pictures: Mapping[str, bytes], blobs: Iterator[bytes]
) -> tuple[Attachment, ...]:
    """Take each file from its own blob, or from the picture that it is a copy of."""
    files = []
    for each in told:
        picture = each.get("picture")
        data = pictures[picture] if picture else next(blobs, None)
        if data is None:
            raise ValueError(each["name"])
        files.append(
            Attachment(
                name=each["name"],
                data=data,
                media_type=each["media_type"],
                relationship=Relationship(each["relationship"]),
                description=each["description"],
            )
        )
    if next(blobs, None) is not None:
        raise ValueError("files")
    return tuple(files)


def built(
    document: Document,
    pictures: Mapping[str, bytes],
    *,
    files: Sequence[Attachment] = (),
    seal: str = "",
) -> Built:
    """Lay the document out until its page numbers stand still, draw it once, and finish it.

    ``files`` travel inside; ``seal`` describes an empty signature field, without it there is none.
    """
    ready()
    with _uninterrupted():
        return _built(document, pictures, files, seal)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Keep the collector of cycles out: it would walk all that is set, again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _built(
    document: Document, pictures: Mapping[str, bytes], files: Sequence[Attachment], seal: str
) -> Built:
    cover = next((each for each in document.blocks if isinstance(each, Cover)), None)
    blocks = tuple(each for each in document.blocks if not isinstance(each, Cover))
    listed = tuple(headings(blocks))
    setting = Setting()
    front = 0 if cover is None else 1
    kept: dict[int, tuple[Item, ...]] = {}
    for _ in range(_PASSES):
        laid = flowed(Composer(setting, listed).document(blocks, kept))
        settled = _settled(laid, listed, front)
        if settled.pages == setting.pages and settled.count == setting.count:
            break
        settled.unshown.update(setting.unshown)
        setting = settled
    drawn = _drawn(document, cover, laid, setting, pictures)
    placed = {each: pictures[name] for each, name in drawn.placed.items()}
    about = _about(document)
    pdf = archived(drawn.pdf, drawn.tree, about, pictures=placed, files=files, seal=seal)
    return Built(
        pdf=pdf,
        pages=setting.count,
        outline=drawn.outline,
        places={each: (setting.pages[each], last) for each, last in setting.last_pages.items()},
        anchors=setting.pages,
        unshown="".join(setting.unshown),
    )


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


@dataclass(frozen=True, slots=True)
class _Drawn:
    pdf: bytes
    tree: Tree
    placed: Mapping[str, str]
    """The pictures that are still empty: names in the file, and names of blobs."""
    outline: tuple[tuple[int, str, int], ...]


def _drawn(
    document: Document,
    cover: Cover | None,
    laid: Flowed,
    setting: Setting,
    pictures: Mapping[str, bytes],
) -> _Drawn:
    file = BytesIO()
    canvas = _canvas(file)
    pen = Pen(canvas, pictures, anchors=setting.pages, link_words=document.link_words)
    number = 0
    if cover is not None:
        number += 1
        draw_cover(cover, pen, setting)
        pen.turn()
    outline: list[tuple[int, str, int]] = []
    for page in laid.pages:
        number += 1
        for y, item in page.items:
            if item.begins_section:
                pen.tree.begin_section()
            place_anchors(pen, item, y)
            item.draw(pen, y)
            if isinstance(item, Lines) and item.listed:
                words = printable(item.listed)
                outline.append((item.level, words, number))
                canvas.addOutlineEntry(words, item.anchors[0], level=item.level - 1)
        _foot(document, setting, pen, number)
        pen.turn()
    canvas.save()
    return _Drawn(file.getvalue(), pen.tree, pen.placed, tuple(outline))


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
