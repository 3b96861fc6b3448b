"""The folder that holds it all: made, opened, read, changed, undone, closed."""

import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from shutil import rmtree
from types import TracebackType
from typing import Final, Self
from uuid import UUID

from sqlalchemy import Connection, insert, select

from sv_evidence.domain.evidence import EvidenceType
from sv_evidence.domain.identity import RANDOM_BYTES, make_uid
from sv_evidence.domain.organisations import Organisation
from sv_evidence.domain.records import Kind
from sv_evidence.store.bookkeeping import DEVICES
from sv_evidence.store.connecting import NAME, NEWEST, assert_known
from sv_evidence.store.database import Database
from sv_evidence.store.drafts import keep_draft
from sv_evidence.store.durable import make_folder
from sv_evidence.store.entering import Entered, enter
from sv_evidence.store.erasing import Erased, erase
from sv_evidence.store.errors import FolderNotEmpty
from sv_evidence.store.instance import InstanceLock
from sv_evidence.store.journal import NO_HASH, NOTE, Does, Entry, Journal, canonical
from sv_evidence.store.keys import create_header, database_key, open_header
from sv_evidence.store.migrations import bring_up_to_date
from sv_evidence.store.opened import Opened
from sv_evidence.store.recorder import Changes, Recorder
from sv_evidence.store.records import Records
from sv_evidence.store.rulebook import Rulebook
from sv_evidence.store.undo import Undone, redo, undo
from sv_evidence.store.unit import Unit
from sv_evidence.store.vault import Vault
from sv_evidence.store.view import View
from sv_evidence.system import host_name

Clock = Callable[[], datetime]
"""Tells the time in the local zone; tests and ``--now`` pass one that stands still."""

VAULT: Final = "vault"
FIRST: Final = "Start the workspace"


