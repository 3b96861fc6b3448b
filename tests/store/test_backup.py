"""Backups are checked when they are made, stay readable, and are dropped when old."""

import errno
import hashlib
import json
import os
import stat
from datetime import timedelta
from pathlib import Path

import pytest

from sv_evidence.domain.problems import Problem
from sv_evidence.store import backup as module
from sv_evidence.store.backup import BackupRunning, alone, make_backup, place_name
from sv_evidence.store.backup_files import (
    Backup,
    BackupDamaged,
    backups,
    needed_files,
    read_backup,
)
from sv_evidence.store.durable import DiskFull
from sv_evidence.store.restore import restore
from sv_evidence.store.workspace import Workspace
from tests.builders import NOW, new_workspace
from tests.store.keeping import backed_up, flip, reopened, with_files


def test_a_backup_says_what_it_holds(workspace: Workspace) -> None:
    files = with_files(workspace, b"one", b"two")

    made = backed_up(workspace)

    assert made.folder == workspace.folder / "backups" / "2026-09-30T165200"
    assert made.counts["evidence"] == 2
    assert (made.files, made.lost) == (2, 0)
    assert needed_files(made.folder) == {each.vault_name: 3 for each in files}
    assert made.sha256 == hashlib.sha256(made.file.read_bytes()).hexdigest()
    assert read_backup(made.folder) == read_backup(made.file) == made
    assert backups(workspace.folder) == (made,)


def test_a_backup_can_be_checked_without_the_program(workspace: Workspace) -> None:
    made = backed_up(workspace)

    for line in (made.folder / "SHA256SUMS").read_text().splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((made.folder / name).read_bytes()).hexdigest() == digest
    assert json.loads((made.folder / "backup.json").read_bytes())["turn"] == 1


def test_a_backup_inside_the_workspace_copies_no_evidence(workspace: Workspace) -> None:
    with_files(workspace, b"one" * 100_000)

    made = backed_up(workspace)

    assert not (made.folder / "vault").exists()
    assert sorted(each.name for each in made.folder.iterdir()) == [
        "SHA256SUMS",
        "backup.json",
        "header",
        "header.copy",
        "vault-files.txt",
        "workspace.db",
    ]


def test_everything_in_a_backup_is_private(workspace: Workspace, tmp_path: Path) -> None:
    with_files(workspace, b"one")
    before = os.umask(0)
    try:
        backed_up(workspace)
        backed_up(workspace, place=tmp_path / "stick")
    finally:
        os.umask(before)

    places = [*(workspace.folder / "backups").rglob("*"), *(tmp_path / "stick").rglob("*")]
    assert [each for each in places if stat.S_IMODE(each.stat().st_mode) & 0o077] == []


def test_a_second_place_gets_the_evidence_files_it_lacks(
    workspace: Workspace, tmp_path: Path
) -> None:
    (first,) = with_files(workspace, b"one")
    stick = tmp_path / "stick"
    home = stick / place_name(workspace.folder, workspace.master)
    backed_up(workspace, place=stick)
    (home / "vault" / first.vault_name[:2] / first.vault_name).touch()
    before = (home / "vault" / first.vault_name[:2] / first.vault_name).stat().st_ino
    (second,) = with_files(workspace, b"two")

    made = backed_up(workspace, days=1, place=stick)

    assert made.vault == home / "vault"
    assert made.lost == 0
    assert (home / "vault" / first.vault_name[:2] / first.vault_name).stat().st_ino == before
    assert (home / "vault" / second.vault_name[:2] / second.vault_name).is_file()


