"""The export sheet: real pages before anything is made, the size said, and stopping with a word."""

from collections.abc import Callable, Mapping
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from sv_evidence.domain.contracts import Pack
from sv_evidence.domain.evidence import ConsentState, Evidence
from sv_evidence.store.workspace import Workspace
from tests.builders import MEALS, a_place, a_result, add_framework, an_activity, keep_file, log
from tests.ui.test_accessibility import unnamed
from ui.desk import Desk
from ui.pages.packs.export import ExportSheet
from ui.pages.packs.page import PacksPage
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.question import Question
from ui.widgets.words import Words
from ui.window import Window

Settled = Callable[[], None]


@pytest.fixture(autouse=True)
def lunch(workspace: Workspace) -> Mapping[str, UUID]:
    with workspace.change("Add framework") as unit:
        measures = add_framework(unit)
        place = a_place()
        unit.add(place)
    activity = an_activity(place=place.uid)
    log(workspace, activity, [a_result(activity.uid, measures[MEALS])], [keep_file(workspace)])
    return measures


@pytest.fixture
def sheet(
    theme: Theme, desk: Desk, window: Window, tmp_path: Path, settled: Settled
) -> ExportSheet:
    (tmp_path / "packs").mkdir()
    page = PacksPage(theme, desk, window, tmp_path / "packs")
    window.add_page(page)
    window.show_page(page.key)
    page.export()
    settled()
    settled()
    settled()
    made = page._sheet
    assert made is not None
    return made


def words(sheet: ExportSheet) -> list[str]:
    return [each.text() for each in sheet.findChildren(Words) if each.isVisible() and each.text()]


def choose_size(sheet: ExportSheet, place: int, settled: Settled) -> None:
    choice = sheet.panes.target.sizes._choice
    choice.setCurrentIndex(place)
    choice.activated.emit(place)
    settled()


def size_words(sheet: ExportSheet) -> str:
    return sheet.panes.target.sizes._choice.currentText()


def test_the_pages_show_before_the_export(sheet: ExportSheet, settled: Settled) -> None:
    pages = sheet.panes.pages
    assert pages.isVisible()
    assert not pages.view.leaf.is_empty
    assert f"Page 1 of {pages.pages}" in words(sheet)
    assert unnamed(sheet) == []
    first = pages.view.leaf.grab().toImage()

    pages.view.setFocus()
    QTest.keyClick(pages.view, Qt.Key.Key_PageDown)
    settled()
    assert pages.page == 2
    assert pages.view.leaf.grab().toImage() != first
    QTest.keyClick(pages.view, Qt.Key.Key_PageUp)
    assert pages.view.leaf.grab().toImage() == first, "a page that was seen comes back at once"
    sheet.dismiss()


def test_a_part_leads_to_its_pages(sheet: ExportSheet, settled: Settled) -> None:
    button = next(
        each
        for each in sheet.findChildren(Button)
        if each.accessibleName().startswith("How to check this pack, ")
    )
    button.click()
    settled()

    assert sheet.panes.pages.page == sheet.panes.pages.pages
    sheet.dismiss()


