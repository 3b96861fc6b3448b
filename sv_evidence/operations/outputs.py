"""Files on their way out: written beside the target, made durable, and moved into place whole."""

import os
import secrets
import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from sv_evidence.operations.problems import AlreadyThere, TargetIsFolder, TargetUnwritable
from sv_evidence.store.durable import DiskFull, problem_from
from sv_evidence.system import NEW_FILE, PRIVATE_FILE, sync_file, sync_folder

UNFINISHED = ".sv-evidence-part"


def write_new(to: Path, data: bytes, *, overwrite: bool) -> None:
    """Write a whole file or none; an existing one is replaced only if ``overwrite`` allows."""
    refuse_taken(to, overwrite=overwrite)
    with staged(to) as stage:
        write_stage(stage, data)
        with in_place([(stage, to)]):
            pass


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
    with open_stage(stage) as stream:
        stream.write(data)


@contextmanager
def open_stage(stage: Path) -> Iterator[BinaryIO]:
    """Give a new file to write and read; what it holds at the end is on the medium then."""
    try:
        with os.fdopen(os.open(stage, NEW_FILE, PRIVATE_FILE), "w+b") as stream:
            yield stream
            stream.flush()
            sync_file(stream.fileno())
    except OSError as error:
        raise _unwritable(error, stage.parent) from error


@contextmanager
def in_place(files: Sequence[tuple[Path, Path]]) -> Iterator[None]:
    """Give finished files their names, for good if the block ends well.

    If one cannot have its name, or the block fails, everything that was there comes back.
    """
    with ExitStack() as stages:
        moved: list[tuple[Path, Path | None]] = []
        try:
            for stage, to in files:
                old = _second_name(to, stages.enter_context(staged(to)))
                try:
                    stage.replace(to)
                    sync_folder(to.parent)
                except OSError as error:
                    raise _unwritable(error, to) from error
                moved.append((to, old))
            yield
        except BaseException:
            for to, old in reversed(moved):
                _bring_back(to, old)
            raise


def _second_name(to: Path, second: Path) -> Path | None:
    """Give an existing file a second name, so that it is never gone while it is replaced."""
    if not to.exists():
        return None
    try:
        os.link(to, second)
    except OSError:  # a medium without links: FAT, some network drives
        try:
            shutil.copy2(to, second)
        except OSError as error:
            raise _unwritable(error, to) from error
    return second


def _bring_back(to: Path, old: Path | None) -> None:
    with suppress(OSError):
        if old is None:
            to.unlink(missing_ok=True)
        else:
            old.replace(to)


def _unwritable(error: OSError, to: Path) -> Exception:
    problem = problem_from(error, to)
    if isinstance(problem, DiskFull):
        return problem
    return TargetUnwritable(to, error.strerror or type(error).__name__)
