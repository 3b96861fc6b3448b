"""A child makes the backup, and the next start knows how it went."""

import sys
from pathlib import Path

import pytest

from sv_evidence.store import backup_child
from sv_evidence.store.backup import alone
from sv_evidence.store.backup_child import (
    BackupFailed,
    BackupState,
    backup_by_child,
    last_backup,
    main,
    start_backup,
)
from sv_evidence.store.backup_files import (
    altered_part,
    backups,
)
from sv_evidence.store.database import Database
from sv_evidence.store.durable import DiskFull
from sv_evidence.store.workspace import Workspace
from tests.builders import NOW, an_activity, log
from tests.store.keeping import backed_up, reopened


def test_work_goes_on_while_a_backup_is_made(workspace: Workspace) -> None:
    child = start_backup(workspace.folder, workspace.master, at=NOW)
    log(workspace, an_activity())
    child.wait()

    status = last_backup(workspace.folder)
    assert status.state is BackupState.MADE
    assert status.last_good is not None
    assert altered_part(status.last_good.folder) is None


def test_a_child_makes_the_backup_and_says_how_it_went(workspace: Workspace) -> None:
    assert last_backup(workspace.folder).state is BackupState.NEVER

    made = backup_by_child(workspace.folder, workspace.master, at=NOW)

    status = last_backup(workspace.folder)
    assert (status.state, status.at, status.made) == (BackupState.MADE, NOW, made.folder)
    assert status.last_good == made


def test_a_failed_backup_is_told_with_its_reason_and_the_last_good_one(
    workspace: Workspace, tmp_path: Path
) -> None:
    good = backed_up(workspace)
    (tmp_path / "stick").write_bytes(b"a file where a folder should be")

    with pytest.raises(BackupFailed) as failed:
        backup_by_child(workspace.folder, workspace.master, at=NOW, place=tmp_path / "stick")

    assert failed.value.details["reason"] == "storage_failed"
    status = last_backup(workspace.folder)
    assert (status.state, status.code) == (BackupState.FAILED, "storage_failed")
    assert status.last_good == good


def test_a_child_that_was_cut_off_is_told_as_such(workspace: Workspace) -> None:
    with alone(workspace.folder):
        child = start_backup(workspace.folder, workspace.master, at=NOW)
        assert last_backup(workspace.folder).state is BackupState.RUNNING
        child.kill()
        child.wait()

    status = last_backup(workspace.folder)
    assert (status.state, status.code) == (BackupState.FAILED, "interrupted")


def test_a_wrong_key_backs_nothing_up(workspace: Workspace) -> None:
    with pytest.raises(BackupFailed):
        backup_by_child(workspace.folder, bytes(32), at=NOW)

    assert backups(workspace.folder) == ()


def test_the_entry_of_the_child_reports_problems_and_defects(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = [str(workspace.folder), NOW.isoformat()]
    assert main([*arguments, str(tmp_path / "stick")], workspace.master) == 0
    assert last_backup(workspace.folder).state is BackupState.MADE

    def full(*_arguments: object, **_named: object) -> None:
        raise DiskFull(tmp_path)

    monkeypatch.setattr("sv_evidence.store.backup_child.make_backup", full)
    assert main(arguments, workspace.master) == 2
    assert last_backup(workspace.folder).details == {"folder": str(tmp_path)}

    def broken(*_arguments: object, **_named: object) -> None:
        raise ValueError("a broken promise")

    monkeypatch.setattr("sv_evidence.store.backup_child.make_backup", broken)
    with pytest.raises(ValueError, match="promise"):
        main(arguments, workspace.master)
    assert last_backup(workspace.folder).code == "defect"


def test_a_status_that_cannot_be_read_is_no_good_news(workspace: Workspace) -> None:
    good = backed_up(workspace)
    (workspace.folder / "backups" / "status.json").write_text("{", "utf-8")

    status = last_backup(workspace.folder)

    assert (status.state, status.last_good) == (BackupState.FAILED, good)


def test_before_an_upgrade_a_backup_is_made(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = workspace.folder
    workspace.close()
    made_at: list[Path] = []

    def older(database: Database, before_first: object) -> None:
        assert callable(before_first)
        before_first()
        made_at.append(database.path.parent)

    monkeypatch.setattr("sv_evidence.store.workspace.bring_up_to_date", older)
    reopened(folder).close()

    assert made_at == [folder]
    assert len(backups(folder)) == 1


def test_a_built_program_starts_itself_as_the_child(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)

    assert backup_child._command() == [sys.executable, backup_child.BACKUP_FLAG]
