"""Backups are checked when they are made, stay readable, and come back equal."""

import errno
import hashlib
import json
import os
import shutil
import stat
from datetime import timedelta
from pathlib import Path

import pytest

from sv_evidence.domain.activities import Activity
from sv_evidence.domain.evidence import Condition, Evidence
from sv_evidence.domain.problems import Problem
from sv_evidence.store import backup as module
from sv_evidence.store.backup import BackupRunning, alone, make_backup, place_name
from sv_evidence.store.backup_child import (
    BackupFailed,
    BackupState,
    backup_by_child,
    last_backup,
    main,
    start_backup,
)
from sv_evidence.store.backup_files import (
    Backup,
    BackupDamaged,
    NotABackup,
    altered_part,
    backups,
    damaged_backups,
    needed_files,
    read_backup,
)
from sv_evidence.store.database import Database
from sv_evidence.store.durable import DiskFull, FolderReadOnly, StorageFailed
from sv_evidence.store.errors import FolderNotEmpty
from sv_evidence.store.health import check
from sv_evidence.store.keys import PassphraseNeeded, open_header, set_passphrase
from sv_evidence.store.restore import restore
from sv_evidence.store.sweep import REST_SECONDS, sweep
from sv_evidence.store.workspace import Workspace
from tests.builders import NOW, an_activity, keep_file, log, new_workspace, still

WORDS = "larch and spur"


def backed_up(workspace: Workspace, *, days: int = 0, place: Path | None = None) -> Backup:
    at = NOW + timedelta(days=days)
    return make_backup(workspace.folder, workspace.master, at=at, place=place)


def with_files(workspace: Workspace, *contents: bytes) -> list[Evidence]:
    files = [keep_file(workspace, content) for content in contents]
    log(workspace, an_activity(), files=files)
    return files


def age(path: Path) -> None:
    """Make a file older than the sweep lets lie."""
    old = path.stat().st_mtime - REST_SECONDS - 60
    os.utime(path, (old, old))


def flip(path: Path, place: int = -20) -> None:
    raw = bytearray(path.read_bytes())
    raw[place] ^= 4
    path.write_bytes(raw)


def reopened(folder: Path, passphrase: str | None = None) -> Workspace:
    return Workspace.open(folder, author="Amina", clock=still(), passphrase=passphrase)


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


@pytest.mark.parametrize("part", ["SHA256SUMS", "backup.json", "vault-files.txt", "workspace.db"])
def test_any_change_in_a_backup_is_noticed_before_it_is_used(
    workspace: Workspace, tmp_path: Path, part: str
) -> None:
    with_files(workspace, b"one")
    made = backed_up(workspace)
    flip(made.folder / part)

    with pytest.raises(BackupDamaged):
        restore(made.folder, tmp_path / "back")

    assert not (tmp_path / "back").exists()
    assert altered_part(made.folder) is not None if part != "SHA256SUMS" else True


def test_a_backup_that_cannot_be_read_is_named_and_not_listed(workspace: Workspace) -> None:
    made = backed_up(workspace)
    for part, raw in (("SHA256SUMS", b"00  workspace.db\n"), ("backup.json", b"{}")):
        damaged = shutil.copytree(made.folder, made.folder.with_name(f"2025-{part}"))
        (damaged / part).write_bytes(raw)
    gone = shutil.copytree(made.folder, made.folder.with_name("2024"))
    (gone / "backup.json").unlink()

    assert backups(workspace.folder) == (made,)
    assert [each.name for each in damaged_backups(workspace.folder)] == [
        "2024",
        "2025-SHA256SUMS",
        "2025-backup.json",
    ]
    with pytest.raises(StorageFailed):
        read_backup(gone)


def test_parts_that_are_gone_are_told(workspace: Workspace, tmp_path: Path) -> None:
    with_files(workspace, b"one")
    made = backed_up(workspace)
    (made.folder / "vault-files.txt").write_bytes(b"")
    with pytest.raises(BackupDamaged):
        needed_files(made.folder)
    (made.folder / "vault-files.txt").unlink()

    with pytest.raises(StorageFailed):
        needed_files(made.folder)
    assert altered_part(made.folder) == "vault-files.txt"
    with pytest.raises(NotABackup):
        read_backup(tmp_path)
    (made.folder / "SHA256SUMS").write_bytes(b"\xff")
    with pytest.raises(BackupDamaged):
        altered_part(made.folder)


def test_a_workspace_comes_back_equal(workspace: Workspace, tmp_path: Path) -> None:
    (file,) = with_files(workspace, b"a register" * 1000)
    with workspace.read() as view:
        before = (view.all(Activity), view.all(Evidence), view.history())
    made = backed_up(workspace)

    back = restore(made.folder, tmp_path / "new" / "back")

    assert (back.workspace, back.files, back.lost) == (tmp_path / "new" / "back", 1, ())
    assert back.counts == made.counts
    with reopened(back.workspace) as restored:
        with restored.read() as view:
            assert (view.all(Activity), view.all(Evidence), view.history()) == before
        assert restored.vault.read(file.vault_name, file.vault_key) == b"a register" * 1000
        report = check(restored, deep=True)
        assert (report.state, report.journal_head) == ("sound", made.journal_head)
    assert [each.name for each in (tmp_path / "new").iterdir()] == ["back"]


