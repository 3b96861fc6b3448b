"""One person is never claimed under two disadvantages."""

from collections.abc import Iterable, Sequence
from typing import Final

from sv_evidence.domain.counting_rows import CountingRow, Setting, Verdict
from sv_evidence.domain.rule_kinds import Rule, RuleKind, Sight, Stage
from sv_evidence.domain.rule_people import Counted, once_each


def _judge(rule: Rule, rows: Sequence[CountingRow], setting: Setting) -> Iterable[Verdict]:
    del setting
    return once_each(rule, rows, "two_disadvantages", _conflict, by_activity=False)


def _conflict(before: Sequence[Counted], this: Counted) -> str | None:
    for each in before:
        other_group = each.group and this.group and each.group != this.group
        if each.measure != this.measure or other_group:
            return each.name
    return None


KIND: Final = RuleKind(
    name="one_disadvantage",
    meaning="A person counts under only one of the disadvantage measures named, and one group.",
    stage=Stage.PEOPLE,
    judge=_judge,
    sight=Sight.PEOPLE,
    fewest_measures=1,
    looks_back=True,
)
