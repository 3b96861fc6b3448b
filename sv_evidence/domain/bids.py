"""Tenders being written."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sv_evidence.domain.records import Kind, refers_to


@dataclass(frozen=True, slots=True)
class Bid:
    """A tender being written for a buyer. The procurement's start decides which model applies."""

    kind: ClassVar = Kind.BID

    uid: UUID
    title: str
    buyer: UUID = refers_to(Kind.BUYER)
    number: str = ""
    reference: str = ""
    procurement_start: date | None = None
    deadline: datetime | None = None
    binned_at: datetime | None = None
