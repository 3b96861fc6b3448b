"""Every figure a pack says, as plain values; ``gathering`` fills them from one read transaction.

Quantities are thousandths of a unit, money is pence, proxies are ten-thousandths of a pound. The
facts travel as JSON by ``encoding`` and are kept with the pack, so that it can be compared later.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from sv_evidence.domain.assumptions import Assumptions
from sv_evidence.domain.covering import page_of
from sv_evidence.domain.evidence import Channel, ConsentState, EvidenceKind, Strength
from sv_evidence.domain.measures import Period, Thousandths, Unit
from sv_evidence.domain.problems import Problem
from sv_evidence.domain.proof import Mark
from sv_evidence.reports.claim_facts import (
    ClaimFacts,
    DeliveredFacts,
    FindingFacts,
    GapFacts,
    OutcomeFacts,
    TotalFacts,
)
from sv_evidence.reports.contract_facts import ReturnFacts


class SumsDiffer(Problem):
    """Two independent ways of adding one figure disagree, so nothing may be exported.

    Code ``figures_disagree``; ``figure`` names the measure and the mark, ``counted`` and ``added``
    are thousandths.
    """

    def __init__(self, figure: str, *, counted: int, added: int) -> None:
        super().__init__("figures_disagree", figure=figure, counted=counted, added=added)


class NothingToExport(Problem):
    """No result counts in the period, framework and contract asked for.

    Code ``nothing_to_export``; ``period`` is the ``Period``.
    """

    def __init__(self, period: Period) -> None:
        super().__init__("nothing_to_export", period=period)


PAGES_EACH: Final = 10
"""So many pages of each document are shown unless fewer are asked for."""


@dataclass(frozen=True, slots=True)
class PackQuestion:
    """What a pack is asked to say. ``outcomes`` are node codes; none means all."""

    period: Period
    bid: UUID | None = None
    contract: UUID | None = None
    framework: UUID | None = None
    outcomes: tuple[str, ...] = ()
    channel: Channel = Channel.BID_PACK
    report: UUID | None = None
    """The return that it is, if it is one."""
    most_in_annex: int = 60
    """So many files at most are shown in the annex: the newest behind each claim first."""
    pages_each: int = PAGES_EACH
    """So many pages at most of each document are shown."""


class LeftOut(StrEnum):
    """Why a file is listed but not in the pack."""

    MISSING = "missing"
    ALTERED = "altered"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class EvidenceFacts:
    """One row of the register, and what the annex says about it."""

    uid: UUID
    number: str
    title: str
    type: str
    kind: EvidenceKind
    dated: date | None
    taken: datetime | None
    place: str
    """Where it was, by name."""
    source: str
    pages: int | None
    supports: tuple[str, ...]
    """Titles of the outcomes it counts towards; none if its type is not accepted."""
    measures: tuple[str, ...]
    """Titles of the measures it counts for."""
    consent: ConsentState
    consent_until: date | None
    strength: Strength | None
    sha256: str
    left_out: LeftOut | None
    hidden: str | None
    """Why its picture may not be shown (``may_be_shown``), or ``None``."""
    pictures: tuple["PictureFacts", ...]
    """Pictures that may be shown; none if hidden or left out."""
    in_annex: bool = False
    set_because: tuple[str, ...] = ()
    """Why a person set its strength; none if nobody did."""
    covered: int = 0
    """How many areas are covered on its pages; of such a file only covered copies leave."""
    stays: bool = False
    """The file itself never travels: a picture tells where it was taken, a program may run."""
    remark: str = ""
    """Why less of it can be shown than one may expect, as a code."""
    extract: tuple[str, ...] = ()
    """The first words inside a file that has no pages to show."""
    is_extract_cut: bool = False
    day_of: Period | None = None
    """The days of its activity, which count for it as it has no date of its own."""

    @property
    def is_shown(self) -> bool:
        """Its picture, its pages or its first words are in the annex."""
        return self.in_annex and bool(self.pictures or self.extract)


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """A picture made from a file: ``picture``, ``page-1`` or its covered copy, and its pixels."""

    what: str
    width: int
    height: int
    size: int
    sha256: str = ""
    """Of the picture as it travels in the pack; known once it was read."""
    words: str = ""
    """What is seen on the page in words; of pages without covers only."""

    @property
    def page(self) -> int:
        """Which page of the file it shows."""
        return page_of(self.what)


@dataclass(frozen=True, slots=True)
class CommitmentFacts:
    """What was promised and what has been delivered by the period's end."""

    position: int
    title: str
    wording: str
    unit: Unit
    target: Thousandths
    delivered: Thousandths
    expected: Thousandths
    due: date | None
    mark: Mark
    code: str = ""
    """Of its measure."""
    parts: tuple[DeliveredFacts, ...] = ()
    """What was delivered, core and additional apart, where a pack keeps it."""

    @property
    def proven(self) -> Thousandths:
        """The part of what was delivered that is proven, of those parts that are kept."""
        return Thousandths(sum(part.by_mark.proven for part in self.parts))


