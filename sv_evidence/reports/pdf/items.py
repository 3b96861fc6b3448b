"""What is laid on a page: things with a height, that can be drawn and, some of them, split."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sv_evidence.reports.pdf.lines import Line, is_flush_right
from sv_evidence.reports.pdf.pen import Pen
from sv_evidence.reports.pdf.styles import TEXT_LEFT, TOP, Style
from sv_evidence.reports.pdf.tags import Role, Tag
from sv_evidence.reports.pdf.unseen import set_unseen
from sv_evidence.reports.shapes import Anchor, Rect, Shapes

LEAST_LINES = 3
"""A heading is followed by so many lines at least."""
_FRAME = 0.6
_ORPHANS = 2
"""So many lines stay together at either side of a page's end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something with a place across the page and a height."""

    x: float
    width: float
    height: float
    before: float = 0.0
    after: float = 0.0
    keeps_next: bool = False
    top: float = TOP
    """Where it begins if it is the first on its page."""
    anchors: tuple[str, ...] = ()
    clears_margin: bool = False
    """Begins only below what stands in the margin column."""
    tag: Tag | None = None
    """What it is to those who listen; without one it is decoration, or what is in it has tags."""
    begins_section: bool = False

    @property
    def least(self) -> float:
        """Return the height of the smallest beginning that may stand at a page's end."""
        return self.height

    def split(self, room: float) -> "tuple[Item, Item | None] | None":
        """Return a beginning no higher than ``room`` and what is left; ``None`` if it must move."""
        del room
        return None

    def draw(self, pen: Pen, y: float) -> None:
        """Draw it with its top at y."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap(Item):
    """Empty room; nothing at a page's top."""

    def draw(self, pen: Pen, y: float) -> None:
        """Draw nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Break(Item):
    """What follows starts a page."""

    def draw(self, pen: Pen, y: float) -> None:
        """Draw nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines(Item):
    """Set lines of text."""

    lines: tuple[Line, ...]
    style: Style
    align: Anchor = Anchor.START
    listed: str = ""
    """The outline's words, for a heading."""
    level: int = 0

    @property
    def least(self) -> float:
        """Return the height of the first few lines."""
        if len(self.lines) < LEAST_LINES + _ORPHANS:
            return self.height
        return LEAST_LINES * self.style.leading

    def split(self, room: float) -> tuple[Item, Item | None] | None:
        """Split between lines, leaving two at least at either side."""
        count = min(int(room // self.style.leading), len(self.lines) - _ORPHANS)
        if count < _ORPHANS:
            return None
        leading = self.style.leading
        first = replace(self, lines=self.lines[:count], height=count * leading, after=0.0)
        rest = replace(
            self,
            lines=self.lines[count:],
            height=(len(self.lines) - count) * leading,
            before=0.0,
            anchors=(),
            listed="",
        )
        return first, rest

    def draw(self, pen: Pen, y: float) -> None:
        """Set each line on its base line."""
        if self.tag is not None:
            pen.begin(self.tag)
        base = y + self.style.base
        for line in self.lines:
            pen.line_of_text(line, self.x + self._indent(line), base)
            base += self.style.leading
        if self.tag is not None:
            pen.end()

    def _indent(self, line: Line) -> float:
        if self.align is Anchor.START and not is_flush_right(self.lines):
            return 0.0
        spare = self.width - sum(piece.width for piece in line)
        return spare / 2 if self.align is Anchor.MIDDLE else spare


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn(Item):
    """Primitives."""

    shapes: Shapes

    def draw(self, pen: Pen, y: float) -> None:
        """Draw them."""
        draw_tagged(pen, self.tag, self.shapes, (self.x, y), (self.width, self.height))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictured(Item):
    """A picture, whole, maybe in a thin frame."""

    blob: str
    framed: bool = False
    words: tuple[str, ...] = ()
    """Lines that stand on it, for those who listen or search: they lie unseen behind it."""

    def draw(self, pen: Pen, y: float) -> None:
        """Draw it."""
        if self.tag is not None:
            pen.begin_figure(self.tag, self.x, y, self.width, self.height)
        pen.picture(self.blob, self.x, y, self.width, self.height)
        if self.tag is not None:
            pen.end()
        set_unseen(pen, self.words, (self.x, y), (self.width, self.height))
        if self.framed:
            edge = Rect(0, 0, self.width, self.height, stroke="ctl", line=_FRAME)
            pen.decorate((edge,), self.x, y)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Item):
    """Items at fixed distances from the group's top, kept on one page."""

    parts: tuple[tuple[float, Item], ...]

    def draw(self, pen: Pen, y: float) -> None:
        """Draw each, and let links come to each."""
        for down, part in self.parts:
            place_anchors(pen, part, y + down)
            part.draw(pen, y + down)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marginal(Item):
    """What stands in the margin beside the items that follow; takes no height of its own."""

    beside: Group

    @property
    def least(self) -> float:
        """Return the room that it hangs down into."""
        return self.beside.height

    def draw(self, pen: Pen, y: float) -> None:
        """Draw it."""
        self.beside.draw(pen, y)


def draw_tagged(
    pen: Pen, tag: Tag | None, shapes: Shapes, at: tuple[float, float], size: tuple[float, float]
) -> None:
    """Draw primitives as what their tag says; without one they are decoration."""
    if tag is None:
        pen.decorate(shapes, *at)
        return
    if tag.role is Role.FIGURE:
        pen.begin_figure(tag, *at, *size)
    else:
        pen.begin(tag)
    pen.shapes(shapes, *at)
    pen.end()


@dataclass(slots=True)
class _Stack:
    parts: list[tuple[float, Item]] = field(default_factory=list)
    down: float = 0.0
    owed: float = 0.0
    floor: float = 0.0


def place_anchors(pen: Pen, item: Item, y: float) -> None:
    """Let links come to where an item stands."""
    for anchor in item.anchors:
        pen.place(anchor, y)


def inner_anchors(item: Item) -> tuple[str, ...]:
    """Name every anchor in an item, also inside groups."""
    match item:
        case Group():
            inner = (name for _, part in item.parts for name in inner_anchors(part))
            return (*item.anchors, *inner)
        case Marginal():
            return (*item.anchors, *inner_anchors(item.beside))
        case _:
            return item.anchors


def stacked(items: Sequence[Item], *, x: float, width: float) -> Group:
    """Put items one below the other into a group."""
    stack = _Stack()
    for item in items:
        if isinstance(item, Break):
            continue
        stack.down += max(stack.owed, item.before) if stack.parts else 0.0
        if item.clears_margin:
            stack.down = max(stack.down, stack.floor)
        stack.parts.append((stack.down, item))
        if isinstance(item, Marginal):
            stack.floor = max(stack.floor, stack.down + item.beside.height)
            stack.owed = 0.0
            continue
        stack.down += item.height
        stack.owed = item.after
    height = max(stack.down, stack.floor)
    first = items[0] if items else None
    return Group(
        x=x,
        width=width,
        height=height,
        parts=tuple(stack.parts),
        before=first.before if first else 0.0,
        after=stack.owed,
        top=first.top if first else TOP,
        clears_margin=x < TEXT_LEFT,
    )
