"""What was promised to a buyer, and what has been sent out."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sv_evidence.domain.measures import Thousandths
from sv_evidence.domain.records import Kind, refers_to


@dataclass(frozen=True, slots=True)
class Contract:
    """An agreement with a buyer, under which commitments are kept and returns are made."""

    kind: ClassVar = Kind.CONTRACT

    uid: UUID
    title: str
    buyer: UUID = refers_to(Kind.BUYER)
    number: str = ""
    reference: str = ""
    first_day: date | None = None
    last_day: date | None = None
    procurement_start: date | None = None
    """Decides which model applies to it."""
    binned_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """One promise of a contract: the wording, and so much of a measure by a day."""

    kind: ClassVar = Kind.COMMITMENT

    uid: UUID
    contract: UUID = refers_to(Kind.CONTRACT)
    measure: UUID = refers_to(Kind.MEASURE)
    position: int = 1
    wording: str = ""
    target: Thousandths = Thousandths(0)
    due: date | None = None
    owner: str = ""
    binned_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Pack:
    """An exported PDF, kept in the vault; never edited. ``facts`` is JSON of what it stated."""

    kind: ClassVar = Kind.PACK

    uid: UUID
    number: str
    title: str
    made_at: datetime
    first_day: date
    last_day: date
    pages: int
    size: int
    sha256: str
    register_fingerprint: str
    file_name: str = ""
    vault_name: str = ""
    vault_key: bytes = field(default=b"", metadata={"secret": True})
    facts: str = "{}"
    bid: UUID | None = refers_to(Kind.BID, optional=True)
    contract: UUID | None = refers_to(Kind.CONTRACT, optional=True)
    binned_at: datetime | None = None
