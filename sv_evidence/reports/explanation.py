"""Where a figure comes from: formula, proxy, rules, results and the files behind each result.

It is a plain tree made from one read transaction, for the window, the commands and documents.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.evidence import Condition, ConsentState, Strength
from sv_evidence.domain.measures import Pence, Period, ProxyRate, Thousandths, Unit
from sv_evidence.domain.proof import Mark
from sv_evidence.wording.explaining import Says


@dataclass(frozen=True, slots=True)
class FormulaLine:
    """The results of one measure that have one mark: counted x proxy = value."""

    code: str
    title: str
    unit: Unit
    impact: Impact
    mark: Mark
    counted: Thousandths
    results: int
    rate: ProxyRate | None
    value: Pence | None


@dataclass(frozen=True, slots=True)
class ProxyOrigin:
    """Where the pounds for a unit come from, and who entered them."""

    code: str
    rate: ProxyRate
    source: str
    year: int
    licence: str
    entered_by: str
    entered_on: date | None


@dataclass(frozen=True, slots=True)
class RuleFound:
    """What one counting rule did, whose rule it is, and which results it took from."""

    rule: str
    whose: str
    results: tuple[UUID, ...]
    counted: Thousandths
    excluded: Thousandths
    message: str
    ruling: str = ""
    """Who decided about it, when and why; empty if nobody did."""
    head: str = ""
    """What happened in a few words."""
    said: str = ""
    """How much, by which working, and whose rule it is."""
    unit: Unit | None = None
    """What ``counted`` and ``excluded`` are counted in."""
    is_open: bool = False
    """Whether it is a double count that a person should decide about."""
    contract: UUID | None = None
    """The contract whose own rule it is, so that a decision holds for its figures only."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person decided about results: the same words about each are one decision."""

    rulings: tuple[UUID, ...]
    title: str
    """Of the result, or how many they are."""
    said: str


@dataclass(frozen=True, slots=True)
class ExplainedFile:
    """A file behind a result. ``strength`` is ``None`` if it counts for nothing.

    ``accepted`` is false where its type does not count for the measure; ``spoilt`` is what makes
    it less than its type promises (codes of ``spoilt_by``); ``set_because`` is why a person set
    its strength, and by whom and when.
    """

    uid: UUID
    number: str
    title: str
    type: str
    accepted: bool
    strength: Strength | None
    spoilt: str | None
    condition: Condition
    consent: ConsentState
    set_because: str = ""
    takes_day: bool = False
    """It has no date of its own, and counts as of the activity's days."""


@dataclass(frozen=True, slots=True)
class ExplainedResult:
    """One result that counts, with what it is worth and what is behind it."""

    result: UUID
    activity: UUID
    number: str
    """Of the activity."""
    code: str
    """Of the measure."""
    title: str
    day: date
    quantity: Thousandths
    unit: Unit
    value: Pence | None
    mark: Mark
    impact: Impact
    lacking: tuple[str, ...]
    files: tuple[ExplainedFile, ...]


@dataclass(frozen=True, slots=True)
class TwoSums:
    """The same figure added twice: from the results, and by the database by itself."""

    counted: Thousandths
    excluded: Thousandths
    added: Thousandths
    beyond: Thousandths = Thousandths(0)
    """What formulas of rules worked out beyond the quantities typed."""

    @property
    def agree(self) -> bool:
        """Say whether both are equal, so that the figure may leave."""
        return self.counted + self.excluded - self.beyond == self.added


@dataclass(frozen=True, slots=True)
class Explanation:
    """One figure, explained. ``pack`` and ``made_at`` are given for a figure of an old pack.

    Money is ``None`` where nothing has a proxy. ``more`` results are counted and not listed.
    """

    figure: str
    title: str
    where: str
    """The framework and outcome that it stands under."""
    period: Period
    lines: tuple[FormulaLine, ...]
    """Proven before part proven before unproven."""
    proxies: tuple[ProxyOrigin, ...]
    rules: tuple[RuleFound, ...]
    results: tuple[ExplainedResult, ...]
    """Newest first, measure by measure."""
    sums: Mapping[str, TwoSums]
    """By the code of the measure."""
    pack: str = ""
    made_at: datetime | None = None
    is_claim: bool = True
    """Whether the rules were asked; what one activity or a list delivered is as it was logged."""
    more: int = 0
    measures: tuple[UUID, ...] = ()
    """The installed measures that make it up; none for a figure of an old pack."""
    decided: tuple[Decided, ...] = ()
    """What people decided about results of these measures; it can be taken back."""
    says: Says | None = None
    """What a figure of an old pack says of its claims; lines and results are those it adds up."""
    stated: str = ""
    """The figure as the pack prints it, in whole pounds where it is money."""
    loose: tuple[ExplainedFile, ...] = ()
    """Files of an old pack that did not say which result they belong to."""

    @property
    def unit(self) -> Unit | None:
        """The unit, if only one thing is counted."""
        units = {line.unit for line in self.lines}
        return units.pop() if len(units) == 1 else None

    @property
    def counted(self) -> Thousandths | None:
        """How much is counted; ``None`` where unlike units stand together."""
        if self.unit is None:
            return None
        return Thousandths(sum(line.counted for line in self.lines))

    @property
    def excluded(self) -> Thousandths:
        """How much the rules took away."""
        return Thousandths(sum(each.excluded for each in self.sums.values()))

    @property
    def agree(self) -> bool:
        """Say whether both ways of adding agree, measure by measure."""
        return all(each.agree for each in self.sums.values())

    def value(self, *, mark: Mark | None = None, impact: Impact | None = None) -> Pence | None:
        """Return what it is worth, of one mark or impact or of all."""
        values = [
            line.value
            for line in self.lines
            if line.value is not None
            and mark in {None, line.mark}
            and impact in {None, line.impact}
        ]
        return Pence(sum(values)) if values else None

    @property
    def files(self) -> tuple[ExplainedFile, ...]:
        """Every file behind it, once each."""
        found = {file.uid: file for result in self.results for file in result.files}
        return (*found.values(), *(each for each in self.loose if each.uid not in found))
