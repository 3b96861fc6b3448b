"""What the log sheet says of bad files, of the same thing twice, and of far too much text."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sv_evidence.domain.evidence import Evidence
from sv_evidence.domain.organisations import Place
from sv_evidence.store.workspace import Workspace
from tests.builders import a_uid, an_activity, log
from tests.sheets import Settled, fill, words_in
from ui.pages.activities.log.entry import Entry
from ui.pages.activities.log.sheet import LogSheet
from ui.widgets.buttons import Button
from ui.widgets.left_out import LeftOutSheet
from ui.window import Window

if TYPE_CHECKING:
    from uuid import UUID

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_a_bad_file_keeps_no_good_one_out_and_is_named_after_saving(
    open_sheet: Callable[..., LogSheet],
    workspace: Workspace,
    window: Window,
    *,
    tmp_path: Path,
    photo: Path,
    settled: Settled,
) -> None:
    empty, gone = tmp_path / "nothing.pdf", tmp_path / "gone.txt"
    empty.touch()
    gone.write_text("here for a moment", "utf-8")
    sheet = open_sheet()
    fill(sheet)
    sheet.add_files([empty, photo, gone])
    settled()
    gone.unlink()

    sheet.save()
    settled()

    with workspace.read() as view:
        assert [each.file_name for each in view.all(Evidence)] == [photo.name]
    told = window.findChild(LeftOutSheet)
    assert told is not None
    said = words_in(told)
    assert said[0] == "2 files could not be added"
    assert "The other file is here." in said
    wanted = "Check that it was saved or copied to its end, and add it again."
    assert f"nothing.pdf is empty. {wanted}" in said
    assert any(each.startswith(f"There is no file at {gone}.") for each in said)
    told.leave()
    settled()


def test_what_was_logged_before_is_said_once_and_may_be_logged_all_the_same(
    open_sheet: Callable[..., LogSheet], workspace: Workspace, settled: Settled
) -> None:
    with workspace.read() as view:
        place = view.all(Place)[0].uid
    log(workspace, an_activity(place=place))
    sheet = open_sheet()
    fill(sheet)

    sheet.save()
    settled()

    assert "Lunch club, Ladywood on Wed 30 Sep at Ladywood Hall is logged already." in words_in(
        sheet.notices
    )
    with workspace.read() as view:
        assert view.activities.count() == 1

    press(sheet.notices, "Log it anyway")
    settled()
    with workspace.read() as view:
        assert view.activities.count() == 2


def test_a_second_press_of_save_is_an_answer_too(
    open_sheet: Callable[..., LogSheet], workspace: Workspace, settled: Settled
) -> None:
    log(workspace, an_activity())
    sheet = open_sheet()
    fill(sheet)
    sheet.panes.fields.place.setEditText("")
    sheet.panes.fields.what.editingFinished.emit()
    settled()
    assert not sheet.notices.isHidden()

    sheet.save()
    settled()

    with workspace.read() as view:
        assert view.activities.count() == 2


def test_the_one_that_is_there_can_be_opened_and_the_typing_is_kept(
    open_sheet: Callable[..., LogSheet], workspace: Workspace, settled: Settled
) -> None:
    there = an_activity()
    log(workspace, there)
    sheet = open_sheet()
    fill(sheet)
    sheet.panes.fields.place.setEditText("")
    asked: list[UUID] = []
    sheet.other_asked.connect(asked.append)
    sheet.save()
    settled()

    press(sheet.notices, "Open that one")
    settled()

    assert asked == [there.uid]
    assert "Recovered from 16:52." in words_in(open_sheet().notices)


def press(within: QWidget, words: str) -> None:
    (button,) = [each for each in within.findChildren(Button) if each.text() == words]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_two_megabytes_pasted_into_any_field_are_cut_and_said(
    open_sheet: Callable[..., LogSheet], settled: Settled
) -> None:
    sheet = open_sheet()
    fields = sheet.panes.fields
    QApplication.clipboard().setText("Lunch club " * 190_000)
    typed = {
        200: fields.what,
        4_000: fields.people,
        210: fields.place.lineEdit(),
        20_000: fields.notes,
    }

    for editor in typed.values():
        assert editor is not None
        editor.setFocus()
        QTest.keySequence(editor, QKeySequence(QKeySequence.StandardKey.Paste))
    QApplication.clipboard().clear()
    settled()

    said = words_in(fields)
    for room in typed:
        assert f"There is room for {room:,} characters here. The rest was left out." in said or (
            room == 4_000 and fields._fields["people"].fault  # which says that it is no number
        )
    assert fields.what.text() == ("Lunch club " * 19)[:200]
    assert len(fields.notes.toPlainText()) == 20_000
    fields.show_entry(Entry(a_uid()))
    sheet.dismiss()


def test_a_paste_that_fits_beside_what_stands_there_is_taken_whole(
    open_sheet: Callable[..., LogSheet],
) -> None:
    sheet = open_sheet()
    notes = sheet.panes.fields.notes
    notes.setPlainText("Rain. ")
    notes.moveCursor(QTextCursor.MoveOperation.End)
    QApplication.clipboard().setText("Twelve stayed for tea.")
    notes.paste()
    QApplication.clipboard().clear()

    assert notes.toPlainText() == "Rain. Twelve stayed for tea."
    assert sheet.panes.fields._fields["notes"].fault == ""
    notes.clear()
    sheet.dismiss()
