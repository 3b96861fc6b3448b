"""Which backups stay: the last ten, one a day for 14 days, one a month for twelve months."""

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime
from typing import Final, Protocol, TypeVar

LAST: Final = 10
DAYS: Final = 14
MONTHS: Final = 12


class Dated(Protocol):
    """Something made in a turn and at a time. Clocks go wrong, turns do not."""

    @property
    def turn(self) -> int:
        """Its place in the order of making."""
        ...

    @property
    def made_at(self) -> datetime:
        """When it was made, by the clock of that moment."""
        ...


AnyDated = TypeVar("AnyDated", bound=Dated)


def not_kept(made: Iterable[AnyDated]) -> tuple[AnyDated, ...]:
    """Return those that may go, oldest first; the newest one never does.

    The days and months that count are the latest ones that have a backup, so a computer that was
    away for a year, or whose clock jumped, loses none of them by that.
    """
    newest_first = sorted(made, key=lambda each: each.turn, reverse=True)
    kept = {each.turn for each in newest_first[:LAST]}
    kept |= _first_of_each(newest_first, lambda at: at.date(), DAYS)
    kept |= _first_of_each(newest_first, lambda at: (at.year, at.month), MONTHS)
    return tuple(each for each in reversed(newest_first) if each.turn not in kept)


def _first_of_each(
    newest_first: Iterable[Dated], span: Callable[[datetime], Hashable], most: int
) -> set[int]:
    found: dict[Hashable, int] = {}
    for each in newest_first:
        if len(found) < most:
            found.setdefault(span(each.made_at), each.turn)
    return set(found.values())
