"""Erasing from the bin: the question says what goes, and only a yes of its own erases."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sv_evidence.domain.activities import Activity
from sv_evidence.operations.binning import bin_records
from sv_evidence.store.workspace import Workspace
from tests.builders import a_buyer, a_contract, an_activity, keep_file, log
from ui.desk import Desk
from ui.pages.bin.page import BinPage
from ui.theme import Theme
from ui.widgets.question import Question
from ui.widgets.words import Words
from ui.window import Window

Settled = Callable[[], None]


@pytest.fixture
def page(theme: Theme, desk: Desk, window: Window, settled: Settled) -> BinPage:
    made = BinPage(theme, desk)
    window.add_page(made)
    window.show_page(made.key)
    settled()
    return made


def question_on(window: Window) -> Question:
    (found,) = window.findChildren(Question)
    return found


def there(workspace: Workspace, activity: Activity) -> bool:
    with workspace.read() as view:
        return view.find(Activity, activity.uid) is not None


@pytest.fixture
def binned(workspace: Workspace) -> Activity:
    activity = an_activity(title="Garden picnic")
    log(workspace, activity, files=[keep_file(workspace)])
    bin_records(workspace, [activity])
    return activity


def test_erase_says_what_goes_and_the_safe_answer_has_the_focus(
    page: BinPage, window: Window, workspace: Workspace, binned: Activity, settled: Settled
) -> None:
    page.arrive()
    settled()
    assert page.details.erase.isVisible()
    page.details.erase.click()
    settled()
    asked = question_on(window)

    said = " ".join(each.text() for each in asked.findChildren(Words))
    assert "This goes for ever: 1 activity and 1 attachment" in said
    assert "not even Undo" in said
    assert asked.safe.hasFocus()
    QTest.keyClick(asked.safe, Qt.Key.Key_Space)
    settled()
    assert there(workspace, binned)


def test_a_yes_erases_and_the_row_is_gone(
    page: BinPage, window: Window, workspace: Workspace, binned: Activity, settled: Settled
) -> None:
    page.arrive()
    settled()
    page.details.erase.click()
    settled()
    question_on(window).go.click()
    settled()

    assert not there(workspace, binned)
    assert page.bin.model.rowCount() == 0
    assert not page.empty_all.isEnabled()
    assert not page.details.erase.isVisible()


def test_emptying_leaves_what_others_need_and_says_so(
    page: BinPage, window: Window, workspace: Workspace, binned: Activity, settled: Settled
) -> None:
    buyer = a_buyer()
    with workspace.change("Add") as unit:
        unit.add_all([buyer, a_contract(buyer.uid)])
    bin_records(workspace, [buyer])
    settled()
    page.empty_all.click()
    settled()
    asked = question_on(window)
    said = " ".join(each.text() for each in asked.findChildren(Words))
    assert "1 thing stays, because other records need it." in said
    asked.go.click()
    settled()

    assert not there(workspace, binned)
    assert page.bin.model.rowCount() == 1
    page.empty_all.click()
    settled()
    assert window.findChildren(Question) == []
