"""Only so many measures may be claimed; the rest are shown and not counted."""

from collections.abc import Iterator, Sequence
from typing import Final

from sv_evidence.domain.counting_rows import CountingRow, Setting, Verdict
from sv_evidence.domain.rule_kinds import Parameter, Rule, RuleKind, Sight, Sort, Stage


def _judge(rule: Rule, rows: Sequence[CountingRow], setting: Setting) -> Iterator[Verdict]:
    most = rule.whole("most") or 0
    one_of_each = {row.measure: row for row in rows}
    ranked = {
        measure: (rule.rank(row), setting.order.get(measure, 0), row.code)
        for measure, row in one_of_each.items()
    }
    first = frozenset(sorted(ranked, key=lambda measure: ranked[measure])[:most])
    kept = frozenset(rule.name_of(one_of_each[measure]) for measure in first)
    told = (("most", str(most)),)
    for row in rows:
        if row.measure not in first:
            yield Verdict(row.result, 0, "over_cap", others=kept, told=told)


KIND: Final = RuleKind(
    name="cap_measures",
    meaning="Only so many measures count: those named first, else the framework's first.",
    stage=Stage.CAP,
    judge=_judge,
    sight=Sight.CLASS,
    parameters=(Parameter("most", Sort.WHOLE, "How many measures count.", True, most=999),),
)
