"""The result lines: what they count as, what is said of them, and what is offered."""

from collections.abc import Callable, Mapping
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sv_evidence.domain.activities import Impact, Result
from sv_evidence.domain.contracts import Commitment
from sv_evidence.domain.evidence_types import load_types
from sv_evidence.domain.measures import ONE, Thousandths
from sv_evidence.domain.proof import Finding, Mark
from sv_evidence.operations.previewing import ResultPreview
from sv_evidence.store.workspace import Workspace
from sv_evidence.wording.typed import people_fault_text
from tests.builders import MEALS as CODE
from tests.builders import a_buyer, a_contract, a_uid
from tests.sheets import Settled, fill, words_in
from tests.ui.test_log_words import MEALS
from ui.pages.activities.log.sentences import three_tests
from ui.pages.activities.log.sheet import LogSheet
from ui.widgets.completing import ranked

Opened = Callable[..., LogSheet]


@pytest.fixture
def contract(workspace: Workspace, measures: Mapping[str, UUID]) -> UUID:
    """A contract that asks for meals, and for nothing else."""
    buyer = a_buyer()
    made = a_contract(buyer.uid)
    meals = measures[CODE]
    with workspace.change("Add contract") as unit:
        unit.add(buyer)
        unit.add(made)
        unit.add(Commitment(a_uid(), made.uid, meals))
    return made.uid


@pytest.mark.usefixtures("contract")
def test_a_result_says_what_it_counts_as_and_a_person_may_say_otherwise(
    open_sheet: Opened, workspace: Workspace, settled: Settled
) -> None:
    sheet = open_sheet()
    line = sheet.panes.fields.results.lines[0]
    assert not line.impact.isVisible()

    fill(sheet)
    line.edited.emit()
    assert line.impact.isVisible()
    assert line.impact.choice.currentText() == "Additional social value"

    line.impact.choice.setCurrentIndex(0)
    line.impact.choice.activated.emit(0)
    sheet.save()
    settled()

    with workspace.read() as view:
        assert [each.impact for each in view.all(Result)] == [Impact.CORE]


def test_without_a_contract_nothing_is_asked(open_sheet: Opened) -> None:
    sheet = open_sheet()
    fill(sheet)
    assert not sheet.panes.fields.results.lines[0].impact.isVisible()
    sheet.dismiss()


def test_only_the_number_is_marked_where_only_the_number_is_wrong(open_sheet: Opened) -> None:
    sheet = open_sheet()
    fill(sheet, quantity="lots")
    sheet.save()

    line = sheet.panes.fields.results.lines[0]
    assert line.quantity.accessibleDescription() == "“lots” is not a number. Try: 126."
    assert line.measure.property("fault") == ""
    assert QApplication.focusWidget() is line.quantity
    sheet.dismiss()


def test_people_that_cannot_be_counted_are_said_on_leaving_the_field(open_sheet: Opened) -> None:
    sheet = open_sheet()
    people = sheet.panes.fields.people
    people.setText("about 20")
    people.editingFinished.emit()
    said = "People are counted in whole numbers. Write it as 20 guests."
    assert said in words_in(sheet)
    sheet.dismiss()


@pytest.mark.parametrize(
    ("typed", "mend"),
    [("about 20", "20 guests"), ("~5 volunteers", "5 volunteers"), ("over 1,200", "1,200 guests")],
)
def test_rough_numbers_are_written_out(typed: str, mend: str) -> None:
    assert people_fault_text(typed).endswith(f"Write it as {mend}.")


def test_a_stronger_paper_of_the_same_name_says_what_makes_it_stronger() -> None:
    half = ResultPreview(
        MEALS,
        Thousandths(126 * ONE),
        Finding(Mark.PART_PROVEN, (), (), ("only_one_fair",)),
        ("count_sheet_unsigned",),
        "count_sheet",
    )
    said = three_tests([half], load_types())[2].lines
    assert said == ("Meals: half way. Add the count sheet, signed on the day.",)


