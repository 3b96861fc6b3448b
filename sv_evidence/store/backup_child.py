"""Backups by a process of their own, so that the window may go; how the last one went.

The child gets the master key on standard input, never as an argument. What it did is written to a
small file that the next start reads.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

import sv_evidence
from sv_evidence.domain.problems import Problem
from sv_evidence.store.backup import alone, make_backup
from sv_evidence.store.backup_files import FOLDER, Backup, backups, read_backup
from sv_evidence.store.durable import assert_there, durable_write
from sv_evidence.system import (
    background_flags,
    interpreter,
    is_frozen,
    keep_files_private,
    own_program,
)

STATUS: Final = "status.json"
INTERRUPTED: Final = "interrupted"
BACKUP_FLAG: Final = "--backup-child"
"""The first word to a built program that is to be the child."""


class BackupState(StrEnum):
    """How the last backup went."""

    NEVER = "never"
    RUNNING = "running"
    MADE = "made"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class BackupStatus:
    """The last try and the last good backup; a try that was cut off failed as ``interrupted``."""

    state: BackupState
    at: datetime | None = None
    made: Path | None = None
    code: str = ""
    details: Mapping[str, str] = field(default_factory=dict)
    last_good: Backup | None = None


class BackupFailed(Problem):
    """The backup was not made; ``reason`` and ``details`` are those of what stopped it."""

    def __init__(self, folder: Path, reason: str, details: Mapping[str, str]) -> None:
        super().__init__("backup_failed", folder=folder, reason=reason, details=details)


def last_backup(workspace: Path) -> BackupStatus:
    """Say how the last backup of a workspace went."""
    good = next(iter(backups(workspace)), None)
    try:
        said = json.loads((workspace / FOLDER / STATUS).read_bytes())
        state, code = BackupState(said["state"]), said["code"]
        if state is BackupState.RUNNING and not _is_running(workspace):
            state, code = BackupState.FAILED, INTERRUPTED
        return BackupStatus(
            state=state,
            at=datetime.fromisoformat(said["at"]),
            made=Path(said["made"]) if said["made"] else None,
            code=code,
            details=said["details"],
            last_good=good,
        )
    except FileNotFoundError:
        return BackupStatus(BackupState.NEVER, last_good=good)
    except (OSError, ValueError, KeyError, TypeError):
        return BackupStatus(BackupState.FAILED, code="status_unreadable", last_good=good)


def _is_running(workspace: Path) -> bool:
    try:
        with alone(workspace, wait=0):
            return False
    except Problem:
        return True


def start_backup(
    workspace: Path, master: bytes, *, at: datetime, place: Path | None = None
) -> "subprocess.Popen[bytes]":
    """Start a child that backs the workspace up and outlives us; the caller may wait for it."""
    assert_there(workspace)
    _say(workspace, BackupState.RUNNING, at)
    child = subprocess.Popen(  # noqa: S603 - our own interpreter and module
        [
            *_command(),
            *(str(workspace.absolute()), at.isoformat()),
            *([str(place.absolute())] if place else []),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": str(Path(sv_evidence.__path__[0]).parent)},
        creationflags=background_flags(),
        start_new_session=True,
    )
    assert child.stdin is not None  # noqa: S101 - it is a pipe
    with child.stdin:
        child.stdin.write(master)
    return child


def _command() -> list[str]:
    return [own_program(), BACKUP_FLAG] if is_frozen() else [interpreter(), "-P", "-m", __name__]


def backup_by_child(
    workspace: Path, master: bytes, *, at: datetime, place: Path | None = None
) -> Backup:
    """Have a child back the workspace up, wait for it, and return the backup."""
    start_backup(workspace, master, at=at, place=place).wait()
    status = last_backup(workspace)
    if status.state is not BackupState.MADE or status.made is None:
        raise BackupFailed(workspace, status.code or INTERRUPTED, status.details)
    return read_backup(status.made)


def main(arguments: list[str], master: bytes) -> int:
    """Back up as asked by the command line of a child; return its exit code."""
    keep_files_private()
    workspace, at = Path(arguments[0]), datetime.fromisoformat(arguments[1])
    place = Path(arguments[2]) if arguments[2:] else None
    try:
        made = make_backup(workspace, master, at=at, place=place)
    except Problem as problem:
        details = {name: str(value) for name, value in problem.details.items()}
        _say(workspace, BackupState.FAILED, at, code=problem.code, details=details)
        return 2
    except Exception as defect:
        _say(workspace, BackupState.FAILED, at, code="defect", details={"what": repr(defect)})
        raise
    _say(workspace, BackupState.MADE, at, made=made.folder)
    return 0


def _say(
    workspace: Path,
    state: BackupState,
    at: datetime,
    *,
    made: Path | None = None,
    code: str = "",
    details: Mapping[str, str] | None = None,
) -> None:
    said = {
        "state": state.value,
        "at": at.isoformat(),
        "made": str(made or ""),
        "code": code,
        "details": dict(details or {}),
    }
    durable_write(workspace / FOLDER / STATUS, json.dumps(said).encode())


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:], sys.stdin.buffer.read()))
