import csv
import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from sv_evidence.domain.contracts import Pack
from sv_evidence.domain.evidence import Condition, Evidence
from sv_evidence.operations.exporting import check_pack, export_pack, next_number
from sv_evidence.operations.problems import AlreadyThere
from sv_evidence.operations.safekeeping import check_workspace
from sv_evidence.operations.sealing import sealing_key
from sv_evidence.operations.setting_up import amend_organisation
from sv_evidence.operations.watching import Step
from sv_evidence.reports.verify import Outcome, Reason, verify
from sv_evidence.store.errors import NotUndoable
from sv_evidence.store.workspace import Workspace
from tests.builders import NOW
from tests.operations.packing import LISTS, QUESTION, SUMS, exported, names, packs
from tests.reports.reading import texts


def test_a_pack_is_put_in_place_recorded_and_kept(worked: Workspace, out: Path) -> None:
    receipt = exported(worked, out / "pack.pdf")

    (row,) = packs(worked)
    pdf = (out / "pack.pdf").read_bytes()
    register = (out / "register.csv").read_bytes()
    assert names(out) == [*LISTS[:1], "pack.pdf", SUMS, *LISTS[1:]]
    assert receipt.sha256 == row.sha256 == hashlib.sha256(pdf).hexdigest()
    assert receipt.register_fingerprint == hashlib.sha256(register).hexdigest()
    assert worked.vault.read(row.vault_name, row.vault_key) == pdf
    assert (row.number, row.file_name, row.made_at) == ("LK-2026-0001", "pack.pdf", NOW)
    assert json.loads(row.facts)["number"] == row.number
    assert verify(out / "pack.pdf").outcome is Outcome.UNCHANGED
    assert check_workspace(worked, deep=True).state == "sound"


def test_the_checksum_file_lists_the_pack_and_its_lists(worked: Workspace, out: Path) -> None:
    exported(worked, out / "pack.pdf")

    lines = (out / SUMS).read_text("utf-8").splitlines()
    assert lines == [
        f"{hashlib.sha256((out / name).read_bytes()).hexdigest()}  {name}"
        for name in ("register.csv", "claims.csv", "pack.pdf")
    ]
    assert verify(out / "pack.pdf").outcome is Outcome.UNCHANGED


def test_a_pack_carries_its_lists_and_is_sealed_with_the_one_key_of_the_workspace(
    worked: Workspace, out: Path
) -> None:
    with worked.read() as view:
        assert sealing_key(view) is None
    one = exported(worked, out / "one.pdf")
    two = exported(worked, out / "two.pdf")

    with worked.read() as view:
        sealer = sealing_key(view)
    assert one.sealer == two.sealer == sealer
    with pikepdf.open(out / "two.pdf") as pdf:
        held = {name: pdf.attachments[name].get_file().read_bytes() for name in pdf.attachments}
    assert held["register.csv"] == (out / "two.register.csv").read_bytes()
    manifest = json.loads(held["manifest.json"])
    assert manifest["pack"]["number"] == "LK-2026-0002"
    assert manifest["sealed_by"]["key_fingerprint"] == " ".join(two.sealer.words)
    assert " ".join(two.sealer.words) in " ".join(
        " ".join(texts((out / "two.pdf").read_bytes())).split()
    )


@pytest.mark.parametrize("name", ["pack.pdf", "claims.csv", "register.csv"])
def test_one_changed_byte_of_any_file_is_noticed(worked: Workspace, out: Path, name: str) -> None:
    exported(worked, out / "pack.pdf")
    content = bytearray((out / name).read_bytes())
    content[-2] ^= 1
    (out / name).write_bytes(content)

    verdict = verify(out / "pack.pdf")

    assert verdict.outcome is Outcome.CHANGED
    assert Reason("file_differs", name) in verdict.reasons


def test_the_register_holds_every_whole_fingerprint(worked: Workspace, out: Path) -> None:
    exported(worked, out / "pack.pdf")

    with (out / "register.csv").open(newline="", encoding="utf-8") as stream:
        listed = {row["number"]: row["sha256"] for row in csv.DictReader(stream)}
    with worked.read() as view:
        assert listed == {each.number: each.sha256 for each in view.all(Evidence)}


def test_an_export_is_in_the_history_and_never_undone(worked: Workspace, out: Path) -> None:
    exported(worked, out / "pack.pdf")
    with worked.read() as view:
        newest = view.history(limit=1)[0]

    with pytest.raises(NotUndoable):
        worked.undo(newest.uid)

    assert newest.label == "Export pack"
    assert worked.undo().label.startswith("Log activity")
    assert len(packs(worked)) == 1


