"""What can be proven over a period: one line a measure, and totals that add like to like only."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sv_evidence.domain.counting import Claim, ClaimQuestion, claims_from
from sv_evidence.domain.frameworks import Framework, InstalledMeasure, Measure
from sv_evidence.domain.measures import Pence, Period, YearStart
from sv_evidence.domain.problems import Fault, InvalidEntry
from sv_evidence.domain.proof import Mark
from sv_evidence.domain.rule_findings import RuleFinding
from sv_evidence.operations.linking import LinkedLine, linked_lines
from sv_evidence.store.view import View


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A measure's claim with its place in its framework, and how many files stand beside it."""

    framework: Framework
    measure: Measure
    uid: UUID
    """Of the installed measure."""
    claim: Claim
    evidence: int
    """Files of a type that the measure accepts, on the activities of the counted results."""


@dataclass(frozen=True, slots=True)
class Worth:
    """What core impact, or additional social value, is worth; parts by mark add up to the whole."""

    value: Pence
    by_mark: Mapping[Mark, Pence]


@dataclass(frozen=True, slots=True)
class FindingLine:
    """What a rule did, with the names for its sentence."""

    finding: RuleFinding
    framework: Framework | None
    measure: Measure | None
    """Both ``None`` where it is about the rule itself."""
    titles: Mapping[str, str]
    """Titles of the measures that it speaks of, by code."""


@dataclass(frozen=True, slots=True)
class ClaimsReport:
    """Claims of a period in the order of their frameworks. Core and additional are never summed.

    ``core`` and ``additional`` are ``None`` where no claim of the kind has a proxy. ``linked`` is
    what counts towards the framework by crosswalks: never in a total.
    """

    question: ClaimQuestion
    lines: tuple[ClaimLine, ...]
    core: Worth | None
    additional: Worth | None
    findings: tuple[FindingLine, ...] = ()
    linked: tuple[LinkedLine, ...] = ()

    def count(self, mark: Mark) -> int:
        """Count the claims of a mark."""
        return sum(line.claim.mark is mark for line in self.lines)


def claims(view: View, question: ClaimQuestion) -> ClaimsReport:
    """Count the results of a period by the rules, measure by measure."""
    counted = view.counted(question)
    frameworks = {uid: view.framework(uid) for uid in _used(view, question)}
    found = {claim.measure: claim for claim in claims_from(counted.tallies, view.rates())}
    installed = view.many(InstalledMeasure, found)
    files = view.files_of(question)
    lines = [
        _line(frameworks[installed[uid].framework], installed[uid], claim, files)
        for uid, claim in found.items()
        if installed[uid].framework in frameworks
    ]
    order = {uid: place for place, uid in enumerate(frameworks)}
    lines.sort(
        key=lambda line: (
            order[installed[line.uid].framework],
            line.framework.measures.index(line.measure),
        )
    )
    return ClaimsReport(
        question,
        tuple(lines),
        core=_worth(lines, additional=False),
        additional=_worth(lines, additional=True),
        findings=finding_lines(view, (*view.doubts(question), *counted.findings)),
        linked=linked_lines(view, question),
    )


def finding_lines(view: View, findings: Iterable[RuleFinding]) -> tuple[FindingLine, ...]:
    """Name what findings are about."""
    held = tuple(findings)
    installed = view.many(InstalledMeasure, (each.measure for each in held if each.measure))
    titles = {each.code: each.title for each in view.all(InstalledMeasure)} if held else {}
    found: list[FindingLine] = []
    for finding in held:
        if finding.measure is None:
            found.append(FindingLine(finding, None, None, titles))
            continue
        known = installed[finding.measure]
        framework = view.framework(known.framework)
        found.append(FindingLine(finding, framework, framework.measure(known.code), titles))
    return tuple(found)


def period_asked(view: View, first: date | None, last: date | None, *, today: date) -> Period:
    """Return the period that a person asks about: the organisation's year so far if they do not.

    A first day alone runs until today, a last day alone from the start of its year.
    """
    start = YearStart.parse(view.organisation.year_start) or YearStart()
    ends = last or (today if first is None or first <= today else first)
    begins = first or start.year_of(ends).first
    if ends < begins:
        raise InvalidEntry((Fault("to", "ends_before_it_begins"),))
    return Period(begins, ends)


def _used(view: View, question: ClaimQuestion) -> Iterable[UUID]:
    return view.frameworks() if question.framework is None else (question.framework,)


def _line(
    framework: Framework,
    installed: InstalledMeasure,
    claim: Claim,
    files: Mapping[tuple[UUID, str], int],
) -> ClaimLine:
    measure = framework.measure(installed.code)
    evidence = sum(files.get((installed.uid, type_), 0) for type_, _ in measure.accepts)
    return ClaimLine(framework, measure, installed.uid, claim, evidence)


def _worth(lines: Iterable[ClaimLine], *, additional: bool) -> Worth | None:
    claims = [
        line.claim
        for line in lines
        if line.claim.value is not None
        and (line.claim.additional if additional else line.claim.core)
    ]
    if not claims:
        return None
    by_mark = {
        mark: Pence(
            sum(claim.value_of_impact(additional=additional, mark=mark) or 0 for claim in claims)
        )
        for mark in Mark
    }
    return Worth(Pence(sum(by_mark.values())), by_mark)