@dataclass(frozen=True, slots=True)
class ContractFacts:
    """A contract and how its commitments stand."""

    uid: UUID
    title: str
    reference: str
    buyer: str
    first_day: date | None
    last_day: date | None
    commitments: tuple[CommitmentFacts, ...]


class Level(StrEnum):
    """How much a check matters."""

    STOP = "stop"
    KNOW = "know"
    PASSED = "passed"


@dataclass(frozen=True, slots=True)
class Check:
    """One check before or at export; codes are those of ``wording.check_words.check_text``.

    ``count`` of ``of`` passed or were found; ``items`` names them.
    """

    code: str
    level: Level
    count: int = 0
    of: int = 0
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FrameworkEdition:
    """The very edition of a framework that was counted by."""

    id: str
    version: str
    title: str


@dataclass(frozen=True, slots=True)
class PackFacts:
    """All that a pack says."""

    number: str
    title: str
    organisation: str
    area: str
    contact_name: str
    contact_role: str
    author: str
    made_at: datetime
    channel: Channel
    buyer: str
    tender: str
    """The bid's or contract's own title and reference, for "Prepared for"."""
    period: Period
    frameworks: tuple[str, ...]
    linked_frameworks: tuple[str, ...]
    """Frameworks that measures also count towards, by crosswalk."""
    outcomes: tuple[OutcomeFacts, ...]
    totals: tuple[TotalFacts, ...]
    gaps: tuple[GapFacts, ...]
    findings: tuple[FindingFacts, ...]
    """What the counting rules did."""
    contracts: tuple[ContractFacts, ...]
    evidence: tuple[EvidenceFacts, ...]
    cover: str
    """The number of the photo on the cover, or empty."""
    checks: tuple[Check, ...]
    editions: tuple[FrameworkEdition, ...] = ()
    assumptions: Assumptions = ()
    """What the values of its claims take for granted."""
    told: ReturnFacts | None = None
    """What a return says beside its figures; ``None`` for a pack."""

    @property
    def has_money(self) -> bool:
        """Say whether anything has a value; if not, claims are counted instead."""
        return any(total.value is not None for total in self.totals)

    @property
    def claims(self) -> tuple[ClaimFacts, ...]:
        """Every claim, outcome by outcome."""
        return tuple(claim for outcome in self.outcomes for claim in outcome.claims)

    @property
    def included(self) -> tuple[EvidenceFacts, ...]:
        """The files that are not left out: shown in the annex, or listed only."""
        return tuple(each for each in self.evidence if each.left_out is None)

    @property
    def shown(self) -> tuple[EvidenceFacts, ...]:
        """The files of which the annex shows something; a return has no annex."""
        return (
            () if self.told is not None else tuple(each for each in self.evidence if each.is_shown)
        )

    @property
    def left_out(self) -> tuple[EvidenceFacts, ...]:
        """The files that are missing, altered or withdrawn."""
        return tuple(each for each in self.evidence if each.left_out is not None)
