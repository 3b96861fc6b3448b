"""Only so many measures may be claimed; the rest are shown and not counted."""

from collections.abc import Iterator, Sequence
from typing import Final

from sv_evidence.domain.counting_rows import CountingRow, Setting, Verdict
from sv_evidence.domain.rule_kinds import Parameter, Rule, RuleKind, Sort, Stage


def _judge(rule: Rule, rows: Sequence[CountingRow], setting: Setting) -> Iterator[Verdict]:
    most = rule.whole("most") or 0
    ranked = {
        row.measure: (rule.rank(row), setting.order.get(row.measure, 0), row.code) for row in rows
    }
    first = sorted(ranked, key=lambda measure: ranked[measure])[:most]
    kept = {rule.name_of(row) for row in rows if row.measure in first}
    for row in rows:
        if row.measure not in first:
            told = (("most", str(most)),)
            yield Verdict(row.result, 0, "over_cap", others=frozenset(kept), told=told)


KIND: Final = RuleKind(
    name="cap_measures",
    meaning="Only so many measures count: those named first, else the framework's first.",
    stage=Stage.CAP,
    judge=_judge,
    parameters=(Parameter("most", Sort.WHOLE, "How many measures count.", True, most=999),),
)
