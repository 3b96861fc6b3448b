"""Cells of somebody's spreadsheet: read as people write them, and asked about where unclear."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sv_evidence.domain.measures import Thousandths
from sv_evidence.domain.sheet_values import (
    DayOrder,
    Mend,
    day_order,
    is_yes_or_no,
    read_cell_count,
    read_cell_day,
    read_cell_number,
    read_cell_time,
)

TODAY = date(2026, 9, 30)
DAY, MONTH = DayOrder.DAY_FIRST, DayOrder.MONTH_FIRST


def day(text: str, order: DayOrder = DAY) -> object:
    return read_cell_day(text, order, today=TODAY)


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        ("04/05/2024", DAY, (date(2024, 5, 4), None, None, None)),
        ("04/05/2024", MONTH, (date(2024, 4, 5), None, None, None)),
        ("2024-05-04", MONTH, (date(2024, 5, 4), None, None, None)),
        ("2 May 24", DAY, (date(2024, 5, 2), None, None, None)),
        ("Sat 4th of May 2024", DAY, (date(2024, 5, 4), None, None, None)),
        ("2024-05-04 10:30", DAY, (date(2024, 5, 4), None, 630, None)),
        ("04/05/2024 00:00:00", DAY, (date(2024, 5, 4), None, None, None)),
        ("4.5.24", DAY, (date(2024, 5, 4), None, None, None)),
        ("1 May 2024 - 3 May 2024", DAY, (date(2024, 5, 1), date(2024, 5, 3), None, None)),
    ],
)
def test_days_are_read_as_they_are_written(text: str, order: DayOrder, expected: object) -> None:
    assert day(text, order) == expected


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("", Mend("no_date")),
        ("  ", Mend("no_date")),
        ("31/06/2024", Mend("no_such_day", "June 30", "Sun 30 June 2024")),
        ("05/13/2024", Mend("month_and_day", use="13/5/2024")),
        ("13/13/2024", Mend("unreadable_date")),
        ("4 May", Mend("no_year", use="Mon 4 May 2026")),
        ("Tuesday", Mend("no_year", use="Tue 29 September 2026")),
        ("45416", Mend("serial_date", use="Sat 4 May 2024")),
        ("99999", Mend("serial_date")),
        ("last spring", Mend("unreadable_date")),
        ("x" * 300, Mend("unreadable_date")),
        (", 10:30", Mend("no_date")),
    ],
)
def test_what_is_no_day_says_why_and_what_may_be_meant(text: str, mend: Mend) -> None:
    assert day(text) == mend


def test_the_order_of_a_column_is_british_unless_it_shows_otherwise() -> None:
    assert day_order(["01/02/2024", "13/02/2024", "x"]) == (DAY, True)
    assert day_order(["01/02/2024", "02/13/2024"]) == (MONTH, True)
    assert day_order(["01/02/2024", "02/01/2024"]) == (DAY, False)
    assert day_order(["13/02/2024", "02/13/2024"]) == (DAY, True)
    assert day_order(["1 May 2024", ""]) == (DAY, True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ("-", None),
        ("n/a", None),
        ("10:30", 630),
        ("10:30:00", 630),
        ("7pm", 19 * 60),
        ("0.4375", 630),
        ("half ten", Mend("no_time")),
    ],
)
def test_times_of_day(text: str, expected: object) -> None:
    assert read_cell_time(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ("N/A", None),
        ("24", 24_000),
        ("1,044", 1_044_000),
        ("1,044 hrs", 1_044_000),
        ("£1,200.50", 1_200_500),
        (".5", 500),
        ("31.499999999", 31_500),
        ("-3", -3_000),
        ("2 hrs", 2_000),
        ("2h30", 2_500),
        ("2:30", 2_500),
        ("90 mins", 1_500),
        ("1" * 40, Mend("too_large")),
        ("twenty", Mend("not_a_number", "twenty", "20")),
        ("twenty-one", Mend("not_a_number", "twenty-one", "21")),
        ("one two", Mend("not_a_number", "one two")),
        ("approx 12", Mend("not_a_number", "approx 12", "12")),
        ("20+", Mend("not_a_number", "20+", "20")),
        ("c. 5 people", Mend("not_a_number", "c. 5 people", "5")),
        ("about 12 or 13", Mend("not_a_number", "about 12 or 13")),
        ("lots", Mend("not_a_number", "lots")),
        ("2:75", Mend("not_a_number", "2:75")),
        ("2:", Mend("not_a_number", "2:")),
        ("~" + "1" * 40, Mend("not_a_number", "~" + "1" * 40)),
    ],
)
def test_numbers_are_read_with_what_people_write_around_them(text: str, expected: object) -> None:
    assert read_cell_number(text, is_hours=True) == expected


def test_minutes_are_no_hours_where_hours_are_not_counted() -> None:
    assert read_cell_number("90 mins") == Thousandths(90_000)


def test_people_come_whole() -> None:
    assert read_cell_count("1,204 people") == 1204
    assert read_cell_count("") is None
    assert read_cell_count("2.5") == Mend("not_whole_people", "2.5", "2")
    assert read_cell_count("few") == Mend("not_a_number", "few")


def test_yes_and_no() -> None:
    assert is_yes_or_no(" Yes ")
    assert not is_yes_or_no("perhaps")


@given(st.text(max_size=60))
def test_no_cell_whatever_breaks_the_reading(text: str) -> None:
    for order in DayOrder:
        assert read_cell_day(text, order, today=TODAY) is not None
    read_cell_number(text, is_hours=True)
    read_cell_count(text)
    read_cell_time(text)
