"""Text into lines no wider than their room: broken at words, cut only where a word is too wide."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from unicodedata import category

from sv_evidence.reports.pdf.lines import Line, Piece, fitting, parted
from sv_evidence.reports.pdf.shaping import width_of
from sv_evidence.reports.scripts import Script, script_of
from sv_evidence.reports.shapes import Font

_CLOSING = frozenset({"Pe", "Pf", "Po", "Mn", "Mc", "Lm"})
_OPENING = frozenset({"Ps", "Pi"})
_BREAK_AFTER = frozenset("-\N{EN DASH}\N{EM DASH}/")

_Dress = tuple[Font, float, str, str, bool, str]
"""Font, size, colour, where it leads, whether it is never broken, and what its link says."""
_Part = tuple[str, float, _Dress]
"""A text, its width, and its dress: lighter than a piece, since there are very many."""
_Word = list[_Part]


def broken(pieces: Sequence[Piece], width: float) -> tuple[Line, ...]:
    """Break pieces into lines no wider than ``width``; a word wider than that is cut."""
    lines = _broken(pieces, width)
    if pieces and pieces[0].is_leftward:
        return tuple(tuple(replace(each, is_leftward=True) for each in line) for line in lines)
    return lines


def _broken(pieces: Sequence[Piece], width: float) -> tuple[Line, ...]:
    if len(pieces) == 1 and _is_one_line(pieces[0], width):
        return (tuple(pieces),)
    lines: list[Line] = []
    line: list[_Part] = []
    used = 0.0
    gap: _Dress | None = None
    for word in _words(pieces):
        if word is None:
            gap = gap or (line[-1][2] if line else None)
            continue
        space = _space(gap) if gap is not None else None
        room = sum(part[1] for part in word)
        if line and used + room + (space[1] if space else 0.0) > width:
            lines.append(_line(line) if space is None else parted(_line(line)))
            line, used, space = [], 0.0, None
        if space is not None:
            line.append(space)
            used += space[1]
        gap = None
        if room <= width:
            line.extend(word)
            used += room
            continue
        for part in _cut(word, width):
            if line and used + part[1] > width:
                lines.append(_line(line))
                line, used = [], 0.0
            line.append(part)
            used += part[1]
    if line:
        lines.append(_line(line))
    return tuple(lines)


def _is_one_line(piece: Piece, width: float) -> bool:
    """Say whether a piece fits as it is, without spaces that a line would not have."""
    text = piece.text
    if not text or "  " in text or text[0] == " " or text[-1] == " ":
        return False
    return piece.width <= width


def _words(pieces: Sequence[Piece]) -> Iterator[_Word | None]:
    """Yield words, which may change their dress midway, and ``None`` for each space."""
    word: _Word = []
    for piece in pieces:
        font, size = piece.font, piece.size
        dress = (font, size, piece.colour, piece.to, piece.is_whole, piece.says)
        if piece.is_whole:
            word.append((piece.text, piece.width, dress))
            continue
        for chunk in _chunks(piece.text):
            if chunk == " ":
                if word:
                    yield word
                    word = []
                yield None
            else:
                word.append((chunk, _wide(chunk, font, size), dress))
                if _may_end(chunk):
                    yield word
                    word = []
    if word:
        yield word


_wide = lru_cache(maxsize=4096)(width_of)
"""Words come again and again."""


def _chunks(text: str) -> Iterator[str]:
    for place, words in enumerate(text.split(" ")):
        if place:
            yield " "
        if words and not words.isascii():
            for part in _han(words):
                yield from _parts(part)
        elif words and _BREAK_AFTER.isdisjoint(words):
            yield words
        elif words:
            yield from _parts(words)


def _han(words: str) -> Iterator[str]:
    """Yield parts that a line may end after: Chinese is broken between any two letters.

    A sign that closes goes with the letter before it, one that opens with the one after it.
    """
    start = 0
    for at in range(1, len(words)):
        before, after = words[at - 1], words[at]
        if Script.HAN not in {script_of(before), script_of(after)}:
            continue
        if category(after) in _CLOSING or category(before) in _OPENING:
            continue
        yield words[start:at]
        start = at
    yield words[start:]


def _may_end(chunk: str) -> bool:
    """Say whether a line may end after a part of a word."""
    last = chunk[-1]
    if last in _BREAK_AFTER:
        return len(chunk) > 1
    return not last.isascii() and script_of(last) is Script.HAN


def _parts(words: str) -> Iterator[str]:
    start = 0
    for at, each in enumerate(words):
        if each in _BREAK_AFTER and at > start and not _joins_digits(words, at):
            yield words[start : at + 1]
            start = at + 1
    if start < len(words):
        yield words[start:]


def _joins_digits(text: str, at: int) -> bool:
    """Say whether a dash or stroke stands inside a number, such as 2026-29."""
    return text[at - 1].isdigit() and text[at + 1 : at + 2].isdigit()


def _cut(word: _Word, width: float) -> Iterator[_Part]:
    """Yield parts no wider than a line of a word that is wider."""
    for text, _, dress in word:
        font, size = dress[0], dress[1]
        left = text
        while left:
            kept = fitting(left, font, size, width) or left[0]
            yield kept, width_of(kept, font, size), dress
            left = left[len(kept) :]


def _space(after: _Dress) -> _Part:
    """Return the space after a part: it leads nowhere."""
    font, size, colour, _, is_whole, _ = after
    return " ", _wide(" ", font, size), (font, size, colour, "", is_whole, "")


def _line(parts: Sequence[_Part]) -> Line:
    """Join neighbours in the same dress, so that a line is few pieces."""
    found: list[Piece] = []
    texts: list[str] = []
    worn: _Dress | None = None
    for text, _, dress in parts:
        if worn is not None and dress != worn:
            found.append(Piece("".join(texts), *worn))
            texts = []
        worn = dress
        texts.append(text)
    if worn is not None:
        found.append(Piece("".join(texts), *worn))
    return tuple(found)
