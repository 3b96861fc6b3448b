"""The log sheet takes files while typing goes on, and loses nothing that was typed."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sv_evidence.domain.evidence import Evidence
from sv_evidence.store.workspace import Workspace
from sv_evidence.wording.labels import remark_text
from tests.sheets import Settled, fill, words_in
from ui.pages.activities.log.sheet import LogSheet
from ui.widgets.question import Question
from ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_a_photo_of_the_day_is_looked_at_while_typing_and_kept_with_the_activity(
    open_sheet: Callable[..., LogSheet],
    workspace: Workspace,
    photo: Path,
    settled: Settled,
    qtbot: QtBot,
) -> None:
    sheet = open_sheet()
    fill(sheet)
    sheet.add_files([photo])
    settled()
    assert "Table set for lunch" in words_in(sheet.panes.files)
    assert "126 meals part proven" in words_in(sheet.panes.check)

    with qtbot.waitSignal(sheet.saved, timeout=20_000) as caught:
        sheet.save()

    with workspace.read() as view:
        files = view.evidence_of([caught.args[0]])[caught.args[0]]
        assert [each.type for each in files] == ["photo"]
        assert view.derived(files[0].uid, "thumb") is not None
    workspace.undo()
    with workspace.read() as view:
        assert view.activities.count() == 0
        assert view.all(Evidence) == ()


def test_a_camera_day_that_differs_is_a_doubt_and_stops_nothing(
    open_sheet: Callable[..., LogSheet], photo: Path, settled: Settled
) -> None:
    sheet = open_sheet()
    fill(sheet)
    sheet.panes.fields.when.setText("28/9")
    sheet.add_files([photo])
    settled()

    said = words_in(sheet.panes.files)
    assert "The camera says Wed 30 Sep, which is not a day of this activity." in said


def test_a_file_that_is_here_already_says_so(
    open_sheet: Callable[..., LogSheet],
    photo: Path,
    settled: Settled,
    qtbot: QtBot,
) -> None:
    first = open_sheet()
    fill(first)
    first.add_files([photo])
    settled()
    with qtbot.waitSignal(first.saved, timeout=20_000):
        first.save()

    again = open_sheet()
    again.add_files([photo])
    settled()

    assert "Already here as E-001" in words_in(again.panes.files)


def test_a_file_says_what_cannot_be_shown_of_it_and_is_kept_all_the_same(
    open_sheet: Callable[..., LogSheet], tmp_path: Path, settled: Settled, qtbot: QtBot
) -> None:
    locked, odd = tmp_path / "Contract.pdf", tmp_path / "Till roll.xyz"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(locked, encryption=pikepdf.Encryption(owner="o", user="u"))
    odd.write_bytes(bytes(range(256)) * 9)
    sheet = open_sheet()
    fill(sheet)

    sheet.add_files([locked, odd])
    settled()

    said = words_in(sheet.panes.files)
    assert remark_text("encrypted") in said
    assert remark_text("unknown") in said
    with qtbot.waitSignal(sheet.saved, timeout=20_000):
        sheet.save()


def test_a_file_that_cannot_be_added_says_why_and_may_be_taken_out(
    open_sheet: Callable[..., LogSheet], tmp_path: Path, settled: Settled
) -> None:
    empty = tmp_path / "nothing.pdf"
    empty.touch()
    sheet = open_sheet()
    fill(sheet)
    sheet.add_files([empty])
    settled()

    assert "nothing.pdf is empty." in words_in(sheet.panes.files)
    assert sheet.panes.fields.what.text() == "Lunch club, Ladywood"
    QTest.mouseClick(sheet.panes.files.lines[0].remove, Qt.MouseButton.LeftButton)
    assert sheet.panes.files.lines == []


def test_a_draft_is_kept_and_offered_at_the_next_opening(
    open_sheet: Callable[..., LogSheet], settled: Settled
) -> None:
    sheet = open_sheet()
    fill(sheet)
    sheet._keeper.keep_now()
    settled()
    assert sheet.buttons.kept.text() == "Draft kept on this computer, 16:52"
    sheet.dismiss()

    again = open_sheet()

    assert again.panes.fields.what.text() == "Lunch club, Ladywood"
    assert again.panes.fields.results.entries()[0].quantity == "126"
    assert "Recovered from 16:52." in words_in(again.notices)


def test_saving_forgets_the_draft_and_another_starts_empty(
    open_sheet: Callable[..., LogSheet], settled: Settled, qtbot: QtBot, workspace: Workspace
) -> None:
    sheet = open_sheet()
    fill(sheet)
    sheet._keeper.keep_now()
    with qtbot.waitSignal(sheet.saved):
        sheet.save(another=True)
    settled()

    assert sheet.isVisible()
    assert sheet.panes.fields.what.text() == ""
    assert not sheet.is_changed
    with workspace.read() as view:
        assert view.draft("log") is None


def test_escape_asks_only_if_something_was_typed(
    open_sheet: Callable[..., LogSheet], window: Window, settled: Settled
) -> None:
    empty = open_sheet()
    empty.leave()
    assert not empty.isVisible()

    sheet = open_sheet()
    fill(sheet)
    sheet.leave()
    question = window.findChild(Question)
    assert question is not None
    assert sheet.isVisible()
    question.go.click()
    settled()
    assert not window.has_sheet()


def test_files_may_be_dropped_anywhere_on_the_sheet(
    open_sheet: Callable[..., LogSheet], photo: Path, settled: Settled
) -> None:
    sheet = open_sheet()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photo))])
    none = Qt.KeyboardModifier.NoModifier
    where, copy, left = QPointF(5, 5), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton

    event = QDropEvent(where, copy, data, left, none)
    sheet.dropEvent(event)
    settled()

    assert event.isAccepted()
    assert [Path(each.path).name for each in sheet.entry().files] == ["Table set for lunch.jpg"]


def test_a_pasted_picture_becomes_a_file_and_is_deleted_with_the_sheet(
    open_sheet: Callable[..., LogSheet], photo: Path, settled: Settled
) -> None:
    sheet = open_sheet()
    QApplication.clipboard().setImage(QImage(str(photo)))

    sheet.paste()
    settled()

    pasted = Path(sheet.entry().files[0].path)
    assert pasted.is_file()
    assert sheet.panes.files.lines[0].look.seen is not None
    sheet.dismiss()
    assert not pasted.exists()
    QApplication.clipboard().clear()


def test_the_last_words_before_the_window_closes_are_kept(
    open_sheet: Callable[..., LogSheet], window: Window, workspace: Workspace, settled: Settled
) -> None:
    sheet = open_sheet()
    sheet.panes.fields.what.setText("Lunch club")

    window.close()
    settled()

    with workspace.read() as view:
        assert "Lunch club" in (view.draft("log") or "")


def test_fields_leave_pasted_and_dropped_files_to_the_sheet(
    open_sheet: Callable[..., LogSheet], photo: Path, settled: Settled
) -> None:
    sheet = open_sheet()
    fields = sheet.panes.fields
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photo))])
    QApplication.clipboard().setMimeData(data)
    places = (fields.what, fields.notes, fields.place.lineEdit())

    for field in places:
        assert field is not None
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        settled()
        assert [Path(each.path) for each in sheet.entry().files] == [photo]
        sheet.panes.files.show_entries(())

    assert (fields.what.text(), fields.notes.toPlainText()) == ("", "")
    QApplication.clipboard().clear()
    settled()
    sheet.dismiss()


def test_fields_do_not_take_files_that_are_dragged_over_them(
    open_sheet: Callable[..., LogSheet], photo: Path
) -> None:
    sheet = open_sheet()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photo))])
    none, copy = Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    fields = sheet.panes.fields

    def welcome(enter: Callable[[QDragEnterEvent], None]) -> bool:
        event = QDragEnterEvent(QPoint(5, 5), copy, data, Qt.MouseButton.LeftButton, none)
        event.ignore()
        enter(event)
        return event.isAccepted()

    edit = fields.place.lineEdit()
    assert edit is not None
    assert not any(welcome(each) for each in (fields.what.dragEnterEvent, edit.dragEnterEvent))
    assert not fields.notes.canInsertFromMimeData(data)
    assert welcome(sheet.dragEnterEvent)
    sheet.dismiss()
