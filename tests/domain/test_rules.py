"""Each kind of rule: what it leaves out, what it lets be, and what it cannot tell."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.counting_rows import CountingRow, Terms
from sv_evidence.domain.rule_kinds import Rule
from tests.cases import CONTRACT, TWO_YEARS, a_detail, a_row, a_rule, a_setting, count, total

OTHER = UUID(int=88)


def _given(**parameters: object) -> dict[str, Any]:
    return {name: value for name, value in parameters.items() if value is not None}


def codes(*rows: CountingRow, rule: Rule, terms: Terms | None = None) -> list[str]:
    return [each.code for each in count(rows, rule, setting=a_setting(terms=terms)).findings]


def test_core_service_does_not_count() -> None:
    rows = [a_row(), a_row(impact=Impact.ADDITIONAL)]

    counted = count(rows, a_rule("core_excluded"))

    assert total(counted) == 1000
    assert [each.code for each in counted.findings] == ["core_service"]


@pytest.mark.parametrize(
    ("contracts", "wholly", "found"),
    [
        ((), False, ["no_contract"]),
        ((CONTRACT,), True, []),
        ((CONTRACT, OTHER), False, []),
        ((CONTRACT, OTHER), True, ["other_contracts"]),
    ],
)
def test_only_what_a_contract_delivers_counts(
    contracts: tuple[UUID, ...], *, wholly: bool, found: list[str]
) -> None:
    rule = a_rule("contract_only", **_given(wholly=wholly or None))

    assert codes(a_row(contracts=contracts), rule=rule) == found


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2026, 3, 31), ["before_start"]),
        (date(2026, 4, 1), []),
        (date(2028, 3, 31), []),
        (date(2028, 4, 1), ["after_end"]),
    ],
)
def test_only_the_contracts_days_count_both_ends_included(day: date, found: list[str]) -> None:
    assert codes(a_row(day=day), rule=a_rule("in_period"), terms=TWO_YEARS) == found


def test_a_rules_own_days_come_before_the_contracts() -> None:
    rule = a_rule("in_period", first_day="2026-07-01")

    assert codes(a_row(), rule=rule, terms=TWO_YEARS) == ["before_start"]
    assert codes(a_row(day=date(2028, 4, 1)), rule=rule, terms=TWO_YEARS) == ["after_end"]
    assert codes(a_row(), rule=a_rule("in_period")) == ["no_terms"]


def test_a_row_of_one_contract_has_its_terms_where_no_contract_is_asked_about() -> None:
    setting = a_setting(terms=TWO_YEARS)
    asked = type(setting)(setting.period, None, setting.terms)
    late = a_row(day=date(2028, 4, 1), contracts=(CONTRACT,))
    shared = a_row(day=date(2028, 4, 1), contracts=(CONTRACT, OTHER))

    counted = count([late, shared], a_rule("in_period"), setting=asked)

    assert [each.code for each in counted.findings] == ["after_end", "no_terms"]


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ({"authority": "solihull"}, []),
        ({"authority": "Birmingham"}, ["outside_area"]),
        ({"ward": "Shirley East"}, []),
        ({"postcode": "b91 3qb"}, []),
        ({"postcode": "B9 1AA"}, ["outside_area"]),
        ({"postcode": "CV3 1AA"}, []),
        ({"postcode": "B16"}, ["outside_area"]),
        ({"postcode": "ZZ1 1ZZ"}, ["outside_area"]),
        ({}, ["place_unknown"]),
    ],
)
def test_an_area_is_councils_wards_and_postcodes(where: dict[str, str], found: list[str]) -> None:
    rule = a_rule(
        "in_area", authorities=["Solihull"], wards=["Shirley East"], postcodes=["B91", "CV"]
    )

    assert codes(a_row(detail=a_detail(**where)), rule=rule) == found


# Solihull town centre and points due north of it; a degree of latitude is 69.09 miles here.
CENTRE = "52.4130, -1.7780"


@pytest.mark.parametrize(
    ("position", "found"),
    [
        ("52.6300, -1.7780", []),  # 14.99 miles
        ("52.6305, -1.7780", ["outside_area"]),  # 15.03 miles
        ("415100 303139", []),  # 15 miles less a metre
        ("415100 303141", ["outside_area"]),
        ("", ["place_unknown"]),
    ],
)
def test_an_area_is_a_radius_in_miles(position: str, found: list[str]) -> None:
    grid = {"centre_grid": "415100 279000"}
    rule = a_rule("in_area", radius_miles="15", centre=CENTRE, **grid)

    assert codes(a_row(detail=a_detail(position=position)), rule=rule) == found


def test_points_tell_of_postcodes_what_details_do_not() -> None:
    point = {"postcode": "B91 3QB", "position": "52.4120, -1.7770", "ward": "St Alphege"}
    rule = a_rule("in_area", radius_miles="1", centre=CENTRE, points=[point, {"postcode": "CV3"}])

    assert codes(a_row(postcode="B913QB"), rule=rule) == []
    assert codes(a_row(postcode="CV3 1AA"), rule=rule) == ["place_unknown"]


def test_degrees_and_grid_cannot_be_compared() -> None:
    rule = a_rule("in_area", radius_miles="15", centre=CENTRE, unknown="count")
    row = a_row(detail=a_detail(position="415100 279000"))

    counted = count([row], rule)

    assert total(counted) == 1000
    assert [each.code for each in counted.findings] == ["place_unknown"]


def test_an_activity_counts_under_the_measure_named_first() -> None:
    activity = UUID(int=5)
    rows = [a_row("SECOND", activity=activity), a_row("FIRST", activity=activity), a_row("SECOND")]

    counted = count(rows, a_rule("exclusive_measures", "FIRST", "SECOND"))

    assert total(counted) == 2000
    (finding,) = counted.findings
    assert (finding.results, finding.others) == ((rows[0].result,), ("FIRST",))
    assert finding.persons == ()


def test_a_person_counts_under_the_measure_that_came_first() -> None:
    early, late = date(2026, 5, 1), date(2026, 6, 16)
    rows = [
        a_row("WEEKS", 3, persons="P-017", day=late),
        a_row("JOBS", persons="P-017, P-018", day=early),
        a_row("WEEKS", 2),
    ]

    counted = count(rows, a_rule("exclusive_measures", "WEEKS", "JOBS", same="person"))

    assert total(counted) == 3000
    found = {each.code: each for each in counted.findings}
    assert set(found) == {"other_measure", "no_persons"}
    assert (found["other_measure"].excluded, found["other_measure"].persons) == (3000, ("P-017",))


def test_a_third_measure_is_no_pair() -> None:
    rule = a_rule("allowed_pair", "A", "B", "C", pairs=[["A", "B"], ["B", "C"], ["A", "C"]])
    rows = [a_row(code, persons="P-001") for code in "ABC"]

    counted = count([*rows, a_row("A", persons="P-001")], rule)

    assert total(counted) == 3000
    assert [each.code for each in counted.findings] == ["not_a_pair"]


def test_a_pair_may_be_of_activities() -> None:
    activity = UUID(int=6)
    rule = a_rule("allowed_pair", "A", "B", "C", pairs=[["A", "B"]], same="activity")

    assert total(count([a_row(each, activity=activity) for each in "ABC"], rule)) == 2000


def test_two_groups_under_one_measure_are_two_disadvantages() -> None:
    rows = [
        a_row("HIRE", detail=a_detail(persons="P-001", claimed_group=group))
        for group in ("care leaver", "disabled", "care leaver", "")
    ]

    counted = count(rows, a_rule("one_disadvantage", "HIRE"))

    assert total(counted) == 3000
    assert [each.code for each in counted.findings] == ["two_disadvantages"]


@pytest.mark.parametrize(("months", "counts"), [(None, 1), (12, 2), (24, 1)])
def test_a_person_counts_once_or_once_in_so_many_months(months: int | None, counts: int) -> None:
    rule = a_rule("once_per_person", **_given(months=months))
    days = (date(2026, 6, 1), date(2027, 5, 31), date(2027, 6, 1))

    counted = count([a_row(persons="P-001", day=day) for day in days], rule)

    assert total(counted) == counts * 1000


def test_only_those_who_came_before_are_taken_off_a_group() -> None:
    first = a_row("TRAINED", 4, persons="P-001, P-002, P-003, P-004")
    again = a_row("TRAINED", 6, persons="P-001, p-004, P-005", day=date(2026, 7, 1), heads=6)

    counted = count([first, again], a_rule("once_per_person"))

    assert total(counted) == 8000
    assert counted.findings[0].persons == ("P-001", "P-004")


def test_first_months_run_from_the_start_given() -> None:
    rule = a_rule("first_months", months=12)
    started = a_detail(starts_on=date(2025, 6, 1))
    rows = [a_row(detail=started, day=date(2026, 5, 31)), a_row(detail=started)]

    counted = count(rows, rule)

    assert total(counted) == 1000
    assert [each.code for each in counted.findings] == ["after_first_months"]
    assert codes(a_row(), rule=rule) == ["no_start"]


def test_first_months_of_each_person_in_a_group() -> None:
    rows = [
        a_row(persons="P-001", day=date(2026, 1, 31)),
        a_row(units=2, persons="P-001, P-002", day=date(2026, 2, 28)),
    ]

    assert total(count(rows, a_rule("first_months", months=1))) == 2000
