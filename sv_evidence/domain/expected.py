"""Which sessions are expected from what was held before, and stand in no log yet.

The rule, in plain words: what was logged on one weekday, at one place and for one project, in at
least three of the six weeks before, and in one of the last two of them, is expected on that weekday
again. It is a likelihood for a reminder; nothing is ever counted by it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from sv_evidence.domain.measures import Period

WEEKS: Final = 6
"""So many weeks before a day tell whether something is expected on it."""
ENOUGH: Final = 3
"""In so many of them it was held."""
STILL: Final = 2
"""And in one of so many weeks just before it; else it has stopped."""
ASKED_ABOUT: Final = 7
"""Days up to today, so that each weekday is asked about once and Friday's still on Monday."""


@dataclass(frozen=True, slots=True)
class Session:
    """An activity of one day as the rule sees it."""

    uid: UUID
    day: date
    title: str
    place: str
    project: str


@dataclass(frozen=True, slots=True)
class ExpectedSession:
    """A day on which nothing was logged where something was expected; ``like`` is the newest."""

    day: date
    like: Session
    weeks: int
    """In how many of the weeks before it was held."""


def days_read(today: date) -> Period:
    """Return the days that ``sessions_expected`` must be told of."""
    return Period(today - timedelta(days=ASKED_ABOUT - 1, weeks=WEEKS), today)


def sessions_expected(sessions: Iterable[Session], *, today: date) -> tuple[ExpectedSession, ...]:
    """Return what was expected in the last seven days and is not logged, in order of day."""
    held: dict[tuple[int, str, str], dict[date, Session]] = {}
    for each in sessions:
        if each.place or each.project:  # of what has neither, nobody can say that it is the same
            held.setdefault(_key(each), {})[each.day] = each
    days = [today - timedelta(days=back) for back in reversed(range(ASKED_ABOUT))]
    return tuple(
        found
        for day in days
        for key in sorted(held)
        if key[0] == day.weekday() and (found := _expected(held[key], day)) is not None
    )


def _expected(held: dict[date, Session], day: date) -> ExpectedSession | None:
    before = [past for back in range(1, WEEKS + 1) if (past := day - timedelta(weeks=back)) in held]
    is_usual = len(before) >= ENOUGH and before[0] >= day - timedelta(weeks=STILL)
    if day in held or not is_usual:
        return None
    return ExpectedSession(day, held[before[0]], len(before))


def _key(session: Session) -> tuple[int, str, str]:
    place, project = session.place.strip().casefold(), session.project.strip().casefold()
    return session.day.weekday(), place, project
