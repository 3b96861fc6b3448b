"""Only what is delivered through the contract counts, not what the organisation does anyway."""

from collections.abc import Iterator, Sequence
from typing import Final

from sv_evidence.domain.counting_rows import CountingRow, Setting, Verdict
from sv_evidence.domain.rule_kinds import Parameter, Rule, RuleKind, Sight, Sort, Stage


def _judge(rule: Rule, rows: Sequence[CountingRow], setting: Setting) -> Iterator[Verdict]:
    del setting
    wholly = bool(rule.values.get("wholly"))
    for row in rows:
        if not row.contracts:
            yield Verdict(row.result, 0, "no_contract")
        elif wholly and len(row.contracts) > 1:
            yield Verdict(row.result, 0, "other_contracts")


KIND: Final = RuleKind(
    name="contract_only",
    meaning="Only results allotted to a contract count, not general or head-office work.",
    stage=Stage.GATE,
    judge=_judge,
    sight=Sight.CLASS,
    parameters=(
        Parameter(
            "wholly",
            Sort.FLAG,
            "True: a result that another contract has a share of does not count at all.",
        ),
    ),
)
