"""The database of a workspace: one connection writes, readers each see one snapshot.

What was acknowledged survives a power cut.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from sv_evidence.domain.problems import Defect
from sv_evidence.store.aside import Aside, is_out_of_reach
from sv_evidence.store.connecting import connected, has_log
from sv_evidence.store.durable import FolderReadOnly, assert_there, takes_files
from sv_evidence.store.durable import problem_from as disk_problem
from sv_evidence.store.errors import problem_from
from sv_evidence.system import NEW_FILE, PRIVATE_FILE, sync_folder

APPLICATION_ID: Final = 0x53564556  # "SVEV"
READERS: Final = 8


class Database:
    """The encrypted database file of a workspace, opened with its raw key (32 bytes).

    One that is not ``writable`` may lie in a folder that cannot be written or on a full disk, or be
    held by another.

    Problems: those of ``errors.problem_from``.
    """

    def __init__(self, path: Path, key: bytes, *, writable: bool = True) -> None:
        self.path = path
        self.writable = writable
        self._aside = Aside(path) if not writable and is_out_of_reach(path) else None
        self.place = path if self._aside is None else self._aside.path
        """Where the file is read: a copy of it, if its log cannot be opened where it lies."""
        self._is_fixed = not writable and not takes_files(self.place.parent)
        self._key = key
        self._turn = threading.Lock()
        self._holder: int | None = None
        if writable:
            _make_private(path)
        self._writer = self._engine(readers=0)
        self._readers = self._engine(readers=READERS)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that cannot write and sees the database as it is now, to its end."""
        with self._transaction(self._readers) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give the writing connection: everything is kept at the end, or nothing if it fails."""
        if self._holder == threading.get_ident():
            raise Defect("a change was begun inside a change")
        if not self.writable:
            raise FolderReadOnly(self.path.parent)
        assert_there(self.path.parent)
        with self._turn:
            self._holder = threading.get_ident()
            try:
                with self._transaction(self._writer) as connection:
                    yield connection
            finally:
                self._holder = None

    def copy_to(self, path: Path) -> None:
        """Copy the database as it is now into a new file under the same key."""
        _make_private(path)
        try:
            with (
                closing(connected(path, self._key, query_only=False)) as target,
                self.reading() as connection,
            ):
                target.execute("PRAGMA journal_mode = DELETE")  # no log as large as the copy
                source: Any = connection.connection.driver_connection
                source.backup(target)
        except driver.Error as error:
            raise problem_from(error, path.parent) from error

    def broken_seals(self) -> tuple[str, ...]:
        """Check the seal of every page in the file; nothing is written meanwhile.

        SQLCipher looks at the file alone, where a power cut may have left pages half-written that
        the write-ahead log still holds whole; so the log is folded in first, or where that is not
        ours to do, the seals are not looked at.
        """
        if not self.writable:
            if has_log(self.path):
                return ()
            with self.reading() as connection:
                return _unsealed(connection)
        self._fold("PASSIVE")
        with self.writing() as connection:
            return _unsealed(connection)

    def fold_log(self) -> bool:
        """Fold the write-ahead log into the file and empty it; say whether no reader held it."""
        return self._fold("TRUNCATE")

    def close(self) -> None:
        """Close every connection; the last one folds the write-ahead log into the file."""
        self._readers.dispose()
        self._writer.dispose()
        if self._aside is not None:
            self._aside.close()

    def _fold(self, how: str) -> bool:
        try:
            with self._turn, closing(self._writer.raw_connection()) as raw:
                sql = f"PRAGMA wal_checkpoint({how})"
                [(busy, _, _)] = raw.cursor().execute(sql).fetchall()
        except driver.Error as error:
            raise problem_from(error, self.path.parent) from error
        return not busy

    @contextmanager
    def _transaction(self, engine: Engine) -> Iterator[Connection]:
        try:
            with engine.begin() as connection:
                yield connection
        except (DBAPIError, driver.Error) as error:
            raise problem_from(error, self.path.parent) from error

    def _engine(self, *, readers: int) -> Engine:
        engine = create_engine(
            "sqlite://",
            module=driver,
            creator=lambda: connected(
                self.place, self._key, query_only=bool(readers), is_fixed=self._is_fixed
            ),
            poolclass=QueuePool,
            pool_size=readers or 1,
            max_overflow=0,
            hide_parameters=True,  # an error ends up in the log, and they are people's words
        )
        begin = "BEGIN" if readers else "BEGIN IMMEDIATE"

        @event.listens_for(engine, "begin")
        def _begin(connection: Connection) -> None:
            connection.exec_driver_sql(begin)

        return engine


def _unsealed(connection: Connection) -> tuple[str, ...]:
    rows = connection.exec_driver_sql("PRAGMA cipher_integrity_check").scalars().all()
    return tuple(str(row) for row in rows)


def _make_private(path: Path) -> None:
    """Make the empty file ourselves, so that nobody else could ever read it."""
    if path.exists():
        return
    try:
        os.close(os.open(path, NEW_FILE, PRIVATE_FILE))
        sync_folder(path.parent)
    except OSError as error:
        raise disk_problem(error, path) from error
