"""The evidence page: drop, look, filter, review, bin and bring back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sv_evidence.domain.evidence import Condition, Evidence, EvidenceKind
from sv_evidence.store.workspace import Workspace
from tests.builders import an_activity, keep_file, log
from tests.operations.files import document, photo, text
from ui.desk import Desk
from ui.models.paged import ACCESSIBLE
from ui.pages.evidence.page import EvidencePage
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.choosing import Chosen
from ui.widgets.notice import Notice
from ui.widgets.words import Words
from ui.window import Window

Settled = Callable[[], None]


class Chooser:
    """Stands in for the system's file dialog."""

    def __init__(self) -> None:
        self.answer: tuple[Path, ...] = ()

    def choose(self, chosen: Chosen) -> None:
        chosen(self.answer)


@pytest.fixture
def chooser() -> Chooser:
    return Chooser()


@pytest.fixture
def page(
    theme: Theme, desk: Desk, window: Window, chooser: Chooser, settled: Settled
) -> EvidencePage:
    made = EvidencePage(theme, desk, window, chooser)
    window.add_page(made)
    window.show_page(made.key)
    desk.said.connect(window.messages.show_said)
    window.undo_asked.connect(desk.undo)
    settled()
    return made


@pytest.fixture
def three(workspace: Workspace) -> tuple[Evidence, ...]:
    """A register that is used, a missing rota, an altered note."""
    lunch = an_activity()
    register = keep_file(workspace, b"names", title="Sign-in sheet, 74 names")
    rota = keep_file(workspace, b"rota", title="Volunteer rota, May", type="volunteer_rota")
    note = keep_file(workspace, b"note", title="Weigh note, June", type="weigh_note")
    log(workspace, lunch, [], [register])
    with workspace.change("Add files") as unit:
        unit.add(rota)
        unit.add(note)
    with workspace.change("Check") as unit:
        unit.set_condition(rota.uid, Condition.MISSING)
        unit.set_condition(note.uid, Condition.ALTERED)
    return register, rota, note


def titles(page: EvidencePage) -> list[str]:
    model = page.views.grid.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def words(part: QWidget) -> list[str]:
    return [each.text() for each in part.findChildren(Words) if each.isVisible() and each.text()]


def test_an_empty_page_is_one_drop_area(page: EvidencePage) -> None:
    assert "Drop photos and papers here" in words(page.states)


def test_dropped_files_become_evidence_and_undo_takes_them_back(
    page: EvidencePage, tmp_path: Path, settled: Settled, desk: Desk
) -> None:
    assert page.take_files((photo(tmp_path), document(tmp_path)))
    settled()
    assert len(titles(page)) == 2

    desk.undo()
    settled()
    assert titles(page) == []

    desk.redo()
    settled()
    assert len(titles(page)) == 2


def test_the_same_file_again_is_already_here(
    page: EvidencePage, tmp_path: Path, settled: Settled, desk: Desk, qtbot: QtBot
) -> None:
    file = document(tmp_path)
    page.take_files((file,))
    settled()

    with qtbot.waitSignal(desk.said) as caught:
        page.take_files((file,))
    settled()

    assert caught.args[0].text == "1 was already here"
    assert not caught.args[0].undo
    assert len(titles(page)) == 1


def test_an_empty_file_is_named_and_a_damaged_one_kept_with_the_others(
    page: EvidencePage, tmp_path: Path, settled: Settled, desk: Desk, qtbot: QtBot
) -> None:
    empty, broken = tmp_path / "empty.jpg", tmp_path / "broken.jpg"
    empty.write_bytes(b"")
    broken.write_bytes(b"\xff\xd8\xff\xe0 not a picture")

    with qtbot.waitSignal(desk.said) as caught:
        page.take_files((empty, broken, text(tmp_path)))
    settled()

    assert caught.args[0].text == "2 files added, 1 is damaged and kept as it is"
    assert len(titles(page)) == 2
    said = [each.accessibleName() for each in page.findChildren(Notice) if each.isVisible()]
    assert any("empty.jpg" in each and "could not be added" in each for each in said)


def test_chosen_files_are_added_too(
    page: EvidencePage, chooser: Chooser, tmp_path: Path, settled: Settled
) -> None:
    chooser.answer = (photo(tmp_path),)

    page.add_evidence()
    settled()

    assert len(titles(page)) == 1


@pytest.mark.usefixtures("three")
def test_files_that_are_not_whole_stand_first_and_alarm(page: EvidencePage) -> None:
    assert titles(page) == ["Weigh note, June", "Volunteer rota, May", "Sign-in sheet, 74 names"]
    notices = [each.accessibleName() for each in page.findChildren(Notice) if each.isVisible()]
    assert notices[0].startswith("2 files no longer match what you added.")


