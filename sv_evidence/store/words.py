"""Words a person types, as a full-text query that finds them while they are being typed.

The index holds stems (``communiti`` for *communities* is ``commun``), so a word typed half way can
be longer than the stem it leads to. Where its end may be the beginning of a suffix, the words
before that suffix are asked for too.
"""

import re
from typing import Final

_WORD: Final = re.compile(r"\w+", re.UNICODE)
_SHORTEST_STEM: Final = 3
_SUFFIXES: Final = (
    "ational",
    "fulness",
    "ousness",
    "iveness",
    "ization",
    "isation",
    "ements",
    "ically",
    "ability",
    "ibility",
    "alities",
    "ivities",
    "ities",
    "ences",
    "ances",
    "ators",
    "eering",
    "eers",
    "ations",
    "nesses",
    "ingly",
    "fully",
    "ously",
    "ively",
    "ments",
    "ables",
    "ibles",
    "isms",
    "icates",
    "alisms",
    "izers",
    "isers",
    "ents",
    "ions",
    "ings",
    "edly",
    "ies",
    "ers",
    "ial",
    "ual",
)


def match_for(words: str) -> str:
    """Return the query for rows that hold every word, or a longer one that begins like it.

    Empty if nothing typed is a word.
    """
    return " AND ".join(_query(word) for word in _WORD.findall(words))


def _query(word: str) -> str:
    shorter = [f'"{word[:end]}"' for end in range(_SHORTEST_STEM, len(word)) if _open(word[end:])]
    return f'("{word}" * OR {" OR ".join(shorter)})' if shorter else f'"{word}" *'


def _open(tail: str) -> bool:
    """Say whether more letters could make this the suffix of a longer word."""
    return any(suffix.startswith(tail.lower()) for suffix in _SUFFIXES)
