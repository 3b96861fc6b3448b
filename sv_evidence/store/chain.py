"""Checking the history: is the chain whole, and do the rows say what their entries lead to."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from typing import Any, Final, Literal, NamedTuple
from uuid import UUID

from sqlalchemy import Connection

from sv_evidence.domain.records import Kind
from sv_evidence.store.direct import fetch, stream
from sv_evidence.store.erased import erased_labels
from sv_evidence.store.journal import HEADER, NO_HASH, Entry, Row, commitment, link
from sv_evidence.store.marks import stale_among
from sv_evidence.store.records import Records, chunks
from sv_evidence.store.rulebook import Rulebook
from sv_evidence.store.tables import LAYOUTS

_DEVICES: Final = "SELECT key, uid, sequence, head FROM devices ORDER BY key"
_CHANGES: Final = "SELECT * FROM change_sets WHERE device = ? ORDER BY sequence"
_ENTRIES: Final = """
SELECT kind, record, body, salt, commitment FROM entries WHERE change = ? ORDER BY position
"""
_BY_RECORD: Final = """
SELECT record, kind, body FROM entries WHERE kind <> 'note'
ORDER BY record, kind, change, position
"""
_NOT_RECORDED: Final = """
SELECT uid FROM {table} t
WHERE NOT EXISTS (SELECT 1 FROM entries WHERE record = t.uid AND kind = ?) LIMIT ?
"""
_MOST: Final = 200
"""How many differing rows are named; more say nothing new."""


@dataclass(frozen=True, slots=True)
class ChainFault:
    """Where a device's chain breaks first.

    ``why`` is ``missing`` (a change set before this one, or the last one, is gone), ``previous``,
    ``entry`` (an entry is not what was committed to) or ``hash``.
    """

    device: UUID
    sequence: int
    change: UUID | None
    why: Literal["missing", "previous", "entry", "hash"]


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that is not what its entries lead to.

    ``why`` is ``altered`` (with the fields), ``missing``, ``not_recorded`` or ``erased``.
    """

    kind: Kind
    uid: UUID
    why: Literal["altered", "missing", "not_recorded", "erased"]
    fields: tuple[str, ...] = ()


class _Device(NamedTuple):
    """A computer, and where its chain ends."""

    key: int
    uid: bytes
    sequence: int
    head: bytes


def verify_chain(connection: Connection) -> tuple[ChainFault, ...]:
    """Return the first broken change set of each device; none if the history is whole."""
    faults: list[ChainFault] = []
    labels = erased_labels(connection)
    for device in fetch(connection, _DEVICES):
        fault = _first_fault(connection, _Device(*device), labels)
        if fault is not None:
            faults.append(fault)
    return tuple(faults)


def differs_from_entries(connection: Connection) -> tuple[Difference, ...]:
    """Return rows that are not what their entries lead to, at most 200 of them."""
    found: list[Difference] = []
    for batch in chunks(_replayed(connection)):
        found.extend(_differing(connection, batch))
        if len(found) >= _MOST:
            return tuple(found[:_MOST])
    for kind, layout in LAYOUTS.items():
        unknown = fetch(connection, _NOT_RECORDED.format(table=layout.name), (kind.value, _MOST))
        found.extend(Difference(kind, UUID(bytes=uid), "not_recorded") for (uid,) in unknown)
    return tuple(found[:_MOST])


def stale_marks(connection: Connection, rulebook: Rulebook) -> int:
    """Count the stored marks that are not what proof says of their results and activities."""
    stale = 0
    for chunk in chunks([key for (key,) in fetch(connection, "SELECT key FROM activities")], 2000):
        found = stale_among(connection, rulebook, chunk)
        stale += len(found.results) + len(found.activities)
    return stale


def _first_fault(
    connection: Connection, of: _Device, labels: Mapping[bytes, tuple[bytes, bytes]]
) -> ChainFault | None:
    uid = UUID(bytes=of.uid)
    head, sequence = NO_HASH, 0
    for change in connection.exec_driver_sql(_CHANGES, (of.key,)).mappings().all():
        sequence += 1
        if change["sequence"] != sequence:
            return ChainFault(uid, sequence, None, "missing")
        name = UUID(bytes=change["uid"])
        if change["previous"] != head:
            return ChainFault(uid, sequence, name, "previous")
        entries = fetch(connection, _ENTRIES, (change["key"],))
        if not all(_is_as_committed(*each) for each in entries):
            return ChainFault(uid, sequence, name, "entry")
        header = {name: change[name] for name in HEADER} | {"device": of.uid}
        head = change["hash"]
        stands = link(change["previous"], header, (each[-1] for each in entries))
        if stands != head and labels.get(change["uid"]) != (head, stands):
            return ChainFault(uid, sequence, name, "hash")
    if (sequence, head) != (of.sequence, of.head):
        return ChainFault(uid, sequence + 1, None, "missing")
    return None


def _is_as_committed(
    kind: str, record: bytes, body: str | None, salt: bytes | None, committed: bytes
) -> bool:
    """Say whether an entry fits its commitment; an erased one keeps nothing but that."""
    if body is None or salt is None:
        return body is None and salt is None
    return commitment(salt, kind, record, body) == committed


@dataclass(frozen=True, slots=True)
class _Replayed:
    """What a record's entries lead to: its kind and row, ``None`` if removed or unknown."""

    uid: UUID
    kind: str
    row: Row | None
    is_erased: bool


def _replayed(connection: Connection) -> Iterator[_Replayed]:
    """Replay the entries of each record, oldest first."""
    entries = stream(connection, _BY_RECORD)
    for (record, kind), group in groupby(entries, key=itemgetter(0, 1)):
        uid = UUID(bytes=record)
        row: Row | None = None
        is_erased = False
        for _, _, body in group:
            if body is None:
                is_erased = True
                continue
            _, after = Entry(kind, uid, body).sides()
            row = None if after is None else {**(row or {}), **after}
        yield _Replayed(uid, kind, row, is_erased)


def _differing(connection: Connection, batch: Iterable[_Replayed]) -> Iterator[Difference]:
    by_kind: dict[Kind, list[_Replayed]] = {}
    for each in batch:
        by_kind.setdefault(Kind(each.kind), []).append(each)
    for kind, replayed in by_kind.items():
        layout = LAYOUTS[kind]
        there = Records(connection).many(kind, (each.uid for each in replayed))
        for each in replayed:
            kept = there.get(each.uid)
            now = None if kept is None else layout.plain(kept)
            row = None if each.row is None else layout.complete(each.row)
            difference = _difference(kind, replace(each, row=row), now)
            if difference is not None:
                yield difference


def _difference(
    kind: Kind, replayed: _Replayed, now: Mapping[str, Any] | None
) -> Difference | None:
    if replayed.is_erased:
        return None if now is None else Difference(kind, replayed.uid, "erased")
    if now is None:
        return None if replayed.row is None else Difference(kind, replayed.uid, "missing")
    if replayed.row is None:
        return Difference(kind, replayed.uid, "not_recorded")
    names = tuple(name for name, value in now.items() if replayed.row.get(name) != value)
    return Difference(kind, replayed.uid, "altered", names) if names else None
