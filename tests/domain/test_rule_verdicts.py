"""What each kind says of rows, word for word: how much counts, why, and by which numbers."""

from datetime import date
from fractions import Fraction
from typing import Any
from uuid import UUID

import pytest

from sv_evidence.domain.counting_rows import CountingRow, Setting, Terms
from sv_evidence.domain.measures import Period
from sv_evidence.domain.rule_kinds import Rule
from tests.cases import (
    CONTRACT,
    TWO_YEARS,
    a_detail,
    a_row,
    a_rule,
    a_setting,
    said,
    told,
)

OTHER, THIRD = UUID(int=88), UUID(int=99)
MAY, JUNE, JULY = date(2026, 5, 1), date(2026, 6, 1), date(2026, 7, 1)


def half(row: CountingRow) -> CountingRow:
    """The row as an earlier rule leaves it: half of it is out."""
    return row._replace(quantity=Fraction(row.whole, 2))


def test_part_time_by_its_part_and_years_by_days() -> None:
    rule = a_rule("fte_years")
    rows = [
        a_row(detail=a_detail(weekly_hours=18_500)),
        a_row(detail=a_detail(fte=250)),
        a_row(detail=a_detail(starts_on=date(2028, 3, 31))),
    ]

    assert told(rule, *rows, setting=a_setting(terms=TWO_YEARS)) == [
        (1000, "fte_years", {"part": "1/2", "years": "2"}),
        (500, "fte_years", {"part": "1/4", "years": "2"}),
        (Fraction(1000, 365), "fte_years", {"part": "1", "years": "1/365"}),
    ]
    assert told(rule, a_row(detail=a_detail(fte=250))) == [(250, "no_years", {})]


def test_full_time_is_37_hours_unless_the_buyer_says_otherwise() -> None:
    row = a_row(detail=a_detail(weekly_hours=18_500))
    bare = Rule("1", "fte_years", "")

    assert said(bare, row)[0].counts == 500
    assert said(a_rule("fte_years", full_time_hours="30"), row)[0].counts == Fraction(18_500, 30)


@pytest.mark.parametrize(
    ("days", "counts"),
    [
        ({"starts_on": date(2027, 4, 1)}, 1000),
        ({"ends_on": date(2027, 3, 31)}, 1000),
        ({"starts_on": date(2026, 10, 1), "ends_on": date(2027, 9, 30)}, 1000),
        ({}, 1500),
    ],
)
def test_the_years_a_rule_states_are_the_most_of_anyones(days: dict[str, Any], counts: int) -> None:
    rule = a_rule("fte_years", years="1.5")

    found = said(rule, a_row(detail=a_detail(**days)), setting=a_setting(terms=TWO_YEARS))

    assert found[0].counts == counts


def test_a_job_of_which_one_end_is_unknown_has_no_years_of_its_own() -> None:
    rule = a_rule("fte_years")
    open_end = a_setting(terms=Terms(date(2026, 4, 1), None))

    assert told(rule, a_row(detail=a_detail(starts_on=JUNE))) == [(1000, "no_years", {})]
    assert told(rule, a_row(), setting=open_end) == [(1000, "no_years", {})]


@pytest.mark.parametrize(
    ("starts_on", "months", "years"),
    [
        (date(2026, 4, 1), 12, "1"),  # hired as the contract began
        (date(2025, 10, 1), 12, "183/365"),  # half of the first year was before it began
        (date(2025, 4, 1), 12, "0"),  # the whole of it was
        (date(2027, 10, 1), 12, "183/366"),  # it ends with the contract
        (date(2026, 10, 1), 6, "1/2"),
        (date(2026, 3, 31), 6, "363/730"),  # one day of them was before it began
    ],
)
def test_only_months_both_of_the_first_and_of_the_contract_count(
    starts_on: date, months: int, years: str
) -> None:
    row = a_row(detail=a_detail(starts_on=starts_on), months=months)

    (found,) = said(a_rule("fte_years"), row, setting=a_setting(terms=TWO_YEARS))

    assert dict(found.told)["years"] == str(Fraction(years))


def test_hours_of_sessions_times_those_they_were_for() -> None:
    rule = a_rule("hours_attendees", quantity_is="session_hours")
    by_detail = a_row(units=5, detail=a_detail(hours=1500, attendees=4))
    unknown = a_row(units=5)
    typed = a_row(units=3, people=2)

    assert told(rule, unknown, half(by_detail), typed) == [
        (5000, "no_session", {}),
        (3000, "hours_attendees", {"hours": "1500", "attendees": "4"}),
        (6000, "hours_attendees", {"hours": "3000", "attendees": "2"}),
    ]


