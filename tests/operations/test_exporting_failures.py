import os
from pathlib import Path
from threading import Event

import pytest

from sv_evidence.domain.problems import Problem
from sv_evidence.operations import exporting
from sv_evidence.operations.exporting import export_pack
from sv_evidence.operations.problems import TargetIsFolder, TargetUnwritable
from sv_evidence.operations.watching import Step
from sv_evidence.reports.facts import NothingToExport
from sv_evidence.reports.making import PackUnreadable
from sv_evidence.store.durable import DiskFull
from sv_evidence.store.unit import Unit
from sv_evidence.store.workspace import Workspace
from tests.operations.packing import QUESTION, exported, names, packs


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
    kept = list(worked.vault.names())

    def full(*_: object, **__: object) -> None:
        raise DiskFull(out)

    monkeypatch.setattr(Unit, "finish", full)
    with pytest.raises(DiskFull):
        export_pack(worked, QUESTION, out / "pack.pdf", overwrite=True)
    monkeypatch.undo()

    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    assert len(packs(worked)) == 1
    assert list(worked.vault.names()) == kept


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


def test_nothing_to_say_makes_no_pack(workspace: Workspace, out: Path) -> None:
    with pytest.raises(NothingToExport):
        exported(workspace, out / "pack.pdf")

    assert names(out) == []


def test_a_folder_is_no_target(worked: Workspace, out: Path) -> None:
    with pytest.raises(TargetIsFolder):
        exported(worked, out)
    with pytest.raises(TargetUnwritable):
        exported(worked, out / "none" / "pack.pdf")
