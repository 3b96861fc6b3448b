from dataclasses import replace

import pytest

from sv_evidence.domain.activities import (
    Activity,
    Allotment,
    Result,
)
from sv_evidence.domain.measures import Thousandths
from sv_evidence.operations.activity_log import draft_of
from sv_evidence.store.errors import NoSuchRecord
from sv_evidence.store.workspace import Workspace
from tests.builders import HOURS, MEALS, a_uid
from tests.operations.drafting import MEAL, edited, logged, measure, promised, results


def test_editing_changes_adds_and_bins_results(workspace: Workspace) -> None:
    uid = logged(workspace, replace(MEAL, results=results(workspace, (MEALS, 126), (HOURS, 9))))
    with workspace.read() as view:
        draft = draft_of(view, uid)
        numbers = [each.uid for each in view.all(Result, activity=uid)]
    meals = replace(draft.results[0], quantity=Thousandths(130_000))
    new = results(workspace, ("M3", 1))

    edited(workspace, uid, replace(draft, title="Lunch", results=(meals, *new)))

    with workspace.read() as view:
        now = view.all(Result, activity=uid)
        assert view.get(Activity, uid).title == "Lunch"
    assert [(each.uid == numbers[0], each.quantity) for each in now] == [
        (True, 130_000),
        (False, 1_000),
    ]


def test_editing_knows_a_result_by_its_measure(workspace: Workspace) -> None:
    uid = logged(workspace, replace(MEAL, results=results(workspace, (MEALS, 126))))
    with workspace.read() as view:
        (before,) = view.all(Result, activity=uid)

    edited(workspace, uid, replace(MEAL, results=results(workspace, (MEALS, 130))))

    with workspace.read() as view:
        (after,) = view.all(Result, activity=uid)
    assert (after.uid, after.quantity) == (before.uid, 130_000)


def test_editing_back_to_what_it_was_is_undone_as_one(workspace: Workspace) -> None:
    uid = logged(workspace, replace(MEAL, results=results(workspace, (MEALS, 126))))
    with workspace.read() as view:
        before = draft_of(view, uid)
    edited(workspace, uid, replace(before, title="Lunch", results=()))

    workspace.undo()

    with workspace.read() as view:
        assert draft_of(view, uid) == before


def test_a_contract_given_or_taken_in_editing_moves_the_allotments(workspace: Workspace) -> None:
    contract = promised(workspace, MEALS)
    uid = logged(workspace, replace(MEAL, results=results(workspace, (MEALS, 126))))
    with workspace.read() as view:
        draft = draft_of(view, uid)

    edited(workspace, uid, replace(draft, contract=contract))
    with workspace.read() as view:
        given = view.all(Allotment)
        assert draft_of(view, uid).contract == contract
    edited(workspace, uid, replace(draft, contract=contract))
    with workspace.read() as view:
        assert view.all(Allotment) == given
    edited(workspace, uid, replace(draft, contract=None))
    with workspace.read() as view:
        assert view.all(Allotment) == ()


def test_editing_leaves_shares_that_the_form_cannot_show(workspace: Workspace) -> None:
    one, other = promised(workspace, MEALS), promised(workspace, HOURS)
    uid = logged(workspace, replace(MEAL, results=results(workspace, (MEALS, 126))))
    with workspace.change("Shares") as unit:
        (result,) = unit.all(Result)
        for contract in (one, other):
            unit.add(Allotment(a_uid(), result.uid, contract, share=500_000))
    with workspace.read() as view:
        draft = draft_of(view, uid)

    edited(workspace, uid, replace(draft, title="Lunch"))

    assert draft.contract is None
    with workspace.read() as view:
        assert [each.share for each in view.all(Allotment)] == [500_000, 500_000]


def test_editing_leaves_a_result_that_was_never_the_contracts(workspace: Workspace) -> None:
    contract = promised(workspace, MEALS)
    drafts = results(workspace, (MEALS, 126), (HOURS, 9))
    uid = logged(workspace, replace(MEAL, contract=contract, results=drafts))
    with workspace.change("Take off") as unit:
        hours = next(each for each in unit.all(Allotment) if each.commitment is None)
        unit.bin(Allotment, hours.uid)
    with workspace.read() as view:
        before, draft = view.all(Allotment), draft_of(view, uid)

    edited(workspace, uid, replace(draft, title="Lunch"))

    with workspace.read() as view:
        assert view.all(Allotment) == before


def test_a_result_of_another_measure_keeps_another_promise(workspace: Workspace) -> None:
    contract = promised(workspace, MEALS)
    uid = logged(
        workspace,
        replace(MEAL, contract=contract, results=results(workspace, (MEALS, 126))),
    )
    with workspace.read() as view:
        draft = draft_of(view, uid)
    hours = replace(draft.results[0], measure=measure(workspace, HOURS))

    edited(workspace, uid, replace(draft, results=(hours,)))

    with workspace.read() as view:
        (allotment,) = view.all(Allotment)
    assert (allotment.contract, allotment.commitment) == (contract, None)


def test_editing_what_is_not_there_is_refused(workspace: Workspace) -> None:
    with pytest.raises(NoSuchRecord):
        edited(workspace, a_uid(), MEAL)
