"""``details.csv``: the figures that are not sums of claims, so that they can be checked too."""

from collections.abc import Iterator, Sequence

from sv_evidence.domain.measures import Unit, decimal_text
from sv_evidence.reports.contract_facts import ReturnFacts
from sv_evidence.reports.facts import PackFacts
from sv_evidence.reports.register import written
from sv_evidence.wording.numbers import month_text

DETAILS_HEAD = ("figure", "what", "quantity", "unit")


def details_csv(facts: PackFacts) -> bytes:
    """Return months of charts, what commitments delivered, and what rules left out."""
    return written(DETAILS_HEAD, _rows(facts))


def _rows(facts: PackFacts) -> Iterator[Sequence[str]]:
    for outcome in facts.outcomes:
        chart = outcome.chart
        if chart is not None:
            yield _row(f"chart:{chart.claim}", chart.title, chart.total, chart.unit)
            for month in chart.months:
                if month.quantity is not None:
                    key = f"{chart.claim}:{month_text(month.first)}"
                    yield _row(key, chart.title, month.quantity, chart.unit)
    for contract in facts.contracts:
        for each in contract.commitments:
            what = each.wording or each.title
            yield _row(f"commitment:{each.position}", what, each.delivered, each.unit)
    yield from _told(facts.told)
    for place, finding in enumerate(facts.findings, 1):
        if finding.excluded:
            what = finding.rule or finding.title
            yield _row(f"finding:{place}", what, finding.excluded, finding.unit)


def _told(told: ReturnFacts | None) -> Iterator[Sequence[str]]:
    for line in () if told is None else told.lines:
        yield _row(f"period:{line.position}", line.title, line.in_period, line.unit)
        yield _row(f"to_date:{line.position}", line.title, line.to_date, line.unit)


def _row(figure: str, what: str, quantity: int, unit: Unit) -> Sequence[str]:
    return (figure, what, decimal_text(quantity, 3), unit.many)
