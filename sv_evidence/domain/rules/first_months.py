"""Only the first months count, as of a hire who was disadvantaged when they began."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from sv_evidence.domain.counting_rows import CountingRow, Setting, Verdict, part_of
from sv_evidence.domain.dates import months_after
from sv_evidence.domain.rule_kinds import Parameter, Rule, RuleKind, Sight, Sort, Stage


def _judge(rule: Rule, rows: Sequence[CountingRow], setting: Setting) -> Iterator[Verdict]:
    del setting
    months = rule.whole("months") or 0
    begun = _begun(rows)
    for row in rows:
        own = None if row.detail is None else row.detail.starts_on
        if own is None and not row.persons:
            yield Verdict(row.result, row.quantity, "no_start", months=months)
            continue
        out = frozenset(
            person
            for person in row.persons
            if row.day >= months_after(begun[row.measure, person], months)
        )
        if own is not None and row.day >= months_after(own, months):
            yield Verdict(row.result, 0, "after_first_months", persons=row.persons)
            continue
        heads = max(row.heads, len(row.persons), 1)
        left = part_of(row.quantity, heads - len(out), heads)
        code = "after_first_months" if out else ""
        yield Verdict(row.result, left, code, persons=out, months=months)


def _begun(rows: Sequence[CountingRow]) -> dict[tuple[UUID, str], date]:
    """Return the first day on which each person stands under each measure."""
    found: dict[tuple[UUID, str], date] = {}
    for row in rows:
        own = None if row.detail is None else row.detail.starts_on
        for person in row.persons:
            place = row.measure, person
            found[place] = min(found.get(place, date.max), own or row.day, row.day)
    return found


KIND: Final = RuleKind(
    name="first_months",
    meaning="Only the first months from a person's start count, also of years on a contract.",
    stage=Stage.PEOPLE,
    judge=_judge,
    sight=Sight.PEOPLE,
    parameters=(
        Parameter("months", Sort.WHOLE, "How many months from the start count.", True, most=1200),
    ),
    looks_back=True,
)
