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
)
from sv_evidence.reports.facts import PackFacts
from sv_evidence.reports.inlines import Inlines, MarkWord, Reference, Words
from sv_evidence.reports.pounds import Pounds
from sv_evidence.reports.said import Said
from sv_evidence.reports.sections.drawn import chart_line, month_chart
from sv_evidence.reports.sections.recent import recent_activities
from sv_evidence.reports.sections.workings import working_anchor
from sv_evidence.reports.shapes import Anchor
from sv_evidence.reports.tables import Cell, Column, Row, Table
from sv_evidence.wording.documents import proxy_text
from sv_evidence.wording.labels import impact_label, mark_label
from sv_evidence.wording.numbers import quantity_text, rate_text
from sv_evidence.wording.words import tr
from sv_evidence.wording.workings import figure_link_text

_CHART_WIDE, _CHART_HIGH = 401.0, 148.0
_MOST_OTHERS = 3


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
        *recent_activities(facts, outcome),
    )


def _margin(outcome: OutcomeFacts, number: int) -> tuple[Block, ...]:
    words = [tr("Also counts towards {other}.", other=other) for other in outcome.also_counts]
    more = len(words) - _MOST_OTHERS
    if more > 0:
        words = [*words[:_MOST_OTHERS], tr("And towards {count} more.", count=f"{more:,}")]
    return (Number(str(number)), *(Paragraph((Words(each),), Tone.NOTE) for each in words))


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
    rows = [_money_row(outcome, claim, pounds, said) for claim in claims]
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


def _money_row(outcome: OutcomeFacts, claim: ClaimFacts, pounds: Pounds, said: Said) -> Row:
    value = rate = "\N{EN DASH}"
    if claim.value is not None:
        value = f"£{pounds.of_claim(claim).total:,}"
        said.figure(f"value:{claim.key}", value, outcome.anchor)
    if claim.proxy is not None:
        rate = rate_text(claim.proxy.rate)
    return Row(
        (
            Cell((Words(claim.title, bold=True),)),
            Cell((_made(claim, _quantity(claim, outcome, said)),)),
            Cell((Words(rate),)),
            Cell((_made(claim, value) if claim.value is not None else Words(value),)),
            Cell(marks=(MarkWord(claim.mark, mark_label(claim.mark)),)),
            Cell(_evidence(claim)),
        )
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
                    Cell((_made(claim, _quantity(claim, outcome, said)),)),
                    Cell((_made(claim, proven),)),
                    Cell(marks=(MarkWord(claim.mark, mark_label(claim.mark)),)),
                    Cell(_evidence(claim)),
                )
            )
        )
    return Table(
        columns=(
            Column(tr("Claim"), 136),
            Column(tr("Quantity"), 94, Anchor.END),
            Column(tr("Proven"), 94, Anchor.END),
            Column(tr("Proof"), 85),
            Column(tr("Evidence"), 90),
        ),
        rows=tuple(rows),
        summary=tr("What is claimed for {outcome}", outcome=outcome.title),
    )


def _made(claim: ClaimFacts, figure: str) -> Words:
    """Let a figure lead to how it is made."""
    return Words(figure, to=working_anchor(claim), says=figure_link_text(figure))


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
    return chart_line(chart, quantity_text(chart.total, chart.unit))


def _chart_note(chart: ChartFacts) -> tuple[Block, ...]:
    if not chart.evidence:
        return ()
    words = (
        Reference(chart.evidence, chart.evidence),
        Words(tr(" is the newest document behind this chart.")),
    )
    return (Paragraph(words, Tone.NOTE),)
