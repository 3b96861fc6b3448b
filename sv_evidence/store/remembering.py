"""What happened, as one transaction sees it: changes, what they did, the bin, and the chain."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from sv_evidence.domain.records import Kind
from sv_evidence.store.alive import hanging
from sv_evidence.store.binned import Binned, binned, referring
from sv_evidence.store.chain import ChainFault, verify_chain
from sv_evidence.store.erasing import ErasePlan, plan
from sv_evidence.store.history import (
    ChangeFilter,
    ChangeSet,
    Edit,
    authors,
    change_keys,
    change_page,
    change_sets,
    edits_in,
    edits_of,
)
from sv_evidence.store.judged import Judged

if TYPE_CHECKING:
    from array import array


class Remembering(Judged):
    """The journal, read."""

    def history(self, record: UUID | None = None, *, limit: int = 200) -> tuple[ChangeSet, ...]:
        """Return the newest change sets, of one record if it is named."""
        return change_sets(self._connection, record, limit)

    def edits(self, record: UUID) -> tuple[Edit, ...]:
        """Return what was done to a record, field by field, newest first."""
        return edits_of(self._connection, record)

    def edits_in(self, change: UUID, *, limit: int) -> tuple[Edit, ...]:
        """Return what a change set did, record by record."""
        return edits_in(self._connection, change, limit)

    def change_keys(self, wanted: ChangeFilter) -> "array[int]":
        """Return the keys of the change sets that are wanted, newest first."""
        return change_keys(self._connection, wanted)

    def change_page(self, keys: Sequence[int]) -> Mapping[int, ChangeSet]:
        """Return the change sets of these keys."""
        return change_page(self._connection, keys)

    def authors(self) -> tuple[str, ...]:
        """Return whoever changed something."""
        return authors(self._connection)

    def binned(self) -> tuple[Binned, ...]:
        """Return everything in the bin, what was put there last first."""
        return binned(self._connection)

    def hanging(self, kind: Kind) -> frozenset[UUID]:
        """Return what is not in the bin itself and hangs on something that is."""
        return hanging(self._connection, kind)

    def referring(self, kind: Kind, uid: UUID) -> tuple[tuple[Kind, UUID], ...]:
        """Return the records that refer to one, in the bin or not."""
        return referring(self._connection, kind, uid)

    def erasing(self, wanted: Iterable[tuple[Kind, UUID]]) -> ErasePlan:
        """Say what would go if records were erased, and what would stay."""
        return plan(self._connection, wanted)

    def chain_faults(self) -> tuple[ChainFault, ...]:
        """Return where the history was altered outside the program; none if it is whole."""
        return verify_chain(self._connection)
