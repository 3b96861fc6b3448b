"""Changing many activities together: seen before, one step, and the reason where one stays."""

from collections.abc import Mapping
from uuid import UUID

import pytest
from PySide6.QtCore import QAbstractItemModel
from PySide6.QtTest import QTest

from sv_evidence.operations.activity_log import draft_of
from sv_evidence.store.workspace import Workspace
from tests.builders import MEALS, a_result, an_activity, log
from tests.sheets import PaperTray, Settled, words_in
from ui.desk import Desk
from ui.pages.activities.bulk.sheet import BulkSheet
from ui.pages.activities.page import ActivitiesPage
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def chosen(workspace: Workspace, measures: Mapping[str, UUID]) -> list[UUID]:
    lunch, bare = an_activity("Lunch club"), an_activity("Meeting")
    log(workspace, lunch, [a_result(lunch.uid, measures[MEALS])])
    log(workspace, bare)
    return [lunch.uid, bare.uid]


@pytest.fixture
def sheet(
    chosen: list[UUID], theme: Theme, desk: Desk, window: Window, settled: Settled
) -> BulkSheet:
    opened = BulkSheet(theme, desk, window, chosen)
    opened.begin()
    settled()
    return opened


def cells(model: QAbstractItemModel) -> list[list[str]]:
    columns = range(model.columnCount())
    return [
        [str(model.index(row, at).data() or "") for at in columns]
        for row in range(model.rowCount())
    ]


def choose(sheet: BulkSheet, field: str, settled: Settled) -> None:
    sheet.what.setCurrentIndex(sheet.what.findData(field))
    sheet.what.activated.emit(sheet.what.currentIndex())
    settled()


def test_nothing_is_changed_before_it_is_said_to_what(sheet: BulkSheet) -> None:
    assert sheet.title.text() == "Change 2 activities"
    assert not sheet.primary.isEnabled() if sheet.primary else False
    assert cells(sheet.table.rows_model) == []
    sheet.leave()


def test_a_project_is_typed_seen_and_given_to_all_as_one_step(
    sheet: BulkSheet, chosen: list[UUID], workspace: Workspace, desk: Desk, settled: Settled
) -> None:
    said: list[str] = []
    desk.said.connect(lambda each: said.append(each.text))
    edit = sheet.words.lineEdit()
    assert edit is not None
    QTest.keyClicks(edit, "Garden")
    settled()

    assert cells(sheet.table.rows_model) == [
        ["Wed 30 Sep", "Lunch club", "No project", "Garden"],
        ["Wed 30 Sep", "Meeting", "No project", "Garden"],
    ]
    assert sheet.summary.text() == "2 of 2 activities will change."
    sheet.save()
    settled()

    with workspace.read() as view:
        assert [draft_of(view, each).project for each in chosen] == ["Garden", "Garden"]
    assert said[-1] == "Project of 2 activities changed"
    desk.undo()
    settled()
    with workspace.read() as view:
        assert [draft_of(view, each).project for each in chosen] == ["", ""]


def test_one_that_cannot_change_says_why_below_those_that_do(
    sheet: BulkSheet, settled: Settled
) -> None:
    choose(sheet, "impact", settled)
    sheet.choice.setCurrentIndex(1)
    sheet.choice.activated.emit(1)
    settled()

    assert [row[1:] for row in cells(sheet.table.rows_model)] == [
        ["Lunch club", "Core impact", "Additional social value"],
        ["Meeting", "Nothing", "Nothing was counted on it."],
    ]
    assert sheet.summary.text() == "1 of 2 activities will change."
    assert sheet.table.rows_model._sentence(sheet.table._rows[1]) == (
        "Wed 30 Sep, Meeting, now Nothing, Nothing was counted on it."
    )
    sheet.leave()


def test_consent_says_that_other_activities_change_too(sheet: BulkSheet, settled: Settled) -> None:
    choose(sheet, "consent", settled)
    sheet.choice.setCurrentIndex(1)
    sheet.choice.activated.emit(1)
    settled()

    assert any("changes there as well" in each for each in words_in(sheet))
    assert [row[3] for row in cells(sheet.table.rows_model)] == ["No file is on it."] * 2
    sheet.leave()


def test_the_first_of_the_list_takes_a_place_away(sheet: BulkSheet, settled: Settled) -> None:
    choose(sheet, "place", settled)
    sheet.words.setCurrentIndex(0)
    settled()

    assert sheet.edit.value == ""
    assert {row[3] for row in cells(sheet.table.rows_model)} == {"It is so already."}
    choose(sheet, "contract", settled)
    assert sheet.choice.itemText(0) == "No contract"
    sheet.leave()


def test_the_page_opens_it_for_the_rows_that_are_chosen(
    chosen: list[UUID], theme: Theme, desk: Desk, window: Window, settled: Settled
) -> None:
    page = ActivitiesPage(theme, desk, window, PaperTray())
    window.add_page(page)
    window.show_page(page.key)
    settled()
    page.table.selectAll()
    settled()

    (button,) = [each for each in page.findChildren(Button) if each.text() == "Change together"]
    button.click()
    settled()

    sheet = window.findChild(BulkSheet)
    assert sheet is not None
    assert set(sheet._chosen) == set(chosen)
    sheet.leave()
    settled()
