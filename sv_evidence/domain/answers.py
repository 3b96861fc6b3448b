"""What we write in a tender: answers, passages kept for the next one, and what they promise.

Texts hold live figures and marks in the notation of ``answer_text``. ``stated`` is JSON of what
their figures came to when the text was last kept or looked over, or when it was sent.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sv_evidence.domain.measures import Thousandths
from sv_evidence.domain.records import Kind, refers_to


@dataclass(frozen=True, slots=True)
class Passage:
    """A past answer kept for the next tender, with who looks after it and when they last did."""

    kind: ClassVar = Kind.PASSAGE

    uid: UUID
    title: str
    text: str = ""
    owner: str = ""
    reviewed_on: date | None = None
    stated: str = ""
    binned_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question; ``sent`` is the text as it left, figures written out."""

    kind: ClassVar = Kind.ANSWER

    uid: UUID
    question: UUID = refers_to(Kind.QUESTION)
    text: str = ""
    stated: str = ""
    sent: str = ""
    binned_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PassageUse:
    """Says that an answer was written from a passage, or a passage kept from an answer."""

    kind: ClassVar = Kind.PASSAGE_USE

    uid: UUID
    answer: UUID = refers_to(Kind.ANSWER)
    passage: UUID = refers_to(Kind.PASSAGE)
    binned_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An answer as it once stood, kept to be compared with or taken back."""

    kind: ClassVar = Kind.SNAPSHOT

    uid: UUID
    answer: UUID = refers_to(Kind.ANSWER)
    title: str = ""
    text: str = ""
    stated: str = ""
    made_at: datetime | None = None
    binned_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Promise:
    """A sentence of an answer that we will be held to, and what it comes to if the bid is won.

    ``target`` is for one year where ``is_yearly``. ``commitment`` is what it became.
    """

    kind: ClassVar = Kind.PROMISE

    uid: UUID
    answer: UUID = refers_to(Kind.ANSWER)
    sentence: str = ""
    measure: UUID | None = refers_to(Kind.MEASURE, optional=True)
    target: Thousandths | None = None
    is_yearly: bool = False
    due: date | None = None
    owner: str = ""
    commitment: UUID | None = refers_to(Kind.COMMITMENT, optional=True)
    binned_at: datetime | None = None
