"""Sentences that claim something and show nothing for it: a figure or a superlative without proof.

A sentence is backed if it refers to a file or holds a live figure that is proven. A number typed
by hand is backed only by a reference, since nothing keeps it true.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sv_evidence.domain.answer_text import Chip, Cited, Piece
from sv_evidence.domain.proof import Mark


class Unbacked(StrEnum):
    """Why a sentence would not survive a question."""

    TYPED_NUMBER = "typed_number"
    """A number typed by hand, with no file beside it."""
    SUPERLATIVE = "superlative"
    """It praises, with no file beside it."""
    UNPROVEN = "unproven"
    """A live figure that nothing proves."""
    PART_PROVEN = "part_proven"
    """A live figure that is proven in part."""
    NO_FIGURE = "no_figure"
    """A live figure of a measure that is no longer there."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A sentence without proof: its words as read, why, and the figure if it is about one."""

    sentence: str
    why: Unbacked
    chip: Chip | None = None


MarkOf = Callable[[Chip], Mark | None]
_ENDS: Final = re.compile(
    r"(?<=[.!?])(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bSt\.)(?<!\bNo\.)(?<!\bDr\.)(?<!\bMrs\.)(?<!\bMr\.)"
    r"[\"'\u201d\u2019)\]]*\s+|\n+"
)
_NUMBER: Final = re.compile(r"(?<![\w.,/-])[\u00a3$\u20ac]?\d[\d,]*(?:\.\d+)?(?![\w/-])\s*%?")
_YEARS: Final = re.compile(
    r"\b(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December)(?: \d{4})?\b|\b(?:in|since|by|from|to|until|of|between|and) "
    r"(?:19|20)\d\d\b|\b(?:Lot|Level|Question|Year|Part|Section|Phase|Stage) \d+\b",
    re.IGNORECASE,
)
_SUPERLATIVE: Final = re.compile(
    r"\b(?:best|leading|unique|unrivalled|unparalleled|outstanding|excellent|exceptional|"
    r"award-winning|world-class|first-class|market-leading|cutting-edge|proven track record|"
    r"highest|largest|foremost|second to none|guaranteed?|"
    r"significant(?:ly)?|huge(?:ly)?|transform(?:s|ed|ing|ational)?)\b",
    re.IGNORECASE,
)
_CHIP: Final = "\ufffc"


def doubts_in(
    pieces: Sequence[Piece], mark_of: MarkOf, say: Callable[[Chip | Cited], str]
) -> tuple[Doubt, ...]:
    """Name every sentence of an answer that claims something and shows nothing for it.

    ``mark_of`` gives a figure's proof, ``None`` where there is no such figure. Sentences marked as
    promises speak of what is to come and may hold numbers.
    """
    found: list[Doubt] = []
    for sentence in sentences_of(pieces):
        chips = [each.content for each in sentence if isinstance(each.content, Chip)]
        is_cited = any(isinstance(each.content, Cited) for each in sentence)
        words = "".join(
            each.content if isinstance(each.content, str) else say(each.content)
            for each in sentence
        ).strip()
        for chip in chips:
            why = _of_chip(mark_of(chip))
            if why is not None:
                found.append(Doubt(words, why, chip))
        is_promise = any(each.dress.promise for each in sentence)
        if not is_cited and not is_promise:
            found.extend(Doubt(words, why) for why in _of_words(sentence, has_chips=bool(chips)))
    return tuple(found)


def sentences_of(pieces: Sequence[Piece]) -> tuple[tuple[Piece, ...], ...]:
    """Split an answer into its sentences; each keeps its pieces in their dress."""
    found: list[list[Piece]] = [[]]
    for piece in pieces:
        if not isinstance(piece.content, str):
            found[-1].append(piece)
            continue
        parts = _parts(piece.content)
        for number, part in enumerate(parts):
            if number:
                found.append([])
            if part:
                found[-1].append(Piece(part, piece.dress))
    return tuple(tuple(each) for each in found if _says_something(each))


def _parts(text: str) -> list[str]:
    """Cut behind each sentence's end; what ends a sentence stays with it."""
    parts: list[str] = []
    at = 0
    for found in _ENDS.finditer(text):
        parts.append(text[at : found.end()].rstrip())
        at = found.end()
    return [*parts, text[at:]]


def _says_something(sentence: Sequence[Piece]) -> bool:
    return any(not isinstance(each.content, str) or each.content.strip() for each in sentence)


def _of_chip(mark: Mark | None) -> Unbacked | None:
    return {
        None: Unbacked.NO_FIGURE,
        Mark.UNPROVEN: Unbacked.UNPROVEN,
        Mark.PART_PROVEN: Unbacked.PART_PROVEN,
        Mark.PROVEN: None,
    }[mark]


def _of_words(sentence: Sequence[Piece], *, has_chips: bool) -> tuple[Unbacked, ...]:
    typed = " ".join(each.content if isinstance(each.content, str) else _CHIP for each in sentence)
    numbers = _NUMBER.search(_YEARS.sub(" ", typed))
    return (
        *((Unbacked.TYPED_NUMBER,) if numbers else ()),
        *((Unbacked.SUPERLATIVE,) if not has_chips and _SUPERLATIVE.search(typed) else ()),
    )
