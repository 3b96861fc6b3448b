from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sv_evidence.domain.living_wage import (
    LivingWage,
    NoWageRate,
    PayRow,
    WageArea,
    WageRate,
    check_pay,
    load_wages,
    may_be_outdated,
    rate_on,
    rates_in_use,
    wages_from,
)
from sv_evidence.domain.measures import ProxyRate, Thousandths
from sv_evidence.domain.problems import Defect

PAYDAY = date(2026, 9, 30)
RATES = load_wages()
UK, LONDON = WageArea.UK, WageArea.LONDON


def paid(rate: int, day: date = PAYDAY, hours: int | None = None, who: int | None = None) -> PayRow:
    return PayRow(day, ProxyRate(rate), None if hours is None else Thousandths(hours), who)


ROWS = st.lists(
    st.builds(
        paid,
        st.integers(100_000, 160_000),
        st.dates(date(2024, 5, 1), date(2026, 11, 24)),
        who=st.none() | st.integers(0, 3),
    ),
    min_size=1,
    max_size=12,
)


@pytest.mark.parametrize(
    ("day", "area", "rate"),
    [
        (date(2026, 9, 30), UK, 134_500),
        (date(2026, 5, 1), LONDON, 148_000),
        (date(2026, 4, 30), UK, 126_000),
        (date(2025, 5, 1), LONDON, 138_500),
        (date(2024, 5, 1), UK, 120_000),
        (date(2031, 1, 1), UK, 134_500),
    ],
)
def test_the_rate_of_a_day_is_the_latest_that_had_to_be_paid(
    day: date, area: WageArea, rate: int
) -> None:
    assert rate_on(day, area, RATES).rate == rate


def test_there_is_no_rate_before_the_first_known() -> None:
    with pytest.raises(NoWageRate) as caught:
        rate_on(date(2024, 4, 30), UK, RATES)
    with pytest.raises(NoWageRate) as none_at_all:
        rate_on(PAYDAY, UK, ())

    assert caught.value.details["first"] == date(2024, 5, 1)
    assert none_at_all.value.details == {"day": PAYDAY, "area": "uk", "first": ""}


def test_a_rate_entered_here_counts_before_a_shipped_one_of_the_same_day() -> None:
    own = LivingWage(UUID(int=1), UK, ProxyRate(140_000), date(2026, 5, 1), "Foundation", "Amina")
    next_one = replace(own, first_day=date(2027, 5, 1), rate=ProxyRate(150_000), source="")

    rates = rates_in_use(RATES, (own, next_one))

    assert rate_on(PAYDAY, UK, rates) == WageRate(
        UK, ProxyRate(140_000), date(2026, 5, 1), "Foundation"
    )
    assert rate_on(PAYDAY, LONDON, rates).rate == 148_000
    assert rate_on(date(2027, 5, 1), UK, rates).source == "Amina"


@pytest.mark.parametrize(
    ("on", "outdated"), [(date(2026, 10, 31), False), (date(2026, 11, 1), True)]
)
def test_a_rate_may_be_outdated_once_the_next_was_due(on: date, outdated: bool) -> None:  # noqa: FBT001
    assert may_be_outdated(rate_on(PAYDAY, UK, RATES), on) is outdated


def test_the_lowest_rate_and_the_share_that_reaches_the_wage() -> None:
    check = check_pay(
        [paid(134_500, hours=1_000), paid(134_499, hours=500), paid(150_000, hours=250)],
        UK,
        RATES,
        today=PAYDAY,
    )

    assert (check.pay.lowest, check.pay.at_or_above, check.pay.staff) == (134_499, 2, 3)
    assert check.pay.hours == 1_750
    assert f"{check.pay.share:.4f}" == "0.6667"
    assert check.latest.against.rate == 134_500
    assert not check.latest.check_for_newer


def test_each_day_has_its_own_rate() -> None:
    before = date(2026, 4, 30)
    check = check_pay([paid(134_500), paid(126_000, before)], UK, RATES, today=date(2026, 11, 24))

    assert [(each.day, each.pay.at_or_above) for each in check.days] == [(before, 1), (PAYDAY, 1)]
    assert [each.check_for_newer for each in check.days] == [False, True]
    assert check.pay.at_or_above == check.pay.staff == 2
    assert check.pay.lowest == 126_000


