"""Correcting what is said of a file, and finding the original of one that is not whole."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sv_evidence.domain.evidence import Condition, ConsentState, Evidence
from sv_evidence.store.workspace import Workspace
from tests.builders import keep_file
from tests.sheets import PaperTray, Settled, words_in
from ui.desk import Desk
from ui.pages.evidence.correcting import EvidenceSheet
from ui.pages.evidence.page import EvidencePage
from ui.theme import Theme
from ui.widgets.question import Question
from ui.window import Window


@pytest.fixture
def tray(tmp_path: Path) -> PaperTray:
    """The file dialog is answered with the original of the rota."""
    original = tmp_path / "rota.txt"
    original.write_bytes(b"rota")
    made = PaperTray()
    made.files = (original,)
    return made


@pytest.fixture
def rota(workspace: Workspace) -> Evidence:
    made = keep_file(workspace, b"rota", title="Volunteer rota, May", type="rota_unsigned")
    with workspace.change("Add files") as unit:
        unit.add(made)
        return unit.get(Evidence, made.uid)


@pytest.fixture
def page(
    theme: Theme, desk: Desk, window: Window, *, tray: PaperTray, settled: Settled, rota: Evidence
) -> EvidencePage:
    assert rota.number
    made = EvidencePage(theme, desk, window, tray)
    window.add_page(made)
    window.show_page(made.key)
    settled()
    made.views.grid.setFocus()
    return made


def sheet_of(window: Window) -> EvidenceSheet:
    return next(each for each in window.messages.sheets() if isinstance(each, EvidenceSheet))


def lose(workspace: Workspace, rota: Evidence) -> None:
    workspace.vault.path(rota.vault_name).unlink()
    with workspace.change("Check") as unit:
        unit.set_condition(rota.uid, Condition.MISSING)


def kept(desk: Desk, rota: Evidence) -> Evidence:
    with desk.look() as view:
        return view.get(Evidence, rota.uid)


def test_f2_corrects_title_type_date_and_consent_and_undo_takes_it_back(
    page: EvidencePage, window: Window, rota: Evidence, desk: Desk, settled: Settled
) -> None:
    QTest.keyClick(page.views.grid, Qt.Key.Key_F2)
    sheet = sheet_of(window)
    sheet.name.setText("Signed rota, May")
    sheet.type.setCurrentIndex(sheet.type.findData("sign_in_sheet"))
    sheet.dated.setText("12 May 2026")
    sheet.consent.setCurrentIndex(sheet.consent.findData("held"))
    sheet.until.setText("31 December 2027")
    sheet.save()
    settled()

    now = kept(desk, rota)
    assert (now.title, now.type, now.dated) == (
        "Signed rota, May",
        "sign_in_sheet",
        date(2026, 5, 12),
    )
    assert (now.consent, now.consent_until) == (ConsentState.HELD, date(2027, 12, 31))
    assert now.consent_channels == "bid_pack,contract_return"
    assert "Signed rota, May" in words_in(page.inspector)

    desk.undo()
    settled()
    assert kept(desk, rota) == rota


def test_a_day_that_does_not_exist_is_said_under_its_field(
    page: EvidencePage, window: Window, rota: Evidence, desk: Desk, settled: Settled
) -> None:
    QTest.keyClick(page.views.grid, Qt.Key.Key_F2)
    sheet = sheet_of(window)
    sheet.dated.setText("31/9/2026")
    sheet.save()
    settled()

    assert any("September has 30 days" in each for each in words_in(sheet))
    assert QApplication.focusWidget() is sheet.dated
    assert kept(desk, rota) == rota
    sheet.dismiss()


def test_nothing_changed_writes_nothing(
    page: EvidencePage, window: Window, workspace: Workspace, settled: Settled
) -> None:
    with workspace.read() as view:
        before = view.history()
    QTest.keyClick(page.views.grid, Qt.Key.Key_F2)
    sheet_of(window).save()
    settled()
    with workspace.read() as view:
        assert view.history() == before


def test_a_missing_file_is_named_and_found_again(
    page: EvidencePage,
    window: Window,
    rota: Evidence,
    workspace: Workspace,
    settled: Settled,
) -> None:
    lose(workspace, rota)
    settled()
    QTest.keyClick(page.views.grid, Qt.Key.Key_Return)
    asked = next(each for each in window.messages.sheets() if isinstance(each, Question))
    said = " ".join(words_in(asked))
    assert f"{rota.number}, Volunteer rota, May is missing from the workspace." in said
    assert rota.vault_name not in said
    assert asked.go.text() == "Find the file"

    asked.go.click()
    settled()

    with workspace.read() as view:
        assert rota.uid not in view.conditions()


def test_the_focus_goes_to_open_once_the_file_is_found(
    page: EvidencePage,
    rota: Evidence,
    workspace: Workspace,
    settled: Settled,
) -> None:
    lose(workspace, rota)
    settled()
    page.details._find.setFocus()

    page.details._find.click()
    settled()

    assert QApplication.focusWidget() is page.details._open
