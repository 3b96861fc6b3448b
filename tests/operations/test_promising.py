"""Contracts and commitments made and changed by hand: terms, faults, order, one change each."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from sv_evidence.domain.contracts import Commitment, Contract
from sv_evidence.domain.measures import Pence, Thousandths
from sv_evidence.domain.organisations import Buyer
from sv_evidence.domain.problems import InvalidEntry
from sv_evidence.domain.returns import CommitmentTerms, ContractTerms, Return, Rhythm, Run
from sv_evidence.operations.promising import (
    CommitmentDraft,
    ContractDraft,
    bin_commitment,
    commitment_draft,
    contract_draft,
    keep_commitment,
    keep_contract,
    move_commitment,
)
from sv_evidence.operations.returning import begin_return
from sv_evidence.store.unit import Unit
from sv_evidence.store.workspace import Workspace
from tests.builders import JOBS, MEALS, TODAY, a_buyer, add_framework

MEALS_2026 = ContractDraft(
    title="Community Meals",
    buyer="Birmingham City Council",
    reference="CM/014",
    first_day=date(2026, 4, 1),
    last_day=date(2029, 3, 31),
    procurement_start=date(2025, 10, 6),
    worth=Pence(25_000_000),
    returns=Rhythm.MONTH,
    due_days=16,
)


def kept(workspace: Workspace, draft: ContractDraft, contract: UUID | None = None) -> UUID:
    with workspace.change("Keep") as unit:
        return keep_contract(unit, contract, draft, today=TODAY)


def faults(workspace: Workspace, draft: ContractDraft, contract: UUID | None = None) -> set[str]:
    with pytest.raises(InvalidEntry) as refused:
        kept(workspace, draft, contract)
    return {f"{each.field}:{each.code}" for each in refused.value.faults}


@pytest.fixture
def measures(workspace: Workspace) -> dict[str, UUID]:
    with workspace.change("Framework") as unit:
        return dict(add_framework(unit))


@pytest.fixture
def contract(workspace: Workspace) -> UUID:
    return kept(workspace, MEALS_2026)


def promise(workspace: Workspace, contract: UUID, draft: CommitmentDraft) -> UUID:
    with workspace.change("Promise") as unit:
        return keep_commitment(unit, contract, None, draft, today=TODAY)


def order(workspace: Workspace, contract: UUID) -> list[tuple[int, str]]:
    with workspace.read() as view:
        found = view.all(Commitment, contract=contract)
    return sorted((each.position, each.owner) for each in found)


def test_a_contract_is_kept_with_its_terms_and_a_new_buyer(workspace: Workspace) -> None:
    uid = kept(workspace, MEALS_2026)

    with workspace.read() as view:
        assert contract_draft(view, uid) == MEALS_2026
        assert [each.name for each in view.all(Buyer)] == ["Birmingham City Council"]
    workspace.undo()
    with workspace.read() as view:
        assert (view.all(Contract), view.all(ContractTerms), view.all(Buyer)) == ((), (), ())


def test_a_buyer_who_is_known_is_not_made_again(workspace: Workspace) -> None:
    with workspace.change("Buyer") as unit:
        unit.add(a_buyer("Birmingham City Council"))

    kept(workspace, replace(MEALS_2026, buyer=" birmingham  city council"))

    with workspace.read() as view:
        assert len(view.all(Buyer)) == 1


def test_a_contract_is_changed_and_keeps_its_number(workspace: Workspace, contract: UUID) -> None:
    with workspace.read() as view:
        number = view.get(Contract, contract).number
    changed = replace(MEALS_2026, title="Meals", worth=None, returns=Rhythm.YEAR)

    assert kept(workspace, changed, contract) == contract

    with workspace.read() as view:
        assert contract_draft(view, contract) == changed
        assert view.get(Contract, contract).number == number
        assert len(view.all(ContractTerms)) == 1


def test_every_fault_of_a_contract_is_named_and_nothing_is_kept(workspace: Workspace) -> None:
    wrong = ContractDraft(
        first_day=date(2026, 4, 1),
        last_day=date(2026, 3, 31),
        worth=Pence(-1),
        due_days=400,
    )

    assert faults(workspace, wrong) == {
        "title:empty",
        "buyer:buyer_wanted",
        "last_day:ends_before_it_begins",
        "worth:negative",
        "due_days:too_many_days",
    }
    with workspace.read() as view:
        assert view.all(Contract) == ()


def test_a_return_that_is_there_keeps_the_periods(
    workspace: Workspace, contract: UUID, measures: dict[str, UUID]
) -> None:
    promise(workspace, contract, CommitmentDraft(measures[MEALS], target=Thousandths(1_000)))
    with workspace.change("Return") as unit:
        begin_return(unit, contract, date(2026, 4, 1))
    moved = replace(MEALS_2026, first_day=date(2026, 5, 1), returns=Rhythm.YEAR)

    assert faults(workspace, moved, contract) == {
        "first_day:returns_begun",
        "returns:returns_begun",
    }
    assert kept(workspace, replace(MEALS_2026, title="Meals"), contract) == contract


def test_a_contract_without_terms_begins_with_the_usual_ones(workspace: Workspace) -> None:
    buyer = a_buyer()
    with workspace.change("By hand") as unit:
        unit.add(buyer)
        uid = kept_plain(unit, buyer.uid)
    with workspace.read() as view:
        assert contract_draft(view, uid) == ContractDraft(title="Plain", buyer=buyer.name)


def kept_plain(unit: Unit, buyer: UUID) -> UUID:
    contract = Contract(buyer, "Plain", buyer)
    unit.add(contract)
    return contract.uid


def test_commitments_are_kept_in_the_order_they_come(
    workspace: Workspace, contract: UUID, measures: dict[str, UUID]
) -> None:
    draft = CommitmentDraft(
        measure=measures[JOBS],
        wording="Move 24 people into work",
        target=Thousandths(24_000),
        run=Run.YEAR,
        due=date(2027, 3, 31),
        owner="Joe",
        is_kpi=True,
    )
    first = promise(workspace, contract, draft)
    with workspace.read() as view:
        assert commitment_draft(view, first) == draft
    second = promise(workspace, contract, replace(draft, owner="Ada"))
    with workspace.change("Bin") as unit:
        bin_commitment(unit, second)
    promise(workspace, contract, replace(draft, owner="Amina"))

    assert order(workspace, contract) == [(1, "Joe"), (3, "Amina")]


def test_a_commitment_is_changed_in_its_place(
    workspace: Workspace, contract: UUID, measures: dict[str, UUID]
) -> None:
    draft = CommitmentDraft(measures[MEALS], target=Thousandths(1_000))
    uid = promise(workspace, contract, draft)
    changed = replace(draft, target=Thousandths(2_000), is_kpi=True)

    with workspace.change("Edit") as unit:
        keep_commitment(unit, contract, uid, changed, today=TODAY)

    with workspace.read() as view:
        assert commitment_draft(view, uid) == changed
        assert len(view.all(CommitmentTerms)) == 1
        bare = Commitment(contract, contract, measures[MEALS])
    with workspace.change("By hand") as unit:
        unit.add(bare)
    with workspace.read() as view:
        assert commitment_draft(view, bare.uid).run is Run.WHOLE


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        (CommitmentDraft(), {"target:target_wanted"}),
        (CommitmentDraft(target=Thousandths(0)), {"target:not_positive"}),
        (CommitmentDraft(target=Thousandths(1_500)), {"target:whole_wanted"}),
        (CommitmentDraft(target=Thousandths(10**18)), {"target:too_large"}),
        (
            CommitmentDraft(target=Thousandths(1_000), due=date(2026, 3, 31)),
            {"due:before_contract"},
        ),
        (CommitmentDraft(target=Thousandths(1_000), owner="x" * 5_000), {"owner:too_long"}),
    ],
)
def test_every_fault_of_a_commitment_is_named(
    workspace: Workspace,
    contract: UUID,
    measures: dict[str, UUID],
    draft: CommitmentDraft,
    said: set[str],
) -> None:
    for measure, more in ((measures[MEALS], set[str]()), (None, {"measure:measure_wanted"})):
        with pytest.raises(InvalidEntry) as refused:
            promise(workspace, contract, replace(draft, measure=measure))
        found = {f"{each.field}:{each.code}" for each in refused.value.faults}
        assert more <= found
        if measure is not None:
            assert found == said


def test_moving_takes_the_figures_in_stories_along(
    workspace: Workspace, contract: UUID, measures: dict[str, UUID]
) -> None:
    names = ("Ada", "Joe", "Amina")
    draft = CommitmentDraft(measures[MEALS], target=Thousandths(1_000))
    uids = [promise(workspace, contract, replace(draft, owner=name)) for name in names]
    with workspace.change("Return") as unit:
        report = begin_return(unit, contract, date(2026, 4, 1))
        unit.amend(Return, report, story="We did [[period:3]] and [[to_date:1]].")

    with workspace.change("Move") as unit:
        assert move_commitment(unit, uids[2], -1) == 2
    with workspace.change("Move") as unit:
        assert move_commitment(unit, uids[0], -1) == 1

    assert order(workspace, contract) == [(1, "Ada"), (2, "Amina"), (3, "Joe")]
    with workspace.read() as view:
        assert view.get(Return, report).story == "We did [[period:2]] and [[to_date:1]]."
    workspace.undo()
    assert order(workspace, contract) == [(1, "Ada"), (2, "Joe"), (3, "Amina")]
