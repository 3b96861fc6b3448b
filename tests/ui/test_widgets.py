"""The shared parts: what they say, what keys they answer, and that focus comes back."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sv_evidence.domain.proof import Mark
from sv_evidence.reports import shapes
from ui.theme import Theme
from ui.widgets.buttons import Button, Rank
from ui.widgets.chips import Chip
from ui.widgets.fields import Choice, Field, LineField
from ui.widgets.marks import ProofBar, ProofMark
from ui.widgets.paint import paint
from ui.widgets.search import SearchField


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
