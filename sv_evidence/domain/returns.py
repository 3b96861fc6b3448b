"""What a contract asks to be told, how often, and what a return says beside its figures."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from sv_evidence.domain.measures import LARGEST_QUANTITY, Pence, Thousandths
from sv_evidence.domain.problems import Fault
from sv_evidence.domain.records import Kind, refers_to

LATE_DAYS = 15
"""A return is due so many days after its period unless the contract says otherwise."""
LONGEST_DUE = 366


class Rhythm(StrEnum):
    """How often a return is due."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    @property
    def months(self) -> int:
        """How many months one return covers."""
        return {Rhythm.MONTH: 1, Rhythm.QUARTER: 3, Rhythm.YEAR: 12}[self]


class Due(StrEnum):
    """How the return on a period stands."""

    RETURNED = "returned"
    OVERDUE = "overdue"
    NEXT = "next"
    """The one to be made now."""
    LATER = "later"


class Run(StrEnum):
    """What a commitment's target is for."""

    WHOLE = "whole"
    """From the contract's first day to the day it is due."""
    YEAR = "year"
    """For each year of the contract anew."""


@dataclass(frozen=True, slots=True)
class ContractTerms:
    """How a contract is reported on, and what it is worth with VAT over its whole run."""

    kind: ClassVar = Kind.CONTRACT_TERMS

    uid: UUID
    contract: UUID = refers_to(Kind.CONTRACT)
    returns: Rhythm = Rhythm.QUARTER
    due_days: int | None = None
    """So many days after the period its return is due; on a weekend, the Friday before.

    ``LATE_DAYS`` if nobody said.
    """
    worth: Pence | None = None
    binned_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CommitmentTerms:
    """What a commitment's target is for, and whether it is one of the contract's KPIs."""

    kind: ClassVar = Kind.COMMITMENT_TERMS

    uid: UUID
    commitment: UUID = refers_to(Kind.COMMITMENT)
    run: Run = Run.WHOLE
    is_kpi: bool = False
    binned_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Return:
    """The report on one period of a contract; once it has gone it is locked."""

    kind: ClassVar = Kind.RETURN

    uid: UUID
    first_day: date
    last_day: date
    contract: UUID = refers_to(Kind.CONTRACT)
    story: str = ""
    only_contract: bool = False
    """A person declares that every figure is of this contract alone."""
    only_period: bool = False
    """A person declares that every figure of the period is of its days alone."""
    matches: bool = False
    """A person declares that every figure belongs to a commitment."""
    approved_by: str = ""
    sent_on: date | None = None
    pack: UUID | None = refers_to(Kind.PACK, optional=True)
    """The sealed document that went out; none if it went in the buyer's own form alone."""
    binned_at: datetime | None = None

    @property
    def is_locked(self) -> bool:
        """Say whether it has gone, so that nothing in it changes any more."""
        return self.sent_on is not None


@dataclass(frozen=True, slots=True)
class ReturnLine:
    """What a return says of one commitment beside its figures, and the figures it told."""

    kind: ClassVar = Kind.RETURN_LINE

    uid: UUID
    report: UUID = refers_to(Kind.RETURN)
    commitment: UUID = refers_to(Kind.COMMITMENT)
    cause: str = ""
    """Why it is behind."""
    action: str = ""
    """What will be done about it."""
    by_day: date | None = None
    owner: str = ""
    correction: str = ""
    """Why a figure told before is another now."""
    told_period: Thousandths | None = None
    told_to_date: Thousandths | None = None
    binned_at: datetime | None = None


def return_faults(record: ContractTerms | Return | ReturnLine) -> tuple[Fault, ...]:
    """Name what keeps a contract's terms, a return or a line of one from being kept."""
    match record:
        case ContractTerms():
            return _terms(record)
        case Return() if record.last_day < record.first_day:
            return (Fault("last_day", "ends_before_it_begins"),)
        case ReturnLine():
            return _line(record)
    return ()


def _terms(terms: ContractTerms) -> tuple[Fault, ...]:
    days = LATE_DAYS if terms.due_days is None else terms.due_days
    late = () if 0 <= days <= LONGEST_DUE else (Fault("due_days", "too_many_days"),)
    worth = terms.worth
    if worth is None or 0 <= worth <= LARGEST_QUANTITY:
        return late
    return (*late, Fault("worth", "too_large" if worth > 0 else "negative"))


def _line(line: ReturnLine) -> tuple[Fault, ...]:
    told = (("told_period", line.told_period), ("told_to_date", line.told_to_date))
    return tuple(
        Fault(name, "too_large")
        for name, value in told
        if value is not None and not 0 <= value <= LARGEST_QUANTITY
    )
