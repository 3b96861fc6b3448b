"""The frame: pages, keys, folding, drops, troubles."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ui.commands import Command
from ui.crash import CrashSheet
from ui.pages.page import Page
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.notice import Notice
from ui.widgets.search import SearchField
from ui.window import Window


class First(Page):
    key = "first"
    title = "First"
    icon = "images"

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.arrived = 0
        self.taken: tuple[Path, ...] = ()
        self.takes_files = True
        self.field = SearchField(theme, "Search")
        self.tools.addWidget(self.field)

    def arrive(self) -> None:
        self.arrived += 1

    def search(self) -> QLineEdit:
        return self.field

    def take_files(self, files: tuple[Path, ...]) -> bool:
        self.taken = files
        return self.takes_files


class Second(First):
    key = "second"
    title = "Second"
    group = "Use it"


@pytest.fixture
def pages(window: Window, theme: Theme) -> tuple[First, Second]:
    made = First(theme), Second(theme)
    for page in made:
        window.add_page(page)
    window.show_page("first")
    window.activateWindow()
    QApplication.processEvents()
    return made


def test_keys_follow_the_side_bar(window: Window, pages: tuple[First, Second]) -> None:
    _press(window, Qt.Key.Key_2)
    assert window.page is pages[1]
    assert pages[1].arrived == 1

    _press(window, Qt.Key.Key_7)
    assert window.page is pages[1]


def test_search_goes_to_the_field_of_the_page(window: Window, pages: tuple[First, Second]) -> None:
    _press(window, Qt.Key.Key_F)

    assert QApplication.focusWidget() is pages[0].field


def test_a_count_and_an_alarm_are_spoken(window: Window, pages: tuple[First, Second]) -> None:
    pages[0].counted.emit("2", True)
    pages[1].counted.emit("6", False)

    rows = window.side_bar._rows
    assert rows["first"].accessibleName() == "First, 2 need attention"
    assert rows["second"].accessibleName() == "Second, 6 in all"


def test_the_side_bar_folds_on_narrow_windows(window: Window, pages: tuple[First, Second]) -> None:
    assert window.side_bar.width() == 204
    assert pages[0].inspector.isVisible()

    window.resize(1200, 700)
    QApplication.processEvents()

    assert window.side_bar.width() == 56
    assert not pages[0].inspector.isVisible()


def test_the_inspector_slides_over_a_narrow_page(
    window: Window, pages: tuple[First, Second]
) -> None:
    window.resize(1200, 700)
    QApplication.processEvents()

    _press(window, Qt.Key.Key_I)
    over = pages[0].inspector
    assert over.isVisible()
    assert over.geometry().right() == pages[0].rect().right()

    _press(window, Qt.Key.Key_I)
    assert not over.isVisible()


@pytest.mark.parametrize(("width", "inspector"), [(1300, 320), (1440, 372), (1720, 420)])
def test_the_inspector_has_its_width_by_the_windows(
    window: Window, pages: tuple[First, Second], width: int, inspector: int
) -> None:
    window.resize(width, 868)
    QApplication.processEvents()

    assert pages[0].inspector.width() == inspector


def test_a_command_does_nothing_under_a_dialog(
    window: Window, pages: tuple[First, Second], theme: Theme, tmp_path: Path
) -> None:
    done: list[str] = []
    window.commands.add(Command("Edit", "Try", "Ctrl+T", lambda: done.append("tried")))
    sheet = CrashSheet(theme, window, ValueError("no"), logs=tmp_path)
    sheet.open()
    assert pages[0].isVisible()

    _press(window, Qt.Key.Key_T)
    assert done == []

    sheet.dismiss()
    _press(window, Qt.Key.Key_T)
    assert done == ["tried"]


def test_alt_shows_the_menus_and_hides_them(window: Window, pages: tuple[First, Second]) -> None:
    menus = window.commands._menus
    assert pages[0].isVisible()
    assert not menus.isVisible()

    QTest.keyClick(window, Qt.Key.Key_Alt)
    assert menus.isVisible()

    QTest.keyClick(window, Qt.Key.Key_Alt)
    assert not menus.isVisible()


def test_files_go_to_the_page_or_to_whoever_logs(
    window: Window, pages: tuple[First, Second], tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "register.pdf"
    file.write_bytes(b"%PDF")
    with qtbot.assertNotEmitted(window.files_dropped):
        _drop(window, file)
    assert pages[0].taken == (file,)

    pages[0].takes_files = False
    with qtbot.waitSignal(window.files_dropped) as caught:
        _drop(window, file)
    assert caught.args == [(file,)]


def test_a_trouble_stands_until_it_is_closed(window: Window, pages: tuple[First, Second]) -> None:
    assert pages[0].isVisible()
    window.messages.show_trouble("The disk is full.", "Free some space.")
    window.messages.show_trouble("The folder is read-only.", "Choose another.")
    QApplication.processEvents()
    shown = [each for each in window.findChildren(Notice) if each.isVisible()]
    assert [each.accessibleName() for each in shown] == ["The folder is read-only. Choose another."]

    shown[0].findChildren(Button)[0].click()
    QApplication.processEvents()

    assert not [each for each in window.findChildren(Notice) if each.isVisible()]


def test_f6_walks_from_pane_to_pane(window: Window, pages: tuple[First, Second]) -> None:
    pages[0].field.setFocus()
    QTest.keyClick(window, Qt.Key.Key_F6)

    focus = QApplication.focusWidget()
    assert focus is not None
    assert window.side_bar.isAncestorOf(focus)


def test_a_crash_sheet_copies_its_details(window: Window, theme: Theme, tmp_path: Path) -> None:
    sheet = CrashSheet(theme, window, ValueError("a secret reason"), logs=tmp_path)
    sheet.open()

    copy = next(each for each in sheet.findChildren(Button) if each.text() == "Copy details")
    copy.click()

    assert "ValueError: a secret reason" in QApplication.clipboard().text()
    sheet.dismiss()


def _press(window: Window, key: Qt.Key) -> None:
    QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()


def _drop(window: Window, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    window.dropEvent(
        QDropEvent(
            QPointF(QPoint(300, 300)),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def test_ctrl_enter_presses_the_filled_button(
    window: Window, pages: tuple[First, Second], theme: Theme, qtbot: QtBot
) -> None:
    pages[0].primary = Button(theme, "Log activity", parent=pages[0])

    with qtbot.waitSignal(pages[0].primary.clicked):
        QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
