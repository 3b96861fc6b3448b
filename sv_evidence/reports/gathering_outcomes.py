"""The facts of each outcome: claims, the chart of its busiest measure, the latest activities."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.counting import Claim, CountedResult, claims_from
from sv_evidence.domain.evidence import Evidence
from sv_evidence.domain.frameworks import Framework, InstalledMeasure, Measure, Node, Proxy
from sv_evidence.domain.identity import Number
from sv_evidence.domain.measures import Thousandths, Unit, month_of
from sv_evidence.domain.proof import Mark
from sv_evidence.reports.claim_facts import (
    ActivityFacts,
    Amounts,
    ChartFacts,
    ClaimFacts,
    MonthFacts,
    OutcomeFacts,
    ProxyFacts,
    RecentFacts,
    RowFacts,
)
from sv_evidence.reports.reading import Reading

LATEST = 6
MOST_ROWS = 1000
"""So many results of a claim are kept with the pack."""
MOST_MEASURES = 2
"""So many measures have a column beside the latest activities."""


def outcome_facts(reading: Reading) -> tuple[OutcomeFacts, ...]:
    """Return each outcome that has claims, framework by framework, in the publisher's order."""
    claims = claims_of(reading)
    found: list[OutcomeFacts] = []
    for framework_uid in dict.fromkeys((*reading.view.frameworks(), *_others(reading))):
        framework = reading.view.framework(framework_uid)
        own = {
            measure.code: claims[uid]
            for uid, measure in reading.measures.items()
            if measure.framework == framework_uid and uid in claims
        }
        for node in framework.nodes:
            held = [
                claim
                for measure in framework.measures
                if measure.node == node.code
                for claim in own.get(measure.code, ())
            ]
            if held:
                found.append(_outcome(reading, framework_uid, framework, node, held))
    return tuple(found)


def months_of(reading: Reading, measure: UUID) -> tuple[MonthFacts, ...]:
    """Return what a measure counts in each month of the period, core and additional together."""
    sums = {month.first: 0 for month in reading.question.period.months()}
    for row in reading.results.get(measure, ()):
        sums[month_of(row.day).first] += row.quantity
    return tuple(
        MonthFacts(first, Thousandths(total) if first <= reading.today or total else None)
        for first, total in sums.items()
    )


