"""Who was there: one name for one person, another for another, and details before registers."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from sqlalchemy import Connection

from sv_evidence.store.counting_rows import with_people
from sv_evidence.store.database import Database
from sv_evidence.store.registers import registers
from sv_evidence.store.workspace import Workspace
from tests.cases import a_row

TABLES = """
CREATE TEMP TABLE people (key INTEGER PRIMARY KEY, uid BLOB, reference TEXT, binned_at TEXT);
CREATE TEMP TABLE attendances (activity INTEGER, person INTEGER, day TEXT, binned_at TEXT);
CREATE TEMP TABLE doubles
    (key INTEGER PRIMARY KEY, first INTEGER, second INTEGER, verdict TEXT, binned_at TEXT);
CREATE TEMP TABLE r (activity INTEGER)
"""
SQL = {"source": "r", "where": ":first < :last"}
ASKED = {"first": 1, "last": 2}


@pytest.fixture
def database(workspace: Workspace) -> Database:
    return workspace.database


@pytest.fixture
def connection(database: Database) -> Iterator[Connection]:
    """Give a connection with small tables of people before the workspace's own, if it has any."""
    with database.writing() as made:
        for statement in TABLES.split(";"):
            made.exec_driver_sql(statement)
        made.exec_driver_sql("INSERT INTO r VALUES (1), (2)")
        yield made
        for name in ("people", "attendances", "doubles", "r"):
            made.exec_driver_sql(f"DROP TABLE temp.{name}")


def people(connection: Connection, *references: str) -> None:
    for key, reference in enumerate(references, 1):
        row = (key, UUID(int=key).bytes, reference)
        connection.exec_driver_sql("INSERT INTO people VALUES (?, ?, ?, NULL)", row)


def came(connection: Connection, activity: int, *persons: int, day: str | None = None) -> None:
    for person in persons:
        row = (activity, person, day)
        connection.exec_driver_sql("INSERT INTO attendances VALUES (?, ?, ?, NULL)", row)


def said(connection: Connection, first: int, second: int, verdict: str) -> None:
    sql = "INSERT INTO doubles (first, second, verdict) VALUES (?, ?, ?)"
    connection.exec_driver_sql(sql, (first, second, verdict))


def names(connection: Connection, activity: int = 1) -> list[str]:
    return [name for _, name in registers(connection, [SQL], ASKED).get(activity, ())]


def test_each_who_came_has_a_name(connection: Connection) -> None:
    people(connection, "p-001", "P-002", "P-003")
    came(connection, 1, 1, 2)
    came(connection, 9, 3)

    assert names(connection) == ["P-001", "P-002"]
    assert names(connection, 9) == []


def test_records_of_one_person_have_one_name(connection: Connection) -> None:
    people(connection, "P-001", "Anna", "P-003", "Joe")
    came(connection, 1, 1, 2, 3, 4)
    for first, second, verdict in (
        (3, 2, "same"),
        (1, 2, "same"),
        (1, 3, "same"),
        (1, 4, "same"),
        (4, 1, "different"),
    ):
        said(connection, first, second, verdict)

    assert names(connection) == ["P-001", "P-001", "P-001", "JOE"]


def test_two_people_of_one_reference_are_told_apart(connection: Connection) -> None:
    people(connection, "Anna", "ANNA")
    came(connection, 1, 1, 2)

    assert names(connection) == ["ANNA", "ANNA (0002)"]


def test_details_name_people_before_a_register_does() -> None:
    register = [(None, "P-1"), ("2026-06-01", "P-2"), ("2026-06-02", "P-3")]

    row = with_people(a_row(people=7), register, "2026-06-01")

    assert (row.persons, row.heads) == (frozenset({"P-1", "P-2"}), 7)
    assert with_people(a_row(people=1), register, "2026-06-01").heads == 2
    named = a_row(persons="P-9")
    assert with_people(named, register, "2026-06-01") is named
    nobody = a_row()
    assert with_people(nobody, register[2:], "2026-06-01") is nobody
