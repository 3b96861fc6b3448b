"""What is said of a contract: its periods, how each commitment stands, and what a return says."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sv_evidence.domain.measures import Period, Thousandths, Unit
from sv_evidence.domain.pace import Outlook, Pace
from sv_evidence.domain.proof import Mark
from sv_evidence.domain.returns import Due, Rhythm

WANTS_RECOVERY = frozenset({Pace.AT_RISK})
"""Under 85 % of plan a return says why, and what will be done."""


@dataclass(frozen=True, slots=True)
class PeriodFacts:
    """One period of a contract, and the return on it."""

    year: int
    number: int
    of: int
    period: Period
    due: date
    standing: Due
    sent_on: date | None = None
    pack: str = ""
    """The number of the sealed document that went."""


@dataclass(frozen=True, slots=True)
class LineFacts:
    """One commitment as of a day: quantities of the days its target is for.

    ``periods`` are those of the contract's year: what was delivered, ``None`` if not begun.
    """

    uid: UUID
    measure: UUID
    code: str
    position: int
    title: str
    wording: str
    unit: Unit
    owner: str
    is_kpi: bool
    target: Thousandths
    span: Period | None
    delivered: Thousandths
    core: Thousandths
    additional: Thousandths
    expected: Thousandths
    mark: Mark
    pace: Pace
    outlook: Outlook
    periods: tuple[Thousandths | None, ...]
    planned: tuple[Thousandths, ...]
    """What an even pace plans for each of the periods."""


@dataclass(frozen=True, slots=True)
class StandingFacts:
    """A contract as of a day; without a first day it has no periods."""

    uid: UUID
    number: str
    title: str
    reference: str
    buyer: str
    first_day: date | None
    last_day: date | None
    day: date
    rhythm: Rhythm
    years: int | None
    periods: tuple[PeriodFacts, ...]
    lines: tuple[LineFacts, ...]
    kpis_wanted: int

    @property
    def next(self) -> PeriodFacts | None:
        """The period whose return is to be made now."""
        ready = (Due.OVERDUE, Due.NEXT)
        return next((each for each in self.periods if each.standing in ready), None)

    @property
    def kpis(self) -> int:
        """How many commitments are KPIs."""
        return sum(line.is_kpi for line in self.lines)


@dataclass(frozen=True, slots=True)
class Restated:
    """A figure that an earlier return told and that is another now."""

    year: int
    number: int
    told: Thousandths
    now: Thousandths


@dataclass(frozen=True, slots=True)
class ReturnLineFacts:
    """What a return says of one commitment."""

    uid: UUID
    measure: UUID
    position: int
    title: str
    wording: str
    unit: Unit
    owner: str
    is_kpi: bool
    target: Thousandths
    in_period: Thousandths
    planned_period: Thousandths
    to_date: Thousandths
    planned: Thousandths
    core: Thousandths
    additional: Thousandths
    mark: Mark
    pace: Pace
    outlook: Outlook
    told_last: Thousandths | None
    """What the last return told for its own period."""
    restated: tuple[Restated, ...]
    cause: str
    action: str
    by_day: date | None
    action_owner: str
    correction: str
    evidence: tuple[str, ...]
    """Numbers of the files behind what is delivered in the period."""

    @property
    def wants_recovery(self) -> bool:
        """Say whether it is so far behind that a recovery action is wanted."""
        return self.pace in WANTS_RECOVERY

    @property
    def has_recovery(self) -> bool:
        """Say whether the cause and the action are both written."""
        return bool(self.cause.strip() and self.action.strip())


@dataclass(frozen=True, slots=True)
class ReturnFacts:
    """All that a return says."""

    uid: UUID
    contract: UUID
    title: str
    reference: str
    buyer: str
    period: PeriodFacts
    rhythm: Rhythm
    years: int | None
    last_sent: date | None
    """When the return before this one went."""
    lines: tuple[ReturnLineFacts, ...]
    story: str
    only_contract: bool
    only_period: bool
    matches: bool
    approved_by: str
    kpis_wanted: int

    def line(self, position: int) -> ReturnLineFacts | None:
        """Return the line of the commitment at a position."""
        return next((each for each in self.lines if each.position == position), None)

    @property
    def declared(self) -> int:
        """How many of the three declarations are made."""
        return sum((self.only_contract, self.only_period, self.matches))

    @property
    def recovery_lacking(self) -> tuple[ReturnLineFacts, ...]:
        """Lines that need a recovery action and have none."""
        return tuple(each for each in self.lines if each.wants_recovery and not each.has_recovery)

    @property
    def unexplained(self) -> tuple[ReturnLineFacts, ...]:
        """Lines with a restated figure and no reason for it."""
        return tuple(each for each in self.lines if each.restated and not each.correction.strip())
