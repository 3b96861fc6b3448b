from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from sv_evidence.domain.activities import (
    FURTHEST_AHEAD,
    LONGEST_NAME,
    LONGEST_NOTES,
    LONGEST_TITLE,
    MOST_PEOPLE,
    Activity,
    ActivityDraft,
    ResultDraft,
    faults_in,
)
from sv_evidence.domain.measures import LARGEST_QUANTITY, Period, Thousandths
from sv_evidence.domain.problems import Fault

TODAY = date(2026, 9, 30)
MEALS = UUID(int=1)
SOUND = ActivityDraft(
    title="Community meal",
    first_day=TODAY,
    starts_at=11 * 60,
    ends_at=14 * 60,
    place="St Paul's Church hall",
    people=46,
    results=(ResultDraft(MEALS, Thousandths(46_000)),),
)


def test_a_sound_draft_has_no_faults() -> None:
    assert faults_in(SOUND, today=TODAY) == ()


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"title": "  "}, Fault("title", "empty")),
        ({"title": "x" * (LONGEST_TITLE + 1)}, Fault("title", "too_long", "200")),
        ({"title": "Meal\x00"}, Fault("title", "bad_text")),
        ({"notes": "\ud800"}, Fault("notes", "bad_text")),
        ({"first_day": None}, Fault("first_day", "no_date")),
        ({"first_day": date(1989, 12, 31)}, Fault("first_day", "too_early", "1990")),
        ({"first_day": date(2027, 10, 2)}, Fault("first_day", "too_far_ahead")),
        ({"last_day": date(2026, 9, 29)}, Fault("last_day", "ends_before_it_begins")),
        ({"last_day": date(2028, 1, 1)}, Fault("last_day", "too_far_ahead")),
        ({"starts_at": -1}, Fault("starts_at", "no_time")),
        ({"ends_at": 24 * 60}, Fault("ends_at", "no_time")),
        ({"ends_at": 10 * 60}, Fault("ends_at", "ends_before_it_begins")),
        ({"place": "x" * (LONGEST_NAME + 1)}, Fault("place", "too_long", "200")),
        ({"postcode": "B16 8UU or near"}, Fault("postcode", "too_long", "10")),
        ({"project": "x" * (LONGEST_NAME + 1)}, Fault("project", "too_long", "200")),
        ({"people": -1}, Fault("people", "negative", str(MOST_PEOPLE))),
        ({"volunteers": -1}, Fault("volunteers", "negative", str(MOST_PEOPLE))),
        ({"staff": MOST_PEOPLE + 1}, Fault("staff", "too_many", str(MOST_PEOPLE))),
        ({"notes": "x" * (LONGEST_NOTES + 1)}, Fault("notes", "too_long", "20000")),
    ],
)
def test_each_broken_rule_is_named(changes: dict[str, object], fault: Fault) -> None:
    assert faults_in(replace(SOUND, **changes), today=TODAY) == (fault,)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("result", "code"),
    [
        (ResultDraft(None, Thousandths(1)), "no_measure"),
        (ResultDraft(MEALS, None), "no_quantity"),
        (ResultDraft(MEALS, Thousandths(0)), "not_positive"),
        (ResultDraft(MEALS, Thousandths(-1)), "not_positive"),
        (ResultDraft(MEALS, Thousandths(LARGEST_QUANTITY + 1)), "too_large"),
        (ResultDraft(MEALS, Thousandths(1), day=date(1980, 1, 1)), "too_early"),
        (ResultDraft(MEALS, Thousandths(1), day=date(2030, 1, 1)), "too_far_ahead"),
    ],
)
def test_each_broken_rule_of_a_result_is_named_on_its_row(result: ResultDraft, code: str) -> None:
    draft = replace(SOUND, results=(ResultDraft(UUID(int=2), Thousandths(1), day=TODAY), result))

    faults = faults_in(draft, today=TODAY)

    assert [(fault.field, fault.code) for fault in faults] == [("results.1", code)]


def test_a_measure_counts_once_in_an_activity() -> None:
    draft = replace(SOUND, results=SOUND.results * 2)

    assert [(each.field, each.code) for each in faults_in(draft, today=TODAY)] == [
        ("results.1", "same_measure_twice")
    ]


def test_an_activity_over_night_may_end_at_an_earlier_hour() -> None:
    draft = replace(
        SOUND, first_day=date(2026, 9, 29), last_day=TODAY, starts_at=22 * 60, ends_at=6 * 60
    )

    assert faults_in(draft, today=TODAY) == ()


def test_faults_come_in_the_order_of_the_form() -> None:
    draft = ActivityDraft(people=-1, results=(ResultDraft(None, None),), notes="x" * 20_001)

    assert [fault.field for fault in faults_in(draft, today=TODAY)] == [
        "title",
        "first_day",
        "people",
        "results.0",
        "results.0",
        "notes",
    ]


def test_an_activity_knows_its_days() -> None:
    activity = Activity(UUID(int=9), "Gardening course", date(2026, 9, 1), date(2026, 9, 5))

    assert activity.days == Period(date(2026, 9, 1), date(2026, 9, 5))


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "x" * LONGEST_TITLE},
        {"first_day": date(1990, 1, 1)},
        {"first_day": TODAY + FURTHEST_AHEAD},
        {"last_day": TODAY + FURTHEST_AHEAD},
        {"starts_at": 0, "ends_at": 0},
        {"starts_at": 1, "ends_at": 24 * 60 - 1},
        {"starts_at": 23 * 60, "ends_at": None},
        {"people": 0, "volunteers": MOST_PEOPLE, "staff": 0},
        {"results": (ResultDraft(MEALS, Thousandths(LARGEST_QUANTITY), day=date(1990, 1, 1)),)},
        {"results": (ResultDraft(MEALS, Thousandths(1), day=TODAY + FURTHEST_AHEAD),)},
    ],
)
def test_a_draft_at_its_bounds_is_sound(changes: dict[str, object]) -> None:
    assert faults_in(replace(SOUND, **changes), today=TODAY) == ()  # type: ignore[arg-type]


def test_a_result_before_the_earliest_day_tells_that_year() -> None:
    early = ResultDraft(MEALS, Thousandths(1), day=date(1980, 1, 1))

    (fault,) = faults_in(replace(SOUND, results=(early,)), today=TODAY)
    assert fault.detail == "1990"


def test_a_last_day_without_a_first_is_no_run() -> None:
    draft = replace(SOUND, first_day=None, last_day=TODAY, starts_at=None, ends_at=None)

    assert faults_in(draft, today=TODAY) == (Fault("first_day", "no_date"),)
