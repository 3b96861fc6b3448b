"""Everything that a value takes for granted, as plain data for one page of a document."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sv_evidence.domain.exact import as_typed
from sv_evidence.domain.frameworks import Proxy
from sv_evidence.domain.measures import Period, decimal_text
from sv_evidence.domain.sroi import Appraisal, Outcome

_RATE_PLACES = 4


@dataclass(frozen=True, slots=True)
class Assumption:
    """One thing taken for granted: what, its value, whose word it is, who entered it and when.

    ``what`` is a code: ``proxy``, ``quantity``, ``deadweight``, ``attribution_others``,
    ``displacement``, ``drop_off``, ``duration_years``, ``discount_rate``, ``timing`` or
    ``investment``. ``doubt`` is empty or ``later_year``, ``check_for_newer`` or ``no_source``.
    """

    what: str
    subject: str
    """The outcome or measure; empty where it is about all of them."""
    value: str
    source: str = ""
    year: int | None = None
    licence: str = ""
    area: str = ""
    who: str = ""
    when: date | None = None
    doubt: str = ""
    bands: tuple[tuple[str, int], ...] = ()
    """Of a discount rate: each rate with the last year it holds for; the value is the first."""


Assumptions = tuple[Assumption, ...]


def assumptions_in(appraisal: Appraisal, *, today: date) -> Assumptions:
    """Name everything that an appraisal takes for granted, in the order of the calculation."""
    rate = appraisal.rate
    is_old = rate.check_from is not None and today >= rate.check_from
    of_outcomes = (
        each for valued in appraisal.outcomes for each in _of_outcome(valued.outcome, today)
    )
    return (
        Assumption("investment", "", as_typed(appraisal.investment)),
        Assumption(
            "discount_rate",
            "",
            as_typed(rate.bands[0].rate),
            source=rate.source,
            doubt="check_for_newer" if is_old else "",
            bands=tuple((as_typed(band.rate), band.until) for band in rate.bands),
        ),
        Assumption("timing", "", appraisal.timing.value),
        *of_outcomes,
    )


def proxy_assumption(proxy: Proxy, subject: str, period: Period) -> Assumption:
    """Name what a measure's proxy takes for granted, for claims of a period."""
    return Assumption(
        "proxy",
        subject,
        decimal_text(proxy.rate, _RATE_PLACES),
        source=proxy.source,
        year=proxy.year or None,
        licence=proxy.licence,
        area=proxy.area,
        who=proxy.entered_by,
        when=proxy.entered_on,
        doubt=_doubt(proxy.source, proxy.year or None, period.last.year),
    )


def _of_outcome(outcome: Outcome, today: date) -> Iterator[Assumption]:
    origin = outcome.origin
    yield Assumption(
        "proxy",
        outcome.name,
        as_typed(outcome.proxy),
        source=origin.source,
        year=origin.year,
        licence=origin.licence,
        area=origin.area,
        who=origin.entered_by,
        when=origin.entered_on,
        doubt=_doubt(origin.source, origin.year, today.year),
    )
    figures: tuple[tuple[str, Decimal], ...] = (
        ("quantity", outcome.quantity),
        ("deadweight", outcome.deadweight),
        ("attribution_others", outcome.attribution.due_to_others),
        ("displacement", outcome.displacement),
        ("drop_off", outcome.drop_off),
        ("duration_years", Decimal(outcome.years)),
    )
    for what, figure in figures:
        yield Assumption(
            what, outcome.name, as_typed(figure), who=origin.entered_by, when=origin.entered_on
        )


def _doubt(source: str, year: int | None, latest: int) -> str:
    if year is not None and year > latest:
        return "later_year"
    return "" if source.strip() else "no_source"
