"""Go to anything over a few walks, for the tests of its parts; what lines do is written down."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sv_evidence.domain.activities import Activity
from sv_evidence.domain.evidence_types import load_types
from sv_evidence.operations.finding import Place
from sv_evidence.store.workspace import Workspace
from tests.builders import TODAY, add_framework, an_activity
from tests.sheets import Settled
from ui.commands import Command
from ui.desk import Desk
from ui.pages.palette.lines import Heading, Line, More, Setting, Ways
from ui.pages.palette.sheet import Palette
from ui.theme import Theme
from ui.window import Window

Find = Callable[..., Palette]
Done = list[tuple[str, object]]


@pytest.fixture
def done() -> Done:
    """What the lines did."""
    return []


@pytest.fixture
def walks(workspace: Workspace) -> list[Activity]:
    logged = [an_activity(f"Canal walk {number}") for number in range(1, 8)]
    with workspace.change("Log") as unit:
        add_framework(unit)
        unit.add_all(logged)
    return logged


@pytest.fixture
def setting(walks: list[Activity], done: Done) -> Setting:
    """Lines that only write down what they would do."""
    del walks  # they are there to be found

    def does(name: str) -> Callable[[object], None]:
        return lambda what: done.append((name, what))

    ways = Ways(does("go"), does("file"), does("log"), does("list"), does("explain"))
    commands = (
        Command("File", "Log activity", "Ctrl+N", lambda: done.append(("new", None))),
        Command("Go", "Go to Home", "Ctrl+1", lambda: None, icon="house"),
        Command("Edit", "Undo", "Ctrl+Z", lambda: None),
        Command("Edit", "Redo", "", lambda: None),
    )
    return Setting(ways, commands, load_types(), TODAY)


@pytest.fixture
def find(theme: Theme, desk: Desk, window: Window, setting: Setting, settled: Settled) -> Find:
    def open_on(words: str = "", recent: tuple[Place, ...] = ()) -> Palette:
        made = Palette(theme, desk, window, setting, recent)
        made.begin()
        QTest.keyClicks(made.field, words)
        made.ask()
        settled()
        return made

    return open_on


def lines(palette: Palette) -> list[str]:
    """Say every row, headings in capitals."""
    said = []
    for row in palette.list.rows:
        match row:
            case Heading():
                said.append(f"{row.title} {row.count}".strip().upper())
            case More():
                said.append(f"> {row.text}")
            case Line():
                said.append(row.title.text)
    return said


def chosen(palette: Palette) -> str:
    line = palette.list.chosen
    assert line is not None
    return line.text if isinstance(line, More) else line.title.text


def press(palette: Palette, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(palette.field, key)
