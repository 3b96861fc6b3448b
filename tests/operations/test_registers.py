"""Registers: taken twice they change nothing, and people are never contacts."""

from datetime import date
from uuid import UUID

import pytest

from sv_evidence.domain.activities import Activity
from sv_evidence.domain.counting import ClaimQuestion
from sv_evidence.domain.measures import Period
from sv_evidence.domain.people import Person, Verdict
from sv_evidence.domain.problems import InvalidEntry
from sv_evidence.operations.references import kind_named, uid_of
from sv_evidence.operations.registers import (
    PeopleReport,
    Registered,
    decide_double,
    people_in,
    take_register,
)
from sv_evidence.store.errors import NoSuchRecord
from sv_evidence.store.workspace import Workspace
from tests.builders import TODAY, a_uid, an_activity

MONTH = ClaimQuestion(Period(date(2026, 9, 1), date(2026, 9, 30)))


@pytest.fixture
def meal(workspace: Workspace) -> Activity:
    activity = an_activity(day=date(2026, 9, 23), people=40)
    with workspace.change("Log") as unit:
        unit.add(activity)
    return activity


def taken(workspace: Workspace, activity: UUID, *lines: str) -> Registered:
    with workspace.change("Take a register") as unit:
        return take_register(unit, activity, lines, today=TODAY)


def counted(workspace: Workspace, group: str = "") -> PeopleReport:
    with workspace.read() as view:
        return people_in(view, MONTH, group=group)


def test_a_register_makes_the_people_it_does_not_know(workspace: Workspace, meal: Activity) -> None:
    first = taken(workspace, meal.uid, "P-017", " p 017 ", "", "P-018")
    assert (len(first.people), len(first.new_people), first.already) == (2, 2, ())

    again = taken(workspace, meal.uid, "P-018", "P-019")
    assert again.people[0] == first.people[1]
    assert (len(again.new_people), again.already) == (1, (first.people[1],))

    report = counted(workspace)
    assert (report.distinct, report.contacts, report.unnamed_activities) == (3, 3, 0)


def test_coming_again_is_a_contact_and_no_new_person(workspace: Workspace, meal: Activity) -> None:
    next_one = an_activity(day=date(2026, 9, 30), people=30)
    bare = an_activity(day=date(2026, 9, 29), people=25)
    with workspace.change("Log") as unit:
        unit.add_all((next_one, bare))
    taken(workspace, meal.uid, "P-017", "P-018")
    taken(workspace, next_one.uid, "P-017")

    report = counted(workspace)

    assert (report.distinct, report.contacts) == (2, 3)
    assert (report.unnamed_activities, report.unnamed_people) == (1, 25)


def test_two_records_of_one_person_are_one_once_somebody_says_so(
    workspace: Workspace, meal: Activity
) -> None:
    both = taken(workspace, meal.uid, "Amina Y", "Joe")
    double = Person(a_uid(), "Amina Yu", groups="carer, Retired")
    other = an_activity(day=date(2026, 9, 24))
    with workspace.change("Log") as unit:
        unit.add_all((double, other))
        take_register(unit, other.uid, ["Amina Yu"], today=TODAY)
    before = counted(workspace)
    (likely,) = before.likely_doubles
    assert (before.distinct, likely.why) == (3, "like_reference")

    with workspace.change("Decide") as unit:
        decide_double(unit, both.people[0], double.uid, verdict=Verdict.SAME)
    after = counted(workspace)
    assert (after.distinct, after.contacts, after.likely_doubles) == (2, 3, ())

    workspace.undo()
    with workspace.change("Decide") as unit:
        decide_double(unit, both.people[0], double.uid, verdict=Verdict.DIFFERENT)
    assert counted(workspace).distinct == 3
    assert counted(workspace).likely_doubles == ()
    assert counted(workspace).by_group == (("carer", 1), ("retired", 1))
    assert counted(workspace, "Carer ").distinct == 1


def test_a_register_of_several_days_takes_a_day_of_its_own(workspace: Workspace) -> None:
    course = an_activity(day=date(2026, 9, 28), last_day=date(2026, 9, 30))
    with workspace.change("Log") as unit:
        unit.add(course)
        for day in (28, 29, 30):
            take_register(unit, course.uid, ["P-1"], today=TODAY, day=date(2026, 9, day))
        take_register(unit, course.uid, ["P-1"], today=TODAY)

    report = counted(workspace)

    assert (report.distinct, report.contacts) == (1, 3)


def test_what_cannot_be_kept_is_named_line_by_line(workspace: Workspace, meal: Activity) -> None:
    with (
        pytest.raises(InvalidEntry) as caught,
        workspace.change("Take a register") as unit,
    ):
        take_register(unit, meal.uid, ["P-1", "x" * 61], today=TODAY, day=date(2026, 9, 1))

    found = [(each.field, each.code) for each in caught.value.faults]
    assert found == [("references.1", "too_long"), ("day", "not_a_day_of_it")]
    assert counted(workspace).distinct == 0


def test_a_word_about_one_person_or_about_nobody_is_refused(
    workspace: Workspace, meal: Activity
) -> None:
    one, other = taken(workspace, meal.uid, "P-1", "P-2").people
    with pytest.raises(InvalidEntry), workspace.change("Decide") as unit:
        decide_double(unit, one, one, verdict=Verdict.SAME)
    with pytest.raises(NoSuchRecord), workspace.change("Decide") as unit:
        decide_double(unit, other, a_uid(), verdict=Verdict.SAME)


def test_a_person_is_found_by_the_reference_however_it_is_written(
    workspace: Workspace, meal: Activity
) -> None:
    (uid,) = taken(workspace, meal.uid, "P-017").people

    with workspace.read() as view:
        assert uid_of(view, "p017", Person) == uid
        with pytest.raises(NoSuchRecord):
            uid_of(view, "P-018", Person)
    assert kind_named("people") is Person.kind
