"""Files on their way out: written beside the target, made durable, and moved into place whole."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sv_evidence.operations.problems import AlreadyThere, TargetIsFolder, TargetUnwritable
from sv_evidence.store.durable import DiskFull, problem_from
from sv_evidence.system import NEW_FILE, PRIVATE_FILE, sync_file, sync_folder

UNFINISHED = ".sv-evidence-part"


def write_new(to: Path, data: bytes, *, overwrite: bool) -> None:
    """Write a whole file or none; an existing one is replaced only if ``overwrite`` allows."""
    refuse_taken(to, overwrite=overwrite)
    with staged(to) as stage:
        write_stage(stage, data)
        move_into_place(stage, to)


def refuse_taken(to: Path, *, overwrite: bool) -> None:
    """Raise what keeps a target from being written, before any work is done for it."""
    if to.is_dir():
        raise TargetIsFolder(to)
    if to.exists() and not overwrite:
        raise AlreadyThere(to)
    if to.exists():
        try:
            # Opening for appending fails where another program holds the file or it is read-only.
            with to.open("ab"):
                pass
        except OSError as error:
            raise _unwritable(error, to) from error
    if not to.parent.is_dir():
        raise TargetUnwritable(to, os.strerror(2))


@contextmanager
def staged(to: Path) -> Iterator[Path]:
    """Give a new name beside the target; whatever still lies there at the end is removed."""
    stage = to.with_name(f".{secrets.token_hex(8)}{UNFINISHED}")
    try:
        yield stage
    finally:
        with suppress(OSError):
            stage.unlink(missing_ok=True)


def write_stage(stage: Path, data: bytes) -> None:
    """Write a new file durably."""
    try:
        with os.fdopen(os.open(stage, NEW_FILE, PRIVATE_FILE), "wb") as stream:
            stream.write(data)
            stream.flush()
            sync_file(stream.fileno())
    except OSError as error:
        raise _unwritable(error, stage.parent) from error


def move_into_place(stage: Path, to: Path) -> None:
    """Give a finished file its name, in place of what had it."""
    try:
        stage.replace(to)
        sync_folder(to.parent)
    except OSError as error:
        raise _unwritable(error, to) from error


def _unwritable(error: OSError, to: Path) -> Exception:
    problem = problem_from(error, to)
    if isinstance(problem, DiskFull):
        return problem
    return TargetUnwritable(to, error.strerror or type(error).__name__)