def test_pounds_are_costs_and_hours_at_a_rate() -> None:
    rule = a_rule("pounds_at_rate", rate="16.93")
    both = a_row(detail=a_detail(hours=30_000, costs=40_000))
    costs = a_row(detail=a_detail(costs=150))

    assert told(rule, a_row(units=7), half(both), costs) == [
        (7000, "no_costs", {}),
        (453_950, "pounds_at_rate", {"hours": "30000", "costs": "400000", "rate": "16.93"}),
        (1500, "pounds_at_rate", {"hours": "0", "costs": "1500", "rate": "16.93"}),
    ]


def test_weeks_of_each_person_within_the_period() -> None:
    rule = a_rule("weeks", most_weeks=3)
    summer = Setting(Period(date(2026, 6, 1), date(2026, 8, 31)))
    run = {"starts_on": date(2026, 5, 1), "ends_on": date(2026, 6, 14)}
    rows = [
        a_row(units=9, detail=a_detail(starts_on=JUNE)),
        a_row(units=9, detail=a_detail(ends_on=JUNE)),
        half(a_row(detail=a_detail(**run, attendees=5))),
        a_row(detail=a_detail(weeks=9000, persons="P-1, P-2")),
        a_row(detail=a_detail(weeks=2500)),
    ]

    assert told(rule, *rows, setting=summer) == [
        (9000, "no_weeks", {}),
        (9000, "no_weeks", {}),
        (5000, "person_weeks", {"weeks": "2000", "people": "5"}),
        (6000, "person_weeks", {"weeks": "3000", "people": "2"}),
        (2500, "person_weeks", {"weeks": "2500", "people": "1"}),
    ]


def test_equal_parts_for_the_contracts_served() -> None:
    rule = a_rule("share_split")
    three = a_detail(contracts_served=3)
    ours = a_row(contracts=(CONTRACT,), detail=three, allotted=1_000_000)
    shared = a_row(contracts=(CONTRACT, OTHER), detail=three, allotted=1_000_000)
    alone = a_row(contracts=(CONTRACT,), allotted=1_000_000)
    none_named = a_row(detail=three)
    third = Fraction(1000, 3)

    assert told(rule, ours, shared, alone, none_named) == [
        (third, "equal_shares", {"contracts": "3"}),
        (2 * third, "equal_shares", {"contracts": "3"}),
        (third, "equal_shares", {"contracts": "3"}),
    ]
    assert said(rule, shared, setting=a_setting(terms=TWO_YEARS))[0].counts == third


def test_shares_of_more_than_all_count_as_all() -> None:
    over = a_row(contracts=(CONTRACT, OTHER), allotted=1_250_000)

    assert told(a_rule("share_split", split="as_allotted"), over) == [(800, "over_whole", {})]
    exact = a_row(contracts=(CONTRACT, OTHER), allotted=1_000_000)
    assert told(a_rule("share_split", split="as_allotted"), exact) == []


def test_a_contract_with_no_share_has_no_part() -> None:
    row = a_row(contracts=(CONTRACT, OTHER), share=0, allotted=1_000_000)

    assert said(a_rule("share_split"), row)[0].counts == 0


def test_days_before_and_after_are_named() -> None:
    rule = a_rule("in_period", first_day="2026-06-01", last_day="2026-06-30")
    rows = [a_row(day=MAY), a_row(day=JUNE), a_row(day=date(2026, 6, 30)), a_row(day=JULY)]

    assert told(rule, *rows) == [
        (0, "before_start", {"day": "2026-06-01"}),
        (0, "after_end", {"day": "2026-06-30"}),
    ]
    assert told(a_rule("in_period", last_day="2026-06-30"), a_row(day=MAY), a_row(day=JULY)) == [
        (0, "after_end", {"day": "2026-06-30"})
    ]
    assert told(a_rule("in_period"), a_row(units=2)) == [(2000, "no_terms", {})]


