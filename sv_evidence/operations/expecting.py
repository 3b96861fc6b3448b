"""What was expected and is not logged yet, each as a draft that only lacks its counts."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sv_evidence.domain.activities import ActivityDraft
from sv_evidence.domain.expected import ExpectedSession, days_read, sessions_expected
from sv_evidence.domain.frameworks import InstalledMeasure
from sv_evidence.domain.headcount import Headcount
from sv_evidence.domain.measures import Thousandths, Unit
from sv_evidence.operations.activity_log import copy_as_new
from sv_evidence.store.view import View


@dataclass(frozen=True, slots=True)
class LikelySession:
    """What was expected, the draft that logs it, and the units of what is usually counted."""

    expected: ExpectedSession
    draft: ActivityDraft
    units: Mapping[UUID, Unit]


def likely_sessions(view: View, *, today: date) -> tuple[LikelySession, ...]:
    """Return what was expected in the last seven days and is not logged, ready to be logged."""
    held = view.activities.held(days_read(today))
    return tuple(_likely(view, each) for each in sessions_expected(held, today=today))


def with_counts(
    draft: ActivityDraft, heads: Headcount, quantities: Mapping[UUID, Thousandths]
) -> ActivityDraft:
    """Put the counts of the day into a draft; what was not counted is left out, never guessed."""
    results = tuple(
        replace(each, quantity=quantities[each.measure])
        for each in draft.results
        if each.measure is not None and each.measure in quantities
    )
    return replace(
        draft,
        people=heads.people,
        volunteers=heads.volunteers,
        staff=heads.staff,
        results=results,
    )


def _likely(view: View, expected: ExpectedSession) -> LikelySession:
    draft = copy_as_new(view, expected.like.uid, today=expected.day)
    measures = view.many(InstalledMeasure, [each.measure for each in draft.results if each.measure])
    units = {uid: Unit(each.unit_one, each.unit_many) for uid, each in measures.items()}
    return LikelySession(expected, draft, units)
