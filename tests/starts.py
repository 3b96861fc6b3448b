"""The whole program, started with a home of its own and closed with its backup."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.app import App, Asked
from ui.logs import stop_catching


class Start(Protocol):
    """Starts the program; ``at_once`` is called when its window has just been shown."""

    def __call__(self, asked: Asked, at_once: Callable[[App], object] = ...) -> App: ...


@pytest.fixture
def start(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Start]:
    """Start the program with a home of its own; close it, and wait for its backup, at the end."""
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    before = qapp.style().objectName()
    made: list[App] = []

    def begin(asked: Asked, at_once: Callable[[App], object] = lambda _app: None) -> App:
        app = App(qapp, asked)
        qtbot.addWidget(app.window)
        made.append(app)
        app.show()
        at_once(app)
        qtbot.waitUntil(lambda: app._front is not None, timeout=20_000)
        return app

    yield begin
    for each in made:
        close(each)
    qapp.setStyleSheet("")
    qapp.setStyle(before or "Fusion")


def close(app: App) -> None:
    """Close the window, and wait for the child that backs up."""
    app.window.close()
    stop_catching(app.log)
    app.log = None
    if app._front is not None and app._front.backup is not None:
        app._front.backup.wait(60)


def shows_pages(app: App) -> bool:
    """Say whether a workspace is open."""
    return app.window.page is not None
