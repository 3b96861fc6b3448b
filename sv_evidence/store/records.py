"""Records in and out of their tables, on one connection; uids outside, keys inside.

The statements are made once from the tables of ``tables.py`` and go straight to the driver:
building each anew costs more than running it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final, TypeVar
from uuid import UUID

from sqlalchemy import Connection

from sv_evidence.domain.records import Kind, Record
from sv_evidence.store.direct import fetch, run_many
from sv_evidence.store.errors import NoSuchRecord
from sv_evidence.store.tables import LAYOUTS, Layout

T = TypeVar("T")
AT_ONCE: Final = 500
"""How many values stand in one ``IN (...)``."""


def chunks(items: Iterable[T], size: int = AT_ONCE) -> Iterator[list[T]]:
    """Yield the items in lists of at most ``size``."""
    rest = iter(items)
    while chunk := list(islice(rest, size)):
        yield chunk


def marks_for(values: Sequence[object]) -> str:
    """Return as many question marks as there are values, for ``IN (...)``."""
    return ", ".join("?" * len(values))


def is_binned(record: Record) -> bool:
    """Say whether a record lies in the bin; every kind can."""
    return getattr(record, "binned_at", None) is not None


class Records:
    """Reads and writes records of every kind within one transaction; nothing here is journalled."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._keys: dict[tuple[Kind, UUID], int] = {}

    def many(self, kind: Kind, uids: Iterable[UUID]) -> dict[UUID, Record]:
        """Return those of the records that exist, by uid."""
        layout = LAYOUTS[kind]
        found: dict[UUID, Record] = {}
        for chunk in chunks(dict.fromkeys(uids)):
            sql = f"{layout.reading} WHERE {layout.name}.uid IN ({marks_for(chunk)})"
            for row in fetch(self._connection, sql, [uid.bytes for uid in chunk]):
                record = layout.record_of(row[1:])
                found[record.uid] = record
                self._keys[kind, record.uid] = row[0]
        return found

    def where(self, kind: Kind, equal: Mapping[str, object]) -> tuple[Record, ...]:
        """Return the records whose fields equal the given values, oldest first."""
        layout = LAYOUTS[kind]
        (values,) = self._stored(layout, [equal]) if equal else ((),)
        tests = [f"{layout.name}.{name} IS ?" for name in equal]
        narrowed = f" WHERE {' AND '.join(tests)}" if tests else ""
        sql = f"{layout.reading}{narrowed} ORDER BY {layout.name}.key"
        rows = fetch(self._connection, sql, values)
        return tuple(layout.record_of(row[1:]) for row in rows)

    def keys(self, kind: Kind, uids: Iterable[UUID]) -> dict[UUID, int]:
        """Return the keys of those records that exist."""
        wanted = list(dict.fromkeys(uids))
        name = LAYOUTS[kind].name
        for chunk in chunks([uid for uid in wanted if (kind, uid) not in self._keys]):
            sql = f"SELECT uid, key FROM {name} WHERE uid IN ({marks_for(chunk)})"  # noqa: S608
            for uid, key in fetch(self._connection, sql, [uid.bytes for uid in chunk]):
                self._keys[kind, UUID(bytes=uid)] = key
        return {uid: self._keys[kind, uid] for uid in wanted if (kind, uid) in self._keys}

    def insert(self, kind: Kind, records: Sequence[Record]) -> None:
        """Add rows; a reference to nothing raises ``NoSuchRecord``."""
        layout = LAYOUTS[kind]
        rows = [{each.name: getattr(row, each.name) for each in layout.members} for row in records]
        values = self._stored(layout, rows)
        if len(records) == 1:
            ((key,),) = fetch(self._connection, f"{layout.inserting} RETURNING key", values[0])
            self._keys[kind, records[0].uid] = key
        else:
            run_many(self._connection, layout.inserting, values)

    def update(self, kind: Kind, changes: Mapping[UUID, Mapping[str, object]]) -> None:
        """Set fields of rows; rows that change the same fields are written together."""
        layout = LAYOUTS[kind]
        together: dict[tuple[str, ...], list[UUID]] = {}
        for uid, fields in changes.items():
            together.setdefault(tuple(fields), []).append(uid)
        for names, uids in together.items():
            setting = ", ".join(f"{name} = ?" for name in names)
            values = self._stored(layout, [changes[uid] for uid in uids])
            rows = [(*row, uid.bytes) for row, uid in zip(values, uids, strict=True)]
            sql = f"UPDATE {layout.name} SET {setting} WHERE uid = ?"  # noqa: S608
            run_many(self._connection, sql, rows)

    def delete(self, kind: Kind, uids: Iterable[UUID]) -> None:
        """Remove rows that nothing refers to."""
        for chunk in chunks(uids):
            sql = f"DELETE FROM {LAYOUTS[kind].name} WHERE uid IN ({marks_for(chunk)})"  # noqa: S608
            fetch(self._connection, sql, [uid.bytes for uid in chunk])
            for uid in chunk:
                self._keys.pop((kind, uid), None)

    def _stored(
        self, layout: Layout, rows: Sequence[Mapping[str, object]]
    ) -> list[tuple[object, ...]]:
        """Return rows of the same fields as the table holds them, references as keys."""
        members = [layout.member(name) for name in rows[0]]
        columns: list[list[object]] = []
        for member in members:
            values = [row[member.name] for row in rows]
            if member.refers is not None:
                keys = self._keys_of(member.refers, values)
                columns.append([keys[value] for value in values])
            elif (into := member.type.into) is not None:
                columns.append([None if value is None else into(value) for value in values])
            else:
                columns.append(values)
        return list(zip(*columns, strict=True))

    def _keys_of(self, kind: Kind, uids: Iterable[Any]) -> dict[Any, int | None]:
        """Return the keys of records that must exist; ``None`` stays ``None``."""
        wanted = set(uids) - {None}
        keys: dict[Any, int | None] = {**self.keys(kind, wanted), None: None}
        for missing in wanted - keys.keys():
            raise NoSuchRecord(missing)
        return keys
