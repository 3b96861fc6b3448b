from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sv_evidence.domain.measures import (
    Period,
    Unit,
    YearStart,
    decimal_text,
    month_of,
    quantity_from,
    scaled,
    shared_out,
)
from sv_evidence.domain.problems import Defect

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("text", "thousandths"),
    [
        ("1,250.5", 1_250_500),
        (" 12 ", 12_000),
        (".5", 500),
        ("3.", None),
        ("0.0010", 1),
        ("-2.5", -2_500),
        ("£9", 9_000),
        ("1,25", None),
        ("12,345,678", 12_345_678_000),
        ("1.2345", None),
        ("1e3", None),
        ("twelve", None),
        ("", None),
        ("-", None),
        ("--5", None),
        ("\u0663", None),
        ("9" * 5_000, None),
    ],
)
def test_a_quantity_is_read_as_typed_and_never_rounded(text: str, thousandths: int | None) -> None:
    assert quantity_from(text) == thousandths


@given(st.integers(-(10**15), 10**15), st.integers(0, 6))
def test_what_is_written_is_read_back(value: int, places: int) -> None:
    assert scaled(decimal_text(value, places), places) == value


@given(st.integers(0, 10**12), st.lists(st.integers(0, 10**9), min_size=1, max_size=12))
def test_parts_add_up_to_the_whole_and_miss_their_share_by_less_than_one(
    total: int, weights: list[int]
) -> None:
    if not sum(weights):
        weights = [*weights, 1]

    parts = shared_out(total, weights)

    assert sum(parts) == total
    assert all(
        abs(part * sum(weights) - total * weight) < sum(weights)
        for part, weight in zip(parts, weights, strict=True)
    )


def test_nothing_is_shared_out_by_no_weights() -> None:
    assert shared_out(0, [0, 0]) == (0, 0)


@pytest.mark.parametrize(("total", "weights"), [(-1, [1]), (1, [-1, 2]), (1, [0])])
def test_what_cannot_be_shared_out_is_a_defect(total: int, weights: list[int]) -> None:
    with pytest.raises(Defect):
        shared_out(total, weights)


@given(st.integers(0, 10**6), st.lists(st.integers(0, 1000), min_size=2, max_size=9))
def test_who_has_the_larger_remainder_gets_the_odd_one(total: int, weights: list[int]) -> None:
    weights = [*weights, 1]
    parts = shared_out(total, weights)

    rests = [(-(total * weight % sum(weights)), place) for place, weight in enumerate(weights)]
    ups = [
        rest
        for rest, part, weight in zip(rests, parts, weights, strict=True)
        if part * sum(weights) > total * weight
    ]
    downs = [rest for rest in rests if rest not in ups]
    assert not ups or not downs or max(ups) < min(downs)


def test_a_figure_is_written_without_zeros_that_say_nothing() -> None:
    assert [decimal_text(each, 3) for each in (0, 1, -1, 1500, 10_000)] == [
        "0",
        "0.001",
        "-0.001",
        "1.5",
        "10",
    ]
    assert [decimal_text(each, 0) for each in (0, 20, -20)] == ["0", "20", "-20"]


@pytest.mark.parametrize("digits", [39, 40, 41])
def test_a_number_has_forty_digits_at_most(digits: int) -> None:
    assert (quantity_from("9" * digits) is None) is (digits > 40)


@pytest.mark.parametrize(("one", "people"), [("person", True), ("Person", True), ("meal", False)])
def test_people_are_told_from_things(one: str, *, people: bool) -> None:
    assert Unit(one, "").is_people is people


@pytest.mark.parametrize(("one", "money"), [("£", True), ("meal", False)])
def test_only_pounds_are_money(one: str, *, money: bool) -> None:
    assert Unit(one, f"{one}s").is_money is money


@given(DAYS, st.integers(0, 4_000))
def test_a_period_holds_its_days_both_ends_included(first: date, length: int) -> None:
    period = Period(first, first + timedelta(days=length))

    assert period.days == length + 1
    assert period.first in period
    assert period.last in period
    assert first - timedelta(days=1) not in period
    assert period.last + timedelta(days=1) not in period


def test_a_period_that_ends_before_it_begins_cannot_be_built() -> None:
    with pytest.raises(Defect):
        Period(date(2026, 4, 2), date(2026, 4, 1))


@given(DAYS, st.integers(0, 900))
def test_months_follow_each_other_without_a_gap(first: date, length: int) -> None:
    period = Period(first, first + timedelta(days=length))

    months = list(period.months())

    assert first in months[0]
    assert period.last in months[-1]
    assert all(after.first == before.last + timedelta(days=1) for before, after in pairwise(months))


@pytest.mark.parametrize(
    ("first", "last", "whole"),
    [
        (date(2026, 4, 1), date(2026, 9, 30), True),
        (date(2026, 4, 1), date(2026, 9, 29), False),
        (date(2026, 4, 2), date(2026, 9, 30), False),
    ],
)
def test_a_period_knows_whether_its_months_are_whole(
    first: date, last: date, *, whole: bool
) -> None:
    assert Period(first, last).months_are_whole is whole


def test_a_month_has_its_last_day() -> None:
    assert month_of(date(2028, 2, 10)) == Period(date(2028, 2, 1), date(2028, 2, 29))


@given(DAYS, st.dates(date(2023, 1, 1), date(2023, 12, 31)))
def test_a_day_lies_in_its_organisations_year(day: date, start: date) -> None:
    year = YearStart(start.month, start.day).year_of(day)

    assert day in year
    assert (year.first.month, year.first.day) == (start.month, start.day)
    assert year.days in {365, 366}


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("04-01", YearStart(4, 1)),
        (" 08-31 ", YearStart(8, 31)),
        ("02-29", None),
        ("13-01", None),
        ("4-1", None),
        ("\u0660\u0664-\u0660\u0661", None),
        ("spring", None),
    ],
)
def test_a_year_start_is_a_day_of_every_year(text: str, start: YearStart | None) -> None:
    assert YearStart.parse(text) == start


def test_a_year_cannot_start_on_29_february() -> None:
    with pytest.raises(Defect):
        YearStart(2, 29)


def test_every_month_of_a_period_is_told_from_its_first_day() -> None:
    months = list(Period(date(2025, 12, 31), date(2026, 2, 1)).months())

    assert months == [
        month_of(date(2025, 12, 1)),
        month_of(date(2026, 1, 1)),
        month_of(date(2026, 2, 1)),
    ]
