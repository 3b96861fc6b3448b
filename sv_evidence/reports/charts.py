"""Column charts and bullet bars as primitives: zero at the foot, one scale, labels at the bars."""

from collections.abc import Sequence
from dataclasses import dataclass

from sv_evidence.reports.shapes import Anchor, Font, Line, Rect, Shape, Shapes, Text

MOST_LABELLED = 12
"""Past so many columns only the first, the highest and the last are labelled, over gridlines."""
GRIDLINES = 3
LABEL_SIZE = 9.5
SMALLEST_LABEL = 6.5
FOOT = 18.0
"""Room under the zero line for what each column stands for."""
HEAD = 15.0
"""Room over the highest column for its figure."""
_COLUMN = 0.62
"""A column's share of its place."""
_DIGIT = 0.5
"""About how wide a digit is, in its own size."""
_LEAST_HIGH = 0.8
_TARGET_PEN = 2.2
_TARGET_OVER = 4.0
_AIM_OVER = 5.5
_INSIDE = 6.0
"""From the zero line to a figure that stands inside its column."""
_ZERO_PEN = 0.9
_GRID_PEN = 0.4


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name under the zero line, its amount, and the figure over it.

    ``value`` is ``None`` for a time that has not come; ``before`` is the same time last year.
    """

    name: str
    value: int | None
    figure: str = ""
    target: int | None = None
    before: int | None = None
    aim: str = ""
    """Words over the target's line; the figure then stands inside the column."""


def column_chart(
    columns: Sequence[Column],
    *,
    width: float,
    height: float,
    not_yet: str = "",
    size: float = LABEL_SIZE,
) -> Shapes:
    """Draw columns over time. ``not_yet`` is what stands where the time has not come."""
    if not columns:
        return ()
    highest = max(max(each.value or 0, each.target or 0, each.before or 0) for each in columns)
    plot = _Plot(
        width=width,
        zero=height - FOOT,
        high=height - FOOT - HEAD,
        top=max(highest, 1),
        count=len(columns),
        size=size,
    )
    crowded = len(columns) > MOST_LABELLED or not plot.fits(columns)
    found: list[Shape] = list(plot.gridlines()) if len(columns) > MOST_LABELLED else []
    labelled = _told(columns) if crowded else frozenset(range(len(columns)))
    named = plot.named(columns)
    for place, column in enumerate(columns):
        found.extend(plot.column(place, column, not_yet))
        if place in labelled and column.value is not None:
            found.append(plot.figure(place, column))
        if place in named:
            found.append(plot.name(place, column))
    found.append(Line(0, plot.zero, width, plot.zero, "unproven_fill", _ZERO_PEN))
    return tuple(found)


def _told(columns: Sequence[Column]) -> frozenset[int]:
    """Choose the first, the highest and the last; neighbours of the highest stay bare."""
    filled = [place for place, each in enumerate(columns) if each.value is not None]
    if not filled:
        return frozenset()
    highest = max(filled, key=lambda place: (columns[place].value or 0, -place))
    chosen = {highest}
    for place in (filled[0], filled[-1]):
        if abs(place - highest) > 1:
            chosen.add(place)
    return frozenset(chosen)


