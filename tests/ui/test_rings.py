"""The ring around whatever has the focus."""

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QFocusFrame, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.style import FocusRings


@pytest.fixture
def rings(qapp: QApplication) -> Iterator[FocusRings]:
    made = FocusRings(qapp)
    yield made
    shiboken6.delete(made)


def a_window() -> tuple[QWidget, QPushButton, QPushButton]:
    window = QWidget()
    save, cancel = QPushButton("Save", window), QPushButton("Cancel", window)
    cancel.move(0, 40)
    for button in (save, cancel):
        button.setProperty("ring", True)
    return window, save, cancel


@pytest.mark.usefixtures("rings")
def test_a_ring_that_went_with_its_window_does_not_keep_the_next_from_coming(qtbot: QtBot) -> None:
    window, first, second = a_window()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    first.setFocus()
    qtbot.waitUntil(lambda: bool(window.findChildren(QFocusFrame)))

    for frame in window.findChildren(QFocusFrame):
        shiboken6.delete(frame)
    second.setFocus()

    qtbot.waitUntil(lambda: bool(window.findChildren(QFocusFrame)))
