"""Core service is paid for already and does not count as additional social value."""

from collections.abc import Iterator, Sequence
from typing import Final

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.counting_rows import CountingRow, Setting, Verdict
from sv_evidence.domain.rule_kinds import Rule, RuleKind, Sight, Stage


def _judge(rule: Rule, rows: Sequence[CountingRow], setting: Setting) -> Iterator[Verdict]:
    del rule, setting
    for row in rows:
        if row.impact is Impact.CORE:
            yield Verdict(row.result, 0, "core_service")


KIND: Final = RuleKind(
    name="core_excluded",
    meaning="Results of the core service, which is paid for already, do not count.",
    stage=Stage.GATE,
    judge=_judge,
    sight=Sight.CLASS,
)
