"""The binding keeps its promises; PySide6 6.12.0 on Python 3.11 breaks both and aborts."""

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


def test_void_calls_do_not_eat_none(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)

    for _ in range(500):
        widget.update()

    assert sys.getrefcount(None) > before - 100


def test_signals_do_not_eat_true() -> None:
    class Bell(QObject):
        rung = Signal()

    bell = Bell()
    before = sys.getrefcount(True)

    for _ in range(100):
        bell.rung.emit()

    assert sys.getrefcount(True) > before - 50
