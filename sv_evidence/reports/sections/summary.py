"""The summary: what can be proven, outcome by outcome, and always what is not proven yet."""

from collections.abc import Sequence
from dataclasses import replace

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.measures import Thousandths
from sv_evidence.domain.proof import Mark
from sv_evidence.reports.blocks import (
    Beside,
    Block,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    SideBySide,
    Space,
    Tone,
    Wide,
)
from sv_evidence.reports.claim_facts import (
    Amounts,
    ChartFacts,
    ClaimFacts,
    OutcomeFacts,
    TotalFacts,
)
from sv_evidence.reports.facts import PackFacts
from sv_evidence.reports.inlines import Inlines, MarkWord, PageOf, Reference, Words
from sv_evidence.reports.pounds import Pounds
from sv_evidence.reports.said import Said
from sv_evidence.reports.sections.drawn import chart_line, month_chart, proof_bar
from sv_evidence.reports.sections.front import SUMMARY, whose
from sv_evidence.reports.sections.gaps import gaps_table
from sv_evidence.reports.shapes import Anchor
from sv_evidence.reports.tables import Cell, Column, Row, Table
from sv_evidence.wording.documents import (
    claimed_text,
    claims_statement,
    money_statement,
    run_text,
    span_text,
    without_value_text,
)
from sv_evidence.wording.labels import impact_label, mark_label
from sv_evidence.wording.numbers import quantity_text
from sv_evidence.wording.standing import standing_text
from sv_evidence.wording.words import tr
from sv_evidence.wording.workings import figure_link_text

_BAR_ROOM = 206.0
_HALF, _BETWEEN, _CHART_HIGH = 241.0, 17.0, 122.0


def summary(facts: PackFacts, pounds: Pounds, said: Said) -> tuple[Block, ...]:
    """Compose the summary."""
    note = tr("All figures cover {run}.", run=run_text(facts.period))
    return (
        PageBreak(),
        Beside(
            margin=(Paragraph((Words(note),), Tone.NOTE),),
            body=(
                Heading(
                    statement(facts, pounds, said),
                    level=1,
                    anchor=SUMMARY,
                    listed=tr("Summary"),
                ),
                Paragraph((Words(_standing(facts, pounds, said)),)),
            ),
        ),
        *(block for total in facts.totals for block in _by_outcome(facts, total, pounds, said)),
        *_charts(facts, said),
        *gaps_table(facts, pounds, said, section=SUMMARY),
    )


def statement(facts: PackFacts, pounds: Pounds, said: Said) -> str:
    """Say in one sentence what can be proven."""
    when = span_text(facts.period)
    if not facts.has_money:
        proven = sum(total.claims.proven for total in facts.totals)
        of = sum(total.claims.total for total in facts.totals)
        said.figure("claims_proven", f"{proven:,}" if proven else "", SUMMARY)
        return claims_statement(proven, of, when)
    return _money_statement(facts, pounds, said, when)


def _money_statement(facts: PackFacts, pounds: Pounds, said: Said, when: str) -> str:
    """State what is proven; what is claimed and not proven at all is told apart."""
    proven: list[tuple[str, str]] = []
    unproven: list[tuple[str, str]] = []
    for total in facts.totals:
        amounts = pounds.of(_claims(facts, total.impact))
        of = whose(total.impact, facts)
        if amounts.proven:
            money = said.figure(f"proven:{total.impact}", f"£{amounts.proven:,}", SUMMARY)
            proven.append((money, of))
        elif amounts.total:
            money = said.figure(f"claimed:{total.impact}", f"£{amounts.total:,}", SUMMARY)
            unproven.append((money, of))
    nothing = [("£0", whose(facts.totals[0].impact, facts))]
    return money_statement(proven or ([] if unproven else nothing), when, unproven)


def _claims(facts: PackFacts, impact: Impact) -> list[ClaimFacts]:
    return [claim for outcome in facts.outcomes for claim in outcome.of(impact)]