def test_two_workspaces_of_one_name_do_not_meet_at_a_second_place(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        with new_workspace(tmp_path / name) as workspace:
            backed_up(workspace, place=tmp_path / "stick")

    assert len(list((tmp_path / "stick").iterdir())) == 2


def test_a_lost_or_altered_file_does_not_stop_the_backup_but_is_counted(
    workspace: Workspace, tmp_path: Path
) -> None:
    gone, altered, whole = with_files(workspace, b"gone", b"altered", b"whole")
    workspace.vault.path(gone.vault_name).unlink()
    flip(workspace.vault.path(altered.vault_name))

    inside = backed_up(workspace)
    outside = backed_up(workspace, place=tmp_path / "stick")

    assert inside.lost == 1  # inside, only presence and size are looked at
    assert outside.lost == 2  # a copy is compared with its name
    assert list(outside.vault.glob("??/*")) == [
        outside.vault / whole.vault_name[:2] / whole.vault_name
    ]
    assert list((outside.vault / "incoming").iterdir()) == []


def test_a_good_copy_at_a_second_place_outlives_damage_here(
    workspace: Workspace, tmp_path: Path
) -> None:
    (file,) = with_files(workspace, b"whole")
    backed_up(workspace, place=tmp_path / "stick")
    flip(workspace.vault.path(file.vault_name))

    made = backed_up(workspace, days=1, place=tmp_path / "stick")

    back = restore(made.folder, tmp_path / "back")
    assert back.lost == ()
    with reopened(tmp_path / "back") as restored:
        assert restored.vault.read(file.vault_name, file.vault_key) == b"whole"


def test_backups_of_the_same_second_have_names_of_their_own(workspace: Workspace) -> None:
    names = [backed_up(workspace).folder.name for _ in range(3)]

    assert names == ["2026-09-30T165200", "2026-09-30T165200-2", "2026-09-30T165200-3"]
    assert [each.turn for each in backups(workspace.folder)] == [3, 2, 1]


def test_the_rotation_drops_old_backups_whole(workspace: Workspace) -> None:
    for minutes in range(12):
        make_backup(workspace.folder, workspace.master, at=NOW + timedelta(minutes=minutes))

    assert [each.turn for each in backups(workspace.folder)] == list(range(12, 2, -1))
    assert len(list((workspace.folder / "backups").glob("2*"))) == 10


def test_an_old_backup_another_program_holds_open_stays_for_now(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = backed_up(workspace)

    def refuse(_made: object) -> tuple[Backup, ...]:
        return (held,)

    def busy(path: Path, _to: Path) -> None:
        raise OSError(errno.EBUSY, str(path))

    with monkeypatch.context() as patched:
        patched.setattr(module, "not_kept", refuse)
        patched.setattr(module, "_named", lambda stage, _at: stage)
        patched.setattr(Path, "rename", busy)
        backed_up(workspace)

    assert backups(workspace.folder) == (held,)


def test_a_damaged_database_is_never_called_a_backup(workspace: Workspace, tmp_path: Path) -> None:
    with_files(workspace, b"one")
    folder, master = workspace.folder, workspace.master
    workspace.close()
    flip(folder / "workspace.db", 9 * 4096 + 100)

    with pytest.raises(Problem):
        make_backup(folder, master, at=NOW)

    assert backups(folder) == ()
    assert list((folder / "backups").glob(".stage-*")) == []
    assert not (tmp_path / "stick").exists()


def test_a_copy_with_faults_is_refused(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    with workspace.database.writing() as connection:
        connection.exec_driver_sql("UPDATE change_sets SET label = 'Something else'")

    with pytest.raises(BackupDamaged) as refused:
        backed_up(workspace)
    assert refused.value.details["item"] == "history_altered"

    monkeypatch.setattr(module, "_checked", lambda stage, *_rest: _named(stage))
    with pytest.raises(BackupDamaged) as refused:
        backed_up(workspace)
    assert refused.value.details["item"] == "workspace.db"


def _named(stage: Path) -> Backup:
    return Backup(stage, 0, NOW, "00" * 32, 0, {}, 0, 0, "")


def test_a_full_disk_leaves_no_half_backup(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(module, "sync_file", full)

    with pytest.raises(DiskFull):
        backed_up(workspace)
    assert list((workspace.folder / "backups").glob("[.2]*")) == [
        workspace.folder / "backups" / ".lock"
    ]


def test_what_an_interrupted_backup_left_is_cleared(workspace: Workspace) -> None:
    left = workspace.folder / "backups" / ".stage-0123"
    left.mkdir(parents=True)

    backed_up(workspace)

    assert not left.exists()
    assert len(backups(workspace.folder)) == 1


def test_one_backup_at_a_time(workspace: Workspace) -> None:
    with alone(workspace.folder), pytest.raises(BackupRunning), alone(workspace.folder, wait=0):
        pass
