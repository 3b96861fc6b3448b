"""Drawings of figures with their words: bars, charts, bullets, strength."""

from sv_evidence.domain.evidence import Strength
from sv_evidence.domain.measures import Thousandths
from sv_evidence.domain.proof import Mark
from sv_evidence.reports import charts, shapes
from sv_evidence.reports.claim_facts import Amounts, ChartFacts
from sv_evidence.reports.facts import CommitmentFacts
from sv_evidence.reports.inlines import Drawing
from sv_evidence.reports.said import Said
from sv_evidence.reports.shapes import Text
from sv_evidence.wording.documents import bar_alt, bullet_alt, chart_alt, per_month_text
from sv_evidence.wording.labels import strength_label
from sv_evidence.wording.numbers import month_text, number_text, quantity_text
from sv_evidence.wording.words import tr

_BAR_HIGH = 8.0
_STRENGTH_HIGH = 14.0


def proof_bar(amounts: Amounts, *, scale: int, width: float, money: bool) -> Drawing:
    """Draw what is proven of something, on a scale shared by its list."""
    parts = {mark: amounts.of(mark) for mark in Mark}
    sign = "£" if money else ""
    said = [f"{sign}{amounts.of(mark):,}" for mark in Mark]
    return Drawing(
        shapes.proof_bar(parts, scale=scale, width=width, height=_BAR_HIGH, hatch=shapes.ON_PAPER),
        width,
        _BAR_HIGH,
        bar_alt(*said),
    )


def month_chart(
    chart: ChartFacts, *, width: float, height: float, said: Said, section: str
) -> Drawing:
    """Draw a measure by month."""
    columns = []
    bars = []
    for month in chart.months:
        name = month_text(month.first)
        figure = ""
        if month.quantity is not None:
            figure = number_text(Thousandths(month.quantity))
            bars.append((name, figure))
        columns.append(charts.Column(name[:3], month.quantity, figure))
    drawn = charts.column_chart(columns, width=width, height=height, not_yet=tr("not yet"))
    printed = {shape.text for shape in drawn if isinstance(shape, Text)}
    for name, figure in bars:
        if figure in printed:
            said.figure(f"{chart.claim}:{name}", figure, section)
    return Drawing(drawn, width, height, chart_alt(chart.title, bars))


def chart_line(chart: ChartFacts, total: str) -> str:
    """Say under a chart's title what it counts, and of what its total is made."""
    parts = [(impact.value, number_text(quantity)) for impact, quantity in chart.parts]
    return per_month_text(chart.unit, total, parts)


def bullet(commitment: CommitmentFacts, *, width: float) -> Drawing:
    """Draw a commitment: delivered, target, expected by now."""
    unit = commitment.unit
    return Drawing(
        charts.bullet_bar(
            commitment.delivered,
            commitment.target,
            expected=commitment.expected,
            width=width,
            height=_BAR_HIGH,
        ),
        width,
        _BAR_HIGH,
        bullet_alt(
            quantity_text(commitment.delivered, unit),
            quantity_text(commitment.target, unit),
            quantity_text(commitment.expected, unit),
        ),
    )


def strength(value: Strength | None) -> Drawing:
    """Draw the bars of a strength, and its word beside them."""
    word = strength_label(value)
    bars = () if value is None else shapes.strength_bars(value)
    left = 15.0 if bars else 0.0
    text = Text(left, _STRENGTH_HIGH - 4, word, 9.5, "ink2")
    return Drawing((*bars, text), 82, _STRENGTH_HIGH, word)
