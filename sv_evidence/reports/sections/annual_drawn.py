"""Drawings of an annual report: large numbers over their words, and bars with their amounts."""

from collections.abc import Sequence

from sv_evidence.reports.inlines import Drawing
from sv_evidence.reports.shapes import Font, Line, Rect, Shape, Text
from sv_evidence.wording.words import tr

TILE_WIDE, TILE_HIGH = 155.0, 92.0
_BIG, _LEAST = 31.0, 17.0
_DIGIT = 0.56
"""About how wide a figure is, in its own size."""
_LETTERS = 34
"""So many letters of a label fit on one line of a tile."""
_ROW, _BAR_HIGH = 21.0, 11.0
_NAME_WIDE = 178.0
_AMOUNT_WIDE = 62.0


def tile(figure: str, label: str, note: str) -> Drawing:
    """Draw one large number under a rule, with what it counts and a smaller line."""
    size = max(_LEAST, min(_BIG, TILE_WIDE / (_DIGIT * max(1, len(figure)))))
    shapes: list[Shape] = [
        Line(0, 0.5, TILE_WIDE, 0.5, "ink", 0.75),
        Text(0, 38, figure, size, "accent", Font.SERIF_SEMIBOLD),
    ]
    y = 55.0
    for line in _two_lines(label):
        shapes.append(Text(0, y, line, 9.5, "ink", Font.SEMIBOLD))
        y += 12
    shapes.append(Text(0, y, _cut(note, _LETTERS + 4), 8.5, "ink2"))
    said = ". ".join(part for part in (f"{figure} {label}".strip(), note) if part)
    return Drawing(tuple(shapes), TILE_WIDE, TILE_HIGH, said)


def bars(rows: Sequence[tuple[str, int, str]], *, width: float) -> Drawing:
    """Draw a bar a row: its name, its amount, and the amount as it is written."""
    most = max((amount for _, amount, _ in rows), default=0) or 1
    room = width - _NAME_WIDE - _AMOUNT_WIDE
    shapes: list[Shape] = []
    for place, (name, amount, said) in enumerate(rows):
        y = place * _ROW
        long = max(0.8, room * amount / most) if amount else 0.0
        shapes.append(Text(0, y + 10, _cut(name, _LETTERS + 2), 9.5, "ink"))
        if long:
            shapes.append(Rect(_NAME_WIDE, y + 1, long, _BAR_HIGH, fill="chart"))
        shapes.append(Text(_NAME_WIDE + long + 6, y + 10, said, 9.5, "ink"))
    alt = "; ".join(tr("{name}: {amount}", name=name, amount=said) for name, _, said in rows)
    return Drawing(tuple(shapes), width, _ROW * max(1, len(rows)), alt)


def _two_lines(words: str) -> tuple[str, ...]:
    if len(words) <= _LETTERS:
        return (words,)
    head = words[:_LETTERS].rsplit(" ", 1)[0]
    return head, _cut(words[len(head) :].strip(), _LETTERS)


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}\N{HORIZONTAL ELLIPSIS}"
