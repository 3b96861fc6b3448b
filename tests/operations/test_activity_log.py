from dataclasses import replace
from datetime import date

import pytest

from sv_evidence.domain.activities import (
    Activity,
    Allotment,
    Impact,
    Result,
    ResultDraft,
)
from sv_evidence.domain.contracts import Commitment
from sv_evidence.domain.measures import Thousandths
from sv_evidence.domain.organisations import Place, Project
from sv_evidence.domain.problems import InvalidEntry
from sv_evidence.operations.activity_log import copy_as_new, log_activity
from sv_evidence.store.errors import NoSuchRecord
from sv_evidence.store.workspace import Workspace
from tests.builders import HOURS, MEALS, TODAY, a_place, a_project, a_uid
from tests.operations.drafting import MEAL, logged, measure, promised, results


def test_an_activity_is_kept_as_typed_with_its_place_and_project_made(
    workspace: Workspace,
) -> None:
    uid = logged(workspace, replace(MEAL, results=results(workspace, (MEALS, 126))))

    with workspace.read() as view:
        activity = view.get(Activity, uid)
        (result,) = view.all(Result, activity=uid)
        (place,) = view.all(Place)
        (project,) = view.all(Project)
    assert activity.title == "Lunch club, <b>Ladywood</b>"
    assert (activity.number, activity.last_day, activity.people) == ("A-001", TODAY, 42)
    assert (activity.place, place.name, place.postcode) == (place.uid, "Ladywood Hall", "B16")
    assert (activity.project, project.name) == (project.uid, "Lunch clubs")
    assert (result.quantity, result.impact) == (126_000, Impact.CORE)


def test_a_known_place_and_project_are_found_in_any_case(workspace: Workspace) -> None:
    place, project = a_place(postcode=""), a_project()
    with workspace.change("Places") as unit:
        unit.add_all((place, project))

    uid = logged(workspace, replace(MEAL, place="LADYWOOD hall", project="lunch CLUBS"))

    with workspace.read() as view:
        activity = view.get(Activity, uid)
        assert [each.postcode for each in view.all(Place)] == ["B16"]
    assert (activity.place, activity.project) == (place.uid, project.uid)


def test_the_same_name_in_another_postcode_is_another_place(workspace: Workspace) -> None:
    logged(workspace, MEAL)
    logged(workspace, replace(MEAL, postcode="B1"))
    logged(workspace, replace(MEAL, postcode=""))

    with workspace.read() as view:
        assert [each.postcode for each in view.all(Place)] == ["B16", "B1"]


def test_an_activity_needs_no_place_and_no_project(workspace: Workspace) -> None:
    uid = logged(workspace, replace(MEAL, place=" ", project=""))

    with workspace.read() as view:
        activity = view.get(Activity, uid)
    assert (activity.place, activity.project) == (None, None)


def test_saving_the_same_draft_twice_keeps_one_activity(workspace: Workspace) -> None:
    draft = replace(MEAL, uid=a_uid(), results=results(workspace, (MEALS, 1)))
    logged(workspace, draft)

    with workspace.change("Log activity") as unit:
        again = log_activity(unit, draft, today=TODAY)

    with workspace.read() as view:
        assert len(view.all(Activity)) == 1
        assert len(view.all(Result)) == 1
    assert (again.is_new, again.number, len(again.results)) == (False, "A-001", 1)


def test_a_draft_with_faults_keeps_nothing(workspace: Workspace) -> None:
    with pytest.raises(InvalidEntry) as refused:
        logged(workspace, replace(MEAL, title="", first_day=None))

    assert [fault.field for fault in refused.value.faults] == ["title", "first_day"]
    with workspace.read() as view:
        assert view.all(Activity) == ()
        assert view.all(Place) == ()


def test_a_draft_with_an_unknown_measure_or_contract_keeps_nothing(workspace: Workspace) -> None:
    unknown = (ResultDraft(a_uid(), Thousandths(1)),)

    with pytest.raises(NoSuchRecord):
        logged(workspace, replace(MEAL, results=unknown))
    with pytest.raises(NoSuchRecord):
        logged(workspace, replace(MEAL, contract=a_uid()))

    with workspace.read() as view:
        assert view.all(Place) == ()


def test_what_was_promised_is_additional_and_tied_to_its_commitment(
    workspace: Workspace,
) -> None:
    contract = promised(workspace, MEALS)
    drafts = results(workspace, (MEALS, 126), (HOURS, 9))

    uid = logged(workspace, replace(MEAL, contract=contract, results=drafts))

    with workspace.read() as view:
        meals, hours = view.all(Result, activity=uid)
        allotments = {each.result: each for each in view.all(Allotment)}
        (commitment,) = view.all(Commitment)
    assert (meals.impact, hours.impact) == (Impact.ADDITIONAL, Impact.CORE)
    assert allotments[meals.uid].commitment == commitment.uid
    assert allotments[hours.uid].commitment is None
    assert {each.contract for each in allotments.values()} == {contract}


def test_the_draft_may_say_whose_doing_a_result_is(workspace: Workspace) -> None:
    contract = promised(workspace, MEALS)
    (draft,) = results(workspace, (MEALS, 126))

    uid = logged(
        workspace,
        replace(MEAL, contract=contract, results=(replace(draft, impact=Impact.CORE),)),
    )

    with workspace.read() as view:
        assert view.all(Result, activity=uid)[0].impact is Impact.CORE


def test_a_copy_is_of_today_and_has_no_counts(workspace: Workspace) -> None:
    draft = replace(
        MEAL,
        first_day=date(2026, 9, 1),
        last_day=date(2026, 9, 2),
        notes="Rain",
        results=results(workspace, (MEALS, 126)),
    )
    uid = logged(workspace, draft)

    with workspace.read() as view:
        copy = copy_as_new(view, uid, today=TODAY)

    assert (copy.title, copy.place, copy.project) == (
        "Lunch club, <b>Ladywood</b>",
        "Ladywood Hall",
        "Lunch clubs",
    )
    assert (copy.first_day, copy.last_day, copy.people, copy.notes) == (TODAY, None, None, "")
    assert copy.results == (ResultDraft(measure(workspace, MEALS), None, Impact.CORE),)
    assert copy.uid is None
