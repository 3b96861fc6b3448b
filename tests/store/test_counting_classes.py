"""Counting in classes gives what counting result by result gives, whatever was kept and ruled."""

import json
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

import pytest

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.counting import ClaimQuestion
from sv_evidence.domain.counting_records import ContractRule, Decision, Detail, Ruling
from sv_evidence.domain.measures import Period, Thousandths
from sv_evidence.domain.people import Attendance, Person
from sv_evidence.domain.records import Record
from sv_evidence.domain.rule_kinds import Sight, rule_kinds
from sv_evidence.store.view import View
from sv_evidence.store.workspace import Workspace
from tests.builders import (
    HOURS,
    JOBS,
    MEALS,
    a_buyer,
    a_contract,
    a_place,
    a_result,
    a_uid,
    add_framework,
    an_activity,
    an_allotment,
)

CODES = (MEALS, HOURS, JOBS)
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
SPRING = Period(date(2026, 3, 15), date(2026, 6, 14))
PARAMETERS: dict[str, tuple[dict[str, Any], ...]] = {
    "allowed_pair": (
        {"pairs": [[MEALS, JOBS]]},
        {"pairs": [[HOURS, JOBS]], "same": "activity"},
    ),
    "cap_measures": ({"most": 1}, {"most": 2}),
    "contract_only": ({}, {"wholly": True}),
    "core_excluded": ({},),
    "exclusive_measures": ({}, {"same": "person"}),
    "first_months": ({"months": 2},),
    "fte_years": ({"years": "0.7"},),
    "hours_attendees": ({}, {"quantity_is": "session_hours"}),
    "in_area": (
        {"postcodes": ["B16"], "unknown": "count"},
        {"postcodes": ["B16", "M"]},
    ),
    "in_period": ({}, {"first_day": "2026-04-10", "last_day": "2026-09-09"}),
    "once_per_person": ({}, {"months": 3}),
    "one_disadvantage": ({},),
    "pounds_at_rate": ({"rate": "16.93"},),
    "share_split": ({}, {"contracts": 3}),
    "weeks": ({},),
}
FOLDED = [name for name, kind in rule_kinds().items() if kind.sight is not Sight.WHOLE]


def a_rule(random: Random, kind: str, measures: list[str]) -> dict[str, Any]:
    rule: dict[str, Any] = {"id": f"{kind}-{random.random()}", "kind": kind, "title": kind}
    rule["parameters"] = random.choice(PARAMETERS[kind])
    rule["measures"] = list(CODES) if kind == "allowed_pair" else measures
    day = YEAR.first + timedelta(random.randrange(400))
    if random.random() < 0.3:
        rule[random.choice(["from", "to"])] = day.isoformat()
    return rule


def some_rules(random: Random) -> list[dict[str, Any]]:
    """Return rules of which one is about every measure."""
    kinds = [random.choice(FOLDED), *random.sample(sorted(PARAMETERS), 3)]
    found = [a_rule(random, kinds[0], list(CODES))]
    return found + [a_rule(random, kind, random.sample(CODES, 2)) for kind in kinds[1:]]


def fill(workspace: Workspace, random: Random) -> tuple[list[UUID], list[UUID]]:
    """Keep a framework with rules and what was logged; return its measures and contracts."""
    with workspace.change("Add framework") as unit:
        uids = add_framework(unit, rules=some_rules(random))
    measures = [uids[code] for code in CODES]
    buyer = a_buyer()
    terms = {"first_day": date(2026, 2, 1), "last_day": date(2026, 10, 31)}
    contracts = [a_contract(buyer.uid, "One", **terms), a_contract(buyer.uid, "Other")]
    places = [a_place(f"Hall {each}", postcode=each) for each in ("B16", "M1 1AA", "")]
    people = [Person(a_uid(), f"P-{number}") for number in range(4)]
    kept: list[Record] = [buyer, *contracts, *places, *people]
    own = random.choice(FOLDED)
    document = json.dumps(a_rule(random, own, list(CODES)))
    kept.append(ContractRule(a_uid(), contracts[0].uid, document))
    for _ in range(24):
        day = date(2025, 11, 1) + timedelta(random.randrange(420))
        place = random.choice([None, *(each.uid for each in places)])
        activity = an_activity(day=day, place=place, people=random.choice([None, 0, 7]))
        kept.append(activity)
        if random.random() < 0.15:
            kept.append(Attendance(a_uid(), activity.uid, random.choice(people).uid))
        for _ in range(random.randrange(1, 4)):
            made = one_result(random, activity.uid, measures, day, contracts[0].uid)
            kept.extend(made)
            for each in random.sample(contracts, random.choice([0, 0, 1, 1, 2])):
                share = random.choice([333_333, 500_000, 1_000_000])
                kept.append(an_allotment(made[0].uid, each.uid, share=share))
    with workspace.change("Keep") as unit:
        unit.add_all(kept)
    return measures, [each.uid for each in contracts]


def one_result(
    random: Random, activity: UUID, measures: list[UUID], day: date, contract: UUID
) -> list[Record]:
    """Return a result, some of them with what a rule must know by itself."""
    result = a_result(activity, random.choice(measures), impact=random.choice(list(Impact)))
    result = replace(result, quantity=Thousandths(random.choice([0, 1, 2500, 7001, 90_000])))
    if random.random() < 0.15:
        result = replace(result, day=day - timedelta(random.randrange(60)))
    found: list[Record] = []
    if random.random() < 0.15:
        found.append(
            Detail(
                a_uid(),
                result.uid,
                persons=random.choice(["", "P-1", "P-1, P-2, P-3"]),
                starts_on=random.choice([None, day - timedelta(90)]),
                postcode=random.choice(["", "B16", "M1 1AA"]),
            )
        )
    if random.random() < 0.1:
        decision = random.choice(list(Decision))
        whose = random.choice([None, contract])
        found.append(Ruling(a_uid(), result.uid, decision, "Agreed", contract=whose))
    return [result, *found]


def assert_same(view: View, asked: ClaimQuestion, measures: list[UUID]) -> int:
    """Count in classes and singly; return in how many results something was left out."""
    folded = view.counted(asked)
    singly = view.counted(asked, rows_of=frozenset(measures))
    assert folded.tallies == singly.tallies
    assert folded.findings == singly.findings
    for uid in measures:
        rows = view.results_of(replace(asked, measure=None), uid)
        assert folded.shown(rows) == singly.shown(rows)
    return sum(len(each.results) for each in folded.findings)


@pytest.mark.parametrize("seed", range(12))
def test_counting_in_classes_is_counting_result_by_result(workspace: Workspace, seed: int) -> None:
    measures, contracts = fill(workspace, Random(seed))  # noqa: S311 - chance, not secrets

    with workspace.read() as view:
        told = [
            assert_same(view, ClaimQuestion(period, contract, measure=measure), measures)
            for period in (YEAR, SPRING)
            for contract in (None, *contracts)
            for measure in (None, measures[1])
        ]

    assert any(told)
