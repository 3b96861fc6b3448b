"""Records that say most of some words: what may prove what a buyer asks."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from sv_evidence.domain.excerpts import PAGE_END
from sv_evidence.domain.records import Kind
from sv_evidence.store.words import any_of


@dataclass(frozen=True, slots=True)
class LikelyHit:
    """A record that says some of the words; ``excerpt`` is a scrap of where they stand."""

    kind: Kind
    uid: UUID
    number: str
    title: str
    excerpt: str


_LIKELY: Final = """
SELECT r.uid, r.number, r.title, snippet({search}, -1, '', '', '...', 12)
FROM (
    SELECT rowid AS found, rank AS nearness FROM {search}
    WHERE {search} MATCH ? ORDER BY rank, rowid DESC LIMIT ?
) JOIN {search} ON {search}.rowid = found JOIN {table} r ON r.key = found
WHERE {search} MATCH ?
ORDER BY nearness, found DESC
"""


def likely(
    connection: Connection, words: Iterable[str], limit: int, kind: Kind
) -> tuple[LikelyHit, ...]:
    """Return the records that say most of the words, best first; words may be phrases.

    ``kind`` is an activity or a file. What lies in the bin is in no index.
    """
    match = any_of(words)
    if not match:
        return ()
    table = "activities" if kind is Kind.ACTIVITY else "evidence"
    sql = _LIKELY.format(search=f"search_{table}", table=table)
    rows = connection.exec_driver_sql(sql, (match, limit, match))
    return tuple(
        LikelyHit(kind, UUID(bytes=uid), number, title, excerpt.replace(PAGE_END, " "))
        for uid, number, title, excerpt in rows
    )
