"""The key fingerprint: a sealing key told by eight words, so that people can compare it aloud."""

import re
from collections.abc import Sequence
from typing import Final

from resources import path
from sv_evidence.domain.problems import Defect

RESOURCE: Final = "words/key_words.txt"
COUNT: Final = 8
_BITS: Final = 11
_LETTERS: Final = 4
"""So many letters tell every word of the list from every other."""
_BETWEEN: Final = re.compile(r"[^a-z]+")


def key_words(digest: bytes) -> tuple[str, ...]:
    """Name the first 88 bits of a key's SHA-256 by eight words of the shipped list."""
    known = word_list()
    bits = int.from_bytes(digest, "big") >> (8 * len(digest) - COUNT * _BITS)
    places = [bits >> (_BITS * at) & (1 << _BITS) - 1 for at in reversed(range(COUNT))]
    return tuple(known[place] for place in places)


def is_same_key(typed: str, words: Sequence[str]) -> bool:
    """Say whether what a person typed names this key; four letters of each word are enough."""
    given = [each for each in _BETWEEN.split(typed.casefold()) if each]
    return len(given) == len(words) and all(
        mine == word or (len(mine) >= _LETTERS and word.startswith(mine))
        for mine, word in zip(given, words, strict=True)
    )


def word_list() -> tuple[str, ...]:
    """Return the shipped list; a list of another length is our fault."""
    words = tuple(path(RESOURCE).read_text("utf-8").split())
    if len(words) != 1 << _BITS:
        raise Defect(f"{RESOURCE}: {len(words)} words")
    return words
