"""Periods from the contract's own first day, their due days, and even plans within them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sv_evidence.domain.contracts import Commitment, Contract
from sv_evidence.domain.measures import Period, Thousandths
from sv_evidence.domain.return_periods import LATEST, Plan, plan_of
from sv_evidence.domain.returns import Rhythm, Run
from tests.builders import a_uid

FIRST, LAST = date(2026, 4, 1), date(2029, 3, 31)
PLAN = Plan(FIRST, LAST, due_days=16)


def promised(due: date | None = None, target: int = 7_000_000) -> Commitment:
    return Commitment(
        a_uid(), contract=a_uid(), measure=a_uid(), target=Thousandths(target), due=due
    )


def test_a_year_has_its_quarters_with_due_days_that_are_never_on_a_weekend() -> None:
    year = PLAN.year_of(date(2026, 9, 30))

    assert [each.period.last for each in year] == [
        date(2026, 6, 30),
        date(2026, 9, 30),
        date(2026, 12, 31),
        date(2027, 3, 31),
    ]
    assert [each.due for each in year] == [
        date(2026, 7, 16),
        date(2026, 10, 16),
        date(2027, 1, 15),  # 16 January is a Saturday
        date(2027, 4, 16),
    ]
    assert [(each.year, each.number, each.of) for each in year] == [(1, n, 4) for n in (1, 2, 3, 4)]


@pytest.mark.parametrize(
    ("rhythm", "day", "year", "number", "first"),
    [
        (Rhythm.MONTH, date(2027, 5, 9), 2, 2, date(2027, 5, 1)),
        (Rhythm.QUARTER, date(2027, 5, 9), 2, 1, date(2027, 4, 1)),
        (Rhythm.YEAR, date(2027, 5, 9), 2, 1, date(2027, 4, 1)),
        (Rhythm.QUARTER, date(2020, 1, 1), 1, 1, FIRST),
        (Rhythm.QUARTER, date(2040, 1, 1), 3, 4, date(2029, 1, 1)),
    ],
)
def test_a_day_lies_in_one_period(
    rhythm: Rhythm, day: date, year: int, number: int, first: date
) -> None:
    found = Plan(FIRST, LAST, rhythm).at(day)

    assert (found.year, found.number, found.period.first) == (year, number, first)


def test_a_contract_that_begins_late_in_a_month_and_ends_early_keeps_its_own_days() -> None:
    plan = Plan(date(2026, 1, 31), date(2026, 5, 10), Rhythm.MONTH)

    assert plan.at(date(2026, 3, 30)).period == Period(date(2026, 2, 28), date(2026, 3, 30))
    assert plan.at(date(2026, 5, 5)).period == Period(date(2026, 4, 30), date(2026, 5, 10))
    assert len(plan.year_of(date(2026, 2, 1))) == 4


def test_each_quarter_is_planned_alike_and_grows_day_by_day() -> None:
    span = PLAN.span_of(promised(date(2027, 3, 31)), Run.WHOLE, date(2026, 9, 30))

    assert span == Period(FIRST, date(2027, 3, 31))
    planned = [
        PLAN.planned(Thousandths(7_000_000), span, day)
        for day in (
            date(2026, 3, 31),
            date(2026, 6, 30),
            date(2026, 9, 30),
            date(2026, 10, 23),
            date(2027, 3, 31),
            date(2028, 1, 1),
        )
    ]
    assert planned == [0, 1_750_000, 3_500_000, 3_937_500, 7_000_000, 7_000_000]
    assert PLAN.planned(Thousandths(5), None, FIRST) == 5


def test_a_target_for_each_year_begins_anew_and_may_be_due_within_it() -> None:
    second = date(2027, 8, 1)

    assert PLAN.span_of(promised(), Run.YEAR, second) == Period(date(2027, 4, 1), date(2028, 3, 31))
    assert PLAN.span_of(promised(date(2027, 9, 30)), Run.YEAR, second) == Period(
        date(2027, 4, 1), date(2027, 9, 30)
    )
    assert PLAN.span_of(promised(date(2026, 9, 30)), Run.YEAR, second) == Period(
        date(2027, 4, 1), date(2028, 3, 31)
    )


def test_a_target_without_a_day_is_for_the_whole_contract_or_has_no_span() -> None:
    assert PLAN.span_of(promised(), Run.WHOLE, FIRST) == Period(FIRST, LAST)
    assert Plan(FIRST).span_of(promised(), Run.WHOLE, FIRST) is None
    assert PLAN.span_of(promised(date(2020, 1, 1)), Run.WHOLE, FIRST) is None


@given(st.integers(0, 10**9), st.dates(date(2026, 1, 1), date(2030, 1, 1)), st.sampled_from(Rhythm))
def test_the_plan_never_falls_and_never_passes_the_target(
    target: int, day: date, rhythm: Rhythm
) -> None:
    plan, span = Plan(FIRST, LAST, rhythm), Period(FIRST, date(2027, 5, 20))
    now, next_ = (
        plan.planned(Thousandths(target), span, each) for each in (day, day + timedelta(days=1))
    )
    assert 0 <= now <= next_ <= target


def test_the_periods_left_end_where_the_target_is_due() -> None:
    assert list(PLAN.ends(date(2026, 9, 30), date(2027, 2, 10))) == [
        date(2026, 12, 31),
        date(2027, 2, 10),
    ]
    assert list(PLAN.ends(date(2027, 2, 10), date(2027, 2, 10))) == []


def contract(first: date | None, last: date | None) -> Contract:
    return Contract(a_uid(), "Meals", a_uid(), first_day=first, last_day=last)


def test_a_contract_without_a_real_first_day_has_no_plan() -> None:
    quarter = (Rhythm.QUARTER, None)

    assert plan_of(contract(None, LAST), *quarter) is None
    assert plan_of(contract(date(9999, 1, 1), None), *quarter) is None
    assert plan_of(contract(FIRST, LAST), *quarter) == Plan(FIRST, LAST)
    assert plan_of(contract(FIRST, LAST), Rhythm.MONTH, 0) == Plan(FIRST, LAST, Rhythm.MONTH, 0)
    assert plan_of(contract(FIRST, date(2020, 1, 1)), *quarter) == Plan(FIRST)
    far = plan_of(contract(FIRST, date.max), *quarter)
    assert far == Plan(FIRST, LATEST)
    assert far.span_of(promised(date.max), Run.WHOLE, FIRST) == Period(FIRST, LATEST)
    assert 0 < far.planned(Thousandths(10**9), Period(FIRST, LATEST), LAST) < 10**9
