"""What is claimed, as plain values: amounts by mark, claims, charts, activities, outcomes, gaps."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.evidence import EvidenceKind, Strength
from sv_evidence.domain.frameworks import Confidence
from sv_evidence.domain.measures import Pence, ProxyRate, Thousandths, Unit
from sv_evidence.domain.proof import Mark


@dataclass(frozen=True, slots=True)
class Amounts:
    """An amount split by mark: claims, thousandths or pence."""

    proven: int = 0
    part_proven: int = 0
    unproven: int = 0

    @property
    def total(self) -> int:
        """All marks together."""
        return self.proven + self.part_proven + self.unproven

    def of(self, mark: Mark) -> int:
        """The part with a mark."""
        return {
            Mark.PROVEN: self.proven,
            Mark.PART_PROVEN: self.part_proven,
            Mark.UNPROVEN: self.unproven,
        }[mark]


def added(amounts: Iterable[Amounts]) -> Amounts:
    """Add up amounts, mark by mark."""
    held = tuple(amounts)
    return Amounts(
        sum(each.proven for each in held),
        sum(each.part_proven for each in held),
        sum(each.unproven for each in held),
    )


@dataclass(frozen=True, slots=True)
class ProxyFacts:
    """What one unit is worth and who says so."""

    rate: ProxyRate
    source: str
    year: int


@dataclass(frozen=True, slots=True)
class RowFacts:
    """One counted result, so that an old pack can still say what a figure was made of."""

    result: UUID
    activity: UUID
    title: str
    day: date
    quantity: Thousandths
    mark: Mark
    evidence: tuple[str, ...]
    """Numbers of the files that count as proof of it, newest first."""


@dataclass(frozen=True, slots=True)
class ClaimFacts:
    """One measure's claim; core and additional results of one measure are two claims."""

    measure: UUID
    code: str
    title: str
    unit: Unit
    impact: Impact
    quantity: Thousandths
    by_mark: Amounts
    results: int
    mark: Mark
    proxy: ProxyFacts | None
    value: Amounts | None
    """Pence by the marks of the results; ``None`` without a proxy."""
    evidence: tuple[str, ...]
    """Numbers of the files that count as proof of it, newest first; weak ones do not."""
    next_proof: str
    confidence: Confidence
    rows: tuple[RowFacts, ...] = ()
    """The newest results behind it, a thousand at most; ``results`` counts them all."""

    @property
    def key(self) -> str:
        """A name for the claim's figures."""
        return f"{self.code}:{self.impact.value}"


@dataclass(frozen=True, slots=True)
class DeliveredFacts:
    """What was delivered of a commitment, core or additional, so that a pack can explain it."""

    impact: Impact
    by_mark: Amounts
    rows: tuple[RowFacts, ...]
    """The newest results, a thousand at most."""


@dataclass(frozen=True, slots=True)
class MonthFacts:
    """A month's quantity; ``None`` if the month has not begun."""

    first: date
    quantity: Thousandths | None


@dataclass(frozen=True, slots=True)
class ChartFacts:
    """One measure by month, core and additional together as on a contract's own page.

    ``claim`` is the larger of its claims; ``parts`` is empty unless it has both.
    """

    claim: str
    title: str
    unit: Unit
    total: Thousandths
    results: int
    months: tuple[MonthFacts, ...]
    evidence: str
    """The newest file behind it, if any."""
    parts: tuple[tuple[Impact, Thousandths], ...] = ()


@dataclass(frozen=True, slots=True)
class ActivityFacts:
    """An activity with what it delivered of the measures beside it, and its files."""

    day: date
    title: str
    quantities: tuple[Thousandths | None, ...]
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecentFacts:
    """The latest activities of an outcome: the measures shown, the rows, and of how many."""

    measures: tuple[str, ...]
    units: tuple[Unit, ...]
    rows: tuple[ActivityFacts, ...]
    of: int


@dataclass(frozen=True, slots=True)
class OutcomeFacts:
    """One outcome of a framework and all that is claimed towards it."""

    framework: UUID
    framework_title: str
    code: str
    title: str
    level: str
    theme: str
    summary: str
    confidence: Confidence
    also_counts: tuple[str, ...]
    """Nodes of other frameworks, each as "framework: node"."""
    claims: tuple[ClaimFacts, ...]
    chart: ChartFacts | None
    recent: RecentFacts

    @property
    def anchor(self) -> str:
        """A name for the section, unlike any other's."""
        return f"outcome-{self.framework.hex[-8:]}-{self.code}"

    def of(self, impact: Impact) -> tuple[ClaimFacts, ...]:
        """The claims of core or of additional impact."""
        return tuple(claim for claim in self.claims if claim.impact is impact)


@dataclass(frozen=True, slots=True)
class TotalFacts:
    """The sums of one impact: claims by their own mark, money by the marks of its results."""

    impact: Impact
    claims: Amounts
    value: Amounts | None
    """``None`` if nothing in the pack has a value."""


@dataclass(frozen=True, slots=True)
class GapFacts:
    """A part of a claim that is not proven."""

    measure: UUID
    claim: str
    title: str
    unit: Unit
    impact: Impact
    mark: Mark
    quantity: Thousandths
    of: Thousandths
    missing: str
    """The cheapest next proof in words; empty if the measure names none."""
    why: str
    """A code, for where ``missing`` is empty: ``needs_more``, ``needs_any``, or what it lacks."""
    value: Pence | None
    proof: str = ""
    """What the next proof is, also where words alone are missing."""
    results: int = 0
    lacking: tuple[tuple[str, int], ...] = ()
    """Codes of findings, each with the number of results, most first."""
    now: Strength | None = None
    """The strength of the best accepted file that most of its results have."""
    then: Strength | None = None
    """What the next proof would give."""
    kind: EvidenceKind = EvidenceKind.OTHER
    """What kind of file it would be."""


@dataclass(frozen=True, slots=True)
class FindingFacts:
    """What a counting rule did to the results of a measure, or a person against a rule.

    People are counted here, never named: a pack leaves the house.
    """

    rule: str
    """The rule's id; empty where results were left out by hand."""
    code: str
    whose: str
    claim: str
    """The measure's code; empty where it is about the rule itself."""
    title: str
    unit: Unit
    results: int
    counted: Thousandths
    excluded: Thousandths
    added: Thousandths
    message: str
    ruling: str
    """Who decided against the rule, when and why; empty if nobody did."""
