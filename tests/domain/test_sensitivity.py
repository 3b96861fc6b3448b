from decimal import Decimal

import pytest
from hypothesis import given

from sv_evidence.domain.sensitivity import Assumed, sensitivity_of
from sv_evidence.domain.sroi import Appraisal
from tests.domain.outcomes import an_outcome, appraisals, appraised

NEARLY = Decimal("1e-20")


@given(appraisals())
def test_no_single_assumption_leaves_the_range_of_all_of_them(found: Appraisal) -> None:
    sensitivity = sensitivity_of(found)

    low, high = sensitivity.low.present_value, sensitivity.high.present_value
    assert low - NEARLY <= found.present_value <= high + NEARLY
    assert sensitivity.central.ratio == found.ratio
    for swing in sensitivity.swings:
        assert low - NEARLY <= swing.low.present_value <= swing.high.present_value
        assert swing.high.present_value <= high + NEARLY
    widths = [swing.width for swing in sensitivity.swings]
    assert widths == sorted(widths, reverse=True)
    assert len(widths) == 7 * len(found.outcomes) + 1


@pytest.mark.parametrize(
    ("assumed", "at_low", "at_high"),
    [
        (Assumed.QUANTITY, "9", "11"),
        (Assumed.PROXY, "1800", "2200"),
        (Assumed.DEADWEIGHT, "0.3", "0.1"),
        (Assumed.ATTRIBUTION, "0.35", "0.15"),
        (Assumed.DISPLACEMENT, "0.2", "0.0"),
        (Assumed.DROP_OFF, "0.35", "0.15"),
        (Assumed.DURATION, "2", "4"),
        (Assumed.DISCOUNT_RATE, "0.045", "0.025"),
    ],
)
def test_each_assumption_is_moved_by_its_stated_step(
    assumed: Assumed, at_low: str, at_high: str
) -> None:
    swings = sensitivity_of(appraised(an_outcome())).swings

    (swing,) = (each for each in swings if each.assumed is assumed)
    assert (swing.at_low, swing.at_high) == (Decimal(at_low), Decimal(at_high))
    assert swing.low.ratio < swing.high.ratio
    assert (swing.place is None) is (assumed is Assumed.DISCOUNT_RATE)


def test_a_swing_is_what_a_new_calculation_would_say() -> None:
    found = sensitivity_of(appraised(an_outcome(), an_outcome("B", quantity="3")))

    (swing,) = (s for s in found.swings if s.assumed is Assumed.PROXY and s.place == 1)
    anew = appraised(an_outcome(), an_outcome("B", quantity="3", proxy="2200"))
    assert abs(swing.high.present_value - anew.present_value) < NEARLY


def test_the_worst_and_the_best_move_everything_at_once() -> None:
    found = sensitivity_of(appraised(an_outcome()))

    worst = an_outcome("A", "9", "1800", "0.3", "0.35", "0.2", "0.35", 2)
    best = an_outcome("A", "11", "2200", "0.1", "0.15", "0", "0.15", 4)
    assert found.low.present_value == appraised(worst, rate="0.045").present_value
    assert found.high.present_value == appraised(best, rate="0.025").present_value


def test_more_of_a_harm_is_worse() -> None:
    found = sensitivity_of(appraised(an_outcome(quantity="-10")))

    (swing,) = (each for each in found.swings if each.assumed is Assumed.QUANTITY)
    assert (swing.at_low, swing.at_high) == (Decimal(-11), Decimal(-9))
    assert found.low.present_value < found.central.present_value < found.high.present_value


def test_shares_and_years_stay_within_what_is_possible() -> None:
    found = sensitivity_of(appraised(an_outcome("A", "1", "1", "1", "0", "0.95", "0", 1), rate="0"))

    for swing in found.swings:
        is_free = swing.assumed in {Assumed.QUANTITY, Assumed.PROXY, Assumed.DURATION}
        assert is_free or min(swing.at_low, swing.at_high) >= 0
        assert is_free or max(swing.at_low, swing.at_high) <= 1
        assert swing.assumed is not Assumed.DURATION or min(swing.at_low, swing.at_high) >= 1


def test_the_longest_duration_stays_within_the_known_rates() -> None:
    found = sensitivity_of(appraised(an_outcome(years=125)))

    (swing,) = (each for each in found.swings if each.assumed is Assumed.DURATION)
    assert {swing.at_low, swing.at_high} == {Decimal(124), Decimal(125)}


def test_the_assumption_that_changes_most_is_named_if_any_does() -> None:
    tells = sensitivity_of(appraised(an_outcome())).most
    silent = sensitivity_of(appraised(an_outcome(quantity="0"))).most

    assert tells is not None
    assert tells.width == max(each.width for each in sensitivity_of(appraised(an_outcome())).swings)
    assert silent is None


def test_every_scenario_is_a_present_value_by_the_investment() -> None:
    found = sensitivity_of(appraised(an_outcome(), an_outcome("B", quantity="3")))

    every = [found.low, found.central, found.high]
    every += [end for swing in found.swings for end in (swing.low, swing.high)]
    investment = found.central.present_value / found.central.ratio
    assert all(abs(each.ratio * investment - each.present_value) < NEARLY for each in every)
    for swing in found.swings:
        assert abs(swing.width - (swing.high.ratio - swing.low.ratio)) < NEARLY


def test_a_harm_of_nothing_and_a_single_unit_move_both_ways() -> None:
    for quantity in ("0.5", "-0.5", "1"):
        found = sensitivity_of(appraised(an_outcome(quantity=quantity)))
        assert found.low.present_value < found.central.present_value < found.high.present_value


@pytest.mark.parametrize(("years", "fewest"), [(1, 1), (2, 1), (3, 2)])
def test_a_year_less_is_a_year_less_but_never_none(years: int, fewest: int) -> None:
    swings = sensitivity_of(appraised(an_outcome(years=years))).swings

    (swing,) = (each for each in swings if each.assumed is Assumed.DURATION)
    assert swing.at_low == fewest


def test_what_alone_changes_the_answer_changes_it_most() -> None:
    most = sensitivity_of(appraised(an_outcome(deadweight="1"))).most

    assert most is not None
    assert most.assumed is Assumed.DEADWEIGHT
