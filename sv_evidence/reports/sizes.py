"""How large a pack may be, as people say it."""

import re
from decimal import Decimal
from typing import Final

MEGABYTE: Final = 1_000_000
"""The smaller of the two meanings of a megabyte, so that any portal takes what is under it."""
FULL: Final = "full"
_ASKED: Final = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,3})?) ?(?:MB)?", re.IGNORECASE)


def most_bytes(asked: str) -> int | None:
    """Return how many bytes ``full``, ``10MB`` or ``7.5`` allows; ``None`` is as many as it takes.

    Raise ``ValueError`` if it is none of them.
    """
    words = asked.strip()
    if words.casefold() == FULL:
        return None
    found = _ASKED.fullmatch(words)
    if found is None or not Decimal(found[1]):
        raise ValueError(asked)
    return int(Decimal(found[1]) * MEGABYTE)
