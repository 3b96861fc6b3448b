import csv
from dataclasses import replace
from io import StringIO

import pytest

from sv_evidence.reports.claim_facts import Amounts
from sv_evidence.reports.facts import PackFacts
from sv_evidence.reports.register import (
    REGISTER_HEAD,
    claims_csv,
    guarded,
    register_csv,
    unguarded,
)


def test_the_register_is_a_table_that_every_program_reads(facts: PackFacts) -> None:
    data = register_csv(facts)

    rows = list(csv.DictReader(StringIO(data.decode("utf-8"), newline="")))
    assert tuple(rows[0]) == REGISTER_HEAD
    assert data.count(b"\r\n") == len(facts.evidence) + 1
    assert [row["sha256"] for row in rows] == [row.sha256 for row in facts.evidence]
    assert rows[0]["included"] == "yes"


@pytest.mark.parametrize("text", ["=1+1", "+44 121", "-5", "@cmd", "\tx", "\rx"])
def test_no_cell_can_become_a_formula(facts: PackFacts, text: str) -> None:
    row = replace(facts.evidence[0], title=text)

    (told,) = csv.DictReader(
        StringIO(register_csv(replace(facts, evidence=(row,))).decode(), newline="")
    )

    assert told["title"] == f"'{text}"
    assert unguarded(told["title"]) == text


def test_what_is_no_formula_stays_as_it_is() -> None:
    assert guarded("'quoted'") == unguarded("'quoted'") == "'quoted'"


def test_claims_are_listed_in_plain_decimals(facts: PackFacts) -> None:
    rows = list(csv.DictReader(StringIO(claims_csv(facts).decode(), newline="")))

    meals = next(row for row in rows if row["measure"] == "MEALS")
    assert (meals["quantity"], meals["value"], meals["value_proven"]) == (
        "908",
        "3178.00",
        "3178.00",
    )
    surplus = next(row for row in rows if row["measure"] == "SURPLUS")
    assert surplus["value"] == ""


def test_pence_are_not_lost_in_the_lists(facts: PackFacts) -> None:
    outcome = facts.outcomes[0]
    claim = replace(outcome.claims[0], value=Amounts(proven=105, unproven=1))

    data = claims_csv(replace(facts, outcomes=(replace(outcome, claims=(claim,)),)))

    assert b"1.06,1.05" in data
