"""What counts towards a framework through crosswalks: quantities only, logged elsewhere."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import floor
from uuid import UUID

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.counting import ClaimQuestion
from sv_evidence.domain.counting_rows import Amount, CountingRow
from sv_evidence.domain.counting_rules import Counted
from sv_evidence.domain.frameworks import (
    WHOLE_FACTOR,
    Crosswalk,
    Framework,
    InstalledMeasure,
    Measure,
)
from sv_evidence.domain.measures import Thousandths, Unit
from sv_evidence.domain.proof import Mark
from sv_evidence.domain.rule_findings import rounded_to
from sv_evidence.store.view import View


@dataclass(frozen=True, slots=True)
class LinkedLine:
    """A measure of another framework that counts towards a node here. It has no value of its own.

    Nothing of it is in any total: it was counted, and valued, where it was logged.
    """

    framework: Framework
    """Where it was logged; asked of one measure, where it counts as well."""
    measure: Measure
    uid: UUID
    crosswalk: Crosswalk
    node_title: str
    """Empty if the framework has no such node."""
    quantity: Thousandths
    by_mark: Mapping[Mark, Thousandths]
    results: int
    is_mutual: bool = False
    """The framework here counts back towards the node it was logged under; nothing goes round."""

    @property
    def unit(self) -> Unit:
        """What the quantity is counted in."""
        return self.crosswalk.unit or self.measure.unit


def linked_lines(view: View, question: ClaimQuestion) -> tuple[LinkedLine, ...]:
    """Return what counts towards the framework asked about through crosswalks, if one is."""
    if question.framework is None or question.measure is not None:
        return ()
    target = view.framework(question.framework)
    found: list[LinkedLine] = []
    for uid, framework in view.frameworks().items():
        walks = [each for each in framework.crosswalks if each.framework == target.id]
        if uid != question.framework and walks:
            found.extend(_from_framework(view, replace(question, framework=uid), target, walks))
    return tuple(found)


def links_from(view: View, question: ClaimQuestion, measure: UUID) -> tuple[LinkedLine, ...]:
    """Return what one measure counts towards elsewhere, also where nothing is counted yet."""
    installed = view.get(InstalledMeasure, measure)
    framework = view.framework(installed.framework)
    own = framework.measure(installed.code)
    targets = {each.id: each for each in view.frameworks().values()}
    walks = [
        each
        for each in framework.crosswalks
        if each.measure == own.code and each.framework in targets
    ]
    grouped = frozenset([measure] if any(each.groups for each in walks) else [])
    counted = view.counted(replace(question, measure=measure), rows_of=grouped)
    found: list[LinkedLine] = []
    for walk in walks:
        target = targets[walk.framework]
        sums, results = _sums(counted, measure, walk)
        found.append(
            LinkedLine(
                framework=target,
                measure=own,
                uid=measure,
                crosswalk=walk,
                node_title=next((n.title for n in target.nodes if n.code == walk.node), ""),
                quantity=Thousandths(sum(sums.values())),
                by_mark=sums,
                results=results,
                is_mutual=_counts_back(target, walk.node, framework.id, own.node),
            )
        )
    return tuple(found)


def _from_framework(
    view: View, question: ClaimQuestion, target: Framework, walks: Sequence[Crosswalk]
) -> Iterator[LinkedLine]:
    held = view.all(InstalledMeasure, framework=question.framework)
    uids = {each.code: each.uid for each in held}
    grouped = frozenset(uids[each.measure] for each in walks if each.groups)
    counted = view.counted(question, rows_of=grouped)
    if question.framework is None:
        return
    framework = view.framework(question.framework)
    nodes = {node.code: node.title for node in target.nodes}
    for walk in walks:
        uid = uids[walk.measure]
        sums, results = _sums(counted, uid, walk)
        if results:
            measure = framework.measure(walk.measure)
            yield LinkedLine(
                framework=framework,
                measure=measure,
                uid=uid,
                crosswalk=walk,
                node_title=nodes.get(walk.node, ""),
                quantity=Thousandths(sum(sums.values())),
                by_mark=sums,
                results=results,
                is_mutual=_counts_back(target, walk.node, framework.id, measure.node),
            )


def _sums(counted: Counted, measure: UUID, walk: Crosswalk) -> tuple[dict[Mark, Thousandths], int]:
    """Add up what meets the crosswalk's condition, times its factor, by mark."""
    sums: dict[Mark, Amount] = dict.fromkeys(Mark, 0)
    results = 0
    if walk.groups:
        for row in counted.rows:
            if row.measure == measure and row.quantity and _is_of_group(row, walk.groups):
                is_additional = row.impact is Impact.ADDITIONAL
                if _meets(walk, row.mark, additional=is_additional):
                    sums[row.mark] += row.quantity
                    results += 1
    else:
        for tally in counted.tallies:
            if tally.measure == measure and _meets(walk, tally.mark, additional=tally.additional):
                sums[tally.mark] += tally.quantity
                results += tally.results
    factor = Fraction(walk.factor, WHOLE_FACTOR)
    exact = [amount * factor for amount in sums.values()]
    parts = rounded_to(floor(sum(exact)), exact)
    return {mark: Thousandths(part) for mark, part in zip(sums, parts, strict=True)}, results


def _meets(walk: Crosswalk, mark: Mark, *, additional: bool) -> bool:
    if walk.only_proven and mark is not Mark.PROVEN:
        return False
    return walk.impact is None or additional is (walk.impact is Impact.ADDITIONAL)


def _is_of_group(row: CountingRow, groups: Sequence[str]) -> bool:
    named = "" if row.detail is None else row.detail.claimed_group.strip().casefold()
    return named in {each.casefold() for each in groups}


def _counts_back(target: Framework, node: str, framework: str, origin: str) -> bool:
    """Say whether measures at the node count back towards the node where this was logged."""
    codes = {measure.code for measure in target.measures if measure.node == node}
    return any(
        walk.measure in codes and walk.framework == framework and walk.node == origin
        for walk in target.crosswalks
    )
