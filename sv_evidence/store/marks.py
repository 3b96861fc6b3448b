"""Stored marks: each result's, each activity's, and the day a result counts on.

They are derived, not journalled, and refreshed in the same transaction for every activity that a
change, an undo or a file's condition touches. A result in the bin, alone or with its activity,
counts on no day.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple, cast
from uuid import UUID

from sqlalchemy import Connection

from sv_evidence.domain.doubts import Company
from sv_evidence.domain.frameworks import Measure
from sv_evidence.domain.measures import Period, Thousandths
from sv_evidence.domain.proof import (
    Case,
    Exhibit,
    Finding,
    Mark,
    finding_of,
    mark_of_all,
)
from sv_evidence.domain.records import Kind
from sv_evidence.domain.surveys import SurveyResult
from sv_evidence.store.accepting import Accepting, Named
from sv_evidence.store.direct import fetch, run_many
from sv_evidence.store.exhibits import IS_SHARED, exhibit_from
from sv_evidence.store.ranks import RANKS
from sv_evidence.store.records import chunks
from sv_evidence.store.rulebook import Rulebook
from sv_evidence.store.tables import LAYOUTS

_AT_ONCE: Final = 2000
_SURVEYS: Final = LAYOUTS[Kind.SURVEY]

_ACTIVITIES: Final = """
SELECT key, title, first_day, last_day, place IS NOT NULL, project IS NOT NULL
    OR coalesce(people, 0) + coalesce(volunteers, 0) + coalesce(staff, 0) > 0
    OR EXISTS (SELECT 1 FROM attendances t
        WHERE t.activity = activities.key AND t.binned_at IS NULL),
    binned_at IS NOT NULL, mark, files,
    coalesce(people, 0), coalesce(volunteers, 0), coalesce(staff, 0)
FROM activities WHERE key IN (SELECT value FROM json_each(?))
"""
_RESULTS: Final = """
SELECT r.activity, r.key, r.quantity, r.day, r.binned_at IS NOT NULL, r.mark, r.counts_on,
    m.code, f.sha256, f.key, r.uid,
    EXISTS (SELECT 1 FROM allotments t
        WHERE t.result = r.key AND t.binned_at IS NULL AND t.share > 0)
FROM results r JOIN measures m ON m.key = r.measure JOIN frameworks f ON f.key = m.framework
WHERE r.activity IN (SELECT value FROM json_each(?))
"""
_EXHIBITS: Final = f"""
SELECT t.activity, {IS_SHARED},
    e.type, e.condition, e.consent, e.camera_at, e.dated, t.strength
FROM attachments t JOIN evidence e ON e.key = t.evidence
WHERE t.activity IN (SELECT value FROM json_each(?))
    AND t.binned_at IS NULL AND e.binned_at IS NULL
"""  # noqa: S608
_ATTACHED: Final = """
SELECT DISTINCT t.activity FROM attachments t JOIN evidence e ON e.key = t.evidence
WHERE e.uid IN (SELECT unhex(value) FROM json_each(?))
"""
_DELIVERED: Final = """
SELECT DISTINCT activity FROM results WHERE uid IN (SELECT unhex(value) FROM json_each(?))
"""


class _Activity(NamedTuple):
    key: int
    title: str
    first_day: str
    last_day: str
    has_place: int
    says_who: int
    is_binned: int
    mark: int
    files: int
    people: int
    volunteers: int
    staff: int


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
    uid: bytes
    has_contract: int


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


def delivered_by(connection: Connection, results: Iterable[bytes]) -> set[int]:
    """Return the keys of the activities that delivered these results, by their uids."""
    uids = json.dumps([uid.hex() for uid in results])
    return {key for (key,) in fetch(connection, _DELIVERED, (uids,))}


def findings_of(
    connection: Connection,
    rulebook: Rulebook,
    results: Iterable[UUID],
    under: Measure | None = None,
) -> dict[UUID, Finding]:
    """Judge results, and say of each why it stands as it does; those not here have no key.

    ``under`` judges them by a measure that is not in use, to see what it would do.
    """
    wanted = {uid.bytes for uid in results}
    judge = Judge(connection, rulebook, under)
    found: dict[UUID, Finding] = {}
    for chunk in chunks(sorted(delivered_by(connection, wanted)), _AT_ONCE):
        keys = (json.dumps(chunk),)
        exhibits = _grouped(connection, _EXHIBITS, keys)
        rows = _grouped(connection, _RESULTS, keys)
        for row in fetch(connection, _ACTIVITIES, keys):
            activity = _Activity(*row)
            shown = tuple(exhibit_from(each) for each in exhibits.get(activity.key, ()))
            for result in (_Result(*each) for each in rows.get(activity.key, ())):
                if result.uid in wanted:
                    found[UUID(bytes=result.uid)] = judge.finding(activity, result, shown)
    return found


def stale_among(connection: Connection, rulebook: Rulebook, activities: Iterable[int]) -> Stale:
    """Compare the stored marks of these activities with what proof says now."""
    keys = (json.dumps(list(activities)),)
    exhibits = _grouped(connection, _EXHIBITS, keys)
    results = _grouped(connection, _RESULTS, keys)
    judge = Judge(connection, rulebook)
    new_results: list[tuple[int, str | None, int]] = []
    new_activities: list[tuple[int, int, int]] = []
    for row in fetch(connection, _ACTIVITIES, keys):
        activity = _Activity(*row)
        shown = tuple(exhibit_from(each) for each in exhibits.get(activity.key, ()))
        marks: list[Mark] = []
        for each in results.get(activity.key, ()):
            result = _Result(*each)
            mark = judge.finding(activity, result, shown).mark
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


class Judge:
    """Asks proof about results, looking each measure's rules up once."""

    def __init__(
        self, connection: Connection, rulebook: Rulebook, under: Measure | None = None
    ) -> None:
        self._connection = connection
        self._types = rulebook.types
        self._accepting = Accepting(connection, rulebook, under)

    def finding(self, activity: _Activity, result: _Result, shown: tuple[Exhibit, ...]) -> Finding:
        """Judge one result of an activity with its files."""
        named = Named(result.code, result.sha256, result.framework)
        accepts, wants, unit = self._accepting.of(named)
        days = Period(date.fromisoformat(activity.first_day), date.fromisoformat(activity.last_day))
        case = Case(
            title=activity.title,
            days=days,
            has_place=bool(activity.has_place),
            quantity=Thousandths(result.quantity),
            accepts=accepts,
            exhibits=shown,
            says_who=bool(activity.says_who),
            has_contract=bool(result.has_contract),
            wants=wants,
            surveys=self._surveys(result) if wants.needs else (),
            unit=unit,
            company=Company(activity.people, activity.volunteers, activity.staff, days.days),
        )
        return finding_of(case, self._types)

    def _surveys(self, result: _Result) -> tuple[SurveyResult, ...]:
        asked = f"{_SURVEYS.reading} WHERE surveys.result = ? AND surveys.binned_at IS NULL"
        rows = fetch(self._connection, asked, (result.key,))
        return tuple(cast("SurveyResult", _SURVEYS.record_of(row[1:])) for row in rows)


def _grouped(connection: Connection, sql: str, keys: tuple[str]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for activity, *rest in fetch(connection, sql, keys):
        found.setdefault(activity, []).append(rest)
    return found
