"""The five-second log: one line, shown as understood, saved by Enter."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sv_evidence.domain.activities import Activity
from sv_evidence.operations.activity_log import draft_of
from sv_evidence.store.workspace import Workspace
from tests.builders import TODAY
from tests.quick_sheets import Opened, type_line
from tests.sheets import PaperTray, Settled, words_in
from ui.pages.activities.log.entry import Entry
from ui.pages.activities.quick.opening import QuickLogging

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def _kept(workspace: Workspace) -> list[str]:
    with workspace.read() as view:
        return sorted(each.title for each in view.all(Activity))


def test_a_line_is_saved_by_enter_as_it_was_understood(
    opened: Opened, qtbot: QtBot, settled: Settled, workspace: Workspace
) -> None:
    sheet = opened()
    type_line(sheet, "yesterday lunch club 14 people 130 meals 3 vols", settled)
    said = words_in(sheet)

    with qtbot.waitSignal(sheet.saved) as caught:
        QTest.keyClick(sheet.panes.line, Qt.Key.Key_Return)

    with workspace.read() as view:
        draft = draft_of(view, caught.args[0])
    assert (draft.title, draft.place, draft.people, draft.volunteers) == (
        "Lunch club, Ladywood",
        "Ladywood Hall",
        14,
        3,
    )
    assert draft.first_day is not None
    assert (TODAY - draft.first_day).days == 1
    assert [each.quantity for each in draft.results] == [130_000]
    assert "130 meals, unproven" in said
    assert any("Meals shared: 126 so far this year, then 256." in each for each in said)


def test_nothing_understood_is_a_title_of_today(
    opened: Opened, settled: Settled, workspace: Workspace
) -> None:
    sheet = opened()
    type_line(sheet, "something happened", settled)
    assert "one activity, nothing counted yet" in words_in(sheet)

    QTest.keyClick(sheet.panes.line, Qt.Key.Key_Return)
    settled()

    assert _kept(workspace) == ["Lunch club, Ladywood", "Something happened"]


def test_enter_before_anything_is_known_saves_once_it_is(
    quick: QuickLogging, settled: Settled, workspace: Workspace
) -> None:
    sheet = quick.open()
    QTest.keyClicks(sheet.panes.line, "walk with dogs")
    QTest.keyClick(sheet.panes.line, Qt.Key.Key_Return)
    settled()

    assert _kept(workspace) == ["Lunch club, Ladywood", "Walk with dogs"]


def test_what_cannot_be_kept_says_why_and_stays(
    opened: Opened, settled: Settled, workspace: Workspace
) -> None:
    sheet = opened()
    type_line(sheet, "walk 2 Jan 1984", settled)

    QTest.keyClick(sheet.panes.line, Qt.Key.Key_Return)
    settled()

    assert any("1990 or later" in each for each in words_in(sheet.panes.notices))
    assert sheet.panes.line.text() == "walk 2 Jan 1984"
    assert _kept(workspace) == ["Lunch club, Ladywood"]
    QTest.keyClick(sheet.panes.line, Qt.Key.Key_Backspace)
    assert not sheet.panes.notices.isVisible()
    sheet.panes.line.clear()


def test_saving_and_logging_another_starts_an_empty_line(
    opened: Opened, settled: Settled, workspace: Workspace
) -> None:
    sheet = opened()
    type_line(sheet, "walk in the park", settled)
    control = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier

    QTest.keyClick(sheet.panes.line, Qt.Key.Key_Return, control)
    settled()

    assert (sheet.isVisible(), sheet.panes.line.text()) == (True, "")
    type_line(sheet, "talk in the hall", settled)
    QTest.keyClick(sheet.panes.line, Qt.Key.Key_Return)
    settled()
    assert _kept(workspace) == ["Lunch club, Ladywood", "Talk", "Walk in the park"]


def test_escape_keeps_the_line_for_the_next_time(opened: Opened, settled: Settled) -> None:
    sheet = opened()
    type_line(sheet, "walk with 9 dogs", settled)
    QTest.keyClick(sheet.panes.line, Qt.Key.Key_Escape)
    settled()

    again = opened()

    assert again.panes.line.text() == "walk with 9 dogs"
    assert again.panes.line.selectedText() == "walk with 9 dogs"


def test_the_line_is_kept_against_a_crash_while_it_is_typed(
    opened: Opened, qtbot: QtBot, settled: Settled, workspace: Workspace
) -> None:
    sheet = opened()
    type_line(sheet, "walk", settled)

    def is_kept() -> bool:
        with workspace.read() as view:
            return view.draft("quick") == "walk"

    qtbot.waitUntil(is_kept, timeout=5000)


def test_control_n_carries_everything_to_the_full_sheet(
    quick: QuickLogging, opened: Opened, qtbot: QtBot, settled: Settled, photo: Path
) -> None:
    sheet = opened()
    type_line(sheet, "lunch club 14 people 130 meals", settled)
    sheet.panes.files.add([photo])
    settled()

    with qtbot.waitSignal(quick.carried) as caught:
        QTest.keyClick(sheet.panes.line, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    settled()

    entry = caught.args[0]
    assert isinstance(entry, Entry)
    assert (entry.what, entry.people) == ("Lunch club, Ladywood", "14 guests")
    assert [each.quantity for each in entry.results] == ["130"]
    assert [Path(each.path) for each in entry.files] == [photo]
    assert not sheet.isVisible()


def test_files_are_joined_as_evidence(
    opened: Opened, qtbot: QtBot, settled: Settled, tray: PaperTray, photo: Path
) -> None:
    sheet = opened()
    desk = sheet.desk
    QTest.keyClicks(sheet.panes.line, "lunch club 14 people 130 meals")
    settled()
    assert sheet.panes.saved_now.add.text() == "Add the sign-in sheet"
    tray.files = (photo,)
    sheet.panes.saved_now.add.click()
    settled()
    assert sheet.panes.files.isVisible()

    with qtbot.waitSignal(sheet.saved) as caught:
        sheet.save()
    settled()

    with desk.look() as view:
        assert len(view.evidence_of([caught.args[0]])[caught.args[0]]) == 1


def test_the_same_thing_logged_before_is_said(opened: Opened, settled: Settled) -> None:
    sheet = opened()

    type_line(sheet, "lunch club today 14 people", settled)

    said = "Lunch club, Ladywood on Wed 30 Sep at Ladywood Hall is logged already."
    assert said in words_in(sheet)
    assert sheet.buttons.save.text() == "Log it anyway"
    type_line(sheet, " 3 vols", settled)  # which is neither title, day nor place
    assert said in words_in(sheet)


def test_the_one_logged_before_is_opened_and_the_line_is_kept(
    opened: Opened, quick: QuickLogging, settled: Settled
) -> None:
    sheet = opened()
    type_line(sheet, "lunch club today 14 people", settled)
    asked: list[object] = []
    quick.other_asked.connect(asked.append)

    sheet.panes.already.open.click()
    settled()

    assert len(asked) == 1
    assert opened().panes.line.text() == "lunch club today 14 people"


def test_a_day_ahead_is_planned(opened: Opened, settled: Settled) -> None:
    sheet = opened()

    type_line(sheet, "lunch club 6 Oct", settled)

    assert "Planned, counts from 6 October 2026." in words_in(sheet)
