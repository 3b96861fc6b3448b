"""What a change set touched."""

from dataclasses import dataclass
from uuid import UUID

from sv_evidence.domain.records import Kind


@dataclass(frozen=True, slots=True)
class Changes:
    """What a change set touched, so that whoever shows it can look again."""

    kinds: frozenset[Kind]
    uids: frozenset[UUID]
    label: str
    change: UUID

    def includes(self, *kinds: Kind) -> bool:
        """Say whether a record of any of these kinds was touched."""
        return not self.kinds.isdisjoint(kinds)
