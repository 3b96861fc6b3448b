"""What counting needs beyond quantities: details of results, a buyer's own rules, and rulings."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from sv_evidence.domain.measures import Pence, Thousandths
from sv_evidence.domain.records import Kind, refers_to


@dataclass(frozen=True, slots=True)
class Detail:
    """What a result's quantity was made of; all of it optional, one record a result.

    Counting rules read it: a result without details is counted as typed and the finding says so.
    """

    kind: ClassVar = Kind.DETAIL

    uid: UUID
    result: UUID = refers_to(Kind.RESULT)
    persons: str = ""
    """References of the people this result is about, comma separated (``P-017, P-018``)."""
    claimed_group: str = ""
    """The group claimed (``care leaver``), as the buyer's measure names it."""
    starts_on: date | None = None
    """The first day in the job, placement or programme."""
    ends_on: date | None = None
    fte: Thousandths | None = None
    """The part of full time each person works: 0.5 is half-time."""
    weekly_hours: Thousandths | None = None
    """Contracted hours a week, where the part of full time is not given."""
    hours: Thousandths | None = None
    """Length of the session, or hours of staff time, in hours."""
    attendees: int | None = None
    """People it was for; trainers are not among them."""
    trainers: int | None = None
    weeks: Thousandths | None = None
    costs: Pence | None = None
    """What was paid besides staff time."""
    contracts_served: int | None = None
    """How many contracts share the cost, this one included."""
    authority: str = ""
    """The council's name or code."""
    ward: str = ""
    postcode: str = ""
    position: str = ""
    """``latitude, longitude`` in degrees, or ``easting northing`` in metres."""
    note: str = ""
    binned_at: datetime | None = None

    @property
    def references(self) -> frozenset[str]:
        """The people, each once, in capitals: ``p-017`` is ``P-017``."""
        named = (" ".join(each.split()).upper() for each in self.persons.split(","))
        return frozenset(each for each in named if each)


@dataclass(frozen=True, slots=True)
class ContractRule:
    """A counting rule that a contract adds, or that takes the place of a framework's rule."""

    kind: ClassVar = Kind.CONTRACT_RULE

    uid: UUID
    contract: UUID = refers_to(Kind.CONTRACT)
    document: str = ""
    """The rule as JSON, as in a framework file; empty if ``overrides`` is only switched off."""
    overrides: str = ""
    """The id of the framework's rule that does not hold for this contract."""
    whose: str = ""
    """Who says so: the council, a clause."""
    source: str = ""
    valid_from: date | None = None
    """It holds for results from this day on."""
    binned_at: datetime | None = None


AGREED = "="
"""Stands before the id of a rule that a person agrees with."""


class Decision(StrEnum):
    """What a person decided about a result against a rule."""

    COUNT = "count"
    LEAVE_OUT = "leave_out"


@dataclass(frozen=True, slots=True)
class Ruling:
    """A person's decision about one result, with the reason; printed wherever it matters."""

    kind: ClassVar = Kind.RULING

    uid: UUID
    result: UUID = refers_to(Kind.RESULT)
    decision: Decision = Decision.COUNT
    reason: str = ""
    rule: str = ""
    """The id of the rule it goes against; empty for all rules. ``=id`` agrees with the rule: what
    it leaves out stays left out, and is no open question any more."""
    contract: UUID | None = refers_to(Kind.CONTRACT, optional=True)
    """Holds for this contract's figures only; for all if none is named."""
    decided_by: str = ""
    decided_on: date | None = None
    binned_at: datetime | None = None

    @property
    def agrees_with(self) -> str:
        """The id of the rule that it agrees with; empty if it goes against rules."""
        return self.rule.removeprefix(AGREED) if self.rule.startswith(AGREED) else ""

    @property
    def about(self) -> str:
        """The id of the rule it is about, whether it agrees or not; empty for all rules."""
        return self.rule.removeprefix(AGREED)
