"""The list of activities, dated by their last day: the day on which their results count."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal, NamedTuple
from uuid import UUID

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.expected import Session
from sv_evidence.domain.measures import Period, Thousandths, Unit
from sv_evidence.domain.proof import Mark
from sv_evidence.store.direct import Reached, fetch
from sv_evidence.store.listings.activity_filter import (
    EVERYTHING,
    ActivityFilter,
    condition_for,
)
from sv_evidence.store.listings.ids import Ids, count_in, ids_from, key_in, uid_in
from sv_evidence.store.ranks import MARKS

__all__ = [
    "ActivityFilter",
    "ActivityListing",
    "ActivityOrder",
    "ActivityRow",
    "ActivitySort",
    "MeasureTotal",
    "ResultCell",
    "Totals",
]


ActivityOrder = Literal["date", "title", "place", "people", "files", "proof"]


@dataclass(frozen=True, slots=True)
class ActivitySort:
    """In which order; ties are always settled the same way."""

    by: ActivityOrder = "date"
    descending: bool = True


class ResultCell(NamedTuple):
    """A result as a row of the list shows it; a page makes thousands of them."""

    measure: UUID
    title: str
    unit: Unit
    quantity: Thousandths
    mark: Mark
    impact: Impact


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """One line of the list."""

    id: int
    uid: UUID
    number: str
    title: str
    first_day: date
    last_day: date
    place: str
    project: str
    people: int | None
    files: int
    mark: Mark
    results: tuple[ResultCell, ...]


@dataclass(frozen=True, slots=True)
class MeasureTotal:
    """How much of a measure the shown activities delivered."""

    measure: UUID
    title: str
    unit: Unit
    quantity: Thousandths
    results: int


@dataclass(frozen=True, slots=True)
class Totals:
    """What the foot of the list says; measures in the order of most results."""

    activities: int
    by_measure: tuple[MeasureTotal, ...]


_IMPACTS: Final = {each.value: each for each in Impact}
_ORDERS: Final = {
    "date": "a.last_day {way}, a.key {way}",
    "title": "a.title COLLATE NOCASE {way}, a.key {way}",
    "place": "p.name COLLATE NOCASE {way}, a.key {way}",
    "people": "a.people {way}, a.key {way}",
    "files": "a.files {way}, a.key {way}",
    "proof": "a.mark {way}, a.last_day {way}, a.key {way}",
}
_BY_PLACE: Final = """
(SELECT key, name FROM places UNION ALL SELECT NULL, '') p
CROSS JOIN activities a ON a.place IS p.key
"""
"""Place by place, each straight from the index; looking each name up takes six times as long."""
_PAGE: Final = """
SELECT a.key, a.uid, a.number, a.title, a.first_day, a.last_day, a.people, a.files, a.mark,
    p.name AS place, j.name AS project
