from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sv_evidence.domain.measures import Period, Thousandths
from sv_evidence.domain.pace import Outlook, Pace, is_short, outlook_of, pace_of
from sv_evidence.domain.return_periods import Plan

BEGINS = date(2026, 4, 1)
ORDER = list(Pace)


@pytest.mark.parametrize(
    ("delivered", "pace"),
    [
        (0, Pace.AT_RISK),
        (84_999, Pace.AT_RISK),
        (85_000, Pace.BEHIND),
        (94_999, Pace.BEHIND),
        (95_000, Pace.ON_TRACK),
        (104_999, Pace.ON_TRACK),
        (105_000, Pace.AHEAD),
        (199_999, Pace.AHEAD),
        (200_000, Pace.MET),
    ],
)
def test_the_cut_offs_are_those_of_every_page(delivered: int, pace: Pace) -> None:
    assert pace_of(Thousandths(delivered), Thousandths(100_000), Thousandths(200_000)) is pace


def test_nothing_expected_yet_is_on_track_and_anything_is_ahead() -> None:
    assert pace_of(Thousandths(0), Thousandths(0), Thousandths(5)) is Pace.ON_TRACK
    assert pace_of(Thousandths(1), Thousandths(0), Thousandths(5)) is Pace.AHEAD
    assert pace_of(Thousandths(0), Thousandths(0), Thousandths(0)) is Pace.ON_TRACK


@pytest.mark.parametrize(
    ("delivered", "planned", "short"),
    [(89_999, 100_000, True), (90_000, 100_000, False), (0, 0, False), (0, 1, True)],
)
def test_a_period_is_short_below_nine_tenths_of_its_plan(
    delivered: int, planned: int, *, short: bool
) -> None:
    assert is_short(Thousandths(delivered), Thousandths(planned)) is short


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.integers(0, 10**9), st.integers(0, 10**9))
def test_more_delivered_is_never_worse(less: int, more: int, expected: int, target: int) -> None:
    low, high = sorted((less, more))
    worse, better = (
        pace_of(Thousandths(each), Thousandths(expected), Thousandths(target))
        for each in (low, high)
    )
    assert ORDER.index(better) <= ORDER.index(worse)


PLAN = Plan(BEGINS, date(2029, 3, 31))
YEAR = Period(BEGINS, date(2027, 3, 31))


def outlook(delivered: int, day: date, span: Period | None = YEAR) -> Outlook:
    return outlook_of(Thousandths(delivered), Thousandths(24_000), plan=PLAN, span=span, day=day)


def test_the_outlook_says_the_pace_and_what_each_period_still_needs() -> None:
    assert outlook(9_000, date(2026, 9, 30)) == Outlook(
        at_this_pace=Thousandths(9_000 * 365 // 183),
        left=Thousandths(15_000),
        periods_left=2,
        each=Thousandths(8_000),
        by=YEAR.last,
    )


def test_no_pace_is_said_before_a_tenth_of_the_time_has_passed() -> None:
    assert outlook(3_000, date(2026, 5, 6)).at_this_pace is None
    assert outlook(3_000, date(2026, 5, 7)).at_this_pace == 3_000 * 365 // 37
    assert outlook(3_000, date(2026, 1, 1)).at_this_pace is None


def test_after_its_day_and_without_one_there_is_no_period_left() -> None:
    late = outlook(9_000, date(2027, 4, 1))
    assert (late.at_this_pace, late.periods_left, late.each) == (9_000, 0, 15_000)
    assert outlook(9_000, BEGINS, None) == Outlook(
        None, Thousandths(15_000), 0, Thousandths(15_000), None
    )
    assert outlook(30_000, date(2026, 9, 30)).left == 0
