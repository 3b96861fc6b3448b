"""Who came to what, in SQL: contacts by person, and the heads that no register names.

A contact is one person on one day of one activity; the same entered twice is one. With a
contract, a framework or a measure, only activities count that delivered a result of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection

from sv_evidence.domain.counting import ClaimQuestion
from sv_evidence.store.direct import fetch

_COMING: Final = """
FROM attendances t JOIN activities a ON a.key = t.activity JOIN people p ON p.key = t.person
WHERE t.binned_at IS NULL AND a.binned_at IS NULL AND p.binned_at IS NULL
    AND coalesce(t.day, a.last_day) BETWEEN :first AND :last {which}
"""
_CAME: Final = "SELECT DISTINCT p.uid, a.uid, coalesce(t.day, a.last_day) " + _COMING
_HEADS: Final = """
SELECT count(*), coalesce(sum(a.people), 0) FROM activities a
WHERE a.binned_at IS NULL AND a.people > 0 AND a.last_day BETWEEN :first AND :last {which}
    AND NOT EXISTS (
        SELECT 1 FROM attendances t WHERE t.activity = a.key AND t.binned_at IS NULL)
"""
_DELIVERED: Final = """
AND EXISTS (SELECT 1 FROM results r JOIN measures m ON m.key = r.measure
    WHERE r.activity = a.key AND r.binned_at IS NULL {clauses})
"""
_CLAUSES: Final = {
    "measure": "AND m.uid = :measure",
    "framework": "AND m.framework = (SELECT key FROM frameworks WHERE uid = :framework)",
    "contract": """AND EXISTS (SELECT 1 FROM allotments l JOIN contracts c ON c.key = l.contract
        WHERE l.result = r.key AND l.binned_at IS NULL AND l.share > 0 AND c.uid = :contract)""",
}


@dataclass(frozen=True, slots=True)
class Attended:
    """What each person came to, and who was counted without a register."""

    came: Mapping[UUID, frozenset[tuple[UUID, date]]]
    """The activities and days of each person's record."""
    unnamed_activities: int
    """Activities that count people and have no register."""
    unnamed_people: int
    """What they count: contacts, not different people."""


def attended(connection: Connection, question: ClaimQuestion) -> Attended:
    """Say who came in the period to what the question is about."""
    which, values = _asked(question)
    came: dict[UUID, set[tuple[UUID, date]]] = {}
    for person, activity, day in fetch(connection, _CAME.format(which=which), values):
        visit = UUID(bytes=activity), date.fromisoformat(day)
        came.setdefault(UUID(bytes=person), set()).add(visit)
    ((count, heads),) = fetch(connection, _HEADS.format(which=which), values)
    return Attended({uid: frozenset(held) for uid, held in came.items()}, count, heads)


def _asked(question: ClaimQuestion) -> tuple[str, dict[str, Any]]:
    named = {name: getattr(question, name) for name in _CLAUSES}
    given = {name: uid.bytes for name, uid in named.items() if uid is not None}
    days = {"first": question.period.first.isoformat(), "last": question.period.last.isoformat()}
    if not given:
        return "", days
    clauses = " ".join(_CLAUSES[name] for name in given)
    return _DELIVERED.format(clauses=clauses), {**days, **given}
