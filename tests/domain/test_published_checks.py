"""Councils' published examples of counting; the file beside this one names where each is from."""

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sv_evidence.domain.activities import WHOLE_SHARE
from sv_evidence.domain.counting_rows import Terms
from tests.cases import (
    CONTRACT,
    DAY,
    TWO_YEARS,
    a_detail,
    a_row,
    a_rule,
    a_setting,
    count,
    total,
)

FILE = Path(__file__).with_name("published_unit_checks.csv")


def expected(case: str) -> int:
    with FILE.open(encoding="utf-8") as stream:
        rows = {row["id"]: row for row in csv.DictReader(stream)}
    return round(float(rows[case]["expected"]) * 1000)


def test_u1_full_and_part_time_times_years() -> None:
    rows = [
        *(a_row("FTE") for _ in range(10)),
        *(a_row("FTE", detail=a_detail(fte=500)) for _ in range(5)),
    ]
    rule = a_rule("fte_years")

    assert total(count(rows, rule, setting=a_setting(terms=TWO_YEARS))) == expected("U1")
    logged_at_once = [a_row("FTE", quantity=12_500, whole=12_500)]
    by_file = a_rule("fte_years", years="2")
    assert total(count(logged_at_once, by_file)) == expected("U1")


@pytest.mark.parametrize("trainers", [1, 5])
@pytest.mark.parametrize("typed", [2, 10, 16, 80])
def test_u2_trainers_do_not_multiply(trainers: int, typed: int) -> None:
    detail = a_detail(hours=2000, attendees=8, trainers=trainers)

    counted = count([a_row("HOURS", typed, detail=detail)], a_rule("hours_attendees"))

    assert total(counted) == expected("U2")
    (tally,) = counted.tallies
    assert tally.logged == typed * 1000


def test_u3_a_disadvantaged_hire_counts_in_the_first_year_only() -> None:
    three_years = a_setting(terms=Terms(date(2026, 4, 1), date(2029, 3, 31)))
    first_year = a_rule("first_months", id="2", months=12)
    claimed_each_year = [
        a_row("HIRE", persons="P-001", day=date(2026 + year, 6, 1)) for year in range(3)
    ]

    assert total(count(claimed_each_year, first_year, setting=three_years)) == expected("U3")
    once = [a_row("HIRE", persons="P-001")]
    both = (a_rule("fte_years"), first_year)
    assert total(count(once, *both, setting=three_years)) == expected("U3")


def test_u4_local_and_one_disadvantage_but_not_two() -> None:
    rows = [a_row(code, persons="P-001") for code in ("LOCAL", "UNEMPLOYED", "DISABLED")]
    pairs = [["LOCAL", "UNEMPLOYED"], ["LOCAL", "DISABLED"]]
    never_two = a_rule("one_disadvantage", "UNEMPLOYED", "DISABLED")
    allowed = a_rule("allowed_pair", "LOCAL", "UNEMPLOYED", "DISABLED", pairs=pairs)

    for rule in (never_two, allowed):
        counted = count(rows, rule)
        assert total(counted) == 2 * 1000
        (finding,) = counted.findings
        assert (finding.persons, finding.excluded) == (("P-001",), 1000)


@pytest.mark.parametrize("typed", [30_000, 907_900, 1_000_000])
def test_u5_costs_and_hours_at_the_stated_rate(typed: int) -> None:
    detail = a_detail(costs=40_000, hours=30_000)
    row = a_row("FAIR", quantity=typed, whole=typed, detail=detail)

    assert total(count([row], a_rule("pounds_at_rate", rate="16.93"))) == expected("U5")


def wholly_allotted() -> dict[str, Any]:
    return {"detail": a_detail(contracts_served=3), "contracts": (CONTRACT,)}


def a_third_allotted() -> dict[str, Any]:
    contracts = (CONTRACT, CONTRACT_2, CONTRACT_3)
    return {"contracts": contracts, "share": 333_333, "allotted": 999_999, "quantity": 499_999}


CONTRACT_2, CONTRACT_3 = (type(CONTRACT)(int=number) for number in (78, 79))


@pytest.mark.parametrize("fields", [wholly_allotted, a_third_allotted])
def test_u6_three_contracts_share_a_cost(fields: Callable[[], dict[str, Any]]) -> None:
    row = a_row("SPEND", 1500, **fields())

    counted = count([row], a_rule("share_split"), setting=a_setting(terms=Terms()))

    assert total(counted) == expected("U6")
    assert DAY in a_setting().period
    assert row.share <= WHOLE_SHARE
