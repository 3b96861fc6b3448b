from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sv_evidence.domain.measures import ProxyRate, Thousandths
from sv_evidence.domain.value import value_of


@pytest.mark.parametrize(
    ("quantity", "rate", "pence"),
    [
        (1_000, 10_000, 100),
        (1_000, 50, 1),  # half a penny goes up
        (1_000, 49, 0),
        (3_000, 50, 2),  # not to the even neighbour
        (2_675, 10_000, 268),
        (0, 999, 0),
        (
            123_456_789_012_345_678_901_234,
            987_654_321_987,
            1_219_326_312_466_803_828_676_674_774_076,
        ),  # more figures than decimals usually have
    ],
)
def test_half_a_penny_rounds_up(quantity: int, rate: int, pence: int) -> None:
    assert value_of(Thousandths(quantity), ProxyRate(rate)) == pence


@given(st.integers(0, 10**24), st.integers(0, 10**12))
def test_a_value_is_within_half_a_penny_of_the_exact_product(quantity: int, rate: int) -> None:
    exact = Fraction(quantity, 1000) * Fraction(rate, 10_000) * 100

    value = value_of(Thousandths(quantity), ProxyRate(rate))

    assert -Fraction(1, 2) < value - exact <= Fraction(1, 2)
