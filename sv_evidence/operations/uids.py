"""New identities for the records that an operation makes."""

import secrets
from datetime import UTC, datetime
from typing import Protocol
from uuid import UUID

from sv_evidence.domain.identity import RANDOM_BYTES, make_uid

_MILLISECONDS_AT = 80


class HasChange(Protocol):
    """A change being made; its uid tells the moment."""

    @property
    def change(self) -> UUID:
        """The uid of the change set."""
        ...


def new_uid(unit: HasChange) -> UUID:
    """Make a uid of the moment in which the change is made."""
    milliseconds = unit.change.int >> _MILLISECONDS_AT
    return uid_at(datetime.fromtimestamp(milliseconds / 1000, UTC))


def uid_at(at: datetime) -> UUID:
    """Make a uid of a moment."""
    return make_uid(at, secrets.token_bytes(RANDOM_BYTES))
