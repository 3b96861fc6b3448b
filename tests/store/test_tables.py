"""The tables of the code and the tables that the migrations make are the same."""

from typing import Any

import pytest
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from sv_evidence.domain.kinds import RECORDS
from sv_evidence.domain.problems import Defect
from sv_evidence.domain.records import Kind
from sv_evidence.store.tables import LAYOUTS, METADATA
from sv_evidence.store.workspace import Workspace

DIALECT = sqlite.dialect()


def plain(sql: str) -> str:
    words = " ".join(sql.replace('"', "").split())
    return words.replace("( ", "(").replace(" )", ")")


def in_the_file(workspace: Workspace) -> dict[str, str]:
    with workspace.database.reading() as connection:
        rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_schema WHERE sql NOT NULL")
        return {name: plain(sql) for name, sql in rows if "search_" not in name}


def test_the_migrated_file_has_exactly_the_tables_of_the_code(workspace: Workspace) -> None:
    expected = {}
    for table in METADATA.sorted_tables:
        expected[table.name] = plain(str(CreateTable(table).compile(dialect=DIALECT)))
        for index in table.indexes:
            expected[str(index.name)] = plain(str(CreateIndex(index).compile(dialect=DIALECT)))

    found = {n: sql for n, sql in in_the_file(workspace).items() if "TRIGGER" not in sql}

    assert found == expected


def test_every_kind_has_a_table_and_every_table_is_strict(workspace: Workspace) -> None:
    assert set(LAYOUTS) == set(Kind) == set(RECORDS)
    with workspace.database.reading() as connection:
        rows = connection.exec_driver_sql(
            "SELECT name FROM pragma_table_list "
            "WHERE schema = 'main' AND type = 'table' AND NOT strict"
        )
        assert {name for (name,) in rows} == {"sqlite_schema"}


def test_every_reference_is_a_foreign_key_with_an_index() -> None:
    for layout in LAYOUTS.values():
        for member in layout.references:
            column = layout.table.c[member.name]
            assert len(column.foreign_keys) == 1
            assert any(next(iter(index.columns), None) is column for index in layout.table.indexes)


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("organisations", "name", b"bytes"),
        ("organisations", "uid", b"short"),
        ("organisations", "name", None),
        ("change_sets", "does", "'nothing'"),
    ],
)
def test_the_file_refuses_what_the_domain_promises_never_to_hold(
    workspace: Workspace, table: str, column: str, value: Any
) -> None:
    with pytest.raises(Defect, match="CONSTRAINT"), workspace.database.writing() as connection:
        connection.exec_driver_sql(f"UPDATE {table} SET {column} = ?", (value,))  # noqa: S608


def test_the_search_tables_forget_what_is_deleted(workspace: Workspace) -> None:
    with workspace.database.reading() as connection:
        for name in ("search_activities", "search_evidence"):
            sql = f"SELECT k, v FROM {name}_config"  # noqa: S608
            config = connection.exec_driver_sql(sql).all()
            assert ("secure-delete", 1) in [tuple(row) for row in config]
