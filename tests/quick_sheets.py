"""A five-second log to try, where a lunch club was held before."""

from collections.abc import Callable, Iterator, Mapping
from uuid import UUID

import pytest
from PySide6.QtTest import QTest

from tests.builders import MEALS, a_place, a_result, an_activity, log
from tests.sheets import PaperTray, Settled
from ui.desk import Desk
from ui.pages.activities.quick.opening import QuickLogging
from ui.pages.activities.quick.sheet import QuickSheet
from ui.theme import Theme
from ui.window import Window

Opened = Callable[[], QuickSheet]


@pytest.fixture
def tray() -> PaperTray:
    return PaperTray()


@pytest.fixture
def quick(
    measures: Mapping[str, UUID],
    theme: Theme,
    desk: Desk,
    window: Window,
    tray: PaperTray,
) -> QuickLogging:
    """A lunch club was held at Ladywood Hall before, with meals."""
    hall = a_place("Ladywood Hall")
    with desk.workspace.change("Set up") as unit:
        unit.add(hall)
    lunch = an_activity(place=hall.uid)
    log(desk.workspace, lunch, [a_result(lunch.uid, measures[MEALS])])
    return QuickLogging(theme, desk, window, tray)


@pytest.fixture
def opened(quick: QuickLogging, settled: Settled) -> Iterator[Opened]:
    def open_one() -> QuickSheet:
        sheet = quick.open()
        settled()
        return sheet

    yield open_one
    settled()


def type_line(sheet: QuickSheet, line: str, settled: Settled) -> None:
    QTest.keyClicks(sheet.panes.line, line)
    settled()
