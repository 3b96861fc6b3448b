"""Which outcomes a question is about: by its own words, and by those people use for the same."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from resources import path

RESOURCE: Final = "words/synonyms.json"
WHOLE: Final = "everything"
"""The topic of questions about social value as such: everything belongs to it."""
_WORD: Final = re.compile(r"\w+(?:['\u2019]\w+)*")
_SHORTEST_STEM: Final = 3
_ENDINGS: Final = (
    "ations", "ation", "ments", "ment", "ships", "ship", "ings", "ing", "ies", "ness", "ers",
    "er", "ed", "es", "ly", "s", "e", "y",
)  # fmt: skip
_COMMON: Final = frozenset(
    """a about above across after all also an and any are as at be been being below best between
    both bid bidder bidders but by can community's consider contract contracts council councils
    deliver delivered delivering delivery demonstrate describe detail details do does during each
    ensure example examples explain for from give given had has have how if in include including
    information into is it its lot made make may maximum measure measures meet method more most
    must need needs no not of offer on one only or organisation other our out over own people
    per please propose proposal proposals prove provide provided question relevant required
    requirement requirements response service services set should show so specific state
    statement such tender than that the their them then there these they this those through to
    up use used using was we weight what when where which while who whom why will with within
    word words would you your""".split()  # noqa: SIM905 - a list of words reads best as words
)


@dataclass(frozen=True, slots=True)
class Topic:
    """An outcome as people speak of it; ``outcomes`` are nodes as FRAMEWORK/CODE."""

    id: str
    title: str
    outcomes: frozenset[str]
    words: tuple[tuple[str, ...], ...]
    """Single words and phrases, as stems."""

    def speaks_of(self, stems: Sequence[str]) -> int:
        """Count how many of its words and phrases stand in a text; a phrase counts double."""
        text = f" {' '.join(stems)} "
        return sum(
            len(words) if len(words) == 1 else len(words) + 1
            for words in self.words
            if f" {' '.join(words)} " in text
        )


@cache
def topics() -> tuple[Topic, ...]:
    """Read the shipped list."""
    said = json.loads(path(RESOURCE).read_text("utf-8"))
    return tuple(
        Topic(
            each["id"],
            each["title"],
            frozenset(each["outcomes"]),
            tuple(dict.fromkeys(stems_of(words) for words in each["words"])),
        )
        for each in said["topics"]
    )


def stems_of(text: str) -> tuple[str, ...]:
    """Return the words of a text without their endings, in their order."""
    return tuple(_stem(word.casefold()) for word in _WORD.findall(text))


def telling(text: str) -> tuple[str, ...]:
    """Return the words of a question that tell what it is about, each once, as typed."""
    found: dict[str, str] = {}
    for word in _WORD.findall(text):
        bare = word.casefold()
        if bare not in _COMMON and len(bare) > 2 and not bare.isdecimal():  # noqa: PLR2004 - two letters tell little
            found.setdefault(_stem(bare), bare)
    return tuple(found.values())


def topics_of(text: str) -> tuple[Topic, ...]:
    """Return the topics that a text speaks of, those it says most of first."""
    stems = stems_of(text)
    counts = [(topic.speaks_of(stems), topic) for topic in topics()]
    told = [(count, topic) for count, topic in counts if count]
    return tuple(topic for _, topic in sorted(told, key=lambda pair: -pair[0]))


def overlap(stems: Iterable[str], text: str) -> int:
    """Count the words that a text shares with the stems of a question."""
    return len(set(stems) & set(stems_of(text)))


def _stem(word: str) -> str:
    bare = word.partition("'")[0].partition("\u2019")[0]
    while (shorter := _shorter(bare)) != bare:
        bare = shorter
    return bare


def _shorter(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word
