"""Putting records in the bin, and taking them out."""

from collections import Counter
from collections.abc import Mapping, Sequence
from uuid import UUID

from sv_evidence.domain.records import Kind, Record
from sv_evidence.domain.returns import Return
from sv_evidence.operations.problems import CannotBeBinned, ReturnLocked
from sv_evidence.store.workspace import Workspace
from sv_evidence.wording.changes import binned_kinds_label, restored_kinds_label

KEPT = frozenset({Kind.ORGANISATION, Kind.FRAMEWORK, Kind.MEASURE})
"""Kinds that everything else rests on."""


def bin_records(workspace: Workspace, records: Sequence[Record]) -> UUID:
    """Put records in the bin, all of them as one change."""
    for record in records:
        if record.kind in KEPT:
            raise CannotBeBinned(getattr(record, "number", "") or str(record.uid))
        if isinstance(record, Return) and record.sent_on is not None:
            raise ReturnLocked(record.sent_on)
    with workspace.change(binned_kinds_label(counted_kinds(records))) as unit:
        for record in records:
            unit.bin(type(record), record.uid)
        return unit.change


def bin_by_uid(workspace: Workspace, record: type[Record], uids: Sequence[UUID]) -> UUID:
    """Put records of one type in the bin as one change; those that are gone are passed over."""
    with workspace.read() as view:
        found = tuple(view.many(record, uids).values())
    return bin_records(workspace, found)


def restore_records(workspace: Workspace, records: Sequence[Record]) -> UUID:
    """Take records out of the bin, all of them as one change."""
    with workspace.change(restored_kinds_label(counted_kinds(records))) as unit:
        for record in records:
            unit.restore(type(record), record.uid)
        return unit.change


def counted_kinds(records: Sequence[Record]) -> Mapping[Kind, int]:
    """Count records by kind."""
    return Counter(record.kind for record in records)
