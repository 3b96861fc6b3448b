"""Stored marks: each result's, each activity's, and the day a result counts on.

They are derived, not journalled, and refreshed in the same transaction for every activity that a
change, an undo or a file's condition touches. A result in the bin, alone or with its activity,
counts on no day.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection

from sv_evidence.domain.evidence import Condition, ConsentState, Strength
from sv_evidence.domain.measures import Period, Thousandths
from sv_evidence.domain.proof import Case, Exhibit, Mark, finding_of, mark_of_all
from sv_evidence.store.direct import fetch, run_many
from sv_evidence.store.ranks import RANKS
from sv_evidence.store.records import chunks
from sv_evidence.store.rulebook import Rulebook

_AT_ONCE: Final = 2000

_ACTIVITIES: Final = """
SELECT key, title, first_day, last_day, place IS NOT NULL, binned_at IS NOT NULL, mark, files
FROM activities WHERE key IN (SELECT value FROM json_each(?))
"""
_RESULTS: Final = """
SELECT r.activity, r.key, r.quantity, r.day, r.binned_at IS NOT NULL, r.mark, r.counts_on,
    m.code, f.sha256, f.key
FROM results r JOIN measures m ON m.key = r.measure JOIN frameworks f ON f.key = m.framework
WHERE r.activity IN (SELECT value FROM json_each(?))
"""
_EXHIBITS: Final = """
SELECT t.activity, e.type, e.condition, e.consent, e.camera_at
FROM attachments t JOIN evidence e ON e.key = t.evidence
WHERE t.activity IN (SELECT value FROM json_each(?))
    AND t.binned_at IS NULL AND e.binned_at IS NULL
"""
_ATTACHED: Final = """
SELECT DISTINCT t.activity FROM attachments t JOIN evidence e ON e.key = t.evidence
WHERE e.uid IN (SELECT unhex(value) FROM json_each(?))
"""


class _Activity(NamedTuple):
    key: int
    title: str
    first_day: str
    last_day: str
    has_place: int
    is_binned: int
    mark: int
    files: int


class _Result(NamedTuple):
    key: int
    quantity: int
    day: str | None
    is_binned: int
    mark: int
    counts_on: str | None
    code: str
    sha256: str
    framework: int


@dataclass(frozen=True, slots=True)
class Stale:
    """Rows whose stored marks differ from what proof says of them, with what they should be."""

    results: tuple[tuple[int, str | None, int], ...]
    """Rank, day and key."""
    activities: tuple[tuple[int, int, int], ...]
    """Rank, files and key."""


def refresh_marks(connection: Connection, rulebook: Rulebook, activities: Iterable[int]) -> None:
    """Judge the results of these activities (by key) again and store what changed."""
    for chunk in chunks(activities, _AT_ONCE):
        stale = stale_among(connection, rulebook, chunk)
        if stale.results:
            run_many(
                connection,
                "UPDATE results SET mark = ?, counts_on = ? WHERE key = ?",
                stale.results,
            )
        if stale.activities:
            run_many(
                connection,
                "UPDATE activities SET mark = ?, files = ? WHERE key = ?",
                stale.activities,
            )


def attached_to(connection: Connection, evidence: Iterable[bytes]) -> set[int]:
    """Return the keys of the activities that hold any of these files, by their uids."""
    uids = json.dumps([uid.hex() for uid in evidence])
    return {key for (key,) in fetch(connection, _ATTACHED, (uids,))}


def stale_among(connection: Connection, rulebook: Rulebook, activities: Iterable[int]) -> Stale:
    """Compare the stored marks of these activities with what proof says now."""
    keys = (json.dumps(list(activities)),)
    exhibits = _grouped(connection, _EXHIBITS, keys)
    results = _grouped(connection, _RESULTS, keys)
    judge = _Judge(connection, rulebook)
    new_results: list[tuple[int, str | None, int]] = []
    new_activities: list[tuple[int, int, int]] = []
    for row in fetch(connection, _ACTIVITIES, keys):
        activity = _Activity(*row)
        shown = tuple(_exhibit(*each) for each in exhibits.get(activity.key, ()))
        marks: list[Mark] = []
        for each in results.get(activity.key, ()):
            result = _Result(*each)
            mark = judge.mark(activity, result, shown)
            is_out = result.is_binned or activity.is_binned
            counts_on = None if is_out else result.day or activity.last_day
            if not result.is_binned:
                marks.append(mark)
            if (RANKS[mark], counts_on) != (result.mark, result.counts_on):
                new_results.append((RANKS[mark], counts_on, result.key))
        rank = RANKS[mark_of_all(marks)]
        if (rank, len(shown)) != (activity.mark, activity.files):
            new_activities.append((rank, len(shown), activity.key))
    return Stale(tuple(new_results), tuple(new_activities))


class _Judge:
    """Asks proof about results, looking each measure's rules up once."""

    def __init__(self, connection: Connection, rulebook: Rulebook) -> None:
        self._connection = connection
        self._rulebook = rulebook
        self._accepts: dict[tuple[str, str], Mapping[str, Strength | None]] = {}

    def mark(self, activity: _Activity, result: _Result, shown: tuple[Exhibit, ...]) -> Mark:
        days = Period(date.fromisoformat(activity.first_day), date.fromisoformat(activity.last_day))
        case = Case(
            title=activity.title,
            days=days,
            has_place=bool(activity.has_place),
            quantity=Thousandths(result.quantity),
            accepts=self._accepted(result),
            exhibits=shown,
        )
        return finding_of(case, self._rulebook.types).mark

    def _accepted(self, result: _Result) -> Mapping[str, Strength | None]:
        found = self._accepts.get((result.sha256, result.code))
        if found is None:
            document = "" if self._rulebook.knows(result.sha256) else self._document(result)
            framework = self._rulebook.framework(result.sha256, document)
            found = self._accepts[result.sha256, result.code] = dict(
                framework.measure(result.code).accepts
            )
        return found

    def _document(self, result: _Result) -> str:
        asked = "SELECT document FROM frameworks WHERE key = ?"
        ((document,),) = fetch(self._connection, asked, (result.framework,))
        return str(document)


def _grouped(connection: Connection, sql: str, keys: tuple[str]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for activity, *rest in fetch(connection, sql, keys):
        found.setdefault(activity, []).append(rest)
    return found


def _exhibit(type_: str, condition: str, consent: str, camera_at: str | None) -> Exhibit:
    at = None if camera_at is None else datetime.fromisoformat(camera_at)
    return Exhibit(type_, Condition(condition), ConsentState(consent), at)
