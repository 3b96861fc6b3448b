"""Walking through people in the order of time: who was counted under what, and who is twice."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sv_evidence.domain.counting_rows import CountingRow, Verdict, part_of
from sv_evidence.domain.rule_kinds import Rule

NO_PERSONS = "no_persons"
"""Code of the remark that nobody is named, so that the rule cannot be checked."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One person under one measure, as counted before."""

    measure: UUID
    name: str
    """The measure, as the rule names it."""
    group: str
    day: date


Conflict = Callable[[Sequence[Counted], Counted], str | None]
"""Names the measure under which a person is counted already, if that keeps this one out."""


def once_each(
    rule: Rule, rows: Sequence[CountingRow], code: str, conflict: Conflict, *, by_activity: bool
) -> Iterator[Verdict]:
    """Leave out of each row the people (or the activity) that stand counted elsewhere.

    Who comes first counts: by day, then by the order in which the rule names its measures.
    """
    counted: dict[str, list[Counted]] = {}

    def order(row: CountingRow) -> tuple[date, int, int]:
        return (date.min if by_activity else row.day), rule.rank(row), row.result.int

    for row in sorted(rows, key=order):
        persons = frozenset({str(row.activity)}) if by_activity else row.persons
        if not persons:
            yield Verdict(row.result, row.quantity, NO_PERSONS)
            continue
        group = "" if row.detail is None else row.detail.claimed_group
        this = Counted(row.measure, rule.name_of(row), group, row.day)
        out: set[str] = set()
        others: set[str] = set()
        for person in sorted(persons):
            other = conflict(counted.get(person, ()), this)
            if other is None:
                counted.setdefault(person, []).append(this)
            else:
                out.add(person)
                others.add(other)
        if out:
            heads = 1 if by_activity else max(row.heads, len(persons))
            left = part_of(row.quantity, heads - len(out), heads)
            named = frozenset() if by_activity else frozenset(out)
            yield Verdict(row.result, left, code, persons=named, others=frozenset(others))
