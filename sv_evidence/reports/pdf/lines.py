"""Text into lines: cleaned of what is no text, broken at words, measured.

All text on a page comes through here as plain characters. There is no markup, so nothing that a
person types can become a link, a picture or a command.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
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
from sv_evidence.reports.pdf.fonts import lacking, shown, width_of
from sv_evidence.reports.pdf.styles import Style
from sv_evidence.reports.shapes import Font, Shapes, Text

_MONO_SHARE = 0.86
"""Mono letters are wide: this much of the size around them looks the same."""
_SPACES = re.compile(" {2,}")
_MOST_KEPT = 0.75
"""What follows the first piece is kept whole up to this share of the line."""
_UNSHOWN = "\N{REPLACEMENT CHARACTER}"
_FILLER = " " + "m" * 200
"""Longer than any line, so that what it follows is cut."""
_ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
_BREAK_AFTER = "-\N{EN DASH}\N{EM DASH}/"


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
    is_parted: bool = False
    """A space follows it in the text, though its line ends: those who listen need it."""

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
    unshown: dict[str, None] = field(default_factory=dict)
    """Characters that the fonts lack, in the order met."""

    def pieces(self, inlines: Sequence[Inline], style: Style) -> tuple[Piece, ...]:
        """Dress inlines in a style."""
        found = tuple(self._piece(each, style) for each in inlines)
        for piece in found:
            self._note(piece.text, piece.font)
        return tuple(replace(each, text=shown(each.text, each.font)) for each in found)

    def note(self, shapes: Shapes) -> None:
        """Take note of what the fonts lack in drawn words."""
        for shape in shapes:
            if isinstance(shape, Text):
                self._note(printable(shape.text), shape.font)

    def _note(self, text: str, font: Font) -> None:
        self.unshown.update(dict.fromkeys(lacking(text, font).replace(_UNSHOWN, "")))

    def _piece(self, inline: Inline, style: Style) -> Piece:
        plain = Piece("", style.font, style.size, style.colour)
        match inline:
            case Words():
                font = Font.MONO if inline.mono else style.bold if inline.bold else style.font
                size = style.size * _MONO_SHARE if inline.mono else style.size
                colour = inline.colour or style.colour
                return replace(
                    plain, text=printable(inline.text), font=font, size=size, colour=colour
                )
            case Reference():
                to = inline.to if inline.to in self.pages else ""
                text = printable(inline.text)
                return Piece(text, Font.SEMIBOLD, style.size, "accent", to, is_whole=True)
            case PageOf():
                known = self.last_pages if inline.last else self.pages
                return replace(plain, text=f"{known.get(inline.to, 0):,}")
            case PagesOf():
                first, last = self.pages.get(inline.to, 0), self.last_pages.get(inline.to, 0)
                words = inline.one if first == last else inline.many
                return replace(plain, text=words.format(first=f"{first:,}", last=f"{last:,}"))
            case PageCount():
                return replace(plain, text=f"{self.count:,}")
            case RowsShown():
                return replace(plain, text=f"{self.rows_shown:,}")


def printable(text: str) -> str:
    """Return text that can be set: composed, without control characters or invisible marks.

    White space of any kind becomes a space; a control character or half a surrogate pair becomes
    U+FFFD, which the page shows as a question mark.
    """
    found: list[str] = []
    for each in unicodedata.normalize("NFC", text):
        match unicodedata.category(each):
            case "Cc" if each in "\t\n\v\f\r\x85":
                found.append(" ")
            case "Zs" | "Zl" | "Zp" if each != "\N{NO-BREAK SPACE}":
                found.append(" ")
            case "Cc" | "Cs":
                found.append(_UNSHOWN)
            case "Cf":
                pass
            case _:
                found.append(each)
    return "".join(found)


def broken(pieces: Sequence[Piece], width: float) -> tuple[Line, ...]:
    """Break pieces into lines no wider than ``width``; a word wider than that is cut."""
    lines: list[Line] = []
    line: list[Piece] = []
    used, gap = 0.0, None
    gaps: set[int] = set()
    for word in _words(pieces):
        if word is _SPACE:
            gap = gap or (line[-1] if line else None)
            continue
        space = _gap_after(gap) if gap is not None else None
        room = sum(each.width for each in word) + (space.width if space else 0.0)
        if line and used + room > width:
            if space is not None:
                gaps.add(len(lines))
            lines.append(tuple(line))
            line, used, space = [], 0.0, None
        if space is not None:
            line.append(space)
            used += space.width
        gap = None
        for part in _cut(word, width):
            if part is not word and line and used + _wide(part) > width:
                lines.append(tuple(line))
                line, used = [], 0.0
            line.extend(part)
            used += _wide(part)
    if line:
        lines.append(tuple(line))
    return tuple(
        parted(_merged(each)) if place in gaps else _merged(each)
        for place, each in enumerate(lines)
    )


def parted(line: Line) -> Line:
    """Let a space follow a line for those who listen."""
    return (*line[:-1], replace(line[-1], is_parted=True)) if line else line


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
        first = replace(first, text=_fitting(first, room).rstrip() + _ELLIPSIS)
    return (first, *rest)


_Word = tuple[Piece, ...]
_SPACE: _Word = ()


def _words(pieces: Sequence[Piece]) -> Iterator[_Word]:
    """Yield words, which may change their dress midway, and spaces between them."""
    word: list[Piece] = []
    for piece in pieces:
        if piece.is_whole:
            word.append(piece)
            continue
        for chunk in _chunks(piece.text):
            if chunk == " ":
                if word:
                    yield tuple(word)
                    word = []
                yield _SPACE
            else:
                word.append(replace(piece, text=chunk))
                if chunk[-1] in _BREAK_AFTER and len(chunk) > 1:
                    yield tuple(word)
                    word = []
    if word:
        yield tuple(word)


def _chunks(text: str) -> Iterator[str]:
    start = 0
    for at, each in enumerate(text):
        if each == " ":
            if at > start:
                yield text[start:at]
            yield " "
            start = at + 1
        elif each in _BREAK_AFTER and at > start and not _joins_digits(text, at):
            yield text[start : at + 1]
            start = at + 1
    if start < len(text):
        yield text[start:]


def _joins_digits(text: str, at: int) -> bool:
    """Say whether a dash or stroke stands inside a number, such as 2026-29."""
    return text[at - 1].isdigit() and text[at + 1 : at + 2].isdigit()


def _cut(word: _Word, width: float) -> Iterator[_Word]:
    """Yield a word whole, or in parts if it alone is wider than a line."""
    if _wide(word) <= width:
        yield word
        return
    for piece in word:
        left = piece.text
        while left:
            kept = _fitting(replace(piece, text=left), width) or left[0]
            yield (replace(piece, text=kept),)
            left = left[len(kept) :]


def _fitting(piece: Piece, width: float) -> str:
    """Return as much of a piece's beginning as fits."""
    low, high = 0, len(piece.text)
    while low < high:
        middle = (low + high + 1) // 2
        if width_of(piece.text[:middle], piece.font, piece.size) <= width:
            low = middle
        else:
            high = middle - 1
    return piece.text[:low]


def _gap_after(piece: Piece) -> Piece:
    return replace(piece, text=" ", to="")


def _wide(pieces: Sequence[Piece]) -> float:
    return sum(each.width for each in pieces)


def _merged(line: Sequence[Piece]) -> Line:
    """Join neighbours in the same dress, so that a line is few pieces."""
    found: list[Piece] = []
    for piece in line:
        if found and replace(found[-1], text="") == replace(piece, text=""):
            found[-1] = replace(found[-1], text=found[-1].text + piece.text)
        else:
            found.append(piece)
    return tuple(found)
