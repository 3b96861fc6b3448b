"""Tenders being written: what a buyer asks, within which limits, and by when."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from sv_evidence.domain.measures import Thousandths
from sv_evidence.domain.records import Kind, refers_to
from sv_evidence.domain.word_counting import CountingRule, LimitUnit


class BidState(StrEnum):
    """How far a bid has come."""

    WRITING = "writing"
    SUBMITTED = "submitted"
    WON = "won"
    LOST = "lost"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Bid:
    """A tender being written for a buyer. The procurement's start decides which model applies.

    ``file_types`` are endings such as "pdf,docx"; empty is any. Where a limit is ``None`` the
    buyer set none. ``contract`` is what came of it, once it was won.
    """

    kind: ClassVar = Kind.BID

    uid: UUID
    title: str
    buyer: UUID = refers_to(Kind.BUYER)
    number: str = ""
    reference: str = ""
    procurement_start: date | None = None
    deadline: datetime | None = None
    state: BidState = BidState.WRITING
    submitted_at: datetime | None = None
    portal_megabytes: int | None = None
    file_types: str = ""
    attachment_pages: int | None = None
    contract: UUID | None = refers_to(Kind.CONTRACT, optional=True)
    binned_at: datetime | None = None

    @property
    def is_sent(self) -> bool:
        """Say whether its answers have left the house and stand still."""
        return self.submitted_at is not None


@dataclass(frozen=True, slots=True)
class Lot:
    """A part of a tender that is won or lost by itself; ``is_ours`` if we bid for it."""

    kind: ClassVar = Kind.LOT

    uid: UUID
    bid: UUID = refers_to(Kind.BID)
    position: int = 1
    title: str = ""
    is_ours: bool = False
    binned_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a tender: its words, what it is worth, and how long the answer may be.

    ``weight`` is in per cent; ``most`` counts ``unit`` by the buyer's rule, ``None`` is no limit.
    ``label`` is the buyer's own number, such as "3a".
    """

    kind: ClassVar = Kind.QUESTION

    uid: UUID
    bid: UUID = refers_to(Kind.BID)
    title: str = ""
    text: str = ""
    position: int = 1
    label: str = ""
    weight: Thousandths | None = None
    most: int | None = None
    unit: LimitUnit = LimitUnit.WORDS
    counting: CountingRule = CountingRule.WORD
    takes_attachments: bool = False
    attachment_pages: int | None = None
    lot: UUID | None = refers_to(Kind.LOT, optional=True)
    binned_at: datetime | None = None