@pytest.mark.usefixtures("three")
def test_the_side_bar_hears_of_the_alarm(page: EvidencePage, window: Window) -> None:
    assert page.isVisible()
    assert window.side_bar._rows["evidence"].accessibleName() == "Evidence, 2 need attention"


@pytest.mark.usefixtures("three")
def test_a_kind_filters_and_counts(page: EvidencePage, settled: Settled) -> None:
    chip = page.chips._chips[EvidenceKind.RECEIPT]
    assert chip.accessibleName() == "Receipts, 1"
    assert page.chips._chips[EvidenceKind.OTHER].isHidden()

    chip.click()
    settled()

    assert titles(page) == ["Weigh note, June"]


@pytest.mark.usefixtures("three")
def test_a_search_that_finds_nothing_repeats_the_words(
    page: EvidencePage, settled: Settled, qtbot: QtBot
) -> None:
    field = page.search()
    assert field is not None
    with qtbot.waitSignal(page._search.searched):
        field.setText("gardening")
    settled()
    assert "No files match \u201cgardening\u201d" in words(page.states)

    clear = [each for each in page.states.findChildren(Button) if each.text() == "Clear filters"]
    clear[0].click()
    settled()

    assert len(titles(page)) == 3


def test_the_inspector_says_what_a_file_proves(
    page: EvidencePage, three: tuple[Evidence, ...], settled: Settled
) -> None:
    page.show_file(three[0].uid)
    settled()

    shown = words(page.inspector)
    assert "Sign-in sheet, 74 names" in shown
    assert "Unchanged since it was added" in shown
    assert "1 activity" in shown

    copy = [
        each
        for each in page.inspector.findChildren(Button)
        if each.text() == "Copy all 64 characters" and each.isVisible()
    ]
    copy[0].click()
    assert QGuiApplication.clipboard().text() == three[0].sha256


def test_a_binned_file_comes_back_with_undo(
    page: EvidencePage, three: tuple[Evidence, ...], settled: Settled, desk: Desk
) -> None:
    page.show_file(three[0].uid)
    settled()

    QTest.keyClick(page.views.grid, Qt.Key.Key_Delete)
    settled()
    assert "Sign-in sheet, 74 names" not in titles(page)

    desk.undo()
    settled()
    assert "Sign-in sheet, 74 names" in titles(page)


def test_a_lost_file_is_found_only_by_its_original(
    page: EvidencePage,
    chooser: Chooser,
    workspace: Workspace,
    tmp_path: Path,
    settled: Settled,
) -> None:
    original = document(tmp_path)
    page.take_files((original,))
    settled()
    with workspace.read() as view:
        held = view.all(Evidence)[0]
    workspace.vault.path(held.vault_name).unlink()
    with workspace.change("Check") as unit:
        unit.set_condition(held.uid, Condition.MISSING)
    page.show_file(held.uid)
    settled()

    chooser.answer = (text(tmp_path),)
    page.details.find_asked.emit()
    settled()
    with workspace.read() as view:
        assert view.conditions() == {held.uid: Condition.MISSING}
        assert view.evidence.count() == 1

    chooser.answer = (original,)
    page.details.find_asked.emit()
    settled()
    with workspace.read() as view:
        assert view.conditions() == {}


@pytest.mark.usefixtures("three")
def test_every_tile_gives_its_full_text(page: EvidencePage) -> None:
    model = page.views.grid.model()

    said = str(model.index(1, 0).data(ACCESSIBLE))

    assert said.startswith("Volunteer rota, May")
    assert said.endswith("Weak, Missing from the workspace")


@pytest.mark.usefixtures("three")
def test_tiles_fill_the_row_at_every_width(page: EvidencePage, window: Window) -> None:
    for width in (1120, 1300, 1440, 1720):
        window.resize(width, 868)
        QApplication.processEvents()
        grid = page.views.grid
        cell = grid.gridSize().width()
        across = grid.viewport().width() // cell
        assert across >= 1
        assert grid.viewport().width() - across * cell < cell
        assert cell - 18 >= 168


@pytest.mark.usefixtures("three")
def test_space_shows_a_file_large_and_arrows_walk(
    page: EvidencePage, window: Window, settled: Settled
) -> None:
    window.activateWindow()
    page.views.grid.setFocus()
    QTest.keyClick(page.views.grid, Qt.Key.Key_Space)
    settled()
    over = window.messages.sheets()[0]
    assert over.accessibleName() == "Weigh note, June"

    QTest.keyClick(over, Qt.Key.Key_Right)
    settled()
    assert over.accessibleName() == "Volunteer rota, May"

    QTest.keyClick(over, Qt.Key.Key_Space)
    assert not window.has_sheet()
    assert QApplication.focusWidget() is page.views.grid
