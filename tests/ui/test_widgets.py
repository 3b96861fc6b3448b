"""The shared parts: what they say, what keys they answer, and that focus comes back."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QImage, QKeyEvent, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from sv_evidence.domain.proof import Mark
from sv_evidence.reports import shapes
from ui.messages import Messages
from ui.theme import Theme
from ui.widgets.buttons import Button, Rank
from ui.widgets.chips import Chip
from ui.widgets.fields import Choice, Field, LineField, SearchField
from ui.widgets.marks import ProofBar, ProofMark
from ui.widgets.paint import paint
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


@pytest.mark.parametrize(
    ("mark", "word"),
    [(Mark.PROVEN, "Proven"), (Mark.PART_PROVEN, "Part proven"), (Mark.UNPROVEN, "Unproven")],
)
def test_a_mark_always_has_its_word(qtbot: QtBot, theme: Theme, mark: Mark, word: str) -> None:
    widget = ProofMark(theme, mark)
    qtbot.addWidget(widget)

    assert widget.accessibleName() == word
    assert widget.toolTip() == word


@pytest.mark.parametrize("mark", list(Mark))
def test_marks_are_painted_differently_without_any_colour(theme: Theme, mark: Mark) -> None:
    drawn = {each: _painted(theme, each) for each in Mark}
    others = [image for each, image in drawn.items() if each is not mark]

    assert all(drawn[mark] != image for image in others)


def test_a_proof_bar_speaks_its_amounts(qtbot: QtBot, theme: Theme) -> None:
    bar = ProofBar(theme)
    qtbot.addWidget(bar)

    bar.show_parts({Mark.PROVEN: 3, Mark.UNPROVEN: 1}, scale=4, spoken="3 proven, 1 unproven")

    assert bar.accessibleName() == "3 proven, 1 unproven"


def test_a_set_chip_is_removed_by_backspace_and_by_its_x(qtbot: QtBot, theme: Theme) -> None:
    chip = Chip(theme, "Project")
    qtbot.addWidget(chip)
    chip.set_value("Lunch clubs")
    chip.resize(chip.sizeHint())
    chip.show()

    with qtbot.waitSignal(chip.removed):
        QTest.keyClick(chip, Qt.Key.Key_Backspace)
    with qtbot.waitSignal(chip.removed):
        at = chip.rect().center()
        at.setX(chip.width() - 12)
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=at)
    assert "Lunch clubs" in chip.accessibleName()


def test_an_unset_chip_cannot_be_removed(qtbot: QtBot, theme: Theme) -> None:
    chip = Chip(theme, "Project")
    qtbot.addWidget(chip)

    with qtbot.assertNotEmitted(chip.removed):
        QTest.keyClick(chip, Qt.Key.Key_Backspace)


def test_a_fault_is_shown_and_spoken(qtbot: QtBot, theme: Theme) -> None:
    field = Field(theme, "&Date", LineField(theme))
    qtbot.addWidget(field)
    field.show()

    field.show_fault("September has 30 days.")

    assert field.fault == "September has 30 days."
    assert field.editor.accessibleName() == "Date"
    assert field.editor.accessibleDescription() == "September has 30 days."
    assert field.editor.property("fault") == "alarm"

    field.show_fault("")

    assert field.editor.accessibleDescription() == ""
    assert field.editor.property("fault") == ""


def test_a_doubt_is_no_fault(qtbot: QtBot, theme: Theme) -> None:
    field = Field(theme, "Quantity", LineField(theme))
    qtbot.addWidget(field)

    field.show_fault("That is 10 times your usual lunch club.", doubt=True)

    assert field.editor.property("fault") == ""


def test_a_search_starts_after_the_last_key(qtbot: QtBot, theme: Theme) -> None:
    field = SearchField(theme, "Search")
    qtbot.addWidget(field)
    heard: list[str] = []
    field.searched.connect(heard.append)

    with qtbot.waitSignal(field.searched):
        QTest.keyClicks(field, "soup")

    assert heard == ["soup"]


def test_the_wheel_never_changes_a_choice(qtbot: QtBot, theme: Theme) -> None:
    choice = Choice(theme)
    qtbot.addWidget(choice)
    choice.addItems(["one", "two"])
    choice.show()
    down = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )

    QApplication.sendEvent(choice, down)

    assert choice.currentText() == "one"


def test_a_bare_button_still_has_words(qtbot: QtBot, theme: Theme) -> None:
    button = Button(theme, "Close", rank=Rank.BARE, icon="x")
    qtbot.addWidget(button)

    assert (button.accessibleName(), button.toolTip()) == ("Close", "Close")


def test_a_folded_button_keeps_its_words_in_the_tooltip(qtbot: QtBot, theme: Theme) -> None:
    button = Button(theme, "Open file", icon="eye")
    qtbot.addWidget(button)
    wide = button.sizeHint().width()

    button.fold(folded=True)

    assert button.sizeHint().width() < wide
    assert (button.accessibleName(), button.toolTip()) == ("Open file", "Open file")


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


def _painted(theme: Theme, mark: Mark) -> QImage:
    image = QImage(32, 32, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint(painter, shapes.mark(mark, 32), theme)
    painter.end()
    return image


def test_a_field_without_typing_leaves_undo_to_the_window(qtbot: QtBot, theme: Theme) -> None:
    field = LineField(theme)
    qtbot.addWidget(field)
    field.show()
    asked = _override(Qt.Key.Key_Z)

    QApplication.sendEvent(field, asked)
    assert not asked.isAccepted()

    QTest.keyClicks(field, "a")
    again = _override(Qt.Key.Key_Z)
    QApplication.sendEvent(field, again)
    assert again.isAccepted()


def _override(key: Qt.Key) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.ControlModifier)
