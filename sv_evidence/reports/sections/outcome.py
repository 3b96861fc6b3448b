"""One section for each outcome: what is claimed, its chart, the latest activities."""

from collections.abc import Sequence

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.frameworks import Confidence
from sv_evidence.reports.blocks import (
    Beside,
    Block,
    Figure,
    Heading,
    Number,
    PageBreak,
    Paragraph,
    Together,
    Tone,
    Wide,
)
from sv_evidence.reports.claim_facts import (
    Amounts,
    ChartFacts,
    ClaimFacts,
    OutcomeFacts,
    RecentFacts,
)
from sv_evidence.reports.facts import PackFacts
from sv_evidence.reports.inlines import Inlines, MarkWord, PageOf, Reference, Words
from sv_evidence.reports.pounds import Pounds
from sv_evidence.reports.said import Said
from sv_evidence.reports.sections.drawn import month_chart
from sv_evidence.reports.sections.front import REGISTER
from sv_evidence.reports.shapes import Anchor
from sv_evidence.reports.tables import Cell, Column, Row, Table
from sv_evidence.wording.documents import (
    latest_text,
    per_month_text,
    proxy_text,
    short_day_text,
)
from sv_evidence.wording.labels import impact_label, mark_label
from sv_evidence.wording.numbers import number_text, quantity_text, rate_text
from sv_evidence.wording.words import tr

_CHART_WIDE, _CHART_HIGH = 401.0, 148.0
_MOST_REFERENCES = 3


def outcome_section(
    facts: PackFacts, outcome: OutcomeFacts, number: int, pounds: Pounds, said: Said
) -> tuple[Block, ...]:
    """Compose an outcome's section."""
    body: list[Block] = [Paragraph((Words(outcome.theme),), Tone.CAPTION)]
    title = Heading(
        outcome.title,
        level=1,
        anchor=outcome.anchor,
        listed=outcome.title,
        number=str(number),
    )
    body.append(title)
    if outcome.summary:
        body.append(Paragraph((Words(outcome.summary),)))
    return (
        PageBreak(),
        Beside(margin=_margin(outcome, number), body=tuple(body)),
        *_claims(facts, outcome, pounds, said),
        *_chart(outcome, said),
        *_recent(facts, outcome),
    )


def _margin(outcome: OutcomeFacts, number: int) -> tuple[Block, ...]:
    notes = [
        Paragraph((Words(tr("Also counts towards {other}.", other=other)),), Tone.NOTE)
        for other in outcome.also_counts
    ]
    return (Number(str(number)), *notes)


def _claims(
    facts: PackFacts, outcome: OutcomeFacts, pounds: Pounds, said: Said
) -> tuple[Block, ...]:
    found: list[Block] = []
    for total in facts.totals:
        claims = outcome.of(total.impact)
        if not claims:
            continue
        title = tr("What we claim")
        if len(facts.totals) > 1:
            title = tr("What we claim: {impact}", impact=impact_label(total.impact).lower())
        table = (
            _money_table(outcome, claims, total.impact, pounds, said)
            if facts.has_money
            else _plain_table(outcome, claims, said)
        )
        found.append(Wide((Heading(title), table)))
    notes = _method(outcome)
    if notes:
        found.append(Wide((Paragraph((Words(notes),), Tone.CAPTION),)))
    return tuple(found)


def _money_table(
    outcome: OutcomeFacts,
    claims: Sequence[ClaimFacts],
    impact: Impact,
    pounds: Pounds,
    said: Said,
) -> Table:
    rows = []
    for claim in claims:
        money = pounds.of_claim(claim)
        valued = claim.value is not None
        value = f"£{money.total:,}" if valued else "\N{EN DASH}"
        if valued:
            said.figure(f"value:{claim.key}", value, outcome.anchor)
        rate = rate_text(claim.proxy.rate) if claim.proxy else "\N{EN DASH}"
        rows.append(
            Row(
                (
                    Cell((Words(claim.title, bold=True),)),
                    Cell((Words(_quantity(claim, outcome, said)),)),
                    Cell((Words(rate),)),
                    Cell((Words(value),)),
                    Cell(marks=(MarkWord(claim.mark, mark_label(claim.mark)),)),
                    Cell(_evidence(claim)),
                )
            )
        )
    if any(claim.value is not None for claim in claims):
        rows.append(_money_total(outcome, pounds.of(claims), impact, said))
    return Table(
        columns=(
            Column(tr("Claim"), 128),
            Column(tr("Quantity"), 84, Anchor.END),
            Column(tr("Proxy"), 50, Anchor.END),
            Column(tr("Value"), 57, Anchor.END),
            Column(tr("Proof"), 85),
            Column(tr("Evidence"), 95),
        ),
        rows=tuple(rows),
        summary=tr("What is claimed for {outcome}", outcome=outcome.title),
    )


def _money_total(outcome: OutcomeFacts, whole: Amounts, impact: Impact, said: Said) -> Row:
    proven = said.figure(f"proven:{outcome.code}:{impact}", f"£{whole.proven:,}", outcome.anchor)
    total = said.figure(f"claimed:{outcome.code}:{impact}", f"£{whole.total:,}", outcome.anchor)
    return Row(
        (
            Cell((Words(outcome.title),)),
            Cell(),
            Cell(),
            Cell((Words(total),)),
            Cell((Words(tr("of which proven ")), Words(proven, bold=True)), span=2),
        ),
        is_total=True,
    )


