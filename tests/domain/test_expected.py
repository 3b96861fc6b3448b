"""What is expected from the weeks before, and when it is not."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

import pytest

from sv_evidence.domain.expected import Session, days_read, sessions_expected

FRIDAY = date(2026, 9, 25)


def held(
    *weeks: int, place: str = "Hall", project: str = "Lunch", of: date = FRIDAY
) -> list[Session]:
    """Sessions so many weeks before a day."""
    return [
        Session(UUID(int=back + 1), of - timedelta(weeks=back), f"Lunch {back}", place, project)
        for back in weeks
    ]


@pytest.mark.parametrize(
    ("weeks", "count"),
    [
        ((1, 2, 3), 1),
        ((2, 4, 6), 1),
        ((1, 2), 0),  # twice is no habit
        ((3, 4, 5, 6), 0),  # it has stopped
        ((1, 2, 7), 0),  # the seventh week is too long ago
        ((0, 1, 2, 3), 0),  # it is logged
        ((), 0),
    ],
)
def test_three_of_six_weeks_and_one_of_the_last_two_make_it_expected(
    weeks: Sequence[int], count: int
) -> None:
    assert len(sessions_expected(held(*weeks), today=FRIDAY)) == count


def test_what_is_expected_is_like_the_newest_and_says_how_often() -> None:
    (found,) = sessions_expected(held(4, 2, 3), today=FRIDAY)

    assert (found.day, found.like.title, found.weeks) == (FRIDAY, "Lunch 2", 3)


def test_fridays_is_still_asked_about_on_the_next_thursday_and_no_longer_after_that() -> None:
    sessions = held(1, 2, 3)
    asked = [
        [each.day for each in sessions_expected(sessions, today=FRIDAY + timedelta(days=days))]
        for days in (-1, 0, 3, 6, 7)
    ]
    assert asked == [[], [FRIDAY], [FRIDAY], [FRIDAY], [FRIDAY + timedelta(days=7)]]


def test_another_place_project_or_weekday_is_another_session() -> None:
    sessions = [
        *held(1, 2, place="Hall"),
        *held(3, place="Park"),
        *held(3, project="Garden"),
        *held(3, of=FRIDAY - timedelta(days=1)),
    ]
    assert sessions_expected(sessions, today=FRIDAY) == ()


def test_a_name_is_the_same_however_it_is_written() -> None:
    sessions = [*held(1, place="hall "), *held(2, 3, place="Hall")]
    assert len(sessions_expected(sessions, today=FRIDAY)) == 1


def test_what_has_neither_place_nor_project_is_never_expected() -> None:
    assert sessions_expected(held(1, 2, 3, place="", project=""), today=FRIDAY) == ()


def test_the_days_stand_in_order() -> None:
    monday = FRIDAY - timedelta(days=4)
    sessions = [*held(1, 2, 3), *held(1, 2, 3, of=monday), *held(1, 2, 3, place="A")]

    found = sessions_expected(sessions, today=FRIDAY)

    assert [(each.day, each.like.place) for each in found] == [
        (monday, "Hall"),
        (FRIDAY, "A"),
        (FRIDAY, "Hall"),
    ]


def test_every_day_that_the_rule_looks_at_is_read() -> None:
    days = days_read(FRIDAY)
    assert (days.first, days.last) == (date(2026, 8, 8), FRIDAY)
    assert (days.last - days.first).days + 1 == 7 * 7
