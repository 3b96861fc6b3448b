"""What happened: change sets, newest first, and what they did to a record."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, select

from sv_evidence.store.bookkeeping import CHANGE_SETS, DEVICES, ENTRIES
from sv_evidence.store.journal import NOTE, Does, Entry


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """One action in the history; ``rows`` counts the records it touched."""

    uid: UUID
    label: str
    author: str
    device: str
    """The name of the computer; its uid is in the chain."""
    at: datetime
    does: Does
    reverses: UUID | None
    rows: int
    is_undone: bool


@dataclass(frozen=True, slots=True)
class Edit:
    """What one change set did to one record: each field's value before and after, as JSON has it.

    A new record has no values before, a removed one none after.
    """

    change: UUID
    kind: str
    record: UUID
    before: Mapping[str, Any]
    after: Mapping[str, Any]


_SETS: Final = select(
    CHANGE_SETS.c.uid,
    CHANGE_SETS.c.label,
    CHANGE_SETS.c.author,
    DEVICES.c.name,
    CHANGE_SETS.c.at,
    CHANGE_SETS.c.does,
    CHANGE_SETS.c.reverses,
    CHANGE_SETS.c.entries,
    CHANGE_SETS.c.is_reversed,
).join(DEVICES)


def change_sets(connection: Connection, record: UUID | None, limit: int) -> tuple[ChangeSet, ...]:
    """Return the newest change sets, of one record if it is named."""
    asked = _SETS.order_by(CHANGE_SETS.c.key.desc()).limit(limit)
    if record is not None:
        touched = select(ENTRIES.c.change).where(ENTRIES.c.record == record)
        asked = asked.where(CHANGE_SETS.c.key.in_(touched))
    return tuple(
        ChangeSet(uid, label, author, device, at, Does(does), reverses, rows, undone)
        for uid, label, author, device, at, does, reverses, rows, undone in connection.execute(
            asked
        )
    )


def edits_of(connection: Connection, record: UUID) -> tuple[Edit, ...]:
    """Return what was done to a record, newest first; erased entries are left out."""
    asked = (
        select(CHANGE_SETS.c.uid, ENTRIES.c.kind, ENTRIES.c.body)
        .join(CHANGE_SETS)
        .where(ENTRIES.c.record == record, ENTRIES.c.kind != NOTE, ENTRIES.c.body.is_not(None))
        .order_by(ENTRIES.c.change.desc())
    )
    return tuple(
        _edit(change, Entry(kind, record, body)) for change, kind, body in connection.execute(asked)
    )


def _edit(change: UUID, entry: Entry) -> Edit:
    before, after = entry.sides()
    return Edit(change, entry.kind, entry.record, before or {}, after or {})
