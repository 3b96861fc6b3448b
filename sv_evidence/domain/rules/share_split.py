"""What several contracts share counts for each by its part, never more than once in all."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from sv_evidence.domain.activities import WHOLE_SHARE
from sv_evidence.domain.counting_rows import CountingRow, Setting, Verdict
from sv_evidence.domain.rule_kinds import Parameter, Rule, RuleKind, Sort, Stage


def _judge(rule: Rule, rows: Sequence[CountingRow], setting: Setting) -> Iterator[Verdict]:
    for row in rows:
        served = _served(rule, row)
        if row.allotted > WHOLE_SHARE:
            left = row.quantity * Fraction(WHOLE_SHARE, row.allotted)
            yield Verdict(row.result, left, "over_whole")
        elif served > 1:
            ours = 1 if setting.contract is not None else max(1, min(len(row.contracts), served))
            # The share was taken off already: put it back before the equal part is taken.
            asked = row.whole * row.share // WHOLE_SHARE
            whole = row.quantity * Fraction(row.whole, asked) if asked else 0
            told = (("contracts", str(served)),)
            yield Verdict(row.result, whole * Fraction(ours, served), "equal_shares", told=told)


def _served(rule: Rule, row: CountingRow) -> int:
    """Return among how many contracts the result is split equally; 1 if it is not."""
    if rule.text("split") == "as_allotted":
        return 1
    told = None if row.detail is None else row.detail.contracts_served
    return told or rule.whole("contracts") or len(row.contracts)


KIND: Final = RuleKind(
    name="share_split",
    meaning="A result that serves several contracts is split between them, 100 % at most.",
    stage=Stage.SHARE,
    judge=_judge,
    parameters=(
        Parameter(
            "split",
            Sort.CHOICE,
            "Equal parts for each contract served, or the shares as they are allotted.",
            default="equal",
            choices=("equal", "as_allotted"),
        ),
        Parameter("contracts", Sort.WHOLE, "Contracts served, where details do not say.", most=999),
    ),
)
