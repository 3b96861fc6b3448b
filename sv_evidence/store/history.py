"""What happened: change sets, newest first, and what they did to a record."""

import json
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, select

from sv_evidence.domain.records import Kind
from sv_evidence.store.bookkeeping import CHANGE_SETS, DEVICES, ENTRIES
from sv_evidence.store.columns import moment_text
from sv_evidence.store.direct import fetch
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
    is_own: bool = True
    """Whether it was made on this computer."""
    place: int = 0
    """Where it stands in the history; the clock may have been set back since, this never is."""


@dataclass(frozen=True, slots=True)
class ChangeFilter:
    """Which change sets are wanted; what is empty narrows nothing."""

    words: str = ""
    author: str = ""
    kinds: frozenset[Kind] = frozenset()
    since: datetime | None = None


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
    DEVICES.c.is_own,
    CHANGE_SETS.c.key,
).join(DEVICES)
_TOUCHING: Final = """
EXISTS (SELECT 1 FROM entries e JOIN json_each(?) k ON k.value = e.kind WHERE e.change = c.key)
"""
_AUTHORS: Final = "SELECT author FROM change_sets GROUP BY author ORDER BY min(key)"


def change_sets(connection: Connection, record: UUID | None, limit: int) -> tuple[ChangeSet, ...]:
    """Return the newest change sets, of one record if it is named."""
    asked = _SETS.order_by(CHANGE_SETS.c.key.desc()).limit(limit)
    if record is not None:
        touched = select(ENTRIES.c.change).where(ENTRIES.c.record == record)
        asked = asked.where(CHANGE_SETS.c.key.in_(touched))
    return tuple(_change_set(row) for row in connection.execute(asked))


def change_keys(connection: Connection, wanted: ChangeFilter) -> "array[int]":
    """Return the keys of the change sets that are wanted, newest first."""
    tests: list[str] = []
    values: list[str] = []
    for word in wanted.words.split():
        tests.append("c.label LIKE ? ESCAPE '\\'")
        values.append(f"%{_escaped(word)}%")
    if wanted.author:
        tests.append("c.author = ?")
        values.append(wanted.author)
    if wanted.since is not None:
        tests.append("c.at >= ?")
        values.append(moment_text(wanted.since))
    if wanted.kinds:
        tests.append(_TOUCHING)
        values.append(json.dumps(sorted(wanted.kinds)))
    narrowed = f" WHERE {' AND '.join(tests)}" if tests else ""
    sql = f"SELECT c.key FROM change_sets c{narrowed} ORDER BY c.key DESC"  # noqa: S608 - our words
    return array("q", (key for (key,) in fetch(connection, sql, values)))


def change_page(connection: Connection, keys: Sequence[int]) -> Mapping[int, ChangeSet]:
    """Return the change sets of these keys, those that exist."""
    asked = _SETS.where(CHANGE_SETS.c.key.in_(list(keys)))
    return {row[-1]: _change_set(row) for row in connection.execute(asked)}


def edits_in(connection: Connection, change: UUID, limit: int) -> tuple[Edit, ...]:
    """Return what a change set did, record by record; erased entries are left out."""
    asked = (
        select(ENTRIES.c.kind, ENTRIES.c.record, ENTRIES.c.body)
        .join(CHANGE_SETS)
        .where(CHANGE_SETS.c.uid == change, ENTRIES.c.kind != NOTE, ENTRIES.c.body.is_not(None))
        .order_by(ENTRIES.c.position)
        .limit(limit)
    )
    return tuple(_edit(change, Entry(*row)) for row in connection.execute(asked))


def authors(connection: Connection) -> tuple[str, ...]:
    """Return whoever changed something, the first to come first."""
    return tuple(author for (author,) in fetch(connection, _AUTHORS))


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


def _change_set(row: Sequence[Any]) -> ChangeSet:
    uid, label, author, device, at, does, *rest = row
    return ChangeSet(uid, label, author, device, at, Does(does), *rest)


def _escaped(word: str) -> str:
    """Let a word stand for itself in ``LIKE``."""
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