@dataclass(frozen=True, slots=True)
class _Plot:
    width: float
    zero: float
    high: float
    top: int
    count: int
    size: float

    @property
    def place_width(self) -> float:
        return self.width / self.count

    def at(self, value: int) -> float:
        """Return how high a value stands; what is not nothing can be seen."""
        return max(_LEAST_HIGH, self.high * value / self.top) if value > 0 else 0.0

    def middle(self, place: int) -> float:
        return self.place_width * (place + 0.5)

    def figure_size(self, columns: Sequence[Column]) -> float:
        longest = max(len(each.figure) for each in columns)
        return min(self.size, (self.place_width - 2) / (_DIGIT * longest)) if longest else self.size

    def fits(self, columns: Sequence[Column]) -> bool:
        return self.figure_size(columns) >= SMALLEST_LABEL

    def named(self, columns: Sequence[Column]) -> frozenset[int]:
        """Choose the names that have room, evenly from the first."""
        longest = max(len(each.name) for each in columns)
        room = _DIGIT * self.size * longest + 4
        every = max(1, -int(-room // self.place_width))
        return frozenset(range(0, len(columns), every))

    def gridlines(self) -> Shapes:
        return tuple(
            Line(0, y, self.width, y, "line2", _GRID_PEN)
            for y in (self.zero - self.high * part / GRIDLINES for part in range(1, GRIDLINES + 1))
        )

    def column(self, place: int, column: Column, not_yet: str) -> Shapes:
        wide, middle = self.place_width * _COLUMN, self.middle(place)
        left = middle - wide / 2
        found: list[Shape] = []
        if column.before is not None:
            wide /= 2
            found.append(self.box(left, wide, column.before, "chart2"))
            left += wide
        if column.value is None:
            y = self.zero - 6
            found.append(Text(middle, y, not_yet, self.size - 1, "ink3", anchor=Anchor.MIDDLE))
        else:
            found.append(self.box(left, wide, column.value, "chart"))
        if column.target is not None:
            y, over = self.zero - self.at(column.target), self.place_width * _COLUMN / 2
            over += _TARGET_OVER
            found.append(Line(middle - over, y, middle + over, y, "ink", _TARGET_PEN))
            if self.says(column):
                y -= _AIM_OVER
                size = self.size - 1
                found.append(Text(middle, y, column.aim, size, "ink2", anchor=Anchor.MIDDLE))
        return tuple(found)

    def says(self, column: Column) -> bool:
        """Say whether the words of a target have room over its line, and nothing in the way."""
        room = self.place_width - 2 >= _DIGIT * (self.size - 1) * len(column.aim)
        return bool(column.aim) and room and (column.value or 0) <= (column.target or 0)

    def box(self, left: float, wide: float, value: int, fill: str) -> Rect:
        high = self.at(value)
        outline = "chart" if fill == "chart2" else None
        return Rect(left, self.zero - high, wide, high, fill=fill, stroke=outline, line=0.6)

    def figure(self, place: int, column: Column) -> Text:
        alone = self.size if self.count > MOST_LABELLED else None
        size = alone or max(SMALLEST_LABEL, self.figure_size((column,)))
        stands = self.at(column.value or 0)
        inside = bool(column.aim) and stands >= size + 2 * _INSIDE
        high = max(stands, self.at(column.target or 0))
        if not inside and self.says(column):
            high += self.size + 1
        return Text(
            min(max(self.middle(place), 8.0), self.width - 8.0),
            self.zero - (_INSIDE if inside else high + 4.5),
            column.figure,
            size,
            "surface" if inside else "ink",
            Font.SEMIBOLD,
            Anchor.MIDDLE,
        )

    def name(self, place: int, column: Column) -> Text:
        y = self.zero + self.size + 3.5
        return Text(self.middle(place), y, column.name, self.size, "ink3", anchor=Anchor.MIDDLE)


_INNER = 0.56
_OVERHANG = 0.28
_FRAME_PEN = 0.8


def bullet_bar(
    delivered: int, target: int, *, expected: int | None, width: float, height: float
) -> Shapes:
    """Draw what was delivered inside a frame that ends at the target, and what was expected by now.

    Over the target, the frame grows and the target gets a tick of its own.
    """
    whole = max(delivered, target, 1)
    inner = height * _INNER
    found: list[Shape] = [
        Rect(
            _FRAME_PEN / 2,
            _FRAME_PEN / 2,
            width - _FRAME_PEN,
            height - _FRAME_PEN,
            fill="win",
            stroke="ctl",
            line=_FRAME_PEN,
            radius=2.0,
        )
    ]
    if delivered > 0:
        wide = max(_LEAST_HIGH, width * delivered / whole)
        found.append(Rect(0, (height - inner) / 2, wide, inner, fill="chart"))
    ticks = [expected] if expected is not None else []
    if delivered > target:
        ticks.append(target)
    over = height * _OVERHANG
    for amount in ticks:
        x = width * min(amount, whole) / whole
        found.append(Line(x, -over, x, height + over, "ink", 1.8))
    return tuple(found)
