"""A pack beside today's records: what it proved then, what is otherwise now, and a copy of it."""

from dataclasses import replace
from pathlib import Path

import pytest

from sv_evidence.domain.activities import Activity, Impact
from sv_evidence.domain.contracts import Pack
from sv_evidence.domain.evidence import Condition, Evidence
from sv_evidence.domain.proof import Mark
from sv_evidence.operations.binning import bin_by_uid
from sv_evidence.operations.exporting import export_pack
from sv_evidence.operations.pack_changes import (
    PackStanding,
    proven_then,
    question_of,
    standing_of,
)
from sv_evidence.operations.pack_copies import LARGEST_PICTURED, first_page, save_copy
from sv_evidence.operations.problems import AlreadyThere
from sv_evidence.operations.references import measure_of
from sv_evidence.reports.leaves import picture_in
from sv_evidence.store.vault import VaultFileMissing
from sv_evidence.store.workspace import Workspace
from tests.builders import (
    MEALS,
    NOW,
    a_buyer,
    a_contract,
    a_place,
    a_result,
    a_uid,
    an_activity,
    keep_file,
    log,
)
from tests.operations.packing import QUESTION, exported, packs

PNG = b"\x89PNG"


@pytest.fixture
def pack(worked: Workspace, out: Path) -> Pack:
    exported(worked, out / "pack.pdf")
    (made,) = packs(worked)
    return made


def standing(workspace: Workspace, pack: Pack) -> PackStanding:
    with workspace.read() as view:
        return standing_of(view, pack, at=NOW)


def test_a_pack_just_made_says_what_is_so(worked: Workspace, pack: Pack) -> None:
    found = standing(worked, pack)

    assert (found.changes, found.figures) == ((), 1)
    ((core),) = proven_then(pack)
    assert (core.impact, core.value, core.claims, core.of) == (Impact.CORE, None, 0, 1)


def test_proof_that_was_lost_since_is_a_change(workspace: Workspace, out: Path) -> None:
    place = a_place()
    with workspace.read() as view:
        meals = measure_of(view, MEALS).uid
    with workspace.change("Add a place") as unit:
        unit.add(place)
    lunch = an_activity(place=place.uid)
    log(workspace, lunch, [a_result(lunch.uid, meals, 46)], [keep_file(workspace)])
    exported(workspace, out / "pack.pdf")
    (pack,) = packs(workspace)
    with workspace.change("Check") as unit:
        for file in unit.all(Evidence):
            unit.set_condition(file.uid, Condition.ALTERED)

    (change,) = standing(workspace, pack).changes

    assert change.now is not None
    assert change.then.quantity == change.now.quantity == 46_000
    assert (change.then.proven, change.now.proven) == (46_000, 0)
    assert (change.then.mark, change.now.mark) == (Mark.PROVEN, Mark.UNPROVEN)


def test_what_is_not_counted_any_more_has_no_figure_today(worked: Workspace, pack: Pack) -> None:
    with worked.read() as view:
        (activity,) = view.all(Activity)
    bin_by_uid(worked, Activity, [activity.uid])

    (change,) = standing(worked, pack).changes

    assert change.now is None
    assert change.gone == ("E-001", "E-002")
    assert change.added == ()


def test_a_pack_without_facts_has_nothing_to_compare(worked: Workspace, pack: Pack) -> None:
    bare = replace(pack, facts="{}")
    assert standing(worked, bare) == PackStanding((), (), 0)
    assert standing(worked, replace(pack, facts="[]")).figures == 0


def test_of_a_contract_that_is_gone_only_the_period_is_asked(worked: Workspace, pack: Pack) -> None:
    buyer = a_buyer()
    contract = a_contract(buyer.uid)
    with worked.change("Add") as unit:
        unit.add_all((buyer, contract))
    with worked.read() as view:
        held = question_of(view, replace(pack, contract=contract.uid))
        gone = question_of(view, replace(pack, contract=a_uid(), bid=a_uid()))
    assert held.contract == contract.uid
    assert (gone.contract, gone.bid, gone.period) == (None, None, QUESTION.period)


def test_a_copy_has_the_very_bytes_that_were_sealed(
    worked: Workspace, pack: Pack, out: Path
) -> None:
    save_copy(worked.vault, pack, out / "copy.pdf")

    assert (out / "copy.pdf").read_bytes() == (out / "pack.pdf").read_bytes()
    with pytest.raises(AlreadyThere):
        save_copy(worked.vault, pack, out / "copy.pdf")
    save_copy(worked.vault, pack, out / "copy.pdf", overwrite=True)


def test_a_pack_the_vault_has_lost_leaves_nothing_half_written(
    worked: Workspace, pack: Pack, out: Path
) -> None:
    with pytest.raises(VaultFileMissing):
        save_copy(worked.vault, replace(pack, vault_name="0" * 64), out / "copy.pdf")
    assert not (out / "copy.pdf").exists()


def test_the_first_page_is_a_small_picture(worked: Workspace, pack: Pack) -> None:
    picture = first_page(worked.vault, pack, pixels=80)
    assert picture is not None
    assert picture.startswith(PNG)
    huge = replace(pack, size=LARGEST_PICTURED + 1)
    assert first_page(worked.vault, huge, pixels=80) is None
    assert first_page(worked.vault, replace(pack, vault_name=""), pixels=80) is None


def test_other_pages_can_be_seen_too(worked: Workspace, out: Path) -> None:
    receipt = export_pack(worked, QUESTION, out / "other.pdf")
    pdf = (out / "other.pdf").read_bytes()
    last = picture_in(pdf, receipt.pages, pixels=60)
    assert last.startswith(PNG)
    assert last != picture_in(pdf, 1, pixels=60)
