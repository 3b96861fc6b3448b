"""What lies over the pages: sheets keep the focus and give it back, messages wait for readers."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.messages import Messages
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.fields import LineField
from ui.widgets.question import Question
from ui.widgets.sheet import Sheet
from ui.widgets.states import SHOW_AFTER, LoadingRows
from ui.widgets.toast import SHOWN_FOR, STEP, Link, Said, Toast
from ui.window import Window


@pytest.fixture
def stage(qtbot: QtBot, theme: Theme) -> Window:
    made = Window(theme)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_a_sheet_keeps_the_focus_and_gives_it_back(stage: Window, theme: Theme) -> None:
    before = QLineEdit(stage)
    before.show()
    stage.activateWindow()
    before.setFocus()
    sheet = Sheet(theme, stage, "Log activity", 600, 400)
    first, second = LineField(theme), LineField(theme)
    sheet.body.addWidget(first)
    sheet.body.addWidget(second)

    sheet.open()
    stops = [_focus()]
    for _ in range(3):
        QTest.keyClick(_focus(), Qt.Key.Key_Tab)
        stops.append(_focus())
    QTest.keyClick(_focus(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)

    assert stops[0] is first
    assert stops[1] is second
    assert stops[3] is first
    assert sheet.isAncestorOf(_focus())

    sheet.dismiss()

    assert QApplication.focusWidget() is before


def test_escape_closes_a_sheet_unless_it_says_no(stage: Window, theme: Theme, qtbot: QtBot) -> None:
    class Stubborn(Sheet):
        is_done = False

        def may_close(self) -> bool:
            return self.is_done

    sheet = Stubborn(theme, stage, "Making", 600, 400)
    sheet.body.addWidget(LineField(theme))
    stage.activateWindow()
    sheet.open()

    QTest.keyClick(_focus(), Qt.Key.Key_Escape)
    assert sheet.isVisible()

    sheet.is_done = True
    with qtbot.waitSignal(sheet.closed):
        QTest.keyClick(_focus(), Qt.Key.Key_Escape)


def test_a_question_focuses_the_safe_answer(stage: Window, theme: Theme, qtbot: QtBot) -> None:
    question = Question(
        theme, stage, "Throw away?", text="It is not saved.", safe="Keep it", go="Throw away"
    )
    stage.activateWindow()
    question.open()
    assert _focus() is question.safe

    with qtbot.waitSignal(question.accepted):
        question.go.click()


def test_a_message_waits_while_the_pointer_is_on_it(stage: Window, theme: Theme) -> None:
    toast = Toast(theme, stage)
    toast.show_said(Said("Activity logged"), ())
    toast._on_tick()
    running = toast.left
    toast._left = STEP

    toast.enterEvent(QEnterEvent(QPointF(), QPointF(), QPointF()))

    assert running == SHOWN_FOR - STEP
    assert toast.left == SHOWN_FOR // 2
    toast.put_away()


def test_a_message_goes_by_itself(stage: Window, theme: Theme) -> None:
    toast = Toast(theme, stage)
    toast.show_said(Said("Activity logged"), ())
    toast._left = STEP

    toast._on_tick()

    assert not toast.isVisible()


def test_only_one_message_is_shown_and_undo_is_offered(stage: Window, qtbot: QtBot) -> None:
    messages = stage.messages
    messages.show_said(Said("First"))
    pressed: list[str] = []
    more = Link("Show it", lambda: pressed.append("show"))

    messages.show_said(Said("Second", undo=True, links=(more,)))
    QApplication.processEvents()

    found = _toast(messages).findChildren(Button)
    buttons = {each.text(): each for each in found if each.isVisible()}
    assert list(buttons) == ["Show it", "Undo", "Close the message"]
    with qtbot.waitSignal(stage.undo_asked):
        buttons["Undo"].click()


def test_loading_shows_nothing_at_first(qtbot: QtBot, theme: Theme) -> None:
    rows = LoadingRows(theme)
    qtbot.addWidget(rows)

    rows.start("Opening 12,480 activities")

    assert not rows.isVisible()
    assert rows._wait.interval() == SHOW_AFTER
    rows.stop()


def _focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def _toast(messages: Messages) -> Toast:
    return messages._toast
