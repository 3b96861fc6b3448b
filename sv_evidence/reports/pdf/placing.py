"""How blocks stand to each other: pictures in their boxes, small lines with their titles."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sv_evidence.reports import shapes
from sv_evidence.reports.blocks import (
    Beside,
    Block,
    Heading,
    MarkLine,
    PagePicture,
    Photo,
    SideBySide,
    Together,
    Wide,
)
from sv_evidence.reports.inlines import Drawing
from sv_evidence.reports.pdf import styles
from sv_evidence.reports.pdf.items import Break, Drawn, Item, Lines, Pictured
from sv_evidence.reports.pdf.styles import (
    BOTTOM,
    LEFT,
    MARGIN_WIDE,
    MARK_SIZE,
    TEXT_LEFT,
    WIDE,
    WIDE_TOP,
)
from sv_evidence.reports.pdf.tags import Role, Tag
from sv_evidence.reports.printable import printable
from sv_evidence.reports.shapes import Font, Text

_CAP = 0.67
"""How high a capital is, as a share of the size."""


def photo(block: Photo, *, x: float, top: float) -> Pictured:
    """Fit a picture into its box, whole, at the box's top left."""
    wide, high = max(1, block.pixels[0]), max(1, block.pixels[1])
    scale = min(block.width / wide, block.height / high)
    return Pictured(
        x=x,
        width=wide * scale,
        height=high * scale,
        blob=block.blob,
        framed=block.framed,
        tag=Tag(Role.FIGURE, alt=block.alt),
        after=8,
        top=min(top, WIDE_TOP) if x <= TEXT_LEFT else top,
    )


def belong_together(first: Item, second: Item) -> bool:
    """Say whether a small line is another's own: over a title, under a heading or a drawing."""
    if isinstance(first, Drawn) and isinstance(second, Lines) and first.width <= MARGIN_WIDE:
        return second.style == styles.CAPTION
    if not isinstance(first, Lines) or not isinstance(second, Lines):
        return False
    pair = (first.style, second.style)
    return pair in {(styles.CAPTION, styles.TITLE), (styles.HEADING, styles.CAPTION)}


def printable_outline(block: Heading) -> str:
    """Return a heading's line in the outline; empty if it has none."""
    if block.is_repeated or not block.listed:
        return ""
    return f"{block.number} {block.listed}".strip()


def cap_top(item: Item) -> float:
    """Return how far the first capitals stand under an item's top."""
    if isinstance(item, Lines):
        return item.style.base - _CAP * item.style.size
    return 0.0


def figure_tag(drawing: Drawing, *, is_beside: bool) -> Tag | None:
    """Tag a drawing; one whose words stand beside it is decoration, unless it has words itself."""
    if is_beside and not any(isinstance(each, Text) for each in drawing.shapes):
        return None
    return Tag(Role.FIGURE, alt=drawing.alt)


def mark_line(block: MarkLine, x: float, width: float) -> Drawn:
    """Set a proof mark and its word."""
    style = styles.STEP_TITLE
    shown = block.shown
    colour = shapes.TEXTS[shown.mark]
    word = Text(MARK_SIZE + 4.3, style.base, shown.word, style.size, colour, Font.SEMIBOLD)
    mark = shapes.moved(shapes.mark(shown.mark, MARK_SIZE), 0, (style.leading - MARK_SIZE) / 2)
    drawn = (*mark, word)
    tag = Tag(Role.PARAGRAPH)
    return Drawn(x=x, width=width, height=style.leading, shapes=drawn, after=1, tag=tag)


def page_picture(block: PagePicture, caption: Lines) -> tuple[Item, ...]:
    """Give a picture of a page a page to itself, as large as that allows, under its caption."""
    room = BOTTOM - WIDE_TOP - caption.height - caption.after - 1
    shown = Photo(block.blob, block.alt, block.pixels, WIDE, room, framed=True)
    framed = photo(shown, x=LEFT, top=WIDE_TOP)
    lines = tuple(filter(None, map(str.strip, map(printable, block.words.splitlines()))))
    picture = replace(framed, clears_margin=True, words=lines)
    anchors = (block.anchor,) if block.anchor else ()
    tag = Tag(Role.CAPTION)
    over = replace(caption, keeps_next=True, top=WIDE_TOP, anchors=anchors, tag=tag)
    return (Break(x=LEFT, width=WIDE, height=0), over, picture)


def headings(blocks: Sequence[Block]) -> Iterator[Heading]:
    """Yield the headings in blocks, without titles that are only repeated."""
    for block in blocks:
        match block:
            case Heading(is_repeated=False):
                yield block
            case Beside():
                yield from headings(block.margin)
                yield from headings(block.body)
            case Together() | Wide():
                yield from headings(block.blocks)
            case SideBySide():
                for column in block.columns:
                    yield from headings(column)
            case _:
                pass


def has_title(block: Block) -> bool:
    """Say whether a section begins with a block."""
    return any(each.level == 1 for each in headings((block,)))


def section(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Let a section begin with the first of its items."""
    return (replace(items[0], begins_section=True), *items[1:])
