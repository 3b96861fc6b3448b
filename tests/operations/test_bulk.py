"""One thing of many activities: seen before, done as one step, and said of what stays."""

from uuid import UUID

import pytest

from sv_evidence.domain.activities import Activity, Allotment, Impact, Result
from sv_evidence.domain.evidence import ConsentState, Evidence
from sv_evidence.domain.organisations import Place, Project
from sv_evidence.operations.activity_log import draft_of
from sv_evidence.operations.bulk import (
    BulkEdit,
    BulkField,
    Obstacle,
    change_together,
    preview_together,
)
from sv_evidence.store.workspace import Workspace
from tests.builders import (
    MEALS,
    TODAY,
    a_buyer,
    a_contract,
    a_file,
    a_place,
    a_project,
    a_result,
    add_framework,
    an_activity,
    an_allotment,
    log,
)

BUYER = a_buyer()
COUNCIL, SCHOOLS = a_contract(BUYER.uid, "Council"), a_contract(BUYER.uid, "Schools")
HALL, LUNCH = a_place(), a_project()
COUNTED = an_activity("Counted", place=HALL.uid, project=LUNCH.uid)
BARE = an_activity("Bare")
SHARED = an_activity("Shared")
ALL = (COUNTED.uid, BARE.uid, SHARED.uid)


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    """One with a result, one with nothing, one whose result two contracts share."""
    with workspace.change("Set up") as unit:
        measures = add_framework(unit)
        unit.add_all((BUYER, COUNCIL, SCHOOLS, HALL, LUNCH))
    mine, shared = (a_result(each.uid, measures[MEALS]) for each in (COUNTED, SHARED))
    log(
        workspace,
        COUNTED,
        [mine],
        [a_file(title="A", consent=ConsentState.NEEDED), a_file(title="B")],
    )
    log(workspace, BARE)
    log(workspace, SHARED, [shared], [a_file(title="C", consent=ConsentState.WITHDRAWN)])
    with workspace.change("Allot") as unit:
        unit.add(an_allotment(shared.uid, COUNCIL.uid, share=500))
        unit.add(an_allotment(shared.uid, SCHOOLS.uid, share=500))
    return workspace


def previewed(
    workspace: Workspace, field: BulkField, value: str
) -> list[tuple[tuple[str, ...], tuple[str, ...], Obstacle | None]]:
    with workspace.read() as view:
        rows = preview_together(view, ALL, BulkEdit(field, value), today=TODAY)
    return [(row.before, row.after, row.obstacle) for row in rows]


def changed(workspace: Workspace, field: BulkField, value: str) -> tuple[UUID, ...]:
    with workspace.change("Change together") as unit:
        return change_together(unit, ALL, BulkEdit(field, value), today=TODAY)


def test_a_project_is_shown_before_and_after_and_changed_as_one_step(filled: Workspace) -> None:
    assert previewed(filled, BulkField.PROJECT, "Garden") == [
        (("Lunch clubs",), ("Garden",), None),
        ((), ("Garden",), None),
        ((), ("Garden",), None),
    ]

    assert changed(filled, BulkField.PROJECT, " Garden ") == ALL

    with filled.read() as view:
        assert [draft_of(view, each).project for each in ALL] == ["Garden"] * 3
        assert sorted(each.name for each in view.all(Project)) == ["Garden", "Lunch clubs"]
    filled.undo()
    with filled.read() as view:
        assert [draft_of(view, each).project for each in ALL] == ["Lunch clubs", "", ""]
        assert [each.name for each in view.all(Project)] == ["Lunch clubs"]


def test_what_is_so_already_stays_and_says_so(filled: Workspace) -> None:
    assert previewed(filled, BulkField.PLACE, "ladywood hall, B16")[0][2] is None
    assert previewed(filled, BulkField.PLACE, "Ladywood Hall, B16")[0] == (
        ("Ladywood Hall, B16",),
        ("Ladywood Hall, B16",),
        Obstacle.SAME,
    )
    assert changed(filled, BulkField.PLACE, "Ladywood Hall, B16") == ALL[1:]
    with filled.read() as view:
        assert len(view.all(Place)) == 1


def test_an_empty_place_takes_it_away(filled: Workspace) -> None:
    assert changed(filled, BulkField.PLACE, "") == (COUNTED.uid,)
    with filled.read() as view:
        assert view.get(Activity, COUNTED.uid).place is None


def test_a_contract_goes_to_what_was_counted_and_to_nothing_that_is_shared(
    filled: Workspace,
) -> None:
    assert previewed(filled, BulkField.CONTRACT, str(COUNCIL.uid)) == [
        ((), ("Council",), None),
        ((), (), Obstacle.NO_RESULTS),
        (("Council", "Schools"), ("Council", "Schools"), Obstacle.SHARED),
    ]

    assert changed(filled, BulkField.CONTRACT, str(COUNCIL.uid)) == (COUNTED.uid,)

    with filled.read() as view:
        (mine,) = view.all(Result, activity=COUNTED.uid)
        assert [each.contract for each in view.all(Allotment, result=mine.uid)] == [COUNCIL.uid]
    assert changed(filled, BulkField.CONTRACT, "") == (COUNTED.uid,)
    with filled.read() as view:
        assert view.all(Allotment, result=mine.uid) == ()


def test_what_results_count_as_changes_for_all_that_have_some(filled: Workspace) -> None:
    assert previewed(filled, BulkField.IMPACT, "additional")[:2] == [
        (("core",), ("additional",), None),
        ((), (), Obstacle.NO_RESULTS),
    ]
    assert changed(filled, BulkField.IMPACT, "additional") == (COUNTED.uid, SHARED.uid)
    with filled.read() as view:
        assert {each.impact for each in view.all(Result)} == {Impact.ADDITIONAL}


def test_consent_is_stated_of_files_and_never_given_back_where_it_was_withdrawn(
    filled: Workspace,
) -> None:
    found = previewed(filled, BulkField.CONSENT, "held")
    assert found[0][1] == ("held", "held")
    assert [each[2] for each in found] == [None, Obstacle.NO_FILES, Obstacle.WITHDRAWN]

    assert changed(filled, BulkField.CONSENT, "held") == (COUNTED.uid,)

    with filled.read() as view:
        files = {each.title: each for each in view.all(Evidence)}
    assert files["C"].consent is ConsentState.WITHDRAWN
    assert files["A"].consent is files["B"].consent is ConsentState.HELD
    assert files["A"].consent_channels == "bid_pack,contract_return"

    changed(filled, BulkField.CONSENT, "no_people")
    with filled.read() as view:
        assert view.get(Evidence, files["A"].uid).consent_channels == ""


def test_what_cannot_be_kept_is_named_and_left(filled: Workspace) -> None:
    assert {each[2] for each in previewed(filled, BulkField.PROJECT, "x" * 201)} == {
        Obstacle.FAULTY
    }
    assert changed(filled, BulkField.PROJECT, "x" * 201) == ()
