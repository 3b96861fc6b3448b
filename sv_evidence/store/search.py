"""Full-text search over activities and evidence, with the words inside files."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from sv_evidence.domain.records import Kind
from sv_evidence.store.words import match_for


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
