"""Connections: their settings, their snapshots, and what a failure means for the person."""

import os
import sqlite3
import stat
import threading
import traceback
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection

from sv_evidence.domain.problems import Defect, Problem
from sv_evidence.store import connecting as module
from sv_evidence.store.connecting import NAME, assert_known
from sv_evidence.store.database import Database
from sv_evidence.store.durable import DiskFull
from sv_evidence.store.errors import problem_from
from sv_evidence.store.workspace import Workspace

KEY = bytes(range(32))


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = Database(tmp_path / NAME, KEY)
    with made.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE words (word TEXT NOT NULL) STRICT")
        connection.exec_driver_sql("INSERT INTO words VALUES ('meal')")
    yield made
    made.close()


def words(connection: Connection) -> list[str]:
    return list(connection.exec_driver_sql("SELECT word FROM words").scalars())


@pytest.mark.parametrize("writing", [False, True])
def test_every_connection_has_the_settings_that_make_saving_true(
    database: Database, *, writing: bool
) -> None:
    with database.writing() if writing else database.reading() as connection:

        def setting(name: str) -> object:
            return connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()

        assert setting("journal_mode") == "wal"
        assert setting("synchronous") == 2
        assert setting("fullfsync") == setting("checkpoint_fullfsync") == 1
        assert setting("foreign_keys") == 1
        assert setting("secure_delete") == 1
        assert setting("trusted_schema") == 0
        assert setting("temp_store") == 2
        assert setting("busy_timeout") == 5000
        assert setting("query_only") == int(not writing)
        assert str(setting("cipher_version")).startswith("4.")


def test_the_file_is_private_and_unreadable_without_its_key(
    database: Database, tmp_path: Path
) -> None:
    path = tmp_path / NAME
    assert not path.read_bytes().startswith(b"SQLite format 3")
    assert b"meal" not in path.read_bytes() + (tmp_path / f"{NAME}-wal").read_bytes()
    if os.name == "posix":
        for each in tmp_path.iterdir():
            assert stat.S_IMODE(each.stat().st_mode) == 0o600, each
    del database


def test_another_key_does_not_open_it(database: Database) -> None:
    database.close()
    other = Database(database.path, bytes(32))
    with pytest.raises(Problem) as caught, other.reading():
        pass
    assert caught.value.code == "workspace_damaged"


def test_a_reader_cannot_write(database: Database) -> None:
    with pytest.raises(Problem) as caught, database.reading() as connection:
        connection.exec_driver_sql("DELETE FROM words")
    assert caught.value.code == "folder_read_only"
    with database.reading() as connection:
        assert words(connection) == ["meal"]


def test_a_reader_sees_one_moment_whatever_is_written_meanwhile(database: Database) -> None:
    with database.reading() as reader, database.reading() as other:
        assert words(reader) == words(other) == ["meal"]
        with database.writing() as writer:
            writer.exec_driver_sql("INSERT INTO words VALUES ('hour')")
        assert words(reader) == words(other) == ["meal"]
    with database.reading() as reader:
        assert words(reader) == ["meal", "hour"]


def test_a_failure_inside_keeps_nothing_not_even_a_table(database: Database) -> None:
    def half() -> None:
        with database.writing() as connection:
            connection.exec_driver_sql("INSERT INTO words VALUES ('lost')")
            connection.exec_driver_sql("CREATE TABLE more (word TEXT) STRICT")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half()
    with database.writing() as connection:
        assert words(connection) == ["meal"]
        connection.exec_driver_sql("CREATE TABLE more (word TEXT) STRICT")


def test_what_could_not_be_kept_is_not_told_by_the_error(database: Database) -> None:
    written = ("Maryam",)
    with pytest.raises(Defect) as failed, database.writing() as connection:
        connection.exec_driver_sql("INSERT INTO words (rowid, word) VALUES (1, ?)", written)

    told = "".join(traceback.format_exception(failed.value))
    assert "SQLITE_CONSTRAINT" in told
    assert "Maryam" not in told


def test_a_change_inside_a_change_is_our_fault(database: Database) -> None:
    with pytest.raises(Defect, match="inside"), database.writing(), database.writing():
        pass


