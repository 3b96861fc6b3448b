"""The life of a record in words, and the way out of the bin for it and what is tied to it."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

import pytest

from sv_evidence.domain.activities import Activity, Result
from sv_evidence.domain.counting_records import Decision, Ruling
from sv_evidence.domain.evidence import Attachment, Evidence
from sv_evidence.domain.frameworks import Proxy
from sv_evidence.domain.measures import ProxyRate
from sv_evidence.domain.organisations import Place
from sv_evidence.domain.people import Agreement, Attendance, Double, Person, Verdict
from sv_evidence.domain.records import Kind
from sv_evidence.operations.bin_rows import bin_rows, restore_from_bin
from sv_evidence.operations.binning import bin_records
from sv_evidence.operations.lives import Life, Line, counted_text, life_of, touched_by
from sv_evidence.store.workspace import Workspace
from tests.builders import (
    MEALS,
    TODAY,
    a_place,
    a_result,
    a_uid,
    add_framework,
    an_activity,
    attach,
    keep_file,
    log,
)


@pytest.fixture
def measures(workspace: Workspace) -> Mapping[str, UUID]:
    with workspace.change("Add framework") as unit:
        return add_framework(unit)


def told(workspace: Workspace, kind: Kind, uid: UUID) -> Life:
    with workspace.read() as view:
        return life_of(view, kind, uid)


def test_an_activitys_life_has_its_results_and_files(
    workspace: Workspace, measures: Mapping[str, UUID]
) -> None:
    activity = an_activity()
    result = a_result(activity.uid, measures[MEALS], 62)
    log(workspace, activity, [result], [keep_file(workspace)])
    workspace.author = "Joe Malik"
    with workspace.change("Edit activity") as unit:
        unit.amend(Activity, activity.uid, starts_at=570, people=1250)
        unit.amend(Result, result.uid, note="counted twice")
        unit.bin(Result, result.uid)

    life = told(workspace, Kind.ACTIVITY, activity.uid)

    newest, logged = life.steps
    assert newest.title == "Changed, result put in the bin"
    assert newest.lines == (
        Line("Begins", "nothing", "09:30"),
        Line("People", "nothing", "1,250"),
        Line("Note", "nothing", "counted twice"),
    )
    assert (logged.title, logged.notes) == ("Logged", ("62 meals", "E-001 Sign-in sheet"))
    assert counted_text(life) == "2 changes by 2 people"


def test_undoing_the_making_leaves_a_life_that_ended(workspace: Workspace) -> None:
    place = a_place("Ladywood Hall")
    with workspace.change("Add place") as unit:
        unit.add(place)
    workspace.undo()
    workspace.redo()
    workspace.undo()

    life = told(workspace, Kind.PLACE, place.uid)

    assert not life.is_there
    assert life.title == "Ladywood Hall"
    assert [step.title for step in life.steps] == [
        "Undone: Add place",
        "Done again: Add place",
        "Undone: Add place",
        "Added",
    ]
    assert life.steps[-1].lines == (Line("Postcode", "", "B16"),)


def test_one_without_a_name_is_named_by_its_kind(
    workspace: Workspace, measures: Mapping[str, UUID]
) -> None:
    activity = an_activity()
    result = a_result(activity.uid, measures[MEALS])
    log(workspace, activity, [result])
    workspace.undo()

    assert told(workspace, Kind.RESULT, result.uid).title == "Result"


def test_values_are_said_in_words(workspace: Workspace, measures: Mapping[str, UUID]) -> None:
    proxy = Proxy(
        a_uid(),
        measure=measures[MEALS],
        rate=ProxyRate(62_500),
        source="Our own",
        year=2026,
        licence="Ours",
        entered_by="Amina Yusuf",
        entered_on=TODAY,
    )
    person = Person(a_uid(), reference="P-044")
    with workspace.change("Set up") as unit:
        unit.add_all([proxy, person])
    with workspace.change("Correct") as unit:
        unit.amend(Proxy, proxy.uid, rate=ProxyRate(70_000), entered_on=date(2026, 9, 1))
        unit.amend(Person, person.uid, consent=Agreement.GIVEN, birth_year=1980)

    with workspace.read() as view:
        touched = touched_by(view, unit.change, limit=9)

    assert [(each.title, each.lines) for each in touched] == [
        (
            "£7.00 for Meals shared",
            (
                Line("£ for one", "£6.25", "£7.00"),
                Line("Entered on", "30 September 2026", "1 September 2026"),
            ),
        ),
        (
            "P-044",
            (Line("Year of birth", "nothing", "1980"), Line("Agreement", "Not asked", "Agreed")),
        ),
    ]


def test_a_file_tells_where_it_was_tied_and_taken_off(
    workspace: Workspace, measures: Mapping[str, UUID]
) -> None:
    activity, file = an_activity(), keep_file(workspace)
    log(workspace, activity, [a_result(activity.uid, measures[MEALS])], [file])
    with workspace.read() as view:
        (tie,) = view.all(Attachment)
    for verb in ("bin", "restore"):
        with workspace.change("Tie") as unit:
            getattr(unit, verb)(Attachment, tie.uid)

    titles = [step.title for step in told(workspace, Kind.EVIDENCE, file.uid).steps]
    of_activity = [step.title for step in told(workspace, Kind.ACTIVITY, activity.uid).steps]

    assert titles == ["Tied to an activity again", "Taken off an activity", "Added"]
    assert of_activity == ["Evidence added again", "Evidence taken off", "Logged"]


def test_records_that_tie_others_are_named_by_what_they_tie(
    workspace: Workspace, measures: Mapping[str, UUID]
) -> None:
    activity, one, other = (
        an_activity(),
        Person(a_uid(), reference="P-001"),
        Person(a_uid(), reference="P-002"),
    )
    result = a_result(activity.uid, measures[MEALS], 3)
    with workspace.change("Tie") as unit:
        unit.add_all([activity, result, one, other])
        unit.add(Attendance(a_uid(), activity=activity.uid, person=one.uid, day=TODAY))
        unit.add(Double(a_uid(), first=one.uid, second=other.uid, verdict=Verdict.SAME))
        unit.add(
            Ruling(
                a_uid(),
                result=result.uid,
                decision=Decision.COUNT,
                reason="It was",
                rule="in_period",
                contract=None,
                decided_by="Amina Yusuf",
                decided_on=TODAY,
            )
        )

    with workspace.read() as view:
        titles = {each.kind: each.title for each in touched_by(view, unit.change, limit=20)}

    assert titles[Kind.ATTENDANCE] == "P-001 at Lunch club, Ladywood"
    assert titles[Kind.DOUBLE] == "P-001 and P-002"
    assert titles[Kind.RULING] == "Ruling of 3 meals on Lunch club, Ladywood"
    assert titles[Kind.RESULT] == "3 meals on Lunch club, Ladywood"


def test_what_one_change_binned_together_comes_back_together(
    workspace: Workspace, measures: Mapping[str, UUID]
) -> None:
    activity, file = an_activity(), keep_file(workspace)
    result = a_result(activity.uid, measures[MEALS], 9)
    log(workspace, activity, [result], [file])
    bin_records(workspace, [activity, result])
    bin_records(workspace, [file])

    with workspace.read() as view:
        rows = {row.kind: row for row in bin_rows(view)}
    assert set(rows) == {Kind.ACTIVITY, Kind.EVIDENCE}
    assert rows[Kind.ACTIVITY].what == "Activity, 1 result, 1 attachment"
    assert rows[Kind.EVIDENCE].what == "Evidence, 5 bytes, 1 attachment"
    restore_from_bin(workspace, [(Kind.ACTIVITY, activity.uid)])

    with workspace.read() as view:
        assert view.get(Result, result.uid).binned_at is None
        assert view.get(Evidence, file.uid).binned_at is not None


def test_a_part_brings_back_what_it_belongs_to(
    workspace: Workspace, measures: Mapping[str, UUID]
) -> None:
    activity = an_activity()
    result = a_result(activity.uid, measures[MEALS])
    log(workspace, activity, [result])
    bin_records(workspace, [result])
    bin_records(workspace, [activity])
    restore_from_bin(workspace, [(Kind.RESULT, result.uid)])

    with workspace.read() as view:
        assert bin_rows(view) == ()


def test_restoring_keeps_what_was_edited_since(workspace: Workspace) -> None:
    place = a_place("Hall")
    with workspace.change("Add") as unit:
        unit.add(place)
    bin_records(workspace, [place])
    with workspace.change("Edit") as unit:
        unit.amend(Place, place.uid, name="Ladywood Hall")
    restore_from_bin(workspace, [(Kind.PLACE, place.uid)])

    with workspace.read() as view:
        assert view.get(Place, place.uid).name == "Ladywood Hall"
        assert bin_rows(view) == ()


def test_a_strength_set_on_a_file_is_told(
    workspace: Workspace, measures: Mapping[str, UUID]
) -> None:
    activity, file = an_activity(), keep_file(workspace)
    with workspace.change("Log") as unit:
        unit.add_all([activity, a_result(activity.uid, measures[MEALS])])
        attach(unit, activity.uid, [file])
    with workspace.read() as view:
        (tie,) = view.all(Attachment)
    with workspace.change("Set") as unit:
        unit.amend(Attachment, tie.uid, strength_reason="Signed by the hall")

    newest = told(workspace, Kind.ACTIVITY, activity.uid).steps[0]

    assert newest.title == "Strength of evidence changed"
    assert newest.lines == (Line("Why this strength", "nothing", "Signed by the hall"),)
