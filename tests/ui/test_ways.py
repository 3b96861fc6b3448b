"""From anything that was found to the page that shows it, with the right row chosen."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from sv_evidence.domain.activities import Activity
from sv_evidence.domain.contracts import Contract, Pack
from sv_evidence.domain.organisations import Buyer, Place, Project
from sv_evidence.domain.people import Person
from sv_evidence.domain.records import Kind
from sv_evidence.operations.attaching import attach_files
from sv_evidence.operations.incoming import FileDraft
from sv_evidence.store.listings.activities import ActivityFilter
from sv_evidence.store.workspace import Workspace
from tests.builders import MEALS, NOW, TODAY, a_result, a_uid, add_framework, an_activity
from tests.operations.files import document
from tests.sheets import Settled
from ui.desk import Desk
from ui.finding import RECENT
from ui.pages.activities.log.sheet import LogSheet
from ui.pages.evidence.preview import Preview
from ui.pages.explain.panel import ExplainPanel
from ui.pages.palette.sheet import Palette
from ui.pages.people.sheet import PeopleSheet
from ui.settings import Settings
from ui.standing import StandingPages
from ui.theme import Theme
from ui.window import Window

Find = Callable[[str], None]
HALL = a_uid()


@pytest.fixture
def walk(workspace: Workspace, tmp_path: Path) -> Activity:
    """Two walks in a hall, a letter, a person, a contract, and a measure with a result."""
    walk, other = an_activity("Canal walk"), an_activity("Park visit", place=HALL)
    buyer = Buyer(a_uid(), "The Council")
    with workspace.change("Log") as unit:
        measures = add_framework(unit)
        unit.add_all((Place(HALL, "Ladywood Hall", "B16"), Project(a_uid(), "Green days"), buyer))
        unit.add_all(
            (walk, other, a_result(walk.uid, measures[MEALS], 62), Person(a_uid(), "P-014"))
        )
        unit.add(Contract(a_uid(), "Community care", buyer.uid))
    attach_files(workspace, [FileDraft(document(tmp_path), title="A letter")])
    return walk


@pytest.fixture
def pages(
    theme: Theme, window: Window, desk: Desk, walk: Activity, settled: Settled
) -> StandingPages:
    del walk
    made = StandingPages(theme, window, desk, Settings())
    made.hang()
    settled()
    return made


@pytest.fixture
def find(window: Window, settled: Settled) -> Find:
    """Open it by its keys, type, and press Enter; the pages must hang already."""

    def type_and_enter(words: str) -> None:
        palette = opened(window)
        QTest.keyClicks(palette.field, words)
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
        settled()
        settled()

    return type_and_enter


def opened(window: Window) -> Palette:
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    return next(each for each in window.messages.sheets() if isinstance(each, Palette))


def shown(window: Window) -> str:
    return "" if window.page is None else window.page.key


def search_field(pages: StandingPages) -> QLineEdit:
    field = pages.activities.search()
    assert field is not None
    return field


def test_each_kind_opens_where_it_lives(
    find: Find, pages: StandingPages, window: Window, settled: Settled, walk: Activity
) -> None:
    find("canal")
    assert (shown(window), pages.activities.details.shown) == ("activities", walk.uid)
    find("E-001")
    assert shown(window) == "evidence"
    assert pages.evidence.details.shown is not None
    find("meals shared")
    assert shown(window) == "outcomes"
    branch = pages.outcomes._branch
    assert branch is not None
    assert branch.code == MEALS
    find("eat together")
    branch = pages.outcomes._branch
    assert branch is not None
    assert (shown(window), branch.code) == ("outcomes", "O1")
    find("b16")
    assert (shown(window), pages.activities.chips.filter) == (
        "activities",
        ActivityFilter(place=HALL),
    )
    find("green")
    assert pages.activities.chips.filter.project is not None
    find("community care")
    assert shown(window) == "contracts"
    find("p-014")
    (people,) = window.findChildren(PeopleSheet)
    assert people.filters.words == "P-014"
    assert people.table.model().rowCount() == 1
    people.leave()
    settled()


def test_a_filter_that_hides_the_row_is_taken_away_and_no_other(
    find: Find, pages: StandingPages, settled: Settled, walk: Activity
) -> None:
    pages.activities.chips.set_all(ActivityFilter(words="walk"))
    settled()
    find("canal")
    assert pages.activities.chips.filter == ActivityFilter(words="walk")

    pages.activities.chips.set_all(ActivityFilter(place=HALL))
    settled()
    find("canal")
    assert pages.activities.chips.filter == ActivityFilter()
    assert pages.activities.details.shown == walk.uid


def test_a_pack_is_chosen_by_its_number_and_its_figure_can_be_explained(
    workspace: Workspace, pages: StandingPages, window: Window, find: Find, settled: Settled
) -> None:
    with workspace.change("Export") as unit:
        for number in ("LK-2026-0001", "LK-2026-0002"):
            unit.add(Pack(a_uid(), number, "Evidence pack", NOW, TODAY, TODAY, 3, 9, "", ""))
    pages.show("home")
    settled()

    find("lk-2026-0001")
    assert (shown(window), pages.packs.details.shown is not None) == ("packs", True)
    row = pages.packs._chosen()
    assert row is not None
    assert row.pack.number == "LK-2026-0001"

    palette = opened(window)
    palette.field.setText("LK-2026-0001:MEALS")
    palette.ask()
    settled()
    assert palette.list.rows[1].title.text == "Explain LK-2026-0001:MEALS"  # type: ignore[union-attr]
    palette.dismiss()


def test_words_can_be_logged_listed_and_explained(
    find: Find, pages: StandingPages, window: Window, settled: Settled
) -> None:
    find("xyzzy plugh")
    (sheet,) = window.findChildren(LogSheet)
    assert sheet.entry().what == "xyzzy plugh"
    sheet.dismiss()
    settled()

    pages.ways.list_activities("visit")
    settled()
    assert pages.activities.chips.filter == ActivityFilter(words="visit")
    assert search_field(pages).text() == "visit"

    pages.ways.explain(MEALS)
    settled()
    (panel,) = window.findChildren(ExplainPanel)
    assert panel.isVisible()
    panel.leave()


def test_what_was_opened_last_comes_back_with_the_settings(
    find: Find, pages: StandingPages, window: Window, settled: Settled, walk: Activity
) -> None:
    kept: list[Settings] = []
    pages.settings_changed.connect(kept.append)
    find("E-001")
    pages.home.activity_asked.emit(walk.uid)
    settled()

    recent = kept[-1].looks_of(RECENT, pages.desk.workspace.folder)["recent"]
    assert [kind for kind, _, _ in recent] == ["activity", "evidence"]
    palette = opened(window)
    settled()
    assert [row.title.text for row in palette.list.rows[1:3]] == ["Canal walk", "A letter"]  # type: ignore[union-attr]
    palette.dismiss()

    pages.finding.going.wear_looks(
        {"recent": [["activity", str(walk.uid), ""], ["bus"], 7, ["x", "y", "z"]]}
    )
    assert pages.finding.going._recent == ((Kind.ACTIVITY, walk.uid, ""),)
    pages.finding.going.wear_looks({"recent": "nonsense"})
    assert len(pages.finding.going._recent) == 0


def test_space_looks_at_a_file_and_enter_there_opens_it(
    pages: StandingPages, window: Window, settled: Settled
) -> None:
    palette = opened(window)
    QTest.keyClicks(palette.field, "letter")
    palette.ask()
    settled()
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    QTest.keyClick(palette.field, Qt.Key.Key_Space)
    settled()
    (preview,) = window.findChildren(Preview)
    assert preview.accessibleName() == "A letter"
    QTest.keyClick(preview, Qt.Key.Key_Down)
    settled()
    QTest.keyClick(preview, Qt.Key.Key_Up)
    settled()
    QTest.keyClick(preview, Qt.Key.Key_Return)
    settled()

    assert not window.has_sheet()
    assert shown(window) == "evidence"
    assert pages.evidence.details.shown is not None


def test_files_that_were_never_read_are_read_in_the_background(
    pages: StandingPages, workspace: Workspace, settled: Settled, window: Window
) -> None:
    def unread() -> tuple[UUID, ...]:
        with workspace.read() as view:
            return view.search.unread()

    with workspace.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM texts")
    assert len(unread()) == 1

    pages.finding.indexing.begin()
    settled()

    assert unread() == ()
    assert (pages.finding.indexing.so_far.read, pages.finding.indexing.so_far.of) == (1, 1)

    with workspace.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM texts")
    window.closing.emit()
    pages.finding.indexing.begin()
    settled()
    assert len(unread()) == 1
