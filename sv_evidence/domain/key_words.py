"""The key fingerprint: a sealing key told by eight words, so that people can compare it aloud.

Problems: ``key_of_other_length(count)``, ``not_key_words(unknown)``.
"""

import re
from typing import Final

from resources import path
from sv_evidence.domain.problems import Defect, Problem

RESOURCE: Final = "words/key_words.txt"
COUNT: Final = 8
_BITS: Final = 11
_LETTERS: Final = 4
"""So many letters tell every word of the list from every other."""
_BETWEEN: Final = re.compile(r"[^a-z]+")


class NotAKey(Problem):
    """What was typed cannot be a key fingerprint: not eight words, or not words of the list."""


def key_words(digest: bytes) -> tuple[str, ...]:
    """Name the first 88 bits of a key's SHA-256 by eight words of the shipped list."""
    known = word_list()
    bits = int.from_bytes(digest, "big") >> (8 * len(digest) - COUNT * _BITS)
    places = [bits >> (_BITS * at) & (1 << _BITS) - 1 for at in reversed(range(COUNT))]
    return tuple(known[place] for place in places)


def read_key(typed: str) -> tuple[str, ...]:
    """Return the eight words that a person typed, of each at least four letters; or ``NotAKey``."""
    given = tuple(each for each in _BETWEEN.split(typed.casefold()) if each)
    whole = {each[:_LETTERS]: each for each in word_list()}
    meant = tuple(whole.get(each[:_LETTERS], "") for each in given)
    unknown = [mine for mine, word in zip(given, meant, strict=True) if not _is_start(mine, word)]
    if len(given) != COUNT:
        raise NotAKey("key_of_other_length", count=len(given))
    if unknown:
        raise NotAKey("not_key_words", unknown=unknown)
    return meant


def _is_start(typed: str, word: str) -> bool:
    return bool(word) and word.startswith(typed)


def word_list() -> tuple[str, ...]:
    """Return the shipped list; a list of another length is our fault."""
    words = tuple(path(RESOURCE).read_text("utf-8").split())
    if len(words) != 1 << _BITS:
        raise Defect(f"{RESOURCE}: {len(words)} words")
    return words