def _standing(facts: PackFacts, pounds: Pounds, said: Said) -> str:
    counts = [total.claims for total in facts.totals]
    stand = standing_text(
        sum(each.proven for each in counts),
        sum(each.part_proven for each in counts),
        sum(each.unproven for each in counts),
    )
    if not facts.has_money:
        return stand
    claimed = []
    for total in facts.totals:
        money = f"£{pounds.of(_claims(facts, total.impact)).total:,}"
        said.figure(f"claimed:{total.impact}", money, SUMMARY)
        claimed.append((money, whose(total.impact, facts)))
    return f"{claimed_text(claimed)} {stand}"


def _by_outcome(
    facts: PackFacts, total: TotalFacts, pounds: Pounds, said: Said
) -> tuple[Block, ...]:
    outcomes = [each for each in facts.outcomes if each.of(total.impact)]
    title = tr("Proof by outcome")
    if len(facts.totals) > 1:
        title = tr("Proof by outcome: {impact}", impact=impact_label(total.impact).lower())
    table = (
        _money_table(outcomes, total, pounds, said)
        if facts.has_money
        else _claims_table(outcomes, total, said)
    )
    return (Wide((Heading(title), table)),)


def _money_table(
    outcomes: Sequence[OutcomeFacts], total: TotalFacts, pounds: Pounds, said: Said
) -> Table:
    amounts = [pounds.of(each.of(total.impact)) for each in outcomes]
    scale = max((each.total for each in amounts), default=0)
    order = sorted(range(len(outcomes)), key=lambda place: -amounts[place].total)
    rows = [
        _money_row(outcomes[place], total.impact, amounts[place], scale, said) for place in order
    ]
    whole = Amounts(
        sum(each.proven for each in amounts),
        sum(each.part_proven for each in amounts),
        sum(each.unproven for each in amounts),
    )
    count = f"{total.claims.total:,}"
    last = Row(
        (
            Cell((Words(tr("All outcomes")),)),
            Cell((Words(count),)),
            Cell(marks=legend()),
            Cell((Words(f"£{whole.proven:,}"),)),
            Cell((Words(f"£{whole.total:,}"),)),
            Cell(),
        ),
        is_total=True,
    )
    return Table(
        columns=(
            Column(tr("Outcome"), 110),
            Column(tr("Claims"), 40, Anchor.END),
            Column(tr("Value, all bars on one scale"), 213),
            Column(tr("Proven"), 53, Anchor.END),
            Column(tr("Claimed"), 56, Anchor.END),
            Column(tr("Page"), 32, Anchor.END),
        ),
        rows=(*rows, last),
        summary=tr("What is proven and claimed for each outcome, in pounds"),
    )


def _money_row(
    outcome: OutcomeFacts, impact: Impact, amounts: Amounts, scale: int, said: Said
) -> Row:
    claims = outcome.of(impact)
    key = f"{outcome.code}:{impact}"
    page = Cell((PageOf(outcome.anchor),))
    name = Cell((Words(outcome.title, bold=True),))
    count = Cell((Words(f"{len(claims):,}"),))
    if not any(claim.value is not None for claim in claims):
        quantities = [quantity_text(claim.quantity, claim.unit) for claim in claims]
        words = Cell((replace(_made(outcome, without_value_text(quantities)), colour="ink2"),))
        dash = Cell((Words("\N{EN DASH}"),))
        return Row((name, count, words, dash, dash, page))
    proven = said.figure(f"proven:{key}", f"£{amounts.proven:,}", SUMMARY)
    claimed = said.figure(f"claimed:{key}", f"£{amounts.total:,}", SUMMARY)
    return Row(
        (
            name,
            count,
            Cell(drawing=proof_bar(amounts, scale=scale, width=_BAR_ROOM - 6, money=True)),
            Cell((_made(outcome, proven, bold=True),)),
            Cell((_made(outcome, claimed),)),
            page,
        )
    )