def test_the_place_is_said_by_the_closest_name_known() -> None:
    rule = a_rule("in_area", wards=["Shirley"], authorities=["Solihull"], postcodes=["B91"])
    every = {"ward": "Olton", "authority": "Walsall", "postcode": "B16 8AA", "position": "52, -1"}
    rows = [
        a_row(detail=a_detail(**{name: every[name] for name in list(every)[start:]}))
        for start in range(3)
    ]

    assert told(rule, *rows) == [
        (0, "outside_area", {"where": "Olton"}),
        (0, "outside_area", {"where": "Walsall"}),
        (0, "outside_area", {"where": "B16 8AA"}),
    ]
    only = a_row(detail=a_detail(position="52, -1"))
    assert told(rule, only) == [(0, "place_unknown", {"where": "52, -1"})]
    keeps = a_rule("in_area", wards=["Shirley"], unknown="count")
    assert told(keeps, a_row(units=2)) == [(2000, "place_unknown", {"where": ""})]


@pytest.mark.parametrize(
    ("postcode", "area", "is_inside"),
    [
        ("EC1A 1BB", "EC", True),
        ("EC1A 1BB", "EC1A", True),
        ("EC1A 1BB", "E", False),
        ("W1A 0AX", "W", True),
        ("SW1A 1AA", "SW1A 1AA", True),
        ("B1 1AA", "B11", False),
        ("B11 1AA", "B1", False),
        ("B11 1AA", "B11", True),
        ("B91", "B91", True),
        ("B91", "B", True),
        ("BA1 1AA", "B", False),
        ("M1 1", "M1", False),  # not a whole postcode: its district cannot be told
        ("M11", "M11", True),
        ("M11", "M", True),
    ],
)
def test_postcodes_are_told_by_their_parts(postcode: str, area: str, *, is_inside: bool) -> None:
    rule = a_rule("in_area", postcodes=[area])

    found = said(rule, a_row(postcode=postcode))

    assert [each.code for each in found] == ([] if is_inside else ["outside_area"])


def test_what_is_known_of_a_postcode_or_its_district_tells_the_ward() -> None:
    points = [
        {"postcode": "B91 3QB", "ward": "Silhill"},
        {"postcode": "B91", "ward": "Olton"},
        {"postcode": "B90", "ward": "Shirley"},
    ]
    rule = a_rule("in_area", wards=["Shirley"], points=points)
    rows = [a_row(postcode=each) for each in ("B91 3QB", "B91 1AA", "B90 4AA", "CV1 1AA")]

    assert told(rule, *rows) == [
        (0, "outside_area", {"where": "Silhill"}),
        (0, "outside_area", {"where": "Olton"}),
        (0, "place_unknown", {"where": "CV1 1AA"}),
    ]


def test_the_centre_is_within_any_radius() -> None:
    rule = a_rule("in_area", radius_miles="1", centre_grid="415100 279000")

    assert told(rule, a_row(detail=a_detail(position="415100 279000"))) == []
    assert told(rule, a_row(detail=a_detail(position="415100 281000"))) == [
        (0, "outside_area", {"where": "415100 281000"})
    ]


def test_a_rule_about_nothing_in_particular_leaves_all_as_it_is() -> None:
    served = a_row(contracts=(CONTRACT, OTHER, THIRD))

    assert told(a_rule("contract_only", wholly=True), a_row(), served) == [
        (0, "no_contract", {}),
        (0, "other_contracts", {}),
    ]


def test_weeks_of_nobody_in_particular_are_of_one_and_of_no_attendees_of_none() -> None:
    rule = a_rule("weeks")
    rows = [a_row(detail=a_detail(weeks=2000, attendees=each)) for each in (None, 0)]

    assert [each.counts for each in said(rule, a_row(), *rows)] == [1000, 2000, 0]


def test_the_first_months_of_a_job_without_details_are_told_as_years() -> None:
    rows = [a_row()._replace(months=months) for months in (6, 12, 13)]

    assert told(a_rule("fte_years"), *rows) == [
        (500, "fte_years", {"part": "1", "years": "1/2"}),
        (1000, "fte_years", {"part": "1", "years": "1"}),
        (1000, "no_years", {}),
    ]
    assert said(a_rule("fte_years"), *rows, setting=a_setting(terms=TWO_YEARS))[0].counts == 500


def test_a_district_of_one_figure_is_not_the_one_that_begins_like_it() -> None:
    points = [{"postcode": "B9", "ward": "Bordesley"}, {"postcode": "B91", "ward": "Silhill"}]
    rule = a_rule("in_area", wards=["Silhill"], points=points)

    assert told(rule, a_row(postcode="B9 1AA")) == [(0, "outside_area", {"where": "Bordesley"})]
