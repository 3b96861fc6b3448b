"""A person against a rule, or with it: what counts then, and what is said of it."""

from dataclasses import replace
from datetime import date
from typing import Any

from sv_evidence.domain.counting_records import Decision, Ruling
from sv_evidence.domain.counting_rows import CountingRow
from tests.builders import a_uid
from tests.cases import CONTRACT, TWO_YEARS, a_row, a_rule, a_setting, count, total


def a_ruling(row: CountingRow, decision: Decision = Decision.COUNT, **fields: Any) -> Ruling:
    return Ruling(a_uid(), row.result, decision, reason="Because", decided_by="Amina", **fields)


def test_a_ruling_counts_a_result_anyway_and_says_so() -> None:
    rows_ = [a_row(persons="P-001"), a_row(persons="P-001", day=date(2026, 7, 1))]
    rule = a_rule("once_per_person", id="2.1")
    ruling = a_ruling(rows_[1], rule="2.1")

    counted = count(rows_, rule, rulings=[ruling])

    assert total(counted) == 2000
    (finding,) = counted.findings
    assert (finding.code, finding.ruling, finding.counted) == ("counted_anyway", ruling, 1000)
    assert total(count(rows_, rule, rulings=[replace(ruling, rule="other")])) == 1000
    assert total(count(rows_, rule, rulings=[replace(ruling, rule="")])) == 2000


def test_a_ruling_that_agrees_lets_the_rule_have_its_way_and_closes_the_question() -> None:
    first, second = a_row(persons="P-001"), a_row(persons="P-001", day=date(2026, 7, 1))
    rule = a_rule("once_per_person", id="2.1")
    agreed = a_ruling(second, Decision.LEAVE_OUT, rule="=2.1")

    (open_,) = count([first, second], rule).findings
    counted = count([first, second], rule, rulings=[agreed])

    assert total(counted) == 1000
    (finding,) = counted.findings
    assert (finding.code, finding.ruling, finding.excluded) == (open_.code, agreed, 1000)
    assert (open_.is_open, finding.is_open) == (True, False)
    assert total(count([second], rule, rulings=[agreed])) == 1000
    both = replace(agreed, uid=agreed.uid, rule="2.1", decision=Decision.COUNT)
    later = replace(both, decided_on=date(2026, 9, 1))
    assert total(count([first, second], rule, rulings=[later, agreed])) == 2000
    assert (agreed.agrees_with, agreed.about, both.agrees_with) == ("2.1", "2.1", "")


def test_a_ruling_leaves_a_result_out() -> None:
    row, other = a_row(), a_row()
    ruling = a_ruling(row, Decision.LEAVE_OUT)

    counted = count([row, other], rulings=[ruling, a_ruling(a_row())])

    assert total(counted) == 1000
    (finding,) = counted.findings
    assert (finding.code, finding.rule, finding.excluded) == ("left_out_by_hand", None, 1000)
    nothing = row._replace(quantity=0, whole=0)
    assert count([nothing], rulings=[ruling]).findings == ()


def test_a_ruling_for_one_contract_is_no_ruling_for_another() -> None:
    row = a_row()
    ruling = a_ruling(row, Decision.LEAVE_OUT, contract=CONTRACT)

    assert total(count([row], rulings=[ruling])) == 1000
    assert total(count([row], setting=a_setting(terms=TWO_YEARS), rulings=[ruling])) == 0


def test_the_latest_ruling_counts() -> None:
    row = a_row()
    out = a_ruling(row, Decision.LEAVE_OUT, decided_on=date(2026, 7, 1))
    back = a_ruling(row, decided_on=date(2026, 8, 1))

    assert total(count([row], rulings=[back, out])) == 1000
