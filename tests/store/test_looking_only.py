"""A workspace that is only read: in a folder that cannot be written, or open elsewhere."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sv_evidence.domain.activities import Activity
from sv_evidence.domain.evidence import Condition
from sv_evidence.store.connecting import NAME, NEWEST
from sv_evidence.store.durable import DiskFull, FolderReadOnly, StorageFailed, is_full
from sv_evidence.store.health import check
from sv_evidence.store.keys import WorkspaceDamaged
from sv_evidence.store.workspace import Workspace
from tests.builders import an_activity, keep_file, log, new_workspace, still
from tests.faults.small_disks import disk_of, fill

POSIX = pytest.mark.skipif(os.name != "posix", reason="a process is killed as on POSIX")


def _look(folder: Path) -> Workspace:
    return Workspace.look(folder, author="Dee", clock=still())


def _files(folder: Path) -> set[Path]:
    return {each for each in folder.rglob("*") if each.is_file()}


@contextmanager
def _read_only(folder: Path) -> Iterator[None]:
    """Keep a folder from being written: by its mode, or for root by a mount."""
    if os.name != "posix":
        pytest.skip("folders are made read-only on POSIX systems only")
    if os.geteuid() != 0:
        folder.chmod(0o500)
        try:
            yield
        finally:
            folder.chmod(0o700)
        return
    mount = shutil.which("mount")
    bound = mount is not None and _ran(mount, "--bind", folder, folder)
    if mount is None or not bound:
        pytest.skip("no folder can be mounted read-only here")
    try:
        if not _ran(mount, "-o", "remount,ro,bind", folder):
            pytest.skip("no folder can be mounted read-only here")
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def _ran(*words: object) -> bool:
    done = subprocess.run([str(word) for word in words], check=False, capture_output=True)
    return done.returncode == 0


def test_a_workspace_in_a_folder_that_cannot_be_written_is_read_and_checked(
    workspace: Workspace,
) -> None:
    log(workspace, an_activity("Lunch"), files=[keep_file(workspace)])
    workspace.close()
    before = _files(workspace.folder)

    with _read_only(workspace.folder), _look(workspace.folder) as looked:
        with looked.read() as view:
            assert [each.title for each in view.all(Activity)] == ["Lunch"]
        assert check(looked, deep=True).state == "sound"
        with pytest.raises(FolderReadOnly), looked.change("Not here"):
            pass
        assert _files(workspace.folder) == before


KILLED = """
import os, signal, sys
from pathlib import Path
from tests.builders import an_activity, log, still
from sv_evidence.store.workspace import Workspace
workspace = Workspace.open(Path(sys.argv[1]), author="Dee", clock=still())
log(workspace, an_activity("Tea"))
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def crashed(workspace: Workspace) -> Path:
    """Return a workspace whose writer was killed, and whose log lost its index since."""
    log(workspace, an_activity("Lunch"))
    workspace.close()
    done = subprocess.run([sys.executable, "-c", KILLED, workspace.folder], check=False)
    assert done.returncode == -signal.SIGKILL
    assert (workspace.folder / f"{NAME}-wal").stat().st_size
    (workspace.folder / f"{NAME}-shm").unlink()
    return workspace.folder


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give temporary files a folder of their own."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


@POSIX
def test_what_a_killed_writer_left_in_its_log_is_read_where_nothing_can_be_written(
    crashed: Path, temporary: Path
) -> None:
    before = _files(crashed)

    with _read_only(crashed), _look(crashed) as looked:
        with looked.read() as view:
            assert [each.title for each in view.all(Activity)] == ["Lunch", "Tea"]
        assert check(looked, deep=True).state == "sound"
        with pytest.raises(FolderReadOnly) as refused, looked.change("Not here"):
            pass
        assert _files(crashed) == before
        assert [each.stat().st_mode & 0o777 for each in temporary.iterdir()] == [0o700]

    assert refused.value.details == {"folder": crashed}
    assert list(temporary.iterdir()) == []


