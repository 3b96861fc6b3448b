"""The forms of contracts and commitments, by keyboard and by mouse; nothing typed is lost."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from sv_evidence.domain.contracts import Commitment, Contract
from sv_evidence.domain.measures import Thousandths
from sv_evidence.domain.returns import Rhythm, Run
from sv_evidence.operations.promising import (
    CommitmentDraft,
    ContractDraft,
    commitment_draft,
    contract_draft,
    keep_commitment,
    keep_contract,
)
from sv_evidence.store.workspace import Workspace
from tests.builders import JOBS, MEALS, TODAY, a_buyer, add_framework
from ui.desk import Desk
from ui.pages.contracts.page import ContractsPage
from ui.pages.contracts.terms.commitment import CommitmentSheet
from ui.pages.contracts.terms.contract import ContractSheet
from ui.pages.contracts.terms.sheet import TermsSheet
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.question import Question
from ui.window import Window

Settled = Callable[[], None]
T = TypeVar("T", bound=QWidget)


@pytest.fixture
def page(
    theme: Theme, desk: Desk, window: Window, settled: Settled, tmp_path: Path
) -> Iterator[ContractsPage]:
    """The page in an empty workspace with a buyer and measures."""
    with desk.workspace.change("Begin") as unit:
        unit.add(a_buyer("The Council"))
        add_framework(unit)
    made = ContractsPage(theme, desk, window, tmp_path)
    window.add_page(made)
    window.show_page(made.key)
    settled()
    yield made
    settled()


@pytest.fixture
def agreed(page: ContractsPage, workspace: Workspace, settled: Settled) -> ContractsPage:
    """A contract with two commitments is shown."""
    with workspace.change("Agree") as unit:
        draft = ContractDraft("Meals", "The Council", first_day=date(2026, 4, 1))
        contract = keep_contract(unit, None, draft, today=TODAY)
        measures = add_framework(unit)
        for code in (MEALS, JOBS):
            promise = CommitmentDraft(measures[code], target=Thousandths(24_000))
            keep_commitment(unit, contract, None, promise, today=TODAY)
    page.show_contract(contract)
    settled()
    return page


def press(widget: QWidget, words: str) -> None:
    seen = (each for each in widget.findChildren(Button) if each.isVisible())
    button = next(each for each in seen if words in each.accessibleName())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def sheet_of(window: Window, kind: type[T]) -> T:
    return next(each for each in window.messages.sheets() if isinstance(each, kind))


def faults(sheet: TermsSheet) -> dict[str, str]:
    return {name: home.fault for name, home in sheet.homes.items() if home.fault}


def order(workspace: Workspace) -> list[Commitment]:
    with workspace.read() as view:
        return sorted(view.all(Commitment), key=lambda each: each.position)


def said(widget: QWidget) -> str:
    return " | ".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def test_a_contract_is_made_by_keyboard_alone(
    page: ContractsPage, window: Window, workspace: Workspace, desk: Desk, settled: Settled
) -> None:
    assert "No contracts yet" in said(page)
    sheet = page.terms.new_contract()
    settled()
    typed = ("Community Meals", "The Council", "CM/014", "1 April 2026", "31 March 2029")
    for words in (*typed, "£250,000", "6 October 2025"):
        QTest.keyClicks(window.focusWidget(), words)
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClicks(window.focusWidget(), "16")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert faults(sheet) == {}
    settled()

    with workspace.read() as view:
        (contract,) = view.all(Contract)
        assert contract_draft(view, contract.uid) == ContractDraft(
            "Community Meals",
            "The Council",
            "CM/014",
            date(2026, 4, 1),
            date(2029, 3, 31),
            date(2025, 10, 6),
            25_000_000,  # type: ignore[arg-type]
            Rhythm.YEAR,
            16,
        )
    assert "Nothing is promised yet" in said(page)
    desk.undo()
    settled()
    assert "No contracts yet" in said(page)


def test_faults_stand_under_the_fields_and_the_form_stays(
    page: ContractsPage, window: Window, workspace: Workspace, settled: Settled
) -> None:
    press(page, "New contract")
    settled()
    sheet = sheet_of(window, ContractSheet)
    sheet.first_day.setText("31 February 2026")
    sheet.worth.setText("a lot")
    sheet.due_days.setText("soon")
    press(sheet, "Add contract")
    assert set(faults(sheet)) == {"first_day", "worth", "due_days"}
    assert "Did you mean 28 February" in faults(sheet)["first_day"]
    assert window.focusWidget() is sheet.first_day

    for line in (sheet.first_day, sheet.worth, sheet.due_days):
        line.clear()
    press(sheet, "Add contract")
    settled()
    assert set(faults(sheet)) == {"title", "buyer"}
    assert sheet.primary is not None
    assert sheet.primary.isEnabled()
    sheet.last_day.setText("whenever")
    sheet.last_day.editingFinished.emit()
    assert "cannot be read as a day" in faults(sheet)["last_day"]
    with workspace.read() as view:
        assert view.all(Contract) == ()


def test_typing_is_kept_until_it_is_saved_or_thrown_away(
    page: ContractsPage, window: Window, settled: Settled
) -> None:
    sheet = page.terms.new_contract()
    settled()
    sheet.title_line.setText("Half a ")
    sheet._keeper.keep_now()
    sheet.dismiss()
    settled()

    again = page.terms.new_contract()
    settled()
    assert again.title_line.text() == "Half a "
    assert "Recovered." in said(again)
    press(again, "Start afresh")
    assert again.title_line.text() == ""

    again.title_line.setText("Never mind")
    QTest.keyClick(again, Qt.Key.Key_Escape)
    question = sheet_of(window, Question)
    QTest.mouseClick(question.go, Qt.MouseButton.LeftButton)
    settled()
    last = page.terms.new_contract()
    settled()
    assert last.title_line.text() == ""
    last.leave()
    assert not last.isVisible()


def test_what_a_commitment_lacks_is_said_under_its_fields(
    agreed: ContractsPage, window: Window, settled: Settled
) -> None:
    press(agreed, "Add commitment")
    settled()
    sheet = sheet_of(window, CommitmentSheet)
    press(sheet, "Add commitment")
    settled()
    assert set(faults(sheet)) == {"measure", "target"}

    sheet.target.setText("lots")
    sheet.save()
    assert "is not a number" in faults(sheet)["target"]
    sheet.dismiss()


def test_a_commitment_is_added_by_mouse_and_shown(
    agreed: ContractsPage, window: Window, workspace: Workspace, desk: Desk, settled: Settled
) -> None:
    press(agreed, "Add commitment")
    settled()
    sheet = sheet_of(window, CommitmentSheet)
    wanted = order(workspace)[0].measure
    sheet.measure.setCurrentText(sheet._choices.words_for(wanted))
    assert "meals" in sheet.target.placeholderText()
    sheet.target.setText("1,500 meals")
    sheet.wording.setPlainText("Share 1,500 meals")
    sheet.run.setCurrentIndex(1)
    sheet.due.setText("31 March 2027")
    sheet.owner.setText("Joe")
    QTest.mouseClick(sheet.is_kpi, Qt.MouseButton.LeftButton, pos=QPoint(8, 10))
    press(sheet, "Add commitment")
    settled()

    new = order(workspace)[-1]
    with workspace.read() as view:
        assert commitment_draft(view, new.uid) == CommitmentDraft(
            wanted,
            "Share 1,500 meals",
            Thousandths(1_500_000),
            Run.YEAR,
            date(2027, 3, 31),
            "Joe",
            is_kpi=True,
        )
    line = agreed.line()
    assert line is not None
    assert line.uid == new.uid
    desk.undo()
    settled()
    assert len(order(workspace)) == 2


def test_the_table_opens_moves_and_bins_by_its_keys(
    agreed: ContractsPage, window: Window, workspace: Workspace, desk: Desk, settled: Settled
) -> None:
    def table() -> QWidget:
        shown = agreed._shown
        assert shown is not None
        assert shown.table is not None
        shown.table.table.setFocus()
        return shown.table.table

    first, second = (each.uid for each in order(workspace))
    agreed.choose(2)
    settled()
    QTest.keyClick(table(), Qt.Key.Key_F2)
    settled()
    sheet = sheet_of(window, CommitmentSheet)
    assert sheet.target.text() == "24"
    sheet.target.setText("30")
    sheet.save()
    settled()
    assert [each.target for each in order(workspace)] == [24_000, 30_000]

    QTest.keyClick(table(), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    settled()
    assert [each.uid for each in order(workspace)] == [second, first]
    QTest.keyClick(table(), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    settled()
    assert [each.uid for each in order(workspace)] == [first, second]

    QTest.keyClick(table(), Qt.Key.Key_Delete)
    settled()
    assert [each.uid for each in order(workspace)] == [first]
    desk.undo()
    settled()
    assert [each.uid for each in order(workspace)] == [first, second]


def test_the_buttons_over_the_table_do_the_same_and_say_what_they_are(
    agreed: ContractsPage, window: Window, workspace: Workspace, settled: Settled
) -> None:
    first, second = (each.uid for each in order(workspace))
    agreed.choose(2)
    settled()
    press(agreed, "Move up")
    settled()
    assert [each.uid for each in order(workspace)] == [second, first]
    press(agreed, "Edit commitment")
    settled()
    sheet_of(window, CommitmentSheet).leave()
    settled()
    press(agreed, "To the bin")
    settled()
    assert [each.uid for each in order(workspace)] == [first]
    press(agreed, "Edit contract")
    settled()
    sheet = sheet_of(window, ContractSheet)
    sheet.title_line.setText("Meals 2026")
    sheet.save()
    settled()
    assert "Meals 2026" in said(agreed)
