"""Pay against the Living Wage: a payroll in, figures out, kept as evidence without a name."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from sv_evidence.domain.evidence import Evidence
from sv_evidence.store.workspace import Workspace
from tests.sheets import PaperTray, Settled, words_in
from ui.desk import Desk
from ui.pages.evidence.page import EvidencePage
from ui.pages.evidence.wages import WageSheet
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.notice import Notice
from ui.window import Window

PAY = "Name,Hourly rate\nAnn,13.45\nBen,12.60\nCem,14.00\n"


@pytest.fixture
def tray() -> PaperTray:
    return PaperTray()


@pytest.fixture
def sheet(theme: Theme, desk: Desk, window: Window, tray: PaperTray) -> WageSheet:
    made = WageSheet(theme, desk, window, tray)
    made.open()
    return made


@pytest.fixture
def given(
    sheet: WageSheet, tray: PaperTray, tmp_path: Path, settled: Settled
) -> Callable[[str], None]:
    def give(text: str) -> None:
        file = tmp_path / "pay.csv"
        file.write_text(text, "utf-8")
        tray.files = (file,)
        QTest.keyClick(sheet.choose, Qt.Key.Key_Space)
        settled()

    return give


def evidence(workspace: Workspace) -> tuple[Evidence, ...]:
    with workspace.read() as view:
        return view.all(Evidence)


def test_a_payroll_is_checked_and_kept_by_keyboard_alone_and_undone(
    sheet: WageSheet,
    given: Callable[[str], None],
    *,
    window: Window,
    workspace: Workspace,
    desk: Desk,
    settled: Settled,
) -> None:
    assert sheet.choose.hasFocus()
    assert not sheet.primary.isEnabled()
    given(PAY)
    assert "£12.60" in words_in(sheet.facts)
    assert "2 of 3 (67 %)" in words_in(sheet.facts)
    assert "Names were not kept." in sheet.method.text()

    said: list[str] = []
    desk.said.connect(lambda each: said.append(each.text))
    QTest.keyClick(sheet.choose, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled()
    (kept,) = evidence(workspace)
    assert said == [f"{kept.number}, Living Wage check, 30 September 2026 added"]
    assert window.messages.sheets() == []
    desk.undo()
    settled()
    assert evidence(workspace) == ()


def test_the_area_and_the_day_change_what_it_is_compared_with(
    sheet: WageSheet, given: Callable[[str], None], workspace: Workspace, settled: Settled
) -> None:
    given(PAY)
    sheet.area.setCurrentIndex(sheet.area.findData("london"))
    sheet.area.activated.emit(1)
    settled()
    assert "0 of 3 (0 %)" in words_in(sheet.facts)

    sheet.paid_on.setText("1 June 2026")
    sheet.paid_on.editingFinished.emit()
    settled()
    assert sheet.paid_on.text() == "Mon 1 June 2026"
    sheet.paid_on.setText("some day")
    sheet.paid_on.editingFinished.emit()
    assert sheet.paid_on.accessibleDescription()
    assert not sheet.primary.isEnabled()
    sheet.save()
    settled()
    assert evidence(workspace) == ()
    sheet.leave()


def test_columns_that_are_not_clear_are_asked_for(
    sheet: WageSheet, given: Callable[[str], None], settled: Settled
) -> None:
    given("Basic,Other\n13.45,1\n12.60,2\n")
    (notice,) = sheet.notices.findChildren(Notice)
    assert notice.accessibleName().startswith("Which column is which?")
    choice = sheet.columns["rate"]
    assert choice.hasFocus()
    choice.setCurrentIndex(choice.findData("Basic"))
    choice.activated.emit(1)
    settled()

    assert "£12.60" in words_in(sheet.facts)
    assert not sheet.notices.isVisible()
    sheet.leave()


def test_a_file_that_is_no_payroll_says_so_and_nothing_can_be_kept(
    sheet: WageSheet, given: Callable[[str], None], tray: PaperTray
) -> None:
    given("")
    assert any("is empty" in each for each in words_in(sheet.notices))
    sheet.save()
    tray.files = ()
    QTest.keyClick(sheet.choose, Qt.Key.Key_Space)

    assert not sheet.primary.isEnabled()
    assert sheet.isVisible()
    sheet.leave()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_evidence_page_offers_it_beside_add_evidence(
    theme: Theme, desk: Desk, window: Window, settled: Settled
) -> None:
    page = EvidencePage(theme, desk, window, PaperTray())
    window.add_page(page)
    window.show_page(page.key)
    settled()
    buttons = page.findChildren(Button)
    more = next(each for each in buttons if each.accessibleName() == "More ways to add")
    more.click()
    (menu,) = more.findChildren(QMenu)
    menu.actions()[0].trigger()
    menu.close()
    QApplication.processEvents()

    assert [type(each) for each in window.messages.sheets()] == [WageSheet]
    window.messages.sheets()[0].leave()
