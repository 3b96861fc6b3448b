"""Rows of somebody's spreadsheet: drafts, rows that are none, and what is wrong with cells."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from sv_evidence.domain.activities import ActivityDraft, ResultDraft
from sv_evidence.domain.measures import Thousandths, Unit
from sv_evidence.domain.sheet_columns import Column, How, MeasureName, Role, Target
from sv_evidence.domain.sheet_layout import Layout
from sv_evidence.domain.sheet_rows import (
    CellMend,
    Plan,
    RowRead,
    key_of,
    read_rows,
    result_uid,
)
from sv_evidence.domain.sheet_values import Mend
from sv_evidence.domain.tables import Row

TODAY = date(2026, 9, 30)
MEALS = MeasureName(UUID(int=1), "M1", "Meals shared", Unit("meal", "meals"))
HOURS = MeasureName(UUID(int=2), "M2", "Volunteer hours", Unit("hour", "hours"))
PEOPLE = MeasureName(UUID(int=3), "M3", "People helped", Unit("person", "people"))
DATE, TITLE = Target(Role.DATE), Target(Role.TITLE)


def plan_of(targets: Sequence[Target], *lines: Sequence[str]) -> Plan:
    headings = tuple(f"{each.role.value}?" for each in targets)
    columns = tuple(
        Column(place, headings[place], target, How.MATCHED) for place, target in enumerate(targets)
    )
    rows = tuple(Row(place, tuple(cells)) for place, cells in enumerate(lines, 2))
    return Plan(Layout(1, headings, rows), columns, measures=(MEALS, HOURS, PEOPLE))


def read(targets: Sequence[Target], *lines: Sequence[str]) -> tuple[RowRead, ...]:
    return read_rows(plan_of(targets, *lines), today=TODAY)


def draft(targets: Sequence[Target], *cells: str) -> ActivityDraft:
    (row,) = read(targets, cells)
    assert row.draft is not None, row.faults
    return row.draft


def faults(targets: Sequence[Target], *cells: str) -> list[tuple[int | None, str]]:
    (row,) = read(targets, cells)
    return [(each.column, each.mend.code) for each in row.faults]


def test_a_row_becomes_a_draft() -> None:
    roles = (
        *(Role.DATE, Role.LAST_DAY, Role.STARTS_AT, Role.ENDS_AT, Role.TITLE, Role.PLACE),
        *(Role.POSTCODE, Role.PROJECT, Role.PEOPLE, Role.VOLUNTEERS, Role.STAFF, Role.NOTES),
        *(Role.EVIDENCE, Role.LEFT_OUT),
    )
    targets = [*map(Target, roles), Target(Role.RESULT, HOURS.uid), Target(Role.RESULT, MEALS.uid)]

    found = draft(
        targets,
        *("04/05/2024", "", "10:00", "11:30", " Lunch  club", "Hall", "B16", "Food", "8", "3"),
        *("1", "Fine", "yes", "G", "2h30", "0"),
    )

    assert replace(found, uid=None) == ActivityDraft(
        title="Lunch club",
        first_day=date(2024, 5, 4),
        starts_at=600,
        ends_at=690,
        place="Hall",
        postcode="B16",
        project="Food",
        people=8,
        volunteers=3,
        staff=1,
        notes="Fine\nevidence_held: yes",
        results=(ResultDraft(HOURS.uid, Thousandths(2_500)),),
    )


def test_what_no_column_says_is_taken_from_the_plan() -> None:
    plan = replace(plan_of([DATE], ["04/05/2024"]), title="Log", project="Volunteering")

    (row,) = read_rows(plan, today=TODAY)

    assert row.draft is not None
    assert (row.draft.title, row.draft.project) == ("Log", "Volunteering")


def test_days_may_run_and_hold_times() -> None:
    both = [DATE, Target(Role.LAST_DAY), TITLE]

    assert draft(both, "04/05/2024 10:30", "06/05/2024", "x").last_day == date(2024, 5, 6)
    assert draft(both, "04/05/2024 10:30", "", "x").starts_at == 630
    assert faults(both, "04/05/2024", "then", "x") == [(1, "unreadable_date")]
    assert faults(both, "04/05/2024", "01/05/2024", "x") == [(1, "ends_before_it_begins")]


@pytest.mark.parametrize(
    ("targets", "cells", "expected"),
    [
        ([DATE, TITLE], ("31/06/2024", "x"), [(0, "no_such_day")]),
        ([DATE, TITLE, Target(Role.NOTES)], ("04/05/2024", "", "x"), [(1, "empty")]),
        ([TITLE, Target(Role.NOTES)], ("x", "y"), [(None, "no_date")]),
        ([DATE, TITLE], ("04/05/1970", "x"), [(0, "too_early")]),
        ([DATE, TITLE, Target(Role.PEOPLE)], ("04/05/2024", "x", "some"), [(2, "not_a_number")]),
        ([DATE, TITLE, Target(Role.STAFF)], ("04/05/2024", "x", "-1"), [(2, "negative")]),
        ([DATE, TITLE, Target(Role.STARTS_AT)], ("04/05/2024", "x", "noon"), [(2, "no_time")]),
        (
            [DATE, TITLE, Target(Role.RESULT, HOURS.uid)],
            ("04/05/2024", "x", "lots"),
            [(2, "not_a_number")],
        ),
        (
            [DATE, TITLE, Target(Role.RESULT, HOURS.uid)],
            ("04/05/2024", "x", "-4"),
            [(2, "not_positive")],
        ),
        (
            [DATE, TITLE, Target(Role.RESULT, PEOPLE.uid)],
            ("04/05/2024", "x", "2.5"),
            [(2, "whole_wanted")],
        ),
    ],
)
def test_what_is_wrong_is_said_of_its_cell(
    targets: list[Target], cells: tuple[str, ...], expected: list[tuple[int | None, str]]
) -> None:
    assert faults(targets, *cells) == expected


def test_rows_that_are_no_activity_are_skipped() -> None:
    found = read(
        [DATE, TITLE, Target(Role.PEOPLE)],
        ["", "Total", "40"],
        ["date?", "title?", "people?"],
        ["April 2024"],
        ["04/05/2024", "Total recall, a film", "4"],
    )

    assert [each.skipped for each in found] == ["total", "headings", "one_cell", ""]


def test_a_total_without_a_column_of_days_is_skipped_too() -> None:
    (row,) = read([TITLE, Target(Role.PEOPLE)], ["Grand total", "4"])

    assert row.skipped == "total"


def test_the_day_above_is_offered_where_one_is_missing() -> None:
    rows = read([DATE, TITLE, Target(Role.NOTES)], ["04/05/2024", "x", ""], ["", "y", "z"])
    lonely = read([DATE, TITLE, Target(Role.NOTES)], ["", "y", "z"])

    assert rows[1].faults == (CellMend(0, Mend("no_date", use="Sat 4 May 2024")),)
    assert lonely[0].faults == (CellMend(0, Mend("no_date")),)


def test_empty_cells_say_nothing() -> None:
    roles = (Role.STARTS_AT, Role.PEOPLE, Role.EVIDENCE)
    targets = [DATE, TITLE, *map(Target, roles), Target(Role.RESULT, UUID(int=9))]

    found = draft(targets, "04/05/2024", "x", "", "", "", "4")

    assert (found.starts_at, found.people, found.notes) == (None, None, "")
    assert found.results == (ResultDraft(UUID(int=9), Thousandths(4_000)),)


def test_what_a_person_puts_right_is_read_instead() -> None:
    plan = plan_of([DATE, TITLE], ["31/06/2024", "x"], ["01/06/2024"])
    fixed = replace(plan, fixes={(2, 0): "30/06/2024", (3, 1): "y"})

    assert [each.draft is None for each in read_rows(fixed, today=TODAY)] == [False, False]


def test_the_same_rows_have_the_same_uids_and_no_two_rows_share_one() -> None:
    lines = (["04/05/2024", "x"], ["04/05/2024", "X "], ["05/05/2024", "x"])
    uids = [each.draft.uid for each in read([DATE, TITLE], *lines) if each.draft is not None]
    again = [each.draft.uid for each in read([DATE, TITLE], *lines) if each.draft is not None]

    assert uids == again
    assert len(set(uids)) == 3
    assert all(uid is not None and uid.version == 7 for uid in uids)


def test_results_have_a_uid_of_their_activity_and_measure() -> None:
    one = draft([DATE, TITLE], "04/05/2024", "x").uid or UUID(int=0)

    assert result_uid(one, MEALS.uid) == result_uid(one, MEALS.uid)
    assert result_uid(one, MEALS.uid) != result_uid(one, HOURS.uid)


def test_a_draft_without_a_day_has_a_key_too() -> None:
    assert key_of(ActivityDraft(" Lunch", place="Hall ")) == ("lunch", None, "hall")
