"""Writing so that it stays written, and what goes wrong on disks, as problems people can act on.

Problems: ``disk_full(folder)``, ``folder_read_only(folder)``, ``storage_failed(path, reason)``,
``workspace_away(folder)``.
"""

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from sv_evidence.domain.problems import Problem
from sv_evidence.system import (
    NEW_FILE,
    PRIVATE_FILE,
    PRIVATE_FOLDER,
    free_bytes,
    sync_file,
    sync_folder,
)

UNFINISHED = ".part"
"""How the names of files end that are still being written."""

INDEX: Final = 32 << 10
"""Bytes of the index that a database's log needs before anything can be read through it."""

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_FORBIDDEN = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
_FULL_ON_WINDOWS = frozenset({39, 112})


class DiskFull(Problem):
    """There is no room left where the workspace lies."""

    def __init__(self, folder: Path) -> None:
        super().__init__("disk_full", folder=folder)


class FolderReadOnly(Problem):
    """The folder may be read but not written."""

    def __init__(self, folder: Path) -> None:
        super().__init__("folder_read_only", folder=folder)


class StorageFailed(Problem):
    """The system could not read or write; whether the last step was kept is not known."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__("storage_failed", path=path, reason=reason)


class WorkspaceAway(Problem):
    """A workspace's folder is gone while it is open: its drive was pulled out, or it was moved."""

    def __init__(self, folder: Path) -> None:
        super().__init__("workspace_away", folder=folder)


def assert_there(workspace: Path) -> None:
    """Refuse to write for a workspace whose folder is gone, lest part of it lands elsewhere."""
    if not workspace.is_dir():
        raise WorkspaceAway(workspace)


def problem_from(error: OSError, path: Path) -> Problem:
    """Say what a failed system call means for the person; ``path`` is where we worked."""
    folder = path if path.is_dir() else path.parent
    if error.errno in _FULL or getattr(error, "winerror", None) in _FULL_ON_WINDOWS:
        return DiskFull(folder)
    if error.errno in _FORBIDDEN:
        return FolderReadOnly(folder)
    return StorageFailed(path, error.strerror or type(error).__name__)


def takes_files(folder: Path) -> bool:
    """Say whether a database's log and its index could be made in a folder."""
    return os.access(folder, os.W_OK) and not is_full(folder)


def is_full(folder: Path) -> bool:
    """Say whether a disk has no room even for a log's index; no, where the system cannot tell."""
    try:
        return free_bytes(folder) < INDEX
    except OSError:
        return False


def make_folder(folder: Path) -> None:
    """Make a private folder, and those above it that are missing, so that a power cut keeps it."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    try:
        with suppress(FileExistsError):
            folder.mkdir(mode=PRIVATE_FOLDER)
        sync_folder(folder.parent)
    except OSError as error:
        raise problem_from(error, folder.parent) from error


@contextmanager
def new_file(folder: Path) -> Iterator[tuple[BinaryIO, Path]]:
    """Open a private file with a name no other has; the block gives it its own by ``settle``.

    It is removed if it has none at the end. Raises the problems of this module for ``OSError``.
    """
    make_folder(folder)
    path = folder / f"{secrets.token_hex(16)}{UNFINISHED}"
    try:
        with os.fdopen(os.open(path, NEW_FILE, PRIVATE_FILE), "wb", buffering=0) as stream:
            yield stream, path
    except OSError as error:
        raise problem_from(error, folder) from error
    finally:
        with suppress(OSError):
            path.unlink(missing_ok=True)


@contextmanager
def file_within(workspace: Path, folder: Path) -> Iterator[tuple[BinaryIO, Path]]:
    """Give a new file as ``new_file`` does, unless the workspace it is for is gone."""
    assert_there(workspace)
    with new_file(folder) as made:
        yield made


def write_all(stream: BinaryIO, data: bytes | memoryview) -> None:
    """Write every byte to an unbuffered file: one call may take only some of them."""
    rest = memoryview(data)
    while rest:
        rest = rest[stream.write(rest) :]


def settle(stream: BinaryIO, path: Path, to: Path) -> None:
    """Flush an unfinished file to the medium and give it its name there, over any old one."""
    sync_file(stream.fileno())
    stream.close()  # Windows renames closed files only
    path.replace(to)
    sync_folder(to.parent)


def durable_write(path: Path, data: bytes) -> None:
    """Put ``data`` under ``path`` whole or not at all, on the medium before it returns."""
    with new_file(path.parent) as (stream, unfinished):
        write_all(stream, data)
        settle(stream, unfinished, path)
