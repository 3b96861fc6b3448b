"""Failed system calls become problems that say whose move it is."""

import errno
import os
from pathlib import Path

import pytest

from sv_evidence.domain.problems import Problem
from sv_evidence.store.durable import (
    DiskFull,
    FolderReadOnly,
    StorageFailed,
    durable_write,
    make_folder,
    problem_from,
)


@pytest.mark.parametrize(
    ("number", "kind", "code"),
    [
        (errno.ENOSPC, DiskFull, "disk_full"),
        (errno.EDQUOT, DiskFull, "disk_full"),
        (errno.EROFS, FolderReadOnly, "folder_read_only"),
        (errno.EACCES, FolderReadOnly, "folder_read_only"),
        (errno.EIO, StorageFailed, "storage_failed"),
        (errno.EMFILE, StorageFailed, "storage_failed"),
    ],
)
def test_each_failure_has_its_problem(
    tmp_path: Path, number: int, kind: type[Problem], code: str
) -> None:
    problem = problem_from(OSError(number, os.strerror(number)), tmp_path)

    assert type(problem) is kind
    assert problem.code == code


def test_a_full_disk_on_windows_is_known_by_its_number(tmp_path: Path) -> None:
    error = OSError(errno.EINVAL, "There is not enough space on the disk")
    error.winerror = 112  # type: ignore[attr-defined, unused-ignore]

    assert problem_from(error, tmp_path / "file").details == {"folder": tmp_path}


def test_a_failure_without_words_is_named_by_its_kind(tmp_path: Path) -> None:
    assert problem_from(TimeoutError(), tmp_path).details["reason"] == "TimeoutError"


def test_a_write_replaces_the_old_file_whole(tmp_path: Path) -> None:
    durable_write(tmp_path / "deep" / "note", b"old")
    durable_write(tmp_path / "deep" / "note", b"new")

    assert (tmp_path / "deep" / "note").read_bytes() == b"new"
    assert [each.name for each in (tmp_path / "deep").iterdir()] == ["note"]


def test_a_failed_write_keeps_the_old_file_and_leaves_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    durable_write(tmp_path / "note", b"old")

    def fail(_descriptor: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr("sv_evidence.store.durable.sync_file", fail)
    with pytest.raises(StorageFailed):
        durable_write(tmp_path / "note", b"new")

    assert (tmp_path / "note").read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["note"]


def test_folders_are_made_private_and_may_be_there_already(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")

    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o700


def test_a_folder_that_cannot_be_made_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(StorageFailed):
        make_folder(tmp_path / "file" / "folder")
