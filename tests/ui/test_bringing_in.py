"""Bringing in a spreadsheet from the window: choose, look, mend, bring in, undo."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from sv_evidence.domain.activities import Activity
from sv_evidence.domain.organisations import Project
from sv_evidence.operations.bringing_in import Verdict
from sv_evidence.store.workspace import Workspace
from tests.builders import a_uid
from tests.sheets import PaperTray, Settled, words_in
from ui.desk import Desk
from ui.pages.bringing.opening import BringingIn
from ui.pages.bringing.rows import MOST
from ui.pages.bringing.sheet import BringInSheet
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

LOG = (
    "Date,Session,Venue,Hours volunteered,Signed?,RAG\n"
    "04/04/2024,Induction,Training kitchen,24,yes,G\n"
    "11/04/2024,Open day,Ladywood Hall,63,no,A\n"
    "31/06/2024,Rota,Training kitchen,21,yes,G\n"
    ",Total,,108,,\n"
    "12/06/2024,Open day,Ladywood Hall,twenty,yes,G\n"
)


class Folders:
    """Answers the dialog for a folder with one laid out before."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def choose_folder(self, _title: str, _start: Path, chosen: object) -> None:
        if callable(chosen):
            chosen(self.folder)


@pytest.fixture
def tray(tmp_path: Path) -> PaperTray:
    path = tmp_path / "log.csv"
    path.write_text(LOG, "utf-8")
    tray = PaperTray()
    tray.files = (path,)
    return tray


@pytest.fixture
def sheet(
    *,
    measures: Mapping[str, UUID],  # noqa: ARG001 - there is something to count
    workspace: Workspace,
    theme: Theme,
    desk: Desk,
    window: Window,
    tray: PaperTray,
    tmp_path: Path,
    settled: Settled,
) -> Iterator[BringInSheet]:
    with workspace.change("Project") as unit:
        unit.add(Project(a_uid(), "Volunteering"))
    opened = BringInSheet(theme, desk, window, tray, Folders(tmp_path))
    opened.begin()
    opened.parts.choose.click()
    settled()
    yield opened
    settled()


def counts(sheet: BringInSheet) -> list[int]:
    assert sheet.trial is not None
    return [len(sheet.trial.of(each)) for each in Verdict]


def press(inside: QWidget, words: str) -> None:
    (button,) = [each for each in inside.findChildren(Button) if each.text() == words]
    button.click()


def titles(workspace: Workspace) -> list[str]:
    with workspace.read() as view:
        return sorted(each.title for each in view.all(Activity))


def test_a_file_is_shown_as_it_would_come_in(sheet: BringInSheet) -> None:
    said = words_in(sheet)

    assert counts(sheet) == [2, 0, 0, 1, 2]
    assert sheet.subtitle.text() == "log.csv, 5 rows, headings in row 1"
    assert "4 matched by name, 1 guessed from what is in them, 1 left out" in said
    assert "31/06/2024 is not a date" in said
    assert sheet.primary is not None
    assert sheet.primary.text() == "Bring in 2 rows"
    head = sheet.parts.columns.heads[4]
    assert (head.becomes.currentText(), head.how.text()) == ("Evidence held", "guessed")
    assert sheet.parts.tiles.tiles[Verdict.ADD].accessibleDescription() == "87 hours, unproven"
    sheet.leave()


def test_what_is_wrong_is_mended_by_a_press_or_by_typing(
    sheet: BringInSheet, settled: Settled
) -> None:
    press(sheet.parts.rows, "Use 30 June 2024")
    settled()
    assert counts(sheet) == [3, 0, 0, 1, 1]

    (field,) = sheet.parts.rows.fields
    assert field.accessibleName() == "Row 6, D Hours volunteered"
    field.selectAll()
    QTest.keyClicks(field, "20")
    field.editingFinished.emit()
    settled()
    assert counts(sheet) == [4, 0, 0, 1, 0]
    sheet.leave()


def test_a_column_becomes_what_a_person_chooses(sheet: BringInSheet, settled: Settled) -> None:
    choice = sheet.parts.columns.heads[5].becomes
    choice.setCurrentIndex(choice.findData("notes"))
    choice.activated.emit(choice.currentIndex())
    settled()

    assert sheet.trial is not None
    assert sheet.trial.of(Verdict.ADD)[0].read.draft is not None
    assert sheet.trial.plan.columns[5].target.role.value == "notes"
    assert sheet.parts.columns.heads[5].how.text() == "chosen"
    sheet.leave()