def test_packs_are_numbered_by_year_and_a_number_is_never_used_again(
    worked: Workspace, out: Path
) -> None:
    exported(worked, out / "one.pdf")
    with worked.change("Bin") as unit:
        unit.bin(Pack, packs(worked)[0].uid)

    assert exported(worked, out / "two.pdf").number == "LK-2026-0002"

    amend_organisation(worked, pack_prefix="")
    with worked.read() as view:
        assert next_number(view, NOW) == "LKC-2026-0001"
    amend_organisation(worked, name="Łódź خانہ Kitchens")
    with worked.read() as view:
        assert next_number(view, NOW) == "ŁK-2026-0001"
    amend_organisation(worked, name="&")
    with worked.read() as view:
        assert next_number(view, NOW) == "P-2026-0001"


def test_two_packs_in_one_folder_have_lists_of_their_own(worked: Workspace, out: Path) -> None:
    exported(worked, out / "one.pdf")
    before = (out / "register.csv").read_bytes()

    second = exported(worked, out / "two.pdf")

    assert second.register == out / "two.register.csv"
    assert (out / "register.csv").read_bytes() == before
    assert verify(out / "one.pdf").outcome is Outcome.UNCHANGED
    assert verify(out / "two.pdf").outcome is Outcome.UNCHANGED


def test_a_pack_that_is_there_is_replaced_only_if_allowed(worked: Workspace, out: Path) -> None:
    exported(worked, out / "pack.pdf")
    before = {path.name: path.read_bytes() for path in out.iterdir()}

    with pytest.raises(AlreadyThere):
        exported(worked, out / "pack.pdf")
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before

    again = export_pack(worked, QUESTION, out / "pack.pdf", overwrite=True)
    assert (again.number, again.register) == ("LK-2026-0002", out / "register.csv")
    assert names(out) == sorted(before)


def test_lists_of_somebody_else_are_never_replaced(worked: Workspace, out: Path) -> None:
    (out / "register.csv").write_text("mine", "utf-8")
    (out / "pack.claims.csv").write_text("mine too", "utf-8")

    with pytest.raises(AlreadyThere):
        exported(worked, out / "pack.pdf")

    assert names(out) == ["pack.claims.csv", "register.csv"]


def test_progress_is_told_to_the_end(worked: Workspace, out: Path) -> None:
    told: list[tuple[Step, int, int]] = []

    export_pack(worked, QUESTION, out / "pack.pdf", progress=lambda *each: told.append(each))

    steps = list(dict.fromkeys(step for step, _, _ in told))
    assert steps == list(Step)
    assert told[-1] == (Step.WRITING, 1, 1)


def test_a_file_altered_behind_our_back_is_found_and_left_out(worked: Workspace, out: Path) -> None:
    with worked.read() as view:
        sheet = next(each for each in view.all(Evidence) if each.type == "sign_in_sheet")
    path = worked.vault.path(sheet.vault_name)
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.chmod(0o600)
    path.write_bytes(content)

    receipt = exported(worked, out / "pack.pdf")

    assert receipt.left_out == ((sheet.number, "altered"),)
    with worked.read() as view:
        assert view.conditions() == {sheet.uid: Condition.ALTERED}
    assert verify(out / "pack.pdf").outcome is Outcome.UNCHANGED


def test_what_a_pack_would_say_is_known_before(worked: Workspace) -> None:
    facts = check_pack(worked, replace(QUESTION, outcomes=("O1",)))

    assert facts.number == "LK-2026-0001"
    assert [each.code for each in facts.checks]
    assert packs(worked) == ()


def test_a_picture_that_a_power_cut_took_is_made_again_for_a_pack(
    worked: Workspace, out: Path
) -> None:
    with worked.read() as view:
        (shown, *_) = [each for each in view.all(Evidence) if view.derived(each.uid, "picture")]
        lost = view.derived(shown.uid, "picture")
    assert lost is not None
    path = worked.vault.path(lost.name)
    path.write_bytes(bytes(path.stat().st_size))  # its length was kept, and its bytes were not

    exported(worked, out / "pack.pdf")

    with worked.read() as view:
        made = view.derived(shown.uid, "picture")
    assert made is not None
    assert made.name != lost.name
    assert worked.vault.read(made.name, made.key).startswith(b"\xff\xd8")
    assert check_workspace(worked, deep=True).findings == ()
