"""One measure on one page: what it comes to, by month, with which proof, by which rules."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.counting import CountedResult
from sv_evidence.domain.evidence import Condition, ConsentState, EvidenceKind, Strength
from sv_evidence.domain.evidence_types import load_types
from sv_evidence.domain.frameworks import InstalledMeasure, Measure, Node, Proxy
from sv_evidence.domain.measures import Period, Thousandths, Unit
from sv_evidence.domain.proof import Finding, Mark, mark_of_all
from sv_evidence.domain.rule_kinds import Rule
from sv_evidence.operations.linking import LinkedLine, links_from
from sv_evidence.reports.claim_facts import ClaimFacts, GapFacts, MonthFacts
from sv_evidence.reports.facts import CommitmentFacts, PackQuestion
from sv_evidence.reports.gap_facts import gap_facts
from sv_evidence.reports.gathering_contracts import promises_of
from sv_evidence.reports.gathering_outcomes import claims_of, months_of
from sv_evidence.reports.reading import Reading
from sv_evidence.store.counting import rules_of
from sv_evidence.store.view import View

BIGGEST = 3
"""So many of the largest results are shown."""


@dataclass(frozen=True, slots=True)
class HeldFacts:
    """A type of evidence that a measure accepts, and how many of its activities hold it."""

    title: str
    kind: EvidenceKind
    strength: Strength
    held: int
    of: int


@dataclass(frozen=True, slots=True)
class PromiseFacts:
    """A commitment of a contract that this measure counts towards."""

    contract: UUID
    title: str
    commitment: CommitmentFacts
    run: Period
    """The contract's days until the end of the period."""


@dataclass(frozen=True, slots=True)
class ProofTest:
    """One of the three tests: the codes of what fails it, each with the number of results."""

    name: str
    """``specific``, ``measurable`` or ``verifiable``."""
    lacking: tuple[tuple[str, int], ...]

    @property
    def passes(self) -> bool:
        """Say whether every result passes it."""
        return not self.lacking


@dataclass(frozen=True, slots=True)
class MeasureFacts:
    """All that is known of one measure in a period.

    ``mark`` is ``None`` where nothing is claimed. ``proxies`` are newest first: the first counts.
    """

    uid: UUID
    framework: UUID
    framework_title: str
    line: tuple[Node, ...]
    """From the root down to the node it hangs on."""
    measure: Measure
    period: Period
    claims: tuple[ClaimFacts, ...]
    mark: Mark | None
    tests: tuple[ProofTest, ...]
    gaps: tuple[GapFacts, ...]
    months: tuple[MonthFacts, ...]
    evidence: tuple[HeldFacts, ...]
    proxies: tuple[Proxy, ...]
    rules: tuple[Rule, ...]
    links: tuple[LinkedLine, ...]
    promises: tuple[PromiseFacts, ...]
    biggest: tuple[CountedResult, ...]
    results: int

    @property
    def quantities(self) -> tuple[tuple[Impact, Thousandths], ...]:
        """What counts, core before additional and never as one sum; none where nothing does."""
        claims = {claim.impact: claim.quantity for claim in self.claims}
        return tuple((impact, claims[impact]) for impact in Impact if impact in claims)

    @property
    def unit(self) -> Unit:
        """What is counted."""
        return self.measure.unit


def measure_facts(view: View, measure: UUID, period: Period, *, today: date) -> MeasureFacts:
    """Gather one measure; raise ``SumsDiffer`` if two ways of adding it disagree."""
    reading = Reading(view, PackQuestion(period), today, view.conditions(), measure)
    installed = view.get(InstalledMeasure, measure)
    framework = view.framework(installed.framework)
    own = framework.measure(installed.code)
    claims = claims_of(reading).get(measure, ())
    rows = reading.results.get(measure, ())
    return MeasureFacts(
        uid=measure,
        framework=installed.framework,
        framework_title=framework.short_title,
        line=framework.line_of(own.node),
        measure=own,
        period=period,
        claims=claims,
        mark=mark_of_all(row.mark for row in rows) if rows else None,
        tests=_tests(view, rows),
        gaps=gap_facts(reading, claims),
        months=months_of(reading, measure),
        evidence=_held(reading, own, rows),
        proxies=_proxies(view, measure),
        rules=tuple(
            rule
            for rule in rules_of(view, None)
            if rule.names(installed.framework, framework.id, own.code)
        ),
        links=links_from(view, reading.asked, measure),
        promises=tuple(
            PromiseFacts(contract.uid, contract.title, each, run)
            for contract, each, run in promises_of(reading, measure)
        ),
        biggest=tuple(sorted(rows, key=lambda row: -row.quantity)[:BIGGEST]),
        results=len(rows),
    )


def _proxies(view: View, measure: UUID) -> tuple[Proxy, ...]:
    """Return the proxies of a measure, the one that counts first."""
    held = sorted(view.all(Proxy, measure=measure), key=lambda each: each.entered_on or date.min)
    return tuple(reversed(held))


def _tests(view: View, rows: Sequence[CountedResult]) -> tuple[ProofTest, ...]:
    """Say which tests hold for all; what is proven passes them by definition."""
    doubtful = [row.result for row in rows if row.mark is not Mark.PROVEN]
    found = view.findings(doubtful).values() if doubtful else ()
    return tuple(_test(name, found) for name in ("specific", "measurable", "verifiable"))


def _test(name: str, findings: Iterable[Finding]) -> ProofTest:
    codes: Counter[str] = Counter(
        code for finding in findings for code in getattr(finding, name) or ()
    )
    return ProofTest(name, tuple(codes.most_common()))


def _held(
    reading: Reading, measure: Measure, rows: Sequence[CountedResult]
) -> tuple[HeldFacts, ...]:
    """Count activities by the accepted types they hold; what is gone or withdrawn is not held."""
    types = load_types()
    activities = {row.activity for row in rows}
    held: Counter[str] = Counter()
    for activity in activities:
        files = reading.files.get(activity, ())
        held.update(
            {
                file.type
                for file in files
                if file.consent is not ConsentState.WITHDRAWN
                and reading.conditions.get(file.uid, Condition.UNCHANGED) is Condition.UNCHANGED
            }
        )
    found = [
        HeldFacts(
            title=types[type_].title,
            kind=types[type_].kind,
            strength=types[type_].usual if strength is None else strength,
            held=held[type_],
            of=len(activities),
        )
        for type_, strength in measure.accepts
    ]
    return tuple(sorted(found, key=lambda each: -each.strength))