def test_what_can_be_read_comes_in_as_one_step_that_undo_takes_back(
    sheet: BringInSheet, workspace: Workspace, desk: Desk, settled: Settled
) -> None:
    said: list[str] = []
    desk.said.connect(lambda each: said.append(each.text))
    sheet.parts.project.setEditText("Volunteering")
    sheet.parts.project_words().editingFinished.emit()
    settled()
    sheet.save()
    settled()

    assert titles(workspace) == ["Induction", "Open day"]
    assert said[-1] == "2 brought in"
    with workspace.read() as view:
        assert {each.project for each in view.all(Activity)} == {view.all(Project)[0].uid}
    desk.undo()
    settled()
    assert titles(workspace) == []


def test_columns_like_these_are_remembered(
    *,
    sheet: BringInSheet,
    theme: Theme,
    desk: Desk,
    window: Window,
    tray: PaperTray,
    settled: Settled,
) -> None:
    press(sheet, "Remember these columns")
    settled()
    sheet.leave()

    again = BringingIn(theme, desk, window, tray).open()
    again.parts.another.click()
    settled()

    assert again.parts.columns.heads[0].how.text() == "as before"
    again.leave()


def test_the_other_rows_are_kept_as_a_list(
    sheet: BringInSheet, tmp_path: Path, desk: Desk, settled: Settled
) -> None:
    said: list[str] = []
    desk.said.connect(lambda each: said.append(each.text))
    press(sheet, "Keep the other 2 as a list")
    settled()

    assert said == ["Kept as log, to mend.csv"]
    assert "31/06/2024,Rota" in (tmp_path / "log, to mend.csv").read_text("utf-8-sig")
    sheet.leave()


def test_each_tile_lists_its_rows(sheet: BringInSheet, settled: Settled) -> None:
    for verdict, words in (
        (Verdict.ADD, "4 April 2024, Training kitchen"),
        (Verdict.SKIP, "A row of totals."),
        (Verdict.FAIL, "June has 30 days."),
    ):
        sheet.parts.tiles.tiles[verdict].click()
        settled()
        assert words in words_in(sheet.parts.rows)
    sheet.leave()


def test_days_that_could_be_either_way_are_asked_about(
    sheet: BringInSheet, tmp_path: Path, settled: Settled
) -> None:
    path = tmp_path / "american.csv"
    rows = "".join(f"04/0{1 + day % 9}/2024,Visit {day}\n" for day in range(MOST + 5))
    path.write_text(f"Date,Session\n{rows}", "utf-8")
    sheet.read(path)
    settled()
    order = sheet.parts.order

    assert order.isVisible()
    order.setCurrentIndex(order.findData("month_first"))
    order.activated.emit(order.currentIndex())
    settled()

    assert sheet.trial is not None
    assert {each.read.draft.first_day.month for each in sheet.trial.rows if each.read.draft} == {4}  # type: ignore[union-attr]
    assert "5 rows more" in words_in(sheet.parts.rows)
    sheet.leave()


def test_a_file_that_cannot_be_read_says_why(
    sheet: BringInSheet, tmp_path: Path, settled: Settled
) -> None:
    path = tmp_path / "log.pdf"
    path.write_bytes(b"%PDF-1.4")
    sheet.read(path)
    settled()

    assert any("is not a table that we can read" in each for each in words_in(sheet))
    sheet.leave()


def test_closing_waits_while_rows_come_in_and_keeps_all_or_nothing(
    sheet: BringInSheet, workspace: Workspace, settled: Settled
) -> None:
    sheet.save()

    assert not sheet.may_close()
    settled()
    assert titles(workspace) in ([], ["Induction", "Open day"])


def test_stopping_the_reading_leaves_what_was_shown(
    sheet: BringInSheet, tray: PaperTray, settled: Settled
) -> None:
    sheet.read(tray.files[0])
    sheet.parts.working.stopped.emit()
    settled()

    assert not sheet.parts.working.isVisible()
    assert counts(sheet) == [2, 0, 0, 1, 2]
    sheet.leave()
