"""Live figures and references, where what they speak of is not as one would expect."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.answer_text import Chip
from sv_evidence.domain.evidence import Condition, ConsentState
from sv_evidence.domain.frameworks import InstalledFramework
from sv_evidence.domain.measures import Period
from sv_evidence.reports.answer_facts import Lookups, hidden_from
from sv_evidence.store.workspace import Workspace
from tests.builders import (
    NOW,
    TODAY,
    a_buyer,
    a_contract,
    a_file,
    a_result,
    add_framework,
    an_activity,
    an_allotment,
    framework_document,
    new_workspace,
)

HALF = Period(date(2026, 4, 1), date(2026, 9, 30))


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with new_workspace(tmp_path) as made:
        yield made


def said(workspace: Workspace, *chips: Chip) -> list[str]:
    with workspace.read() as view:
        lookups = Lookups(view, TODAY)
        lookups.know(chips)
        return [lookups.say(chip) for chip in chips]


def logged(workspace: Workspace, unit_one: str = "meal", unit_many: str = "meals") -> str:
    """Log 126 core and 4 additional of M1; return the number of a contract with a half."""
    measures = json.loads(framework_document())["measures"]
    measures[0]["unit"] = {"one": unit_one, "many": unit_many}
    buyer = a_buyer()
    contract = a_contract(buyer.uid)
    activity = an_activity()
    with workspace.change("Log") as unit:
        uids = add_framework(unit, measures=measures)
        core = a_result(activity.uid, uids["M1"])
        more = a_result(activity.uid, uids["M1"], 4, impact=Impact.ADDITIONAL)
        unit.add(buyer)
        number = unit.add(contract).number
        for each in (activity, core, more):
            unit.add(each)
        unit.add(an_allotment(core.uid, contract.uid, share=500_000))
    return number


def test_a_quantity_may_be_core_and_additional_together(workspace: Workspace) -> None:
    logged(workspace)

    both, core, additional = (Chip("M1", HALF, impact) for impact in (None, *Impact))

    assert said(workspace, both, core, additional) == ["130 meals", "126 meals", "4 meals"]


def test_money_that_is_core_and_additional_is_never_one_sum(workspace: Workspace) -> None:
    logged(workspace, "\u00a3", "\u00a3")

    both, core = Chip("M1", HALF), Chip("M1", HALF, Impact.CORE)

    assert said(workspace, both, core) == ["[no such figure]", "\u00a3126"]


def test_a_contracts_share_is_its_own(workspace: Workspace) -> None:
    number = logged(workspace)

    assert said(workspace, Chip("M1", HALF, contract=number)) == ["63 meals"]


def test_a_code_that_two_frameworks_have_names_neither(workspace: Workspace) -> None:
    logged(workspace)
    with workspace.change("Another") as unit:
        other = add_framework(unit, id="other", title="Other")

    chips = (Chip("M1", HALF), Chip("test-charter/M1", HALF), Chip("other/M1", HALF))
    assert said(workspace, *chips) == ["[no such figure]", "130 meals", "0 meals"]
    with workspace.change("Bin it") as unit:
        unit.bin(InstalledFramework, other[""])
    assert said(workspace, Chip("M1", HALF)) == ["130 meals"]


def test_a_file_says_why_it_may_not_be_shown() -> None:
    file = a_file(consent=ConsentState.NAMES_PRIVATE)

    assert hidden_from(file, {}, TODAY) is None
    assert hidden_from(file, {file.uid: Condition.MISSING}, TODAY) == "missing"
    assert hidden_from(a_file(binned_at=NOW), {}, TODAY) == "gone"
    assert hidden_from(a_file(consent=ConsentState.NEEDED), {}, TODAY) == "needed"
