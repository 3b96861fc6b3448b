"""The rows that counting rules look at: results with place, people, contracts and details."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, Final, cast
from uuid import UUID

from sqlalchemy import Connection

from sv_evidence.domain.activities import WHOLE_SHARE, Impact
from sv_evidence.domain.counting import ClaimQuestion
from sv_evidence.domain.counting_records import Detail
from sv_evidence.domain.counting_rows import CountingRow
from sv_evidence.domain.records import Kind
from sv_evidence.store.columns import uid_from
from sv_evidence.store.ranks import MARKS
from sv_evidence.store.registers import registers
from sv_evidence.store.sums import ALL, ALLOTTED, SHARED
from sv_evidence.store.tables import LAYOUTS, METADATA

HAS_REGISTERS: Final = {"people", "attendances", "doubles"} <= METADATA.tables.keys()

_WHERE: Final = """
r.counts_on BETWEEN :first AND :last
    AND m.uid IN (SELECT unhex(value) FROM json_each(:measures))
"""
_ROWS: Final = """
SELECT r.key, r.uid, m.uid, m.code, f.id, f.uid, a.uid, a.number, a.title, r.counts_on, {quantity},
    r.quantity, r.mark, r.impact, {share}, coalesce(j.name, ''), coalesce(p.name, ''),
    coalesce(p.postcode, ''), a.people, a.volunteers, a.staff, a.key
FROM {source} JOIN frameworks f ON f.key = m.framework JOIN activities a ON a.key = r.activity
LEFT JOIN places p ON p.key = a.place LEFT JOIN projects j ON j.key = a.project
WHERE {where} ORDER BY r.counts_on, r.key
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


def rows_of(
    connection: Connection, question: ClaimQuestion, measures: Iterable[UUID]
) -> tuple[CountingRow, ...]:
    """Return the results of these measures that a question is about, whole for the rules."""
    asked: dict[str, Any] = {
        "first": question.period.first.isoformat(),
        "last": question.period.last.isoformat(),
        "measures": json.dumps([uid.hex for uid in measures]),
    }
    has_contract = question.contract is not None
    if question.contract is not None:
        asked["contract"] = question.contract.bytes
    sql = {
        "source": ALLOTTED if has_contract else ALL,
        "quantity": SHARED if has_contract else "r.quantity",
        "share": "s.share" if has_contract else str(WHOLE_SHARE),
        "where": _WHERE,
    }
    details = _details(connection, sql, asked)
    allotments: dict[int, list[tuple[UUID, int]]] = {}
    for key, contract, share in connection.exec_driver_sql(_ALLOTMENTS.format(**sql), asked):
        allotments.setdefault(key, []).append((UUID(bytes=contract), share))
    came = registers(connection, sql, asked) if HAS_REGISTERS else {}
    rows = connection.exec_driver_sql(_ROWS.format(**sql), asked)
    return tuple(
        with_people(
            _row(row[1:-1], allotments.get(row[0], ()), details), came.get(row[-1], ()), row[9]
        )
        for row in rows
    )


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
    result = UUID(bytes=uid)
    detail = details.get(result)
    persons = _NOBODY if detail is None else detail.references
    held = tuple(allotments)
    return CountingRow(
        result=result,
        measure=_uid(measure),
        code=code,
        framework=framework,
        activity=UUID(bytes=activity),
        number=number,
        title=title,
        day=_day(day),
        quantity=quantity,
        whole=whole,
        mark=MARKS[rank],
        impact=_IMPACTS[impact],
        share=share,
        allotted=sum(each for _, each in held) if held else 0,
        contracts=tuple(dict.fromkeys(contract for contract, _ in held)) if held else (),
        project=project,
        place=place,
        postcode=postcode,
        people=people,
        volunteers=volunteers,
        staff=staff,
        persons=persons,
        heads=len(persons),
        detail=detail,
        installed=_uid(installed),
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
