"""Where the focus is once a sheet has gone."""

from collections.abc import Callable, Mapping
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sv_evidence.domain.evidence import Attachment, Evidence
from sv_evidence.store.workspace import Workspace
from tests.builders import an_activity, keep_file, log
from tests.sheets import Settled, fill, words_in
from ui.desk import Desk
from ui.pages.activities.log.opening import Purpose
from ui.pages.activities.log.sheet import LogSheet
from ui.pages.activities.page import ActivitiesPage
from ui.pages.packs.export import ExportSheet
from ui.pages.packs.page import PacksPage
from ui.theme import Theme
from ui.widgets.notice import Notice
from ui.widgets.sheet import Sheet
from ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_escape_in_export_gives_the_focus_back(
    theme: Theme, desk: Desk, window: Window, tmp_path: Path, settled: Settled
) -> None:
    page = PacksPage(theme, desk, window, tmp_path)
    window.add_page(page)
    window.show_page(page.key)
    settled()
    page._export.setFocus()
    page.export()
    settled()
    sheet = next(each for each in window.messages.sheets() if isinstance(each, ExportSheet))
    held = QApplication.focusWidget()
    assert held is not None
    assert sheet.isAncestorOf(held)

    QTest.keyClick(held, Qt.Key.Key_Escape)
    settled()

    assert QApplication.focusWidget() is page._export


def test_a_sheet_opened_from_nowhere_gives_the_focus_to_the_page(
    theme: Theme, desk: Desk, window: Window, settled: Settled
) -> None:
    page = ActivitiesPage(theme, desk, window)
    window.add_page(page)
    window.show_page(page.key)
    settled()
    held = QApplication.focusWidget()
    if held is not None:
        held.clearFocus()
    sheet = Sheet(theme, window, "Export pack", 400, 300)
    sheet.open()
    sheet.leave()

    now = QApplication.focusWidget()
    assert now is not None
    assert page.isAncestorOf(now)


def test_a_stopped_export_is_no_alarm(
    theme: Theme, desk: Desk, window: Window, tmp_path: Path, settled: Settled
) -> None:
    sheet = ExportSheet(theme, desk, window, tmp_path)
    sheet.open()
    settled()
    sheet._foot.show_stopped()
    notice = sheet.findChild(Notice)
    assert notice is not None
    assert "Export stopped." in words_in(notice)
    assert notice._tone == "calm"
    sheet.dismiss()
    settled()


@pytest.mark.usefixtures("measures")
def test_a_saved_activity_is_chosen_and_has_the_focus(
    theme: Theme, desk: Desk, window: Window, settled: Settled
) -> None:
    page = ActivitiesPage(theme, desk, window)
    window.add_page(page)
    window.show_page(page.key)
    settled()
    page._log.setFocus()
    page.log_activity()
    settled()
    sheet = next(each for each in window.messages.sheets() if isinstance(each, LogSheet))
    fill(sheet)
    sheet.save()
    settled()

    assert QApplication.focusWidget() is page.table
    only = page._rows.only()
    assert only is not None
    assert only.title == "Lunch club, Ladywood"


def test_a_file_is_taken_off_with_the_edit_and_comes_back_with_undo(
    open_sheet: Callable[..., LogSheet],
    workspace: Workspace,
    measures: Mapping[str, UUID],
    desk: Desk,
    settled: Settled,
) -> None:
    assert measures
    lunch = an_activity()
    register = keep_file(workspace, b"names", title="Sign-in sheet, 74 names")
    log(workspace, lunch, [], [register])
    sheet = open_sheet(Purpose.EDIT, lunch.uid)
    here = sheet.panes.here
    assert len(here.exhibits()) == 1

    here.verbs[register.uid].click()
    assert here.exhibits() == ()
    assert "Taken off when you save" in words_in(here)
    assert sheet.is_changed
    sheet.save()
    settled()

    with workspace.read() as view:
        assert view.all(Attachment, activity=lunch.uid) == ()
        assert view.get(Evidence, register.uid).binned_at is None
    desk.undo()
    settled()
    with workspace.read() as view:
        assert len(view.all(Attachment, activity=lunch.uid)) == 1
