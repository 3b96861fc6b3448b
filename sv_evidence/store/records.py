"""Records in and out of their tables, on one connection; uids outside, keys inside."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final, TypeVar, cast
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from sv_evidence.domain.records import Kind, Record
from sv_evidence.store.errors import NoSuchRecord
from sv_evidence.store.tables import LAYOUTS, Layout, records_of

R = TypeVar("R", bound=Record)
T = TypeVar("T")
AT_ONCE: Final = 500
"""How many values stand in one ``IN (...)``."""


def chunks(items: Iterable[T], size: int = AT_ONCE) -> Iterator[list[T]]:
    """Yield the items in lists of at most ``size``."""
    rest = iter(items)
    while chunk := list(islice(rest, size)):
        yield chunk


def is_binned(record: Record) -> bool:
    """Say whether a record lies in the bin; every kind can."""
    return getattr(record, "binned_at", None) is not None


class Records:
    """Reads and writes records of every kind within one transaction; nothing here is journalled."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._keys: dict[tuple[Kind, UUID], int] = {}

    def many(self, kind: Kind, uids: Iterable[UUID]) -> dict[UUID, Record]:
        """Return those of the records that exist, by uid."""
        layout = LAYOUTS[kind]
        found: dict[UUID, Record] = {}
        for chunk in chunks(dict.fromkeys(uids)):
            asked = layout.selecting.where(layout.table.c.uid.in_(chunk))
            rows = self.connection.execute(asked).all()
            self._keys.update(((kind, row[1]), row[0]) for row in rows)
            found.update(records_of(rows, layout))
        return found

    def where(self, kind: Kind, equal: Mapping[str, object]) -> tuple[Record, ...]:
        """Return the records whose fields equal the given values, oldest first."""
        layout = LAYOUTS[kind]
        asked = layout.selecting.order_by(layout.table.c.key)
        for name, value in self._inside(layout, equal).items():
            column = layout.table.c[name]
            asked = asked.where(column.is_(None) if value is None else column == value)
        return tuple(records_of(self.connection.execute(asked), layout).values())

    def keys(self, kind: Kind, uids: Iterable[UUID]) -> dict[UUID, int]:
        """Return the keys of those records that exist."""
        wanted = dict.fromkeys(uids)
        table = LAYOUTS[kind].table
        for chunk in chunks(uid for uid in wanted if (kind, uid) not in self._keys):
            asked = select(table.c.uid, table.c.key).where(table.c.uid.in_(chunk))
            self._keys.update(((kind, uid), key) for uid, key in self.connection.execute(asked))
        return {uid: self._keys[kind, uid] for uid in wanted if (kind, uid) in self._keys}

    def insert(self, kind: Kind, records: Sequence[Record]) -> None:
        """Add rows; a reference to nothing raises ``NoSuchRecord``."""
        layout = LAYOUTS[kind]
        rows = [{each.name: getattr(row, each.name) for each in layout.members} for row in records]
        self.connection.execute(insert(layout.table), self._all_inside(layout, rows))

    def update(self, kind: Kind, changes: Mapping[UUID, Mapping[str, object]]) -> None:
        """Set fields of rows; rows that change the same fields are written together."""
        layout = LAYOUTS[kind]
        keys = self.keys(kind, changes)
        together: dict[tuple[str, ...], list[dict[str, object]]] = {}
        for uid, fields in changes.items():
            together.setdefault(tuple(fields), []).append({**fields, "row_key": keys[uid]})
        for names, rows in together.items():
            statement = update(layout.table).where(layout.table.c.key == bindparam("row_key"))
            written = statement.values({name: bindparam(name) for name in names})
            self.connection.execute(written, self._all_inside(layout, rows))

    def delete(self, kind: Kind, uids: Iterable[UUID]) -> None:
        """Remove rows that nothing refers to."""
        table = LAYOUTS[kind].table
        for chunk in chunks(uids):
            self.connection.execute(delete(table).where(table.c.uid.in_(chunk)))
            for uid in chunk:
                self._keys.pop((kind, uid), None)

    def _all_inside(
        self, layout: Layout, rows: Sequence[dict[str, object]]
    ) -> Sequence[dict[str, object]]:
        """Replace the uids that fields hold by keys, looking all of them up together."""
        for member in layout.references:
            wanted = {row[member.name] for row in rows if member.name in row} - {None}
            if member.refers is None or not wanted:
                continue
            keys: dict[Any, Any] = {
                **self.keys(member.refers, cast("set[UUID]", wanted)),
                None: None,
            }
            for missing in wanted - keys.keys():
                raise NoSuchRecord(missing)
            for row in rows:
                if member.name in row:
                    row[member.name] = keys[row[member.name]]
        return rows

    def _inside(self, layout: Layout, fields: Mapping[str, object]) -> dict[str, object]:
        (row,) = self._all_inside(layout, [dict(fields)])
        return row
