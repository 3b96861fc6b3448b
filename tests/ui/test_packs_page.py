"""The packs page and the export sheet: say it first, make it, find it again."""

from collections.abc import Callable, Mapping
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from sv_evidence.domain.contracts import Pack
from sv_evidence.domain.evidence import Condition, Evidence
from sv_evidence.domain.measures import Period
from sv_evidence.operations.exporting import export_pack
from sv_evidence.reports.facts import PackQuestion
from sv_evidence.reports.verify import Outcome, Reason, Verdict
from sv_evidence.store.workspace import Workspace
from tests.builders import (
    MEALS,
    TODAY,
    a_place,
    a_result,
    add_framework,
    an_activity,
    keep_file,
    log,
)
from ui.desk import Desk
from ui.pages.packs.export import ExportSheet
from ui.pages.packs.page import PacksPage
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.fields import LineField
from ui.widgets.figure import Figure
from ui.widgets.notice import Notice
from ui.widgets.words import Words
from ui.window import Window

Settled = Callable[[], None]


@pytest.fixture
def lunch(workspace: Workspace) -> Mapping[str, UUID]:
    """One proven lunch."""
    with workspace.change("Add framework") as unit:
        measures = add_framework(unit)
        place = a_place()
        unit.add(place)
    activity = an_activity(place=place.uid)
    log(
        workspace,
        activity,
        [a_result(activity.uid, measures[MEALS])],
        [keep_file(workspace)],
    )
    return measures


@pytest.fixture
def page(theme: Theme, desk: Desk, window: Window, tmp_path: Path, settled: Settled) -> PacksPage:
    folder = tmp_path / "packs"
    folder.mkdir()
    made = PacksPage(theme, desk, window, folder)
    window.add_page(made)
    window.show_page(made.key)
    settled()
    return made


@pytest.fixture
def sheet(page: PacksPage, lunch: Mapping[str, UUID], settled: Settled) -> ExportSheet:
    assert lunch
    page.export()
    settled()
    made = page._sheet
    assert made is not None
    return made


def words(part: QWidget) -> list[str]:
    return [each.text() for each in part.findChildren(Words) if each.isVisible() and each.text()]


def test_without_a_pack_the_page_says_what_one_is(page: PacksPage) -> None:
    assert "No packs yet" in words(page)


def test_the_sheet_says_what_the_pack_will_say(sheet: ExportSheet) -> None:
    said = words(sheet)

    assert "People eat together" in said
    assert any(each.startswith("It will be pack LK-2026-0001") for each in said)
    assert "1 of 1 file unchanged" in said


def test_a_pack_is_made_by_keyboard_and_listed(
    page: PacksPage, sheet: ExportSheet, desk: Desk, settled: Settled, tmp_path: Path
) -> None:
    said: list[str] = []
    desk.said.connect(lambda each: said.append(each.text))

    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled()

    files = sorted(path.name for path in (tmp_path / "packs").iterdir())
    pack = "Larkspur \u2013 Everything"
    assert files == [f"{pack}.pdf", f"{pack}.sha256", "claims.csv", "register.csv"]
    assert (tmp_path / "packs" / files[0]).read_bytes().startswith(b"%PDF")
    assert said[0].startswith("Pack LK-2026-0001 is made, ")
    assert str(page.table.model().index(0, 0).data()) == "LK-2026-0001"


def test_a_pack_that_was_made_is_kept(
    page: PacksPage, sheet: ExportSheet, workspace: Workspace, settled: Settled, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.saved_in):
        assert sheet.primary is not None
        sheet.primary.click()
        settled()

    with workspace.read() as view:
        pack = view.all(Pack)[0]
    assert workspace.vault.read(pack.vault_name, pack.vault_key).startswith(b"%PDF")


def test_a_target_that_cannot_be_written_keeps_the_sheet_and_says_why(
    sheet: ExportSheet, settled: Settled, tmp_path: Path, workspace: Workspace
) -> None:
    (tmp_path / "packs" / "Larkspur \u2013 Everything.pdf").mkdir()

    assert sheet.primary is not None
    sheet.primary.click()
    settled()

    assert sheet.isVisible()
    assert [each for each in sheet.findChildren(Notice) if each.isVisible()]
    with workspace.read() as view:
        assert view.all(Pack) == ()
    sheet.dismiss()