def _plain_table(outcome: OutcomeFacts, claims: Sequence[ClaimFacts], said: Said) -> Table:
    """Without a £ value anywhere: quantities, and how much of each is proven."""
    rows = []
    for claim in claims:
        proven = quantity_text(type(claim.quantity)(claim.by_mark.proven), claim.unit)
        said.figure(f"proven:{claim.key}", proven, outcome.anchor)
        rows.append(
            Row(
                (
                    Cell((Words(claim.title, bold=True),)),
                    Cell((Words(_quantity(claim, outcome, said)),)),
                    Cell((Words(proven),)),
                    Cell(marks=(MarkWord(claim.mark, mark_label(claim.mark)),)),
                    Cell(_evidence(claim)),
                )
            )
        )
    return Table(
        columns=(
            Column(tr("Claim"), 160),
            Column(tr("Quantity"), 82, Anchor.END),
            Column(tr("Proven"), 82, Anchor.END),
            Column(tr("Proof"), 85),
            Column(tr("Evidence"), 90),
        ),
        rows=tuple(rows),
        summary=tr("What is claimed for {outcome}", outcome=outcome.title),
    )


def _quantity(claim: ClaimFacts, outcome: OutcomeFacts, said: Said) -> str:
    words = quantity_text(claim.quantity, claim.unit)
    return said.figure(f"quantity:{claim.key}", words, outcome.anchor)


def _evidence(claim: ClaimFacts) -> Inlines:
    """Name the newest file, and say how many more there are."""
    if not claim.evidence:
        return (Words("\N{EN DASH}"),)
    first, more = claim.evidence[0], len(claim.evidence) - 1
    text = tr("{number} and {count} more", number=first, count=f"{more:,}") if more else first
    return (Reference(text, first),)


def _method(outcome: OutcomeFacts) -> str:
    """Say where money and wording come from."""
    said = [
        proxy_text(
            claim.title,
            rate_text(claim.proxy.rate),
            claim.unit,
            claim.proxy.source,
            claim.proxy.year,
        )
        for claim in {each.measure: each for each in outcome.claims}.values()
        if claim.proxy is not None
    ]
    if outcome.confidence is Confidence.UNCONFIRMED:
        said.append(tr("We have not confirmed this outcome's wording with its publisher."))
    elif outcome.confidence is Confidence.OURS:
        said.append(tr("The outcome's wording is ours."))
    if any(claim.confidence is Confidence.OURS for claim in outcome.claims):
        said.append(tr("Measures are ours, not the publisher's."))
    return " ".join(said)


def _chart(outcome: OutcomeFacts, said: Said) -> tuple[Block, ...]:
    chart = outcome.chart
    if chart is None:
        return ()
    return (
        Together(
            (
                Beside(
                    margin=_chart_note(chart),
                    body=(
                        Heading(tr("{title} by month", title=chart.title)),
                        Paragraph((Words(_chart_line(chart)),), Tone.CAPTION),
                        Figure(
                            month_chart(
                                chart,
                                width=_CHART_WIDE,
                                height=_CHART_HIGH,
                                said=said,
                                section=outcome.anchor,
                            )
                        ),
                    ),
                ),
            )
        ),
    )


def _chart_line(chart: ChartFacts) -> str:
    return per_month_text(chart.unit, quantity_text(chart.total, chart.unit))


def _chart_note(chart: ChartFacts) -> tuple[Block, ...]:
    if not chart.evidence:
        return ()
    words = (
        Reference(chart.evidence, chart.evidence),
        Words(tr(" is the newest document behind this chart.")),
    )
    return (Paragraph(words, Tone.NOTE),)


def _recent(facts: PackFacts, outcome: OutcomeFacts) -> tuple[Block, ...]:
    recent = outcome.recent
    years = {row.day.year for row in recent.rows} | {facts.period.last.year}
    rows = tuple(
        Row(
            (
                Cell((Words(short_day_text(row.day, with_year=len(years) > 1), colour="ink2"),)),
                Cell((Words(row.title),)),
                *(
                    Cell((Words("" if each is None else number_text(each)),))
                    for each in row.quantities
                ),
                Cell(_references(row.evidence)),
            )
        )
        for row in recent.rows
    )
    line: Inlines = (
        Words(latest_text(len(recent.rows), recent.of)),
        PageOf(REGISTER),
        Words("."),
    )
    return (
        Wide(
            (
                Heading(tr("Most recent activities")),
                Table(
                    columns=(
                        Column(tr("Date"), 62),
                        Column(tr("Activity"), 437 - 85 - 85 * len(recent.measures)),
                        *(Column(name, 85, Anchor.END) for name in _column_names(recent)),
                        Column(tr("Evidence"), 96),
                    ),
                    rows=rows,
                    summary=tr("The latest activities for {outcome}", outcome=outcome.title),
                    note=line,
                ),
            )
        ),
    )


def _column_names(recent: RecentFacts) -> tuple[str, ...]:
    """Head a column with its unit, or with its measure where two units are one word."""
    names = [unit.many[:1].upper() + unit.many[1:] for unit in recent.units]
    if len(set(names)) < len(names) or not all(names):
        return recent.measures
    return tuple(names)


def _references(numbers: Sequence[str]) -> Inlines:
    if not numbers:
        return (Words("\N{EN DASH}"),)
    found: list[Words | Reference] = []
    for number in numbers[:_MOST_REFERENCES]:
        if found:
            found.append(Words(", ", colour="accent"))
        found.append(Reference(number, number))
    more = len(numbers) - _MOST_REFERENCES
    if more > 0:
        found.append(Words(tr(" and {count} more", count=f"{more:,}")))
    return tuple(found)
