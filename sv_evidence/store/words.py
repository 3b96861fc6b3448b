"""Words a person types, as a full-text query that finds them while they are being typed.

The index holds stems (*communities* lies there as ``commun``), so half a word can be longer than
the stem it leads to, or have another. Where its end may be the beginning of a suffix, or one may
follow, the words it could become are asked for too; the index takes them to their stems.
"""

import re
from collections.abc import Iterable
from typing import Final

_WORD: Final = re.compile(r"\w+")
_NUMBER: Final = re.compile(r"[a-zA-Z]{1,3}-[a-zA-Z]?\d*")
_SHORTEST: Final = 2
_SUFFIXES: Final = (
    "ability",
    "able",
    "al",
    "alism",
    "ality",
    "ally",
    "ance",
    "ant",
    "ation",
    "ational",
    "ative",
    "ator",
    "ed",
    "eer",
    "eering",
    "ement",
    "ence",
    "ent",
    "er",
    "es",
    "ful",
    "fully",
    "ibility",
    "ible",
    "ic",
    "ical",
    "icity",
    "ies",
    "iness",
    "ing",
    "ion",
    "isation",
    "ise",
    "ism",
    "ity",
    "ive",
    "iveness",
    "ivity",
    "ization",
    "ize",
    "ly",
    "ment",
    "ness",
    "ous",
    "ously",
    "s",
    "y",
)


def match_for(words: str) -> str:
    """Return the query for rows that hold every word, or a longer one that begins like it.

    Empty if nothing typed is a word.
    """
    return " AND ".join(query for typed in words.split() for query in _queries(typed))


def number_match_for(words: str) -> str:
    """Return the query for numbers that begin with what was typed (``e-23``); empty if it is none.

    A number alone may be typed as far as it is known; further words make it no number.
    """
    typed = words.strip()
    return f'"{typed}" *' if _NUMBER.fullmatch(typed) else ""


def _queries(typed: str) -> list[str]:
    number = number_match_for(typed)
    return [number] if number else [_query(word) for word in _WORD.findall(typed)]


def any_of(words: Iterable[str]) -> str:
    """Return the query for rows that hold any of the words or phrases, in any of their forms."""
    phrases = (" ".join(_WORD.findall(each)) for each in words)
    return " OR ".join(f'"{each}"' for each in dict.fromkeys(phrases) if each)


def _query(word: str) -> str:
    longer = "".join(f' OR "{each}"' for each in sorted(_completed(word)))
    return f'("{word}" *{longer})'


def _completed(word: str) -> set[str]:
    """Return what the word becomes if it ends in a suffix, begun already or not."""
    return {
        word + suffix[begun:]
        for suffix in _SUFFIXES
        for begun in range(min(len(suffix), len(word) - _SHORTEST + 1))
        if word.lower().endswith(suffix[:begun])
    }
