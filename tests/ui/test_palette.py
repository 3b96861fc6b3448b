"""Go to anything: typed, walked and opened by keys alone."""

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from sv_evidence.domain.activities import Activity
from sv_evidence.domain.excerpts import Marked
from sv_evidence.domain.records import Kind
from sv_evidence.operations.attaching import attach_files
from sv_evidence.operations.finding import ReadSoFar
from sv_evidence.operations.incoming import FileDraft
from sv_evidence.store.workspace import Workspace
from tests.operations.files import document
from tests.palettes import Done, Find, chosen, lines, press
from tests.sheets import Settled
from ui.pages.palette.asking import Part
from ui.pages.palette.lines import Heading, Line
from ui.pages.palette.painting import runs_of
from ui.window import Window


def test_the_best_of_each_kind_stand_under_their_heading_with_what_is_left(find: Find) -> None:
    palette = find("walk")

    assert lines(palette) == [
        "RECORDS 7",
        "Canal walk 7",
        "Canal walk 6",
        "Canal walk 5",
        "Canal walk 4",
        "> 3 more records",
        "DO 2",
        "Log activity: “walk”",
        "Show every activity with “walk”",
    ]
    assert palette.heading.count.text() == "7 found"
    assert chosen(palette) == "Canal walk 7"
    QAbstractItemModelTester(
        palette.list.model(), QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    palette.dismiss()


def test_up_and_down_walk_round_and_enter_opens_and_gives_the_focus_back(
    find: Find, done: Done, window: Window, walks: list[Activity]
) -> None:
    window.setFocus()
    palette = find("walk")
    press(palette, Qt.Key.Key_Up)
    assert chosen(palette) == "Show every activity with “walk”"
    press(palette, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert chosen(palette) == "Canal walk 6"
    assert palette.field.accessibleDescription() == ("Canal walk 6, Activity, Unproven, 30 Sep")
    press(palette, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown)
    assert chosen(palette) == "Show every activity with “walk”"
    press(palette, Qt.Key.Key_PageUp, Qt.Key.Key_PageUp, Qt.Key.Key_Return)

    ((name, hit),) = done
    assert (name, getattr(hit, "uid", None)) == ("go", walks[6].uid)
    assert not palette.isVisible()
    assert QApplication.focusWidget() is window


def test_enter_before_the_answer_opens_what_the_answer_brings(
    find: Find, done: Done, settled: Settled, walks: list[Activity]
) -> None:
    palette = find("walk")

    palette.field.setText("A-002")
    press(palette, Qt.Key.Key_Return)
    assert done == []
    settled()

    assert getattr(done[0][1], "uid", None) == walks[1].uid


def test_tab_changes_the_kind_and_more_leads_to_all_of_it(find: Find, settled: Settled) -> None:
    palette = find("walk")
    press(palette, Qt.Key.Key_Tab)
    settled()
    assert lines(palette)[0] == "RECORDS 7"
    assert len(lines(palette)) == 8
    assert palette.field.hasFocus()

    press(palette, Qt.Key.Key_Backtab)
    settled()
    for _ in range(4):
        press(palette, Qt.Key.Key_Down)
    assert chosen(palette) == "3 more records"
    press(palette, Qt.Key.Key_Return)
    settled()
    assert len(lines(palette)) == 8

    palette.chips.chosen.emit(Part.DO)
    settled()
    assert lines(palette)[0] == "DO 2"
    palette.dismiss()


def test_nothing_typed_shows_what_was_opened_last_else_what_was_logged(
    find: Find, walks: list[Activity]
) -> None:
    palette = find()
    assert lines(palette)[:3] == ["LOGGED LAST", "Canal walk 7", "Canal walk 6"]
    assert lines(palette)[-4:] == ["Log activity", "Go to Home", "Undo", "> 1 more to do"]
    assert palette.heading.count.text() == ""
    palette.dismiss()

    palette = find(recent=((Kind.ACTIVITY, walks[2].uid, ""),))
    assert lines(palette)[:3] == ["OPENED LAST", "Canal walk 3", "DO 4"]
    palette.dismiss()


def test_an_angle_keeps_commands_only_and_they_show_their_keys(find: Find, done: Done) -> None:
    palette = find(">log")
    assert lines(palette) == ["DO 1", "Log activity"]
    line = palette.list.chosen
    assert isinstance(line, Line)
    assert (line.keys, line.icon, line.title.spans) == ("Ctrl+N", "plus", ((0, 3),))
    press(palette, Qt.Key.Key_Return)
    assert done == [("new", None)]

    palette = find(">nothing like it")
    assert lines(palette) == []
    press(palette, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert palette.isVisible()
    palette.dismiss()


def test_words_that_nothing_has_get_a_spelling_and_can_be_logged(
    find: Find, done: Done, settled: Settled
) -> None:
    palette = find("cnaal")
    assert palette.heading.count.text() == "Nothing found"
    assert lines(palette) == ["DO 2", "Search for “canal” instead", "Log activity: “cnaal”"]

    press(palette, Qt.Key.Key_Return)
    settled()
    assert palette.field.text() == "canal"
    assert lines(palette)[0] == "RECORDS 7"
    press(palette, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Return)
    assert done == [("log", "canal")]


def test_the_code_of_a_measure_can_be_explained(find: Find, done: Done) -> None:
    palette = find("m1")
    assert "Explain M1" in lines(palette)
    while chosen(palette) != "Explain M1":
        press(palette, Qt.Key.Key_Down)
    press(palette, Qt.Key.Key_Return)
    assert done == [("explain", "M1")]


@pytest.fixture
def letter(workspace: Workspace, tmp_path: Path) -> UUID:
    (file,) = attach_files(workspace, [FileDraft(document(tmp_path), title="A letter")]).evidence
    return file.uid


def test_words_inside_files_say_page_and_line_and_space_looks_first(
    find: Find, done: Done, letter: UUID, settled: Settled
) -> None:
    palette = find("twelve people")
    looked: list[Line] = []
    palette.looked.connect(looked.append)
    assert lines(palette)[:2] == ["WORDS INSIDE FILES 1", "Lunch club, signed by twelve people"]
    line = palette.list.chosen
    assert isinstance(line, Line)
    assert line.second is not None
    assert line.second.text.startswith("Page 1, line 1, ")
    assert (line.lead, line.look) == ("E-001", (letter, 1))

    press(palette, Qt.Key.Key_Space)
    assert palette.field.text() == "twelve people "
    assert looked == []
    press(palette, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Space)
    assert looked == [line]
    settled()
    press(palette, Qt.Key.Key_Return)
    settled()
    assert done == [("file", letter)]


def test_files_that_are_still_being_read_are_counted(find: Find, letter: UUID) -> None:
    palette = find("twelve")
    palette.show_read(ReadSoFar(212, 238, (letter,)))

    heading = palette.list.rows[0]
    assert isinstance(heading, Heading)
    assert heading.note == "212 of 238 files read so far"
    palette.dismiss()


def test_a_line_is_opened_by_the_mouse_and_escape_leaves(
    find: Find, done: Done, window: Window
) -> None:
    palette = find("walk")
    index = palette.list.model().index(2, 0)
    middle = palette.list.visualRect(index).center()
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert [name for name, _ in done] == ["go"]

    palette = find("walk")
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(middle.x(), 4))
    assert palette.isVisible()
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert not window.has_sheet()


def test_a_paste_of_many_letters_is_looked_for_in_part(find: Find, settled: Settled) -> None:
    palette = find()
    palette.field.setText("walk " * 200_000)
    palette.ask()
    settled()
    assert palette.heading.count.text() == "7 found"
    palette.dismiss()


def test_the_panel_is_as_high_as_its_lines_within_the_window(find: Find, window: Window) -> None:
    palette = find("cnaal")
    low = palette.panel.height()
    palette.dismiss()

    palette = find()
    window.resize(1120, 640)
    QApplication.processEvents()
    assert low < palette.panel.height() <= 640 - 48 - 24
    assert palette.panel.geometry().top() == 48
    palette.dismiss()


def test_keys_of_the_window_do_not_act_under_it(find: Find) -> None:
    palette = find("walk")
    event = QKeyEvent(
        QEvent.Type.ShortcutOverride, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier
    )
    event.ignore()
    palette.field.event(event)
    assert event.isAccepted()
    palette.dismiss()


def test_found_words_are_runs_of_their_own() -> None:
    assert runs_of(Marked("Food hygiene award", ((5, 12),))) == [
        ("Food ", False),
        ("hygiene", True),
        (" award", False),
    ]
    assert runs_of(Marked("")) == []
