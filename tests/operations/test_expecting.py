"""What was expected comes ready to be logged, without a single count."""

from datetime import timedelta

import pytest

from sv_evidence.domain.activities import Result
from sv_evidence.domain.headcount import read_headcount
from sv_evidence.domain.measures import Thousandths
from sv_evidence.operations.activity_log import log_activity
from sv_evidence.operations.expecting import likely_sessions, with_counts
from sv_evidence.store.workspace import Workspace
from tests.builders import (
    HOURS,
    MEALS,
    TODAY,
    a_place,
    a_project,
    a_result,
    add_framework,
    an_activity,
    log,
)


@pytest.fixture
def held(workspace: Workspace) -> Workspace:
    """A lunch club was held on each of the last three Wednesdays but today's, with meals."""
    hall, lunch = a_place(), a_project()
    with workspace.change("Set up") as unit:
        unit.add(hall)
        unit.add(lunch)
        measures = add_framework(unit)
    for back in (1, 2, 3):
        day = TODAY - timedelta(weeks=back)
        activity = an_activity(
            f"Lunch club {back}", day, place=hall.uid, project=lunch.uid, people=74, notes="Rain"
        )
        log(
            workspace,
            activity,
            [a_result(activity.uid, measures[each]) for each in (MEALS, HOURS)],
        )
    return workspace


def test_it_is_drafted_like_the_newest_without_its_counts(held: Workspace) -> None:
    with held.read() as view:
        (likely,) = likely_sessions(view, today=TODAY)

    draft = likely.draft
    assert (draft.title, draft.first_day, draft.place) == ("Lunch club 1", TODAY, "Ladywood Hall")
    assert (draft.people, draft.volunteers, draft.notes) == (None, None, "")
    assert [each.quantity for each in draft.results] == [None, None]
    assert [unit.many for unit in likely.units.values()] == ["meals", "hours"]


def test_logged_with_the_counts_of_the_day_it_is_expected_no_longer(held: Workspace) -> None:
    with held.read() as view:
        (likely,) = likely_sessions(view, today=TODAY)
    meals = next(iter(likely.units))
    counted = with_counts(
        likely.draft, read_headcount("62 guests, 3 volunteers"), {meals: Thousandths(80_000)}
    )

    with held.change("Log activity") as unit:
        logged = log_activity(unit, counted, today=TODAY)

    with held.read() as view:
        assert likely_sessions(view, today=TODAY) == ()
        results = view.all(Result, activity=logged.uid)
    assert [(each.measure, each.quantity) for each in results] == [(meals, 80_000)]
    assert (counted.people, counted.volunteers) == (62, 3)


def test_what_was_not_counted_is_left_out(held: Workspace) -> None:
    with held.read() as view:
        (likely,) = likely_sessions(view, today=TODAY)

    assert with_counts(likely.draft, read_headcount(""), {}).results == ()
