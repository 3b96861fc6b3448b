"""A change being made: the only way to write records. It reads like a view of what it wrote."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Connection, insert, update

from sv_evidence.domain.evidence import Condition
from sv_evidence.domain.records import Kind, Record
from sv_evidence.store.bookkeeping import DERIVED, REMARKS, TEXTS
from sv_evidence.store.errors import NoSuchRecord
from sv_evidence.store.journal import Does, Journal
from sv_evidence.store.numbers import Numbers
from sv_evidence.store.recorder import Changes, Recorder
from sv_evidence.store.records import is_binned
from sv_evidence.store.rulebook import Rulebook
from sv_evidence.store.sealing import SealingKey, keep_sealing_key
from sv_evidence.store.tables import LAYOUTS, table_of
from sv_evidence.store.vault import Kept
from sv_evidence.store.view import View

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Added:
    """What adding a record came to; ``number`` is empty for kinds that have none."""

    uid: UUID
    number: str
    is_new: bool


class Unit(View):
    """One write transaction, kept as one change set when its block ends well.

    Problems: ``no_such_record``, ``number_taken``.
    """

    def __init__(
        self, connection: Connection, rulebook: Rulebook, journal: Journal, label: str
    ) -> None:
        super().__init__(connection, rulebook)
        self._label = label
        self._numbers = Numbers(connection)
        self._recorder = Recorder(connection, self._records, rulebook, journal)

    @property
    def change(self) -> UUID:
        """The uid of the change set being made."""
        return self._recorder.journal.uid

    @property
    def changes(self) -> Changes:
        """What was touched so far."""
        return self._recorder.changes(self._label)

    def add(self, record: Record) -> Added:
        """Keep a new record; the same uid again changes nothing."""
        (added,) = self.add_all((record,))
        return added

    def add_all(self, records: Iterable[Record]) -> tuple[Added, ...]:
        """Keep many new records at once, parents before those that refer to them."""
        added: list[Added] = []
        for kind, run in groupby(records, key=lambda each: each.kind):
            added.extend(self._add_run(kind, list(run)))
        return tuple(added)

    def amend(self, kind: type[R], uid: UUID, **fields: object) -> R:
        """Change fields of a record and return it as it is now."""
        before = self.get(kind, uid)
        after = replace(before, **fields)
        new = {name: value for name, value in fields.items() if getattr(before, name) != value}
        if not new:
            return before
        if "number" in new:
            self._numbers.assert_free(kind.kind, (str(new["number"]),))
        self._recorder.update(kind.kind, {uid: new}, {uid: before})
        return after

    def bin(self, kind: type[Record], uid: UUID) -> None:
        """Put a record in the bin; it stays as it is if it lies there already."""
        if not is_binned(self.get(kind, uid)):
            self.amend(kind, uid, binned_at=self._recorder.journal.at)

    def restore(self, kind: type[Record], uid: UUID) -> None:
        """Take a record out of the bin."""
        self.amend(kind, uid, binned_at=None)

    def keep_derived(self, evidence: UUID, what: str, kept: Kept, width: int, height: int) -> None:
        """Say where the vault holds a picture made from a file; not journalled."""
        row = {
            "evidence": evidence,
            "what": what,
            "name": kept.name,
            "key": kept.key,
            "size": kept.size,
            "width": width,
            "height": height,
        }
        self._connection.execute(insert(DERIVED).prefix_with("OR REPLACE"), row)
        self._recorder.look_again_at(evidence)

    def keep_text(self, evidence: UUID, text: str) -> None:
        """Keep the words of a file for searching; not journalled."""
        row = {"evidence": evidence, "text": text}
        self._connection.execute(insert(TEXTS).prefix_with("OR REPLACE"), row)

    def keep_remark(self, evidence: UUID, remark: str) -> None:
        """Keep why less of a file can be shown than one may expect; not journalled."""
        row = {"evidence": evidence, "remark": remark}
        self._connection.execute(insert(REMARKS).prefix_with("OR REPLACE"), row)

    def keep_sealing_key(self, key: SealingKey) -> None:
        """Seal with this key from now on; the key itself is in no journal."""
        keep_sealing_key(self._connection, key)

    def set_condition(self, evidence: UUID, condition: Condition) -> None:
        """Say whether a file is still what was added; not journalled, the marks follow."""
        table = table_of(Kind.EVIDENCE)
        done = self._connection.execute(
            update(table).where(table.c.uid == evidence).values(condition=condition)
        )
        if not done.rowcount:
            raise NoSuchRecord(evidence)
        self._recorder.look_again_at(evidence)

    def finish(self, does: Does = Does.CHANGE) -> Changes:
        """Write the change set; the workspace calls this when the block has ended well."""
        self._numbers.finish()
        return self._recorder.finish(self._label, does=does)

    def _add_run(self, kind: Kind, records: Sequence[Record]) -> list[Added]:
        """Add records of one kind that stand next to each other."""
        by_uid: dict[UUID, Record] = {}
        for record in records:
            by_uid.setdefault(record.uid, record)
        there = self._records.keys(kind, by_uid)
        known = self._records.many(kind, there)
        new = [record for uid, record in by_uid.items() if uid not in known]
        if LAYOUTS[kind].is_numbered:
            new = self._numbers.number_all(kind, new)
        self._recorder.insert(kind, new)
        made = {record.uid: record for record in new}
        added: list[Added] = []
        for record in records:
            new_one = made.pop(record.uid, None)
            kept = known[record.uid] if new_one is None else new_one
            known[record.uid] = kept
            added.append(Added(record.uid, getattr(kept, "number", ""), new_one is not None))
        return added
