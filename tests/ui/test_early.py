"""Keys and drops made while the program is still loading: none of them is lost."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import an_activity, new_workspace, still
from tests.starts import Start, shows_pages
from ui.app import App, Asked
from ui.early import Early
from ui.pages.activities.log.sheet import LogSheet
from ui.pages.first_run.pane import FirstRunPane
from ui.widgets.buttons import Button
from ui.window import Window

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed workspace of one activity."""
    with new_workspace(tmp_path) as workspace, workspace.change("Log") as unit:
        unit.add(an_activity("Lunch club"))
    return tmp_path / "workspace"


def press(window: Window, key: Qt.Key) -> None:
    """Press a chord as the system would: a shortcut takes it, or else the widget at hand."""
    focused = QApplication.focusWidget()
    QTest.keyClick(window if focused is None else focused, key, CONTROL)


def drop(window: Window, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(400, 300), copy, data, left, none))


def sheet_of(app: App) -> LogSheet | None:
    return next((each for each in app.window.findChildren(LogSheet) if each.isVisible()), None)


def is_ready(app: App) -> bool:
    return shows_pages(app) and not app.window.early.is_waiting


def test_what_is_typed_before_the_first_paint_goes_into_the_sheet_it_opens(
    start: Start, qtbot: QtBot, folder: Path
) -> None:
    def at_once(app: App) -> None:
        press(app.window, Qt.Key.Key_N)
        QTest.keyClicks(app.window, "Repair cafe")

    app = start(Asked(workspace=folder, now=still()()), at_once)
    qtbot.waitUntil(lambda: sheet_of(app) is not None, timeout=20_000)
    sheet = sheet_of(app)

    assert sheet is not None
    assert sheet.panes.fields.what.text() == "Repair cafe"
    sheet.dismiss()
    page = app.window.page
    focused = QApplication.focusWidget()
    assert page is not None
    assert focused is not None
    assert page.isAncestorOf(focused)


def test_files_dropped_before_the_first_paint_open_the_sheet(
    start: Start, qtbot: QtBot, folder: Path, photo: Path
) -> None:
    app = start(Asked(workspace=folder, now=still()()), lambda app: drop(app.window, photo))
    qtbot.waitUntil(lambda: sheet_of(app) is not None, timeout=20_000)
    sheet = sheet_of(app)

    assert sheet is not None
    qtbot.waitUntil(lambda: bool(sheet.entry().files), timeout=20_000)
    assert Path(sheet.entry().files[0].path) == photo
    sheet.dismiss()


def test_keys_pressed_over_the_first_list_are_carried_out(
    start: Start, qtbot: QtBot, folder: Path
) -> None:
    app = start(Asked(workspace=folder, now=still()()))
    qtbot.waitUntil(lambda: shows_pages(app), timeout=20_000)

    press(app.window, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: is_ready(app), timeout=20_000)

    assert app.window.page is not None
    assert app.window.page.key == app.window.side_bar.keys[2]


def test_the_button_works_as_soon_as_it_shows(start: Start, qtbot: QtBot, folder: Path) -> None:
    app = start(Asked(workspace=folder, now=still()()))
    qtbot.waitUntil(lambda: shows_pages(app), timeout=20_000)
    assert app.window.page is not None
    buttons = app.window.page.findChildren(Button)

    next(each for each in buttons if each.text() == "Log activity").click()

    sheet = sheet_of(app)
    assert sheet is not None
    QTest.keyClicks(sheet.panes.fields.what, "Repair cafe")
    qtbot.waitUntil(lambda: is_ready(app), timeout=20_000)
    assert sheet.panes.fields.what.text() == "Repair cafe"
    sheet.dismiss()


def test_keys_mean_nothing_later_when_there_is_no_workspace(start: Start, qtbot: QtBot) -> None:
    app = start(Asked(), lambda app: press(app.window, Qt.Key.Key_N))
    qtbot.waitUntil(lambda: bool(app.window.findChildren(FirstRunPane)), timeout=20_000)

    assert app.window.early.is_empty
    assert not app.window.early.is_waiting


def test_things_are_done_in_the_order_in_which_they_were_asked_for(window: Window) -> None:
    early, done = Early(window), list[int]()
    early.wait()
    for each in (1, 2, 3):
        early.keep(lambda each=each: done.append(each))  # type: ignore[misc]

    early.carry_out()
    early.carry_out()

    assert done == [1, 2, 3]


def test_letters_are_kept_only_after_a_key_that_brings_something_up(window: Window) -> None:
    window.early.wait()
    QTest.keyClicks(window, "lunch")
    assert window.early.is_empty
    QTest.keyClick(window, Qt.Key.Key_Control, CONTROL)
    assert window.early.is_empty

    press(window, Qt.Key.Key_N)

    assert not window.early.is_empty
    window.early.forget()


def test_files_fall_on_the_page_that_is_there_by_then(window: Window, photo: Path) -> None:
    dropped: list[tuple[Path, ...]] = []
    window.files_dropped.connect(dropped.append)
    window.early.wait()

    drop(window, photo)
    assert dropped == []
    window.early.carry_out()

    assert dropped == [(photo,)]
