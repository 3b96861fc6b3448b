"""How far a social return leans on each of its assumptions.

Every assumption is moved by a stated step, one at a time, and then all of them at once. Shares
move by ten percentage points, quantities and proxies by a tenth, durations by a year and the
discount rate by one percentage point, each within what is possible.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from sv_evidence.domain.attribution import OthersShare
from sv_evidence.domain.discounting import DiscountRate
from sv_evidence.domain.exact import exactly
from sv_evidence.domain.sroi import Appraisal, Outcome, discounted, factors_for, values_of

RELATIVE_STEP: Final = Decimal("0.1")
SHARE_STEP: Final = Decimal("0.1")
RATE_STEP: Final = Decimal("0.01")
YEAR_STEP: Final = 1

_NOTHING, _WHOLE = Decimal(0), Decimal(1)


class Assumed(StrEnum):
    """What an appraisal takes for granted."""

    QUANTITY = "quantity"
    PROXY = "proxy"
    DEADWEIGHT = "deadweight"
    ATTRIBUTION = "attribution"
    DISPLACEMENT = "displacement"
    DROP_OFF = "drop_off"
    DURATION = "duration_years"
    DISCOUNT_RATE = "discount_rate"


@dataclass(frozen=True, slots=True)
class Scenario:
    """What the answer would be."""

    present_value: Decimal
    ratio: Decimal


@dataclass(frozen=True, slots=True)
class Swing:
    """What one assumption does to the answer; low and high are those of the answer."""

    assumed: Assumed
    place: int | None
    """Which outcome, from 0; ``None`` for the discount rate."""
    at_low: Decimal
    """The assumption where the answer is lowest."""
    at_high: Decimal
    low: Scenario
    high: Scenario

    @property
    def width(self) -> Decimal:
        """How much of the ratio hangs on it."""
        with exactly():
            return self.high.ratio - self.low.ratio


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """The answer with every assumption at its worst, as it is, and at its best."""

    low: Scenario
    central: Scenario
    high: Scenario
    swings: tuple[Swing, ...]
    """Widest first."""

    @property
    def most(self) -> Swing | None:
        """The assumption that changes the answer most; ``None`` if none changes it."""
        return self.swings[0] if self.swings and self.swings[0].width else None


def sensitivity_of(appraisal: Appraisal) -> Sensitivity:
    """Move every assumption of an appraisal, alone and together."""
    asker = _Asker(appraisal)
    central = Scenario(appraisal.present_value, appraisal.ratio)
    # Not by a negated width: a minus sign rounds to fewer digits than the widths have.
    swings = sorted(asker.swings(), key=lambda each: each.width, reverse=True)
    low, high = asker.extremes()
    return Sensitivity(low, central, high, tuple(swings))


class _Asker:
    """Asks one appraisal what it would say if; each question costs one outcome, not all."""

    def __init__(self, appraisal: Appraisal) -> None:
        self._of = appraisal
        self._outcomes = [each.outcome for each in appraisal.outcomes]
        self._longest = appraisal.rate.horizon
        self._factors = self._factors_of(appraisal.rate)

    def swings(self) -> Iterator[Swing]:
        """Yield what each assumption does by itself."""
        for place, outcome in enumerate(self._outcomes):
            before = self._value(outcome, self._factors)
            for assumed, step in _STEPS.items():
                ends = [
                    (_figure(each, assumed), self._instead(before, each))
                    for each in step(outcome, self._longest)
                ]
                yield _swing(assumed, place, ends)
        rates = [self._of.rate.moved(by) for by in (-RATE_STEP, RATE_STEP)]
        ends = [(each.bands[0].rate, self._total(self._outcomes, each)) for each in rates]
        yield _swing(Assumed.DISCOUNT_RATE, None, ends)

    def extremes(self) -> tuple[Scenario, Scenario]:
        """Return the answer with everything at its worst, and at its best."""
        worst = [self._corner(each, is_best=False) for each in self._outcomes]
        best = [self._corner(each, is_best=True) for each in self._outcomes]
        rates = [self._of.rate.moved(by) for by in (-RATE_STEP, _NOTHING, RATE_STEP)]
        low = min((self._total(worst, each) for each in rates), key=_present)
        high = max((self._total(best, each) for each in rates), key=_present)
        return low, high

    def _corner(self, outcome: Outcome, *, is_best: bool) -> Outcome:
        """Move everything the same way; more of a harm is worse."""
        wants_more = is_best is (outcome.quantity >= 0)
        for step in _STEPS.values():
            less, more = step(outcome, self._longest)
            outcome = more if wants_more else less
        return outcome

    def _instead(self, before: Decimal, after: Outcome) -> Scenario:
        with exactly():
            moved = self._value(after, self._factors) - before
            return self._scenario(self._of.present_value + moved)

    def _total(self, outcomes: Sequence[Outcome], rate: DiscountRate) -> Scenario:
        factors = self._factors_of(rate)
        with exactly():
            values = (self._value(each, factors) for each in outcomes)
            return self._scenario(sum(values, _NOTHING))

    def _scenario(self, present_value: Decimal) -> Scenario:
        return Scenario(present_value, present_value / self._of.investment)

    def _factors_of(self, rate: DiscountRate) -> tuple[Decimal, ...]:
        years = max(each.years for each in self._outcomes) + YEAR_STEP
        return factors_for(rate, self._of.timing, min(years, self._longest))

    def _value(self, outcome: Outcome, factors: Sequence[Decimal]) -> Decimal:
        return discounted(values_of(outcome), factors)


def _swing(assumed: Assumed, place: int | None, ends: list[tuple[Decimal, Scenario]]) -> Swing:
    (at_low, low), (at_high, high) = sorted(ends, key=lambda end: end[1].present_value)
    return Swing(assumed, place, at_low, at_high, low, high)


def _present(scenario: Scenario) -> Decimal:
    return scenario.present_value


def _figure(outcome: Outcome, assumed: Assumed) -> Decimal:
    match assumed:
        case Assumed.ATTRIBUTION:
            return outcome.attribution.due_to_others
        case Assumed.DURATION:
            return Decimal(outcome.years)
        case _:
            figure: Decimal = getattr(outcome, assumed.value)
            return figure


def _by_a_tenth(outcome: Outcome, field: str) -> tuple[Outcome, Outcome]:
    """Return the outcome with less and with more of a figure."""
    value: Decimal = getattr(outcome, field)
    with exactly():
        less, more = value * (1 - RELATIVE_STEP), value * (1 + RELATIVE_STEP)
    return _with(outcome, field, less), _with(outcome, field, more)


def _by_points(outcome: Outcome, field: str) -> tuple[Outcome, Outcome]:
    """Return the outcome with a larger and with a smaller share lost."""
    larger, smaller = _moved_share(getattr(outcome, field))
    return _with(outcome, field, larger), _with(outcome, field, smaller)


def _with(outcome: Outcome, field: str, value: Any) -> Outcome:
    return replace(outcome, **{field: value})


def _by_others(outcome: Outcome) -> tuple[Outcome, Outcome]:
    larger, smaller = _moved_share(outcome.attribution.due_to_others)
    return (
        replace(outcome, attribution=OthersShare(larger)),
        replace(outcome, attribution=OthersShare(smaller)),
    )


def _moved_share(share: Decimal) -> tuple[Decimal, Decimal]:
    with exactly():
        return min(_WHOLE, share + SHARE_STEP), max(_NOTHING, share - SHARE_STEP)


def _by_a_year(outcome: Outcome, longest: int) -> tuple[Outcome, Outcome]:
    return (
        replace(outcome, years=max(1, outcome.years - YEAR_STEP)),
        replace(outcome, years=min(longest, outcome.years + YEAR_STEP)),
    )


_STEPS: Final[dict[Assumed, Callable[[Outcome, int], tuple[Outcome, Outcome]]]] = {
    Assumed.QUANTITY: lambda outcome, _: _by_a_tenth(outcome, "quantity"),
    Assumed.PROXY: lambda outcome, _: _by_a_tenth(outcome, "proxy"),
    Assumed.DEADWEIGHT: lambda outcome, _: _by_points(outcome, "deadweight"),
    Assumed.ATTRIBUTION: lambda outcome, _: _by_others(outcome),
    Assumed.DISPLACEMENT: lambda outcome, _: _by_points(outcome, "displacement"),
    Assumed.DROP_OFF: lambda outcome, _: _by_points(outcome, "drop_off"),
    Assumed.DURATION: _by_a_year,
}
"""Each gives the outcome with less of it, then with more; a harm grows with more."""
