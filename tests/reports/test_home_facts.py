from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from sqlalchemy import event
from sqlalchemy.pool import Pool

from sv_evidence.domain.activities import Activity, Impact, Result
from sv_evidence.domain.bids import Bid
from sv_evidence.domain.contracts import Contract
from sv_evidence.domain.counting import Newest
from sv_evidence.domain.counting_records import Decision, Ruling
from sv_evidence.domain.evidence import Condition, ConsentState, Evidence
from sv_evidence.domain.measures import Period
from sv_evidence.domain.pace import Pace
from sv_evidence.domain.proof import Mark
from sv_evidence.reports.facts import PackFacts, PackQuestion
from sv_evidence.reports.home_facts import DeadlineKind, HomeFacts, home_facts
from sv_evidence.reports.reading import Reading
from tests.builders import NOW, a_result, a_uid, an_activity
from tests.reports.kitchen import Kitchen, a_full_kitchen, a_kitchen

EARLIER: Final = date(2020, 1, 1)
DAY: Final = timedelta(days=1)
HALF_YEAR = Period(date(2026, 4, 1), date(2026, 9, 30))


def home_of(kitchen: Kitchen, at: datetime = NOW) -> HomeFacts:
    with kitchen.workspace.read() as view:
        return home_facts(view, HALF_YEAR, at)


def test_home_says_the_figures_of_the_pack(kitchen: Kitchen, facts: PackFacts) -> None:
    home = home_of(kitchen)

    assert home.totals == facts.totals
    assert home.has_money
    bare = {
        claim.key: replace(claim, rows=(), evidence=())
        for outcome in facts.outcomes
        for claim in outcome.claims
    }
    assert {claim.key: claim for claim in home.claims} == bare
    assert home.gaps == facts.gaps[: len(home.gaps)]
    assert home.gaps_in_all == len(facts.gaps)


def test_outcomes_come_largest_first_and_each_impact_by_itself(kitchen: Kitchen) -> None:
    worth = [
        sum(claim.value.total for claim in each.claims if claim.value is not None)
        for each in home_of(kitchen).outcomes
    ]
    assert worth == sorted(worth, reverse=True)


def test_core_and_additional_never_share_a_row(tmp_path: Path) -> None:
    kitchen = a_kitchen(tmp_path)
    with kitchen.workspace:
        kitchen.log(date(2026, 5, 1), "Lunch", {"MEALS": 5})
        kitchen.log(date(2026, 5, 2), "Lunch", {"MEALS": 7}, impact=Impact.ADDITIONAL, allot=True)
        home = home_of(kitchen)

    assert [each.impact for each in home.outcomes] == [Impact.CORE, Impact.ADDITIONAL]
    assert [each.claims[0].quantity for each in home.outcomes] == [5_000, 7_000]


def test_commitments_at_risk_come_worst_first(kitchen: Kitchen) -> None:
    (contract,) = home_of(kitchen).contracts

    assert [each.pace for each in contract.commitments] == [Pace.AT_RISK, Pace.AT_RISK]
    assert contract.at_risk == contract.commitments


def test_the_latest_activities_are_those_until_today(kitchen: Kitchen) -> None:
    days = [each.last_day for each in home_of(kitchen).recent]
    assert days == sorted(days, reverse=True)
    assert len(days) == 4

    early = home_of(kitchen, NOW.replace(month=4, day=2))
    assert [each.title for each in early.recent] == ["Surplus collected", "Lunch club, Ladywood"]


def test_what_is_missing_or_altered_is_named_with_what_leans_on_it(tmp_path: Path) -> None:
    kitchen = a_full_kitchen(tmp_path, weeks=2)
    with kitchen.workspace as workspace:
        assert not home_of(kitchen).alarms
        with workspace.change("Look") as unit:
            unit.set_condition(kitchen.files[0].uid, Condition.MISSING)
            unit.set_condition(kitchen.files[1].uid, Condition.ALTERED)
            unit.set_condition(kitchen.files[2].uid, Condition.ALTERED)
            unit.bin(Evidence, kitchen.files[2].uid)
        alarms = home_of(kitchen).alarms

    assert (len(alarms.missing), len(alarms.altered)) == (1, 1)
    assert alarms.measures == 2


