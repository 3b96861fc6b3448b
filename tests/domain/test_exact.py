from decimal import Decimal, getcontext, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sv_evidence.domain.exact import DIGITS, as_typed, decimal_from, exactly, shown


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,250.5", "1250.5"),
        (" £85.50 ", "85.50"),
        ("-6", "-6"),
        ("- £6", "-6"),
        (".5", "0.5"),
        ("20%", "0.20"),
        ("-2.5 %", "-0.025"),
        ("0", "0"),
    ],
)
def test_numbers_are_read_as_people_type_them(text: str, value: str) -> None:
    assert decimal_from(text) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["", "-", "£", "%", "1e5", "NaN", "1,2", "12,34.5", "1 2", "--1", "1.", "٣", "9" * 41]
)
def test_what_is_no_plain_number_is_none(text: str) -> None:
    assert decimal_from(text) is None


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        ("-257.2125", 2, "-257.21"),
        ("0.005", 2, "0.01"),
        ("-0.005", 2, "-0.01"),
        ("-0.004", 2, "0.00"),
        ("2.08695", 4, "2.0870"),
        ("1E+20", 1, "100000000000000000000.0"),
    ],
)
def test_a_figure_is_rounded_half_up_and_never_minus_zero(
    value: str, places: int, text: str
) -> None:
    assert shown(Decimal(value), places) == text


def test_inside_there_are_34_digits_and_outside_nothing_changes() -> None:
    with localcontext(prec=5):
        with exactly():
            third = Decimal(1) / 3
        assert getcontext().prec == 5

    assert len(third.as_tuple().digits) == DIGITS


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9))
def test_what_is_written_as_typed_reads_back(value: Decimal) -> None:
    read = decimal_from(as_typed(value))

    assert read is None or read == value
    assert read is not None or len(as_typed(value)) > 40


@pytest.mark.parametrize("digits", [40, 41])
def test_a_number_has_forty_characters_at_most(digits: int) -> None:
    assert (decimal_from("9" * digits) is None) is (digits > 40)


def test_a_percentage_is_exact_whatever_the_surroundings_calculate_with() -> None:
    with localcontext(prec=5):
        assert str(decimal_from("12.3456789%")) == "0.123456789"
