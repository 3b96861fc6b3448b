"""Weeks are counted, not people: so many weeks of each of them within the period."""

from collections.abc import Iterator, Sequence
from typing import Final

from sv_evidence.domain.counting_records import Detail
from sv_evidence.domain.counting_rows import CountingRow, Setting, Verdict
from sv_evidence.domain.measures import ONE
from sv_evidence.domain.rule_kinds import Parameter, Rule, RuleKind, Sort, Stage


def _judge(rule: Rule, rows: Sequence[CountingRow], setting: Setting) -> Iterator[Verdict]:
    most = rule.whole("most_weeks")
    for row in rows:
        detail = row.detail
        weeks = None if detail is None else _weeks(detail, setting)
        if detail is None or weeks is None:
            yield Verdict(row.result, row.quantity, "no_weeks")
            continue
        weeks = weeks if most is None else min(weeks, most * ONE)
        people = len(detail.references) or 1 if detail.attendees is None else detail.attendees
        told = (("weeks", str(weeks)), ("people", str(people)))
        yield Verdict(row.result, weeks * people * row.kept, "person_weeks", told=told)


def _weeks(detail: Detail, setting: Setting) -> int | None:
    """Return the weeks of each person in thousandths: given, or whole weeks in the period."""
    if detail.weeks is not None:
        return detail.weeks
    if detail.starts_on is None or detail.ends_on is None:
        return None
    first = max(detail.starts_on, setting.period.first)
    last = min(detail.ends_on, setting.period.last)
    return max(0, ((last - first).days + 1) // _DAYS) * ONE


_DAYS: Final = 7
KIND: Final = RuleKind(
    name="weeks",
    meaning="Person-weeks: weeks in the period times people; the number of people is no week.",
    stage=Stage.FORMULA,
    judge=_judge,
    parameters=(
        Parameter("most_weeks", Sort.WHOLE, "So many weeks of a person at most.", most=5200),
    ),
)
