"""What lies in the bin, as a person put it there, and the way back for it and what is tied to it.

What one change put there together with the record it belongs to comes back with it, and is no row
of its own. Kinds that are replaced in the course of work, such as a decision, are no rows either:
their history is the way back.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sv_evidence.domain.kinds import RECORDS
from sv_evidence.domain.records import Kind, Record, referred_kind
from sv_evidence.operations.binning import KEPT, restore_records
from sv_evidence.operations.naming import Names
from sv_evidence.store.binned import Binned
from sv_evidence.store.records import is_binned
from sv_evidence.store.view import View
from sv_evidence.store.workspace import Workspace
from sv_evidence.wording.labels import kind_count, kind_label
from sv_evidence.wording.numbers import size_text
from sv_evidence.wording.words import tr

REPLACED: Final = KEPT | {
    Kind.ALLOTMENT,
    Kind.RULING,
    Kind.SURVEY,
    Kind.DETAIL,
    Kind.DOUBLE,
    Kind.COVERED_AREA,
    Kind.CONTRACT_TERMS,
    Kind.COMMITMENT_TERMS,
    Kind.RETURN_LINE,
    Kind.PASSAGE_USE,
}
_COUNTED: Final = (Kind.RESULT, Kind.ATTACHMENT, Kind.ATTENDANCE, Kind.COMMITMENT, Kind.QUESTION)


@dataclass(frozen=True, slots=True)
class BinRow:
    """One thing in the bin; ``author`` is empty if nothing says any more who put it there."""

    kind: Kind
    uid: UUID
    title: str
    what: str
    """What it is, and what comes back with it."""
    author: str
    at: datetime
    change: UUID | None
    size: int
    """Bytes of its file; 0 if it is none."""


def bin_rows(view: View) -> tuple[BinRow, ...]:
    """Return what lies in the bin, what was put there last first."""
    lying = view.binned()
    names = Names(view)
    by_kind: dict[Kind, list[UUID]] = {}
    for each in lying:
        by_kind.setdefault(each.kind, []).append(each.uid)
    for kind, uids in by_kind.items():
        names.know(kind, uids)
    together = {(each.uid, each.change) for each in lying}
    return tuple(
        _row(view, names, each)
        for each in lying
        if each.kind not in REPLACED and not _is_tied(names, each, together)
    )


def restore_from_bin(workspace: Workspace, wanted: Iterable[tuple[Kind, UUID]]) -> UUID:
    """Take records out of the bin with what was put there with them, as one change.

    What they belong to comes back too if it lies in the bin: nothing returns to where it would
    not be seen.
    """
    with workspace.read() as view:
        by_uid = {each.uid: each for each in view.binned()}
        records: dict[UUID, Record] = {}
        for kind, uid in wanted:
            _gather(view, by_uid, (kind, uid), records)
    return restore_records(workspace, list(records.values()))


def _is_tied(names: Names, each: Binned, together: set[tuple[UUID, UUID | None]]) -> bool:
    record = names.record(each.kind, each.uid)
    return any((parent, each.change) in together for _, parent in _parents(record))


def _parents(record: Record | None) -> tuple[tuple[Kind, UUID], ...]:
    """Return what a record refers to."""
    if record is None:
        return ()
    found: list[tuple[Kind, UUID]] = []
    for name, field in record.__dataclass_fields__.items():
        kind, uid = referred_kind(field), getattr(record, name)
        if kind is not None and uid is not None:
            found.append((kind, uid))
    return tuple(found)


def _row(view: View, names: Names, each: Binned) -> BinRow:
    record = names.record(each.kind, each.uid)
    size = int(getattr(record, "size", 0))
    parts = [kind_label(each.kind)]
    if size:
        parts.append(size_text(size))
    tied: Sequence[tuple[Kind, UUID]] = view.referring(each.kind, each.uid)
    parts += [
        kind_count(kind, count)
        for kind in _COUNTED
        if (count := sum(other is kind for other, _ in tied))
    ]
    return BinRow(
        kind=each.kind,
        uid=each.uid,
        title=names.name(each.kind, each.uid),
        what=", ".join(parts) if len(parts) > 1 else tr("{kind}, nothing else", kind=parts[0]),
        author=each.author,
        at=each.at,
        change=each.change,
        size=size,
    )


def _gather(
    view: View,
    by_uid: Mapping[UUID, Binned],
    wanted: tuple[Kind, UUID],
    into: dict[UUID, Record],
) -> None:
    """Collect a record, what was binned with it, and what it belongs to."""
    kind, uid = wanted
    record = view.find(RECORDS[kind], uid)
    if record is None or uid in into or not is_binned(record):
        return
    into[uid] = record
    change = by_uid[uid].change
    for other, child in view.referring(kind, uid):
        lying = by_uid.get(child)
        if lying is not None and lying.change == change:
            _gather(view, by_uid, (other, child), into)
    for parent in _parents(record):
        _gather(view, by_uid, parent, into)
