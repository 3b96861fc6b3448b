"""What a measure that is being made would do to the results that are logged already."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from sv_evidence.domain.building import MeasureDraft, measure_from
from sv_evidence.domain.counting import ClaimQuestion, CountedResult
from sv_evidence.domain.frameworks import InstalledMeasure
from sv_evidence.domain.measures import Pence, Period, Thousandths, shared_out
from sv_evidence.domain.proof import Mark
from sv_evidence.domain.value import value_of
from sv_evidence.store.view import View


@dataclass(frozen=True, slots=True)
class Effect:
    """How the results of a period stand now and would stand, before counting rules.

    Values by mark are ``None`` without a proxy; both ways they add up to the same sum.
    """

    results: int
    quantity: Thousandths
    before: Mapping[Mark, Thousandths]
    after: Mapping[Mark, Thousandths]
    value_before: Mapping[Mark, Pence] | None
    value_after: Mapping[Mark, Pence] | None
    now_proven: tuple[UUID, ...]
    no_longer_proven: tuple[UUID, ...]
    missing: tuple[tuple[str, int], ...]
    """What keeps them from being proven then, as codes of proof, most first."""


def effect_of(view: View, measure: UUID, draft: MeasureDraft, period: Period) -> Effect:
    """Judge what a measure has logged in a period by the draft; nothing is changed."""
    installed = view.get(InstalledMeasure, measure)
    before = view.framework(installed.framework).measure(installed.code)
    rows = view.results_of(ClaimQuestion(period, measure=measure), measure)
    uids = [row.result for row in rows]
    found = view.findings(uids, under=measure_from(draft, before))
    then = {row.result: found[row.result].mark for row in rows}
    now = {row.result: row.mark for row in rows}
    lacking = Counter(code for uid in uids for code in dict.fromkeys(found[uid].codes))
    rate = view.rates().get(measure)
    total = Thousandths(sum(row.quantity for row in rows))
    worth = None if rate is None else value_of(total, rate)
    was, would_be = _by_mark(rows, now), _by_mark(rows, then)
    return Effect(
        results=len(rows),
        quantity=total,
        before=was,
        after=would_be,
        value_before=None if worth is None else _split(worth, was),
        value_after=None if worth is None else _split(worth, would_be),
        now_proven=_turned(uids, now, then),
        no_longer_proven=_turned(uids, then, now),
        missing=tuple(sorted(lacking.items(), key=lambda pair: (-pair[1], pair[0]))),
    )


def _by_mark(rows: Iterable[CountedResult], marks: Mapping[UUID, Mark]) -> dict[Mark, Thousandths]:
    held = list(rows)
    return {
        mark: Thousandths(sum(row.quantity for row in held if marks[row.result] is mark))
        for mark in Mark
    }


def _turned(
    uids: Iterable[UUID], first: Mapping[UUID, Mark], second: Mapping[UUID, Mark]
) -> tuple[UUID, ...]:
    """Return the results that only ``second`` calls proven."""
    return tuple(
        uid for uid in uids if second[uid] is Mark.PROVEN and first[uid] is not Mark.PROVEN
    )


def _split(worth: Pence, parts: Mapping[Mark, Thousandths]) -> dict[Mark, Pence]:
    shares = shared_out(worth, list(parts.values()))
    return {mark: Pence(share) for mark, share in zip(parts, shares, strict=True)}
