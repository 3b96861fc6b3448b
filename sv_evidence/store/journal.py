"""The journal: what one action changed, row by row, in a chain that shows any later alteration.

A change set has a header and one entry per row touched. An entry's commitment is the SHA-256 of a
random salt, the row's kind and uid, and the entry's JSON; the chain runs per device over
SHA-256(previous, header, commitments). An erased entry leaves its commitment, so the chain holds.
"""

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, insert, select, update

from sv_evidence.domain.identity import RANDOM_BYTES, make_uid
from sv_evidence.store.bookkeeping import CHANGE_SETS, DEVICES, ENTRIES
from sv_evidence.store.columns import Plain, moment_text

SALT_BYTES: Final = 32
NO_HASH: Final = bytes(32)
MADE: Final = "+"
REMOVED: Final = "-"
NOTE: Final = "note"
"""The kind of entry that records what was done outside the tables, such as an export."""


Row = dict[str, Plain]
"""A record, or some of its fields, as the journal writes it."""


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


@dataclass(frozen=True, slots=True)
class Header:
    """What is said of a change set as a whole."""

    uid: UUID
    device: UUID
    sequence: int
    clock: int
    at: datetime
    author: str
    label: str
    does: Does
    reverses: UUID | None

    def text(self) -> bytes:
        """Return the header as it goes into the chain."""
        return canonical(
            {
                "uid": str(self.uid),
                "device": str(self.device),
                "sequence": self.sequence,
                "clock": self.clock,
                "at": moment_text(self.at),
                "author": self.author,
                "label": self.label,
                "does": self.does.value,
                "reverses": None if self.reverses is None else str(self.reverses),
            }
        ).encode()


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


def commitment(salt: bytes, entry: Entry) -> bytes:
    """Commit to an entry without giving it away."""
    said = f"{entry.kind}\n{entry.record}\n{entry.body}"
    return hashlib.sha256(salt + said.encode()).digest()


def link(previous: bytes, header: Header, commitments: Iterable[bytes]) -> bytes:
    """Return a change set's place in the chain."""
    return hashlib.sha256(b"".join((previous, header.text(), *commitments))).digest()


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
        device = self._connection.execute(select(DEVICES).where(DEVICES.c.is_own.is_(True))).one()
        header = Header(
            uid=self.uid,
            device=device.uid,
            sequence=device.sequence + 1,
            clock=max(device.clock + 1, int(self.at.timestamp() * 1000) << 16),
            at=self.at,
            author=self._author,
            label=label,
            does=does,
            reverses=reverses,
        )
        salts = secrets.token_bytes(SALT_BYTES * len(entries))
        salted = [
            (salts[place * SALT_BYTES : (place + 1) * SALT_BYTES], entry)
            for place, entry in enumerate(entries)
        ]
        commitments = [commitment(salt, entry) for salt, entry in salted]
        head = link(device.head, header, commitments)
        key = self._keep_header(header, device.key, device.head, head, len(entries))
        self._keep_entries(key, salted, commitments)
        self._connection.execute(
            update(DEVICES)
            .where(DEVICES.c.key == device.key)
            .values(sequence=header.sequence, clock=header.clock, head=head)
        )

    def _keep_header(
        self, header: Header, device: int, previous: bytes, head: bytes, entries: int
    ) -> int:
        kept = self._connection.execute(
            insert(CHANGE_SETS)
            .returning(CHANGE_SETS.c.key)
            .values(
                uid=header.uid,
                device=device,
                sequence=header.sequence,
                clock=header.clock,
                at=header.at,
                author=header.author,
                label=header.label,
                does=header.does,
                reverses=header.reverses,
                previous=previous,
                hash=head,
                entries=entries,
            )
        )
        return int(kept.scalar_one())

    def _keep_entries(
        self, change: int, salted: Sequence[tuple[bytes, Entry]], commitments: Sequence[bytes]
    ) -> None:
        if not salted:
            return
        rows = [
            {
                "change": change,
                "position": position,
                "kind": entry.kind,
                "record": entry.record,
                "body": entry.body,
                "salt": salt,
                "commitment": sealed,
            }
            for position, ((salt, entry), sealed) in enumerate(
                zip(salted, commitments, strict=True), start=1
            )
        ]
        self._connection.execute(insert(ENTRIES), rows)
