"""A person counts under one of several measures, or under two that may stand together."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from sv_evidence.domain.counting_rows import CountingRow, Setting, Verdict
from sv_evidence.domain.rule_kinds import Parameter, Rule, RuleKind, Sight, Sort, Stage
from sv_evidence.domain.rule_people import Counted, once_each


def _pairs(rule: Rule) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(str(code) for code in pair) for pair in rule.lists("pairs"))


def _judge(rule: Rule, rows: Sequence[CountingRow], setting: Setting) -> Iterable[Verdict]:
    del setting
    pairs = _pairs(rule)

    def conflict(before: Sequence[Counted], this: Counted) -> str | None:
        """Name a measure that this one may not stand beside; a third never may."""
        others = list(dict.fromkeys(each.name for each in before if each.name != this.name))
        if this.name in {each.name for each in before}:
            return None
        if len(others) > 1:
            return others[0]
        return next((name for name in others if frozenset({name, this.name}) not in pairs), None)

    by_activity = rule.text("same") == "activity"
    return once_each(rule, rows, "not_a_pair", conflict, by_activity=by_activity)


def _check(rule: Rule) -> Iterator[tuple[str, str, str]]:
    strange = {code for pair in _pairs(rule) for code in pair} - set(rule.measures)
    for code in sorted(strange):
        yield "parameters.pairs", "unknown_measure", code


KIND: Final = RuleKind(
    name="allowed_pair",
    meaning="A person counts under one of the measures named, or under two that are a pair.",
    stage=Stage.PEOPLE,
    judge=_judge,
    sight=Sight.PEOPLE,
    parameters=(
        Parameter("pairs", Sort.PAIRS, "The pairs of codes that may stand together.", True),
        Parameter(
            "same",
            Sort.CHOICE,
            "What is counted: a person, or an activity.",
            default="person",
            choices=("person", "activity"),
        ),
    ),
    check=_check,
    fewest_measures=2,
    looks_back=True,
)
