"""Full-text search over activities and evidence, with the words inside files."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from sv_evidence.domain.records import Kind
from sv_evidence.store.words import any_of, match_for


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that holds all the words; ``excerpt`` is a scrap of where they stand."""

    kind: Kind
    uid: UUID
    number: str
    title: str
    excerpt: str


_HITS: Final = """
SELECT r.uid, r.number, r.title, snippet({search}, -1, '', '', '...', 12)
FROM {search} JOIN {table} r ON r.key = {search}.rowid
WHERE {search} MATCH ? AND r.binned_at IS NULL
ORDER BY {search}.rowid DESC LIMIT ?
"""

_LIKELY: Final = """
SELECT r.uid, r.number, r.title, snippet({search}, -1, '', '', '...', 12)
FROM (
    SELECT rowid AS found, rank AS nearness FROM {search}
    WHERE {search} MATCH ? ORDER BY rank, rowid DESC LIMIT ?
) JOIN {search} ON {search}.rowid = found JOIN {table} r ON r.key = found
WHERE {search} MATCH ? AND r.binned_at IS NULL
ORDER BY nearness, found DESC
"""


def hits(connection: Connection, words: str, limit: int) -> tuple[Hit, ...]:
    """Return the newest records that hold all the words, activities first."""
    match = match_for(words)
    if not match:
        return ()
    found: list[Hit] = []
    for kind, table in ((Kind.ACTIVITY, "activities"), (Kind.EVIDENCE, "evidence")):
        sql = _HITS.format(search=f"search_{table}", table=table)
        rows = connection.exec_driver_sql(sql, (match, limit - len(found)))
        found.extend(Hit(kind, UUID(bytes=uid), *rest) for uid, *rest in rows)
    return tuple(found)


def likely(connection: Connection, words: Iterable[str], limit: int, kind: Kind) -> tuple[Hit, ...]:
    """Return the records that say most of the words, best first; words may be phrases.

    ``kind`` is an activity or a file. What lies in the bin is left out of the ``limit`` found.
    """
    match = any_of(words)
    if not match:
        return ()
    table = "activities" if kind is Kind.ACTIVITY else "evidence"
    sql = _LIKELY.format(search=f"search_{table}", table=table)
    rows = connection.exec_driver_sql(sql, (match, limit, match))
    return tuple(Hit(kind, UUID(bytes=uid), *rest) for uid, *rest in rows)