def test_the_next_days_are_bids_ends_and_consents(tmp_path: Path) -> None:
    kitchen = a_kitchen(tmp_path)
    with kitchen.workspace as workspace:
        ends = date(2026, 10, 31)

        def held(title: str, until: date) -> Evidence:
            return kitchen.file(
                title,
                "photo",
                consent=ConsentState.HELD,
                consent_channels="bid_pack",
                consent_until=until,
            )

        photo = held("Colin", ends)
        second = held("Mo", ends)
        later = held("Jo", ends + timedelta(days=365))
        kitchen.log(date(2026, 5, 1), "Lunch", {"MEALS": 5}, (photo, second, later))
        with workspace.change("Plan") as unit:
            due = datetime(2026, 10, 6, 11, 0, tzinfo=UTC)
            unit.amend(Bid, kitchen.bid, deadline=due)
            unit.amend(Contract, kitchen.contract, last_day=date(2026, 10, 16))
        found = home_of(kitchen).deadlines
        after = home_of(kitchen, NOW + timedelta(days=20)).deadlines

    assert [(each.kind, each.day) for each in found] == [
        (DeadlineKind.BID, date(2026, 10, 6)),
        (DeadlineKind.CONTRACT_END, date(2026, 10, 16)),
        (DeadlineKind.CONSENT_END, ends),
    ]
    assert found[0].at is not None
    assert found[0].at.hour == 12
    assert (found[2].title, found[2].count) == ("Colin", 2)
    assert [each.kind for each in after] == [DeadlineKind.CONSENT_END]


@pytest.mark.parametrize("rates", [{}])
def test_without_values_claims_are_counted(tmp_path: Path, rates: dict[str, int]) -> None:
    kitchen = a_kitchen(tmp_path, rates=rates)
    with kitchen.workspace:
        kitchen.log(date(2026, 5, 1), "Lunch", {"MEALS": 5})
        home = home_of(kitchen)

    assert not home.has_money
    assert home.totals[0].claims.total == 1


def test_an_empty_workspace_has_an_empty_home(tmp_path: Path) -> None:
    kitchen = a_kitchen(tmp_path)
    with kitchen.workspace:
        home = home_of(kitchen)

    assert (home.totals, home.outcomes, home.recent, home.gaps) == ((), (), (), ())


def test_what_lies_before_the_period_costs_nothing(tmp_path: Path) -> None:
    kitchen = a_kitchen(tmp_path)
    with kitchen.workspace:
        for day in range(1, 6):
            kitchen.log(date(2026, 5, day), "Lunch", {"MEALS": 5})
        home_of(kitchen)
        young = steps_of(kitchen)
        with kitchen.workspace.change("Import") as unit:
            old = [an_activity(f"Lunch {day}", EARLIER + day * DAY) for day in range(400)]
            unit.add_all(old)
            unit.add_all(a_result(each.uid, kitchen.measures["MEALS"], 7) for each in old)
            unit.add_all(
                replace(a_result(each.uid, kitchen.measures["MEALS"], 7), day=each.first_day)
                for each in old
            )
        home_of(kitchen)

        assert steps_of(kitchen) < young * 1.1


def test_gaps_look_behind_results_that_a_person_left_out(tmp_path: Path) -> None:
    kitchen = a_kitchen(tmp_path)
    with kitchen.workspace:
        days = [date(2026, 5, day) for day in (1, 2, 3, 4)]
        kitchen.log(days[0], "Lunch", {"MEALS": 5})
        for day in days[1:]:
            kitchen.log(day, "Trial", {"MEALS": 5})
        with kitchen.workspace.change("Rule") as unit:
            trials = [each.uid for each in unit.all(Activity) if each.title == "Trial"]
            for result in unit.all(Result):
                if result.activity in trials:
                    unit.add(Ruling(a_uid(), result.uid, Decision.LEAVE_OUT, "A trial"))
        with kitchen.workspace.read() as view:
            reading = Reading(view, PackQuestion(HALF_YEAR), NOW.date(), {})
            wanted = Newest(1, Mark.UNPROVEN, Impact.CORE)
            found = reading.newest_of(kitchen.measures["MEALS"], wanted)

    assert [each.title for each in found] == ["Lunch"]


def steps_of(kitchen: Kitchen) -> int:
    """Count the steps of SQLite's machine, in tens, that Home takes."""
    counted: list[int] = []

    def taken(raw: Any, *_: object) -> None:
        raw.set_progress_handler(lambda: counted.append(1), 10)

    event.listen(Pool, "checkout", taken)
    try:
        home_of(kitchen)
    finally:
        event.remove(Pool, "checkout", taken)
    return len(counted)
