"""Ctrl+F and F3: on a page with a list in its own search, on others by a row that marks words."""

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from sv_evidence.store.workspace import Workspace
from tests.builders import add_framework, an_activity
from tests.sheets import Settled
from ui.desk import Desk
from ui.pages.activities.page import ActivitiesPage
from ui.pages.outcomes.page import OutcomesPage
from ui.pages.page import Page
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.find_row import FindRow
from ui.widgets.search import SearchField
from ui.widgets.words import Words
from ui.window import Window

SHIFT = Qt.KeyboardModifier.ShiftModifier


class Plain(Page):
    """A page of words without any search, taller than the window."""

    key = "plain"
    title = "Plain words"
    icon = "list"

    def fill(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        for number in range(80):
            column.addWidget(Words(self.theme, f"Line {number}"))
        column.addWidget(Button(self.theme, "Eat soup"))
        self.painted = QWidget()
        self.painted.setAccessibleName("Soup of the day")
        self.painted.setMinimumHeight(30)
        column.addWidget(self.painted)
        self.area = QScrollArea()
        self.area.setWidget(inner)
        self.area.setWidgetResizable(True)
        self.content.addWidget(self.area, 1)


def press(window: Window, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)
    QApplication.processEvents()


def find(window: Window) -> None:
    press(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)


def f3(window: Window, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    press(window, Qt.Key.Key_F3, modifier)


@pytest.fixture
def plain(theme: Theme, window: Window) -> Plain:
    page = Plain(theme)
    page.fill()
    window.add_page(page)
    window.show_page(page.key)
    QApplication.processEvents()
    return page


def the_row(page: Plain) -> FindRow:
    (row,) = page.findChildren(FindRow)
    return row


def test_a_page_without_a_search_gets_a_row_that_counts_and_marks(
    plain: Plain, window: Window
) -> None:
    find(window)
    row = the_row(plain)
    assert row.field.hasFocus()
    QTest.keyClicks(row.field, "soup")
    row.look()

    assert row.count.text() == "1 of 2"
    assert row.marks.isVisible()
    assert plain.area.verticalScrollBar().value() > 0
    row.marks.repaint()
    assert row.field.accessibleDescription() == "1 of 2"


def test_enter_and_f3_step_round_and_shift_goes_back(plain: Plain, window: Window) -> None:
    find(window)
    row = the_row(plain)
    row.field.setText("line 7")
    row.look()
    assert row.count.text() == "1 of 11"
    QTest.keyClick(row.field, Qt.Key.Key_Return)
    assert row.count.text() == "2 of 11"
    f3(window)
    assert row.count.text() == "3 of 11"
    f3(window, SHIFT)
    QTest.keyClick(row.field, Qt.Key.Key_Return, SHIFT)
    f3(window, SHIFT)
    assert row.count.text() == "11 of 11"
    f3(window)
    assert row.count.text() == "1 of 11"


def test_escape_clears_the_words_then_leaves_and_f3_comes_back(
    plain: Plain, window: Window
) -> None:
    f3(window)
    row = the_row(plain)
    assert row.isVisible()
    row.field.setText("no such words")
    row.look()
    assert row.count.text() == "Nothing found"
    assert not row.marks.isVisible()
    row.step(1)
    assert row.count.text() == "Nothing found"

    QTest.keyClick(row.field, Qt.Key.Key_Escape)
    assert row.field.text() == ""
    row.look()
    assert row.count.text() == ""
    QTest.keyClick(row.field, Qt.Key.Key_Escape)
    assert not row.isVisible()


def test_a_page_that_changes_under_the_marks_does_no_harm(plain: Plain, window: Window) -> None:
    find(window)
    row = the_row(plain)
    row.field.setText("soup")
    row.look()
    shiboken6.delete(plain.painted)
    row.marks.repaint()
    row.step(1)
    assert row.count.text() == "1 of 1"


@pytest.fixture
def activities(
    workspace: Workspace, theme: Theme, desk: Desk, window: Window, settled: Settled
) -> ActivitiesPage:
    with workspace.change("Log") as unit:
        add_framework(unit)
        unit.add_all([an_activity(f"Canal walk {number}") for number in range(4)])
        unit.add(an_activity("Lunch"))
    page = ActivitiesPage(theme, desk, window)
    window.add_page(page)
    window.show_page(page.key)
    settled()
    return page


def said(page: Page) -> str:
    field = page.search()
    assert isinstance(field, SearchField)
    return field.accessibleDescription()


def test_the_search_of_a_list_says_how_many_and_f3_walks_them(
    activities: ActivitiesPage, window: Window, settled: Settled
) -> None:
    find(window)
    field = activities.search()
    assert field is not None
    assert field.hasFocus()
    field.setText("walk")
    activities.chips.set_words("walk")
    settled()
    field.repaint()
    assert said(activities) in {"4", "1 of 4"}

    f3(window)
    assert said(activities) == "2 of 4"
    for _ in range(3):
        f3(window)
    assert said(activities) == "1 of 4"
    f3(window, SHIFT)
    assert said(activities) == "4 of 4"
    assert field.hasFocus()

    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), said(activities)) == ("", "")


def test_f3_walks_a_tree_line_by_line(
    workspace: Workspace, theme: Theme, desk: Desk, window: Window, settled: Settled
) -> None:
    with workspace.change("Add framework") as unit:
        add_framework(unit)
    page = OutcomesPage(theme, desk, window)
    window.add_page(page)
    window.show_page(page.key)
    settled()
    find(window)
    field = page.search()
    assert field is not None
    field.setText("s")
    page._on_searched("s")
    settled()
    assert said(page) in {"2", "1 of 2", "2 of 2"}

    page.tree.setCurrentIndex(page.tree.model().index(0, 0))
    walked = []
    for _ in range(3):
        f3(window)
        walked.append((said(page), page.tree.currentIndex().data()))
    assert [at for at, _ in walked] == ["1 of 2", "2 of 2", "1 of 2"]
    assert [what for _, what in walked] == ["Meals shared", "Jobs started", "Meals shared"]
    f3(window, SHIFT)
    assert said(page) == "2 of 2"
