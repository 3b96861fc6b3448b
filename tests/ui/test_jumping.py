"""The months beside a long list."""

from array import array
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from ui.pages.activities.delegates import WIDTHS
from ui.pages.activities.jumping import MANY, MonthJumps
from ui.pages.activities.model import activities_model, month_headings
from ui.theme import Theme
from ui.widgets.row_table import RowTable

MONTHS = 60
EACH = 100


class Shown:
    """A table of 6,000 rows over five years, with its months beside it."""

    def __init__(self, theme: Theme) -> None:
        self.model = activities_model(lambda _ids: {}, date(2026, 9, 30))
        self.table = RowTable(theme, list(WIDTHS.values()), [1])
        self.table.setModel(self.model)
        self.jumps = MonthJumps(theme, self.table, self.model)
        self.whole = QWidget()
        row = QHBoxLayout(self.whole)
        row.addWidget(self.table)
        row.addWidget(self.jumps)

    def show(self, each: int = EACH) -> None:
        months = [(date(2026 - at // 12, 12 - at % 12, 1), each) for at in range(MONTHS)]
        self.model.show_ids(array("q", range(MONTHS * each)), month_headings(months))

    def top(self) -> str:
        heading = self.model.heading_at(self.table.rowAt(0))
        return "" if heading is None else heading.title


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme) -> Shown:
    made = Shown(theme)
    qtbot.addWidget(made.whole)
    made.whole.resize(900, 700)
    made.show()
    with qtbot.waitExposed(made.whole):
        made.whole.show()
    return made


def test_a_short_list_has_none(shown: Shown) -> None:
    assert shown.jumps.isVisible()

    shown.show(each=MANY // MONTHS)

    assert not shown.jumps.isVisible()


def test_a_list_in_another_order_has_none(shown: Shown) -> None:
    shown.model.show_ids(array("q", range(MONTHS * EACH)))

    assert not shown.jumps.isVisible()
    assert shown.jumps.stop_at(10) is None


def test_a_press_goes_to_the_month_at_that_height(shown: Shown) -> None:
    half = shown.jumps.height() // 2

    QTest.mouseClick(shown.jumps, Qt.MouseButton.LeftButton, pos=QPoint(10, half))

    stop = shown.jumps.stop_at(half)
    assert stop is not None
    assert stop.title == shown.top() == "June 2024"


def test_keys_go_from_month_to_month(shown: Shown) -> None:
    shown.table.setFocus()
    control = Qt.KeyboardModifier.ControlModifier

    QTest.keyClick(shown.table, Qt.Key.Key_PageDown, control)
    assert shown.top() == "November 2026"
    QTest.keyClick(shown.table, Qt.Key.Key_PageDown, control)
    assert shown.top() == "October 2026"
    QTest.keyClick(shown.table, Qt.Key.Key_PageUp, control)

    assert shown.top() == "November 2026"
    for _ in range(3):
        QTest.keyClick(shown.table, Qt.Key.Key_PageUp, control)
    assert shown.top() == "December 2026"


def test_a_month_says_its_name_and_its_count_under_the_pointer(shown: Shown) -> None:
    at = QPoint(10, 2)
    event = QHelpEvent(QEvent.Type.ToolTip, at, shown.jumps.mapToGlobal(at))

    QApplication.sendEvent(shown.jumps, event)

    assert QToolTip.text() == "December 2026, 100 activities"
    QToolTip.hideText()


def test_years_are_written_where_months_have_no_room(shown: Shown) -> None:
    every = [words for _, words, _ in shown.jumps._labels()]
    assert every == ["2026", "2025", "2024", "2023", "2022"]

    shown.whole.resize(900, 1400)
    QApplication.processEvents()

    assert [words for _, words, _ in shown.jumps._labels()][:3] == ["2026", "Nov", "Oct"]
    shown.jumps.grab()
