"""Deciding about a double count: once or both, with a reason, and back again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from sv_evidence.domain.counting import ClaimQuestion
from sv_evidence.domain.counting_records import Detail, Ruling
from sv_evidence.domain.measures import Period
from sv_evidence.domain.problems import InvalidEntry
from sv_evidence.operations.explaining import explain_measure
from sv_evidence.operations.ruling import Choice, RulingDraft, decide, take_back
from sv_evidence.reports.explanation import Explanation
from sv_evidence.store.workspace import Workspace
from tests.builders import (
    JOBS,
    TODAY,
    a_result,
    a_uid,
    add_framework,
    an_activity,
    log,
    new_workspace,
)

YEAR = ClaimQuestion(Period(date(2026, 4, 1), date(2027, 3, 31)))
ONCE = {"id": "2.1", "kind": "once_per_person", "title": "One person, once", "measures": [JOBS]}


@dataclass
class Doubled:
    """One person who started two jobs, of which the rule counts one."""

    workspace: Workspace
    measure: UUID
    twice: UUID

    def explained(self) -> Explanation:
        with self.workspace.read() as view:
            return explain_measure(view, self.measure, YEAR)

    def decide(self, choice: Choice, reason: str = "Two employers") -> tuple[UUID, ...]:
        draft = RulingDraft("2.1", (self.twice,), choice, reason)
        with self.workspace.change("Decide") as unit:
            return decide(unit, draft, by="Joe Malik", on=TODAY)


@pytest.fixture
def doubled(tmp_path: Path) -> Iterator[Doubled]:
    with new_workspace(tmp_path) as workspace:
        with workspace.change("Add framework") as unit:
            measures = add_framework(unit, rules=[ONCE])
        results = []
        for day in (date(2026, 6, 1), date(2026, 7, 1)):
            activity = an_activity(day=day)
            results.append(a_result(activity.uid, measures[JOBS], 1))
            log(workspace, activity, results[-1:])
            with workspace.change("Detail") as unit:
                unit.add(Detail(a_uid(), results[-1].uid, persons="P-017"))
        yield Doubled(workspace, measures[JOBS], results[1].uid)


def test_a_double_count_is_open_until_somebody_decides(doubled: Doubled) -> None:
    found = doubled.explained()

    (rule,) = found.rules
    assert (rule.is_open, rule.excluded, rule.results) == (True, 1000, (doubled.twice,))
    assert rule.head == "Counted once: P-017 counted before"
    assert rule.said.endswith("Rule 2.1, One person, once; A council says so.")
    assert (found.counted, found.decided, found.measures) == (1000, (), (doubled.measure,))


def test_counting_once_agrees_with_the_rule_and_closes_the_question(doubled: Doubled) -> None:
    doubled.decide(Choice.ONCE, " Same person ")

    found = doubled.explained()
    (rule,) = found.rules
    assert (found.counted, found.excluded, found.agree) == (1000, 1000, True)
    assert (rule.is_open, rule.head) == (False, "Counted once: P-017 counted before")
    assert rule.ruling == "Joe Malik decided this on 30 September 2026: Same person."
    (decided,) = found.decided
    assert (decided.title, decided.said) == ("Lunch club, Ladywood", rule.ruling)


def test_counting_both_goes_against_the_rule(doubled: Doubled) -> None:
    doubled.decide(Choice.BOTH)

    found = doubled.explained()
    assert (found.counted, found.excluded) == (2000, 0)
    assert [(rule.is_open, rule.excluded) for rule in found.rules] == [(False, 0)]


def test_a_new_decision_takes_the_place_of_the_old_one(doubled: Doubled) -> None:
    doubled.decide(Choice.BOTH)
    doubled.decide(Choice.ONCE, "No, the same job")

    assert doubled.explained().counted == 1000
    assert len(doubled.explained().decided) == 1
    with doubled.workspace.read() as view:
        assert [each.agrees_with for each in view.all(Ruling)] == ["2.1"]


def test_a_decision_can_be_taken_back_and_undone(doubled: Doubled) -> None:
    rulings = doubled.decide(Choice.BOTH)
    with doubled.workspace.change("Take back") as unit:
        take_back(unit, rulings)
    assert (doubled.explained().counted, doubled.explained().decided) == (1000, ())

    doubled.workspace.undo()

    assert doubled.explained().counted == 2000


def test_no_decision_without_a_reason(doubled: Doubled) -> None:
    with pytest.raises(InvalidEntry) as refused:
        doubled.decide(Choice.BOTH, "  ")

    assert [(fault.field, fault.code) for fault in refused.value.faults] == [("reason", "empty")]
    assert doubled.explained().decided == ()


def test_the_same_words_about_several_results_are_one_decision(doubled: Doubled) -> None:
    with doubled.workspace.change("Else") as unit:
        activity = an_activity("Both", day=date(2026, 8, 1))
        unit.add(activity)
        result = a_result(activity.uid, doubled.measure, 1)
        unit.add(result)
        for uid in (doubled.twice, result.uid):
            unit.add(Ruling(a_uid(), uid, reason="Same words", decided_by="Joe"))

    (decided,) = doubled.explained().decided

    assert decided.title == "2 activities"
    assert decided.said == "Joe decided this: Same words."
    assert len(decided.rulings) == 2
