"""Social return on investment: what outcomes are worth today, beside what was put in.

The arithmetic is that of the SROI Guide (2012, stages 4 and 5). All of it is in decimals of 34
digits; nothing is rounded here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sv_evidence.domain.attribution import OthersShare, after_others
from sv_evidence.domain.discounting import DiscountRate, Timing
from sv_evidence.domain.exact import exactly
from sv_evidence.domain.problems import Defect

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a proxy comes from, and who entered it when."""

    source: str = ""
    year: int | None = None
    licence: str = ""
    area: str = ""
    entered_by: str = ""
    entered_on: date | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A change, how much of it there was, and what is known of its cause; shares are 0 to 1.

    A harm has a negative ``quantity``. ``proxy`` is pounds for one unit.
    """

    name: str
    quantity: Decimal
    proxy: Decimal
    deadweight: Decimal
    """The share that would have happened anyway."""
    attribution: OthersShare
    displacement: Decimal
    """The share that was only moved here from elsewhere."""
    drop_off: Decimal
    """The share that is lost from each year to the next; none in the first."""
    years: int
    """How long it lasts."""
    origin: Origin = Origin()


@dataclass(frozen=True, slots=True)
class Valued:
    """One outcome in pounds: its impact in the first year, and its value year by year."""

    outcome: Outcome
    impact: Decimal
    by_year: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Appraisal:
    """What outcomes are worth together, in pounds of today."""

    investment: Decimal
    rate: DiscountRate
    timing: Timing
    outcomes: tuple[Valued, ...]
    impact: Decimal
    """Of the first year, before discounting."""
    by_year: tuple[Decimal, ...]
    factors: tuple[Decimal, ...]
    present_value: Decimal
    net_present_value: Decimal
    ratio: Decimal
    net_ratio: Decimal
    payback_months: Decimal | None
    """``None`` where the first year's impact is not positive: it is never paid back."""


def impact_of(outcome: Outcome) -> Decimal:
    """Return what an outcome is worth in its first year, undiscounted."""
    with exactly():
        gross = outcome.quantity * outcome.proxy * (1 - outcome.deadweight)
        return after_others(gross, outcome.attribution) * (1 - outcome.displacement)


def values_of(outcome: Outcome) -> tuple[Decimal, ...]:
    """Return what an outcome is worth in each year that it lasts, undiscounted."""
    with exactly():
        impact, kept = impact_of(outcome), 1 - outcome.drop_off
        # A whole loss leaves 0 to the power of 0 in the first year, which decimals refuse.
        return tuple(impact * kept**year if year else impact for year in range(outcome.years))


def factors_for(rate: DiscountRate, timing: Timing, years: int) -> tuple[Decimal, ...]:
    """Return the discount factor of each year from the first."""
    return tuple(rate.factor(timing.periods(year)) for year in range(1, years + 1))


def discounted(values: Sequence[Decimal], factors: Sequence[Decimal]) -> Decimal:
    """Return what yearly values are worth today; there are at least as many factors."""
    with exactly():
        pairs = zip(values, factors, strict=False)
        return sum((value * factor for value, factor in pairs), Decimal(0))


def appraise(
    outcomes: Sequence[Outcome], *, investment: Decimal, rate: DiscountRate, timing: Timing
) -> Appraisal:
    """Value outcomes against what was invested; there is one at least, and some investment."""
    if not outcomes or investment <= 0:
        raise Defect("an appraisal needs an outcome and an investment")
    years = max(each.years for each in outcomes)
    valued = tuple(Valued(each, impact_of(each), values_of(each)) for each in outcomes)
    factors = factors_for(rate, timing, years)
    with exactly():
        impact = sum((each.impact for each in valued), Decimal(0))
        by_year = tuple(
            sum((each.by_year[year] for each in valued if year < each.outcome.years), Decimal(0))
            for year in range(years)
        )
        present = discounted(by_year, factors)
        net = present - investment
        return Appraisal(
            investment=investment,
            rate=rate,
            timing=timing,
            outcomes=valued,
            impact=impact,
            by_year=by_year,
            factors=factors,
            present_value=present,
            net_present_value=net,
            ratio=present / investment,
            net_ratio=net / investment,
            payback_months=investment * _MONTHS / impact if impact > 0 else None,
        )
