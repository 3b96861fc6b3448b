from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sv_evidence.domain.frameworks import InstalledMeasure
from sv_evidence.domain.measures import Pence, Period, ProxyRate, Thousandths, Unit
from sv_evidence.wording import numbers

MEALS = Unit("meal", "meals")
POUNDS = Unit("£", "£")


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (3_412_000, MEALS, "3,412 meals"),
        (1_000, MEALS, "1 meal"),
        (1_500, MEALS, "1.5 meals"),
        (0, MEALS, "0 meals"),
        (-500, MEALS, "-0.5 meals"),
        (-1_250_500, MEALS, "-1,250.5 meals"),
        (25_500, POUNDS, "£25.50"),
        (1_025_250, POUNDS, "£1,025.25"),
        (48_400_000, POUNDS, "£48,400"),
        (-1_500, POUNDS, "-£1.50"),
        (2_000, Unit("", ""), "2"),
    ],
)
def test_a_quantity_is_written_with_its_unit(value: int, unit: Unit, text: str) -> None:
    assert numbers.quantity_text(Thousandths(value), unit) == text


def test_an_installed_measure_tells_its_unit() -> None:
    measure = InstalledMeasure(UUID(int=1), UUID(int=2), unit_one="meal", unit_many="meals")

    assert numbers.unit_of(measure) == MEALS


@pytest.mark.parametrize(
    ("pence", "text"),
    [(10_305_849, "£103,058"), (50, "£1"), (49, "£0"), (-10_050, "-£101"), (-49, "£0")],
)
def test_money_is_written_in_whole_pounds_half_up(pence: int, text: str) -> None:
    assert numbers.money_text(Pence(pence)) == text


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=6))
def test_parts_of_money_add_up_as_written(parts: list[int]) -> None:
    written = numbers.money_parts(tuple(Pence(part) for part in parts))

    pounds = [int(text.removeprefix("£").replace(",", "")) for text in written]
    assert f"£{sum(pounds):,}" == numbers.money_text(Pence(sum(parts)))


@pytest.mark.parametrize(
    ("rate", "text"), [(62_500, "£6.25"), (12, "£0.0012"), (120_000_000, "£12,000.00")]
)
def test_a_proxy_is_written_in_pence_and_finer_only_where_it_is(rate: int, text: str) -> None:
    assert numbers.rate_text(ProxyRate(rate)) == text


def test_days_are_british() -> None:
    day = date(2026, 9, 30)

    assert numbers.day_text(day) == "Wed 30 Sep"
    assert numbers.full_day_text(day) == "30 September 2026"
    assert numbers.month_text(day) == "September 2026"
    assert (
        numbers.moment_text(datetime(2026, 9, 30, 6, 5, tzinfo=UTC)) == "30 September 2026, 06:05"
    )


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2026, 9, 3), date(2026, 9, 3), "3 September 2026"),
        (date(2026, 9, 1), date(2026, 9, 30), "September 2026"),
        (date(2026, 4, 1), date(2026, 9, 30), "April to September 2026"),
        (date(2025, 4, 1), date(2026, 3, 31), "April 2025 to March 2026"),
        (date(2026, 9, 3), date(2026, 9, 9), "3\N{EN DASH}9 September 2026"),
        (date(2026, 8, 3), date(2026, 9, 9), "3 August \N{EN DASH} 9 September 2026"),
        (date(2025, 8, 3), date(2026, 9, 9), "3 August 2025 \N{EN DASH} 9 September 2026"),
    ],
)
def test_a_period_is_written_as_briefly_as_it_can_be_said(
    first: date, last: date, text: str
) -> None:
    assert numbers.period_text(Period(first, last)) == text


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (1_023, "1,023 bytes"),
        (1_024, "1.0 KB"),
        (3_250_000, "3.1 MB"),
        (15_000_000, "14 MB"),
        (10**18, "909,495 TB"),
    ],
)
def test_a_size_is_written_so_that_it_can_be_compared(size: int, text: str) -> None:
    assert numbers.size_text(size) == text


def test_a_percentage_carries_its_counts() -> None:
    assert numbers.share_text(7, 12) == "7 of 12 (58 %)"
    assert numbers.share_text(0, 0) == "0 of 0"
    assert numbers.share_text(999, 1_000) == "999 of 1,000 (over 99 %)"


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (1_201_206_200, 1_201_268_700, "over 99 %"),
        (62_500, 1_201_268_700, "under 1 %"),
        (0, 7, "0 %"),
        (7, 7, "100 %"),
        (1, 200, "1 %"),
        (2, 3, "67 %"),
    ],
)
def test_only_nothing_and_all_are_told_as_such(part: int, whole: int, said: str) -> None:
    assert numbers.percent_text(part, whole) == said