def test_what_begins_with_the_words_is_offered_first() -> None:
    every = ["People helped by meals", "Some meals", "Meals shared", "Oatmeals"]
    assert ranked(every, "meal") == [
        "Meals shared",
        "People helped by meals",
        "Some meals",
        "Oatmeals",
    ]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_list_leaves_what_is_said_of_the_field_free(open_sheet: Opened) -> None:
    sheet = open_sheet()
    line = sheet.panes.fields.results.lines[0]
    line.show_faults("", "No measure is called that. Choose one from the list.")
    QApplication.processEvents()
    line.measure.setFocus()
    edit = line.measure.lineEdit()
    assert edit is not None

    QTest.keyClicks(edit, "me")
    popup = line._suggestions
    assert popup.isVisible()
    said = line._faults[line.measure]
    assert popup.y() >= said.mapToGlobal(QPoint(0, said.height())).y()
    assert popup.viewport().x() > 0  # an edge all round
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    sheet.dismiss()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_ctrl_enter_saves_past_an_open_list(open_sheet: Opened) -> None:
    sheet = open_sheet()
    line = sheet.panes.fields.results.lines[0]
    line.measure.setFocus()
    edit = line.measure.lineEdit()
    assert edit is not None
    QTest.keyClicks(edit, "me")
    assert line._suggestions.isVisible()

    QTest.keyClick(line._suggestions, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert sheet.panes.fields._fields["what"].fault
    assert not line._suggestions.isVisible()
    sheet.panes.fields.results.show_entries(())
    sheet.dismiss()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_an_open_list_hands_ctrl_enter_on(open_sheet: Opened) -> None:
    sheet = open_sheet()
    line = sheet.panes.fields.results.lines[0]
    asked: list[bool] = []
    line.passed_on.connect(lambda: asked.append(True))
    line.measure.setFocus()
    edit = line.measure.lineEdit()
    assert edit is not None
    QTest.keyClicks(edit, "me")
    control = Qt.KeyboardModifier.ControlModifier

    line.measure.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, control))

    assert asked == [True]
    assert not line._suggestions.isVisible()
    sheet.panes.fields.results.show_entries(())
    sheet.dismiss()


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Return])
def test_a_few_letters_and_one_key_take_the_measure(
    open_sheet: Opened, measures: Mapping[str, UUID], key: Qt.Key
) -> None:
    sheet = open_sheet()
    line = sheet.panes.fields.results.lines[0]
    line.measure.setFocus()
    edit = line.measure.lineEdit()
    assert edit is not None

    QTest.keyClicks(edit, "meal")
    assert line._suggestions.currentIndex().data() == "Meals shared"
    assert edit.text() == "meal"
    QTest.keyClick(line._suggestions, key)

    assert line.entry().measure == measures[CODE]
    assert not line._suggestions.isVisible()
    assert edit.hasFocus() is (key == Qt.Key.Key_Return)
    sheet.panes.fields.results.show_entries(())
    sheet.dismiss()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_down_lights_the_second_of_several(
    open_sheet: Opened, measures: Mapping[str, UUID]
) -> None:
    sheet = open_sheet()
    line = sheet.panes.fields.results.lines[0]
    line.measure.setFocus()
    edit = line.measure.lineEdit()
    assert edit is not None

    QTest.keyClicks(edit, "h")
    assert line._suggestions.currentIndex().data() == "Hours volunteered"
    QTest.keyClick(line._suggestions, Qt.Key.Key_Down)
    QTest.keyClick(line._suggestions, Qt.Key.Key_Tab)

    assert line.entry().measure == measures[CODE]
    sheet.panes.fields.results.show_entries(())
    sheet.dismiss()


def test_a_known_place_is_taken_by_its_first_letters_and_tab(open_sheet: Opened) -> None:
    sheet = open_sheet()
    place = sheet.panes.fields.place
    place.setFocus()
    edit = place.lineEdit()
    assert edit is not None

    QTest.keyClicks(edit, "lady")
    QTest.keyClick(edit, Qt.Key.Key_Tab)

    assert place.currentText() == "Ladywood Hall, B16"
    place.setEditText("")
    sheet.dismiss()
