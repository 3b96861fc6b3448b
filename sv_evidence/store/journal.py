"""The journal: what one action changed, row by row, in a chain that shows any later alteration.

A change set has a header and one entry per row touched. An entry's commitment is the SHA-256 of a
random salt, the row's kind and uid, and the entry's JSON; the chain runs per device over
SHA-256(previous, header, commitments). An erased entry leaves its commitment, so the chain holds.
"""

import hashlib
import json
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection

from sv_evidence.domain.identity import RANDOM_BYTES, make_uid
from sv_evidence.store.columns import Plain, moment_text
from sv_evidence.store.direct import fetch, run_many

SALT_BYTES: Final = 32
NO_HASH: Final = bytes(32)
HEADER: Final = (
    "uid",
    "device",
    "sequence",
    "clock",
    "at",
    "author",
    "label",
    "does",
    "reverses",
)
"""What is said of a change set as a whole and goes into the chain."""
MADE: Final = "+"
REMOVED: Final = "-"
NOTE: Final = "note"
"""The kind of entry that records what was done outside the tables, such as an export."""

_OWN_DEVICE: Final = "SELECT key, uid, sequence, clock, head FROM devices WHERE is_own"
_KEEP_CHANGE: Final = """
INSERT INTO change_sets
    (uid, device, sequence, clock, at, author, label, does, reverses, previous, hash, entries)
VALUES (:uid, :device, :sequence, :clock, :at, :author, :label, :does, :reverses, :previous,
    :hash, :entries)
RETURNING key
"""
_KEEP_HEAD: Final = """
UPDATE devices SET sequence = :sequence, clock = :clock, head = :hash WHERE key = :device
"""

Row = dict[str, Plain]
"""A record, or some of its fields, as the journal writes it."""


Sealed = tuple[str, bytes, str, bytes, bytes]
"""An entry as it is stored, its salt and its commitment."""


class Does(StrEnum):
    """What a change set is."""

    CHANGE = "change"
    UNDO = "undo"
    REDO = "redo"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row that a change set touched, with what happened to it as canonical JSON."""

    kind: str
    record: UUID
    body: str

    def stored(self) -> tuple[str, bytes, str]:
        """Return the entry as its table holds it."""
        return self.kind, self.record.bytes, self.body

    def sides(self) -> tuple[Row | None, Row | None]:
        """Return the fields before and after; ``None`` where there was no row."""
        said = json.loads(self.body)
        if MADE in said:
            return None, said[MADE]
        if REMOVED in said:
            return said[REMOVED], None
        return (
            {name: was for name, (was, _) in said.items()},
            {name: is_ for name, (_, is_) in said.items()},
        )


def canonical(value: object) -> str:
    """Write JSON in its one canonical form."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def body_of(before: Mapping[str, Plain] | None, after: Mapping[str, Plain] | None) -> str | None:
    """Describe what happened to a row; ``None`` if nothing did."""
    if before == after:
        return None
    if before is None:
        return canonical({MADE: after})
    if after is None:
        return canonical({REMOVED: before})
    return canonical(
        {name: [before.get(name), is_] for name, is_ in after.items() if before.get(name) != is_}
    )


def commitment(salt: bytes, kind: str, record: bytes, body: str) -> bytes:
    """Commit to an entry without giving it away."""
    return hashlib.sha256(salt + f"{kind}\n{record.hex()}\n{body}".encode()).digest()


def link(previous: bytes, header: Mapping[str, object], commitments: Iterable[bytes]) -> bytes:
    """Return a change set's place in the chain, from its header as the tables hold it."""
    said = {name: each.hex() if isinstance(each, bytes) else each for name, each in header.items()}
    return hashlib.sha256(b"".join((previous, canonical(said).encode(), *commitments))).digest()


class Journal:
    """Writes change sets of this workspace's own device, on one writing connection."""

    def __init__(self, connection: Connection, author: str, at: datetime) -> None:
        self._connection = connection
        self._author = author
        self.at = at
        self.uid = make_uid(at, secrets.token_bytes(RANDOM_BYTES))

    def write(
        self,
        label: str,
        entries: Sequence[Entry],
        *,
        does: Does = Does.CHANGE,
        reverses: UUID | None = None,
    ) -> None:
        """Add a change set to the chain."""
        ((key, device, sequence, clock, previous),) = fetch(self._connection, _OWN_DEVICE)
        header = {
            "uid": self.uid.bytes,
            "device": device,
            "sequence": sequence + 1,
            "clock": max(clock + 1, int(self.at.timestamp() * 1000) << 16),
            "at": moment_text(self.at),
            "author": self._author,
            "label": label,
            "does": does.value,
            "reverses": None if reverses is None else reverses.bytes,
        }
        salts = secrets.token_bytes(SALT_BYTES * len(entries))
        rows = [
            (*each.stored(), salt, commitment(salt, *each.stored()))
            for each, salt in zip(entries, _cut(salts), strict=True)
        ]
        head = link(previous, header, (row[-1] for row in rows))
        chained = {"device": key, "previous": previous, "hash": head, "entries": len(rows)}
        self._keep({**header, **chained}, rows)

    def _keep(self, change: Mapping[str, Any], rows: Sequence[Sealed]) -> None:
        ((key,),) = fetch(self._connection, _KEEP_CHANGE, change)
        placed = [(key, place, *row) for place, row in enumerate(rows, start=1)]
        run_many(self._connection, "INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?)", placed)
        fetch(self._connection, _KEEP_HEAD, change)


def _cut(salts: bytes) -> Iterator[bytes]:
    for start in range(0, len(salts), SALT_BYTES):
        yield salts[start : start + SALT_BYTES]
