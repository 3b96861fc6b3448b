"""From judged rows to sums: the same cells as the database's, with what was left out and why."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import floor
from uuid import UUID

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.counting import CountedResult, Tally
from sv_evidence.domain.counting_records import Ruling
from sv_evidence.domain.counting_rows import Amount, CountingRow, Setting
from sv_evidence.domain.judging import Judged, judged
from sv_evidence.domain.measures import Thousandths
from sv_evidence.domain.proof import Mark
from sv_evidence.domain.rule_findings import RuleFinding, changes_of, findings_of, rounded_to
from sv_evidence.domain.rule_kinds import Rule

_Cell = tuple[UUID, Mark, bool]
"""Measure, mark, and whether it is additional."""
_Pair = tuple[CountingRow, CountingRow]
"""A result as it was asked about, and as it counts."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Every tally of a question after the rules, and what the rules did."""

    tallies: tuple[Tally, ...]
    findings: tuple[RuleFinding, ...] = ()
    quantities: Mapping[UUID, Thousandths] | None = None
    """What counts of each result that a rule was asked about; parts add up to the tallies."""
    rows: tuple[CountingRow, ...] = ()
    """Those results as they count, oldest first, where they were looked at one by one."""

    def shown(self, results: Iterable[CountedResult]) -> tuple[CountedResult, ...]:
        """Return the rows behind a claim with what counts of each; none of which nothing does."""
        known = self.quantities or {}
        changed = (
            replace(each, quantity=known.get(each.result, each.quantity)) for each in results
        )
        return tuple(each for each in changed if each.quantity)


def counted_by_rules(
    rows: Iterable[CountingRow],
    rules: Sequence[Rule],
    rulings: Iterable[Ruling],
    setting: Setting,
    wanted: frozenset[UUID],
) -> Counted:
    """Count rows by the rules; only measures in ``wanted`` are told of."""
    found = judged(rows, rules, rulings, setting)
    added = _added(found)
    tallies: list[Tally] = []
    quantities: dict[UUID, Thousandths] = {}
    for cell, pairs in _cells(found, wanted):
        more = floor(sum(added.get(row.result, 0) for row, _ in pairs)) if added else 0
        tally = _tally(cell, pairs, more)
        tallies.append(tally)
        parts = rounded_to(tally.quantity, [after.quantity for _, after in pairs])
        uids = (row.result for row, _ in pairs)
        quantities.update(zip(uids, map(Thousandths, parts), strict=True))
    return Counted(
        tuple(tallies),
        _told(found, tallies, rules, setting),
        quantities,
        _shown(found, wanted),
    )


def _shown(found: Judged, wanted: frozenset[UUID]) -> tuple[CountingRow, ...]:
    measures = {row.measure for row in found.asked}
    if measures <= wanted:
        return tuple(found.counted)
    return tuple(row for row in found.counted if row.measure in wanted)


def _cells(found: Judged, wanted: frozenset[UUID]) -> Iterator[tuple[_Cell, list[_Pair]]]:
    """Yield measure by measure the results of each mark and impact, before and after the rules."""
    by_measure: dict[UUID, list[_Pair]] = {}
    for pair in zip(found.asked, found.counted, strict=True):
        by_measure.setdefault(pair[0].measure, []).append(pair)
    for measure, pairs in by_measure.items():
        if measure in wanted:
            for mark in Mark:
                marked = [pair for pair in pairs if pair[0].mark is mark]
                for additional in (False, True) if marked else ():
                    held = [
                        pair
                        for pair in marked
                        if (pair[0].impact is Impact.ADDITIONAL) is additional
                    ]
                    if held:
                        yield (measure, mark, additional), held


def _tally(cell: _Cell, pairs: Sequence[_Pair], added: int) -> Tally:
    """Add up a cell exactly and round once; what is left out is the rest of what was asked."""
    measure, mark, additional = cell
    exact = [after.quantity for _, after in pairs]
    counts = floor(sum(exact))
    asked = floor(sum(before.quantity for before, _ in pairs))
    return Tally(
        measure=measure,
        mark=mark,
        additional=additional,
        quantity=Thousandths(counts),
        results=sum(after.size for _, after in pairs if after.quantity),
        excluded=Thousandths(asked - counts + added),
        added=Thousandths(added),
    )


def _added(found: Judged) -> Mapping[UUID, Amount]:
    sums: dict[UUID, Amount] = {}
    for remark in found.remarks:
        if remark.added:
            sums[remark.row.result] = sums.get(remark.row.result, 0) + remark.added
    return sums


def _told(
    found: Judged, tallies: Iterable[Tally], rules: Sequence[Rule], setting: Setting
) -> tuple[RuleFinding, ...]:
    excluded: dict[UUID, Thousandths] = {}
    for tally in tallies:
        so_far = excluded.get(tally.measure, 0)
        excluded[tally.measure] = Thousandths(so_far + tally.excluded)
    told = findings_of(found, excluded)
    return (
        *(each for each in told if each.measure in excluded),
        *changes_of(rules, setting),
    )
