"""What every list shares: conditions with their values, and ids as a compact array."""

from array import array
from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeAlias

from sqlalchemy import Connection

from sv_evidence.store.direct import fetch

Ids: TypeAlias = "array[int]"
"""Keys, eight bytes each."""

Clause = tuple[str, Mapping[str, Any]]
"""A condition in SQL and the values it names."""

ALWAYS: Final[Clause] = ("", {})


def joined(clauses: Sequence[Clause]) -> Clause:
    """Put conditions together; empty ones fall away."""
    values: dict[str, Any] = {}
    for _, named in clauses:
        values.update(named)
    return " AND ".join(sql for sql, _ in clauses if sql), values


def ids_from(connection: Connection, sql: str, values: Mapping[str, Any]) -> Ids:
    """Run a query that yields one column of keys."""
    return array("q", [key for (key,) in fetch(connection, sql, values)])
