"""Rules and rulings in a pack: the figures are those after the rules, and the pack says why."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from sv_evidence.domain.counting_records import Decision, Detail, Ruling
from sv_evidence.domain.measures import Period
from sv_evidence.reports.bid_pack import compose
from sv_evidence.reports.encoding import encoded
from sv_evidence.reports.facts import NothingToExport, PackFacts, PackQuestion, SumsDiffer
from sv_evidence.reports.gathering import gather
from sv_evidence.store.workspace import Workspace
from tests.builders import (
    JOBS,
    MEALS,
    NOW,
    a_result,
    a_uid,
    add_framework,
    an_activity,
    log,
    new_workspace,
)

QUESTION = PackQuestion(Period(date(2026, 4, 1), date(2026, 9, 30)))
ONCE = {"id": "2.1", "kind": "once_per_person", "title": "One person, once", "measures": [JOBS]}
CORE = {"id": "1.1", "kind": "core_excluded", "measures": [MEALS], "from": "2026-05-01"}


@dataclass
class Ruled:
    """A workspace with rules, and the result that a rule leaves out."""

    workspace: Workspace
    twice: UUID

    def facts(self) -> PackFacts:
        with self.workspace.read() as view:
            return gather(view, QUESTION, number="LK-2026-0001", made_at=NOW, author="Amina Yusuf")


@pytest.fixture
def ruled(tmp_path: Path) -> Iterator[Ruled]:
    with new_workspace(tmp_path) as workspace:
        with workspace.change("Add framework") as unit:
            measures = add_framework(unit, rules=[ONCE, CORE])
        results = []
        for day in (date(2026, 6, 1), date(2026, 7, 1)):
            activity = an_activity(day=day)
            results.append(a_result(activity.uid, measures[JOBS], 1))
            log(workspace, activity, results[-1:])
            with workspace.change("Detail") as unit:
                unit.add(Detail(a_uid(), results[-1].uid, persons="P-017"))
        yield Ruled(workspace, results[1].uid)


def test_a_pack_states_what_counts_and_what_the_rules_did(ruled: Ruled) -> None:
    facts = ruled.facts()

    (claim,) = facts.outcomes[0].claims
    assert (claim.quantity, claim.results) == (1000, 1)
    assert facts.outcomes[0].recent.of == 1
    once, changed = facts.findings
    assert (once.rule, once.claim, once.excluded, once.results) == ("2.1", JOBS, 1000, 1)
    assert (once.whose, once.ruling) == ("A council", "")
    assert once.message.startswith("Counted once: 1 person counted before.")
    assert (changed.rule, changed.claim, changed.code) == ("1.1", "", "rule_changed")
    pack = compose(facts)
    assert "What the counting rules did" in encoded(pack.document)
    assert ("finding:1", "1 job") in {(each.key, each.text) for each in pack.figures}
    assert "P-017" not in encoded(facts)


def test_an_override_is_printed_with_its_reason(ruled: Ruled) -> None:
    ruling = Ruling(
        a_uid(),
        ruled.twice,
        Decision.COUNT,
        "A second job, with another employer",
        rule="2.1",
        decided_by="Joe Malik",
        decided_on=date(2026, 8, 18),
    )
    with ruled.workspace.change("Rule") as unit:
        unit.add(ruling)

    facts = ruled.facts()

    assert facts.outcomes[0].claims[0].quantity == 2000
    said = "Joe Malik decided this on 18 August 2026: A second job, with another employer."
    assert facts.findings[0].ruling == said
    assert said in encoded(compose(facts).document)


def test_by_hand_is_said_where_no_rule_left_something_out(ruled: Ruled) -> None:
    with ruled.workspace.change("Rule") as unit:
        unit.add(Ruling(a_uid(), ruled.twice, Decision.LEAVE_OUT, "A trial shift"))

    facts = ruled.facts()

    assert [each.code for each in facts.findings] == ["left_out_by_hand", "rule_changed"]
    assert facts.findings[0].rule == ""
    assert '"By hand"' in encoded(compose(facts).document)


def test_without_findings_there_is_no_page_of_them(ruled: Ruled) -> None:
    facts = replace(ruled.facts(), findings=())

    assert "What the counting rules did" not in encoded(compose(facts).document)


def test_only_excluded_results_are_nothing_to_export(ruled: Ruled) -> None:
    with ruled.workspace.change("Bin") as unit:
        for activity in unit.activities.page(unit.activities.ids()).values():
            unit.bin(type(unit.resolve(str(activity.uid))), activity.uid)

    with pytest.raises(NothingToExport):
        ruled.facts()


def test_a_tampered_day_stops_the_export_though_rules_count(ruled: Ruled) -> None:
    with ruled.workspace.database.writing() as connection:
        connection.exec_driver_sql("UPDATE results SET counts_on = '2026-01-01'")

    with pytest.raises(SumsDiffer) as differ:
        ruled.facts()

    assert differ.value.details == {"figure": "M3, unproven", "counted": 0, "added": 2000}
