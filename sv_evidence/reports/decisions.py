"""What people decided about results against or with the counting rules."""

from collections.abc import Iterable, Sequence
from typing import Protocol
from uuid import UUID

from sv_evidence.domain.activities import Activity, Result
from sv_evidence.domain.counting_records import Ruling
from sv_evidence.reports.explanation import Decided
from sv_evidence.store.view import View
from sv_evidence.wording.findings import ruling_text
from sv_evidence.wording.words import trn


class Asked(Protocol):
    """What is explained: a measure, of one contract's figures if one is named."""

    @property
    def measure(self) -> UUID:
        """The installed measure."""

    @property
    def contract(self) -> UUID | None:
        """The contract that was asked about."""


def decisions(view: View, asked: Iterable[Asked]) -> tuple[Decided, ...]:
    """Return the decisions that stand about results of these measures, the newest first."""
    measures = {each.measure: each.contract for each in asked}
    rulings = view.all(Ruling)
    results = view.many(Result, (each.result for each in rulings))
    groups: dict[tuple[object, ...], list[Ruling]] = {}
    for each in rulings:
        result = results.get(each.result)
        if result is None or result.binned_at is not None or result.measure not in measures:
            continue
        if each.contract in {None, measures[result.measure]}:
            named = (each.decision, each.rule, each.reason, each.decided_by, each.decided_on)
            groups.setdefault((*named, each.contract), []).append(each)
    found = [_decided(view, held, results) for held in groups.values()]
    return tuple(reversed(found))


def _decided(view: View, rulings: Sequence[Ruling], results: dict[UUID, Result]) -> Decided:
    activities = list(dict.fromkeys(results[each.result].activity for each in rulings))
    title = trn("{count} activity", "{count} activities", len(activities))
    if len(activities) == 1:
        title = view.get(Activity, activities[0]).title
    return Decided(tuple(each.uid for each in rulings), title, ruling_text(rulings[0]))
