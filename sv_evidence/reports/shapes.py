"""Marks and bars as tuples of primitives, so that window and page paint one shape for one value.

Lengths are points on a page and logical pixels on a screen; x runs right, y runs down. Colours are
token names of ``resources/styles/tokens.json``, fonts are the names of ``Font``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from math import pi

from sv_evidence.domain.evidence import Strength
from sv_evidence.domain.proof import Mark


class Font(StrEnum):
    """The faces a drawing may use, by what they are for."""

    SANS = "sans"
    MEDIUM = "sans_medium"
    SEMIBOLD = "sans_semibold"
    ITALIC = "sans_italic"
    SERIF = "serif"
    SERIF_SEMIBOLD = "serif_semibold"
    MONO = "mono"


class Anchor(StrEnum):
    """Which part of a text lies at its x."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Line:
    """A straight stroke; ``dash`` is on, off, ... in points, empty for a solid line."""

    x: float
    y: float
    x2: float
    y2: float
    colour: str
    width: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Rect:
    """A box, filled, outlined or both; the outline is centred on the edge."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    stroke: str | None = None
    line: float = 1.0
    dash: tuple[float, ...] = ()
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Hatch:
    """Lines at 45 degrees, rising to the right, ``line`` wide every ``step`` across them.

    The lines are clipped to a box with rounded corners.
    """

    x: float
    y: float
    width: float
    height: float
    colour: str
    line: float
    step: float
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Disc:
    """A filled circle around x, y."""

    x: float
    y: float
    radius: float
    fill: str


@dataclass(frozen=True, slots=True)
class Pie:
    """A filled slice; ``start`` and ``sweep`` in degrees, anticlockwise from three o'clock."""

    x: float
    y: float
    radius: float
    start: float
    sweep: float
    fill: str


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle's outline; ``radius`` runs to the middle of the line, ``dash`` is in points."""

    x: float
    y: float
    radius: float
    colour: str
    width: float
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Polyline:
    """Strokes from point to point with round joins and ends."""

    points: tuple[tuple[float, float], ...]
    colour: str
    width: float


@dataclass(frozen=True, slots=True)
class Text:
    """One line of words; y is the base line."""

    x: float
    y: float
    text: str
    size: float
    colour: str
    font: Font = Font.SANS
    anchor: Anchor = Anchor.START


Shape = Line | Rect | Hatch | Disc | Pie | Ring | Polyline | Text
Shapes = tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class HatchPen:
    """How hatching is drawn: the line's width and the step from line to line."""

    line: float
    step: float


ON_SCREEN = HatchPen(2.5, 5.0)
ON_PAPER = HatchPen(1.6, 3.6)

FILLS: Mapping[Mark, str] = {
    Mark.PROVEN: "proven_fill",
    Mark.PART_PROVEN: "part_fill",
    Mark.UNPROVEN: "unproven_fill",
}
TEXTS: Mapping[Mark, str] = {
    Mark.PROVEN: "proven_text",
    Mark.PART_PROVEN: "part_text",
    Mark.UNPROVEN: "unproven_text",
}

MARK_REACH = 6.7 / 16
"""Outer radius of a mark as a share of its size."""
_DASHES = 12
_DOT = (1.5, 1.4)
"""Dash and gap of the unproven ring, in pen widths."""
_DOT_PEN = 2 * pi / (_DASHES * sum(_DOT) + pi)
"""Pen width as a share of the outer radius, so that exactly twelve dashes close the ring."""
_RING_PEN = 1.25 / 6.7
_TICK = ((-0.58, 0.06), (-0.17, 0.45), (0.55, -0.36))
_TICK_PEN = 0.25

BAR_GAP = 1.5
BAR_RADIUS = 1.0
LEAST_PART = 2.0
"""A part that is not nothing is at least this wide, so that it can be seen."""
_OUTLINE = 0.8
_DASHED = (2.4, 1.8)


def moved(shapes: Iterable[Shape], dx: float, dy: float) -> Shapes:
    """Return the same shapes elsewhere."""
    return tuple(_moved(shape, dx, dy) for shape in shapes)


