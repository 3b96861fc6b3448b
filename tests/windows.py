"""What tests of the window stand on: one dressed application, a desk, and nothing left behind."""

import gc
import logging
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sv_evidence.store.workspace import Workspace
from tests.builders import new_workspace
from ui.desk import Desk
from ui.style import Style, dress
from ui.tasks import TaskRunner
from ui.theme import Theme
from ui.window import Window

POOLS = ("read", "write")


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light theme, worn by the application for the whole run."""
    worn = Theme()
    style = Style(worn)
    qapp.setStyle(style)
    dress(qapp, worn)
    yield worn
    qapp.setStyle("Fusion")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A workspace of its own; the desk closes it."""
    return new_workspace(tmp_path)


@pytest.fixture
def desk(qapp: QApplication, workspace: Workspace) -> Iterator[Desk]:
    """A desk over the workspace. What it could not do fails the test."""
    made = Desk(workspace, TaskRunner())
    failures: list[Exception] = []
    made.failed.connect(failures.append)
    yield made
    qapp.processEvents()
    made.close()
    assert failures == []


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, desk: Desk) -> Window:  # noqa: ARG001 - closed before the desk
    """An empty window of the usual size, shown."""
    made = Window(theme)
    qtbot.addWidget(made)
    made.resize(1440, 868)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)  # keys reach actions of the active window only
    return made


@pytest.fixture
def settled(qtbot: QtBot, qapp: QApplication, desk: Desk) -> Callable[[], None]:
    """Wait until nothing is being read or written any more."""

    def wait() -> None:
        qapp.processEvents()
        qtbot.waitUntil(lambda: desk._tasks.waiting == 0, timeout=20_000)
        qapp.processEvents()

    return wait


@pytest.fixture(autouse=True)
def nothing_left_behind(caplog: pytest.LogCaptureFixture, qapp: QApplication) -> Iterator[None]:
    """Fail a test that logs a warning, or leaves a thread, a timer or a window behind.

    What is no longer used is collected between tests only: in a worker's thread or amid painting,
    taking a window apart ends the process.
    """
    gc.disable()
    yield
    gc.enable()
    gc.collect()
    qapp.sendPostedEvents(None, 52)  # deferred deletes
    qapp.processEvents()
    warned = [each.getMessage() for each in caplog.records if each.levelno >= logging.WARNING]
    assert warned == []
    pools = [each.name for each in threading.enumerate() if each.name.startswith(POOLS)]
    assert pools == []
    assert [each for each in qapp.topLevelWidgets() if each.isVisible()] == []
