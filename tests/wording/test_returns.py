"""Contracts and returns in words: whole sentences, days in full, nothing guessed."""

from datetime import date

import pytest

from sv_evidence.domain.measures import Thousandths, Unit
from sv_evidence.domain.pace import Outlook, Pace
from sv_evidence.domain.returns import Due, Rhythm
from sv_evidence.wording import gaps, returns

MEALS, POUNDS = Unit("meal", "meals"), Unit("£", "£")
DUE, TODAY = date(2026, 10, 16), date(2026, 9, 30)


def outlook(
    left: int, *, pace: int | None = None, by: date | None = DUE, periods: int = 2, each: int = 8000
) -> Outlook:
    ahead = None if pace is None else Thousandths(pace)
    return Outlook(ahead, Thousandths(left), periods, Thousandths(each), by)


@pytest.mark.parametrize(
    ("found", "target", "said"),
    [
        (outlook(0), 24_000, "The target is met."),
        (outlook(5_000, by=None), 24_000, "No day is set, so no pace can be said."),
        (outlook(5_000), 24_000, "Too early to say a pace."),
        (outlook(5_000, pace=1), 0, "Too early to say a pace."),
        (outlook(5_000, pace=19_680), 24_000, "At this pace 82 % by 16 October 2026."),
    ],
)
def test_where_a_commitment_is_heading(found: Outlook, target: int, said: str) -> None:
    assert returns.outlook_text(found, Thousandths(target)) == said


@pytest.mark.parametrize(
    ("found", "rhythm", "said"),
    [
        (outlook(0), Rhythm.QUARTER, "Nothing: the target is met."),
        (outlook(15_000, by=None), Rhythm.QUARTER, "15 more; no day is set."),
        (outlook(15_000, periods=0), Rhythm.QUARTER, "15 more, and 16 Oct has passed."),
        (outlook(15_000), Rhythm.MONTH, "15 more by 16 Oct, about 8 a month."),
        (outlook(15_000), Rhythm.QUARTER, "15 more by 16 Oct, about 8 a quarter."),
        (outlook(15_000), Rhythm.YEAR, "15 more by 16 Oct, about 8 a year."),
    ],
)
def test_what_it_takes(found: Outlook, rhythm: Rhythm, said: str) -> None:
    assert returns.recover_text(found, MEALS, rhythm) == said


@pytest.mark.parametrize(
    ("paces", "said"),
    [
        ((), "This contract has no commitments yet."),
        ((Pace.MET,), "The one commitment is on track or ahead."),
        ((Pace.MET, Pace.AHEAD), "All 2 commitments are on track or ahead."),
        ((Pace.AT_RISK,), "Of 1 commitment 1 is at risk."),
        (
            (Pace.ON_TRACK, Pace.BEHIND, Pace.AT_RISK, Pace.AT_RISK),
            "Of 4 commitments 1 is on track or ahead, 1 is behind and 2 are at risk.",
        ),
    ],
)
def test_how_all_stand(paces: tuple[Pace, ...], said: str) -> None:
    assert returns.paces_text(paces) == said


def test_those_that_need_care_are_counted_apart() -> None:
    assert returns.risks_text([Pace.BEHIND, Pace.MET]) == (
        "1 behind or at risk",
        "1 on track or ahead",
    )
    assert returns.risks_text([]) == ("", "")


@pytest.mark.parametrize(
    ("standing", "sent", "due", "said"),
    [
        (Due.RETURNED, date(2026, 7, 14), DUE, "Returned 14 July"),
        (Due.OVERDUE, None, date(2026, 9, 26), "4 days late"),
        (Due.OVERDUE, None, date(2026, 9, 29), "1 day late"),
        (Due.NEXT, None, DUE, "Due Fri 16 October"),
        (Due.LATER, None, DUE, "Due 16 October"),
        (Due.LATER, None, date(2027, 1, 15), "Due 15 January 2027"),
    ],
)
def test_how_a_return_stands(standing: Due, sent: date | None, due: date, said: str) -> None:
    assert returns.due_text(standing, sent, due, TODAY) == said


def test_days_that_are_left() -> None:
    assert returns.days_left_text(DUE, TODAY) == "16 days left"
    assert returns.days_left_text(TODAY, TODAY) == "due today"


