"""Results whose quantity cannot be right, for what is told of a period.

SQL chooses those that might be, by the least of all thresholds; the domain then judges each.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection

from sv_evidence.domain.counting import ClaimQuestion
from sv_evidence.domain.doubts import MOST_COUNTED, Company, doubt_about
from sv_evidence.domain.measures import ONE, Period, Thousandths, Unit
from sv_evidence.domain.rule_findings import RuleFinding
from sv_evidence.store.direct import fetch

_CANDIDATES: Final = f"""
SELECT r.uid, m.uid, m.unit_one, m.unit_many, r.quantity, coalesce(a.people, 0),
    coalesce(a.volunteers, 0), coalesce(a.staff, 0), a.first_day, a.last_day
FROM results r JOIN activities a ON a.key = r.activity JOIN measures m ON m.key = r.measure
WHERE r.counts_on BETWEEN :first AND :last AND r.mark = 0 {{where}}
    AND (r.quantity % {ONE} <> 0 OR r.quantity > {MOST_COUNTED * ONE}
        OR r.quantity > 1000 * (coalesce(a.people, 0) + coalesce(a.volunteers, 0)
            + coalesce(a.staff, 0)) * (julianday(a.last_day) - julianday(a.first_day) + 1))
ORDER BY m.key, r.counts_on, r.key
"""  # noqa: S608
_WANTED: Final = {
    "contract": """AND EXISTS (SELECT 1 FROM allotments t JOIN contracts c ON c.key = t.contract
        WHERE t.result = r.key AND t.binned_at IS NULL AND c.uid = :contract)""",
    "framework": "AND m.framework = (SELECT key FROM frameworks WHERE uid = :framework)",
    "measure": "AND m.uid = :measure",
}


def doubts(connection: Connection, question: ClaimQuestion) -> tuple[RuleFinding, ...]:
    """Return a finding for each measure and doubt, with the quantities as they were typed."""
    uids = {name: uid for name in _WANTED if (uid := getattr(question, name)) is not None}
    sql = _CANDIDATES.format(where=" ".join(_WANTED[name] for name in uids))
    asked = {
        "first": question.period.first.isoformat(),
        "last": question.period.last.isoformat(),
        **{name: uid.bytes for name, uid in uids.items()},
    }
    found: dict[tuple[UUID, str], dict[UUID, int]] = {}
    for result, measure, quantity, doubt in _judged(fetch(connection, sql, asked)):
        found.setdefault((measure, doubt), {})[result] = quantity
    return tuple(
        RuleFinding(None, doubt, measure, tuple(held), Thousandths(sum(held.values())))
        for (measure, doubt), held in found.items()
    )


def _judged(rows: Iterable[Sequence[Any]]) -> Iterator[tuple[UUID, UUID, int, str]]:
    for result, measure, one, many, quantity, people, volunteers, staff, *days in rows:
        run = Period(*(date.fromisoformat(day) for day in days))
        company = Company(people, volunteers, staff, run.days)
        doubt = doubt_about(quantity, Unit(one, many), company)
        if doubt is not None:
            yield UUID(bytes=result), UUID(bytes=measure), quantity, doubt