def test_pay_ahead_of_the_table_says_check_for_newer() -> None:
    check = check_pay([paid(134_500, date(2026, 12, 1))], UK, RATES, today=PAYDAY)

    assert check.latest.check_for_newer


def test_somebody_with_several_rows_counts_once_and_by_every_row() -> None:
    rows = [paid(140_000, who=0), paid(130_000, who=0), paid(140_000, who=1), paid(140_000)]
    check = check_pay(rows, UK, RATES, today=PAYDAY)

    assert (check.pay.staff, check.pay.at_or_above) == (3, 2)


def test_hours_are_added_up_only_where_every_row_has_them() -> None:
    check = check_pay([paid(140_000, hours=1_000), paid(140_000)], UK, RATES, today=PAYDAY)

    assert check.pay.hours is None


@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(rows: Sequence[PayRow], chance: object) -> None:
    mixed = list(rows)
    chance.shuffle(mixed)  # type: ignore[attr-defined]

    assert check_pay(rows, UK, RATES, today=PAYDAY) == check_pay(mixed, UK, RATES, today=PAYDAY)


@given(ROWS)
def test_higher_pay_never_lowers_the_share_and_staff_stay_the_same(rows: list[PayRow]) -> None:
    raised = [replace(row, rate=ProxyRate(row.rate + 5_000)) for row in rows]
    before = check_pay(rows, UK, RATES, today=PAYDAY).pay
    after = check_pay(raised, UK, RATES, today=PAYDAY).pay

    assert after.staff == before.staff
    assert after.at_or_above >= before.at_or_above
    assert after.lowest == before.lowest + 5_000


@given(ROWS)
def test_londons_rate_is_never_easier_to_reach(rows: list[PayRow]) -> None:
    uk = check_pay(rows, UK, RATES, today=PAYDAY).pay
    london = check_pay(rows, LONDON, RATES, today=PAYDAY).pay

    assert london.at_or_above <= uk.at_or_above <= uk.staff == london.staff


def test_every_shipped_rate_has_a_source_and_they_only_rise() -> None:
    for area in WageArea:
        of_area = sorted(
            (each for each in RATES if each.area is area), key=lambda each: each.first_day
        )
        assert all(each.source for each in of_area)
        for earlier, later in pairwise(of_area):
            assert later.rate > earlier.rate
            assert later.first_day - earlier.first_day >= timedelta(365)


@pytest.mark.parametrize("rate", ["0", "-1", "x", "1.00001"])
def test_a_fault_in_the_shipped_table_is_ours(rate: str) -> None:
    row = f'{{"area": "uk", "rate": "{rate}", "pay_by": "2026-05-01", "source": "s"}}'

    with pytest.raises(Defect):
        wages_from(f'{{"rates": [{row}]}}')
    with pytest.raises(Defect):
        wages_from("{}")


def test_the_latest_day_is_the_last_of_them() -> None:
    check = check_pay([paid(134_500), paid(126_000, date(2026, 4, 30))], UK, RATES, today=PAYDAY)

    assert check.latest.day == PAYDAY


def test_a_rate_of_the_other_area_makes_none_outdated() -> None:
    newer = WageRate(LONDON, ProxyRate(155_000), date(2027, 5, 1), "London alone")

    check = check_pay([paid(134_500)], UK, [*RATES, newer], today=date(2026, 11, 24))

    assert check.latest.check_for_newer


def test_no_rate_is_a_problem_with_a_code_of_its_own() -> None:
    assert NoWageRate(PAYDAY, UK, None).code == "no_wage_rate"


def test_the_smallest_rate_there_can_be_is_read() -> None:
    row = '{"area": "uk", "rate": "0.0001", "pay_by": "2026-05-01", "source": "s"}'

    assert wages_from(f'{{"rates": [{row}]}}')[0].rate == 1
    with pytest.raises(Defect, match="0\\.00001"):
        wages_from(f'{{"rates": [{row.replace("0.0001", "0.00001")}]}}')
