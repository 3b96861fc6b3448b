"""The contracts page: what was promised, how it stands, and the return that is due."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from sv_evidence.domain.contracts import Commitment
from sv_evidence.domain.returns import Return, ReturnLine
from sv_evidence.operations.returning import begin_return, send
from sv_evidence.store.workspace import Workspace
from tests.builders import (
    JOBS,
    MEALS,
    a_buyer,
    a_contract,
    a_result,
    a_uid,
    add_framework,
    an_activity,
    an_allotment,
)
from tests.intake.council import council_form
from ui.desk import Desk
from ui.pages.contracts.page import ContractsPage
from ui.pages.contracts.returning.pane import ReturnPane
from ui.theme import Theme
from ui.window import Window

Settled = Callable[[], None]
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole


def words_in(widget: QWidget) -> str:
    return " | ".join(
        each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget)
    )


@pytest.fixture
def promised(workspace: Workspace) -> Workspace:
    """A contract with two commitments: one on track, one at risk; its first quarter went."""
    with workspace.change("Promise") as unit:
        measures = add_framework(unit)
        buyer = a_buyer("The Council")
        contract = a_contract(
            buyer.uid,
            title="Community Meals",
            reference="CM/014",
            first_day=date(2026, 4, 1),
            last_day=date(2029, 3, 31),
        )
        unit.add_all((buyer, contract))
        for position, (code, target) in enumerate(((MEALS, 400), (JOBS, 24)), 1):
            unit.add(
                Commitment(
                    a_uid(),
                    contract.uid,
                    measures[code],
                    position=position,
                    target=target * 1000,  # type: ignore[arg-type]
                    due=date(2027, 3, 31),
                )
            )
        for day, code, amount in (
            (date(2026, 5, 6), MEALS, 100),
            (date(2026, 8, 5), MEALS, 100),
            (date(2026, 8, 6), JOBS, 5),
        ):
            activity = an_activity("Lunch club", day)
            result = a_result(activity.uid, measures[code], amount)
            unit.add_all((activity, result, an_allotment(result.uid, contract.uid)))
    with workspace.change("Send") as unit:
        send(unit, begin_return(unit, contract.uid, date(2026, 4, 1)), date(2026, 7, 14))
    return workspace


@pytest.fixture
def page(
    promised: Workspace,  # noqa: ARG001 - there is something to show
    hang: Callable[[], ContractsPage],
) -> ContractsPage:
    return hang()


@pytest.fixture
def hang(
    theme: Theme, desk: Desk, window: Window, settled: Settled, tmp_path: Path
) -> Iterator[Callable[[], ContractsPage]]:
    """Put the page into the window when all it is to show is there."""

    def hung() -> ContractsPage:
        made = ContractsPage(theme, desk, window, tmp_path)
        window.add_page(made)
        window.show_page(made.key)
        settled()
        return made

    yield hung
    settled()


@pytest.fixture
def pane(page: ContractsPage, settled: Settled) -> ReturnPane:
    page.prepare()
    settled()
    assert page.returning is not None
    return page.returning


def test_the_page_says_periods_paces_and_what_it_takes(page: ContractsPage) -> None:
    said = words_in(page)

    for words in (
        "Community Meals",
        "Contract CM/014, 1 April 2026 \N{EN DASH} 31 March 2029. Year 1 of 3.",
        "Returned 14 July",
        "1 behind or at risk",
        "1 on track or ahead",
        "To get back on track",
        "19 more by 31 Mar, about 10 a quarter.",
    ):
        assert words in said
    assert page.primary is not None
    assert page.primary.text() == "Prepare quarter 2 return"


def test_every_commitment_is_read_as_one_sentence(page: ContractsPage) -> None:
    table = page._shown.table if page._shown else None
    assert table is not None
    said = table.model.data(table.model.index(1, 0), ACCESSIBLE)

    assert said.startswith("2, ")
    assert said.endswith("At risk")


def test_another_commitment_is_shown_when_it_is_chosen(
    page: ContractsPage, settled: Settled
) -> None:
    page.choose(1)
    settled()

    said = words_in(page)
    assert "To reach the target" in said
    assert "200 meals, 0 proven" in said


def test_what_is_written_is_kept_by_itself_and_undone(
    pane: ReturnPane, promised: Workspace, desk: Desk, settled: Settled
) -> None:
    pane.choose(2)
    pane.writing.cause.setPlainText("Fewer employers over the summer")
    pane.writing.action.setText("Ask four more")
    pane.writing.action.textEdited.emit("Ask four more")
    pane.writing.by_day.setText("15 January 2027")
    pane.story.text.setPlainText("Full: [[period:1]]")
    pane.declarations.ticks["matches"].click()
    pane.keep_now()
    settled()

    with promised.read() as view:
        (line,) = view.all(ReturnLine, cause="Fewer employers over the summer")
        assert (line.action, line.by_day) == ("Ask four more", date(2027, 1, 15))
        report = view.get(Return, line.report)
        assert (report.matches, report.story) == (True, "Full: [[period:1]]")
    assert "Reads: Full: 100 meals" in words_in(pane)
    assert "Written" in pane.table.model.data(pane.table.model.index(1, 9))
    desk.undo()
    settled()
    with promised.read() as view:
        assert view.all(ReturnLine, cause="Fewer employers over the summer") == ()


def test_a_day_that_cannot_be_read_is_said_under_its_field(pane: ReturnPane) -> None:
    pane.writing.by_day.setText("whenever")
    pane.writing.by_day.editingFinished.emit()

    assert "cannot be read as a day" in words_in(pane)
    assert pane.writing.written()["by_day"] is None


def test_making_the_return_locks_what_is_shown(
    pane: ReturnPane, tmp_path: Path, qtbot: QtBot, settled: Settled
) -> None:
    with qtbot.waitSignal(pane.saved_in, timeout=60_000):
        pane.make.click()
    settled()

    assert sorted(each.suffix for each in tmp_path.glob("Quarter 2 return*")) == [
        ".pdf",
        ".sha256",
        ".xlsx",
    ]
    assert "This return went on" in words_in(pane)
    assert not pane.make.isVisibleTo(pane)
    assert pane.story.text.isReadOnly()


def test_a_return_that_went_another_way_is_locked_too(
    pane: ReturnPane, promised: Workspace, settled: Settled
) -> None:
    pane.before.sent.click()
    settled()

    with promised.read() as view:
        assert all(each.is_locked for each in view.all(Return))
    assert "This return went on" in words_in(pane)


def test_what_stops_the_making_is_said_and_it_can_be_tried_again(
    pane: ReturnPane, tmp_path: Path, qtbot: QtBot, settled: Settled
) -> None:
    pane.target.set_folder(tmp_path / "gone")
    with qtbot.waitSignal(pane._making.failed, timeout=60_000):
        pane.make.click()
    settled()

    assert "could not be written" in words_in(pane)
    assert pane.make.isEnabled()


def test_the_buyers_spreadsheet_is_filled_and_its_cells_remembered(
    pane: ReturnPane, promised: Workspace, tmp_path: Path, settled: Settled
) -> None:
    form = tmp_path / "form.xlsx"
    form.write_bytes(council_form())
    sheet = pane.spreadsheet
    sheet.take(form)
    sheet.cells["sheet"].setText("Q2")
    sheet.cells["period"].setText("A5")
    sheet.fill.click()
    settled()
    assert "is locked by the buyer" in words_in(pane)

    sheet.cells["period"].setText("e5")
    sheet.fill.click()
    settled()

    assert (tmp_path / "form filled.xlsx").is_file()
    with promised.read() as view:
        contract = view.all(Return)[0].contract
        assert '"e5"' in (view.draft(f"sheet-map {contract}") or "")
    sheet.cells["period"].clear()
    sheet.fill.click()
    assert "Name at least one cell" in words_in(pane)


def test_going_back_shows_the_contract_again(
    page: ContractsPage, pane: ReturnPane, settled: Settled
) -> None:
    pane.leave()
    settled()

    assert page.returning is None
    assert "Community Meals" in words_in(page)


def test_without_a_contract_the_page_says_what_one_is_for(
    hang: Callable[[], ContractsPage],
) -> None:
    page = hang()

    assert "No contracts yet" in words_in(page)
    page.prepare()
    assert page.returning is None
