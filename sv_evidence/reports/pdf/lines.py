"""Text into lines: cleaned of what is no text, broken at words, measured.

All text on a page comes through here as plain characters. There is no markup, so nothing that a
person types can become a link, a picture or a command.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sv_evidence.reports.inlines import (
    Inline,
    PageCount,
    PageOf,
    PagesOf,
    Reference,
    RowsShown,
    Words,
)
from sv_evidence.reports.linear import Numbering
from sv_evidence.reports.pdf.shaping import lacking, shown, width_of
from sv_evidence.reports.pdf.styles import Style
from sv_evidence.reports.printable import UNSHOWN, printable
from sv_evidence.reports.scripts import JOINERS, belongs_before, is_leftward
from sv_evidence.reports.shapes import Font, Shapes, Text

_MONO_SHARE = 0.86
"""Mono letters are wide: this much of the size around them looks the same."""
_SPACES = re.compile(" {2,}")
_MOST_KEPT = 0.75
"""What follows the first piece is kept whole up to this share of the line."""
_FILLER = " " + "m" * 200
"""Longer than any line, so that what it follows is cut."""
_GUESS = 64
"""Letters: about as many as a line has, so that no long text is measured whole."""
_ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"


@dataclass(frozen=True, slots=True)
class Piece:
    """Text in one font and colour on one line; ``to`` is the anchor it leads to."""

    text: str
    font: Font
    size: float
    colour: str
    to: str = ""
    is_whole: bool = False
    """Never broken, such as an evidence number."""
    says: str = ""
    """Where it leads, if its own text does not tell."""
    is_parted: bool = False
    """A space follows it in the text, though its line ends: those who listen need it."""

    is_leftward: bool = False
    """Stands in a paragraph that runs to the left."""

    @property
    def width(self) -> float:
        """Measure it, in points."""
        return width_of(self.text, self.font, self.size)


Line = tuple[Piece, ...]


@dataclass(slots=True)
class Setting:
    """What setting text needs to know, and what it finds out on the way."""

    pages: Mapping[str, int] = field(default_factory=dict)
    """Page of each anchor, as far as known."""
    last_pages: Mapping[str, int] = field(default_factory=dict)
    count: int = 0
    rows_shown: int = 0
    """Rows of the table whose note is being set."""
    is_numbered: bool = False
    """Something set since this was last made false says numbers that the next pass may change."""
    unshown: dict[str, None] = field(default_factory=dict)
    """Characters that the fonts lack, in the order met."""

    def pieces(self, inlines: Sequence[Inline], style: Style) -> tuple[Piece, ...]:
        """Dress inlines in a style."""
        found = tuple(self._piece(each, style) for each in inlines)
        for piece in found:
            if not piece.text.isascii():
                return self._seen(found)
        return found

    def _seen(self, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
        """Return pieces as they can be shown, and take note of the letters that no face has."""
        for piece in pieces:
            self._note(piece.text, piece.font)
        leftward = is_leftward("".join(piece.text for piece in pieces))
        return tuple(
            replace(piece, text=shown(piece.text), is_leftward=leftward) for piece in pieces
        )

    def note(self, shapes: Shapes) -> None:
        """Take note of what the fonts lack in drawn words."""
        for shape in shapes:
            if isinstance(shape, Text):
                self._note(printable(shape.text), shape.font)

    def _note(self, text: str, font: Font) -> None:
        self.unshown.update(dict.fromkeys(lacking(text, font).replace(UNSHOWN, "")))

    def _piece(self, inline: Inline, style: Style) -> Piece:
        match inline:
            case Words():
                font = Font.MONO if inline.mono else style.bold if inline.bold else style.font
                size = style.size * _MONO_SHARE if inline.mono else style.size
                colour = inline.colour or style.colour
                text = printable(inline.text)
                return Piece(text, font, size, colour, inline.to, says=inline.says)
            case Reference():
                text = printable(inline.text)
                return Piece(text, Font.SEMIBOLD, style.size, "accent", inline.to, is_whole=True)
            case _:
                self.is_numbered = True
                return Piece(self._number(inline), style.font, style.size, style.colour)

    def _number(self, inline: PageOf | PagesOf | PageCount | RowsShown) -> str:
        numbering = Numbering(self.pages, self.last_pages, self.count)
        return numbering.text(inline, self.rows_shown)


def parted(line: Line) -> Line:
    """Let a space follow a line for those who listen."""
    return (*line[:-1], replace(line[-1], is_parted=True)) if line else line


def is_flush_right(lines: Sequence[Line]) -> bool:
    """Say whether lines begin at the right: one alone stays where its column begins."""
    return len(lines) > 1 and bool(lines[0]) and lines[0][0].is_leftward


def at_most(lines: Sequence[Line], most: int, width: float) -> tuple[Line, ...]:
    """Keep so many lines, the last with an ellipsis if any are lost."""
    if len(lines) <= most:
        return tuple(lines)
    last = lines[most - 1]
    cut = shortened((replace(last[0], text="".join(each.text for each in last) + _FILLER),), width)
    return (*lines[: most - 1], cut)


def shortened(pieces: Sequence[Piece], width: float) -> Line:
    """Set pieces on one line; the first is cut with an ellipsis if they do not fit."""
    tidy = [replace(each, text=_SPACES.sub(" ", each.text)) for each in pieces if each.text]
    if not tidy:
        return ()
    first, rest = tidy[0], tidy[1:]
    if _wide(rest) > width * _MOST_KEPT:
        first, rest = replace(first, text="".join(each.text for each in tidy)), []
    room = width - _wide(rest)
    if first.width > room:
        room -= width_of(_ELLIPSIS, first.font, first.size)
        first = replace(
            first, text=fitting(first.text, first.font, first.size, room).rstrip() + _ELLIPSIS
        )
    return (first, *rest)


def fitting(text: str, font: Font, size: float, width: float) -> str:
    """Return as much of a text's beginning as fits."""
    low, high = 0, len(text)
    step = _GUESS
    while low + step < high and width_of(text[: low + step], font, size) <= width:
        low, step = low + step, 2 * step
    high = min(high, low + step)
    while low < high:
        middle = (low + high + 1) // 2
        if width_of(text[:middle], font, size) <= width:
            low = middle
        else:
            high = middle - 1
    return text[: _whole(text, low)]


def _whole(text: str, end: int) -> int:
    """Return the last place at or before ``end`` that parts no letter from its marks."""
    place = end
    while 0 < place < len(text) and (belongs_before(text[place]) or text[place - 1] in JOINERS):
        place -= 1
    return place


def _wide(pieces: Sequence[Piece]) -> float:
    return sum(each.width for each in pieces)