def test_a_restored_workspace_names_what_is_lost(workspace: Workspace, tmp_path: Path) -> None:
    gone, altered = with_files(workspace, b"gone", b"altered")
    made = backed_up(workspace)
    workspace.vault.path(gone.vault_name).unlink()
    flip(workspace.vault.path(altered.vault_name))

    back = restore(made.file, tmp_path / "back")

    assert set(back.lost) == {gone.vault_name, altered.vault_name}
    with reopened(tmp_path / "back") as restored:
        check(restored, deep=True)
        with restored.read() as view:
            assert view.conditions() == {
                gone.uid: Condition.MISSING,
                altered.uid: Condition.ALTERED,
            }


def test_a_workspace_is_restored_into_an_empty_folder_only(
    workspace: Workspace, tmp_path: Path
) -> None:
    made = backed_up(workspace)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.odt").write_bytes(b"years of work")
    (tmp_path / "empty").mkdir()

    with pytest.raises(FolderNotEmpty):
        restore(made.folder, tmp_path / "full")
    with pytest.raises(FolderNotEmpty):
        restore(made.folder, tmp_path / "full" / "thesis.odt")
    restore(made.folder, tmp_path / "empty")

    assert (tmp_path / "full" / "thesis.odt").read_bytes() == b"years of work"


def test_a_locked_backup_asks_for_the_passphrase(tmp_path: Path) -> None:
    with new_workspace(tmp_path, passphrase=WORDS) as workspace:
        made = backed_up(workspace)

    with pytest.raises(PassphraseNeeded):
        restore(made.folder, tmp_path / "back")
    restore(made.folder, tmp_path / "back", passphrase=WORDS)

    assert open_header(tmp_path / "back", WORDS) == open_header(made.folder, WORDS)


def test_a_new_passphrase_locks_the_backups_inside_too(
    workspace: Workspace, tmp_path: Path
) -> None:
    made = backed_up(workspace)

    set_passphrase(workspace.folder, None, WORDS)

    with pytest.raises(PassphraseNeeded):
        restore(made.folder, tmp_path / "back")
    assert altered_part(made.folder) is None


def test_a_backup_with_one_header_copy_left_still_comes_back(
    workspace: Workspace, tmp_path: Path
) -> None:
    made = backed_up(workspace)
    (made.folder / "header").unlink()

    restore(made.folder, tmp_path / "back")

    reopened(tmp_path / "back").close()
    assert (tmp_path / "back" / "header").is_file()


def test_a_restore_that_fails_leaves_nothing(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = backed_up(workspace)

    def read_only(_folder: Path) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    with monkeypatch.context() as patched:
        patched.setattr("sv_evidence.store.restore.sync_folder", read_only)
        with pytest.raises(FolderReadOnly):
            restore(made.folder, tmp_path / "back")
    with monkeypatch.context() as patched:
        patched.setattr("sv_evidence.store.restore.faults_in", lambda *_a, **_n: FAULTS)
        with pytest.raises(BackupDamaged):
            restore(made.folder, tmp_path / "back")

    assert [each.name for each in tmp_path.iterdir()] == ["workspace"]


class _Fault:
    code = "history_altered"


FAULTS = (_Fault(),)


def test_a_file_no_row_and_no_backup_names_is_set_aside_after_a_day(workspace: Workspace) -> None:
    (used,) = with_files(workspace, b"used")
    unused = keep_file(workspace, b"never added")
    young = keep_file(workspace, b"just now")
    for each in (used, unused):
        age(workspace.vault.path(each.vault_name))

    backed_up(workspace)

    assert sorted(workspace.vault.names()) == sorted((used.vault_name, young.vault_name))
    assert workspace.vault.read(unused.vault_name, unused.vault_key) == b"never added"


def test_a_file_stays_as_long_as_a_kept_backup_names_it(workspace: Workspace) -> None:
    (file,) = with_files(workspace, b"soon gone")
    age(workspace.vault.path(file.vault_name))
    made = backed_up(workspace)

    assert sweep(workspace.folder, ()) == ()
    shutil.rmtree(made.folder)
    assert sweep(workspace.folder, ()) == (file.vault_name,)


def test_nothing_is_set_aside_while_a_backup_cannot_be_read(workspace: Workspace) -> None:
    file = keep_file(workspace, b"needed by whom")
    age(workspace.vault.path(file.vault_name))
    (workspace.folder / "backups" / "2025-01-01T000000").mkdir(parents=True)

    assert sweep(workspace.folder, ()) == ()


def test_undone_and_done_again_a_swept_file_is_back(workspace: Workspace) -> None:
    (file,) = with_files(workspace, b"here again")
    workspace.undo()
    age(workspace.vault.path(file.vault_name))
    sweep(workspace.folder, ())

    workspace.redo()

    assert workspace.vault.state(file.vault_name, size=file.size, deep=True) is Condition.UNCHANGED


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
