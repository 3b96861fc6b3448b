"""Days as typed are read as meant, and what cannot be read says why."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sv_evidence.domain.reading import ReadDay, ReadWhen, day_text, read_day, read_when, when_text

TODAY = date(2026, 9, 30)  # a Wednesday
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
MINUTES = st.integers(0, 24 * 60 - 1)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Wed 30 September 2026", date(2026, 9, 30)),
        ("wednesday, 30th of september 2026", date(2026, 9, 30)),
        ("30/9", date(2026, 9, 30)),
        ("30/9/26", date(2026, 9, 30)),
        ("30.09.2026", date(2026, 9, 30)),
        ("2026-09-30", date(2026, 9, 30)),
        ("30 Sep", date(2026, 9, 30)),
        ("30 Sept.", date(2026, 9, 30)),
        ("Sep 30", date(2026, 9, 30)),
        ("September 30th 2025", date(2025, 9, 30)),
        ("today", TODAY),
        ("Yesterday", date(2026, 9, 29)),
        ("tomorrow", date(2026, 10, 1)),
        ("Monday", date(2026, 9, 28)),
        ("last Mon", date(2026, 9, 28)),
        ("wed", TODAY),
        ("28", date(2026, 9, 28)),
        ("15 Oct", date(2026, 10, 15)),
        ("15 Nov", date(2025, 11, 15)),
        ("29 Feb", date(2024, 2, 29)),
    ],
)
def test_a_day_is_read_as_it_is_written_in_britain(typed: str, meant: date) -> None:
    assert read_day(typed, today=TODAY) == ReadDay(meant)


@pytest.mark.parametrize(
    ("typed", "detail", "mend"),
    [
        ("31 September 2026", "September 30", date(2026, 9, 30)),
        ("31/9", "September 30", date(2026, 9, 30)),
        ("29 Feb 2025", "February 28", date(2025, 2, 28)),
        ("0 May 2026", "May 31", date(2026, 5, 1)),
        ("0 May", "May 31", date(2026, 5, 1)),
    ],
)
def test_a_day_that_is_not_in_its_month_comes_with_a_mend(
    typed: str, detail: str, mend: date
) -> None:
    assert read_day(typed, today=TODAY) == ReadDay(None, "no_such_day", detail, mend)


@pytest.mark.parametrize(
    "typed",
    ["soon", "30 Bananas", "Bananas 30", "30 Se", "3/13/2026", "5 May 0000", "30//9", "Bananas"],
)
def test_what_is_no_date_is_not_guessed(typed: str) -> None:
    assert read_day(typed, today=TODAY) == ReadDay(None, "unreadable_date")


def test_no_text_is_no_date() -> None:
    assert read_day("  ", today=TODAY).fault == "no_date"


def test_a_weekday_that_does_not_fit_is_a_doubt_and_keeps_the_day() -> None:
    read = read_day("Mon 30 September 2026", today=TODAY)

    assert read == ReadDay(date(2026, 9, 30), doubt="other_weekday", detail="Wednesday")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("30 Sep", ReadWhen(date(2026, 9, 30))),
        ("28 - 30 Sep 2026", ReadWhen(date(2026, 9, 28), date(2026, 9, 30))),
        ("28-30 Sep 2026", ReadWhen(date(2026, 9, 28), date(2026, 9, 30))),
        ("28 Sep to 30 Sep 2026", ReadWhen(date(2026, 9, 28), date(2026, 9, 30))),
        ("28 to 30 Sep 2026", ReadWhen(date(2026, 9, 28), date(2026, 9, 30))),
        ("30 Dec \N{EN DASH} 2 Jan 2026", ReadWhen(date(2025, 12, 30), date(2026, 1, 2))),
        ("1 Sep 2025 - 2 Sep 2026", ReadWhen(date(2025, 9, 1), date(2026, 9, 2))),
        ("yesterday to today", ReadWhen(date(2026, 9, 29), TODAY)),
        ("30 Sep, 11:30 - 14:00", ReadWhen(TODAY, None, 690, 840)),
        ("30 Sep 2026 11:30", ReadWhen(TODAY, None, 690)),
        ("30 Sep, 11:30am to 2pm", ReadWhen(TODAY, None, 690, 840)),
        ("30 Sep, 12:00am-12:30pm", ReadWhen(TODAY, None, 0, 750)),
    ],
)
def test_runs_of_days_and_times_are_read(typed: str, meant: ReadWhen) -> None:
    assert read_when(typed, today=TODAY) == meant


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("30 Sep, 25:00", "no_time"),
        ("30 Sep, 13:00pm", "no_time"),
        ("30 Sep, 11:30 - soon", "no_time"),
        ("31 Sep", "no_such_day"),
        ("29 Feb to 2 Mar 2025", "no_such_day"),
        ("28 - soon", "unreadable_date"),
        ("soon - 30 Sep", "unreadable_date"),
        ("31 - 30 Sep 2026", "no_such_day"),
        ("", "no_date"),
    ],
)
def test_what_is_wrong_in_a_run_or_a_time_is_said(typed: str, fault: str) -> None:
    assert read_when(typed, today=TODAY).fault == fault


@given(first=DAYS, length=st.integers(0, 400), starts=MINUTES | st.none(), ends=MINUTES)
def test_what_is_written_reads_back(
    first: date, length: int, starts: int | None, ends: int
) -> None:
    last = first + timedelta(days=length) if length else None
    end = None if starts is None else ends

    read = read_when(when_text(first, last, starts, end), today=TODAY)

    assert read == ReadWhen(first, last, starts, end)


def test_a_day_is_written_with_a_short_or_a_long_weekday() -> None:
    assert day_text(TODAY) == "Wed 30 September 2026"
    assert day_text(TODAY, weekday="long") == "Wednesday 30 September 2026"


@given(st.text(max_size=40))
def test_no_text_breaks_the_reading(text: str) -> None:
    read = read_when(text, today=TODAY)

    assert (read.first is not None) or read.fault


@pytest.mark.parametrize("back", range(7))
def test_a_weekday_alone_is_its_latest(back: int) -> None:
    day = TODAY - timedelta(days=back)

    assert read_day(day_text(day).split()[0], today=TODAY) == ReadDay(day)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1 Sep", date(2026, 9, 1)),
        ("31 Oct", date(2026, 10, 31)),  # a month ahead to the day
        ("1 Nov", date(2025, 11, 1)),
        ("Sat. 26 Sep", date(2026, 9, 26)),
    ],
)
def test_a_day_without_a_year_is_its_latest_a_month_ahead_at_most(typed: str, meant: date) -> None:
    assert read_day(typed, today=TODAY) == ReadDay(meant)


def test_at_the_end_of_a_year_the_next_begins() -> None:
    assert read_day("3 Jan", today=date(2026, 12, 20)) == ReadDay(date(2027, 1, 3))
    assert read_day("29 Feb", today=date(2027, 12, 31)) == ReadDay(date(2024, 2, 29))
    assert read_day("29 Feb", today=date(1904, 2, 28)) == ReadDay(date(1904, 2, 29))
    assert read_day("29 Feb", today=date(1903, 12, 1)) == ReadDay(date(1896, 2, 29))


@pytest.mark.parametrize("typed", ["0/3/2026", "3/0/2026", "2026-00-03", "3/13"])
def test_a_month_has_a_number_from_one_to_twelve(typed: str) -> None:
    read = read_day(typed, today=TODAY)

    assert read.day is None
    assert read.fault in {"unreadable_date", "no_such_day"}
    assert (read.fault == "no_such_day") is typed.startswith("0/")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("28 - 30", ReadWhen(date(2026, 9, 28), TODAY)),
        ("28 - 30 Oct 2025", ReadWhen(date(2025, 10, 28), date(2025, 10, 30))),
        ("Mon 28 - Wed 30 Sep 2026", ReadWhen(date(2026, 9, 28), TODAY)),
        ("Mon  28 Sep - 30 Sep 2025", ReadWhen(date(2025, 9, 28), date(2025, 9, 30))),
        ("30 SEP - 30 Sep 2024", ReadWhen(date(2024, 9, 30), date(2024, 9, 30))),
        ("30 Sep, 2026, 11:30", ReadWhen(TODAY, None, 690)),
        ("30 Sep 2026, 11:30", ReadWhen(TODAY, None, 690)),
        ("30 Sep 2026,11:30", ReadWhen(TODAY, None, 690)),
        ("yesterday to 15 Oct 2026", ReadWhen(date(2026, 9, 29), date(2026, 10, 15))),
        ("1 Feb to 15 Jan 2026", ReadWhen(date(2025, 2, 1), date(2026, 1, 15))),
        ("30 Sep 11:30 to 14:00", ReadWhen(TODAY, None, 690, 840)),
        ("30 Sep, 1:00am - 12:59pm", ReadWhen(TODAY, None, 60, 779)),
        ("30 Sep, 00:00 - 23:59", ReadWhen(TODAY, None, 0, 1439)),
    ],
)
def test_what_one_end_leaves_out_it_shares_with_the_other(typed: str, meant: ReadWhen) -> None:
    assert read_when(typed, today=TODAY) == meant


@pytest.mark.parametrize(
    "typed",
    ["30 Sep, 24:00", "30 Sep, 11:60", "30 Sep, 0:30pm", "30 Sep, 9:00 - 10:00 - 11:00"],
)
def test_a_time_that_no_clock_shows_is_no_time(typed: str) -> None:
    assert read_when(typed, today=TODAY).fault == "no_time"


def test_what_is_wrong_with_a_day_is_told_whole_in_a_run() -> None:
    wrong = read_when("31 Sep 2026", today=TODAY)
    doubtful = read_when("Mon 30 September 2026", today=TODAY)

    assert (wrong.detail, wrong.suggestion) == ("September 30", TODAY)
    assert (doubtful.doubt, doubtful.detail) == ("other_weekday", "Wednesday")
    assert read_when("1 - 2 - 3 Sep 2026", today=TODAY).fault == "unreadable_date"


def test_a_run_is_written_with_the_weekdays_asked_for_and_times_only_if_there_are_any() -> None:
    assert when_text(date(2026, 9, 28), TODAY, weekday="long") == (
        "Monday 28 September 2026 \N{EN DASH} Wednesday 30 September 2026"
    )
    assert when_text(TODAY) == "Wed 30 September 2026"


def test_a_month_is_known_by_three_letters_or_more_and_sept() -> None:
    for typed in ("sep", "sept", "septem", "september"):
        assert read_day(f"30 {typed} 2026", today=TODAY) == ReadDay(TODAY)
    assert read_day("1/9/25", today=TODAY) == ReadDay(date(2025, 9, 1))
    assert read_day("28th", today=TODAY) == ReadDay(date(2026, 9, 28))