def test_pages_come_nearer_and_go_whole_again(sheet: ExportSheet, settled: Settled) -> None:
    view = sheet.panes.pages.view
    whole = view.leaf.width()
    QTest.keyClick(view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    settled()
    assert view.leaf.width() > whole
    assert f"{view.percent}%" in words(sheet)
    QTest.keyClick(view, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert view.leaf.width() == whole
    QTest.keyClick(view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert view.leaf.width() == whole
    settled()
    sheet.dismiss()


def test_the_size_is_said_before_the_export(sheet: ExportSheet, settled: Settled) -> None:
    assert size_words(sheet).startswith("Full, ")

    choose_size(sheet, 2, settled)

    assert size_words(sheet).startswith("Under 5 MB, ")
    assert sheet.panes.target.sizes.most() == 5_000_000
    sheet.dismiss()


def test_a_number_that_cannot_be_kept_says_the_smallest_that_can(
    sheet: ExportSheet, settled: Settled, qtbot: QtBot
) -> None:
    sizes = sheet.panes.target.sizes
    choose_size(sheet, 3, settled)
    assert sizes._number.isVisible()
    assert sheet.primary is not None
    assert not sheet.primary.isEnabled()

    with qtbot.waitSignal(sizes.changed):
        QTest.keyClicks(sizes._number, "0.001")
    settled()
    assert "The smallest it can be is 0." in sizes._field.fault
    assert not sheet.primary.isEnabled()

    sizes._number.setText("many")
    with qtbot.waitSignal(sizes.changed):
        pass
    assert sizes._field.fault == "Write megabytes, such as 7.5."
    sizes._number.setText("12")
    with qtbot.waitSignal(sizes.changed):
        pass
    settled()
    assert sizes._field.fault == ""
    assert sheet.primary.isEnabled()
    sheet.dismiss()


def test_twins_go_beside_the_pack_and_what_they_replace_is_said(
    sheet: ExportSheet, settled: Settled, tmp_path: Path
) -> None:
    target = sheet.panes.target
    path = target.target()
    assert path is not None
    path.with_suffix(".docx").write_bytes(b"mine")
    box = next(each for each in sheet.findChildren(QCheckBox) if "Word" in each.text())

    box.click()
    assert f"Exporting replaces what is there: {path.stem}.docx" in words(sheet)
    assert sheet.primary is not None
    sheet.primary.click()
    settled()

    there = {each.suffix for each in (tmp_path / "packs").iterdir()}
    assert {".pdf", ".docx", ".xlsx", ".txt"} <= there
    assert path.with_suffix(".docx").read_bytes().startswith(b"PK")


def test_fewer_pages_of_each_document_and_originals_are_asked_for(
    sheet: ExportSheet, settled: Settled
) -> None:
    panes = sheet.panes
    panes._budget.setCurrentIndex(2)
    panes._budget.activated.emit(2)
    settled()
    settled()
    question = sheet.question()
    assert question is not None
    assert question.pages_each == 2
    panes._originals.click()
    settled()
    assert panes.originals().value == "documents"
    sheet.dismiss()


def test_closing_the_window_while_a_pack_is_made_asks_first(
    sheet: ExportSheet, window: Window, workspace: Workspace, settled: Settled
) -> None:
    assert sheet.primary is not None
    sheet.primary.click()

    window.close()

    assert window.isVisible()
    (question,) = window.findChildren(Question)
    assert question.safe.hasFocus()
    window.close()
    assert len(window.findChildren(Question)) == 1
    question.go.click()
    settled()
    QApplication.processEvents()
    assert not window.isVisible()
    with workspace.read() as view:
        assert view.all(Pack) == ()


def test_escape_while_a_pack_is_made_asks_and_making_goes_on(
    sheet: ExportSheet, window: Window, workspace: Workspace, settled: Settled
) -> None:
    assert sheet.primary is not None
    sheet.primary.click()
    sheet.leave()
    (question,) = window.findChildren(Question)
    assert "If you stop now, nothing is written." in " ".join(
        each.text() for each in question.findChildren(Words)
    )
    settled()

    with workspace.read() as view:
        assert len(view.all(Pack)) == 1
    assert not window.has_sheet()


def test_names_are_covered_from_the_check_that_holds_a_file_back(
    sheet: ExportSheet, desk: Desk, window: Window, settled: Settled
) -> None:
    page = sheet_page(window)
    with desk.look() as view:
        file = view.resolve("E-001", Evidence)
    with desk.workspace.change("Edit") as unit:
        unit.amend(Evidence, file.uid, consent=ConsentState.NAMES_PRIVATE)
    sheet.look_again()
    settled()
    link = next(
        each
        for each in sheet.findChildren(Button)
        if each.text() == "Cover names" and each.isVisible()
    )
    asked: list[UUID] = []
    sheet.cover_asked.connect(asked.append)
    failed: list[object] = []
    desk.failed.disconnect()
    desk.failed.connect(failed.append)

    link.click()
    settled()

    assert asked == [file.uid]
    assert [getattr(each, "code", "") for each in failed] == ["nothing_to_cover"]
    assert page.covers.sheet is None
    sheet.dismiss()


def test_what_stops_an_export_leads_to_where_it_is_mended(
    sheet: ExportSheet, settled: Settled, window: Window
) -> None:
    window.activateWindow()
    box = next(each for each in sheet.findChildren(QCheckBox) if not each.text())
    box.setChecked(False)
    settled()
    fix(sheet)
    assert box.hasFocus()

    box.setChecked(True)
    sheet.panes._period.setCurrentIndex(1)
    sheet.look_again()
    settled()
    fix(sheet)
    assert sheet.panes._period.hasFocus()
    sheet.dismiss()


def fix(sheet: ExportSheet) -> None:
    next(
        each for each in sheet.findChildren(Button) if each.text() == "Fix" and each.isVisible()
    ).click()


def sheet_page(window: Window) -> PacksPage:
    page = window.page
    assert isinstance(page, PacksPage)
    return page
