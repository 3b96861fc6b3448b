"""The five-second log: one line, shown as understood, saved by Enter."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sv_evidence.domain.activities import Activity
from sv_evidence.operations.activity_log import draft_of
from sv_evidence.store.workspace import Workspace
from tests.builders import MEALS, TODAY, a_place, a_result, an_activity, log
from tests.sheets import PaperTray, Settled, words_in
from ui.desk import Desk
from ui.pages.activities.log.entry import Entry
from ui.pages.activities.quick.opening import QuickLogging
from ui.pages.activities.quick.sheet import QuickSheet
from ui.theme import Theme
from ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
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


def _type(sheet: QuickSheet, line: str, settled: Settled) -> None:
    QTest.keyClicks(sheet.panes.line, line)
    settled()


def _kept(workspace: Workspace) -> list[str]:
    with workspace.read() as view:
        return sorted(each.title for each in view.all(Activity))


def test_a_line_is_saved_by_enter_as_it_was_understood(
    opened: Opened, qtbot: QtBot, settled: Settled, workspace: Workspace
) -> None:
    sheet = opened()
    _type(sheet, "yesterday lunch club 14 people 130 meals 3 vols", settled)
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


def test_every_part_has_a_chip_that_says_its_name_and_value(
    opened: Opened, settled: Settled
) -> None:
    sheet = opened()
    _type(sheet, "lunch club 14 people 130 meals 2pm 2h", settled)

    names = [each.face.accessibleName() for each in sheet.panes.chips.values()]

    assert names == [
        "What: Lunch club, Ladywood",
        "Place: Ladywood Hall, B16",
        "Date: Wed 30 Sep",
        "Time: 14:00 \N{EN DASH} 16:00",
        "People: 14 people",
        "Project: Add",
        "Result: 130 meals",
    ]


def test_tab_reaches_the_first_part_and_typing_puts_it_right(
    opened: Opened, settled: Settled
) -> None:
    sheet = opened()
    _type(sheet, "lunch club 130 meals", settled)
    QTest.keyClick(sheet.panes.line, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is sheet.panes.chips["title"].face
    QTest.keyClick(sheet.panes.chips["title"].face, Qt.Key.Key_Tab)
    place = sheet.panes.chips["place"]
    assert QApplication.focusWidget() is place.face

    QTest.keyClick(place.face, Qt.Key.Key_A)
    QTest.keyClicks(place.editor, "ston")
    QTest.keyClick(place.editor, Qt.Key.Key_Return)
    settled()

    assert sheet.read.draft.place == "aston"
    assert QApplication.focusWidget() is place.face
    assert sheet.isVisible()


def test_escape_leaves_a_part_as_it_was_and_delete_empties_it(
    opened: Opened, settled: Settled
) -> None:
    sheet = opened()
    _type(sheet, "lunch club 130 meals", settled)
    place = sheet.panes.chips["place"]
    place.face.setFocus()
    place.edit()
    QTest.keyClicks(place.editor, "nowhere")
    QTest.keyClick(place.editor, Qt.Key.Key_Escape)
    assert (sheet.isVisible(), sheet.read.draft.place) == (True, "Ladywood Hall")

    QTest.keyClick(place.face, Qt.Key.Key_Delete)

    assert sheet.read.draft.place == ""
    assert place.face.accessibleName() == "Place: Add"


def test_down_offers_what_else_it_may_be(opened: Opened, settled: Settled) -> None:
    sheet = opened()
    _type(sheet, "lunch club 130 meals", settled)
    chip = sheet.panes.chips["date"]
    chip.face.setFocus()

    QTest.keyClick(chip.face, Qt.Key.Key_Down)
    menu = chip.menu
    offered = [each.text() for each in menu.actions() if each.text()]
    menu.actions()[1].trigger()
    menu.close()
    settled()

    assert offered[:3] == ["Today, Wed 30 Sep", "Yesterday, Tue 29 Sep", "Mon 28 Sep"]
    assert offered[-1] == "Type something else"
    assert sheet.read.draft.first_day is not None
    assert (TODAY - sheet.read.draft.first_day).days == 1


def test_a_part_is_typed_over_where_nothing_is_offered_and_kept_by_leaving_it(
    opened: Opened, settled: Settled
) -> None:
    sheet = opened()
    _type(sheet, "lunch club 130 meals", settled)
    people = sheet.panes.chips["people"]
    QTest.mouseClick(people.face, Qt.MouseButton.LeftButton)
    QTest.keyClicks(people.editor, "4 guests, 2 staff")

    QTest.keyClick(people.editor, Qt.Key.Key_Tab)
    settled()

    assert (sheet.read.draft.people, sheet.read.draft.staff) == (4, 2)
    assert not people.is_edited


def test_one_doubt_is_asked_and_its_answer_taken(opened: Opened, settled: Settled) -> None:
    sheet = opened()
    _type(sheet, "walk 9", settled)
    assert sheet.panes.chips["number:9"].face.accessibleName() == "Number: 9 what?"
    assert "9 what?" in words_in(sheet.panes.doubt)

    answers = {each.text(): each for each in sheet.panes.doubt.answers}
    answers["Volunteers"].click()
    settled()

    assert sheet.read.draft.volunteers == 9
    assert not sheet.panes.doubt.isVisible()


def test_nothing_understood_is_a_title_of_today(
    opened: Opened, settled: Settled, workspace: Workspace
) -> None:
    sheet = opened()
    _type(sheet, "something happened", settled)
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
    _type(sheet, "walk 2 Jan 1984", settled)

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
    _type(sheet, "walk in the park", settled)
    control = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier

    QTest.keyClick(sheet.panes.line, Qt.Key.Key_Return, control)
    settled()

    assert (sheet.isVisible(), sheet.panes.line.text()) == (True, "")
    _type(sheet, "talk in the hall", settled)
    QTest.keyClick(sheet.panes.line, Qt.Key.Key_Return)
    settled()
    assert _kept(workspace) == ["Lunch club, Ladywood", "Talk", "Walk in the park"]


def test_escape_keeps_the_line_for_the_next_time(opened: Opened, settled: Settled) -> None:
    sheet = opened()
    _type(sheet, "walk with 9 dogs", settled)
    QTest.keyClick(sheet.panes.line, Qt.Key.Key_Escape)
    settled()

    again = opened()

    assert again.panes.line.text() == "walk with 9 dogs"
    assert again.panes.line.selectedText() == "walk with 9 dogs"


def test_the_line_is_kept_against_a_crash_while_it_is_typed(
    opened: Opened, qtbot: QtBot, settled: Settled, workspace: Workspace
) -> None:
    sheet = opened()
    _type(sheet, "walk", settled)

    def is_kept() -> bool:
        with workspace.read() as view:
            return view.draft("quick") == "walk"

    qtbot.waitUntil(is_kept, timeout=5000)


def test_control_n_carries_everything_to_the_full_sheet(
    quick: QuickLogging, opened: Opened, qtbot: QtBot, settled: Settled, photo: Path
) -> None:
    sheet = opened()
    _type(sheet, "lunch club 14 people 130 meals", settled)
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

    _type(sheet, "lunch club today 14 people", settled)

    said = "Lunch club, Ladywood on Wed 30 Sep at Ladywood Hall is logged already."
    assert said in words_in(sheet)


def test_a_day_ahead_is_planned(opened: Opened, settled: Settled) -> None:
    sheet = opened()

    _type(sheet, "lunch club 6 Oct", settled)

    assert "Planned, counts from 6 October 2026." in words_in(sheet)
