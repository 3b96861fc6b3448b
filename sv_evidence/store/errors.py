"""What can go wrong in the database, told apart by whose move it is.

Problems: ``no_such_record(ref)``, ``number_taken(number)``, ``nothing_to_undo()``,
``nothing_to_redo()``, ``no_such_change(change)``, ``already_undone(change)``,
``not_undoable(change)``, ``folder_not_empty(folder)``, ``database_busy(folder)``, and from other
modules of the store ``disk_full``, ``folder_read_only``, ``storage_failed`` and
``workspace_damaged``.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import UUID

from sv_evidence.domain.problems import Defect, Problem
from sv_evidence.store.durable import DiskFull, FolderReadOnly, StorageFailed, is_full
from sv_evidence.store.keys import WorkspaceDamaged

if TYPE_CHECKING:
    import sqlcipher3.dbapi2 as driver
    from sqlalchemy.exc import DBAPIError


class NoSuchRecord(Problem):
    """Nothing is kept under this uid or number."""

    def __init__(self, ref: object) -> None:
        super().__init__("no_such_record", ref=str(ref))


class NumberTaken(Problem):
    """Another record already has this short number."""

    def __init__(self, number: str) -> None:
        super().__init__("number_taken", number=number)


class NothingToUndo(Problem):
    """No change is left that could be undone."""

    def __init__(self) -> None:
        super().__init__("nothing_to_undo")


class NothingToRedo(Problem):
    """Nothing was undone since the last change."""

    def __init__(self) -> None:
        super().__init__("nothing_to_redo")


class NoSuchChange(Problem):
    """The history holds no change under this uid."""

    def __init__(self, change: UUID) -> None:
        super().__init__("no_such_change", change=change)


class AlreadyUndone(Problem):
    """The change was undone before."""

    def __init__(self, change: UUID) -> None:
        super().__init__("already_undone", change=change)


class NotUndoable(Problem):
    """An export, a backup or a restore is recorded and cannot be undone."""

    def __init__(self, change: UUID) -> None:
        super().__init__("not_undoable", change=change)


class FolderNotEmpty(Problem):
    """A workspace is made in a new or an empty folder only."""

    def __init__(self, folder: Path) -> None:
        super().__init__("folder_not_empty", folder=folder)


class DatabaseBusy(Problem):
    """Something outside the program kept the database from being written for too long."""

    def __init__(self, folder: Path) -> None:
        super().__init__("database_busy", folder=folder)


_FULL: Final = "database or disk is full"
_BUSY: Final = ("SQLITE_BUSY", "SQLITE_LOCKED")
_DAMAGED: Final = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
_STORAGE: Final = ("SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_PROTOCOL")


def problem_from(error: "DBAPIError | driver.Error", folder: Path) -> Problem | Defect:
    """Say what SQLite's code means for the person; what only we can mend is a ``Defect``."""
    cause = getattr(error, "orig", error)
    code = str(getattr(cause, "sqlite_errorname", ""))
    # Copying a whole database, as a backup does, fails without a code: only its words are left.
    if code.startswith("SQLITE_FULL") or (not code and _FULL in str(cause)):
        return DiskFull(folder)
    if code.startswith("SQLITE_READONLY"):
        return FolderReadOnly(folder)
    if code.startswith(_BUSY):
        return DatabaseBusy(folder)
    if code.startswith(_DAMAGED):
        return WorkspaceDamaged(folder, "database")
    if code.startswith(_STORAGE):
        return DiskFull(folder) if is_full(folder) else StorageFailed(folder, code)
    return Defect(f"{code or type(cause).__name__}: {cause}")