@pytest.mark.parametrize(
    ("rhythm", "names"),
    [
        (Rhythm.MONTH, ("Month 2", "M2", "Each month", "Prepare month 2 return")),
        (Rhythm.QUARTER, ("Quarter 2", "Q2", "Each quarter", "Prepare quarter 2 return")),
        (Rhythm.YEAR, ("Year 3", "Y3", "Each year", "Prepare year 3 return")),
    ],
)
def test_periods_have_names(rhythm: Rhythm, names: tuple[str, ...]) -> None:
    assert names == (
        returns.period_name(rhythm, 2, 3),
        returns.short_period_name(rhythm, 2, 3),
        returns.each_period(rhythm),
        returns.prepare_text(rhythm, 2, 3),
    )


def test_which_period_it_is() -> None:
    place = returns.place_text
    assert place(Rhythm.QUARTER, 2, 4, 1, 3) == "quarter 2 of 4, year 1 of 3"
    assert place(Rhythm.MONTH, 2, 12, 1, None) == "month 2 of 12, year 1"
    assert place(Rhythm.YEAR, 1, 1, 2, 3) == "year 2 of 3"


def test_differences_have_signs_and_no_share_of_nothing() -> None:
    minus = "\N{MINUS SIGN}"
    assert returns.signed_text(Thousandths(1_140_000), MEALS) == "+1,140"
    assert returns.signed_text(Thousandths(-1_200_000), POUNDS) == f"{minus}£1,200"
    assert returns.signed_text(Thousandths(0), MEALS) == "0"
    assert returns.difference_percent(Thousandths(4), Thousandths(60)) == "+7 %"
    assert returns.difference_percent(Thousandths(-3), Thousandths(12)) == f"{minus}25 %"
    assert returns.difference_percent(Thousandths(0), Thousandths(12)) == "0 %"
    assert returns.difference_percent(Thousandths(4), Thousandths(0)) == ""


def test_kpis_are_asked_for_only_where_the_act_does() -> None:
    assert returns.kpis_text(0, 0) == ""
    assert returns.kpis_text(2, 0) == "2 commitments are KPIs."
    assert returns.kpis_text(3, 3).startswith("3 KPIs.")
    assert "2 of its commitments are marked as KPIs" in returns.kpis_text(2, 3)


def test_a_contract_is_said_by_what_is_known_of_it() -> None:
    days = (date(2026, 4, 1), date(2029, 3, 31))
    assert returns.about_contract("CM/1", "The Council", days, (1, 3)) == (
        "Contract CM/1, 1 April 2026 \N{EN DASH} 31 March 2029. Year 1 of 3."
    )
    assert returns.about_contract("", "The Council", (None, None), (1, None)) == "The Council."


def test_core_and_additional_are_named_only_together() -> None:
    assert returns.impacts_text(Thousandths(1000), Thousandths(0), MEALS) == ""
    assert returns.impacts_text(Thousandths(1000), Thousandths(2000), MEALS) == (
        "1 meal core, 2 meals additional"
    )


def test_recovery_is_written_wanted_or_not_needed() -> None:
    assert returns.recovery_state(wants=True, has=True) == "Written"
    assert returns.recovery_state(wants=True, has=False) == "Not written"
    assert returns.recovery_state(wants=False, has=False) == "not needed"
    assert returns.words_count_text(36) == "36 words"
    assert len(returns.declaration_texts()) == 3


def test_the_next_proof_says_what_it_would_turn() -> None:
    step, proven, more = "A letter would prove these.", Thousandths(6_000), Thousandths(3_000)

    said = gaps.turning_text(step, proven, more, MEALS, does=True)
    assert said == "A letter would prove these. That would turn 6 proven into 9."
    assert gaps.turning_text(step, proven, more, MEALS, does=False) == step


def test_a_rhythm_is_said_as_how_often() -> None:
    assert [returns.rhythm_text(each) for each in Rhythm] == ["Monthly", "Quarterly", "Yearly"]


@pytest.mark.parametrize(
    ("today", "sent", "said"),
    [
        (date(2026, 9, 30), None, "Catering. Jul to Sep, due Fri 16 October. 16 days left."),
        (date(2026, 10, 15), None, "Catering. Jul to Sep, due Fri 16 October. 1 day left."),
        (date(2026, 10, 16), None, "Catering. Jul to Sep, due today."),
        (date(2026, 10, 18), None, "Catering. Jul to Sep, due Fri 16 October. 2 days late."),
        (date(2027, 1, 1), None, "Catering. Jul to Sep, due 16 October 2026. 77 days late."),
        (date(2026, 10, 18), date(2026, 10, 12), "Catering. Jul to Sep, returned 12 October."),
    ],
)
def test_a_return_says_once_how_long_there_is_left(
    today: date, sent: date | None, said: str
) -> None:
    due = date(2026, 10, 16)

    assert (
        returns.about_return("Catering", "Jul to Sep", sent_on=sent, due=due, today=today) == said
    )
