"""Backups come back equal, or say what is wrong with them."""

import errno
import shutil
from pathlib import Path

import pytest

from sv_evidence.domain.activities import Activity
from sv_evidence.domain.evidence import Condition, Evidence
from sv_evidence.store.backup_files import (
    BackupDamaged,
    NotABackup,
    SeveralBackedUp,
    altered_part,
    backups,
    chosen_backup,
    damaged_backups,
    needed_files,
    read_backup,
)
from sv_evidence.store.durable import FolderReadOnly, StorageFailed
from sv_evidence.store.errors import FolderNotEmpty
from sv_evidence.store.health import check
from sv_evidence.store.keys import PassphraseNeeded, open_header, set_passphrase
from sv_evidence.store.restore import restore
from sv_evidence.store.workspace import Workspace
from tests.builders import new_workspace
from tests.store.keeping import WORDS, backed_up, flip, reopened, with_files


def test_of_the_place_of_backups_the_newest_whole_one_comes_back(
    workspace: Workspace, tmp_path: Path
) -> None:
    place = tmp_path / "stick"
    with_files(workspace, b"one")
    backed_up(workspace, place=place)
    with_files(workspace, b"two")
    whole = backed_up(workspace, days=1, place=place)
    newest = backed_up(workspace, days=2, place=place)
    flip(newest.folder / "workspace.db")

    assert chosen_backup(place).folder == whole.folder
    (home,) = place.iterdir()
    assert chosen_backup(home).folder == whole.folder
    assert chosen_backup(home / "backups").folder == whole.folder
    assert chosen_backup(newest.folder).folder == newest.folder
    assert restore(place, tmp_path / "back").files == 2
    with pytest.raises(NotABackup):
        chosen_backup(tmp_path / "back")
    shutil.copytree(home, place / "another")
    with pytest.raises(SeveralBackedUp):
        chosen_backup(place)


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
