import errno
import os
from pathlib import Path

import pytest

from sv_evidence.operations.outputs import refuse_taken, write_new
from sv_evidence.operations.problems import AlreadyThere, TargetIsFolder, TargetUnwritable
from sv_evidence.store.durable import DiskFull


def test_a_file_is_written_whole_and_leaves_no_stage(tmp_path: Path) -> None:
    write_new(tmp_path / "out.json", b"{}", overwrite=False)

    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("out.json", b"{}")]


def test_a_file_that_is_there_is_replaced_only_if_allowed(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_bytes(b"old")

    with pytest.raises(AlreadyThere):
        write_new(path, b"new", overwrite=False)
    assert path.read_bytes() == b"old"
    write_new(path, b"new", overwrite=True)
    assert path.read_bytes() == b"new"


def test_a_folder_is_no_target_and_a_missing_one_holds_none(tmp_path: Path) -> None:
    with pytest.raises(TargetIsFolder):
        refuse_taken(tmp_path, overwrite=True)
    with pytest.raises(TargetUnwritable):
        refuse_taken(tmp_path / "none" / "out.json", overwrite=False)


@pytest.mark.parametrize(
    ("number", "problem"), [(errno.ENOSPC, DiskFull), (errno.EACCES, TargetUnwritable)]
)
def test_what_the_system_refuses_leaves_the_old_file_intact(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    problem: type[Exception],
) -> None:
    path = tmp_path / "out.json"
    path.write_bytes(b"old")

    def refused(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("sv_evidence.operations.outputs.sync_file", refused)
    with pytest.raises(problem):
        write_new(path, b"new", overwrite=True)

    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("out.json", b"old")]


def test_a_target_that_cannot_be_replaced_keeps_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.json"
    path.write_bytes(b"old")

    def held(*_: object) -> None:
        raise PermissionError(errno.EACCES, "held by another program")

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(TargetUnwritable) as refused:
        write_new(path, b"new", overwrite=True)

    assert "held by another program" in str(refused.value)
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("out.json", b"old")]


def test_a_target_that_may_not_be_written_is_refused_before_any_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.json"
    path.write_bytes(b"old")

    def held(*_: object) -> None:
        raise PermissionError(errno.EACCES, "held by another program")

    monkeypatch.setattr(Path, "open", held)
    with pytest.raises(TargetUnwritable):
        refuse_taken(path, overwrite=True)