def newest_first(files: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Put files once each in order, the newest first."""
    unique = {file.uid: file for file in files}
    return tuple(sorted(unique.values(), key=_age, reverse=True))


def _age(file: Evidence) -> tuple[date, str, int]:
    number = Number.parse(file.number) or Number("E", 0)
    return file.dated or date.min, number.device, number.count


def _others(reading: Reading) -> list[UUID]:
    """Name the frameworks that have results, also those in the bin."""
    return sorted({each.framework for each in reading.measures.values()})


def claims_of(reading: Reading) -> dict[UUID, tuple[ClaimFacts, ...]]:
    """Return each measure's claims with the files and results behind them, core first."""
    return {
        uid: tuple(_with_rows(reading, claim) for claim in claims)
        for uid, claims in claim_sums(reading).items()
    }


def claim_sums(reading: Reading) -> dict[UUID, tuple[ClaimFacts, ...]]:
    """Return each measure's claims as sums alone, without what stands behind them."""
    rates = reading.view.rates()
    proxies = _proxies(reading)
    found: dict[UUID, list[ClaimFacts]] = {}
    for impact in Impact:
        additional = impact is Impact.ADDITIONAL
        tallies = [each for each in reading.tallies if each.additional is additional]
        for claim in claims_from(tallies, rates):
            if claim.results:
                facts = _claim(reading, claim, impact, proxies.get(claim.measure))
                found.setdefault(claim.measure, []).append(facts)
    return {uid: tuple(claims) for uid, claims in found.items()}


def _with_rows(reading: Reading, claim: ClaimFacts) -> ClaimFacts:
    rows = _rows(reading, claim.measure, claim.impact)
    accepts = dict(_measure(reading, reading.measures[claim.measure]).accepts)
    proofs = {
        activity: reading.proofs(activity, reading.files.get(activity, ()), accepts)
        for activity in dict.fromkeys(row.activity for row in rows)
    }
    files = newest_first(file for held in proofs.values() for file in held)
    return replace(
        claim,
        evidence=tuple(file.number for file in files),
        rows=tuple(row_facts(row, proofs[row.activity]) for row in rows[:MOST_ROWS]),
    )


def _proxies(reading: Reading) -> dict[UUID, Proxy]:
    """Return the latest proxy of each measure, as ``View.rates`` takes it."""
    held = sorted(reading.view.all(Proxy), key=lambda proxy: proxy.entered_on or date.min)
    return {proxy.measure: proxy for proxy in held}


def _claim(reading: Reading, claim: Claim, impact: Impact, proxy: Proxy | None) -> ClaimFacts:
    installed = reading.measures[claim.measure]
    measure = _measure(reading, installed)
    value = None
    if claim.value_by_mark is not None:
        value = Amounts(*(claim.value_by_mark[mark] for mark in Mark))
    said = None
    if claim.rate is not None and proxy is not None:
        said = ProxyFacts(claim.rate, proxy.source, proxy.year)
    return ClaimFacts(
        measure=claim.measure,
        code=installed.code,
        title=measure.title,
        unit=measure.unit,
        impact=impact,
        quantity=claim.counted,
        by_mark=Amounts(*(claim.by_mark[mark] for mark in Mark)),
        results=claim.results,
        mark=claim.mark,
        proxy=said,
        value=value,
        evidence=(),
        next_proof=measure.next_proof,
        confidence=measure.confidence,
    )


def row_facts(row: CountedResult, files: Iterable[Evidence]) -> RowFacts:
    """Keep one counted result with the numbers of the files that prove it, the newest first."""
    return RowFacts(
        result=row.result,
        activity=row.activity,
        title=row.title,
        day=row.day,
        quantity=row.quantity,
        mark=row.mark,
        evidence=tuple(file.number for file in newest_first(files)),
    )


def _measure(reading: Reading, installed: InstalledMeasure) -> Measure:
    return reading.view.framework(installed.framework).measure(installed.code)


def _rows(reading: Reading, measure: UUID, impact: Impact) -> tuple[CountedResult, ...]:
    additional = impact is Impact.ADDITIONAL
    return tuple(row for row in reading.results[measure] if row.additional is additional)


def _outcome(
    reading: Reading,
    uid: UUID,
    framework: Framework,
    node: Node,
    claims: Sequence[ClaimFacts],
) -> OutcomeFacts:
    line = framework.line_of(node.code)
    busiest = sorted(claims, key=lambda claim: -claim.results)
    return OutcomeFacts(
        framework=uid,
        framework_title=framework.short_title,
        code=node.code,
        title=node.title,
        level=node.level,
        theme=line[-2].title if len(line) > 1 else framework.short_title,
        summary=node.summary,
        confidence=node.confidence,
        also_counts=_also_counts(reading, framework, claims),
        claims=tuple(claims),
        chart=_chart(reading, _busiest(claims)),
        recent=_recent(reading, claims, busiest),
    )


def _also_counts(
    reading: Reading, framework: Framework, claims: Sequence[ClaimFacts]
) -> tuple[str, ...]:
    known = {each.id: each for each in reading.view.frameworks().values()}
    codes = {claim.code for claim in claims}
    found: dict[str, None] = {}
    for walk in framework.crosswalks:
        other = known.get(walk.framework)
        if walk.measure in codes and other is not None:
            node = next((each for each in other.nodes if each.code == walk.node), None)
            if node is not None:
                found[f"{other.short_title}: {node.title}"] = None
    return tuple(found)


def _chart(reading: Reading, claims: Sequence[ClaimFacts]) -> ChartFacts | None:
    """Show the busiest measure by month, all its claims together; nothing for a single month."""
    months = months_of(reading, claims[0].measure)
    if len(months) == 1:
        return None
    largest = max(claims, key=lambda claim: claim.results)
    return ChartFacts(
        claim=largest.key,
        title=largest.title,
        unit=largest.unit,
        total=Thousandths(sum(claim.quantity for claim in claims)),
        results=sum(claim.results for claim in claims),
        months=months,
        evidence=next((claim.evidence[0] for claim in (largest, *claims) if claim.evidence), ""),
        parts=tuple((claim.impact, claim.quantity) for claim in claims) if claims[1:] else (),
    )


def _busiest(claims: Iterable[ClaimFacts]) -> list[ClaimFacts]:
    """Return the claims of the measure with the most results, core before additional."""
    by_measure: dict[UUID, list[ClaimFacts]] = {}
    for claim in claims:
        by_measure.setdefault(claim.measure, []).append(claim)
    return max(by_measure.values(), key=lambda held: sum(claim.results for claim in held))


def _recent(
    reading: Reading, claims: Sequence[ClaimFacts], busiest: Sequence[ClaimFacts]
) -> RecentFacts:
    shown = tuple(dict.fromkeys(claim.measure for claim in busiest))[:MOST_MEASURES]
    by_activity: dict[UUID, list[CountedResult]] = {}
    measures: dict[UUID, UUID] = {}
    for measure in dict.fromkeys(claim.measure for claim in claims):
        for row in reading.results[measure]:
            by_activity.setdefault(row.activity, []).append(row)
            measures[row.result] = measure
    latest = sorted(by_activity.items(), key=lambda pair: _when(pair[1]), reverse=True)
    rows = []
    for activity, results in latest[:LATEST]:
        sums: dict[UUID, int] = {}
        for row in results:
            measure = measures[row.result]
            sums[measure] = sums.get(measure, 0) + row.quantity
        held = reading.files.get(activity, ())
        files = newest_first(file for file in held if reading.left_out(file) is None)
        rows.append(
            ActivityFacts(
                day=max(row.day for row in results),
                title=results[0].title,
                quantities=tuple(
                    Thousandths(sums[each]) if each in sums else None for each in shown
                ),
                evidence=tuple(file.number for file in reversed(files)),
            )
        )
    titles = {claim.measure: (claim.title, claim.unit) for claim in claims}
    units: tuple[Unit, ...] = tuple(titles[each][1] for each in shown)
    return RecentFacts(
        tuple(titles[each][0] for each in shown), units, tuple(rows), len(by_activity)
    )


def _when(rows: Sequence[CountedResult]) -> tuple[date, str]:
    newest = max(rows, key=lambda row: (row.day, str(row.result)))
    return newest.day, str(newest.result)
