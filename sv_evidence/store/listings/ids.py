"""What every list shares: conditions with their values, and ids as a compact array."""

import json
from array import array
from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeAlias

from sv_evidence.store.direct import Reached, fetch

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
