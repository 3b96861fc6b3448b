"""Figures of old packs: what was true then, whatever has changed since."""

import json

import pytest

from sv_evidence.domain.activities import Impact, Result
from sv_evidence.domain.contracts import Pack
from sv_evidence.domain.evidence import Condition
from sv_evidence.domain.measures import Pence
from sv_evidence.domain.proof import Mark
from sv_evidence.operations.problems import NoSuchFigure
from sv_evidence.reports.encoding import encoded
from sv_evidence.reports.explained_text import lines_of
from tests.builders import NOW, a_uid
from tests.operations.test_proving import explained, kitchen
from tests.reports.conftest import HALF_YEAR, facts_of
from tests.reports.kitchen import Kitchen

__all__ = ["kitchen"]


def keep_pack(kitchen: Kitchen, facts: str | None = None) -> Pack:
    pack = Pack(
        *(a_uid(), "LK-2026-0007", "Pack", NOW, HALF_YEAR.first, HALF_YEAR.last, 3, 9, "", ""),
        facts=encoded(facts_of(kitchen)) if facts is None else facts,
    )
    with kitchen.workspace.change("Export pack") as unit:
        unit.add(pack)
    return pack


@pytest.mark.parametrize("figure", ["NOTHING", "LK-2026-0007:NOTHING", "MEALS:core"])
def test_what_nobody_can_explain_is_refused(kitchen: Kitchen, figure: str) -> None:
    keep_pack(kitchen)

    with pytest.raises(NoSuchFigure):
        explained(kitchen, figure)


@pytest.mark.parametrize(
    "figure", ["JOBS", "jobs:core", "value:JOBS:core", "Birmingham Business Charter/JOBS"]
)
def test_a_pack_says_what_was_true_then(kitchen: Kitchen, figure: str) -> None:
    pack = keep_pack(kitchen)
    now = explained(kitchen, "JOBS")
    with kitchen.workspace.change("Bin") as unit:
        unit.bin(Result, now.results[0].result)

    then = explained(kitchen, f"lk-2026-0007:{figure}")

    assert (then.pack, then.made_at, then.period) == (pack.number, NOW, HALF_YEAR)
    assert (then.counted, then.value(mark=Mark.PROVEN)) == (3000, Pence(480_000))
    assert [each.result for each in then.results] == [each.result for each in now.results]
    assert [each.title for each in then.files] == ["Start letter, school caterer"]
    assert then.agree
    assert lines_of(then)[0].startswith("As LK-2026-0007 said on 30 September 2026: ")


@pytest.mark.parametrize(("figure", "claims"), [("all", 5), ("core", 5), ("additional", 0)])
def test_a_total_of_a_pack_is_explained_claim_by_claim(
    kitchen: Kitchen, figure: str, claims: int
) -> None:
    keep_pack(kitchen)
    if not claims:
        with pytest.raises(NoSuchFigure):
            explained(kitchen, f"LK-2026-0007:{figure}")
        return

    found = explained(kitchen, f"LK-2026-0007:{figure}")

    assert len({line.code for line in found.lines}) == claims
    assert {line.impact for line in found.lines} == {Impact.CORE}


def test_a_pack_from_before_results_were_kept_still_names_its_files(kitchen: Kitchen) -> None:
    facts = json.loads(encoded(facts_of(kitchen)))
    for outcome in facts["outcomes"]:
        for claim in outcome["claims"]:
            del claim["rows"]
    for row in facts["evidence"]:
        row.update(set_because=["Seen"], left_out="missing")
    keep_pack(kitchen, json.dumps(facts))

    found = explained(kitchen, "LK-2026-0007:JOBS")

    assert (found.results, found.more) == ((), 2)
    assert [file.condition for file in found.files] == [Condition.MISSING]
    said = lines_of(found)
    assert "  and 2 more results" in said
    assert said[-1].endswith("it is missing, Strength set by us: Seen")


def test_a_pack_without_facts_explains_nothing(kitchen: Kitchen) -> None:
    keep_pack(kitchen, "[]")

    with pytest.raises(NoSuchFigure):
        explained(kitchen, "LK-2026-0007:JOBS")


def test_a_number_that_is_no_pack_is_no_figure(kitchen: Kitchen) -> None:
    with pytest.raises(NoSuchFigure):
        explained(kitchen, "A-001:MEALS")


def test_a_pack_says_what_the_rules_did_then(kitchen: Kitchen) -> None:
    facts = json.loads(encoded(facts_of(kitchen)))
    finding = {"rule": "2.1", "whose": "The Council", "counted": 3000, "excluded": 2000}
    said = {"message": "Counted once: 2 people.", "ruling": "Amina decided this: seen."}
    facts["findings"] = [{**finding, **said, "claim": code} for code in ("JOBS", "SOMETHING ELSE")]
    keep_pack(kitchen, json.dumps(facts))

    found = explained(kitchen, "LK-2026-0007:JOBS")

    assert [(rule.rule, rule.excluded) for rule in found.rules] == [("2.1", 2000)]
    assert (found.counted, found.excluded, found.agree) == (3000, 2000, True)
    assert "  Counted once: 2 people. Amina decided this: seen." in lines_of(found)
