"""A register of two pages, the page that shows it, and the sheet that covers names on it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from sv_evidence.domain.covering import Area
from sv_evidence.domain.evidence import ConsentState, Evidence
from sv_evidence.operations.attaching import attach_files
from sv_evidence.operations.consents import Consent
from sv_evidence.operations.incoming import FileDraft
from sv_evidence.store.workspace import Workspace
from tests.intake.files import pdf
from ui.desk import Desk
from ui.pages.evidence.cover.sheet import CoverSheet
from ui.pages.evidence.page import EvidencePage
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.words import Words
from ui.window import Window

Settled = Callable[[], None]


@pytest.fixture
def register(workspace: Workspace, tmp_path: Path) -> Evidence:
    """A register of two pages whose names are private."""
    path = tmp_path / "Register.pdf"
    path.write_bytes(pdf(2, words="Grace O. and Denise W."))
    private = Consent(ConsentState.NAMES_PRIVATE)
    attach_files(workspace, [FileDraft(path, type="sign_in_sheet", consent=private)])
    with workspace.read() as view:
        return view.resolve("E-001", Evidence)


@pytest.fixture
def page(
    theme: Theme, desk: Desk, window: Window, settled: Settled, register: Evidence
) -> EvidencePage:
    assert register.number
    made = EvidencePage(theme, desk, window)
    window.add_page(made)
    window.show_page(made.key)
    settled()
    settled()
    return made


@pytest.fixture
def sheet(page: EvidencePage, settled: Settled) -> CoverSheet:
    link = next(each for each in page.findChildren(Button) if each.text() == "Cover names")
    link.click()
    settled()
    settled()
    made = page.doing.covers.sheet
    assert made is not None
    return made


def words(sheet: CoverSheet) -> list[str]:
    return [each.text() for each in sheet.findChildren(Words) if each.isVisible() and each.text()]


def drag(sheet: CoverSheet, first: QPoint, last: QPoint) -> None:
    leaf, left = sheet.leaf, Qt.MouseButton.LeftButton
    QTest.mousePress(leaf, left, pos=first)
    QTest.mouseMove(leaf, (first + last) / 2)
    QTest.mouseMove(leaf, last)
    QTest.mouseRelease(leaf, left, pos=last)


def draw(sheet: CoverSheet) -> Area:
    """Draw one area with the mouse, and return it."""
    wide, tall = sheet.leaf.width(), sheet.leaf.height()
    drag(sheet, QPoint(wide // 10, tall // 10), QPoint(wide // 2, tall // 5))
    assert sheet.areas.chosen is not None
    return sheet.areas.chosen
