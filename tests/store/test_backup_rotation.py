"""Which backups stay."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sv_evidence.store.rotation import not_kept

START = datetime(2026, 9, 30, 17, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Made:
    turn: int
    made_at: datetime


def daily(count: int) -> list[Made]:
    return [Made(turn, START + timedelta(days=turn)) for turn in range(1, count + 1)]


def turns(made: Iterable[Made]) -> list[int]:
    return [each.turn for each in made]


def test_ten_backups_of_one_hour_all_stay() -> None:
    made = [Made(turn, START + timedelta(minutes=turn)) for turn in range(1, 11)]

    assert not_kept(made) == ()


def test_of_many_in_one_day_the_last_ten_stay() -> None:
    made = [Made(turn, START + timedelta(minutes=turn)) for turn in range(1, 31)]

    assert turns(not_kept(made)) == list(range(1, 21))


def test_a_year_of_days_leaves_fourteen_days_and_twelve_months() -> None:
    made = daily(400)

    kept = set(turns(made)) - set(turns(not_kept(made)))

    days = {each.made_at.date() for each in made if each.turn in kept}
    assert set(range(387, 401)) <= kept  # the last fourteen days
    assert len({(day.year, day.month) for day in days}) == 12
    assert len(kept) == 14 + 10  # two of the months end within those days


def test_a_day_keeps_its_last_backup() -> None:
    first, last = Made(1, START), Made(2, START + timedelta(hours=2))
    later = [Made(each.turn + 2, each.made_at) for each in daily(10)]

    assert not_kept([first, last, *later]) == (first,)


def test_a_clock_that_jumped_back_does_not_make_the_newest_backup_the_oldest() -> None:
    made = [*daily(60), Made(61, datetime(1970, 1, 1, tzinfo=UTC))]

    assert 61 not in turns(not_kept(made))


@given(st.lists(st.integers(0, 3 * 365 * 24), max_size=120))
def test_the_newest_ten_always_stay_and_the_rest_is_bounded(hours: list[int]) -> None:
    made = [Made(turn, START + timedelta(hours=hour)) for turn, hour in enumerate(hours, 1)]

    gone = set(turns(not_kept(made)))

    assert not gone & set(turns(made)[-10:])
    assert len(made) - len(gone) <= 10 + 14 + 12
    assert not_kept(each for each in made if each.turn not in gone) == ()
