"""The rows that counting rules look at: results with place, people, contracts and details."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final, cast
from uuid import UUID

from sqlalchemy import Connection

from sv_evidence.domain.activities import WHOLE_SHARE, Impact
from sv_evidence.domain.counting import ClaimQuestion
from sv_evidence.domain.counting_classes import Members
from sv_evidence.domain.counting_records import Detail
from sv_evidence.domain.counting_rows import CountingRow
from sv_evidence.domain.records import Kind
from sv_evidence.store.columns import uid_from
from sv_evidence.store.counting_classes import Alike, Classes
from sv_evidence.store.direct import stream
from sv_evidence.store.ranks import MARKS
from sv_evidence.store.registers import Register, registers
from sv_evidence.store.sums import ALL, ALLOTTED, SHARED
from sv_evidence.store.tables import LAYOUTS

_IN_PERIOD: Final = """
r.counts_on BETWEEN :first AND :last
    AND m.uid IN (SELECT unhex(value) FROM json_each(:measures))
"""
_BEFORE: Final = "r.key IN (SELECT value FROM json_each(:before))"
_APART: Final = "r.key IN (SELECT value FROM json_each(:apart))"
_KEYED: Final = "results r CROSS JOIN measures m ON m.key = r.measure"
# Rules that look back ask who was counted before, or which activity: a row that names nobody
# cannot change what they say of the period, nor one of an activity that has nothing in it.
_KEYS_BEFORE: Final = """
SELECT r.key FROM (
    SELECT result AS key FROM details WHERE binned_at IS NULL
    UNION SELECT t.key FROM attendances c JOIN results t ON t.activity = c.activity
        WHERE c.binned_at IS NULL
    UNION SELECT t.key FROM (
        SELECT DISTINCT r.activity AS activity FROM measures m CROSS JOIN results r
            ON r.measure = m.key
        WHERE r.counts_on BETWEEN :first AND :last
            AND m.uid IN (SELECT unhex(value) FROM json_each(:one_only))
    ) b CROSS JOIN results t ON t.activity = b.activity WHERE t.counts_on < :first
) k CROSS JOIN results r ON r.key = k.key JOIN measures m ON m.key = r.measure
WHERE r.counts_on < :first AND m.uid IN (SELECT unhex(value) FROM json_each(:back))
"""
_ROWS: Final = """
SELECT r.key, r.uid, m.uid, m.code, f.id, f.uid, a.uid, a.number, a.title, r.counts_on, {quantity},
    r.quantity, r.mark, r.impact, {share}, coalesce(j.name, ''), coalesce(p.name, ''),
    coalesce(p.postcode, ''), a.people, a.volunteers, a.staff, a.key
