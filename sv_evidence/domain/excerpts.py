"""Words that were found, with where they stand: marked in a title, or in an excerpt of a file."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

OPEN, SHUT = "\x02", "\x03"
"""What the index puts around each word that it found; no text that is kept holds them."""
PAGE_END = "\f"
"""What stands between the pages of a file's text."""
ALL_SEEN = "\v"
"""Ends the text of a page on which all of it is seen; what others say may be hidden on them."""
_MARKS: Final = re.compile(f"[{OPEN}{SHUT}]")
_WORD: Final = re.compile(r"\w+")
_SPACE: Final = re.compile(r"\s+")
_BEFORE, _AFTER = 44, 76
"""How many letters an excerpt reaches before its first word that was found, and after it."""
_MOST_TRIED: Final = 300
_SHORTEST_PLURAL: Final = 4

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marked:
    """Plain text, and where in it the words stand that were found: begin and end of each."""

    text: str
    spans: tuple[Span, ...] = ()

    @classmethod
    def parse(cls, raw: str) -> "Marked":
        """Take the index's marks out of a text and remember where they stood."""
        plain: list[str] = []
        spans: list[Span] = []
        at = 0
        for place, piece in enumerate(_MARKS.split(raw)):
            plain.append(piece)
            if place % 2:
                spans.append((at, at + len(piece)))
            at += len(piece)
        return cls("".join(plain), tuple(spans))

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A scrap of a file's text around what was found; page and line are counted from 1."""

    words: Marked
    page: int
    line: int
    """On its page."""


def excerpt_of(found: Marked) -> Excerpt:
    """Cut out where the most different words that were found stand closest together."""
    text = found.text
    first = _best(found)
    begin = text.rfind(PAGE_END, 0, first) + 1
    end = text.find(PAGE_END, first)
    end = len(text) if end < 0 else end
    page = text.count(PAGE_END, 0, first) + 1
    line = text.count("\n", begin, first) + 1
    left = _widened(text, max(begin, first - _BEFORE), begin, forward=True)
    right = _widened(text, min(end, first + _AFTER), end, forward=False)
    inside = [(a - left, b - left) for a, b in found.spans if left <= a and b <= right]
    words = _in_one_line(Marked(text[left:right], tuple(inside)))
    return Excerpt(_with_dots(words, before=left > begin, after=right < end), page, line)


def typed_words(typed: str) -> tuple[str, ...]:
    """Return the words that somebody typed, without accents and capitals."""
    return tuple(_WORD.findall(folded(typed)))


def found_in(wanted: Iterable[str], texts: Iterable[str]) -> tuple[Marked, ...] | None:
    """Mark the words that begin with what is wanted; ``None`` unless all of it is found.

    What is wanted is folded; where one of its words ends in *s*, the word without it will do.
    """
    missing = set(wanted)
    begins = [(word, _singular(word)) for word in missing]
    marked: list[Marked] = []
    for text in texts:
        spans: list[Span] = []
        for each in _WORD.finditer(folded(text)):
            hits = [(word, stem) for word, stem in begins if each.group().startswith((word, stem))]
            missing.difference_update(word for word, _ in hits)
            if hits:
                longest = max(_shared(each.group(), word) for word, _ in hits)
                spans.append((each.start(), each.start() + longest))
        marked.append(Marked(text, tuple(spans)))
    return None if missing else tuple(marked)


def folded(text: str) -> str:
    """Return a text of the same length without accents and capitals."""
    if text.isascii():
        return text.lower()
    return "".join(unicodedata.normalize("NFD", letter)[0].lower()[0] for letter in text)


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > _SHORTEST_PLURAL else word


def _shared(one: str, other: str) -> int:
    """Count the letters at the beginning that two words share."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _best(found: Marked) -> int:
    """Return where the excerpt's first word begins; the first place of several alike."""
    spans = found.spans[:_MOST_TRIED]
    best, most = 0, 0
    for place, (begin, _) in enumerate(spans):
        near = takewhile(lambda span, begin=begin: span[1] <= begin + _AFTER, spans[place:])  # type: ignore[misc]
        words = len({found.text[a:b].casefold() for a, b in near})
        if words > most:
            best, most = begin, words
    return best


def _widened(text: str, at: int, limit: int, *, forward: bool) -> int:
    """Move a cut that would part a word past that word, towards the middle."""
    if at == limit:
        return at
    space = _SPACE.search(text, at) if forward else None
    if forward:
        return space.end() if space is not None and space.end() <= at + _BEFORE // 2 else at
    cut = max(text.rfind(" ", 0, at), text.rfind("\n", 0, at))
    return cut if cut > at - _BEFORE // 2 else at


def _in_one_line(found: Marked) -> Marked:
    """Put one space where several, or line ends, stand."""
    pieces: list[str] = []
    moved: dict[int, int] = {}
    length = 0
    for at, letter in enumerate(_one_spaced(found.text)):
        moved[at] = length
        pieces.append(letter)
        length += len(letter)
    moved[len(found.text)] = length
    spans = tuple((moved[begin], moved[end]) for begin, end in found.spans)
    return Marked("".join(pieces), spans)


def _one_spaced(text: str) -> Iterator[str]:
    """Yield each letter, and nothing for a space that follows a space."""
    before = " "
    for letter in text:
        here = " " if letter.isspace() else letter
        yield "" if here == before == " " else here
        before = here


def _with_dots(found: Marked, *, before: bool, after: bool) -> Marked:
    """Show that the text goes on at either end."""
    lead = "\N{HORIZONTAL ELLIPSIS} " if before else ""
    tail = " \N{HORIZONTAL ELLIPSIS}" if after else ""
    spans = tuple((begin + len(lead), end + len(lead)) for begin, end in found.spans)
    return Marked(f"{lead}{found.text.rstrip()}{tail}", spans)
