"""Who came, counted over any period and filter; checked against sets in Python."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sv_evidence.domain.counting import ClaimQuestion
from sv_evidence.domain.measures import Period
from sv_evidence.domain.people import Attendance, Person, count_people
from sv_evidence.store.workspace import Workspace
from tests.builders import (
    HOURS,
    MEALS,
    TODAY,
    a_buyer,
    a_contract,
    a_result,
    a_uid,
    add_framework,
    an_activity,
    an_allotment,
    new_workspace,
)

FIRST = date(2026, 9, 1)
MONTH = Period(FIRST, TODAY)
COMING = st.tuples(st.integers(0, 4), st.integers(0, 3), st.none() | st.integers(0, 3))


@pytest.fixture(scope="module")
def shared() -> Iterator[Workspace]:
    """A workspace for many tries; each adds its own people and activities."""
    with TemporaryDirectory() as folder, new_workspace(Path(folder)) as made:
        yield made


@given(came=st.lists(COMING, max_size=12), span=st.tuples(st.integers(0, 9), st.integers(0, 9)))
@settings(max_examples=30, deadline=None)
def test_any_period_holds_exactly_the_people_who_came_in_it(
    shared: Workspace, came: list[tuple[int, int, int | None]], span: tuple[int, int]
) -> None:
    people = [Person(a_uid(), f"P-{place}") for place in range(5)]
    activities = [
        an_activity(day=FIRST + timedelta(days=3 * place), last_day=FIRST + timedelta(9))
        for place in range(4)
    ]
    rows = [
        Attendance(
            *(a_uid(), activities[activity].uid, people[person].uid),
            None if day is None else FIRST + timedelta(days=day),
        )
        for person, activity, day in came
    ]
    with shared.change("Take registers") as unit:
        unit.add_all((*people, *activities, *rows))
    period = Period(FIRST + timedelta(days=min(span)), FIRST + timedelta(days=max(span)))
    visits = {
        (people[person].uid, activities[activity].uid, FIRST + timedelta(9 if day is None else day))
        for person, activity, day in came
    }
    expected = {visit for visit in visits if visit[2] in period}

    with shared.read() as view:
        attended = view.attended(ClaimQuestion(period)).came

    own = {each.uid for each in people}
    found = {(uid, *visit) for uid, held in attended.items() if uid in own for visit in held}
    assert found == expected
    assert count_people(attended.keys() & own, {}) == len({person for person, _, _ in expected})


@pytest.fixture
def measures(workspace: Workspace) -> Mapping[str, UUID]:
    with workspace.change("Add framework") as unit:
        return add_framework(unit)


def test_only_activities_count_that_delivered_what_is_asked_about(
    workspace: Workspace, measures: Mapping[str, UUID]
) -> None:
    meal, garden = an_activity("Meal"), an_activity("Gardening")
    shared = a_result(meal.uid, measures[MEALS])
    buyer = a_buyer()
    contract = a_contract(buyer.uid)
    people = [Person(a_uid(), name) for name in ("P-1", "P-2")]
    with workspace.change("Log") as unit:
        unit.add_all((meal, garden, shared, a_result(garden.uid, measures[HOURS]), buyer, contract))
        unit.add(an_allotment(shared.uid, contract.uid))
        unit.add_all(people)
        unit.add(Attendance(a_uid(), meal.uid, people[0].uid))
        unit.add(Attendance(a_uid(), garden.uid, people[1].uid))
    first, second = (each.uid for each in people)

    def who(**asked: UUID) -> set[UUID]:
        with workspace.read() as view:
            return set(view.attended(ClaimQuestion(MONTH, **asked)).came)

    assert who() == who(framework=measures[""]) == {first, second}
    assert who(measure=measures[HOURS]) == {second}
    assert who(contract=contract.uid) == {first}
    assert who(contract=contract.uid, measure=measures[HOURS]) == set()


def test_what_lies_in_the_bin_was_not_there(workspace: Workspace) -> None:
    activity, person = an_activity(), Person(a_uid(), "P-1")
    came = Attendance(a_uid(), activity.uid, person.uid)
    with workspace.change("Log") as unit:
        unit.add_all((activity, person, came))

    for kind, uid in ((Attendance, came.uid), (Person, person.uid), (type(activity), activity.uid)):
        with workspace.change("Bin") as unit:
            unit.bin(kind, uid)
            assert unit.attended(ClaimQuestion(MONTH)).came == {}
        workspace.undo()
        with workspace.read() as view:
            assert set(view.attended(ClaimQuestion(MONTH)).came) == {person.uid}


def test_heads_without_a_register_are_told_apart(workspace: Workspace) -> None:
    named, unnamed = an_activity(people=20), an_activity(people=30)
    person = Person(a_uid(), "P-1")
    with workspace.change("Log") as unit:
        unit.add_all((named, unnamed, an_activity(), person))
        unit.add(Attendance(a_uid(), named.uid, person.uid))

    with workspace.read() as view:
        attended = view.attended(ClaimQuestion(MONTH))

    assert (attended.unnamed_activities, attended.unnamed_people) == (1, 30)
