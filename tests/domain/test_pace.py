from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sv_evidence.domain.contracts import Commitment
from sv_evidence.domain.measures import Period, Thousandths
from sv_evidence.domain.pace import Pace, expected_of, pace_of
from tests.builders import a_uid

BEGINS = date(2026, 4, 1)
ORDER = list(Pace)


def promised(target: int, due: date | None) -> Commitment:
    return Commitment(
        a_uid(), contract=a_uid(), measure=a_uid(), target=Thousandths(target), due=due
    )


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


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.integers(0, 10**9), st.integers(0, 10**9))
def test_more_delivered_is_never_worse(less: int, more: int, expected: int, target: int) -> None:
    low, high = sorted((less, more))
    worse, better = (
        pace_of(Thousandths(each), Thousandths(expected), Thousandths(target))
        for each in (low, high)
    )
    assert ORDER.index(better) <= ORDER.index(worse)


def test_an_even_pace_counts_both_ends() -> None:
    due = BEGINS + timedelta(days=364)
    half = Period(BEGINS, BEGINS + timedelta(days=72))

    assert expected_of(promised(365_000, due), half) == 73_000
    assert expected_of(promised(365_000, due), Period(BEGINS, due)) == 365_000


@pytest.mark.parametrize("due", [None, BEGINS, BEGINS - timedelta(days=1), date(2026, 5, 1)])
def test_what_is_due_or_has_no_day_is_expected_whole(due: date | None) -> None:
    assert expected_of(promised(24_000, due), Period(BEGINS, date(2026, 5, 1))) == 24_000
