"""One program a workspace, and the second one knocks."""

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from sv_evidence.store.durable import StorageFailed
from sv_evidence.store.instance import (
    HOLDER,
    LOCK,
    InstanceLock,
    WorkspaceInUse,
    ask_to_front,
    front_request_path,
)

HOLD = """
import sys
from pathlib import Path
from sv_evidence.store.instance import InstanceLock
lock = InstanceLock(Path(sys.argv[1]))
lock.take()
print("taken", flush=True)
sys.stdin.read()
"""


def holder_in_another_process(folder: Path) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "taken\n"
    return process


def test_a_second_program_is_told_who_holds_the_workspace(tmp_path: Path) -> None:
    with holder_in_another_process(tmp_path) as process:
        with pytest.raises(WorkspaceInUse) as refused:
            InstanceLock(tmp_path).take()
        process.kill()

    assert refused.value.details["by"]
    assert "T" in str(refused.value.details["since"])


def test_the_lock_of_a_killed_program_is_free_at_once(tmp_path: Path) -> None:
    with holder_in_another_process(tmp_path) as process:
        process.kill()
    assert (tmp_path / HOLDER).exists()  # it had no time to tidy up

    lock = InstanceLock(tmp_path)
    lock.take()
    lock.free()

    assert not (tmp_path / HOLDER).exists()


def test_the_same_program_cannot_open_a_workspace_twice(tmp_path: Path) -> None:
    first = InstanceLock(tmp_path)
    first.take()

    with pytest.raises(WorkspaceInUse):
        InstanceLock(tmp_path).take()
    first.free()
    first.free()

    again = InstanceLock(tmp_path)
    again.take()
    again.free()


def test_a_holder_without_a_readable_note_still_holds(tmp_path: Path) -> None:
    lock = InstanceLock(tmp_path)
    lock.take()
    (tmp_path / HOLDER).write_text("[]", "utf-8")

    with pytest.raises(WorkspaceInUse) as refused:
        InstanceLock(tmp_path).take()
    lock.free()

    assert refused.value.details == {"folder": tmp_path, "by": "", "since": ""}


def test_the_second_start_knocks_by_changing_the_file_the_first_watches(tmp_path: Path) -> None:
    lock = InstanceLock(tmp_path)
    lock.take()
    watched = front_request_path(tmp_path)
    before = (watched.stat().st_ino, watched.read_bytes())

    ask_to_front(tmp_path)

    assert watched.stat().st_ino == before[0]
    assert watched.read_bytes() != before[1]
    lock.free()


def test_files_of_the_lock_are_private(tmp_path: Path) -> None:
    lock = InstanceLock(tmp_path)
    lock.take()
    ask_to_front(tmp_path)

    for name in (LOCK, HOLDER, front_request_path(tmp_path).name):
        assert (tmp_path / name).stat().st_mode & 0o077 == 0
    lock.free()


def test_a_folder_that_takes_no_lock_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / LOCK).mkdir()

    with pytest.raises(StorageFailed):
        InstanceLock(tmp_path).take()


def test_a_note_that_cannot_be_written_frees_the_lock_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_path: Path, _text: str) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr("sv_evidence.store.instance._note", fail)
        with pytest.raises(StorageFailed):
            InstanceLock(tmp_path).take()

    lock = InstanceLock(tmp_path)
    lock.take()
    lock.free()


def test_a_knock_that_cannot_be_written_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed):
        ask_to_front(tmp_path / "gone")
