"""Rules applied to results: every thousandth that does not count has a rule and a reason.

The ledger of a row holds throughout: what counts, plus what rules left out, less what formulas
added, is the quantity that was asked about.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sv_evidence.domain.counting_records import Decision, Ruling
from sv_evidence.domain.counting_rows import Amount, CountingRow, Setting, Verdict
from sv_evidence.domain.rule_kinds import Rule, RuleKind, Stage, rule_kinds

LEFT_OUT_BY_HAND = "left_out_by_hand"
COUNTED_ANYWAY = "counted_anyway"


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing a rule, or a person against a rule, did to one row."""

    rule: Rule | None
    code: str
    row: CountingRow
    """As it stood before."""
    out: Amount = 0
    added: Amount = 0
    verdict: Verdict | None = None
    ruling: Ruling | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """The rows of the period as they were asked about and as they count, and all remarks."""

    asked: Sequence[CountingRow]
    counted: Sequence[CountingRow]
    """The same results at the same places."""
    left: Mapping[UUID, Amount]
    """What counts of each result that has a remark."""
    remarks: tuple[Remark, ...]


def judged(
    rows: Iterable[CountingRow],
    rules: Sequence[Rule],
    rulings: Iterable[Ruling],
    setting: Setting,
) -> Judged:
    """Apply the rules to the rows, of which those before the period are history only."""
    ordered = sorted(rows, key=lambda row: (row.day, row.result.int))
    bench = _Bench(ordered, rulings, setting)
    for rule in in_order(rules):
        bench.apply(rule)
    first, last = setting.period.first, setting.period.last
    remarks = tuple(each for each in bench.remarks if first <= each.row.day <= last)
    return Judged(
        asked=[row for row in ordered if first <= row.day <= last],
        counted=[row for row in bench.rows if first <= row.day <= last],
        left={each.row.result: bench.left(each.row.result) for each in remarks},
        remarks=remarks,
    )


def in_order(rules: Sequence[Rule]) -> list[Rule]:
    """Put rules in the order in which they have their say, whatever order a file has."""
    return sorted(rules, key=lambda rule: (_kind(rule).stage, rule.kind, rule.id))


def _kind(rule: Rule) -> RuleKind:
    return rule_kinds()[rule.kind]


_Named = tuple[UUID | None, str, str]
"""A measure as rules name it: its installed framework, that framework's id, and its code."""


class _Bench:
    """The rows as they stand between one rule and the next."""

    def __init__(
        self, rows: Sequence[CountingRow], rulings: Iterable[Ruling], setting: Setting
    ) -> None:
        self.rows = list(rows)
        self._place = {row.result: place for place, row in enumerate(rows)}
        self._named: dict[_Named, int] = {}
        self._measures = [
            self._named.setdefault((row.installed, row.framework, row.code), len(self._named))
            for row in rows
        ]
        self.remarks: list[Remark] = []
        self._setting = setting
        self._allowed: dict[UUID, list[Ruling]] = {}
        self._agreed: dict[tuple[UUID, str], Ruling] = {}
        for ruling in _standing(rulings, setting):
            place = self._place.get(ruling.result)
            if place is None:
                continue
            row = self.rows[place]
            if ruling.agrees_with:
                self._agreed[ruling.result, ruling.agrees_with] = ruling
            elif ruling.decision is Decision.COUNT:
                self._allowed.setdefault(ruling.result, []).append(ruling)
            elif row.quantity:
                remark = Remark(None, LEFT_OUT_BY_HAND, row, out=row.quantity, ruling=ruling)
                self.remarks.append(remark)
                self.rows[place] = row._replace(quantity=0)

    def apply(self, rule: Rule) -> None:
        """Let one rule have its say about the rows that are its business."""
        kind = _kind(rule)
        first, last = rule.valid_from or date.min, rule.valid_to or date.max
        if kind.stage is Stage.CAP:
            first = max(first, self._setting.period.first)
            last = min(last, self._setting.period.last)
        is_named = [rule.names(*each) for each in self._named]
        rows = [
            row
            for row, measure in zip(self.rows, self._measures, strict=True)
            if is_named[measure] and row.quantity and first <= row.day <= last
        ]
        for verdict in kind.judge(rule, rows, self._setting):
            self._take(rule, verdict)

    def left(self, result: UUID) -> Amount:
        """Return what counts of a result as it stands now."""
        return self.rows[self._place[result]].quantity

    def _take(self, rule: Rule, verdict: Verdict) -> None:
        place = self._place[verdict.result]
        row = self.rows[place]
        if verdict.counts < row.quantity:
            ruling = self._ruling(rule, row)
            if ruling is not None:
                self.remarks.append(Remark(rule, COUNTED_ANYWAY, row, ruling=ruling))
                return
        if verdict.code:
            takes = verdict.counts < row.quantity
            self.remarks.append(
                Remark(
                    rule,
                    verdict.code,
                    row,
                    out=max(0, row.quantity - verdict.counts),
                    added=max(0, verdict.counts - row.quantity),
                    verdict=verdict,
                    ruling=self._agreed.get((row.result, rule.id)) if takes else None,
                )
            )
        if verdict.persons or verdict.months is not None:
            row = row._replace(
                persons=row.persons - verdict.persons,
                heads=row.heads - len(verdict.persons & row.persons),
                months=row.months if verdict.months is None else verdict.months,
            )
        if row.quantity != verdict.counts or row is not self.rows[place]:
            self.rows[place] = row._replace(quantity=verdict.counts)

    def _ruling(self, rule: Rule, row: CountingRow) -> Ruling | None:
        held = self._allowed.get(row.result, ())
        return next((each for each in held if each.rule in {"", rule.id}), None)


def _standing(rulings: Iterable[Ruling], setting: Setting) -> list[Ruling]:
    """Return the latest ruling on each result and rule that holds for this question."""
    latest: dict[tuple[UUID, str], Ruling] = {}
    held = [each for each in rulings if each.contract in {None, setting.contract}]
    for ruling in sorted(held, key=lambda each: (each.decided_on or date.min, str(each.uid))):
        latest[ruling.result, ruling.about] = ruling
    return [latest[place] for place in sorted(latest)]
