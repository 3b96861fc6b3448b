"""What lies in the bin, and which change put it there."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from sv_evidence.domain.records import Kind
from sv_evidence.store.direct import fetch
from sv_evidence.store.tables import LAYOUTS

_BINNED: Final = """
SELECT t.uid, t.binned_at, c.uid, c.author FROM {table} t LEFT JOIN change_sets c ON c.key = (
    SELECT max(e.change) FROM entries e WHERE e.record = t.uid AND e.body LIKE '%"binned_at":%'
) WHERE t.binned_at IS NOT NULL
"""
_REFERRING: Final = """
SELECT r.uid FROM {table} r JOIN {parents} p ON p.key = r.{name} WHERE p.uid = ? ORDER BY r.key
"""


@dataclass(frozen=True, slots=True)
class Binned:
    """A record in the bin; ``change`` put it there, ``None`` if its entries were erased."""

    kind: Kind
    uid: UUID
    at: datetime
    change: UUID | None
    author: str


def binned(connection: Connection) -> tuple[Binned, ...]:
    """Return everything in the bin, what was put there last first."""
    found: list[Binned] = []
    for kind, layout in LAYOUTS.items():
        for uid, at, change, author in fetch(connection, _BINNED.format(table=layout.name)):
            by = None if change is None else UUID(bytes=change)
            when = datetime.fromisoformat(at)
            found.append(Binned(kind, UUID(bytes=uid), when, by, author or ""))
    return tuple(sorted(found, key=lambda each: each.at, reverse=True))


def referring(connection: Connection, kind: Kind, uid: UUID) -> tuple[tuple[Kind, UUID], ...]:
    """Return the records that refer to one, in the bin or not, oldest first by kind."""
    found: list[tuple[Kind, UUID]] = []
    for other, layout in LAYOUTS.items():
        for member in layout.references:
            if member.refers is kind:
                sql = _REFERRING.format(
                    table=layout.name, parents=LAYOUTS[kind].name, name=member.name
                )
                rows = fetch(connection, sql, (uid.bytes,))
                found.extend((other, UUID(bytes=each)) for (each,) in rows)
    return tuple(found)
