"""A person counts once under a measure, or once in so many months."""

from collections.abc import Iterable, Sequence
from typing import Final

from sv_evidence.domain.counting_rows import CountingRow, Setting, Verdict
from sv_evidence.domain.dates import months_after
from sv_evidence.domain.rule_kinds import Parameter, Rule, RuleKind, Sight, Sort, Stage
from sv_evidence.domain.rule_people import Counted, once_each


def _judge(rule: Rule, rows: Sequence[CountingRow], setting: Setting) -> Iterable[Verdict]:
    del setting
    months = rule.whole("months")

    def conflict(before: Sequence[Counted], this: Counted) -> str | None:
        for each in before:
            again = months is not None and this.day >= months_after(each.day, months)
            if each.measure == this.measure and not again:
                return each.name
        return None

    return once_each(rule, rows, "counted_before", conflict, by_activity=False)


KIND: Final = RuleKind(
    name="once_per_person",
    meaning="A person counts once under each measure named, or once in so many months.",
    stage=Stage.PEOPLE,
    judge=_judge,
    sight=Sight.PEOPLE,
    parameters=(
        Parameter("months", Sort.WHOLE, "After so many months they count again.", most=1200),
    ),
    looks_back=True,
)
