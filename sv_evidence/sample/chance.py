"""Numbers that look chosen by chance and are the same on every machine."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """A stream of numbers that a text decides; only operations that never changed are used."""

    def __init__(self, seed: str) -> None:
        self._random = Random(seed)  # noqa: S311 - the same again, not secret

    def between(self, low: int, high: int) -> int:
        """Return a whole number, both ends included."""
        return low + int(self._random.random() * (high - low + 1))

    def one_of(self, choices: Sequence[T]) -> T:
        """Return one of several."""
        return choices[self.between(0, len(choices) - 1)]

    def happens(self, percent: int) -> bool:
        """Say yes so many times in a hundred."""
        return self.between(1, 100) <= percent

    def octets(self, count: int) -> bytes:
        """Return bytes."""
        return self._random.randbytes(count)
