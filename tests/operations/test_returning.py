"""A return is begun, written, locked when it goes, and says what is another figure since."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from sv_evidence.domain.contracts import Commitment, Pack
from sv_evidence.domain.problems import InvalidEntry, Problem
from sv_evidence.domain.returns import (
    CommitmentTerms,
    ContractTerms,
    Return,
    ReturnLine,
    Rhythm,
    Run,
)
from sv_evidence.operations.binning import bin_records
from sv_evidence.operations.contract_lines import line_detail, named_standing
from sv_evidence.operations.explaining import explain_promise
from sv_evidence.operations.filling_sheets import return_told
from sv_evidence.operations.problems import ReturnLocked
from sv_evidence.operations.returning import (
    begin_return,
    period_to_report,
    send,
    write_line,
    write_return,
)
from sv_evidence.operations.sending_returns import contract_meant, export_return
from sv_evidence.reports.gathering_return import return_facts
from sv_evidence.reports.gathering_standing import standing
from tests.builders import TODAY, a_contract, a_uid
from tests.reports.kitchen import Kitchen, a_kitchen

Q1, Q2 = date(2026, 4, 1), date(2026, 7, 1)
LATER = date(2026, 9, 30)


@pytest.fixture
def kitchen(tmp_path: Path) -> Iterator[Kitchen]:
    made = a_kitchen(tmp_path)
    with made.workspace:
        made.log(date(2026, 5, 6), "Lunch club", {"MEALS": 1500, "JOBS": 2}, allot=True)
        made.log(date(2026, 8, 5), "Lunch club", {"MEALS": 1900}, allot=True)
        yield made


def sent_first_quarter(kitchen: Kitchen) -> UUID:
    with kitchen.workspace.change("Send") as unit:
        report = begin_return(unit, kitchen.contract, Q1)
        send(unit, report, date(2026, 7, 14))
    return report


def correct(kitchen: Kitchen) -> None:
    """Log something more in the quarter that was reported."""
    kitchen.log(date(2026, 5, 7), "Forgotten club", {"MEALS": 40}, allot=True)


def refused(kitchen: Kitchen, code: str) -> Problem:
    with kitchen.workspace.read() as view, pytest.raises(Problem) as caught:
        period_to_report(view, kitchen.contract, LATER, date(2026, 10, 1))
    assert caught.value.code == code
    return caught.value


def test_the_oldest_period_that_ended_is_to_be_reported(kitchen: Kitchen) -> None:
    with kitchen.workspace.read() as view:
        assert period_to_report(view, kitchen.contract, LATER) == Q1
        assert period_to_report(view, kitchen.contract, date(2026, 4, 9)) == Q1
        assert period_to_report(view, kitchen.contract, LATER, date(2026, 8, 8)) == Q2
    sent_first_quarter(kitchen)
    with kitchen.workspace.read() as view:
        assert period_to_report(view, kitchen.contract, LATER) == Q2
    refused(kitchen, "period_not_begun")


def test_a_line_says_the_period_and_to_date_beside_an_even_plan(kitchen: Kitchen) -> None:
    with kitchen.workspace.read() as view:
        meals, jobs = return_told(view, kitchen.contract, Q2).lines

    assert (meals.in_period, meals.planned_period) == (1_900_000, 1_750_000)
    assert (meals.to_date, meals.planned) == (3_400_000, 3_500_000)
    assert (meals.pace, jobs.pace) == ("on_track", "at_risk")
    assert jobs.wants_recovery
    assert not jobs.has_recovery
    assert (meals.core, meals.additional) == (3_400_000, 0)


def test_what_is_written_is_kept_and_undone_as_one_change(kitchen: Kitchen) -> None:
    with kitchen.workspace.read() as view:
        jobs = view.all(Commitment, contract=kitchen.contract, position=2)[0]
    with kitchen.workspace.change("Edit") as unit:
        report = begin_return(unit, kitchen.contract, Q1)
        write_return(unit, report, {"story": "Full", "matches": True, "pack": a_uid()}, today=TODAY)
        said = {"cause": "Slow", "action": "Two more", "told_period": 5}
        write_line(unit, report, jobs.uid, said, today=TODAY)
        write_line(unit, report, jobs.uid, {"owner": "Joe"}, today=TODAY)

    with kitchen.workspace.read() as view:
        told = return_facts(view, report)
        assert (told.story, told.declared, told.approved_by) == ("Full", 1, "")
        assert told.lines[1].has_recovery
        assert told.lines[1].action_owner == "Joe"
        assert view.all(ReturnLine)[0].told_period is None
        assert view.all(Return)[0].pack is None
    kitchen.workspace.undo()
    with kitchen.workspace.read() as view:
        assert view.all(Return) == ()
        assert view.all(ReturnLine) == ()


def test_words_too_long_are_refused(kitchen: Kitchen) -> None:
    with kitchen.workspace.change("Begin") as unit:
        report = begin_return(unit, kitchen.contract, Q1)

    with pytest.raises(InvalidEntry), kitchen.workspace.change("Edit") as unit:
        write_return(unit, report, {"story": "x" * 1_000_000}, today=TODAY)


def test_once_it_went_nothing_in_it_changes(kitchen: Kitchen) -> None:
    report = sent_first_quarter(kitchen)
    workspace = kitchen.workspace
    with workspace.read() as view:
        promised = view.all(Commitment, contract=kitchen.contract)[0]
        held = view.get(Return, report)

    with pytest.raises(ReturnLocked), workspace.change("Edit") as unit:
        write_return(unit, report, {"story": "Other"}, today=TODAY)
    with pytest.raises(ReturnLocked), workspace.change("Edit") as unit:
        write_line(unit, report, promised.uid, {"cause": "Other"}, today=TODAY)
    with pytest.raises(ReturnLocked), workspace.change("Edit") as unit:
        send(unit, report, TODAY)
    with pytest.raises(ReturnLocked):
        bin_records(workspace, (held,))


def test_what_was_told_stays_and_the_next_return_says_what_changed(kitchen: Kitchen) -> None:
    first = sent_first_quarter(kitchen)
    correct(kitchen)
    with kitchen.workspace.read() as view:
        told, next_ = return_facts(view, first), return_told(view, kitchen.contract, Q2)

    assert told.lines[0].in_period == 1_500_000
    assert told.period.sent_on == date(2026, 7, 14)
    meals = next_.lines[0]
    assert (meals.told_last, meals.to_date) == (1_500_000, 3_440_000)
    assert [(each.told, each.now) for each in meals.restated] == [(1_500_000, 1_540_000)]
    assert [each.title for each in next_.unexplained] == [meals.title]
    assert next_.last_sent == date(2026, 7, 14)


def test_the_standing_names_every_period_and_what_comes_next(kitchen: Kitchen) -> None:
    sent_first_quarter(kitchen)
    with kitchen.workspace.read() as view:
        found = standing(view, kitchen.contract, LATER)

    assert [each.standing for each in found.periods] == ["returned", "next", "later", "later"]
    assert found.next is not None
    assert found.next.number == 2
    meals = found.lines[0]
    assert meals.periods == (1_500_000, 1_900_000, None, None)
    assert meals.planned == (1_750_000,) * 4
    assert (meals.expected, meals.pace) == (3_500_000, "on_track")
    assert (found.years, found.kpis, found.kpis_wanted) == (3, 0, 0)


def test_a_return_that_is_late_says_so_also_in_the_next_year(kitchen: Kitchen) -> None:
    sent_first_quarter(kitchen)
    with kitchen.workspace.read() as view:
        found = standing(view, kitchen.contract, date(2027, 5, 1))

    assert [each.standing for each in found.periods][:2] == ["overdue", "later"]
    assert (found.periods[0].year, found.periods[0].number) == (1, 4)


def test_terms_decide_rhythm_years_and_kpis(kitchen: Kitchen) -> None:
    with kitchen.workspace.change("Terms") as unit:
        unit.add(
            ContractTerms(
                a_uid(),
                kitchen.contract,
                Rhythm.MONTH,
                5,
                worth=600_000_000,  # type: ignore[arg-type]
            )
        )
        meals = unit.all(Commitment, contract=kitchen.contract)[0]
        unit.add(CommitmentTerms(a_uid(), meals.uid, Run.YEAR, is_kpi=True))
    with kitchen.workspace.read() as view:
        found = standing(view, kitchen.contract, date(2027, 4, 20))

    assert len(found.periods) == 12
    assert found.kpis == 1
    assert found.lines[0].delivered == 0
    assert found.lines[0].span is not None
    assert found.lines[0].span.first == date(2027, 4, 1)


def test_behind_a_commitment_stand_its_newest_results(kitchen: Kitchen) -> None:
    with kitchen.workspace.read() as view:
        names, found = named_standing(view, a_uid(), LATER)
        assert found is not None
        detail = line_detail(view, kitchen.contract, found.lines[0].uid, LATER)
        explained = explain_promise(view, kitchen.contract, 1, LATER)

    assert [each.uid for each in names] == [kitchen.contract]
    assert [row.day for row in detail.rows] == [date(2026, 8, 5), date(2026, 5, 6)]
    assert (detail.delivered, detail.proven, detail.results) == (3_400_000, 0, 2)
    assert detail.gap is not None
    assert (detail.gap.quantity, detail.gap.results) == (3_400_000, 2)
    assert explained.sums["MEALS"].counted == 3_400_000


def test_without_a_day_or_a_promise_there_is_nothing_to_report(kitchen: Kitchen) -> None:
    workspace = kitchen.workspace
    with workspace.change("Add contracts") as unit:
        buyer = unit.all(type(unit.get(type(a_contract(a_uid())), kitchen.contract)))[0].buyer
        bare = a_contract(buyer, title="Bare", number="C-8")
        empty = a_contract(buyer, title="Empty", number="C-9", first_day=Q1)
        unit.add_all((bare, empty))
    with workspace.read() as view:
        with pytest.raises(Problem, match="contract_has_no_days"):
            period_to_report(view, bare.uid, LATER)
        with pytest.raises(Problem, match="contract_has_no_days"):
            return_told(view, bare.uid, Q1)
        with pytest.raises(Problem, match="contract_wanted"):
            contract_meant(view)
        assert standing(view, bare.uid, LATER).periods == ()
        assert standing(view, empty.uid, LATER).lines == ()
    for each, code in ((bare, "contract_has_no_days"), (empty, "nothing_promised")):
        with pytest.raises(Problem, match=code), workspace.change("Begin") as unit:
            begin_return(unit, each.uid, Q1)


def test_making_a_return_writes_pdf_and_workbook_and_locks_the_period(
    kitchen: Kitchen, tmp_path: Path
) -> None:
    to = tmp_path / "return.pdf"

    receipt = export_return(kitchen.workspace, kitchen.contract, Q2, to)

    assert to.read_bytes().startswith(b"%PDF")
    assert [each.name for each in receipt.twins] == ["return.xlsx"]
    with kitchen.workspace.read() as view:
        (held,) = view.all(Return)
        assert (held.pack, held.sent_on) == (receipt.uid, TODAY)
        assert view.get(Pack, receipt.uid).title == "Quarter 2 return, Community Meals 2026-29"
        assert {each.told_to_date for each in view.all(ReturnLine)} == {3_400_000, 2_000}
    with pytest.raises(ReturnLocked):
        export_return(kitchen.workspace, kitchen.contract, Q2, to, overwrite=True)


def test_a_return_that_cannot_be_made_is_not_begun(kitchen: Kitchen, tmp_path: Path) -> None:
    (tmp_path / "return.xlsx").touch()

    with pytest.raises(Problem, match="already_there"):
        export_return(kitchen.workspace, kitchen.contract, Q2, tmp_path / "return.pdf")

    with kitchen.workspace.read() as view:
        assert view.all(Return) == ()


def test_a_period_with_no_data_is_reported_as_nothing(kitchen: Kitchen, tmp_path: Path) -> None:
    to = tmp_path / "return.pdf"

    receipt = export_return(kitchen.workspace, kitchen.contract, date(2026, 10, 1), to)

    assert receipt.left_out == ()
    with kitchen.workspace.read() as view:
        assert {each.told_period for each in view.all(ReturnLine)} == {0}