def _moved(shape: Shape, dx: float, dy: float) -> Shape:
    if isinstance(shape, Polyline):
        return replace(shape, points=tuple((x + dx, y + dy) for x, y in shape.points))
    if isinstance(shape, Line):
        shape = replace(shape, x2=shape.x2 + dx, y2=shape.y2 + dy)
    return replace(shape, x=shape.x + dx, y=shape.y + dy)


def mark(which: Mark, size: float = 16.0) -> Shapes:
    """Draw a proof mark in a square of ``size`` with its corner at 0, 0."""
    centre, reach = size / 2, size * MARK_REACH
    if which is Mark.PROVEN:
        tick = tuple((centre + x * reach, centre + y * reach) for x, y in _TICK)
        return (
            Disc(centre, centre, reach, "proven_fill"),
            Polyline(tick, "surface", _TICK_PEN * reach),
        )
    if which is Mark.PART_PROVEN:
        pen = _RING_PEN * reach
        return (
            Ring(centre, centre, reach - pen / 2, "part_fill", pen),
            Pie(centre, centre, reach - pen / 2, 90.0, 180.0, "part_fill"),
        )
    pen = _DOT_PEN * reach
    dash = tuple(part * pen for part in _DOT)
    return (Ring(centre, centre, reach - pen / 2, "unproven_fill", pen, dash),)


def proof_bar(
    parts: Mapping[Mark, int], *, scale: int, width: float, height: float, hatch: HatchPen
) -> Shapes:
    """Draw a bar of proven, part proven and unproven; ``scale`` is what the full width stands for.

    All bars of one list take the same scale.
    """
    found: list[Shape] = []
    left = 0.0
    for which, wide in part_widths(parts, scale=scale, width=width):
        found.extend(_part(which, left, wide, height, hatch))
        left += wide + BAR_GAP
    return tuple(found)


def part_widths(
    parts: Mapping[Mark, int], *, scale: int, width: float
) -> tuple[tuple[Mark, float], ...]:
    """Return each part that is not nothing with its drawn width, left to right, gaps left out."""
    held = [(which, parts.get(which, 0)) for which in Mark if parts.get(which, 0) > 0]
    if not held or scale <= 0:
        return ()
    room = width - BAR_GAP * (len(held) - 1)
    wide = [max(LEAST_PART, room * amount / scale) for _, amount in held]
    over = sum(wide) - room
    if over > 0:
        widest = wide.index(max(wide))
        wide[widest] = max(LEAST_PART, wide[widest] - over)
    return tuple((which, each) for (which, _), each in zip(held, wide, strict=True))


def _part(which: Mark, left: float, wide: float, height: float, hatch: HatchPen) -> Shapes:
    colour, edge = FILLS[which], _OUTLINE / 2
    if which is Mark.PROVEN:
        return (Rect(left, 0, wide, height, fill=colour, radius=BAR_RADIUS),)
    outline = Rect(
        left + edge,
        edge,
        wide - _OUTLINE,
        height - _OUTLINE,
        stroke=colour,
        line=_OUTLINE,
        dash=() if which is Mark.PART_PROVEN else _DASHED,
        radius=BAR_RADIUS,
    )
    if which is Mark.UNPROVEN:
        return (outline,)
    return (
        Hatch(left, 0, wide, height, colour, hatch.line, hatch.step, BAR_RADIUS),
        outline,
    )


def strength_bars(strength: Strength | None, size: float = 10.0) -> Shapes:
    """Draw three rising bars, filled up to the strength, in ``size`` by ``size``."""
    wide, pitch = size * 0.3, size * 0.35
    found: list[Shape] = []
    for place in range(len(Strength)):
        high = size * 0.28 * (place + 1)
        box = Rect(pitch * place, size - high, wide, high, fill="ink2")
        if place >= (strength or 0):
            thin = size * 0.07
            box = Rect(
                box.x + thin / 2,
                box.y + thin / 2,
                wide - thin,
                high - thin,
                stroke="ink2",
                line=thin,
            )
        found.append(box)
    return tuple(found)
