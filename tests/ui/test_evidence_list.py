"""Evidence as rows: for thousands of files, with the same choice and the same keys as the grid."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sv_evidence.domain.evidence import Attachment, Condition, ConsentState, Evidence
from sv_evidence.store.listings.evidence import EvidenceOrder
from sv_evidence.store.workspace import Workspace
from tests.builders import a_uid, an_activity, keep_file, log
from ui.desk import Desk
from ui.models.paged import ACCESSIBLE
from ui.pages.evidence.page import EvidencePage
from ui.theme import Theme
from ui.window import Window

Settled = Callable[[], None]
CONTROL = Qt.KeyboardModifier.ControlModifier


class NoFiles:
    """A file dialog that is never answered."""

    def choose(self, chosen: Callable[[tuple[Path, ...]], object]) -> None:
        del chosen


@pytest.fixture
def three(workspace: Workspace) -> tuple[Evidence, ...]:
    """A register that is used twice, a letter from last year, a missing rota."""
    register = keep_file(workspace, b"names", title="Sign-in sheet", source="Ben")
    letter = keep_file(
        workspace,
        b"letter",
        title="Letter",
        type="start_letter",
        dated=date(2025, 5, 4),
        consent=ConsentState.HELD,
        consent_until=date(2026, 1, 1),
    )
    rota = keep_file(workspace, b"rota", title="Rota", type="papyrus", dated=None)
    log(workspace, an_activity("Lunch club"), [], [register])
    with workspace.change("Add files") as unit:
        unit.add(letter)
        unit.add(rota)
    with workspace.change("Check") as unit:
        unit.set_condition(rota.uid, Condition.MISSING)
    return register, letter, rota


@pytest.fixture
def page(
    theme: Theme,
    desk: Desk,
    window: Window,
    three: tuple[Evidence, ...],  # noqa: ARG001 - there is something to list
    settled: Settled,
) -> EvidencePage:
    made = EvidencePage(theme, desk, window, NoFiles())
    window.add_page(made)
    window.show_page(made.key)
    settled()
    return made


def cells(page: EvidencePage, column: str) -> list[str]:
    model = page.views.table.model()
    heads = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    at = heads.index(column)
    return [str(model.index(row, at).data()) for row in range(model.rowCount())]


def test_ctrl_l_turns_the_grid_into_a_list_and_back_and_keeps_the_choice(
    page: EvidencePage, three: tuple[Evidence, ...], settled: Settled
) -> None:
    page.show_file(three[1].uid)
    settled()
    page.views.grid.setFocus()
    before = page.views.rows()

    QTest.keyClick(page.views.grid, Qt.Key.Key_L, CONTROL)
    settled()

    assert page.views.table.isVisible()
    assert page.views.rows() == before
    assert QApplication.focusWidget() is page.views.table
    assert len(page.views.table.selectionModel().selectedRows()) == 1
    QTest.keyClick(page.views.table, Qt.Key.Key_L, CONTROL)
    assert page.views.grid.isVisible()
    assert page.views.rows() == before


def test_each_column_says_its_part(page: EvidencePage) -> None:
    assert cells(page, "Title") == ["Rota", "Letter", "Sign-in sheet"]
    assert cells(page, "Type")[0] == "papyrus"
    assert cells(page, "Date")[:2] == ["", "4 May 2025"]
    assert cells(page, "Source")[2] == "Ben"
    assert cells(page, "Consent")[1] == "Consent held"
    assert cells(page, "Strength") == ["Missing", "Strong", "Strong"]
    assert cells(page, "Used in") == ["Not used", "Not used", "Lunch club"]
    said = str(page.views.table.model().index(2, 3).data(ACCESSIBLE))
    assert said.startswith("Sign-in sheet, E-")


def test_a_file_used_more_than_once_names_one_and_counts_the_others(
    page: EvidencePage, workspace: Workspace, three: tuple[Evidence, ...], settled: Settled
) -> None:
    later = an_activity("Supper club", date(2026, 10, 1))
    with workspace.change("Tie") as unit:
        unit.add(later)
        unit.add(Attachment(a_uid(), activity=later.uid, evidence=three[0].uid))
    settled()

    assert cells(page, "Used in")[2] == "Supper club and 1 more"


def test_a_head_sorts_and_the_order_is_remembered(page: EvidencePage, settled: Settled) -> None:
    left: list[dict[str, Any]] = []
    page.looks_changed.connect(left.append)
    page.views.turn(to_list=True)

    page.views.table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
    settled()

    assert cells(page, "Title") == ["Letter", "Rota", "Sign-in sheet"]
    assert left[-1]["order"] == {"by": "title", "descending": False}
    assert left[-1]["is_list"]
    page.chips._sort.activated.emit(8)
    settled()
    assert cells(page, "Title")[0] == "Sign-in sheet"
    page.wear_looks({**left[-1], "is_list": False, "order": {"by": "title", "descending": True}})
    page.arrive()
    settled()
    assert cells(page, "Title") == ["Sign-in sheet", "Rota", "Letter"]
    assert page.views.grid.isVisible()


def test_looks_that_cannot_be_read_are_passed_over(page: EvidencePage) -> None:
    page.wear_looks({"columns": 3, "order": {"by": "weight"}, "is_list": "yes"})

    assert not page.views.is_list
    assert page._sort == EvidenceOrder()


def test_the_list_answers_the_keys_of_the_grid(
    page: EvidencePage, window: Window, settled: Settled
) -> None:
    page.views.turn(to_list=True)
    page.views.choose_row(1)
    settled()
    page.views.table.setFocus()

    QTest.keyClick(page.views.table, Qt.Key.Key_F2)
    assert window.has_sheet()
    window.messages.sheets()[0].dismiss()
    QTest.keyClick(page.views.table, Qt.Key.Key_Space)
    assert window.has_sheet()
    window.messages.sheets()[0].dismiss()
    QTest.keyClick(page.views.table, Qt.Key.Key_Delete)
    settled()

    assert "Letter" not in cells(page, "Title")


def test_the_buttons_turn_the_page_too(page: EvidencePage, settled: Settled) -> None:
    assert page.turner.to_list.isVisible()
    assert not page.turner.columns.isVisible()

    page.turner.to_list.click()
    settled()
    assert page.turner.to_grid.isVisible()
    assert page.turner.columns.isVisible()
    assert not page.views.table.grab().isNull()

    page.turner.to_grid.click()
    assert page.turner.to_list.isVisible()
