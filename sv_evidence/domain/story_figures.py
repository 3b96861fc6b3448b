"""Live figures in a story: ``[[period:1]]`` stands for what the period's line 1 says.

The mark is data in the stored text, so that the figure is worked out anew until the return goes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

_FIGURE: Final = re.compile(r"\[\[(period|to_date):(\d{1,6})\]\]")


class Which(StrEnum):
    """Which figure of a commitment is meant."""

    PERIOD = "period"
    TO_DATE = "to_date"


@dataclass(frozen=True, slots=True)
class LiveFigure:
    """A figure inside a text: which one, and of the commitment at which position."""

    which: Which
    position: int

    @property
    def mark(self) -> str:
        """How the stored text names it."""
        return f"[[{self.which.value}:{self.position}]]"


def parts_of(text: str) -> Iterator[str | LiveFigure]:
    """Yield a text's words and the live figures between them, in order."""
    at = 0
    for found in _FIGURE.finditer(text):
        if found.start() > at:
            yield text[at : found.start()]
        yield LiveFigure(Which(found[1]), int(found[2]))
        at = found.end()
    if at < len(text):
        yield text[at:]
