import csv
import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event

import pytest

from sv_evidence.domain.activities import ActivityDraft, ResultDraft
from sv_evidence.domain.contracts import Pack
from sv_evidence.domain.evidence import Condition, Evidence
from sv_evidence.domain.measures import Period, Thousandths
from sv_evidence.domain.problems import Problem
from sv_evidence.operations import exporting
from sv_evidence.operations.attaching import log_with_files
from sv_evidence.operations.exporting import (
    PackReceipt,
    Step,
    check_pack,
    export_pack,
    next_number,
)
from sv_evidence.operations.incoming import FileDraft
from sv_evidence.operations.problems import AlreadyThere, TargetIsFolder, TargetUnwritable
from sv_evidence.operations.references import measure_of
from sv_evidence.operations.safekeeping import check_workspace
from sv_evidence.operations.setting_up import amend_organisation
from sv_evidence.reports.facts import NothingToExport, PackQuestion
from sv_evidence.reports.making import PackUnreadable
from sv_evidence.reports.verify import Outcome, verify
from sv_evidence.store.durable import DiskFull
from sv_evidence.store.errors import NotUndoable
from sv_evidence.store.unit import Unit
from sv_evidence.store.workspace import Workspace
from tests.builders import MEALS, NOW, TODAY
from tests.operations.files import document, photo

QUESTION = PackQuestion(Period(date(2026, 4, 1), TODAY))
LISTS = ["claims.csv", "register.csv"]


@pytest.fixture
def worked(workspace: Workspace, tmp_path: Path) -> Workspace:
    """Log one activity with a photo and a sign-in sheet."""
    incoming = tmp_path / "incoming"
    incoming.mkdir()
    with workspace.read() as view:
        meals = measure_of(view, MEALS).uid
    log_with_files(
        workspace,
        ActivityDraft(
            title="Lunch <b>club</b>",
            first_day=TODAY,
            place="Ladywood",
            results=(ResultDraft(meals, Thousandths(46_000)),),
        ),
        [FileDraft(photo(incoming)), FileDraft(document(incoming), type="sign_in_sheet")],
    )
    return workspace


@pytest.fixture
def out(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "out"
    folder.mkdir()
    yield folder
    assert not list(folder.glob(".*")), "a stage was left behind"


def packs(workspace: Workspace) -> tuple[Pack, ...]:
    with workspace.read() as view:
        return view.all(Pack)


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def exported(workspace: Workspace, to: Path) -> PackReceipt:
    return export_pack(workspace, QUESTION, to)


def test_a_pack_is_put_in_place_recorded_and_kept(worked: Workspace, out: Path) -> None:
    receipt = exported(worked, out / "pack.pdf")

    (row,) = packs(worked)
    pdf = (out / "pack.pdf").read_bytes()
    register = (out / "register.csv").read_bytes()
    assert names(out) == [*LISTS[:1], "pack.pdf", *LISTS[1:]]
    assert receipt.sha256 == row.sha256 == hashlib.sha256(pdf).hexdigest()
    assert receipt.register_fingerprint == hashlib.sha256(register).hexdigest()
    assert worked.vault.read(row.vault_name, row.vault_key) == pdf
    assert (row.number, row.file_name, row.made_at) == ("LK-2026-0001", "pack.pdf", NOW)
    assert json.loads(row.facts)["number"] == row.number
    assert verify(out / "pack.pdf").outcome is Outcome.UNCHANGED
    assert check_workspace(worked, deep=True).state == "sound"


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


@pytest.mark.parametrize("step", list(Step))
def test_an_export_can_be_stopped_at_every_step(worked: Workspace, out: Path, step: Step) -> None:
    stop = Event()

    def told(at: Step, done: int, of: int) -> None:
        assert 0 <= done <= of
        if at is step:
            stop.set()

    with pytest.raises(Problem) as stopped:
        export_pack(worked, QUESTION, out / "pack.pdf", progress=told, stop=stop)

    assert stopped.value.code == "stopped"
    assert names(out) == []
    assert packs(worked) == ()


def test_progress_is_told_to_the_end(worked: Workspace, out: Path) -> None:
    told: list[tuple[Step, int, int]] = []

    export_pack(worked, QUESTION, out / "pack.pdf", progress=lambda *each: told.append(each))

    steps = list(dict.fromkeys(step for step, _, _ in told))
    assert steps == list(Step)
    assert told[-1] == (Step.WRITING, 1, 1)


def test_a_target_that_is_held_elsewhere_keeps_the_old_file(
    worked: Workspace, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (out / "pack.pdf").write_bytes(b"old")
    (out / "register.csv").write_bytes(b"old register")
    replace_file = Path.replace

    def held(stage: Path, to: Path) -> Path:
        if to == out / "pack.pdf":
            raise PermissionError(13, "held by another program")
        return replace_file(stage, to)

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(TargetUnwritable):
        export_pack(worked, QUESTION, out / "pack.pdf", overwrite=True)
    monkeypatch.undo()

    assert {path.name: path.read_bytes() for path in out.iterdir()} == {
        "pack.pdf": b"old",
        "register.csv": b"old register",
    }
    assert packs(worked) == ()


def test_a_record_that_cannot_be_kept_brings_the_old_files_back(
    worked: Workspace, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exported(worked, out / "pack.pdf")
    before = {path.name: path.read_bytes() for path in out.iterdir()}

    def full(*_: object, **__: object) -> None:
        raise DiskFull(out)

    monkeypatch.setattr(Unit, "finish", full)
    with pytest.raises(DiskFull):
        export_pack(worked, QUESTION, out / "pack.pdf", overwrite=True)
    monkeypatch.undo()

    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    assert len(packs(worked)) == 1


def test_the_old_files_come_back_where_no_links_can_be_made(
    worked: Workspace, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (out / "pack.pdf").write_bytes(b"old")

    def none(*_: object) -> None:
        raise PermissionError(1, "no links on this drive")

    def full(*_: object, **__: object) -> None:
        raise DiskFull(out)

    monkeypatch.setattr(os, "link", none)
    monkeypatch.setattr(Unit, "finish", full)
    with pytest.raises(DiskFull):
        export_pack(worked, QUESTION, out / "pack.pdf", overwrite=True)

    assert {path.name: path.read_bytes() for path in out.iterdir()} == {"pack.pdf": b"old"}


def test_what_the_disk_does_not_give_back_is_thrown_away(
    worked: Workspace, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "write_stage", lambda stage, _: stage.write_bytes(b"rot"))

    with pytest.raises(PackUnreadable):
        exported(worked, out / "pack.pdf")

    assert names(out) == []
    assert packs(worked) == ()


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


def test_nothing_to_say_makes_no_pack(workspace: Workspace, out: Path) -> None:
    with pytest.raises(NothingToExport):
        exported(workspace, out / "pack.pdf")

    assert names(out) == []


def test_a_folder_is_no_target(worked: Workspace, out: Path) -> None:
    with pytest.raises(TargetIsFolder):
        exported(worked, out)
    with pytest.raises(TargetUnwritable):
        exported(worked, out / "none" / "pack.pdf")


def test_what_a_pack_would_say_is_known_before(worked: Workspace) -> None:
    facts = check_pack(worked, replace(QUESTION, outcomes=("O1",)))

    assert facts.number == "LK-2026-0001"
    assert [each.code for each in facts.checks]
    assert packs(worked) == ()