@POSIX
def test_a_log_that_cannot_be_copied_is_told_and_leaves_nothing(
    crashed: Path, temporary: Path
) -> None:
    log_file = crashed / f"{NAME}-wal"
    log_file.unlink()
    log_file.mkdir()

    with _read_only(crashed), pytest.raises(StorageFailed):
        _look(crashed)

    assert list(temporary.iterdir()) == []


@POSIX
def test_a_log_that_no_folder_can_be_made_for_is_told(crashed: Path, temporary: Path) -> None:
    temporary.rmdir()

    with _read_only(crashed), pytest.raises(StorageFailed):
        _look(crashed)


@POSIX
def test_a_damaged_copy_is_told_of_the_workspace_and_leaves_nothing(
    crashed: Path, temporary: Path
) -> None:
    (crashed / NAME).write_bytes(b"")
    (crashed / f"{NAME}-wal").write_bytes(b"")

    with _read_only(crashed), pytest.raises(WorkspaceDamaged) as damaged:
        _look(crashed)

    assert damaged.value.details["folder"] == crashed
    assert list(temporary.iterdir()) == []


def test_a_workspace_on_a_full_disk_is_read_and_checked_and_says_so_when_changed(
    tmp_path: Path,
) -> None:
    with disk_of(8000, tmp_path / "disk") as disk:
        with new_workspace(disk) as workspace:
            log(workspace, an_activity("Lunch"), files=[keep_file(workspace)])
            folder = workspace.folder
        fill(disk)

        with _look(folder) as looked:
            with looked.read() as view:
                assert [each.title for each in view.all(Activity)] == ["Lunch"]
            assert check(looked, deep=True).state == "sound"
        with pytest.raises(DiskFull):
            Workspace.open(folder, author="Dee", clock=still())

        (disk / "filling").unlink()
        with Workspace.open(folder, author="Dee", clock=still()) as again:
            log(again, an_activity("Tea"))


@POSIX
def test_what_a_killed_writer_left_is_read_on_a_full_disk_through_the_index_or_aside(
    crashed: Path, temporary: Path, tmp_path: Path
) -> None:
    with disk_of(8000, tmp_path / "disk") as disk:
        folder = disk / "w"
        shutil.copytree(crashed, folder)
        (folder / f"{NAME}-shm").write_bytes(b"cut")
        fill(disk)

        with _look(folder) as looked, looked.read() as view:
            assert [each.title for each in view.all(Activity)] == ["Lunch", "Tea"]

    assert list(temporary.iterdir()) == []


def test_a_folder_whose_room_cannot_be_told_counts_as_having_some(tmp_path: Path) -> None:
    assert not is_full(tmp_path / "nowhere")


def test_a_workspace_that_is_open_elsewhere_is_read_as_it_is_now(workspace: Workspace) -> None:
    looked = _look(workspace.folder)
    log(workspace, an_activity("Lunch"))
    copy = workspace.opened.folder / "a" / "copy.txt"
    copy.parent.mkdir(parents=True)
    copy.write_text("handed to another program")

    with looked, looked.read() as view:
        assert [each.title for each in view.all(Activity)] == ["Lunch"]

    assert copy.exists()
    log(workspace, an_activity("Tea"))
    with _look(workspace.folder) as again, again.read() as view:
        assert len(view.all(Activity)) == 2


def test_who_only_looks_cannot_change_and_notes_no_condition(workspace: Workspace) -> None:
    file = keep_file(workspace)
    log(workspace, an_activity(), files=[file])
    workspace.vault.path(file.vault_name).unlink()

    with _look(workspace.folder) as looked:
        report = check(looked, deep=True)
        with pytest.raises(FolderReadOnly), looked.change("Not here"):
            pass

    assert [each.code for each in report.findings] == ["evidence_missing"]
    with workspace.read() as view:
        assert Condition.MISSING not in view.conditions().values()


def test_tables_of_an_older_edition_are_opened_to_be_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_workspace(tmp_path).close()
    monkeypatch.setattr("sv_evidence.store.workspace.NEWEST", NEWEST + 1)

    with _look(tmp_path / "workspace") as workspace:
        assert workspace.is_writable