def test_a_file_of_the_same_name_is_said_before(sheet: ExportSheet, tmp_path: Path) -> None:
    (tmp_path / "packs" / "old.pdf").write_bytes(b"%PDF")
    name = sheet.findChildren(LineField)[0]

    name.setText("old.pdf")

    assert "A file of this name is there. Exporting replaces it." in words(sheet)
    sheet.dismiss()


def test_a_stopped_export_writes_nothing(
    sheet: ExportSheet, settled: Settled, tmp_path: Path
) -> None:
    assert sheet.primary is not None
    sheet.primary.click()
    stop = next(each for each in sheet.findChildren(Button) if each.text() == "Stop")
    stop.click()
    settled()

    assert list((tmp_path / "packs").iterdir()) == []
    assert any("Export stopped." in each for each in words(sheet))
    sheet.dismiss()


def test_a_period_without_results_stops_the_export(sheet: ExportSheet, settled: Settled) -> None:
    sheet.panes._period.setCurrentIndex(1)
    sheet._on_question()
    settled()

    assert sheet.primary is not None
    assert not sheet.primary.isEnabled()
    assert "1 stops it" in words(sheet)
    sheet.dismiss()


def test_leaving_out_every_outcome_stops_the_export(sheet: ExportSheet, settled: Settled) -> None:
    box = sheet.findChildren(QCheckBox)[0]

    box.setChecked(False)
    settled()
    assert sheet.primary is not None
    assert "No outcome is chosen." in words(sheet)
    assert not sheet.primary.isEnabled()

    box.setChecked(True)
    settled()
    assert sheet.primary.isEnabled()
    sheet.dismiss()


def test_a_check_leads_to_the_file_it_names(
    page: PacksPage, lunch: Mapping[str, UUID], workspace: Workspace, settled: Settled, qtbot: QtBot
) -> None:
    assert lunch
    with workspace.read() as view:
        file = view.resolve("E-001", Evidence)
    with workspace.change("Check") as unit:
        unit.set_condition(file.uid, Condition.MISSING)
    page.export()
    settled()
    sheet = page._sheet
    assert sheet is not None
    review = next(each for each in sheet.findChildren(Button) if each.text() == "Review")

    with qtbot.waitSignal(page.evidence_asked) as caught:
        review.click()

    assert caught.args == [file.uid]
    QApplication.processEvents()


def test_a_figure_of_an_old_pack_is_explained_as_it_was_then(
    page: PacksPage,
    sheet: ExportSheet,
    workspace: Workspace,
    lunch: Mapping[str, UUID],
    settled: Settled,
) -> None:
    assert sheet.primary is not None
    sheet.primary.click()
    settled()
    settled()
    later = an_activity("Supper")
    log(workspace, later, [a_result(later.uid, lunch[MEALS], 9)])
    settled()
    (figure,) = (each for each in page.findChildren(Figure) if each.isVisible())
    assert figure.text() == "126 meals"
    QTest.mouseClick(figure, Qt.MouseButton.LeftButton)
    settled()

    panel = page.explaining.panel
    assert panel.explanation is not None
    assert (panel.explanation.counted, panel.explanation.pack) == (126_000, "LK-2026-0001")
    assert any(each.startswith("As LK-2026-0001 said on ") for each in words(panel))
    assert panel.outcome.isHidden()
    panel.leave()
    page.details.show_figures(UUID(int=1), ())
    assert figure.isVisible()


def test_a_pack_shows_its_key_and_is_checked_when_asked(
    page: PacksPage,
    workspace: Workspace,
    lunch: Mapping[str, UUID],
    tmp_path: Path,
    settled: Settled,
) -> None:
    assert lunch
    receipt = export_pack(workspace, PackQuestion(Period(TODAY, TODAY)), tmp_path / "p.pdf")
    page.arrive()
    settled()
    key = " ".join(receipt.sealer.words)

    assert key in words(page)
    page.details.check_asked.emit()
    settled()
    assert any(each.startswith("Unchanged since it was sealed") for each in words(page))
    found = Verdict(Outcome.CHANGED, (Reason("appended", "p.pdf"),))
    page.details.show_verdict(receipt.uid, found)
    assert "Something was added to p.pdf after it was sealed." in words(page)
