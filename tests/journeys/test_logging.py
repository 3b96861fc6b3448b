"""Whole journeys through the window: log by keys alone, drop a file, undo, export, recover."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sv_evidence.domain.contracts import Pack
from sv_evidence.domain.frameworks import InstalledMeasure
from sv_evidence.store.workspace import Workspace
from tests.builders import (
    MEALS,
    a_result,
    an_activity,
    keep_file,
    log,
)
from ui.desk import Desk
from ui.pages.activities.log.sheet import LogSheet
from ui.pages.packs.export import ExportSheet
from ui.settings import Settings
from ui.standing import StandingPages
from ui.theme import Theme
from ui.window import Window

Settled = Callable[[], None]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def pages(
    measures: Mapping[str, UUID],  # noqa: ARG001 - there is something to count
    theme: Theme,
    window: Window,
    desk: Desk,
    settled: Settled,
) -> Iterator[StandingPages]:
    hung = StandingPages(
        theme, window, desk, Settings(pack_folder=str(desk.workspace.folder.parent))
    )
    hung.hang()
    settled()
    yield hung
    settled()


def press(window: Window, keys: str) -> None:
    """Press keys where the focus is, as a person does."""
    for each in keys.split(" "):
        QTest.keySequence(focus_of(window), each)
    QApplication.processEvents()


def write(window: Window, words: str) -> None:
    QTest.keyClicks(focus_of(window), words)
    QApplication.processEvents()


def focus_of(window: Window) -> QWidget:
    """Keys go to an open list first, then to the focus, as the system sends them."""
    return QApplication.activePopupWidget() or QApplication.focusWidget() or window


def sheet_of(window: Window) -> LogSheet:
    found = window.findChild(LogSheet)
    assert found is not None
    return found


def test_an_activity_is_logged_by_keys_alone(
    pages: StandingPages, window: Window, workspace: Workspace, settled: Settled
) -> None:
    press(window, "Ctrl+N")
    settled()
    write(window, "Lunch club, Ladywood")
    press(window, "Tab")
    press(window, "Ctrl+A")
    write(window, "28/9")
    press(window, "Tab")
    write(window, "Ladywood Hall, B16")
    press(window, "Tab Tab")
    write(window, "74 guests, 5 volunteers")
    press(window, "Tab")
    write(window, "126")
    press(window, "Tab")
    write(window, "Meals shared")
    press(window, "Ctrl+Return")
    settled()
    settled()

    with workspace.read() as view:
        row = view.activities.page(view.activities.ids())[1]
    assert (row.title, row.last_day.day, row.place, row.people) == (
        "Lunch club, Ladywood",
        28,
        "Ladywood Hall",
        74,
    )
    assert [each.quantity for each in row.results] == [126_000]
    chosen = pages.activities._rows.only()
    assert chosen is not None
    assert chosen.uid == row.uid


def test_undo_and_redo_by_keys(
    pages: StandingPages, window: Window, workspace: Workspace, settled: Settled, qtbot: QtBot
) -> None:
    pages.activities.log_activity()
    settled()
    sheet = sheet_of(window)
    sheet.panes.fields.what.setText("Gardening")
    with qtbot.waitSignal(sheet.saved):
        sheet.save()
    settled()
    settled()

    press(window, "Ctrl+Z")
    settled()
    with workspace.read() as view:
        assert view.activities.count() == 0
    press(window, "Ctrl+Y")
    settled()

    with workspace.read() as view:
        assert view.activities.count() == 1


@pytest.mark.usefixtures("pages")
def test_a_file_dropped_on_the_window_opens_the_sheet_with_it(
    window: Window, tmp_path: Path, settled: Settled
) -> None:
    paper = tmp_path / "Sign-in sheet.txt"
    paper.write_text("Amina\nJo\n", "utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(paper))])
    middle = QPointF(window.rect().center())
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier
    event = QDropEvent(middle, copy, data, left, none.NoModifier)

    window.dropEvent(event)
    settled()
    settled()

    sheet = sheet_of(window)
    assert [Path(each.path).name for each in sheet.entry().files] == ["Sign-in sheet.txt"]
    assert sheet.panes.files.lines[0].look.seen is not None
    sheet.dismiss()


@pytest.mark.usefixtures("pages")
def test_a_wrong_date_is_refused_with_a_sentence_and_put_right(
    window: Window, workspace: Workspace, settled: Settled
) -> None:
    press(window, "Ctrl+N")
    settled()
    write(window, "Gardening")
    press(window, "Tab")
    press(window, "Ctrl+A")
    write(window, "31 September 2026")
    press(window, "Ctrl+Return")
    sheet = sheet_of(window)
    said = sheet.panes.fields._fields["when"].fault
    assert said == "September has 30 days. Did you mean 30 September?"
    assert focus_of(window) is sheet.panes.fields.when

    press(window, "Ctrl+A")
    write(window, "30 September 2026")
    press(window, "Ctrl+Return")
    settled()
    settled()

    with workspace.read() as view:
        assert view.activities.count() == 1


@pytest.mark.usefixtures("pages")
def test_what_was_typed_survives_a_crash(window: Window, settled: Settled) -> None:
    press(window, "Ctrl+N")
    settled()
    write(window, "Lunch club")
    first = sheet_of(window)
    first._keeper.keep_now()
    settled()
    first.dismiss()  # the program ends without anybody having saved or cancelled
    settled()
    QApplication.sendPostedEvents(None, 52)

    press(window, "Ctrl+N")
    settled()

    assert sheet_of(window).panes.fields.what.text() == "Lunch club"
    sheet_of(window).dismiss()


def test_a_pack_is_exported_from_the_window(
    pages: StandingPages, window: Window, workspace: Workspace, settled: Settled, qtbot: QtBot
) -> None:
    with workspace.read() as view:
        measures = {each.code: each.uid for each in view.all(InstalledMeasure)}
    activity = an_activity()
    log(workspace, activity, [a_result(activity.uid, measures[MEALS])], [keep_file(workspace)])
    press(window, "Ctrl+P")
    settled()
    settled()
    sheet = window.findChild(ExportSheet)
    assert sheet is not None

    with qtbot.waitSignal(sheet.exported, timeout=60_000):
        press(window, "Ctrl+Return")
    settled()

    with workspace.read() as view:
        assert [each.number for each in view.all(Pack)] == ["LK-2026-0001"]
    made = list(workspace.folder.parent.glob("*.pdf"))
    assert [each.read_bytes()[:5] for each in made] == [b"%PDF-"]
    assert pages.packs.table.model().rowCount() == 1
