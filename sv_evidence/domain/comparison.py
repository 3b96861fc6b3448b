"""Two texts beside each other: what stayed, what went, what came, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

_TOKEN: Final = re.compile(r"\{\{[^{}]*\}\}|\s+|[^\s{}]+|[{}]")


class Went(StrEnum):
    """What became of a run of words."""

    STAYED = "stayed"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row that share their fate."""

    went: Went
    text: str


def compared(before: str, after: str) -> tuple[Run, ...]:
    """Compare two texts word by word; a tag counts as one word."""
    return tuple(_runs(_TOKEN.findall(before), _TOKEN.findall(after)))


def _runs(before: list[str], after: list[str]) -> Iterator[Run]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for what, begin, end, begins, ends in matcher.get_opcodes():
        if what == "equal":
            yield Run(Went.STAYED, "".join(before[begin:end]))
            continue
        if begin < end:
            yield Run(Went.GONE, "".join(before[begin:end]))
        if begins < ends:
            yield Run(Went.NEW, "".join(after[begins:ends]))
