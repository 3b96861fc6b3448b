"""The chips of the five-second log: each part is named, and put right by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.builders import TODAY
from tests.quick_sheets import Opened, type_line
from tests.sheets import Settled, words_in

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_every_part_has_a_chip_that_says_its_name_and_value(
    opened: Opened, settled: Settled
) -> None:
    sheet = opened()
    type_line(sheet, "lunch club 14 people 130 meals 2pm 2h", settled)

    names = [each.face.accessibleName() for each in sheet.panes.chips.values()]

    assert names == [
        "What: Lunch club, Ladywood",
        "Place: Ladywood Hall, B16",
        "Date: Wed 30 Sep",
        "Time: 14:00 \N{EN DASH} 16:00",
        "People: 14 people",
        "Project: Add",
        "Result: 130 meals",
    ]


def test_tab_reaches_the_first_part_and_typing_puts_it_right(
    opened: Opened, settled: Settled
) -> None:
    sheet = opened()
    type_line(sheet, "lunch club 130 meals", settled)
    QTest.keyClick(sheet.panes.line, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is sheet.panes.chips["title"].face
    QTest.keyClick(sheet.panes.chips["title"].face, Qt.Key.Key_Tab)
    place = sheet.panes.chips["place"]
    assert QApplication.focusWidget() is place.face

    QTest.keyClick(place.face, Qt.Key.Key_A)
    QTest.keyClicks(place.editor, "ston")
    QTest.keyClick(place.editor, Qt.Key.Key_Return)
    settled()

    assert sheet.read.draft.place == "aston"
    assert QApplication.focusWidget() is place.face
    assert sheet.isVisible()


def test_escape_leaves_a_part_as_it_was_and_delete_empties_it(
    opened: Opened, settled: Settled
) -> None:
    sheet = opened()
    type_line(sheet, "lunch club 130 meals", settled)
    place = sheet.panes.chips["place"]
    place.face.setFocus()
    place.edit()
    QTest.keyClicks(place.editor, "nowhere")
    QTest.keyClick(place.editor, Qt.Key.Key_Escape)
    assert (sheet.isVisible(), sheet.read.draft.place) == (True, "Ladywood Hall")

    QTest.keyClick(place.face, Qt.Key.Key_Delete)

    assert sheet.read.draft.place == ""
    assert place.face.accessibleName() == "Place: Add"


def test_down_offers_what_else_it_may_be(opened: Opened, settled: Settled) -> None:
    sheet = opened()
    type_line(sheet, "lunch club 130 meals", settled)
    chip = sheet.panes.chips["date"]
    chip.face.setFocus()

    QTest.keyClick(chip.face, Qt.Key.Key_Down)
    menu = chip.menu
    offered = [each.text() for each in menu.actions() if each.text()]
    menu.actions()[1].trigger()
    menu.close()
    settled()

    assert offered[:3] == ["Today, Wed 30 Sep", "Yesterday, Tue 29 Sep", "Mon 28 Sep"]
    assert offered[-1] == "Type something else"
    assert sheet.read.draft.first_day is not None
    assert (TODAY - sheet.read.draft.first_day).days == 1


def test_a_part_is_typed_over_where_nothing_is_offered_and_kept_by_leaving_it(
    opened: Opened, settled: Settled
) -> None:
    sheet = opened()
    type_line(sheet, "lunch club 130 meals", settled)
    people = sheet.panes.chips["people"]
    QTest.mouseClick(people.face, Qt.MouseButton.LeftButton)
    QTest.keyClicks(people.editor, "4 guests, 2 staff")

    QTest.keyClick(people.editor, Qt.Key.Key_Tab)
    settled()

    assert (sheet.read.draft.people, sheet.read.draft.staff) == (4, 2)
    assert not people.is_edited


def test_one_doubt_is_asked_and_its_answer_taken(opened: Opened, settled: Settled) -> None:
    sheet = opened()
    type_line(sheet, "walk 9", settled)
    assert sheet.panes.chips["number:9"].face.accessibleName() == "Number: 9 what?"
    assert "9 what?" in words_in(sheet.panes.doubt)

    answers = {each.text(): each for each in sheet.panes.doubt.answers}
    answers["Volunteers"].click()
    settled()

    assert sheet.read.draft.volunteers == 9
    assert not sheet.panes.doubt.isVisible()
