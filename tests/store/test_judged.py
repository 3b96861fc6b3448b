"""What proof asks beside files: who, the contract, surveys, and a strength that a person set."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from sv_evidence.domain.activities import Activity, Allotment, Result
from sv_evidence.domain.evidence import Attachment, Strength, StrengthWord
from sv_evidence.domain.measures import Thousandths
from sv_evidence.domain.people import Attendance, Person
from sv_evidence.domain.proof import Mark
from sv_evidence.domain.surveys import SurveyResult
from sv_evidence.store.workspace import Workspace
from tests.builders import (
    MEALS,
    TODAY,
    a_buyer,
    a_contract,
    a_file,
    a_place,
    a_result,
    a_uid,
    add_framework,
    an_activity,
    an_allotment,
    attach,
    framework_document,
)

NOBODY: dict[str, Any] = {"volunteers": None}


def a_demanding_framework(workspace: Workspace, **demands: object) -> Mapping[str, UUID]:
    (theme,) = json.loads(framework_document())["measures"][:1]
    with workspace.change("Add framework") as unit:
        return add_framework(unit, id="strict", measures=[{**theme, **demands}])


def logged(workspace: Workspace, measure: UUID, **fields: Any) -> tuple[Activity, Result]:
    place = a_place()
    activity = an_activity(place=place.uid, **fields)
    result = a_result(activity.uid, measure)
    with workspace.change("Log") as unit:
        unit.add_all((place, activity, result))
        attach(unit, activity.uid, [a_file()])
    return activity, result


def mark(workspace: Workspace, activity: Activity) -> Mark:
    with workspace.read() as view:
        assert view.stale_marks() == 0
        key = view.activities.id_of(activity.uid)
        return view.activities.page([key])[key].mark


def codes(workspace: Workspace, result: Result) -> tuple[str, ...]:
    with workspace.read() as view:
        return view.findings([result.uid])[result.uid].codes


def test_a_register_says_who_and_its_bin_takes_that_back(
    workspace: Workspace, measures: Mapping[str, UUID]
) -> None:
    activity, result = logged(workspace, measures[MEALS], **NOBODY)
    assert (mark(workspace, activity), codes(workspace, result)) == (Mark.UNPROVEN, ("no_who",))

    person = Person(a_uid(), "P-017")
    came = Attendance(a_uid(), activity.uid, person.uid)
    with workspace.change("Take register") as unit:
        unit.add_all((person, came))
    assert mark(workspace, activity) is Mark.PROVEN

    with workspace.change("Bin") as unit:
        unit.bin(Attendance, came.uid)
    assert mark(workspace, activity) is Mark.UNPROVEN
    workspace.undo()
    assert mark(workspace, activity) is Mark.PROVEN


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"people": 2}, Mark.PROVEN),
        ({"people": 0}, Mark.UNPROVEN),
        ({"staff": 2}, Mark.PROVEN),
    ],
)
def test_a_count_of_people_says_who(
    workspace: Workspace, measures: Mapping[str, UUID], fields: dict[str, int], expected: Mark
) -> None:
    activity, _ = logged(workspace, measures[MEALS], **{**NOBODY, **fields})

    assert mark(workspace, activity) is expected


def test_a_measure_may_ask_for_the_contract(workspace: Workspace) -> None:
    uids = a_demanding_framework(workspace, names_contract=True)
    activity, result = logged(workspace, uids[MEALS])
    assert codes(workspace, result) == ("no_contract",)

    buyer = a_buyer()
    contract = a_contract(buyer.uid)
    share = an_allotment(result.uid, contract.uid)
    with workspace.change("Allot") as unit:
        unit.add_all((buyer, contract, share))
    assert mark(workspace, activity) is Mark.PROVEN

    with workspace.change("Bin") as unit:
        unit.bin(Allotment, share.uid)
    assert mark(workspace, activity) is Mark.UNPROVEN


def test_a_measure_may_ask_for_a_baseline_and_a_survey(workspace: Workspace) -> None:
    uids = a_demanding_framework(workspace, needs=["baseline", "survey"])
    activity, result = logged(workspace, uids[MEALS])
    assert codes(workspace, result) == ("no_baseline", "no_response_rate")

    survey = SurveyResult(
        *(a_uid(), result.uid, "Three questions", 60, 52),
        *(Thousandths(7000), date(2026, 4, 15), Thousandths(5000), TODAY),
    )
    with workspace.change("Add survey") as unit:
        unit.add(survey)
    assert mark(workspace, activity) is Mark.PROVEN

    with workspace.change("Bin") as unit:
        unit.amend(SurveyResult, survey.uid, follow_up=None)
    assert codes(workspace, result) == ("no_follow_up",)


def test_a_strength_that_a_person_set_moves_the_mark_and_is_undone(
    workspace: Workspace, measures: Mapping[str, UUID]
) -> None:
    activity, _ = logged(workspace, measures[MEALS])
    with workspace.change("Set") as unit:
        (tied,) = unit.all(Attachment, activity=activity.uid)
        unit.amend(Attachment, tied.uid, strength=StrengthWord.WEAK, strength_reason="Signed later")
    with workspace.read() as view:
        ((place, found),) = view.set_strengths().items()
    assert (place, found.strength_reason) == ((tied.activity, tied.evidence), "Signed later")
    assert mark(workspace, activity) is Mark.UNPROVEN

    workspace.undo()
    assert mark(workspace, activity) is Mark.PROVEN
    with workspace.read() as view:
        assert view.set_strengths() == {}


def test_a_finding_names_the_best_file_and_only_what_was_asked(
    workspace: Workspace, measures: Mapping[str, UUID]
) -> None:
    _, result = logged(workspace, measures[MEALS])
    activity, other = logged(workspace, measures[MEALS])
    with workspace.change("Add") as unit:
        more = a_result(activity.uid, measures["M2"])
        unit.add(more)

    with workspace.read() as view:
        found = view.findings([other.uid, a_uid()])

    assert set(found) == {other.uid}
    assert found[other.uid].best is Strength.STRONG
    assert result.uid not in found
