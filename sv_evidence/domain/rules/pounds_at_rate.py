"""Pounds invested: what was paid, and hours of staff time at a stated rate."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from sv_evidence.domain.counting_rows import Amount, CountingRow, Setting, Verdict
from sv_evidence.domain.rule_kinds import Parameter, Rule, RuleKind, Sort, Stage


def _judge(rule: Rule, rows: Sequence[CountingRow], setting: Setting) -> Iterator[Verdict]:
    del setting
    rate = rule.decimal("rate") or Fraction(0)
    typed_hours = rule.text("quantity_is") == "hours"
    for row in rows:
        detail = row.detail
        hours: Amount | None = None if detail is None else detail.hours
        hours = row.whole if hours is None and typed_hours else hours
        costs = 0 if detail is None or detail.costs is None else detail.costs * _TENFOLD
        if hours is None and (detail is None or detail.costs is None):
            yield Verdict(row.result, row.quantity, "no_costs")
            continue
        told = (("hours", str(hours or 0)), ("costs", str(costs)), ("rate", rule.text("rate")))
        counts = (costs + (hours or 0) * rate) * row.kept
        yield Verdict(row.result, counts, "pounds_at_rate", told=told)


_TENFOLD: Final = 10  # pence to thousandths of a pound
KIND: Final = RuleKind(
    name="pounds_at_rate",
    meaning="Pounds: the costs, and the hours of staff time at a stated rate.",
    stage=Stage.FORMULA,
    judge=_judge,
    parameters=(
        Parameter("rate", Sort.DECIMAL, "Pounds for an hour.", True),
        Parameter(
            "quantity_is",
            Sort.CHOICE,
            "What is typed as the quantity where the details give no hours.",
            default="pounds",
            choices=("pounds", "hours"),
        ),
    ),
)
