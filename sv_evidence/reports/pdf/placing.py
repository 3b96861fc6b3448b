"""How blocks stand to each other: pictures in their boxes, small lines with their titles."""

from sv_evidence.reports.blocks import Heading, Photo
from sv_evidence.reports.pdf import styles
from sv_evidence.reports.pdf.items import Drawn, Item, Lines, Pictured
from sv_evidence.reports.pdf.styles import MARGIN_WIDE, TEXT_LEFT, WIDE_TOP

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
