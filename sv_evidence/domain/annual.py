"""What a year's report says beyond its figures: notes kept through the year, each on its day."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar, Final
from uuid import UUID

from sv_evidence.domain.measures import LARGEST_QUANTITY, Pence, Period, Thousandths
from sv_evidence.domain.problems import Fault
from sv_evidence.domain.records import Kind, refers_to


class Topic(StrEnum):
    """What a note is about, in the order in which a report tells it."""

    TITLE = "title"
    HEADLINE = "headline"
    AIM = "aim"
    NEED = "need"
    CHANGE = "change"
    MONEY_IN = "money_in"
    MONEY_OUT = "money_out"
    MISSED = "missed"
    NEXT = "next"
    CONSULTATION = "consultation"
    GOVERNANCE = "governance"
    THANKS = "thanks"
    DIRECTORS_PAY = "directors_pay"
    ASSETS = "assets"
    DIVIDENDS = "dividends"
    EARLIER_FIGURE = "earlier_figure"
    """What a measure came to in a year before this workspace: it has a measure and a quantity."""


MONEY: Final = frozenset({Topic.MONEY_IN, Topic.MONEY_OUT})
LARGEST_AMOUNT: Final = 10**13
"""Pence; what is larger is no year of a small organisation."""


@dataclass(frozen=True, slots=True)
class YearNote:
    """One thing to say of the year in which ``said_on`` lies.

    Of a consultation, ``title`` says who was asked, ``text`` what they said, and ``changed`` what
    came of it. Its text may hold live figures as answers do.
    """

    kind: ClassVar = Kind.YEAR_NOTE

    uid: UUID
    topic: Topic
    said_on: date
    headline: str = ""
    text: str = ""
    changed: str = ""
    source: str = ""
    """Who says so, for a statistic."""
    amount: Pence | None = None
    measure: UUID | None = refers_to(Kind.MEASURE, optional=True)
    quantity: Thousandths | None = None
    binned_at: datetime | None = None


def year_note_faults(note: YearNote) -> tuple[Fault, ...]:
    """Name what keeps a note from being kept."""
    found: list[Fault] = []
    if note.topic in MONEY and note.amount is None:
        found.append(Fault("amount", "empty"))
    if note.amount is not None and not 0 <= note.amount <= LARGEST_AMOUNT:
        found.append(Fault("amount", "negative_amount" if note.amount < 0 else "too_large"))
    if note.topic is Topic.EARLIER_FIGURE:
        found.extend(
            Fault(name, "empty") for name in ("measure", "quantity") if not _given(note, name)
        )
    elif not (note.headline.strip() or note.text.strip()):
        found.append(Fault("text", "empty"))
    if note.quantity is not None and not 0 <= note.quantity <= LARGEST_QUANTITY:
        found.append(Fault("quantity", "negative_amount" if note.quantity < 0 else "too_large"))
    return tuple(found)


def year_before(period: Period) -> Period:
    """Return the same days a year earlier; 29 February becomes the 28th."""
    return Period(_earlier(period.first), _earlier(period.last))


_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE: Final = re.compile(r"(?<![\d£,.])(?:\+44\s?|0)\d(?:[\s-]?\d){8,9}(?!\d)")
_POSTCODE: Final = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b")
_AGED: Final = re.compile(r"\b[A-Z][a-z]+, (?:aged )?\d{2}\b")


def personal_in(text: str, names: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return what in a text points at somebody: addresses, numbers, ages, and ``names`` given.

    A community interest report is public, so none of this may stand in it. A name that nobody
    told us cannot be found.
    """
    found = [each for rule in (_MAIL, _PHONE, _POSTCODE, _AGED) for each in rule.findall(text)]
    found.extend(name for name in names if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text))
    return tuple(dict.fromkeys(found))


def _earlier(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


def _given(note: YearNote, name: str) -> bool:
    return getattr(note, name) is not None
