"""Results that every rule treats alike, added up by the database: a class counts as one row.

Only results that a rule must know by themselves become objects one by one: those with details or
a ruling, those that name people where a rule asks who, and those whose activity delivered
several measures that a rule sets against each other.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.counting_rows import CountingRow
from sv_evidence.store.columns import uid_from
from sv_evidence.store.direct import fetch, stream
from sv_evidence.store.ranks import MARKS

_ALIKE: Final = """
r.counts_on BETWEEN :first AND :last AND m.uid IN (SELECT unhex(value) FROM json_each(:alike))
"""
_APART: Final = """
SELECT r.key FROM {source} WHERE {alike} AND r.key IN (
    SELECT result FROM details WHERE binned_at IS NULL
    UNION SELECT result FROM rulings WHERE binned_at IS NULL
    UNION SELECT t.key FROM results b JOIN results t ON t.activity = b.activity
        WHERE b.key IN (SELECT value FROM json_each(:before))
)
UNION SELECT r.key FROM {source} WHERE {alike}
    AND m.uid IN (SELECT unhex(value) FROM json_each(:people))
    AND r.activity IN (SELECT activity FROM attendances WHERE binned_at IS NULL)
"""
_OF_SEVERAL: Final = """
SELECT r.key FROM {source} WHERE {alike}
    AND m.uid IN (SELECT unhex(value) FROM json_each(:scope)) AND r.activity IN (
    SELECT r.activity FROM {source} WHERE r.counts_on BETWEEN :first AND :last
        AND m.uid IN (SELECT unhex(value) FROM json_each(:scope))
    GROUP BY r.activity HAVING min(r.measure) < max(r.measure)
)
"""
_KEY: Final = """
m.uid AS measure, r.mark AS mark, r.impact AS impact, {place} AS place, {contracts} AS contracts,
    {part} AS part, {quantity} <> 0 AS counts
"""
_IN_CLASSES: Final = """
FROM {source} JOIN activities a ON a.key = r.activity
WHERE {alike} AND r.key NOT IN (SELECT value FROM json_each(:apart))
"""
_CLASSES: Final = """
SELECT {key}, min(r.counts_on || hex(r.uid)), sum({quantity}), count(*) {in_classes}
GROUP BY 1, 2, 3, 4, 5, 6, 7
"""
_MEMBERS: Final = """
SELECT {key}, r.counts_on, r.uid {in_classes}
    AND m.uid IN (SELECT unhex(value) FROM json_each(:told))
ORDER BY r.counts_on, r.uid
"""
_CONTRACTS: Final = """
(SELECT group_concat(hex(uid)) FROM (
    SELECT c.uid AS uid FROM allotments t JOIN contracts c ON c.key = t.contract
    WHERE t.result = r.key AND t.binned_at IS NULL ORDER BY t.key))
"""
_POSTCODES: Final = "SELECT key, coalesce(postcode, '') FROM places"
_MEASURES: Final = """
SELECT m.uid, m.code, f.id, f.uid FROM measures m JOIN frameworks f ON f.key = m.framework
"""
_DAY: Final = len("2026-09-30")
_IMPACTS: Final = {each.value: each for each in Impact}
_day: Final = lru_cache(4096)(date.fromisoformat)
_Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Alike:
    """What makes results alike to the rules that hold."""

    measures: frozenset[UUID]
    """Of these no rule looks at every result by itself."""
    people: frozenset[UUID] = frozenset()
    """Of these a rule asks who it was."""
    scopes: tuple[frozenset[UUID], ...] = ()
    """Measures of which one activity counts under one only."""
    by_place: bool = False
    by_contracts: bool = False
    cuts: tuple[date, ...] = ()
    """Days on which a rule or a contract begins to hold, or no longer does."""


class Classes:
    """The classes of a question, and the results that are in none."""

    def __init__(
        self,
        connection: Connection,
        alike: Alike,
        sql: Mapping[str, str],
        asked: Mapping[str, Any],
    ) -> None:
        """Find the results that stand apart; ``sql`` and ``asked`` are those of the rows."""
        self._connection = connection
        self._asked: dict[str, Any] = {
            **asked,
            "alike": _listed(alike.measures),
            "people": _listed(alike.people),
        }
        self._sql = {**sql, "alike": _ALIKE}
        self.apart = self._apart(alike)
        self._asked["apart"] = json.dumps(self.apart)
        self._sql["key"] = _KEY.format(
            place="a.place" if alike.by_place else "NULL",
            contracts=_CONTRACTS if alike.by_contracts else "NULL",
            part=_part(alike.cuts),
            **sql,
        )
        self._sql["in_classes"] = _IN_CLASSES.format(**self._sql)
        self._firsts: dict[_Key, UUID] = {}

    def _apart(self, alike: Alike) -> tuple[int, ...]:
        found = {key for (key,) in self._fetch(_APART)}
        for scope in alike.scopes:
            found.update(key for (key,) in self._fetch(_OF_SEVERAL, scope=_listed(scope)))
        return tuple(sorted(found))

    def _fetch(self, sql: str, **more: Any) -> list[tuple[Any, ...]]:
        return fetch(self._connection, sql.format(**self._sql), {**self._asked, **more})

    def rows(self) -> list[CountingRow]:
        """Return each class as the row of its first result, with the quantity of all."""
        measures = {uid: rest for uid, *rest in fetch(self._connection, _MEASURES)}
        postcodes = dict(fetch(self._connection, _POSTCODES))
        found: list[CountingRow] = []
        for *key, first, quantity, size in self._fetch(_CLASSES):
            uid = UUID(first[_DAY:])
            self._firsts[tuple(key)] = uid
            measure, rank, impact, place, contracts, _, _ = key
            code, framework, installed = measures[measure]
            row = CountingRow(
                result=uid,
                measure=uid_from(measure),
                code=code,
                framework=framework,
                activity=uid,  # as no other row has: an activity of its own
                number="",
                title="",
                day=_day(first[:_DAY]),
                quantity=quantity,
                whole=quantity,
                mark=MARKS[rank],
                impact=_IMPACTS[impact],
                contracts=_contracts(contracts),
                postcode=postcodes.get(place, ""),
                installed=uid_from(installed),
                size=size,
            )
            found.append(row)
        return found

    def members(
        self, told: Collection[UUID], measures: Iterable[UUID]
    ) -> Mapping[UUID, Sequence[tuple[date, UUID]]]:
        """Return the results of some classes, known by their first, with their days."""
        found: dict[UUID, list[tuple[date, UUID]]] = {uid: [] for uid in told}
        wanted = {key: found[uid] for key, uid in self._firsts.items() if uid in found}
        text = _MEMBERS.format(**self._sql)
        asked = {**self._asked, "told": _listed(measures)}
        for row in stream(self._connection, text, asked):
            held = wanted.get(row[:7])
            if held is not None:
                held.append((_day(row[7]), uid_from(row[8])))
        return found


def _part(cuts: Iterable[date]) -> str:
    """Number the stretches of the period between days on which something changes."""
    return " + ".join(f"(r.counts_on >= '{day.isoformat()}')" for day in cuts) or "0"


def _contracts(listed: str | None) -> tuple[UUID, ...]:
    return tuple(dict.fromkeys(UUID(each) for each in listed.split(","))) if listed else ()


def _listed(measures: Iterable[UUID]) -> str:
    return json.dumps(sorted(uid.hex for uid in measures))
