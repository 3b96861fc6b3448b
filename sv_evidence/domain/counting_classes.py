"""Classes of results alike, counted as one row, told of again as the results that they are."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from sv_evidence.domain.counting_rows import CountingRow
from sv_evidence.domain.counting_rules import Counted
from sv_evidence.domain.measures import Thousandths
from sv_evidence.domain.rule_findings import RuleFinding

Members = Callable[[Collection[UUID], Iterable[UUID]], Mapping[UUID, Sequence[tuple[date, UUID]]]]
"""Returns the results of classes, each with its day, given the classes and their measures."""


def unfolded(
    found: Counted, rows: Iterable[CountingRow], classes: Iterable[CountingRow], members: Members
) -> Counted:
    """Put the results of a class in its place in findings, in the order of day and uid.

    A class counts whole or not at all, so what no finding tells of counts as it was asked about.
    """
    folded = {row.result: row for row in classes}
    told = {uid for each in found.findings for uid in each.results if uid in folded}
    held = members(told, {folded[uid].measure for uid in told}) if told else {}
    quantities = dict(found.quantities or {})
    for uid in folded.keys() & quantities.keys():
        if not quantities.pop(uid):
            quantities.update((member, Thousandths(0)) for _, member in held.get(uid, ()))
    days = {row.result: row.day for row in rows}
    return replace(
        found,
        findings=tuple(_unfolded(each, held, days) for each in found.findings),
        quantities=quantities,
        rows=tuple(row for row in found.rows if row.result not in folded),
    )


def _unfolded(
    finding: RuleFinding,
    held: Mapping[UUID, Sequence[tuple[date, UUID]]],
    days: Mapping[UUID, date],
) -> RuleFinding:
    if held.keys().isdisjoint(finding.results):
        return finding
    each = (held.get(uid, ((days[uid], uid),)) for uid in finding.results)
    ordered = sorted((pair for pairs in each for pair in pairs), key=_by_day)
    return replace(finding, results=tuple(uid for _, uid in ordered))


def _by_day(pair: tuple[date, UUID]) -> tuple[date, int]:
    return pair[0], pair[1].int