FROM activities a
LEFT JOIN places p ON p.key = a.place LEFT JOIN projects j ON j.key = a.project
WHERE a.key IN (SELECT value FROM json_each(:ids))
"""
_HELD: Final = """
SELECT a.uid, a.last_day, a.title, p.name, j.name
FROM activities a
LEFT JOIN places p ON p.key = a.place LEFT JOIN projects j ON j.key = a.project
WHERE a.last_day BETWEEN ? AND ? AND a.first_day = a.last_day AND a.binned_at IS NULL
ORDER BY a.last_day, a.key
"""
_CELLS: Final = """
SELECT r.activity, r.measure, r.quantity, r.mark, r.impact
FROM results r
WHERE r.activity IN (SELECT value FROM json_each(:ids)) AND r.binned_at IS NULL
ORDER BY r.key
"""
_MEASURES: Final = """
SELECT key, uid, title, unit_one, unit_many FROM measures
WHERE key IN (SELECT value FROM json_each(?))
"""
_TOTALS: Final = """
SELECT m.uid, m.title, m.unit_one, m.unit_many, sum(r.quantity), count(*)
FROM {source} WHERE r.counts_on IS NOT NULL AND {where}
GROUP BY m.key ORDER BY count(*) DESC, m.key
"""
_OF_ALL: Final = "measures m CROSS JOIN results r ON r.measure = m.key"
_OF_SOME: Final = """activities a CROSS JOIN results r ON r.activity = a.key
JOIN measures m ON m.key = r.measure"""


class ActivityListing:
    """Activities outside the bin, by integer ids that mean nothing outside this workspace."""

    def __init__(self, connection: Reached) -> None:
        self._connection = connection

    def ids(
        self,
        filter: ActivityFilter = EVERYTHING,  # noqa: A002 - its name everywhere else
        sort: ActivitySort = ActivitySort(),
        *,
        most: int | None = None,
    ) -> Ids:
        """Return the ids of all that is shown, or of so many, in order."""
        where, values = condition_for(filter)
        order = _ORDERS[sort.by].format(way="DESC" if sort.descending else "ASC")
        source = _BY_PLACE if sort.by == "place" else "activities a"
        limit = "" if most is None else f"LIMIT {most:d}"
        sql = f"SELECT a.key FROM {source} WHERE {where} ORDER BY {order} {limit}"  # noqa: S608
        return ids_from(self._connection, sql, values)

    def months(
        self,
        filter: ActivityFilter = EVERYTHING,  # noqa: A002 - its name everywhere else
    ) -> tuple[tuple[date, int], ...]:
        """Count what is shown by month, newest first: the first day of the month and how many."""
        where, values = condition_for(filter)
        sql = (
            f"SELECT a.month, count(*) FROM activities a WHERE {where} "  # noqa: S608
            "GROUP BY a.month ORDER BY a.month DESC"
        )
        rows = fetch(self._connection, sql, values)
        return tuple((date.fromisoformat(f"{month}-01"), count) for month, count in rows)

    def page(self, ids: Iterable[int]) -> dict[int, ActivityRow]:
        """Return the lines with these ids; those that are gone are left out."""
        asked = {"ids": json.dumps(list(ids))}
        cells = self._cells(asked)
        rows = fetch(self._connection, _PAGE, asked)
        return {row[0]: _row(row, tuple(cells.get(row[0], ()))) for row in rows}

    def held(self, days: Period) -> tuple[Session, ...]:
        """Return every activity of one day that lies in these days, in order."""
        asked = (days.first.isoformat(), days.last.isoformat())
        return tuple(
            Session(UUID(bytes=uid), date.fromisoformat(day), title, place or "", project or "")
            for uid, day, title, place, project in fetch(self._connection, _HELD, asked)
        )

    def totals(
        self,
        filter: ActivityFilter = EVERYTHING,  # noqa: A002 - its name everywhere else
    ) -> Totals:
        """Add up what is shown, never what is hidden."""
        where, values = condition_for(filter)
        counting = f"SELECT count(*) FROM activities a WHERE {where}"  # noqa: S608
        [(activities,)] = fetch(self._connection, counting, values)
        if filter == EVERYTHING:
            summing = _TOTALS.format(source=_OF_ALL, where="TRUE")
        else:
            summing = _TOTALS.format(source=_OF_SOME, where=where)
        rows = fetch(self._connection, summing, values)
        return Totals(
            int(activities),
            tuple(
                MeasureTotal(UUID(bytes=uid), title, Unit(one, many), Thousandths(quantity), count)
                for uid, title, one, many, quantity, count in rows
            ),
        )

    def count(self) -> int:
        """Count all activities outside the bin."""
        return count_in(self._connection, "activities")

    def id_of(self, uid: UUID) -> int:
        """Return the id of an activity; raise ``NoSuchRecord`` if there is none."""
        return key_in(self._connection, "activities", uid)

    def uid_of(self, id: int) -> UUID:  # noqa: A002 - its name everywhere else
        """Return the uid of an activity; raise ``NoSuchRecord`` if there is none."""
        return uid_in(self._connection, "activities", id)

    def _cells(self, asked: Mapping[str, str]) -> Mapping[int, list[ResultCell]]:
        """Return the results of a page's activities, by the activities' ids."""
        rows = fetch(self._connection, _CELLS, asked)
        keys = json.dumps(list({row[1] for row in rows}))
        measures = {
            key: (UUID(bytes=uid), title, Unit(one, many))
            for key, uid, title, one, many in fetch(self._connection, _MEASURES, (keys,))
        }
        cells: dict[int, list[ResultCell]] = {}
        for activity, measure, quantity, rank, impact in rows:
            cell = ResultCell(*measures[measure], quantity, MARKS[rank], _IMPACTS[impact])
            cells.setdefault(activity, []).append(cell)
        return cells


def _row(row: tuple[Any, ...], results: tuple[ResultCell, ...]) -> ActivityRow:
    key, uid, number, title, first_day, last_day, people, files, mark, place, project = row
    return ActivityRow(
        id=key,
        uid=UUID(bytes=uid),
        number=number,
        title=title,
        first_day=date.fromisoformat(first_day),
        last_day=date.fromisoformat(last_day),
        place=place or "",
        project=project or "",
        people=people,
        files=files,
        mark=MARKS[mark],
        results=results,
    )
