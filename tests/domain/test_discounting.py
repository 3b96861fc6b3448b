import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sv_evidence.domain.discounting import (
    DiscountRate,
    Timing,
    discount_rates_from,
    load_discount_rates,
)
from sv_evidence.domain.exact import shown
from sv_evidence.domain.problems import Defect
from tests.domain.oracle_tables import table

FACTORS = table("discount_factors.csv")


@pytest.mark.parametrize(("column", "rate"), [("factor_3_5", "0.035"), ("factor_1_5", "0.015")])
def test_every_published_factor_is_reproduced(column: str, rate: str) -> None:
    flat = DiscountRate.flat(Decimal(rate))

    assert [shown(flat.factor(int(row["year"])), 4) for row in FACTORS] == [
        row[column] for row in FACTORS
    ]


def test_the_shipped_rates_agree_with_the_published_factors() -> None:
    rates = load_discount_rates()

    for row in FACTORS:
        year = int(row["year"])
        assert shown(rates["green_book"].factor(year), 4) == row["factor_3_5"]
        assert shown(rates["green_book_health"].factor(year), 4) == row["factor_1_5"]
    assert rates["green_book"].horizon == 125
    assert rates["green_book"].check_from == date(2026, 7, 1)


def test_a_lower_rate_of_far_years_is_used_for_those_years_alone() -> None:
    rate = load_discount_rates()["green_book"]

    assert rate.factor(31) * Decimal("1.03") == pytest.approx(rate.factor(30))
    assert rate.factor(76) * Decimal("1.025") == pytest.approx(rate.factor(75))


@pytest.mark.parametrize("periods", [-1, 31])
def test_no_rate_is_made_up_beyond_the_known_years(periods: int) -> None:
    with pytest.raises(Defect):
        load_discount_rates()["green_book_health"].factor(periods)


@given(st.integers(0, 124), st.decimals(0, "0.99", places=3))
def test_a_later_pound_is_never_worth_more(periods: int, rate: Decimal) -> None:
    flat = DiscountRate.flat(rate)

    assert 0 < flat.factor(periods + 1) <= flat.factor(periods) <= 1


def test_the_two_conventions_are_a_year_apart() -> None:
    assert Timing.YEAR1_DISCOUNTED.periods(1) == 1
    assert Timing.YEAR0_START.periods(1) == 0


def test_a_rate_is_moved_but_never_below_nothing() -> None:
    rate = load_discount_rates()["green_book"]

    assert [band.rate for band in rate.moved(Decimal("-0.03")).bands] == [
        Decimal("0.005"),
        Decimal(0),
        Decimal(0),
    ]


@pytest.mark.parametrize(
    "bands",
    [
        [],
        [{"until": 30, "rate": "x"}],
        [{"until": 75, "rate": "0.03"}, {"until": 30, "rate": "0.035"}],
    ],
)
def test_a_fault_in_the_shipped_rates_is_ours(bands: list[object]) -> None:
    document = {"source": "", "check_from": "2026-07-01", "rates": [{"id": "a", "bands": bands}]}

    with pytest.raises(Defect):
        discount_rates_from(json.dumps(document))
