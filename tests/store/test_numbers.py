"""Short numbers: given once, found as people type them, never given twice."""

import pytest

from sv_evidence.domain.activities import Activity
from sv_evidence.domain.bids import Bid
from sv_evidence.domain.evidence import Evidence
from sv_evidence.store.errors import NoSuchRecord, NumberTaken
from sv_evidence.store.workspace import Workspace
from tests.builders import a_buyer, a_contract, a_file, a_place, a_uid, an_activity


def test_numbers_count_up_for_each_kind_and_are_found_as_typed(workspace: Workspace) -> None:
    buyer = a_buyer()
    first, second = an_activity(), an_activity("Walk")
    with workspace.change("Add") as unit:
        unit.add(buyer)
        numbers = [unit.add(each).number for each in (first, second, a_file())]
        numbers.append(unit.add(a_contract(buyer.uid)).number)
        numbers.append(unit.add(Bid(a_uid(), "Bid", buyer.uid)).number)
        numbers.append(unit.add(a_place()).number)

    assert numbers == ["A-001", "A-002", "E-001", "C-001", "B-001", ""]
    with workspace.read() as view:
        assert view.resolve(" a-2 ").uid == second.uid
        assert view.resolve("A-002", Activity).uid == second.uid
        assert view.resolve(str(second.uid)).uid == second.uid
        assert view.resolve(str(second.uid).upper(), Activity).uid == second.uid
        for ref in ("A-003", "Z-001", "Lunch", str(a_uid())):
            with pytest.raises(NoSuchRecord):
                view.resolve(ref)
        with pytest.raises(NoSuchRecord):
            view.resolve("A-002", Evidence)


def test_a_number_is_never_given_twice(workspace: Workspace) -> None:
    with workspace.change("Add") as unit:
        unit.add(an_activity())
    workspace.undo()
    with workspace.change("Add") as unit:
        assert unit.add(an_activity()).number == "A-002"
        assert unit.add(an_activity(number="a-40")).number == "A-040"
        assert unit.add(an_activity(number="A-B99")).number == "A-B99"
        assert unit.add(an_activity(number="As the council has it")).number.startswith("As")
        assert unit.add(an_activity(number="A-009")).number == "A-009"
        assert unit.add(an_activity()).number == "A-041"


def test_a_number_that_is_taken_is_refused(workspace: Workspace) -> None:
    with workspace.change("Add") as unit:
        unit.add(an_activity())
    with pytest.raises(NumberTaken), workspace.change("Add") as unit:
        unit.add(an_activity(number="A-1"))
    with pytest.raises(NumberTaken), workspace.change("Add") as unit:
        unit.add_all((an_activity(number="A-5"), an_activity(number="A-005")))
    with workspace.change("Add") as unit:
        other = unit.add(an_activity())
        with pytest.raises(NumberTaken):
            unit.amend(Activity, other.uid, number="A-001")


def test_a_change_that_fails_gives_its_numbers_back(workspace: Workspace) -> None:
    with pytest.raises(NoSuchRecord), workspace.change("Add") as unit:
        unit.add_all((an_activity(), an_activity(place=a_uid())))
    with workspace.change("Add") as unit:
        assert unit.add(an_activity()).number == "A-001"
