"""Several lines pasted at once: one activity each, shown as a list first."""

from collections.abc import Mapping
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sv_evidence.domain.activities import Activity
from sv_evidence.store.workspace import Workspace
from tests.sheets import PaperTray, Settled, words_in
from ui.desk import Desk
from ui.pages.activities.quick.opening import QuickLogging
from ui.pages.activities.quick.several import MOST_LINES
from ui.pages.activities.quick.sheet import QuickSheet
from ui.theme import Theme
from ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
LINES = "Tue walk 14 people\n- Mon talk 3 vols\n2 Jan 1984 dance\n"


@pytest.fixture
def sheet(
    measures: Mapping[str, UUID],  # noqa: ARG001 - there is something to count
    theme: Theme,
    desk: Desk,
    window: Window,
    settled: Settled,
) -> QuickSheet:
    made = QuickLogging(theme, desk, window, PaperTray()).open()
    settled()
    return made


def _paste(sheet: QuickSheet, text: str, settled: Settled) -> None:
    QApplication.clipboard().setText(text)
    QTest.keyClick(sheet.panes.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settled()


def _titles(workspace: Workspace) -> list[str]:
    with workspace.read() as view:
        return sorted(each.title for each in view.all(Activity))


def test_pasted_lines_are_a_list_and_those_that_can_be_kept_are_saved_as_one_change(
    sheet: QuickSheet, settled: Settled, workspace: Workspace
) -> None:
    _paste(sheet, LINES, settled)
    said = words_in(sheet.panes.several)
    assert "Tue 29 Sep, 14 people" in said
    assert "Mon 28 Sep, 3 volunteers" in said
    assert any("1990 or later" in each for each in said)
    assert sheet.buttons.save.text() == "Save 2 activities"

    QTest.keyClick(sheet.panes.line, Qt.Key.Key_Return)
    settled()

    assert _titles(workspace) == ["Talk", "Walk"]
    workspace.undo()
    assert _titles(workspace) == []


def test_a_line_is_changed_in_the_field_and_another_left_out(
    sheet: QuickSheet, settled: Settled, workspace: Workspace
) -> None:
    _paste(sheet, LINES, settled)
    sheet.panes.several.chosen.emit(2)
    settled()
    assert sheet.panes.line.text() == "2 Jan 1984 dance"
    sheet.panes.line.setText("2 Jan 2026 dance")
    settled()
    sheet.panes.several.removed.emit(0)
    settled()

    QTest.keyClick(sheet.panes.line, Qt.Key.Key_Return)
    settled()

    assert _titles(workspace) == ["Dance", "Talk"]


def test_the_last_line_left_is_one_activity_with_its_chips(
    sheet: QuickSheet, settled: Settled
) -> None:
    _paste(sheet, "walk\ntalk", settled)

    sheet.panes.several.removed.emit(0)
    settled()

    assert not sheet.together.is_on
    assert sheet.panes.line.text() == "talk"
    assert sheet.panes.chips["title"].isVisible()


def test_one_pasted_line_is_only_words(sheet: QuickSheet, settled: Settled) -> None:
    _paste(sheet, "walk 14 people\n", settled)

    assert not sheet.together.is_on
    assert sheet.read.draft.people == 14


def test_lines_beyond_what_a_list_can_show_are_said(sheet: QuickSheet, settled: Settled) -> None:
    _paste(sheet, "walk\n" * (MOST_LINES + 1), settled)

    assert f"Only the first {MOST_LINES} lines are here." in words_in(sheet.panes.notices)
    assert sheet.buttons.save.text() == f"Save {MOST_LINES} activities"
