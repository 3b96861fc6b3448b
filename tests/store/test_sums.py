"""Claims in SQL: what counts, when, by which share, twice the same."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from math import floor
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sv_evidence.domain.activities import Activity, Allotment, Impact, Result
from sv_evidence.domain.counting import ClaimQuestion, Newest, Tally
from sv_evidence.domain.measures import LARGEST_QUANTITY, Period, Thousandths
from sv_evidence.domain.proof import Mark
from sv_evidence.store.workspace import Workspace
from tests.builders import (
    HOURS,
    MEALS,
    TODAY,
    a_buyer,
    a_contract,
    a_file,
    a_place,
    a_result,
    a_uid,
    add_framework,
    an_activity,
    an_allotment,
    log,
)

SEPTEMBER = Period(date(2026, 9, 1), date(2026, 9, 30))


def sums(workspace: Workspace, question: ClaimQuestion) -> dict[tuple[UUID, Mark, bool], int]:
    """Tallies, after a look that the second query says the same."""
    with workspace.read() as view:
        tallies = view.tallies(question)
        second = view.independent_sums(question)
    added: dict[tuple[UUID, Mark], int] = {}
    for each in tallies:
        place = each.measure, each.mark
        added[place] = added.get(place, 0) + each.quantity
    assert added == second
    return {(each.measure, each.mark, each.additional): each.quantity for each in tallies}


def meals(workspace: Workspace, period: Period, contract: UUID | None = None) -> int:
    return sum(sums(workspace, ClaimQuestion(period, contract)).values())


def test_results_are_added_by_measure_mark_and_impact(
    workspace: Workspace, measures: Mapping[str, UUID]
) -> None:
    place = a_place()
    proven, unproven = (an_activity(place=place.uid) for _ in range(2))
    with workspace.change("Add place") as unit:
        unit.add(place)
    log(
        workspace,
        proven,
        [
            a_result(proven.uid, measures[MEALS], 100),
            a_result(proven.uid, measures[MEALS], 11),
            a_result(proven.uid, measures[HOURS], 6, impact=Impact.ADDITIONAL),
        ],
        [a_file()],
    )
    log(workspace, unproven, [a_result(unproven.uid, measures[MEALS], 26)])

    with workspace.read() as view:
        tallies = view.tallies(ClaimQuestion(SEPTEMBER))

    assert tallies == (
        Tally(measures[MEALS], Mark.PROVEN, False, Thousandths(111_000), 2),
        Tally(measures[MEALS], Mark.UNPROVEN, False, Thousandths(26_000), 1),
        Tally(measures[HOURS], Mark.PROVEN, True, Thousandths(6_000), 1),
    )
    assert len(sums(workspace, ClaimQuestion(SEPTEMBER))) == 3


def test_both_ends_of_the_period_count(workspace: Workspace, measures: Mapping[str, UUID]) -> None:
    for count, day in enumerate((date(2026, 8, 31), *_ends(SEPTEMBER), date(2026, 10, 1))):
        activity = an_activity(day=day)
        log(workspace, activity, [a_result(activity.uid, measures[MEALS], 10**count)])

    assert meals(workspace, SEPTEMBER) == 110_000


def _ends(period: Period) -> tuple[date, date]:
    return period.first, period.last


def test_a_result_counts_on_its_own_day_else_on_the_last_day(
    workspace: Workspace, measures: Mapping[str, UUID]
) -> None:
    course = an_activity("Course", first_day=date(2026, 8, 1), last_day=date(2026, 9, 4))
    early = a_result(course.uid, measures[MEALS], 1, day=date(2026, 8, 20))
    log(workspace, course, [early, a_result(course.uid, measures[MEALS], 20)])

    august = Period(date(2026, 8, 1), date(2026, 8, 31))
    assert (meals(workspace, august), meals(workspace, SEPTEMBER)) == (1_000, 20_000)
    with workspace.change("Move") as unit:
        unit.amend(Activity, course.uid, last_day=date(2026, 8, 31))
    assert (meals(workspace, august), meals(workspace, SEPTEMBER)) == (21_000, 0)


def test_the_newest_results_of_one_mark_and_impact_come_without_the_others(
    workspace: Workspace, measures: Mapping[str, UUID]
) -> None:
    for day in (3, 1, 2, 4):
        held = an_activity(f"Day {day}", date(2026, 9, day))
        impact = Impact.ADDITIONAL if day == 4 else Impact.CORE
        log(workspace, held, [a_result(held.uid, measures[MEALS], day, impact=impact)])
    wanted = Newest(2, Mark.UNPROVEN, Impact.CORE)

    with workspace.read() as view:
        found = view.results_of(ClaimQuestion(SEPTEMBER), measures[MEALS], wanted)
        proven = view.results_of(
            ClaimQuestion(SEPTEMBER), measures[MEALS], replace(wanted, mark=Mark.PROVEN)
        )

    assert [each.title for each in found] == ["Day 3", "Day 2"]
    assert proven == ()


def test_what_lies_in_the_bin_counts_for_nothing(
    workspace: Workspace, measures: Mapping[str, UUID]
) -> None:
    activity = an_activity()
    binned = a_result(activity.uid, measures[MEALS], 1)
    log(workspace, activity, [binned, a_result(activity.uid, measures[MEALS], 20)])
    with workspace.change("Bin result") as unit:
        unit.bin(Result, binned.uid)
    assert meals(workspace, SEPTEMBER) == 20_000
    with workspace.change("Bin activity") as unit:
        unit.bin(Activity, activity.uid)
    assert meals(workspace, SEPTEMBER) == 0
    workspace.undo()
    workspace.undo()
    assert meals(workspace, SEPTEMBER) == 21_000


def test_a_framework_or_a_measure_narrows_the_question(
    workspace: Workspace, measures: Mapping[str, UUID]
) -> None:
    with workspace.change("Add second framework") as unit:
        others = add_framework(unit, id="other-charter")
    activity = an_activity()
    log(
        workspace,
        activity,
        [
            a_result(activity.uid, measure, count)
            for measure, count in (
                (measures[MEALS], 1),
                (measures[HOURS], 20),
                (others[MEALS], 300),
            )
        ],
    )

    def total(**narrowed: UUID) -> int:
        return sum(sums(workspace, ClaimQuestion(SEPTEMBER, **narrowed)).values())

    assert total() == 321_000
    assert total(framework=measures[""]) == 21_000
    assert total(framework=others[""]) == 300_000
    assert total(measure=measures[HOURS]) == 20_000
    assert total(measure=others[MEALS], framework=measures[""]) == 0


@pytest.fixture
def contract(workspace: Workspace) -> UUID:
    buyer = a_buyer()
    made = a_contract(buyer.uid)
    with workspace.change("Add contract") as unit:
        unit.add_all((buyer, made))
    return made.uid


def test_a_contract_counts_its_share_of_each_result(
    workspace: Workspace, measures: Mapping[str, UUID], contract: UUID
) -> None:
    activity = an_activity()
    whole, third, none = (a_result(activity.uid, measures[MEALS], 10) for _ in range(3))
    shares = (
        an_allotment(whole.uid, contract),
        an_allotment(third.uid, contract, share=333_333),
        an_allotment(none.uid, contract, share=500_000),
    )
    log(workspace, activity, [whole, third, none])
    with workspace.change("Allot") as unit:
        unit.add_all(shares)
        unit.bin(Allotment, shares[2].uid)

    assert meals(workspace, SEPTEMBER) == 30_000
    assert meals(workspace, SEPTEMBER, contract) == 13_333
    assert (
        meals(workspace, Period(TODAY - timedelta(days=60), TODAY - timedelta(days=1)), contract)
        == 0
    )
    with workspace.read() as view:
        rows = view.results_of(ClaimQuestion(SEPTEMBER, contract), measures[MEALS])
    assert [(each.result, each.quantity) for each in rows] == [
        (third.uid, 3_333),
        (whole.uid, 10_000),
    ]


def test_two_shares_of_one_result_are_added_before_rounding(
    workspace: Workspace, measures: Mapping[str, UUID], contract: UUID
) -> None:
    activity = an_activity()
    result = replace(a_result(activity.uid, measures[MEALS]), quantity=Thousandths(1))
    log(workspace, activity, [result])
    with workspace.change("Allot") as unit:
        for share in (500_000, 400_000, 400_000):
            unit.add(an_allotment(result.uid, contract, share=share))

    assert meals(workspace, SEPTEMBER, contract) == 1


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    rows=st.lists(
        st.tuples(st.integers(0, LARGEST_QUANTITY), st.integers(1, 1_000_000)),
        min_size=1,
        max_size=4,
    )
)
def test_shares_are_exact_to_the_largest_quantity(
    workspace: Workspace,
    measures: Mapping[str, UUID],
    contract: UUID,
    rows: list[tuple[int, int]],
) -> None:
    day = date(2025, 1, 1)
    activity = an_activity(day=day)
    results = [
        replace(a_result(activity.uid, measures[MEALS]), quantity=Thousandths(quantity))
        for quantity, _ in rows
    ]
    log(workspace, activity, results)
    with workspace.change("Allot") as unit:
        for result, (_, share) in zip(results, rows, strict=True):
            unit.add(an_allotment(result.uid, contract, share=share))

    found = meals(workspace, Period(day, day), contract)
    workspace.undo()
    workspace.undo()

    assert found == sum(floor(Fraction(q * share, 1_000_000)) for q, share in rows)


def test_files_are_counted_by_measure_and_type(
    workspace: Workspace, measures: Mapping[str, UUID]
) -> None:
    activity = an_activity()
    results = [a_result(activity.uid, measures[code]) for code in (MEALS, HOURS)]
    log(workspace, activity, results, [a_file(), a_file(), a_file("own_record")])

    with workspace.read() as view:
        found = view.files_of(ClaimQuestion(SEPTEMBER, measure=measures[MEALS]))
        nothing = view.files_of(ClaimQuestion(Period(date(2020, 1, 1), date(2020, 1, 2))))

    assert found == {(measures[MEALS], "sign_in_sheet"): 2, (measures[MEALS], "own_record"): 1}
    assert nothing == {}


def test_the_rows_behind_a_claim_come_newest_first(
    workspace: Workspace, measures: Mapping[str, UUID]
) -> None:
    old, new = an_activity("Old", date(2026, 9, 2)), an_activity("New", date(2026, 9, 9))
    for activity in (new, old):
        result = a_result(activity.uid, measures[MEALS], 5, impact=Impact.ADDITIONAL)
        log(workspace, activity, [result, a_result(activity.uid, measures[HOURS], 1)])

    with workspace.read() as view:
        rows = view.results_of(ClaimQuestion(SEPTEMBER), measures[MEALS])

    assert [(each.title, each.day, each.quantity) for each in rows] == [
        ("New", new.last_day, 5_000),
        ("Old", old.last_day, 5_000),
    ]
    assert {each.mark for each in rows} == {Mark.UNPROVEN}
    assert {each.additional for each in rows} == {True}
    assert {each.activity for each in rows} == {old.uid, new.uid}
    assert a_uid() not in {each.result for each in rows}