class Workspace:
    """An open workspace. One program at a time; any thread may read, one change at a time."""

    def __init__(
        self,
        folder: Path,
        database: Database,
        lock: InstanceLock,
        *,
        master: bytes,
        author: str,
        clock: Clock,
        types: Mapping[str, EvidenceType] | None,
    ) -> None:
        self.folder = folder
        self.author = author
        self.clock = clock
        self.heard: Callable[[Changes], object] = lambda _changes: None
        """Told what each change, undo and redo touched, on the thread that made it."""
        self.vault = Vault(folder / VAULT)
        self.opened = Opened(folder, self.vault)
        self.database = database
        self.master = master
        """The key that a backup's child process is given; never shown, never written."""
        self._lock = lock
        self._rulebook = Rulebook(types)

    @classmethod
    def create(
        cls,
        folder: Path,
        organisation: Organisation,
        *,
        author: str,
        clock: Clock,
        passphrase: str | None = None,
        types: Mapping[str, EvidenceType] | None = None,
    ) -> Self:
        """Make a workspace in a folder that does not exist or is empty; nothing stays on failure.

        Problems: ``folder_not_empty(folder)`` and those of the vault's side of the store.
        """
        make_folder(folder)
        if any(folder.iterdir()):
            raise FolderNotEmpty(folder)
        lock = InstanceLock(folder)
        lock.take()
        try:
            master = create_header(folder, passphrase)
            database = Database(folder / NAME, database_key(master))
            bring_up_to_date(database, lambda: None)
            made = cls(
                folder, database, lock, master=master, author=author, clock=clock, types=types
            )
            made.vault.lay_out()
            made._begin(organisation)
        except BaseException:
            _clear(folder, lock)
            raise
        return made

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        author: str,
        clock: Clock,
        passphrase: str | None = None,
        types: Mapping[str, EvidenceType] | None = None,
    ) -> Self:
        """Open a workspace; if its tables must be changed, a backup is made first."""
        entered = enter(folder, passphrase)
        return cls.beyond(entered, author=author, clock=clock, types=types)

    @classmethod
    def look(
        cls,
        folder: Path,
        *,
        author: str,
        clock: Clock,
        passphrase: str | None = None,
        types: Mapping[str, EvidenceType] | None = None,
    ) -> Self:
        """Open a workspace to read it only: also one in use, or in a folder that is read-only.

        Nothing is locked and nothing is swept. Tables that must be changed first are, as in `open`.
        """
        master = open_header(folder, passphrase)
        key = database_key(master)
        database = Database(folder / NAME, key, writable=False)
        try:
            is_newest = assert_known(database.place, key, NEWEST, of=folder) == NEWEST
        except BaseException:
            database.close()
            raise
        if not is_newest:
            database.close()
            return cls.open(folder, author=author, clock=clock, passphrase=passphrase, types=types)
        lock = InstanceLock(folder)  # never taken
        return cls(folder, database, lock, master=master, author=author, clock=clock, types=types)

    @classmethod
    def beyond(
        cls,
        entered: Entered,
        *,
        author: str,
        clock: Clock,
        types: Mapping[str, EvidenceType] | None = None,
    ) -> Self:
        """Open a workspace that was entered; its lock is freed if that fails."""
        folder, lock, master = entered.folder, entered.lock, entered.master
        try:
            database = Database(folder / NAME, database_key(master))
            bring_up_to_date(database, partial(_back_up, folder, master, clock()))
        except BaseException:
            lock.free()
            raise
        found = cls(folder, database, lock, master=master, author=author, clock=clock, types=types)
        found.vault.clear_incoming()
        found.opened.empty()
        return found

    @property
    def is_writable(self) -> bool:
        """Whether it was opened to be changed, and not by ``look``."""
        return self.database.writable

    @property
    def device(self) -> str:
        """The name of this computer in the history."""
        with self.database.reading() as connection:
            own = select(DEVICES.c.name).where(DEVICES.c.is_own.is_(True))
            return str(connection.execute(own).scalar_one())

    @contextmanager
    def read(self) -> Iterator[View]:
        """Give a view of this moment, from any thread."""
        with self.database.reading() as connection:
            yield View(connection, self._rulebook)

    @contextmanager
    def change(self, label: str, *, undoable: bool = True) -> Iterator[Unit]:
        """Give a unit to write with: all of it is kept as one change set, or nothing.

        What left the workspace, such as an exported pack, is recorded and not ``undoable``.
        """
        with self.database.writing() as connection:
            unit = Unit(connection, self._rulebook, self._journal(connection), label)
            yield unit
            changes = unit.finish(Does.CHANGE if undoable else Does.NOTE)
        self.heard(changes)

    def undo(self, change: UUID | None = None) -> Undone:
        """Take a change back, the newest that still stands if none is named."""
        with self.database.writing() as connection:
            undone = undo(connection, self._recorder(connection), change)
        self.heard(undone.changes)
        return undone

    def redo(self) -> Undone:
        """Bring back what was undone last, if nothing was changed since."""
        with self.database.writing() as connection:
            redone = redo(connection, self._recorder(connection))
        self.heard(redone.changes)
        return redone

    def erase(self, wanted: Iterable[tuple[Kind, UUID]]) -> Erased:
        """Erase records for ever; their files are for the caller to remove."""
        with self.database.writing() as connection:
            erased = erase(connection, self._recorder(connection), self._rulebook, wanted)
        self.heard(erased.changes)
        return erased

    def note(self, label: str, details: Mapping[str, object]) -> UUID:
        """Record something done outside the tables, such as an export; it is never undone."""
        with self.database.writing() as connection:
            journal = self._journal(connection)
            entry = Entry(NOTE, journal.uid, canonical(details))
            journal.write(label, (entry,), does=Does.NOTE)
            return journal.uid

    def keep_draft(self, name: str, text: str | None) -> None:
        """Keep what is being typed; ``None`` forgets it."""
        with self.database.writing() as connection:
            keep_draft(connection, name, text)

    def close(self) -> None:
        """Close the database, remove the copies made to be opened, and let another program in."""
        self.database.close()
        if self.is_writable:
            self.opened.empty()
        self._lock.free()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _begin(self, organisation: Organisation) -> None:
        """Write what every workspace begins with; it cannot be undone."""
        with self.database.writing() as connection:
            _name_device(connection, self.clock())
            recorder = self._recorder(connection)
            recorder.insert(Kind.ORGANISATION, (organisation,))
            recorder.finish(FIRST, does=Does.NOTE)

    def _journal(self, connection: Connection) -> Journal:
        return Journal(connection, self.author, self.clock())

    def _recorder(self, connection: Connection) -> Recorder:
        return Recorder(connection, Records(connection), self._rulebook, self._journal(connection))


def _back_up(folder: Path, master: bytes, at: datetime) -> None:
    from sv_evidence.store.backup_child import (  # noqa: PLC0415 - most starts need no upgrade
        backup_by_child,
    )

    backup_by_child(folder, master, at=at)


def _clear(folder: Path, lock: InstanceLock) -> None:
    """Leave the folder as empty as it was found."""
    lock.free()
    for each in folder.iterdir():
        with suppress(OSError):
            rmtree(each) if each.is_dir() else each.unlink()


def _name_device(connection: Connection, at: datetime) -> None:
    connection.execute(
        insert(DEVICES).values(
            uid=make_uid(at, secrets.token_bytes(RANDOM_BYTES)),
            letter="",
            name=host_name(),
            is_own=True,
            sequence=0,
            clock=0,
            head=NO_HASH,
        )
    )
