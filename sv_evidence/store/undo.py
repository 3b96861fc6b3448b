"""Undoing and redoing: the entries of a change set, read backwards.

A row that is no longer what the entry left is kept whole and named: ``edited_since`` if it was
changed, ``gone`` if it or what it refers to is no more, ``in_use`` if others refer to it, and
``number_taken`` if its number went to another record meanwhile.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, select, update

from sv_evidence.domain.records import Kind, Record
from sv_evidence.store.bookkeeping import CHANGE_SETS, ENTRIES
from sv_evidence.store.errors import (
    AlreadyUndone,
    NoSuchChange,
    NothingToRedo,
    NothingToUndo,
    NotUndoable,
)
from sv_evidence.store.journal import Does, Entry, Row
from sv_evidence.store.numbers import Numbers
from sv_evidence.store.recorder import Changes, Recorder
from sv_evidence.store.records import chunks
from sv_evidence.store.tables import LAYOUTS, Layout

Kept = dict[UUID, str]
"""Rows that were left as they are, and why."""

_HEAD: Final = select(
    CHANGE_SETS.c.key,
    CHANGE_SETS.c.uid,
    CHANGE_SETS.c.label,
    CHANGE_SETS.c.does,
    CHANGE_SETS.c.reverses,
    CHANGE_SETS.c.is_reversed,
)


@dataclass(frozen=True, slots=True)
class Undone:
    """What undoing or redoing came to. ``change`` is the new change set, ``undone`` the old."""

    change: UUID
    undone: UUID
    label: str
    kept: tuple[tuple[UUID, str], ...]
    changes: Changes


def undo(connection: Connection, recorder: Recorder, change: UUID | None) -> Undone:
    """Reverse a change set, the newest that still stands if none is named."""
    standing = _HEAD.where(CHANGE_SETS.c.does == Does.CHANGE, CHANGE_SETS.c.is_reversed.is_(False))
    newest = standing.order_by(CHANGE_SETS.c.key.desc()).limit(1)
    asked = newest if change is None else _HEAD.where(CHANGE_SETS.c.uid == change)
    found = connection.execute(asked).one_or_none()
    if found is None:
        raise NothingToUndo if change is None else NoSuchChange(change)
    if found.does != Does.CHANGE:
        raise NotUndoable(found.uid)
    if found.is_reversed:
        raise AlreadyUndone(found.uid)
    return _reverse(connection, recorder, found, Does.UNDO)


def redo(connection: Connection, recorder: Recorder) -> Undone:
    """Reverse the newest undo, unless something was changed since."""
    last = select(CHANGE_SETS.c.key).where(CHANGE_SETS.c.does == Does.CHANGE)
    newest = last.order_by(CHANGE_SETS.c.key.desc()).limit(1).scalar_subquery()
    found = connection.execute(
        _HEAD.where(
            CHANGE_SETS.c.does == Does.UNDO,
            CHANGE_SETS.c.is_reversed.is_(False),
            CHANGE_SETS.c.key > newest,
        )
        .order_by(CHANGE_SETS.c.key.desc())
        .limit(1)
    ).one_or_none()
    if found is None:
        raise NothingToRedo
    done = _reverse(connection, recorder, found, Does.REDO)
    _mark(connection, found.reverses, is_reversed=False)
    return done


def _reverse(connection: Connection, recorder: Recorder, found: Any, does: Does) -> Undone:
    asked = select(ENTRIES.c.kind, ENTRIES.c.record, ENTRIES.c.body).where(
        ENTRIES.c.change == found.key, ENTRIES.c.body.is_not(None)
    )
    kept = _Reversal(connection, recorder).run(
        [Entry(*row) for row in connection.execute(asked.order_by(ENTRIES.c.position))]
    )
    changes = recorder.finish(found.label, does=does, reverses=found.uid)
    _mark(connection, found.uid, is_reversed=True)
    return Undone(changes.change, found.uid, found.label, tuple(kept.items()), changes)


def _mark(connection: Connection, change: UUID, *, is_reversed: bool) -> None:
    statement = update(CHANGE_SETS).where(CHANGE_SETS.c.uid == change)
    connection.execute(statement.values(is_reversed=is_reversed))


class _Reversal:
    """Takes entries back in bulk: removed rows return, fields return, made rows go."""

    def __init__(self, connection: Connection, recorder: Recorder) -> None:
        self._connection = connection
        self._numbers = Numbers(connection)
        self._recorder = recorder
        self._records = recorder.records
        self.kept: Kept = {}

    def run(self, entries: Sequence[Entry]) -> Kept:
        """Reverse the entries, parents before children on the way in, after them on the way out."""
        by_kind: dict[Kind, dict[UUID, tuple[Row | None, Row | None]]] = {}
        for entry in entries:
            by_kind.setdefault(Kind(entry.kind), {})[entry.record] = entry.sides()
        in_order = [(kind, by_kind[kind]) for kind in LAYOUTS if kind in by_kind]
        for kind, rows in in_order:
            self._bring_back(kind, {u: b for u, (b, a) in rows.items() if a is None and b})
        for kind, rows in in_order:
            self._set_back(kind, {u: (b, a) for u, (b, a) in rows.items() if a and b})
        for kind, rows in reversed(in_order):
            self._take_out(kind, {u: a for u, (b, a) in rows.items() if b is None and a})
        return self.kept

    def _bring_back(self, kind: Kind, rows: Mapping[UUID, Row]) -> None:
        layout = LAYOUTS[kind]
        there = self._records.keys(kind, rows)
        numbers = [str(row["number"]) for row in rows.values()] if layout.is_numbered else []
        used = self._numbers.taken(kind, numbers)
        missing = self._missing(layout, rows.values())
        back: list[Record] = []
        for uid, row in rows.items():
            if uid in there:
                self.kept[uid] = "edited_since"
            elif layout.is_numbered and row["number"] in used:
                self.kept[uid] = "number_taken"
            elif missing and any(row[each.name] in missing for each in layout.references):
                self.kept[uid] = "gone"
            else:
                back.append(layout.record_from(row))
        self._recorder.insert(kind, back)

    def _set_back(self, kind: Kind, rows: Mapping[UUID, tuple[Row, Row]]) -> None:
        layout = LAYOUTS[kind]
        now = self._records.many(kind, rows)
        missing = self._missing(layout, (before for before, _ in rows.values()))
        numbers = [str(before["number"]) for before, _ in rows.values() if "number" in before]
        used = self._numbers.taken(kind, numbers)
        changes: dict[UUID, dict[str, Any]] = {}
        for uid, (before, after) in rows.items():
            if uid not in now:
                self.kept[uid] = "gone"
            elif any(
                layout.member(name).plain(getattr(now[uid], name)) != is_
                for name, is_ in after.items()
            ):
                self.kept[uid] = "edited_since"
            elif missing and any(before.get(each.name) in missing for each in layout.references):
                self.kept[uid] = "gone"
            elif before.get("number") in used:
                self.kept[uid] = "number_taken"
            else:
                changes[uid] = {
                    name: layout.member(name).value(was) for name, was in before.items()
                }
        self._recorder.update(kind, changes, now)

    def _take_out(self, kind: Kind, rows: Mapping[UUID, Row]) -> None:
        layout = LAYOUTS[kind]
        now = self._records.many(kind, rows)
        in_use = self._referred_to(kind, rows)
        out: dict[UUID, Record] = {}
        for uid, row in rows.items():
            if uid not in now:
                self.kept[uid] = "gone"
            elif layout.plain(now[uid]) != layout.plain(layout.record_from(row)):
                self.kept[uid] = "edited_since"
            elif uid in in_use:
                self.kept[uid] = "in_use"
            else:
                out[uid] = now[uid]
        self._recorder.delete(kind, out)

    def _missing(self, layout: Layout, rows: Iterable[Row]) -> set[object]:
        """Return the uids (as text) that these rows refer to and that no longer exist."""
        listed = list(rows)
        missing: set[object] = set()
        for member in layout.references:
            texts = {str(text) for row in listed if (text := row.get(member.name)) is not None}
            if member.refers is not None and texts:
                there = self._records.keys(member.refers, map(UUID, texts))
                missing |= {text for text in texts if UUID(text) not in there}
        return missing

    def _referred_to(self, kind: Kind, uids: Iterable[UUID]) -> set[UUID]:
        """Return those of the records that others refer to."""
        table = LAYOUTS[kind].table
        found: set[UUID] = set()
        for other in LAYOUTS.values():
            for member in other.references:
                if member.refers is not kind:
                    continue
                for chunk in chunks(uids):
                    referring = select(other.table.c.key).where(
                        other.table.c[member.name] == table.c.key
                    )
                    asked = select(table.c.uid).where(table.c.uid.in_(chunk), referring.exists())
                    found.update(self._connection.execute(asked).scalars())
        return found