def _claims_table(outcomes: Sequence[OutcomeFacts], total: TotalFacts, said: Said) -> Table:
    """Without a £ value anywhere, claims are counted."""
    counts = [_counted(each.of(total.impact)) for each in outcomes]
    scale = max((each.total for each in counts), default=0)
    rows = [
        _claims_row(outcome, total.impact, count, scale, said)
        for outcome, count in zip(outcomes, counts, strict=True)
    ]
    last = Row(
        (
            Cell((Words(tr("All outcomes")),)),
            Cell(marks=legend()),
            Cell((Words(f"{total.claims.proven:,}"),)),
            Cell((Words(f"{total.claims.total:,}"),)),
            Cell(),
        ),
        is_total=True,
    )
    return Table(
        columns=(
            Column(tr("Outcome"), 150),
            Column(tr("Claims, all bars on one scale"), 217),
            Column(tr("Proven"), 50, Anchor.END),
            Column(tr("Claims"), 50, Anchor.END),
            Column(tr("Page"), 32, Anchor.END),
        ),
        rows=(*rows, last),
        summary=tr("How many claims are proven for each outcome"),
    )


def _claims_row(
    outcome: OutcomeFacts, impact: Impact, count: Amounts, scale: int, said: Said
) -> Row:
    key = f"{outcome.code}:{impact}"
    proven = said.figure(f"claims_proven:{key}", f"{count.proven:,}", SUMMARY)
    whole = said.figure(f"claims:{key}", f"{count.total:,}", SUMMARY)
    return Row(
        (
            Cell((Words(outcome.title, bold=True),)),
            Cell(drawing=proof_bar(count, scale=scale, width=_BAR_ROOM, money=False)),
            Cell((_made(outcome, proven, bold=True),)),
            Cell((_made(outcome, whole),)),
            Cell((PageOf(outcome.anchor),)),
        )
    )


def _made(outcome: OutcomeFacts, figure: str, *, bold: bool = False) -> Words:
    """Let a figure lead to the claims that it is the sum of."""
    return Words(figure, bold=bold, to=outcome.anchor, says=figure_link_text(figure))


def _counted(claims: Sequence[ClaimFacts]) -> Amounts:
    marks = [claim.mark for claim in claims]
    return Amounts(*(marks.count(mark) for mark in Mark))


def legend() -> tuple[MarkWord, ...]:
    """Return the three marks with their words."""
    return tuple(MarkWord(mark, mark_label(mark)) for mark in Mark)


def _charts(facts: PackFacts, said: Said) -> tuple[Block, ...]:
    """Show the two busiest measures side by side, those that are proven first."""
    proven = {
        claim.key
        for outcome in facts.outcomes
        for claim in outcome.claims
        if claim.mark is Mark.PROVEN
    }
    held = [outcome.chart for outcome in facts.outcomes if outcome.chart is not None]
    busiest = sorted(held, key=lambda chart: (chart.claim not in proven, -chart.results))[:2]
    if not busiest:
        return ()
    columns = tuple(_half_chart(chart, said) for chart in busiest)
    widths = (_HALF, _HALF)[: len(columns)]
    return (Wide((Space(6), SideBySide(columns, widths, _BETWEEN))),)


def _half_chart(chart: ChartFacts, said: Said) -> tuple[Block, ...]:
    total = said.figure(
        f"chart:{chart.claim}", quantity_text(Thousandths(chart.total), chart.unit), SUMMARY
    )
    line: Inlines = (Words(chart_line(chart, total)),)
    if chart.evidence:
        line = (*line, Words("   "), Reference(chart.evidence, chart.evidence))
    drawing = month_chart(chart, width=_HALF, height=_CHART_HIGH, said=said, section=SUMMARY)
    return (Heading(chart.title), Paragraph(line, Tone.CAPTION), Figure(drawing))
