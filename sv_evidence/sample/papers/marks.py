"""What a paper is made of, before anybody decides whether it is a PDF or a scan.

Coordinates are points from the top left of an A4 page.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from sv_evidence.domain.reading import day_text
from sv_evidence.sample.chance import Chance

WIDTH, HEIGHT = 595, 842
Colour = tuple[int, int, int]
INK: Colour = (35, 32, 28)
GREY: Colour = (120, 114, 104)
HAIR: Colour = (188, 182, 172)
PEN: Colour = (34, 52, 120)
ACCENT: Colour = (29, 80, 112)
GOLD: Colour = (181, 116, 23)
Font = Literal["SVESans-Regular", "SVESans-SemiBold", "SVESans-Italic", "SVESerif-SemiBold"]
REGULAR: Font = "SVESans-Regular"
BOLD: Font = "SVESans-SemiBold"
HAND: Font = "SVESans-Italic"
SERIF: Font = "SVESerif-SemiBold"
Align = Literal["left", "centre", "right"]


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text on its base line."""

    x: int
    y: int
    text: str
    size: int = 10
    font: Font = REGULAR
    colour: Colour = INK
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points."""

    points: tuple[tuple[int, int], ...]
    colour: Colour = HAIR
    width: int = 1


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle, filled or only drawn."""

    x: int
    y: int
    radius: int
    colour: Colour = GREY
    is_filled: bool = False


Mark = Words | Stroke | Disc


@dataclass(slots=True)
class Page:
    """One page being written."""

    marks: list[Mark] = field(default_factory=list)

    def write(
        self,
        x: int,
        y: int,
        text: str,
        *,
        size: int = 10,
        font: Font = REGULAR,
        colour: Colour = INK,
        align: Align = "left",
    ) -> None:
        """Write one line."""
        self.marks.append(Words(x, y, text, size, font, colour, align))

    def paragraph(self, y: int, lines: Sequence[str]) -> int:
        """Write lines below each other; return where the next would stand."""
        for line in lines:
            self.write(72, y, line, size=11)
            y += 16
        return y

    def rule(self, x: int, y: int, to_x: int, to_y: int, *, colour: Colour = HAIR) -> None:
        """Draw a straight line."""
        self.marks.append(Stroke(((x, y), (to_x, to_y)), colour))

    def frame(self, box: tuple[int, int, int, int], colour: Colour, width: int = 1) -> None:
        """Draw the outline of a rectangle."""
        left, top, right, bottom = box
        around = ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))
        self.marks.append(Stroke(around, colour, width))

    def sign(self, x: int, y: int, chance: Chance, *, width: int = 80) -> None:
        """Write a signature that nobody can read."""
        points = [(x, y)]
        while x < points[0][0] + width:
            x += chance.between(3, 6)
            points.append((x, y - chance.between(-3, 9)))
        self.marks.append(Stroke(tuple(points), PEN))

    def table(
        self, top: int, columns: Sequence[tuple[int, str]], rows: int, height: int, right: int = 523
    ) -> list[int]:
        """Rule a table with a head; return the base line of each row."""
        edges = [x for x, _ in columns]
        for x, title in columns:
            self.write(x + 5, top + 14, title, size=9, font=BOLD)
        bottom = top + 20 + rows * height
        for line in range(rows + 1):
            y = top + 20 + line * height
            self.rule(edges[0], y, right, y)
        self.rule(edges[0], top, right, top, colour=GREY)
        for x in (*edges, right):
            self.rule(x, top, x, bottom)
        return [top + 20 + line * height + height * 2 // 3 for line in range(rows)]


@dataclass(frozen=True, slots=True)
class Paper:
    """What a paper must show: taken from the sample's evidence file."""

    number: str
    title: str
    dated: date
    pages: int
    shows: dict[str, str | int | bool]

    def text(self, key: str, otherwise: str = "") -> str:
        """Return a word it shows."""
        return str(self.shows.get(key, otherwise))

    def count(self, key: str, otherwise: int = 0) -> int:
        """Return a number it shows."""
        return int(self.shows.get(key, otherwise))

    @property
    def day(self) -> str:
        """The date in full, in English whatever the machine speaks."""
        return day_text(self.dated, weekday="long")

    @property
    def chance(self) -> Chance:
        """A stream of numbers of its own."""
        return Chance(f"{self.number} {self.title}")


def headed(title: str, below: str, page: int = 1, pages: int = 1) -> Page:
    """Begin a page with a title and a line below it."""
    made = Page()
    made.write(72, 84, title, size=18, font=BOLD)
    made.write(72, 106, below, size=11, colour=GREY)
    if pages > 1:
        made.write(523, 106, f"page {page} of {pages}", size=10, colour=GREY, align="right")
    return made
