"""The same thing counts under only one of several measures."""

from collections.abc import Iterable, Sequence
from typing import Final

from sv_evidence.domain.counting_rows import CountingRow, Setting, Verdict
from sv_evidence.domain.rule_kinds import Parameter, Rule, RuleKind, Sight, Sort, Stage
from sv_evidence.domain.rule_people import Counted, once_each


def _judge(rule: Rule, rows: Sequence[CountingRow], setting: Setting) -> Iterable[Verdict]:
    del setting
    by_activity = rule.text("same") == "activity"
    return once_each(rule, rows, "other_measure", _conflict, by_activity=by_activity)


def _conflict(before: Sequence[Counted], this: Counted) -> str | None:
    return next((each.name for each in before if each.measure != this.measure), None)


KIND: Final = RuleKind(
    name="exclusive_measures",
    meaning="An activity, or a person, counts under only one of the measures named.",
    stage=Stage.PEOPLE,
    judge=_judge,
    sight=Sight.PEOPLE,
    parameters=(
        Parameter(
            "same",
            Sort.CHOICE,
            "What is counted once: an activity (under the measure named first), or a person "
            "(under the measure that came first).",
            default="activity",
            choices=("activity", "person"),
        ),
    ),
    fewest_measures=2,
    looks_back=True,
)
