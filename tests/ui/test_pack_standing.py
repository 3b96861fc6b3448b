"""Packs beside today: what changed since, copies, making again, and checking anyone's pack."""

from collections.abc import Callable, Mapping
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from sv_evidence.domain.contracts import Pack
from sv_evidence.domain.measures import Period
from sv_evidence.operations.exporting import PackReceipt, export_pack
from sv_evidence.reports.facts import PackQuestion
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
from tests.ui.test_accessibility import unnamed
from ui.desk import Desk
from ui.models.paged import ACCESSIBLE
from ui.pages.packs.checking import CheckSheet
from ui.pages.packs.page import PacksPage
from ui.pages.packs.verdict import in_zone
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.choosing import SystemPlaceChooser
from ui.widgets.words import Words
from ui.window import Window

Settled = Callable[[], None]


class Place:
    """Stands in for the system's dialog that asks where to write."""

    def __init__(self, to: Path) -> None:
        self.to = to
        self.start = Path()

    def choose_place(self, title: str, start: Path, chosen: Callable[[Path], object]) -> None:
        assert title
        self.start = start
        chosen(self.to)


@pytest.fixture
def lunch(workspace: Workspace) -> Mapping[str, UUID]:
    with workspace.change("Add framework") as unit:
        measures = add_framework(unit)
        place = a_place()
        unit.add(place)
    activity = an_activity(place=place.uid)
    log(workspace, activity, [a_result(activity.uid, measures[MEALS])], [keep_file(workspace)])
    return measures


@pytest.fixture
def receipt(workspace: Workspace, lunch: Mapping[str, UUID], tmp_path: Path) -> PackReceipt:
    assert lunch
    (tmp_path / "packs").mkdir()
    question = PackQuestion(Period(TODAY, TODAY))
    return export_pack(workspace, question, tmp_path / "packs" / "p.pdf")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "copy.pdf")


@pytest.fixture
def page(theme: Theme, desk: Desk, window: Window, place: Place, receipt: PackReceipt) -> PacksPage:
    made = PacksPage(theme, desk, window, receipt.file.parent, place)
    window.add_page(made)
    window.show_page(made.key)
    return made


def words(part: QWidget) -> list[str]:
    return [each.text() for each in part.findChildren(Words) if each.isVisible() and each.text()]


def press(part: QWidget, text: str) -> None:
    next(each for each in part.findChildren(Button) if each.text() == text).click()


def cell(page: PacksPage, name: str) -> str:
    model = page.table.model()
    at = [column.name for column in page._model.columns].index(name)
    return str(model.index(0, at).data())


def test_a_pack_that_still_holds_says_so(page: PacksPage, settled: Settled) -> None:
    settled()
    settled()
    assert cell(page, "proven") == "1 of 1 claims"
    assert cell(page, "changed") == "Nothing"
    assert "1 figure is the same. The pack still says what it said." in words(page)
    spoken = str(page.table.model().index(0, 0).data(ACCESSIBLE))
    assert spoken.endswith("changed since: nothing")
    assert not page.table.grab().isNull()


def test_a_figure_that_changed_since_is_said_then_and_now(
    page: PacksPage, workspace: Workspace, lunch: Mapping[str, UUID], settled: Settled
) -> None:
    settled()
    settled()
    later = an_activity("Supper")
    log(workspace, later, [a_result(later.uid, lunch[MEALS], 9)], [keep_file(workspace, b"more")])
    settled()
    settled()

    assert cell(page, "changed") == "1 figure"
    said = words(page)
    assert "126 meals" in said
    assert "135 meals" in said
    assert "Added since: E-002" in said
    assert "1 of 1 figure" in said
    assert not page.table.grab().isNull()


def test_its_first_page_is_shown(page: PacksPage, settled: Settled) -> None:
    settled()
    settled()
    assert not page.details._page.image.isNull()
    page.arrive()
    settled()
    assert not page.details._page.image.isNull(), "it is remembered"


def test_a_copy_is_saved_where_a_person_wants_it(
    page: PacksPage, place: Place, receipt: PackReceipt, settled: Settled, desk: Desk
) -> None:
    said: list[str] = []
    desk.said.connect(lambda each: said.append(each.text))
    settled()

    press(page, "Save a copy")
    settled()

    assert place.to.read_bytes() == receipt.file.read_bytes()
    assert place.start == receipt.file
    assert said == ["LK-2026-0001 is copied to copy.pdf"]


def test_making_again_asks_what_was_asked_then(
    page: PacksPage, settled: Settled, workspace: Workspace
) -> None:
    settled()
    press(page, "Make again")
    settled()
    settled()
    sheet = page._sheet
    assert sheet is not None
    question = sheet.question()
    assert question is not None
    assert question.period == Period(TODAY, TODAY)
    assert any(each.startswith("It will be pack LK-2026-0002") for each in words(sheet))
    sheet.dismiss()
    with workspace.read() as view:
        assert len(view.all(Pack)) == 1


def test_anyones_pack_is_checked_where_it_is_dropped(
    page: PacksPage, window: Window, receipt: PackReceipt, settled: Settled
) -> None:
    settled()
    assert page.take_files((receipt.file,))
    (sheet,) = window.findChildren(CheckSheet)
    assert "Reading every page and every file inside" in words(sheet)
    settled()

    said = words(sheet)
    assert any(each.startswith("Unchanged since it was sealed") for each in said)
    assert " ".join(receipt.sealer.words) in said
    assert unnamed(sheet) == []
    sheet.dismiss()


def test_what_is_no_pack_cannot_be_said_anything_of(
    page: PacksPage, window: Window, tmp_path: Path, settled: Settled
) -> None:
    settled()
    other = tmp_path / "letter.pdf"
    other.write_bytes(b"hello")
    page.checks.area.dropped.emit([other])
    settled()
    (sheet,) = window.findChildren(CheckSheet)
    assert "We cannot say whether this has been changed." in words(sheet)
    sheet.dismiss()
    page.checks.check(())
    assert len([each for each in window.findChildren(CheckSheet) if each.isVisible()]) == 0


def test_a_moment_is_said_in_the_zone_of_the_clock(desk: Desk) -> None:
    zone = desk.clock().tzinfo
    assert in_zone("2026-09-30T10:00:00+00:00", zone).startswith("2026-09-30T1")
    assert in_zone("some day", zone) == "some day"


def test_the_system_is_asked_for_a_place_by_its_own_dialog(window: Window, tmp_path: Path) -> None:
    got: list[Path] = []
    SystemPlaceChooser(window).choose_place("Save a copy", tmp_path / "pack.pdf", got.append)
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert dialog.defaultSuffix() == "pdf"

    dialog.fileSelected.emit(str(tmp_path / "there.pdf"))
    dialog.reject()

    assert got == [tmp_path / "there.pdf"]
