"""Rules that work a figure out, split it or cap it: by whose numbers, and what is said if not."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from sv_evidence.domain.activities import WHOLE_SHARE
from sv_evidence.domain.counting_rows import CountingRow, Terms
from sv_evidence.domain.measures import Period
from sv_evidence.domain.rule_kinds import Rule
from tests.cases import CONTRACT, TWO_YEARS, a_detail, a_row, a_rule, a_setting, count, total

OTHER = UUID(int=88)


def codes(row: CountingRow, *, rule: Rule) -> list[str]:
    return [each.code for each in count([row], rule).findings]


@pytest.mark.parametrize(
    ("detail", "terms", "parameters", "counts"),
    [
        ({"weekly_hours": 18_500}, TWO_YEARS, {}, 1000),
        ({"weekly_hours": 20_000}, TWO_YEARS, {"full_time_hours": "40"}, 1000),
        ({"weekly_hours": 80_000}, TWO_YEARS, {}, 2000),
        ({"starts_on": date(2027, 4, 1)}, TWO_YEARS, {}, 1000),
        ({"ends_on": date(2026, 9, 30)}, TWO_YEARS, {}, 501),
        ({"ends_on": date(2026, 9, 30)}, TWO_YEARS, {"years": "0.25"}, 250),
        ({"starts_on": date(2029, 1, 1)}, TWO_YEARS, {}, 0),
        ({}, TWO_YEARS, {"years": "3"}, 3000),
        ({}, None, {"years": "3"}, 3000),
        ({"fte": 500}, None, {}, 500),
        ({"starts_on": date(2026, 4, 1), "ends_on": date(2027, 9, 30)}, None, {}, 1500),
    ],
)
def test_full_time_equivalents_times_years(
    detail: dict[str, object], terms: Terms | None, parameters: dict[str, str], counts: int
) -> None:
    rule = a_rule("fte_years", **parameters)

    counted = count([a_row(detail=a_detail(**detail))], rule, setting=a_setting(terms=terms))

    assert total(counted) == counts


def test_no_contract_no_years_is_said() -> None:
    assert codes(a_row(), rule=a_rule("fte_years")) == ["no_years"]
    first = a_rule("first_months", id="0", months=6)
    counted = count([a_row(persons="P-001")], first, a_rule("fte_years"))
    assert total(counted) == 500
    longer = a_rule("first_months", id="0", months=18)
    assert total(count([a_row(persons="P-001")], longer, a_rule("fte_years"))) == 1000


def test_hours_times_attendees() -> None:
    rule = a_rule("hours_attendees")

    counted = count([a_row(units=16, people=8, detail=a_detail(hours=2000))], rule)
    assert (total(counted), counted.findings[0].told) == (
        16_000,
        (("hours", "2000"), ("attendees", "8")),
    )
    assert codes(a_row(people=8), rule=rule) == ["no_session"]
    assert codes(a_row(detail=a_detail(hours=2000)), rule=rule) == ["no_session"]
    typed = a_rule("hours_attendees", quantity_is="session_hours")
    assert total(count([a_row(units=2, people=8)], typed)) == 16_000


@pytest.mark.parametrize(
    ("detail", "counts"),
    [
        ({"weeks": 6500}, 6500),
        ({"weeks": 6500, "attendees": 2}, 13_000),
        ({"weeks": 6000, "persons": "P-001, P-002, P-003"}, 18_000),
        ({"starts_on": date(2025, 12, 1), "ends_on": date(2026, 1, 14)}, 2000),
        ({"starts_on": date(2026, 6, 1), "ends_on": date(2026, 6, 6)}, 0),
        ({"starts_on": date(2031, 6, 1), "ends_on": date(2031, 9, 6)}, 0),
        ({"weeks": 120_000}, 104_000),
    ],
)
def test_weeks_are_counted_not_people(detail: dict[str, object], counts: int) -> None:
    counted = count([a_row(units=3, detail=a_detail(**detail))], a_rule("weeks", most_weeks=104))

    assert total(counted) == counts


def test_weeks_that_nobody_gave_are_said() -> None:
    assert codes(a_row(), rule=a_rule("weeks")) == ["no_weeks"]
    assert codes(a_row(detail=a_detail()), rule=a_rule("weeks")) == ["no_weeks"]
    assert codes(a_row(detail=a_detail(weeks=1)), rule=a_rule("weeks")) == ["person_weeks"]


def test_pounds_at_a_rate() -> None:
    assert total(count([a_row(units=30)], a_rule("pounds_at_rate", rate="10"))) == 30_000
    assert codes(a_row(), rule=a_rule("pounds_at_rate", rate="10")) == ["no_costs"]
    by_hours = a_rule("pounds_at_rate", rate="16.93", quantity_is="hours")
    assert total(count([a_row(units=30)], by_hours)) == 507_900
    paid = a_rule("pounds_at_rate", rate="16.93")
    assert total(count([a_row(units=30, detail=a_detail(costs=1))], paid)) == 10


@pytest.mark.parametrize(
    ("fields", "parameters", "counts"),
    [
        ({"contracts": (CONTRACT, OTHER), "share": WHOLE_SHARE}, {}, 150_000),
        ({"contracts": (CONTRACT,)}, {"contracts": 4}, 75_000),
        ({"contracts": (CONTRACT,)}, {}, 300_000),
        ({"contracts": (CONTRACT, OTHER)}, {"split": "as_allotted"}, 300_000),
        ({"contracts": (CONTRACT, OTHER), "allotted": 1_500_000}, {}, 200_000),
        ({"contracts": (CONTRACT, OTHER), "share": 0}, {}, 0),
    ],
)
def test_contracts_share_what_serves_them_all(
    fields: dict[str, Any], parameters: dict[str, Any], counts: int
) -> None:
    rule = a_rule("share_split", **parameters)
    row = a_row("SPEND", 300, **fields)

    assert total(count([row], rule, setting=a_setting(terms=TWO_YEARS))) == counts


def test_without_a_contract_all_of_ours_count_together() -> None:
    row = a_row("SPEND", 300, contracts=(CONTRACT, OTHER), detail=a_detail(contracts_served=3))

    assert total(count([row], a_rule("share_split"))) == 200_000


def test_only_so_many_measures_count() -> None:
    rows = [a_row(code) for code in "CAB"]

    assert total(count(rows, a_rule("cap_measures", most=2))) == 2000
    (finding,) = count(rows, a_rule("cap_measures", "B", "C", "A", most=2)).findings
    assert (finding.code, finding.others) == ("over_cap", ("B", "C"))
    years_before = [*rows, a_row("0", day=date(2020, 1, 1))]
    period = a_setting(Period(date(2026, 1, 1), date(2026, 12, 31)))
    assert total(count(years_before, a_rule("cap_measures", most=2), setting=period)) == 2000
