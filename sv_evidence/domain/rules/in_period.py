"""Only what was done while the contract ran, or between two days, counts."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from sv_evidence.domain.counting_rows import CountingRow, Setting, Verdict
from sv_evidence.domain.rule_kinds import Parameter, Rule, RuleKind, Sight, Sort, Stage


def _judge(rule: Rule, rows: Sequence[CountingRow], setting: Setting) -> Iterator[Verdict]:
    for row in rows:
        terms = setting.terms_of(row)
        first = rule.day("first_day") or terms.first
        last = rule.day("last_day") or terms.last
        if first is None and last is None:
            yield Verdict(row.result, row.quantity, "no_terms")
        elif row.day < (first or date.min):
            yield Verdict(row.result, 0, "before_start", told=(("day", str(first)),))
        elif row.day > (last or date.max):
            yield Verdict(row.result, 0, "after_end", told=(("day", str(last)),))


def _check(rule: Rule) -> Iterator[tuple[str, str, str]]:
    first, last = rule.day("first_day"), rule.day("last_day")
    if first is not None and last is not None and last < first:
        yield "parameters.last_day", "dates_backwards", ""


KIND: Final = RuleKind(
    name="in_period",
    meaning="Only results between two days count: those given, else the contract's own.",
    stage=Stage.GATE,
    judge=_judge,
    sight=Sight.CLASS,
    parameters=(
        Parameter("first_day", Sort.DAY, "The first day that counts, instead of the contract's."),
        Parameter("last_day", Sort.DAY, "The last day that counts, instead of the contract's."),
    ),
    check=_check,
)
