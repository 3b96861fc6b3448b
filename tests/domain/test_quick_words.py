"""Days, times, lengths, heads and quantities in a quick line."""

from datetime import date
from uuid import UUID

import pytest

from sv_evidence.domain.quick_known import Asked
from sv_evidence.domain.quick_line import read_line
from sv_evidence.domain.quick_words import day_at, line_of
from tests.domain.quick import (
    ATTENDANCES,
    KG,
    KNOWN,
    MEALS,
    NEW,
    PEOPLE,
    POUNDS,
    TODAY,
    VOLUNTEERING,
    results_in,
)


@pytest.mark.parametrize(
    ("line", "first", "last"),
    [
        ("lunch yesterday", date(2026, 9, 29), None),
        ("lunch mon", date(2026, 9, 28), None),
        ("lunch on 12 Sept 2025", date(2025, 9, 12), None),
        ("lunch 3/9", date(2026, 9, 3), None),
        ("28-30 Sep fair", date(2026, 9, 28), date(2026, 9, 30)),
        ("fair 28 Sep to 30 Sep", date(2026, 9, 28), date(2026, 9, 30)),
        ("next tue lunch", date(2026, 10, 6), None),
        ("next walk", TODAY, None),
        ("6 Oct lunch", date(2026, 10, 6), None),
        ("lunch", TODAY, None),
        ("march 14 people", TODAY, None),
        ("Tue 9 people lunch", date(2026, 9, 29), None),
    ],
)
def test_days(line: str, first: date, last: date | None) -> None:
    draft = read_line(line, NEW, today=TODAY).draft

    assert (draft.first_day, draft.last_day) == (first, last)


@pytest.mark.parametrize(
    ("line", "starts", "ends"),
    [
        ("lunch 4-6", 16 * 60, 18 * 60),
        ("lunch 4-6pm", 16 * 60, 18 * 60),
        ("lunch 10-12", 10 * 60, 12 * 60),
        ("lunch 11.30-13.00", 690, 780),
        ("lunch 11-1", 11 * 60, 13 * 60),
        ("lunch 9-5", 9 * 60, 17 * 60),
        ("lunch 6-4", 6 * 60, 16 * 60),
        ("lunch 16:00", 960, None),
        ("lunch 10am", 600, None),
        ("lunch 2pm 90 min", 14 * 60, 15 * 60 + 30),
        ("lunch 10am to 4pm", 600, 960),
        ("lunch 4-6 weeks", None, None),
        ("lunch 28-30 Sep", None, None),
        ("lunch 25:00", None, None),
        ("lunch 13pm", None, None),
        ("lunch 2:30", 14 * 60 + 30, None),
        ("lunch 2.30-4", 14 * 60 + 30, 16 * 60),
        ("lunch 23:30 1h", 23 * 60 + 30, None),
        ("lunch 2026-4-5", None, None),
        ("lunch 25-26", None, None),
        ("lunch 4:75", None, None),
        ("lunch 16:00x", None, None),
    ],
)
def test_times(line: str, starts: int | None, ends: int | None) -> None:
    draft = read_line(line, NEW, today=TODAY).draft

    assert (draft.starts_at, draft.ends_at) == (starts, ends)


@pytest.mark.parametrize(
    ("line", "length"),
    [("walk 2h", 120), ("walk 1.5 hours", 90), ("walk 45 mins", 45), ("walk 1h30", 90)],
)
def test_lengths(line: str, length: int) -> None:
    assert read_line(line, NEW, today=TODAY).length == length


@pytest.mark.parametrize(
    ("line", "people", "volunteers", "staff"),
    [
        ("lunch 14 people 3 vols 2 staff", 14, 3, 2),
        ("lunch 10 kids 4 mums", 14, None, None),
        ("lunch two volunteers", None, 2, None),
        ("lunch 1,260 visitors", 1260, None, None),
        ("lunch 14people", 14, None, None),
        ("garden day 12 people", 12, None, None),
    ],
)
def test_heads(line: str, people: int, volunteers: int, staff: int) -> None:
    draft = read_line(line, NEW, today=TODAY).draft

    assert (draft.people, draft.volunteers, draft.staff) == (people, volunteers, staff)


@pytest.mark.parametrize(
    ("line", "results"),
    [
        ("lunch club 126 meals 74 guests", {MEALS: 126_000, ATTENDANCES: 74_000}),
        ("surplus collection 385kg", {KG: 385_000}),
        ("surplus collection 12.5 kg and 3 kg", {KG: 15_500}),
        ("level 2 food hygiene group 10, 6 people", {PEOPLE: 6_000}),
        ("volunteer rota, October 65 hours", {VOLUNTEERING: 65_000}),
        ("volunteer rota, October 2h 3 vols", {VOLUNTEERING: 6_000}),
        ("volunteer rota, October 2h", {VOLUNTEERING: 2_000}),
        ("rota 12 volunteer hours", {VOLUNTEERING: 12_000}),
        ("market £250", {POUNDS: 250_000}),
        ("volunteer rota, October", {}),
        ("lunch club 0 meals 3 guests", {ATTENDANCES: 3_000}),
    ],
)
def test_results(line: str, results: dict[UUID, int]) -> None:
    assert results_in(read_line(line, KNOWN, today=TODAY).draft) == results


def test_a_unit_that_two_measures_share_is_asked_and_the_answer_is_taken() -> None:
    line = "market day 65 hours"
    [doubt] = read_line(line, NEW, today=TODAY).doubts

    said = {doubt.key: doubt.others[0]}
    read = read_line(line, NEW, today=TODAY, said=said)

    assert doubt.asked is Asked.WHICH_MEASURE
    assert results_in(read.draft) == {VOLUNTEERING: 65_000}
    assert read.doubts == ()


def test_a_number_without_a_unit_asks_what_it_is_and_is_not_lost() -> None:
    read = read_line("walk 9", NEW, today=TODAY)

    [doubt] = read.doubts
    assert (doubt.asked, doubt.key, doubt.taken) == (Asked.WHAT_NUMBER, "number:9", "")
    assert read.loose == ("9",)
    assert read.pieces[-1].is_doubtful
    answered = read_line("walk 9", NEW, today=TODAY, said={"number:9": "volunteers"})
    assert (answered.draft.volunteers, answered.loose, answered.doubts) == (9, (), ())


def test_a_bare_number_of_something_known_is_taken_for_people() -> None:
    read = read_line("lunch club ladywood 9", KNOWN, today=TODAY)

    assert (read.draft.people, read.loose) == (9, ())
    assert read.doubts[0].taken == "people"


def test_a_second_bare_number_is_what_was_counted_last_time() -> None:
    read = read_line("lunch club ladywood 74 guests 126", KNOWN, today=TODAY)

    assert results_in(read.draft)[MEALS] == 126_000


def test_a_weekday_that_is_not_that_of_the_date_is_a_doubt() -> None:
    read = read_line("Mon 29 Sep 2026 lunch", NEW, today=TODAY)

    assert read.draft.first_day == date(2026, 9, 29)
    assert [(each.asked, each.taken) for each in read.doubts] == [(Asked.OTHER_WEEKDAY, "Tuesday")]


def test_a_count_that_nothing_can_hold_is_not_lost() -> None:
    read = read_line("march 2,000,000 kids", NEW, today=TODAY)

    assert read.draft.people is None
    assert read.loose == ("2000000 kids",)


def test_next_before_what_is_no_day_is_only_a_word() -> None:
    line = line_of("next 9/9x club")

    assert day_at("next 9/9x club", line.words, today=date(2026, 9, 30)) is None
