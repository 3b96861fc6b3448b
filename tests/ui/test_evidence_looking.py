"""Evidence looked at closely: pages and zoom, the menu, a better file, and files to put right."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from sv_evidence.domain.evidence import Condition, Evidence
from sv_evidence.operations.attaching import attach_files
from sv_evidence.operations.incoming import FileDraft
from sv_evidence.store.workspace import Workspace
from tests.builders import keep_file
from tests.intake.files import pdf
from tests.operations.files import photo
from tests.ui.test_accessibility import unnamed
from ui.desk import Desk
from ui.pages.evidence.page import EvidencePage
from ui.pages.evidence.preview import Preview
from ui.pages.evidence.review import ReviewSheet
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.choosing import Chosen
from ui.widgets.words import Words
from ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

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
def register(workspace: Workspace, tmp_path: Path) -> Evidence:
    path = tmp_path / "Register.pdf"
    path.write_bytes(pdf(3, words="Lunch club"))
    attach_files(workspace, [FileDraft(path, type="sign_in_sheet")])
    with workspace.read() as view:
        return view.resolve("E-001", Evidence)


@pytest.fixture
def page(
    theme: Theme, desk: Desk, window: Window, chooser: Chooser, settled: Settled
) -> EvidencePage:
    made = EvidencePage(theme, desk, window, chooser)
    window.add_page(made)
    window.show_page(made.key)
    settled()
    settled()
    return made


@pytest.fixture
def preview(register: Evidence, page: EvidencePage, window: Window, settled: Settled) -> Preview:
    assert register.pages
    page.arrive()
    settled()
    settled()
    window.activateWindow()
    page.views.grid.setFocus()
    QTest.keyClick(page.views.grid, Qt.Key.Key_Space)
    settled()
    over = page.looking.over
    assert over is not None
    return over


def words(part: QWidget) -> list[str]:
    return [each.text() for each in part.findChildren(Words) if each.isVisible() and each.text()]


def button(part: QWidget, name: str) -> Button:
    return next(
        each
        for each in part.findChildren(Button)
        if name in {each.text(), each.accessibleName()} and each.isVisible()
    )


def test_the_pages_of_a_document_are_turned(preview: Preview, settled: Settled) -> None:
    assert not preview.pages.view.leaf.is_empty
    assert unnamed(preview) == []
    assert preview.pages.view.hasFocus()
    assert "Page 1 of 3" in words(preview)

    QTest.keyClick(preview.pages.view, Qt.Key.Key_PageDown)
    settled()
    assert "Page 2 of 3" in words(preview)
    assert preview.pages.view.accessibleName() == "Page 2 of 3"
    button(preview, "Next page").click()
    settled()
    assert not button(preview, "Next page").isEnabled()
    QTest.keyClick(preview.pages.view, Qt.Key.Key_PageDown)
    assert preview.pages.page == 3
    preview.leave()


def test_arrows_scroll_what_is_near_and_walk_when_it_is_whole(
    preview: Preview, settled: Settled
) -> None:
    walked: list[int] = []
    preview.walked.connect(walked.append)
    view = preview.pages.view
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert walked == [1]
    for _ in range(4):
        button(preview, "Larger").click()
    settled()
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert walked == [1]
    assert view.verticalScrollBar().value() > 0
    for _ in range(12):
        button(preview, "Smaller").click()
    assert view.verticalScrollBar().maximum() == 0
    preview.leave()


def test_a_file_without_a_picture_says_so(
    page: EvidencePage, workspace: Workspace, settled: Settled
) -> None:
    with workspace.change("Add") as unit:
        unit.add(keep_file(workspace, b"words", title="Note"))
    settled()
    settled()
    page.views.look_asked.emit()
    over = page.looking.over
    assert over is not None
    assert "There is no picture of this file. Open it to see it." in words(over)
    QTest.keyClick(over, Qt.Key.Key_Space)
    assert page.looking.over is None


def test_more_pages_than_are_kept_are_named(preview: Preview) -> None:
    preview.show_file("Long", "E-9", preview._kept, 86)
    assert "The first 3 of 86 pages. Open the file to see all." in words(preview)
    preview.leave()


def test_the_menu_leads_to_every_verb(
    register: Evidence, page: EvidencePage, settled: Settled, window: Window
) -> None:
    assert register.number
    page.arrive()
    settled()
    settled()
    for view in (page.views.grid, page.views.table):
        reason = QContextMenuEvent.Reason.Keyboard
        QApplication.sendEvent(
            view.viewport(), QContextMenuEvent(reason, QPoint(5, 5), QPoint(9, 9))
        )
        (menu,) = [each for each in window.findChildren(QMenu) if each.isVisible()]
        said = [each.text() for each in menu.actions() if each.text()]
        assert said == ["Open file", "Preview", "Edit", "Cover names", "Replace", "Remove"]
        menu.close()
        QApplication.processEvents()
    menu_of(page, window).actions()[1].trigger()
    assert page.looking.over is not None
    page.looking.over.leave()


def menu_of(page: EvidencePage, window: Window) -> QMenu:
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(30, 30), QPoint(300, 300))
    QApplication.sendEvent(page.views.grid.viewport(), event)
    (menu,) = [each for each in window.findChildren(QMenu) if each.isVisible()]
    return menu


def test_a_better_file_takes_its_place(
    page: EvidencePage,
    chooser: Chooser,
    register: Evidence,
    settled: Settled,
    desk: Desk,
) -> None:
    tmp_path = desk.workspace.folder.parent
    page.arrive()
    settled()
    settled()
    said: list[str] = []
    desk.said.connect(lambda each: said.append(each.text))
    button(page.inspector, "Replace").click()
    assert said == [], "nothing was chosen"
    chooser.answer = (photo(tmp_path),)

    button(page.inspector, "Replace").click()
    settled()
    settled()

    assert said == ["E-001 is replaced by E-002, and lies in the bin"]
    with desk.look() as view:
        assert view.get(Evidence, register.uid).binned_at is not None
    chooser.answer = (tmp_path / "IMG_0412.jpg",)
    button(page.inspector, "Replace").click()
    settled()
    assert said[-1] == "That is the file that is here already."


@pytest.fixture
def review(
    page: EvidencePage,
    workspace: Workspace,
    register: Evidence,
    window: Window,
    settled: Settled,
) -> ReviewSheet:
    workspace.vault.path(register.vault_name).unlink()
    with workspace.change("Check") as unit:
        unit.set_condition(register.uid, Condition.MISSING)
    settled()
    settled()
    button(page, "Review it").click()
    settled()
    (sheet,) = window.findChildren(ReviewSheet)
    return sheet


def test_each_file_to_put_right_is_listed_with_its_ways_out(
    review: ReviewSheet, page: EvidencePage, settled: Settled
) -> None:
    assert unnamed(review) == []
    assert "E-001 Register" in words(review)
    assert "Missing from the workspace, used in 0 activities. Register.pdf" in words(review)
    button(review, "Show, E-001").click()
    settled()
    assert page.details.shown is not None


def test_originals_are_put_back_from_a_folder(
    review: ReviewSheet, tmp_path: Path, settled: Settled
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    review.look_in(empty)
    settled()
    assert "None of the originals is there." in words(review)

    review.look_in(tmp_path)
    settled()
    settled()
    assert "1 file is back." in words(review)
    assert "Every file is here, as it was added." in words(review)
    review.leave()


def test_a_file_that_will_not_come_back_is_removed_from_the_list(
    review: ReviewSheet, workspace: Workspace, settled: Settled, register: Evidence
) -> None:
    button(review, "Remove, E-001").click()
    settled()
    settled()
    with workspace.read() as view:
        assert view.get(Evidence, register.uid).binned_at is not None
    assert "Every file is here, as it was added." in words(review)
    review.leave()
