"""Rules over the store: which rows they see, what frameworks and contracts say, two sums."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.contracts import Contract
from sv_evidence.domain.counting import ClaimQuestion
from sv_evidence.domain.counting_records import ContractRule, Decision, Detail, Ruling
from sv_evidence.domain.counting_rules import Counted
from sv_evidence.domain.frameworks import InstalledMeasure
from sv_evidence.domain.measures import Period, Thousandths
from sv_evidence.domain.records import Record
from sv_evidence.store.workspace import Workspace
from tests.builders import (
    HOURS,
    JOBS,
    MEALS,
    TODAY,
    a_buyer,
    a_contract,
    a_place,
    a_project,
    a_result,
    a_uid,
    add_framework,
    an_activity,
    an_allotment,
    log,
)

YEAR = Period(date(2026, 4, 1), date(2027, 3, 31))
ONCE = {"id": "2.1", "kind": "once_per_person", "measures": [JOBS]}
CORE = {"id": "1.1", "kind": "core_excluded", "measures": [MEALS]}
EITHER = {"id": "4.2", "kind": "exclusive_measures", "measures": [JOBS, HOURS]}


def framework(
    workspace: Workspace, *rules: Mapping[str, Any], id_: str = "ruled"
) -> Mapping[str, UUID]:
    with workspace.change("Add framework") as unit:
        return add_framework(unit, id=id_, rules=list(rules))


def keep(workspace: Workspace, *records: Record) -> None:
    with workspace.change("Keep") as unit:
        unit.add_all(records)


def counted(workspace: Workspace, question: ClaimQuestion | None = None) -> Counted:
    """Count, after a look that what is counted and excluded is what the database adds up.

    What is counted in classes is what is counted result by result, to the last finding.
    """
    asked = question or ClaimQuestion(YEAR)
    with workspace.read() as view:
        found = view.counted(asked)
        every = frozenset(each.uid for each in view.all(InstalledMeasure))
        singly = view.counted(asked, rows_of=every)
        assert (singly.tallies, singly.findings) == (found.tallies, found.findings)
        for uid in every:
            rows = view.results_of(asked, uid)
            assert singly.shown(rows) == found.shown(rows)
        independent = view.independent_sums(asked)
    added: dict[tuple[UUID, object], int] = {}
    for tally in found.tallies:
        place = tally.measure, tally.mark
        added[place] = added.get(place, 0) + tally.logged
    assert added == independent
    return found


def counts(found: Counted) -> dict[UUID, int]:
    sums: dict[UUID, int] = {}
    for tally in found.tallies:
        sums[tally.measure] = sums.get(tally.measure, 0) + tally.quantity
    return sums


def job(
    workspace: Workspace, measure: UUID, day: date = TODAY, *, quantity: int = 1, **detail: Any
) -> UUID:
    activity = an_activity(day=day)
    result = a_result(activity.uid, measure, quantity)
    log(workspace, activity, [result])
    if detail:
        keep(workspace, Detail(a_uid(), result.uid, **detail))
    return result.uid


@pytest.fixture
def contracts(workspace: Workspace) -> tuple[Contract, Contract]:
    buyer = a_buyer()
    two = (a_contract(buyer.uid, "One", first_day=date(2026, 4, 1)), a_contract(buyer.uid, "Two"))
    keep(workspace, buyer, *two)
    return two


def test_without_rules_the_sums_are_the_databases(workspace: Workspace) -> None:
    measures = framework(workspace)
    job(workspace, measures[JOBS])
    question = ClaimQuestion(YEAR)

    found = counted(workspace)

    with workspace.read() as view:
        assert found.tallies == view.tallies(question)
    assert (found.findings, found.rows) == ((), ())


def test_a_rule_is_about_its_own_frameworks_measures(workspace: Workspace) -> None:
    ruled, free = framework(workspace, CORE), framework(workspace, id_="free")
    for measures in (ruled, free):
        job(workspace, measures[MEALS])

    found = counted(workspace)

    assert counts(found) == {ruled[MEALS]: 0, free[MEALS]: 1000}
    (finding,) = found.findings
    assert finding.rule is not None
    assert (finding.rule.whose, finding.rule.source) == ("A council", "Charter")
    assert [each.measure for each in found.tallies] == [ruled[MEALS], free[MEALS]]


def test_who_was_counted_before_the_period_is_not_counted_again(workspace: Workspace) -> None:
    measures = framework(workspace, ONCE)
    job(workspace, measures[JOBS], date(2026, 3, 31), persons="P-001")
    again = job(workspace, measures[JOBS], persons="P-001")
    job(workspace, measures[JOBS], persons="P-002")

    found = counted(workspace)

    assert counts(found) == {measures[JOBS]: 1000}
    assert [each.results for each in found.findings] == [(again,)]


def test_an_activity_that_began_before_the_period_is_one_activity(workspace: Workspace) -> None:
    measures = framework(workspace, EITHER)
    activity = an_activity()
    before = a_result(activity.uid, measures[JOBS], day=date(2026, 3, 31))
    within = a_result(activity.uid, measures[HOURS])
    log(workspace, activity, [before, within])

    found = counted(workspace)

    assert counts(found) == {measures[HOURS]: 0}
    assert [each.results for each in found.findings] == [(within.uid,)]


def test_a_rule_of_two_measures_holds_though_one_is_asked_about(workspace: Workspace) -> None:
    measures = framework(workspace, EITHER, CORE)
    activity = an_activity()
    jobs, hours = a_result(activity.uid, measures[JOBS]), a_result(activity.uid, measures[HOURS])
    log(workspace, activity, [jobs, hours])

    found = counted(workspace, ClaimQuestion(YEAR, measure=measures[HOURS]))

    assert counts(found) == {measures[HOURS]: 0}
    assert [each.measure for each in found.findings] == [measures[HOURS]]
    by_framework = ClaimQuestion(YEAR, framework=measures[""])
    assert counts(counted(workspace, by_framework)) == {
        measures[JOBS]: 126_000,
        measures[HOURS]: 0,
    }


def test_two_contracts_count_one_result_each_in_its_own_way(
    workspace: Workspace, contracts: tuple[Contract, Contract]
) -> None:
    measures = framework(workspace, CORE)
    meals = job(workspace, measures[MEALS], quantity=10)
    one, two = contracts
    own = json.dumps({"id": "x", "kind": "fte_years", "parameters": {"years": "2"}})
    keep(
        workspace,
        an_allotment(meals, one.uid, share=300_000),
        an_allotment(meals, two.uid, share=700_000),
        ContractRule(a_uid(), one.uid, overrides="1.1"),
        ContractRule(a_uid(), two.uid, own, overrides="ruled/1.1", whose="Torbay", source="Terms"),
    )

    first = counted(workspace, ClaimQuestion(YEAR, one.uid))
    second = counted(workspace, ClaimQuestion(YEAR, two.uid))

    assert counts(first) == {measures[MEALS]: 3000}
    assert counts(second) == {measures[MEALS]: 14_000}
    assert counts(counted(workspace)) == {measures[MEALS]: 0}
    (rule,) = (each.rule for each in second.findings)
    assert rule is not None
    assert (rule.whose, rule.source, rule.installed) == ("Torbay", "Terms", None)


def test_a_contracts_rule_of_the_same_id_takes_the_place_of_the_frameworks(
    workspace: Workspace, contracts: tuple[Contract, Contract]
) -> None:
    measures = framework(workspace, CORE)
    meals = job(workspace, measures[MEALS], quantity=10)
    same = json.dumps({"id": "1.1", "kind": "in_period", "whose": "Us"})
    keep(
        workspace,
        an_allotment(meals, contracts[0].uid),
        ContractRule(a_uid(), contracts[0].uid, same, valid_from=date(2026, 5, 1)),
    )

    found = counted(workspace, ClaimQuestion(YEAR, contracts[0].uid))

    assert counts(found) == {measures[MEALS]: 10_000}
    assert [each.code for each in found.findings] == ["rule_changed"]


def test_rules_see_all_of_a_result(
    workspace: Workspace, contracts: tuple[Contract, Contract]
) -> None:
    measures = framework(workspace, CORE)
    place, project = a_place(), a_project()
    activity = an_activity(place=place.uid, project=project.uid, people=8, staff=2)
    result = a_result(activity.uid, measures[MEALS], 6, impact=Impact.ADDITIONAL)
    keep(workspace, place, project)
    log(workspace, activity, [result])
    detail = Detail(a_uid(), result.uid, persons="P-001", hours=Thousandths(2000))
    gone = replace(detail, uid=a_uid(), persons="P-009")
    keep(
        workspace,
        *(an_allotment(result.uid, each.uid, share=500_000) for each in contracts),
        replace(detail, uid=a_uid(), persons="P-008"),
        detail,
        gone,
    )
    with workspace.change("Bin") as unit:
        unit.bin(Detail, gone.uid)

    asked = ClaimQuestion(YEAR, contracts[0].uid)
    with workspace.read() as view:
        (row,) = view.counted(asked, rows_of=frozenset({measures[MEALS]})).rows

    assert (row.code, row.framework, row.installed) == (MEALS, "ruled", measures[""])
    assert (row.place, row.postcode, row.project) == (place.name, "B16", project.name)
    assert (row.people, row.volunteers, row.staff) == (8, 2, 2)
    assert (row.quantity, row.whole, row.share, row.allotted) == (3000, 6000, 500_000, 1_000_000)
    assert row.contracts == tuple(each.uid for each in contracts)
    assert (row.persons, row.heads, row.detail) == (frozenset({"P-001"}), 1, detail)


def test_rulings_hold_where_no_rule_does_and_go_into_the_bin(workspace: Workspace) -> None:
    measures = framework(workspace)
    result = job(workspace, measures[JOBS], quantity=2)
    job(workspace, measures[MEALS])
    ruling = Ruling(a_uid(), result, Decision.LEAVE_OUT, "It was a trial shift")
    keep(workspace, ruling)

    found = counted(workspace)
    with workspace.change("Bin") as unit:
        unit.bin(Ruling, ruling.uid)

    assert counts(found) == {measures[JOBS]: 0, measures[MEALS]: 1000}
    assert [each.ruling for each in found.findings] == [ruling]
    assert counts(counted(workspace))[measures[JOBS]] == 2000
    workspace.undo()
    assert counts(counted(workspace))[measures[JOBS]] == 0


def test_the_same_records_again_count_once(workspace: Workspace) -> None:
    measures = framework(workspace, ONCE)
    activity = an_activity()
    result = a_result(activity.uid, measures[JOBS], 1)
    detail = Detail(a_uid(), result.uid, persons="P-001")
    for _ in range(2):
        keep(workspace, activity, result, detail)

    found = counted(workspace)

    assert (counts(found), found.findings) == ({measures[JOBS]: 1000}, ())


def test_rows_come_along_where_they_are_asked_for(workspace: Workspace) -> None:
    measures = framework(workspace)
    job(workspace, measures[JOBS], claimed_group="care leaver")
    job(workspace, measures[MEALS])

    with workspace.read() as view:
        found = view.counted(ClaimQuestion(YEAR), rows_of=frozenset({measures[JOBS]}))

    assert [row.code for row in found.rows] == [JOBS]
    assert counts(found) == {measures[JOBS]: 1000, measures[MEALS]: 1000}