FROM {source} JOIN frameworks f ON f.key = m.framework JOIN activities a ON a.key = r.activity
LEFT JOIN places p ON p.key = a.place LEFT JOIN projects j ON j.key = a.project
WHERE {where}
"""
_ALLOTMENTS: Final = """
SELECT t.result, c.uid, t.share FROM allotments t JOIN contracts c ON c.key = t.contract
WHERE t.binned_at IS NULL AND t.result IN (SELECT r.key FROM {source} WHERE {where}) ORDER BY t.key
"""

_OF_RESULTS: Final = """
WHERE details.binned_at IS NULL AND details.result IN (SELECT r.key FROM {source} WHERE {where})
ORDER BY details.key
"""
_NOBODY: Final = frozenset[str]()
_IMPACTS: Final = {each.value: each for each in Impact}
# The same few measures, frameworks and days come again and again.
_uid: Final = lru_cache(4096)(uid_from)
_day: Final = lru_cache(4096)(date.fromisoformat)


@dataclass(frozen=True, slots=True)
class Gathered:
    """The rows that rules are asked about, in no order: single results, and classes."""

    rows: tuple[CountingRow, ...]
    classes: tuple[CountingRow, ...]
    members: Members
    """Looks up the results of a class."""


def gathered(
    connection: Connection,
    question: ClaimQuestion,
    measures: Iterable[UUID],
    alike: Alike,
    back: Iterable[UUID],
) -> Gathered:
    """Return the results of these measures that a question is about; those alike in classes.

    Of those in ``back`` come too what was before the period and may matter to it.
    """
    has_contract = question.contract is not None
    sql = {
        "source": ALLOTTED if has_contract else ALL,
        "quantity": SHARED if has_contract else "r.quantity",
        "share": "s.share" if has_contract else str(WHOLE_SHARE),
    }
    asked: dict[str, Any] = {
        "first": question.period.first.isoformat(),
        "last": question.period.last.isoformat(),
        "measures": json.dumps([uid.hex for uid in measures if uid not in alike.measures]),
        "back": json.dumps([uid.hex for uid in back]),
        "one_only": json.dumps([uid.hex for uid in frozenset().union(*alike.scopes)]),
    }
    if question.contract is not None:
        asked["contract"] = question.contract.bytes
    before = _before(connection, asked)
    asked["before"] = json.dumps(before)
    classes = Classes(connection, alike, sql, asked)
    asked["apart"] = json.dumps(classes.apart)
    keyed = {**sql, "source": ALLOTTED if has_contract else _KEYED}
    queries = [
        *([{**keyed, "where": _BEFORE}] if before else ()),
        {**sql, "where": _IN_PERIOD},
        *([{**keyed, "where": _APART}] if classes.apart else ()),
    ]
    came = registers(connection, queries, asked)
    rows = [row for each in queries for row in _rows_where(connection, each, asked, came)]
    folded = tuple(classes.rows())
    return Gathered((*rows, *folded), folded, classes.members)


def _before(connection: Connection, asked: Mapping[str, Any]) -> list[int]:
    """Return the keys of what was before the period and may matter to it."""
    if asked["back"] == "[]":
        return []
    return [key for (key,) in connection.exec_driver_sql(_KEYS_BEFORE, asked)]


def _rows_where(
    connection: Connection, sql: Mapping[str, str], asked: Mapping[str, Any], came: Register
) -> Iterator[CountingRow]:
    details = _details(connection, sql, asked)
    allotments: dict[int, list[tuple[UUID, int]]] = {}
    for key, contract, share in connection.exec_driver_sql(_ALLOTMENTS.format(**sql), asked):
        allotments.setdefault(key, []).append((UUID(bytes=contract), share))
    for row in stream(connection, _ROWS.format(**sql), asked):
        made = _row(row[1:-1], allotments.get(row[0], ()), details)
        yield with_people(made, came.get(row[-1], ()), row[9]) if came else made


def with_people(row: CountingRow, came: Iterable[tuple[str | None, str]], day: str) -> CountingRow:
    """Name the people of a row: those its details name, else those of its activity's register."""
    if row.persons:
        return row
    persons = frozenset(name for on, name in came if on in {None, day})
    if not persons:
        return row
    return row._replace(persons=persons, heads=max(len(persons), row.people or 0))


def _row(
    row: Any, allotments: Iterable[tuple[UUID, int]], details: Mapping[UUID, Detail]
) -> CountingRow:
    (uid, measure, code, framework, installed, activity, number, title, day, quantity) = row[:10]
    (whole, rank, impact, share, project, place, postcode, people, volunteers, staff) = row[10:]
    result = uid_from(uid)
    detail = details.get(result)
    persons = _NOBODY if detail is None else detail.references
    held = tuple(allotments)
    return CountingRow(
        result,
        _uid(measure),
        code,
        framework,
        _uid(activity),
        number,
        title,
        _day(day),
        quantity,
        whole,
        MARKS[rank],
        _IMPACTS[impact],
        share,
        sum(each for _, each in held) if held else 0,
        tuple(dict.fromkeys(contract for contract, _ in held)) if held else (),
        project,
        place,
        postcode,
        people,
        volunteers,
        staff,
        persons,
        len(persons),
        detail,
        None,
        _uid(installed),
    )


def _details(
    connection: Connection, sql: Mapping[str, str], asked: Mapping[str, Any]
) -> dict[UUID, Detail]:
    """Return the details of each result, the latest made if there are two."""
    layout = LAYOUTS[Kind.DETAIL]
    text = f"{layout.reading} {_OF_RESULTS.format(**sql)}"
    found: dict[UUID, Detail] = {}
    for row in connection.exec_driver_sql(text, asked):
        record = cast("Detail", layout.record_of(row[1:]))
        found[record.result] = record
    return found
