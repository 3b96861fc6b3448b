"""Covering names: drawn by mouse or keys, taken back, shown as the pack will, and kept as one."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sv_evidence.domain.covering import MOST_AREAS, Area, CoveredArea
from sv_evidence.store.workspace import Workspace
from tests.builders import keep_file
from tests.cover_sheets import drag, draw, page, register, sheet, words
from tests.ui.test_accessibility import unnamed
from ui.desk import Desk
from ui.pages.evidence.cover.areas import DrawnAreas, grown, moved
from ui.pages.evidence.cover.canvas import middle_of
from ui.pages.evidence.cover.sheet import CoverSheet
from ui.pages.evidence.page import EvidencePage
from ui.widgets.buttons import Button
from ui.widgets.question import Question
from ui.widgets.words import Words
from ui.window import Window

Settled = Callable[[], None]
__all__ = ["page", "register", "sheet"]
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def kept(workspace: Workspace) -> list[Area]:
    with workspace.read() as view:
        return [each.place for each in view.all(CoveredArea)]


def darkest(sheet: CoverSheet, area: Area) -> int:
    image = sheet.side.shown.image
    x = (area.x + area.width // 2) * image.width() // 1000
    y = (area.y + area.height // 2) * image.height() // 1000
    return QColor(image.pixel(x, y)).lightness()


def test_the_page_that_is_worked_on_shows_with_the_focus(sheet: CoverSheet) -> None:
    assert not sheet.leaf.is_empty
    assert unnamed(sheet) == []
    assert sheet.leaf.hasFocus()
    assert "Page 1 of 2" in words(sheet)
    assert any(each.startswith("2 pages are open.") for each in words(sheet))
    sheet.dismiss()


def test_an_area_is_drawn_moved_resized_and_uncovered_by_mouse(sheet: CoverSheet) -> None:
    drawn = draw(sheet)
    assert abs(drawn.x - 100) < 5
    assert abs(drawn.width - 400) < 8
    assert "Area 1" in [each.text() for each in sheet.findChildren(Button) if each.isVisible()]

    middle = middle_of(sheet.leaf, drawn)
    drag(sheet, middle, middle + QPoint(40, 60))
    there = sheet.areas.chosen
    assert there is not None
    assert (there.width, there.height) == (drawn.width, drawn.height)
    assert there.x > drawn.x
    assert there.y > drawn.y
    corner = middle_of(sheet.leaf, there) * 2 - middle_of(
        sheet.leaf, Area(1, there.x, there.y, 0, 0)
    )
    drag(sheet, corner, corner + QPoint(30, 30))
    larger = sheet.areas.chosen
    assert larger is not None
    assert (larger.x, larger.y) == (there.x, there.y)
    assert larger.width > there.width

    gone = next(
        each for each in sheet.findChildren(Button) if each.accessibleName() == "Uncover area 1"
    )
    gone.click()
    assert not sheet.areas.now
    assert sheet.leaf.hasFocus()
    sheet.dismiss()


def test_a_press_without_a_stroke_covers_nothing(sheet: CoverSheet) -> None:
    QTest.mouseClick(sheet.leaf, Qt.MouseButton.LeftButton, pos=QPoint(90, 90))
    assert not sheet.areas.now
    assert not sheet.areas.is_changed
    sheet.dismiss()


def test_an_area_is_made_and_placed_by_keys_alone(sheet: CoverSheet) -> None:
    leaf = sheet.leaf
    QTest.keyClick(leaf, Qt.Key.Key_Insert)
    made = sheet.areas.chosen
    assert made is not None

    QTest.keyClick(leaf, Qt.Key.Key_Left)
    QTest.keyClick(leaf, Qt.Key.Key_Down, SHIFT)
    QTest.keyClick(leaf, Qt.Key.Key_Right, CONTROL | SHIFT)

    placed = Area(1, made.x - 1, made.y + 10, made.width + 10, made.height)
    assert sheet.areas.now == (placed,)
    assert "Area 1 of 1" in leaf.accessibleDescription()
    for _ in range(3):
        QTest.keyClick(leaf, Qt.Key.Key_Z, CONTROL)
    assert sheet.areas.now == (made,)
    QTest.keyClick(leaf, Qt.Key.Key_Y, CONTROL)
    assert sheet.areas.now[0].x == made.x - 1
    QTest.keyClick(leaf, Qt.Key.Key_Delete)
    assert not sheet.areas.now
    sheet.dismiss()


def test_tab_walks_through_the_areas_in_reading_order(sheet: CoverSheet) -> None:
    low, high = Area(1, 100, 500, 100, 20), Area(1, 300, 100, 100, 20)
    sheet.areas.put(low)
    sheet.areas.put(high)
    sheet.areas.choose(None)

    QTest.keyClick(sheet.leaf, Qt.Key.Key_Tab)
    assert sheet.areas.chosen == high
    QTest.keyClick(sheet.leaf, Qt.Key.Key_Tab)
    assert sheet.areas.chosen == low
    QTest.keyClick(sheet.leaf, Qt.Key.Key_Backtab)
    assert sheet.areas.chosen == high
    QTest.keyClick(sheet.leaf, Qt.Key.Key_Tab)
    QTest.keyClick(sheet.leaf, Qt.Key.Key_Tab)
    assert not sheet.leaf.hasFocus()
    sheet.dismiss()


def test_a_column_is_covered_down_to_the_foot(sheet: CoverSheet) -> None:
    sheet.areas.put(Area(1, 100, 300, 200, 20))
    column = next(each for each in sheet.findChildren(Button) if each.text() == "Cover the column")
    column.click()
    assert sheet.areas.now == (Area(1, 100, 300, 200, 700),)
    sheet.dismiss()


def test_what_the_pack_will_show_is_the_burnt_page(
    sheet: CoverSheet, settled: Settled, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: not sheet._soon.isActive())
    assert sheet.side.shown.accessibleName().startswith("This page is left out")
    area = Area(1, 100, 300, 400, 100)
    sheet.areas.put(area)
    qtbot.waitUntil(lambda: not sheet._soon.isActive())
    settled()

    assert darkest(sheet, area) < 40
    assert darkest(sheet, moved(area, 0, 500)) > 200
    sheet.dismiss()


def test_covers_are_kept_as_one_change_that_can_be_undone(
    sheet: CoverSheet, page: EvidencePage, workspace: Workspace, settled: Settled, desk: Desk
) -> None:
    said: list[str] = []
    desk.said.connect(lambda each: said.append(each.text))
    sheet.areas.put(Area(1, 100, 300, 400, 100))
    sheet.pages.turn(1)
    settled()
    sheet.areas.put(Area(2, 100, 300, 400, 100))
    assert "1, 2 on all pages" in words(sheet)

    QTest.keyClick(sheet.leaf, Qt.Key.Key_Return, CONTROL)
    settled()
    settled()

    assert len(kept(workspace)) == 2
    assert said == ["E-001: 2 areas covered"]
    assert page.doing.covers.sheet is None
    assert "2 areas" in [each.text() for each in page.findChildren(Words) if each.isVisible()]
    desk.undo()
    settled()
    assert kept(workspace) == []


def test_a_page_is_chosen_by_its_small_picture(sheet: CoverSheet, settled: Settled) -> None:
    tile = sheet.strip.tiles[1]
    tile.click()
    settled()
    assert sheet.leaf.page == 2
    assert "Page 2 of 2" in words(sheet)
    assert tile.isChecked()
    sheet.dismiss()


def test_leaving_asks_only_if_something_was_drawn(sheet: CoverSheet, window: Window) -> None:
    draw(sheet)
    sheet.leave()
    (question,) = window.findChildren(Question)
    assert sheet.isVisible()
    assert question.safe.hasFocus()
    question.go.click()
    QApplication.processEvents()
    assert not window.has_sheet()


def test_what_cannot_be_covered_is_said_and_nothing_is_lost(
    sheet: CoverSheet, settled: Settled
) -> None:
    for row in range(MOST_AREAS + 1):
        sheet.areas._now |= {Area(1, row % 900, row // 900, 20, 20)}
    sheet.use()
    settled()

    assert sheet.isVisible()
    assert sheet.primary is not None
    assert sheet.primary.isEnabled()
    assert len(sheet.areas.now) == MOST_AREAS + 1
    sheet.dismiss()


def test_without_a_picture_the_covers_are_not_offered(
    page: EvidencePage, workspace: Workspace, settled: Settled
) -> None:
    with workspace.change("Add") as unit:
        bare = keep_file(workspace, b"words only", title="Note")
        unit.add(bare)
    page.show_file(bare.uid)
    settled()
    settled()
    links = [each for each in page.findChildren(Button) if each.text() == "Cover names"]
    assert not [each for each in links if each.isVisible()]


def test_areas_stay_on_their_page() -> None:
    area = Area(1, 10, 980, 100, 15)
    assert moved(area, -50, 50) == Area(1, 0, 985, 100, 15)
    assert grown(area, 2000, -2000) == Area(1, 10, 980, 990, 4)


def test_a_drag_is_one_step_back() -> None:
    drawn = DrawnAreas()
    first, second = Area(1, 0, 0, 10, 10), Area(1, 5, 0, 10, 10)
    drawn.put(first)
    drawn.put(second, instead_of=first, goes_on=True)
    drawn.undo()
    assert not drawn.now
    drawn.redo()
    assert drawn.now == (second,)
    assert not DrawnAreas().can_undo
