"""The one recorder that every write to a record goes through: the row, its entry, its marks."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection

from sv_evidence.domain.problems import Defect
from sv_evidence.domain.records import Kind, Record
from sv_evidence.store.changes import Changes
from sv_evidence.store.exhibits import neighbours
from sv_evidence.store.journal import NOTE, Does, Entry, Journal, Row, body_of, canonical
from sv_evidence.store.marks import attached_to, delivered_by, refresh_marks
from sv_evidence.store.records import Records
from sv_evidence.store.rulebook import Rulebook
from sv_evidence.store.tables import LAYOUTS

__all__ = ["Changes", "Recorder"]

_ON_ACTIVITIES: Final = frozenset({Kind.RESULT, Kind.ATTACHMENT, Kind.ATTENDANCE})
_ON_RESULTS: Final = frozenset({Kind.ALLOTMENT, Kind.SURVEY})
"""Kinds that proof looks at, by what they belong to."""


class Recorder:
    """Writes records and remembers each touched row as it was before and is now."""

    def __init__(
        self, connection: Connection, records: Records, rulebook: Rulebook, journal: Journal
    ) -> None:
        self.records = records
        self.journal = journal
        self._connection = connection
        self._rulebook = rulebook
        self._before: dict[tuple[Kind, UUID], Row | None] = {}
        self._after: dict[tuple[Kind, UUID], Row | None] = {}
        self._looked_at: set[UUID] = set()
        self._notes: list[Entry] = []

    def insert(self, kind: Kind, records: Sequence[Record]) -> None:
        """Add rows whose parents exist."""
        if not records:
            return
        self.records.insert(kind, records)
        layout = LAYOUTS[kind]
        for record in records:
            self._touch(kind, record.uid, None, layout.plain(record))

    def update(
        self, kind: Kind, changes: Mapping[UUID, Mapping[str, Any]], before: Mapping[UUID, Record]
    ) -> None:
        """Set fields of rows that stand as ``before`` says."""
        if not changes:
            return
        self.records.update(kind, changes)
        layout = LAYOUTS[kind]
        for uid, fields in changes.items():
            was = layout.plain(before[uid])
            new = {name: layout.member(name).plain(value) for name, value in fields.items()}
            self._touch(kind, uid, was, was | new)

    def delete(self, kind: Kind, before: Mapping[UUID, Record]) -> None:
        """Remove rows that stand as ``before`` says and that nothing refers to."""
        if not before:
            return
        self.records.delete(kind, before)
        for uid, record in before.items():
            self._touch(kind, uid, LAYOUTS[kind].plain(record), None)

    def look_again_at(self, evidence: UUID) -> None:
        """Refresh what shows or counts this file, although its record did not change."""
        self._looked_at.add(evidence)

    def note(self, details: Mapping[str, object]) -> None:
        """Say in the change set what was done outside the rows it touches."""
        self._notes.append(Entry(NOTE, self.journal.uid, canonical(details)))

    def finish(
        self, label: str, *, does: Does = Does.CHANGE, reverses: UUID | None = None
    ) -> Changes:
        """Write the change set (none if nothing changed) and bring the marks up to date."""
        entries = [
            Entry(kind.value, uid, body)
            for (kind, uid), before in self._before.items()
            if (body := body_of(before, self._after[kind, uid])) is not None
        ]
        entries += self._notes
        if entries or does is not Does.CHANGE:
            self.journal.write(label, entries, does=does, reverses=reverses)
        refresh_marks(self._connection, self._rulebook, sorted(self._activities()))
        return self.changes(label)

    def changes(self, label: str) -> Changes:
        """Name what was touched so far."""
        kinds = {kind for kind, _ in self._before}
        if self._looked_at:
            kinds |= {Kind.EVIDENCE}
        if kinds & ({Kind.EVIDENCE} | _ON_ACTIVITIES | _ON_RESULTS):
            kinds |= {Kind.ACTIVITY, Kind.RESULT}
        uids = {uid for _, uid in self._before} | self._looked_at
        return Changes(frozenset(kinds), frozenset(uids), label, self.journal.uid)

    def _touch(self, kind: Kind, uid: UUID, before: Row | None, after: Row | None) -> None:
        if (kind, uid) not in self._before:
            self._before[kind, uid] = before
        elif self._after[kind, uid] != before:
            raise Defect(f"{kind} {uid} changed without being recorded")
        self._after[kind, uid] = after

    def _activities(self) -> Iterable[int]:
        """Return the keys of the activities whose marks may have changed."""
        uids: set[UUID] = set()
        files = set(self._looked_at)
        tied: set[UUID] = set()
        results: set[UUID] = set()
        for (kind, uid), before in self._before.items():
            if kind is Kind.ACTIVITY:
                uids.add(uid)
            elif kind in _ON_ACTIVITIES:
                uids.update(self._named(kind, uid, before, "activity"))
                if kind is Kind.ATTACHMENT:
                    tied |= self._named(kind, uid, before, "evidence")
            elif kind in _ON_RESULTS:
                results |= self._named(kind, uid, before, "result")
            elif kind is Kind.EVIDENCE:
                files.add(uid)
        keys = set(self.records.keys(Kind.ACTIVITY, uids).values())
        if files:
            keys |= attached_to(self._connection, (uid.bytes for uid in files))
        if results:
            keys |= delivered_by(self._connection, (uid.bytes for uid in results))
        return keys | neighbours(
            self._connection, (uid.bytes for uid in tied), self._moved_activities()
        )

    def _moved_activities(self) -> Iterable[int]:
        """Return the keys of the activities that came out of the bin or went into it."""
        moved = (
            uid
            for (kind, uid), before in self._before.items()
            if kind is Kind.ACTIVITY and before and self._is_moved(uid, before)
        )
        return self.records.keys(Kind.ACTIVITY, moved).values()

    def _is_moved(self, uid: UUID, before: Row) -> bool:
        after = self._after[Kind.ACTIVITY, uid]
        return after is not None and before["binned_at"] != after["binned_at"]

    def _named(self, kind: Kind, uid: UUID, before: Row | None, field: str) -> set[UUID]:
        """Return what a row refers to or referred to."""
        rows = (before, self._after[kind, uid])
        return {UUID(str(row[field])) for row in rows if row}
