"""The tree of outcomes, and one measure or node with all that is known of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.contracts import Commitment
from sv_evidence.domain.evidence import Condition, ConsentState, Evidence, EvidenceKind, Strength
from sv_evidence.domain.frameworks import Proxy
from sv_evidence.domain.measures import Period, ProxyRate, Thousandths
from sv_evidence.domain.proof import Mark
from sv_evidence.operations.measure_facts import MeasureFacts, measure_facts
from sv_evidence.operations.node_facts import NodeFacts, node_facts
from sv_evidence.operations.outcome_tree import OutcomeTree, outcome_tree
from sv_evidence.store.workspace import Workspace
from tests.builders import (
    HOURS,
    JOBS,
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
    new_workspace,
)

HALF_YEAR = Period(date(2026, 4, 1), date(2026, 9, 30))
WALK = {"measure": MEALS, "framework": "there", "node": "O1"}
RULE = {"id": "2.1", "kind": "once_per_person", "title": "One person, once", "measures": [JOBS]}


@dataclass
class Kitchen:
    """A workspace where meals are proven, hours are not, and a contract wants meals."""

    workspace: Workspace
    measures: Mapping[str, UUID]
    there: Mapping[str, UUID]
    lunch: UUID
    sheet: Evidence
    contract: UUID

    def tree(self) -> OutcomeTree:
        with self.workspace.read() as view:
            return outcome_tree(view, HALF_YEAR)

    def facts(self, code: str, period: Period = HALF_YEAR) -> MeasureFacts:
        with self.workspace.read() as view:
            return measure_facts(view, self.measures[code], period, today=TODAY)

    def node(self, code: str, framework: UUID | None = None) -> NodeFacts:
        with self.workspace.read() as view:
            return node_facts(view, framework or self.measures[""], code, HALF_YEAR)


@pytest.fixture
def kitchen(tmp_path: Path) -> Iterator[Kitchen]:
    with new_workspace(tmp_path) as workspace:
        place, buyer = a_place(), a_buyer()
        contract = a_contract(buyer.uid, first_day=date(2026, 4, 1))
        with workspace.change("Start") as unit:
            measures = add_framework(unit, crosswalks=[WALK], rules=[RULE])
            there = add_framework(unit, id="there", short_title="Model")
            unit.add_all((place, buyer, contract))
            for rate, day in ((2_0000, date(2026, 1, 5)), (3_5000, date(2026, 4, 2))):
                proxy = a_uid(), measures[MEALS], ProxyRate(rate), "Ours", 2025, "", "Amina", day
                unit.add(Proxy(*proxy))
            unit.add(
                Commitment(
                    a_uid(),
                    contract.uid,
                    measures[MEALS],
                    1,
                    "Share 7,000 meals",
                    Thousandths(7_000_000),
                    date(2027, 3, 31),
                )
            )
        lunch = an_activity(place=place.uid, people=74)
        early = an_activity("Picnic", day=date(2026, 8, 5), place=place.uid, people=9)
        sheet = a_file()
        own = a_result(lunch.uid, measures[MEALS], 126)
        hours = a_result(lunch.uid, measures[HOURS], 12, impact=Impact.ADDITIONAL)
        log(workspace, lunch, [own, hours], [sheet])
        log(workspace, early, [a_result(early.uid, measures[MEALS], 40)])
        with workspace.change("Allot") as unit:
            unit.add(an_allotment(own.uid, contract.uid))
        yield Kitchen(workspace, measures, there, lunch.uid, sheet, contract.uid)


def test_a_parent_has_the_weakest_mark_and_says_whose(kitchen: Kitchen) -> None:
    tree = kitchen.tree()

    assert (tree.claims, tree.used) == (2, 1)
    own = next(each for each in tree.frameworks if each.framework == kitchen.measures[""])
    (theme,) = own.children
    (outcome,) = theme.children
    marks = {leaf.code: leaf.mark for leaf in own.leaves}
    assert marks == {MEALS: Mark.PART_PROVEN, HOURS: Mark.PROVEN, JOBS: None}
    for parent in (own, theme, outcome):
        assert (parent.mark, parent.weakest, parent.claims) == (
            Mark.PART_PROVEN,
            "Meals shared",
            2,
        )
    model = next(each for each in tree.frameworks if each is not own)
    assert (model.mark, model.weakest, model.claims) == (None, "", 0)


def test_core_and_additional_results_of_one_measure_are_two_claims(kitchen: Kitchen) -> None:
    more = an_activity("Supper", place=None)
    extra = a_result(more.uid, kitchen.measures[MEALS], 5, impact=Impact.ADDITIONAL)
    log(kitchen.workspace, more, [extra])

    assert kitchen.tree().claims == 3
    facts = kitchen.facts(MEALS)
    assert [claim.impact for claim in facts.claims] == [Impact.CORE, Impact.ADDITIONAL]
    assert sum(quantity for _, quantity in facts.quantities) == 171_000


def test_a_measure_says_what_counts_by_month_and_what_is_missing(kitchen: Kitchen) -> None:
    facts = kitchen.facts(MEALS)

    assert (facts.quantities, facts.results, facts.mark) == (
        ((Impact.CORE, 166_000),),
        2,
        Mark.PART_PROVEN,
    )
    assert [each.quantity for each in facts.months] == [0, 0, 0, 0, 40_000, 126_000]
    assert {test.name: test.passes for test in facts.tests} == {
        "specific": True,
        "measurable": True,
        "verifiable": False,
    }
    assert facts.tests[2].lacking == (("no_files", 1),)
    assert [gap.quantity for gap in facts.gaps] == [40_000]
    assert [row.quantity for row in facts.biggest] == [126_000, 40_000]
    assert [node.code for node in facts.line] == ["T1", "O1"]


def test_evidence_is_held_only_while_it_counts(kitchen: Kitchen) -> None:
    (held,) = (each for each in kitchen.facts(MEALS).evidence if each.title.startswith("Sign-in"))
    assert (held.held, held.of, held.strength) == (1, 2, Strength.STRONG)
    assert held.kind is EvidenceKind.REGISTER

    with kitchen.workspace.change("Withdraw") as unit:
        unit.amend(Evidence, kitchen.sheet.uid, consent=ConsentState.WITHDRAWN)
    assert {each.held for each in kitchen.facts(MEALS).evidence} == {0}

    with kitchen.workspace.change("Give again, and lose") as unit:
        unit.amend(Evidence, kitchen.sheet.uid, consent=ConsentState.HELD)
        unit.set_condition(kitchen.sheet.uid, Condition.MISSING)
    assert {each.held for each in kitchen.facts(MEALS).evidence} == {0}


def test_accepted_evidence_starts_with_the_strongest(kitchen: Kitchen) -> None:
    accepts = [{"type": "own_record"}, {"type": "start_letter"}]
    row = {
        "code": "NEW",
        "node": "O1",
        "title": "New",
        "unit": {"one": "thing", "many": "things"},
        "accepts": accepts,
        "confidence": "ours",
    }
    with kitchen.workspace.change("Add") as unit:
        uid = add_framework(unit, id="newer", measures=[row])["NEW"]
    with kitchen.workspace.read() as view:
        facts = measure_facts(view, uid, HALF_YEAR, today=TODAY)

    assert facts.evidence[0].strength is Strength.STRONG
    assert (facts.mark, facts.claims, facts.results, facts.quantities) == (None, (), 0, ())
    assert [each.quantity for each in facts.months] == [0] * 6


def test_the_newest_proxy_counts_and_earlier_ones_are_kept(kitchen: Kitchen) -> None:
    facts = kitchen.facts(MEALS)

    assert [proxy.rate for proxy in facts.proxies] == [3_5000, 2_0000]
    (claim,) = facts.claims
    assert claim.value is not None
    assert claim.value.total == 581_00
    assert kitchen.facts(HOURS).proxies == ()


def test_what_else_it_counts_towards_carries_quantities_only(kitchen: Kitchen) -> None:
    facts = kitchen.facts(MEALS)

    (link,) = facts.links
    assert (link.framework.short_title, link.node_title) == ("Model", "People eat together")
    assert (link.quantity, link.results, link.is_mutual) == (166_000, 2, False)
    (promise,) = facts.promises
    assert promise.contract == kitchen.contract
    assert (promise.commitment.delivered, promise.commitment.target) == (126_000, 7_000_000)
    assert promise.run == HALF_YEAR
    assert [rule.id for rule in kitchen.facts(JOBS).rules] == ["2.1"]
    assert facts.rules == ()
    assert kitchen.facts(JOBS).links == ()


def test_a_node_lists_its_measures_and_what_counts_from_elsewhere(kitchen: Kitchen) -> None:
    theme, whole = kitchen.node("T1"), kitchen.node("")

    assert [each.measure.code for each in theme.measures] == [MEALS, HOURS, JOBS]
    counted = {each.measure.code: each.claim and each.claim.counted for each in theme.measures}
    assert counted == {MEALS: 166_000, HOURS: 12_000, JOBS: None}
    assert (theme.node and theme.node.title, whole.node) == ("Good neighbours", None)
    assert [node.code for node in kitchen.node("O1").line] == ["T1", "O1"]
    assert whole.measures == theme.measures
    there = kitchen.node("O1", kitchen.there[""])
    assert [(each.measure.code, each.quantity) for each in there.links] == [(MEALS, 166_000)]
    assert theme.links == ()
