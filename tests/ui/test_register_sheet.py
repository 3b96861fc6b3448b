"""Taking a register: typed, pasted, from a table; people and contacts counted apart."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from sv_evidence.domain.activities import Activity
from sv_evidence.domain.people import Attendance, Person
from sv_evidence.domain.registering import RegisterLine
from sv_evidence.operations.register_lines import register_of, take_lines
from sv_evidence.store.workspace import Workspace
from tests.builders import TODAY, an_activity
from tests.sheets import PaperTray, Settled, words_in
from ui.desk import Desk
from ui.pages.activities.log.sheet import LogSheet
from ui.pages.activities.page import ActivitiesPage
from ui.pages.people.register import RegisterSheet
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.notice import Notice
from ui.widgets.question import Question
from ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def lunch(workspace: Workspace) -> Activity:
    made = an_activity(people=3)
    with workspace.change("Log") as unit:
        unit.add(made)
        take_lines(unit, made.uid, [RegisterLine("P-001", 1950)], today=TODAY)
    return made


@pytest.fixture
def tray() -> PaperTray:
    return PaperTray()


@pytest.fixture
def begun(
    theme: Theme, desk: Desk, window: Window, *, settled: Settled, tray: PaperTray
) -> Callable[[Activity], RegisterSheet]:
    def opened(activity: Activity) -> RegisterSheet:
        sheet = RegisterSheet(theme, desk, window, tray, activity.uid)
        sheet.begin()
        settled()
        return sheet

    return opened


@pytest.fixture
def sheet(lunch: Activity, begun: Callable[[Activity], RegisterSheet]) -> RegisterSheet:
    return begun(lunch)


def references(workspace: Workspace) -> list[str]:
    with workspace.read() as view:
        return [each.reference for each in view.all(Person)]


def press(sheet: RegisterSheet, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(sheet.entry, key, modifier or Qt.KeyboardModifier.NoModifier)


def test_a_register_is_typed_by_keyboard_alone_and_undone_as_one(
    sheet: RegisterSheet, workspace: Workspace, desk: Desk, settled: Settled
) -> None:
    assert sheet.entry.hasFocus()
    QTest.keyClicks(sheet.entry, "P-002, 1986, B16, carer")
    press(sheet, Qt.Key.Key_Return)
    QTest.keyClicks(sheet.entry, "P-003")
    said: list[str] = []
    desk.said.connect(lambda each: said.append(each.text))
    press(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled()

    assert references(workspace) == ["P-001", "P-002", "P-003"]
    assert said == ["Register taken: 3 contacts, 3 people"]
    desk.undo()
    settled()
    assert references(workspace) == ["P-001"]


def test_a_line_that_cannot_be_kept_stays_in_the_field_with_its_fault(
    sheet: RegisterSheet, workspace: Workspace
) -> None:
    sheet.put_down(["P-002", "P-003, 1850", "P-004"])
    assert sheet.entry.text() == "P-003, 1850"
    assert "year of birth" in sheet.entry.accessibleDescription()

    sheet.save()
    assert sheet.isVisible()
    sheet.put_down(["p 002"])
    assert sheet.entry.accessibleDescription() == "p 002 is on it already."
    sheet.dismiss()
    assert references(workspace) == ["P-001"]


def test_several_lines_pasted_are_several_people_and_heads_are_a_doubt(
    sheet: RegisterSheet,
) -> None:
    assert "The activity counts 3 people; the register has 1." in words_in(sheet)
    QGuiApplication.clipboard().setText("P-002\n\nP-003, B16\n")
    press(sheet, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert sheet.counts.text() == "3 contacts, 3 people"
    assert not sheet.doubt.isVisible()
    assert sheet.table.model().rowCount() == 3
    sheet.dismiss()


def test_delete_takes_somebody_off_again_also_who_was_recorded_before(
    sheet: RegisterSheet, workspace: Workspace, settled: Settled
) -> None:
    sheet.put_down(["P-002"])
    sheet.table.setFocus()
    sheet.table.selectAll()
    assert sheet.off.isEnabled()
    QTest.keyClick(sheet.table, Qt.Key.Key_Delete)
    assert sheet.counts.text() == "0 contacts, 0 people"
    sheet.save()
    settled()

    with workspace.read() as view:
        assert view.all(Attendance) == ()
    assert references(workspace) == ["P-001"]


def test_a_spreadsheet_of_names_becomes_pseudonyms_in_the_jail(
    sheet: RegisterSheet, tray: PaperTray, tmp_path: Path, settled: Settled, workspace: Workspace
) -> None:
    register = tmp_path / "register.csv"
    register.write_text(
        "Name,Attended\nAmina Yusuf,yes\nJoe Malik,no\nAmina Yusuf,yes\nGrace Obi,yes\n", "utf-8"
    )
    tray.files = (register,)
    sheet.from_file.click()
    settled()

    (notice,) = sheet.notices.findChildren(Notice)
    said = notice.accessibleName()
    assert said.startswith("2 people put down. Names were not kept")
    assert "1 row says that somebody did not come" in said
    sheet.save()
    settled()
    assert [each[:2] for each in references(workspace)] == ["P-", "N-", "N-"]


def test_a_file_that_is_no_table_says_so_in_the_sheet(
    sheet: RegisterSheet, tray: PaperTray, tmp_path: Path, settled: Settled
) -> None:
    odd = tmp_path / "register.csv"
    odd.write_text("Meals\n12\n", "utf-8")
    tray.files = (odd,)
    sheet.from_file.click()
    settled()

    assert any("lacks columns" in each for each in words_in(sheet.notices))
    assert sheet.from_file.isEnabled()
    tray.files = ()
    sheet.from_file.click()
    sheet.dismiss()


def test_leaving_asks_only_if_something_was_put_down(sheet: RegisterSheet, window: Window) -> None:
    sheet.put_down(["P-002"])
    press(sheet, Qt.Key.Key_Escape)
    question = next(each for each in window.messages.sheets() if isinstance(each, Question))
    question.go.click()

    assert not sheet.isVisible()


def test_saving_nothing_closes_and_writes_nothing(
    sheet: RegisterSheet, workspace: Workspace
) -> None:
    with workspace.read() as view:
        before = view.history()
    sheet.save()

    assert not sheet.isVisible()
    with workspace.read() as view:
        assert view.history() == before


def test_of_several_days_the_last_is_chosen_and_another_may_be(
    workspace: Workspace,
    begun: Callable[[Activity], RegisterSheet],
    settled: Settled,
) -> None:
    course = an_activity("Knife skills", day=TODAY - timedelta(days=1), last_day=TODAY)
    with workspace.change("Log") as unit:
        unit.add(course)
    sheet = begun(course)
    sheet.put_down(["P-001"])
    sheet.day.setCurrentIndex(0)
    sheet.put_down(["P-001", "P-002"])
    assert sheet.counts.text() == "3 contacts, 2 people"
    sheet.save()
    settled()

    with workspace.read() as view:
        register = register_of(view, course.uid)
        days = [each.day for each in view.all(Attendance)]
    assert (register.people, register.contacts) == (2, 3)
    assert days == [None, course.first_day, course.first_day]


def test_the_log_sheet_saves_first_and_then_takes_the_register(
    theme: Theme, desk: Desk, window: Window, *, workspace: Workspace, settled: Settled
) -> None:
    page = ActivitiesPage(theme, desk, window, PaperTray())
    window.add_page(page)
    window.show_page(page.key)
    page.log_activity()
    settled()
    log = next(each for each in window.messages.sheets() if isinstance(each, LogSheet))
    log.panes.fields.what.setText("Lunch club, Ladywood")
    log.panes.fields.place.setEditText("Ladywood Hall")
    log.buttons.register.click()
    settled()

    (register,) = window.messages.sheets()
    assert isinstance(register, RegisterSheet)
    register.put_down(["P-001"])
    register.save()
    settled()
    with workspace.read() as view:
        (logged,) = view.all(Activity)
        assert register_of(view, logged.uid).people == 1
    assert "1 contact, 1 person" in [each.text() for each in page.inspector.findChildren(Button)]


def test_the_log_sheet_of_an_edit_opens_the_register_over_itself(
    theme: Theme, desk: Desk, window: Window, *, lunch: Activity, settled: Settled
) -> None:
    page = ActivitiesPage(theme, desk, window, PaperTray())
    window.add_page(page)
    window.show_page(page.key)
    settled()
    page.table.setFocus()
    page.show_activity(lunch.uid)
    settled()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    settled()
    log = next(each for each in window.messages.sheets() if isinstance(each, LogSheet))
    log.buttons.register.click()
    settled()

    register = next(each for each in window.messages.sheets() if isinstance(each, RegisterSheet))
    assert register.counts.text() == "1 contact, 1 person"
    register.leave()
    log.leave()


def test_tab_takes_the_reference_that_is_offered_and_enter_what_is_typed(
    sheet: RegisterSheet,
) -> None:
    QTest.keyClicks(sheet.entry, "p-0")
    offered = sheet.entry.completer().popup()
    assert offered is not None
    assert offered.isVisible()
    QTest.keyClick(offered, Qt.Key.Key_Tab)
    assert sheet.entry.text() == "P-001"
    assert sheet.entry.hasFocus()
    assert not offered.isVisible()

    sheet.entry.clear()
    QTest.keyClicks(sheet.entry, "P-0")
    QTest.keyClick(offered, Qt.Key.Key_Return)
    assert [line.reference for line in sheet._lines] == ["P-001", "P-0"]
    sheet.dismiss()
