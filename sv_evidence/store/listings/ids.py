"""What every list shares: conditions with their values, and ids as a compact array."""

import json
from array import array
from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeAlias
from uuid import UUID

from sv_evidence.store.direct import Reached, fetch
from sv_evidence.store.errors import NoSuchRecord

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


def ids_from(connection: Reached, sql: str, values: Mapping[str, Any]) -> Ids:
    """Run a query that yields one column of keys.

    They come as one text: SQLite lets go of Python's lock once for all of them, not once for
    each, so that a busy window does not hold up the reading of a long list.
    """
    [(listed,)] = fetch(connection, f"SELECT group_concat(key) FROM ({sql})", values)  # noqa: S608
    return array("q", json.loads(f"[{listed or ''}]"))


def count_in(connection: Reached, table: str) -> int:
    """Count the rows of a table outside the bin."""
    [(count,)] = fetch(connection, f"SELECT count(*) FROM {table} WHERE binned_at IS NULL")  # noqa: S608
    return int(count)


def key_in(connection: Reached, table: str, uid: UUID) -> int:
    """Return the key of a row; raise ``NoSuchRecord`` if there is none."""
    found = fetch(connection, f"SELECT key FROM {table} WHERE uid = ?", (uid.bytes,))  # noqa: S608
    if not found:
        raise NoSuchRecord(uid)
    return int(found[0][0])


def uid_in(connection: Reached, table: str, key: int) -> UUID:
    """Return the uid of a row; raise ``NoSuchRecord`` if there is none."""
    found = fetch(connection, f"SELECT uid FROM {table} WHERE key = ?", (key,))  # noqa: S608
    if not found:
        raise NoSuchRecord(key)
    return UUID(bytes=found[0][0])