def test_a_second_thread_waits_its_turn_to_write(database: Database) -> None:
    order: list[str] = []

    def second() -> None:
        with database.writing():
            order.append("second")

    with database.writing():
        thread = threading.Thread(target=second)
        thread.start()
        order.append("first")
    thread.join()

    assert order == ["first", "second"]


def test_a_setting_that_does_not_hold_stops_the_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(module.SETTINGS, "journal_mode", "sideways")
    database = Database(tmp_path / NAME, KEY)
    with pytest.raises(Defect, match="journal_mode"), database.reading():
        pass


def test_a_library_that_does_not_encrypt_stops_the_opening() -> None:
    with pytest.raises(Defect, match="encrypt"):
        module._assert_encrypted(sqlite3.connect(":memory:"))


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught:
        Database(tmp_path / "nowhere" / NAME, KEY)
    assert caught.value.code == "storage_failed"


def test_a_copy_holds_what_was_there_under_the_same_key(database: Database, tmp_path: Path) -> None:
    database.copy_to(tmp_path / "copy.db")
    copy = Database(tmp_path / "copy.db", KEY)
    with copy.reading() as connection:
        assert words(connection) == ["meal"]
    copy.close()
    assert not (tmp_path / "copy.db").read_bytes().startswith(b"SQLite format 3")


def test_a_copy_that_cannot_be_made_is_a_problem(database: Database, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_bytes(os.urandom(8192))
    with pytest.raises(Problem) as caught:
        database.copy_to(tmp_path / "copy.db")
    assert caught.value.code == "workspace_damaged"


def test_seals_that_cannot_be_read_at_all_are_damage(database: Database) -> None:
    assert database.broken_seals() == ()
    database.close()
    database.path.write_bytes(os.urandom(8192))
    with pytest.raises(Problem) as caught:
        database.broken_seals()
    assert caught.value.code == "workspace_damaged"


def test_a_missing_or_unfinished_database_is_damage(tmp_path: Path) -> None:
    path = tmp_path / NAME
    with pytest.raises(Problem) as missing:
        assert_known(path, KEY, 1)
    Database(path, KEY).close()
    with pytest.raises(Problem) as unfinished:
        assert_known(path, KEY, 1)
    path.write_bytes(os.urandom(8192))
    with pytest.raises(Problem) as garbled:
        assert_known(path, KEY, 1)
    for caught in (missing, unfinished, garbled):
        assert caught.value.code == "workspace_damaged"
        assert caught.value.details["what"] == "database"


class Failed(driver.OperationalError):  # type: ignore[misc]
    """An error as the driver raises it."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.sqlite_errorname = name


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("SQLITE_FULL", "disk_full"),
        ("SQLITE_READONLY", "folder_read_only"),
        ("SQLITE_READONLY_DIRECTORY", "folder_read_only"),
        ("SQLITE_BUSY", "database_busy"),
        ("SQLITE_BUSY_SNAPSHOT", "database_busy"),
        ("SQLITE_LOCKED", "database_busy"),
        ("SQLITE_CORRUPT", "workspace_damaged"),
        ("SQLITE_NOTADB", "workspace_damaged"),
        ("SQLITE_IOERR_FSYNC", "storage_failed"),
        ("SQLITE_CANTOPEN", "storage_failed"),
    ],
)
def test_what_the_person_can_act_on_is_a_problem(name: str, code: str, tmp_path: Path) -> None:
    problem = problem_from(Failed(name), tmp_path)
    assert isinstance(problem, Problem)
    assert problem.code == code


@pytest.mark.parametrize("name", ["SQLITE_CONSTRAINT_UNIQUE", "SQLITE_ERROR", "SQLITE_MISUSE"])
def test_what_only_we_can_mend_is_a_defect(name: str, tmp_path: Path) -> None:
    assert isinstance(problem_from(Failed(name), tmp_path), Defect)
    assert isinstance(problem_from(driver.Error("no code"), tmp_path), Defect)
    full = problem_from(driver.Error("database or disk is full"), tmp_path)
    assert isinstance(full, DiskFull)


def test_a_workspace_that_another_program_writes_is_busy(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(module.SETTINGS, "busy_timeout", 1)
    second = Database(workspace.database.path, workspace.database._key)
    with (
        workspace.database.writing(),
        pytest.raises(Problem) as caught,
        second.writing(),
    ):
        pass
    second.close()
    assert caught.value.code == "database_busy"
