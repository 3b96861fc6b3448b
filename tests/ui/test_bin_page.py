"""The bin and the history: what was put away comes back, and every change is told."""

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sv_evidence.domain.activities import Activity, Result
from sv_evidence.domain.evidence import Evidence
from sv_evidence.domain.measures import Thousandths
from sv_evidence.domain.records import Kind
from sv_evidence.operations.binning import bin_records
from sv_evidence.store.workspace import Workspace
from tests.builders import MEALS, a_place, a_result, add_framework, an_activity, keep_file, log
from ui.desk import Desk
from ui.pages.bin.page import BinPage
from ui.pages.bin.steps import StepRow, Struck
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.notice import Notice
from ui.widgets.words import Words
from ui.window import Window

Settled = Callable[[], None]


@pytest.fixture
def lunch(workspace: Workspace) -> tuple[Activity, Result]:
    """A lunch whose place and number were corrected."""
    with workspace.change("Add framework") as unit:
        measures = add_framework(unit)
        place = a_place()
        unit.add(place)
    activity = an_activity(title="Garden picnic")
    result = a_result(activity.uid, measures[MEALS], 62)
    log(workspace, activity, [result], [keep_file(workspace)])
    with workspace.change("Edit activity") as unit:
        unit.amend(Activity, activity.uid, place=place.uid)
        unit.amend(Result, result.uid, quantity=Thousandths(26_000))
    return activity, result


@pytest.fixture
def page(theme: Theme, desk: Desk, window: Window, settled: Settled) -> BinPage:
    made = BinPage(theme, desk)
    window.add_page(made)
    window.show_page(made.key)
    settled()
    return made


def words(part: QWidget) -> list[str]:
    return [each.text() for each in part.findChildren(Words) if each.isVisible() and each.text()]


def put_away(workspace: Workspace, *records: Activity) -> None:
    bin_records(workspace, records)


def titles(model: QAbstractItemModel) -> list[str]:
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def is_binned(workspace: Workspace, uid: UUID) -> bool:
    with workspace.read() as view:
        return view.get(Activity, uid).binned_at is not None


def test_an_empty_bin_says_so_and_counts_the_changes(page: BinPage) -> None:
    assert "Nothing is in the bin" in words(page)
    assert any(each.startswith("1 change since") for each in words(page))


def test_a_thing_comes_back_by_keys_and_goes_again_by_undo(
    page: BinPage,
    workspace: Workspace,
    desk: Desk,
    lunch: tuple[Activity, Result],
    settled: Settled,
) -> None:
    put_away(workspace, lunch[0])
    settled()
    assert titles(page.bin.model) == ["Garden picnic, Wed 30 Sep"]
    page.details.restore.setFocus()
    QTest.keyClick(page.details.restore, Qt.Key.Key_Space)
    settled()

    assert not is_binned(workspace, lunch[0].uid)
    assert titles(page.bin.model) == []
    desk.undo()
    settled()
    assert is_binned(workspace, lunch[0].uid)


def test_the_word_in_a_row_brings_it_back(
    page: BinPage,
    workspace: Workspace,
    lunch: tuple[Activity, Result],
    settled: Settled,
    qtbot: QtBot,
) -> None:
    put_away(workspace, lunch[0])
    settled()
    table = page.bin.table
    qtbot.waitUntil(lambda: page.bin.model.rowCount() == 1)
    last = page.bin.model.index(0, 3)
    qtbot.waitUntil(lambda: table.visualRect(last).right() + 1 == table.viewport().width())
    spot = table.visualRect(last).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    qtbot.waitUntil(lambda: not is_binned(workspace, lunch[0].uid))
    settled()


def test_many_that_went_together_are_one_row_that_opens(
    page: BinPage, workspace: Workspace, settled: Settled
) -> None:
    many = [an_activity(title=f"Lunch {number}") for number in range(5)]
    with workspace.change("Log") as unit:
        unit.add_all(many)
    put_away(workspace, *many)
    settled()
    assert titles(page.bin.model) == ["5 activities"]
    page.bin.table.setFocus()
    QTest.keyClick(page.bin.table, Qt.Key.Key_Return)
    settled()
    assert page.bin.model.rowCount() == 6
    QTest.keyClick(page.bin.table, Qt.Key.Key_Return)
    assert page.bin.model.rowCount() == 1
    page.details.restore.click()
    settled()

    assert not any(is_binned(workspace, each.uid) for each in many)


def test_the_life_of_a_record_strikes_what_was(
    page: BinPage, lunch: tuple[Activity, Result], settled: Settled
) -> None:
    page.show_life(Kind.ACTIVITY, lunch[0].uid)
    settled()

    said = words(page.inspector)
    struck = [each.text() for each in page.inspector.findChildren(Struck) if each.isVisible()]
    assert struck == ["nothing", "62"]
    assert {"Ladywood Hall", "26", "Place", "Meals shared"} <= set(said)
    assert said.index("Changed, result changed") < said.index("Logged")


def test_a_change_is_undone_from_the_life_it_stands_in(
    page: BinPage,
    workspace: Workspace,
    lunch: tuple[Activity, Result],
    settled: Settled,
) -> None:
    page.show_life(Kind.ACTIVITY, lunch[0].uid)
    settled()
    newest = next(each for each in page.inspector.findChildren(StepRow) if each.isVisible())
    newest.findChildren(Button)[0].click()
    settled()

    with workspace.read() as view:
        assert view.get(Result, lunch[1].uid).quantity == Thousandths(62_000)
    assert "Undone: Edit activity" in words(page.inspector)
    assert "Undone since." in words(page.inspector)


def test_everything_that_changed_is_listed_and_told(
    page: BinPage,
    lunch: tuple[Activity, Result],
    settled: Settled,
) -> None:
    page.arrive()
    settled()
    page.filters_of.all.setFocus()
    QTest.keyClick(page.filters_of.all, Qt.Key.Key_Space)
    settled()

    assert titles(page.all.model)[0] == "Edit activity"
    assert "2 records" in words(page.inspector)
    link = next(
        each
        for each in page.inspector.findChildren(Button)
        if each.accessibleName().startswith("Garden picnic")
    )
    link.click()
    settled()
    assert "History" in words(page.inspector)
    assert lunch[0].title in " ".join(words(page.inspector))


def test_what_narrows_the_lists_is_taken_back_by_one_press(
    page: BinPage,
    workspace: Workspace,
    lunch: tuple[Activity, Result],
    settled: Settled,
    qtbot: QtBot,
) -> None:
    put_away(workspace, lunch[0])
    settled()
    field = page.search()
    assert field is not None
    QTest.keyClicks(field, "gardning")
    qtbot.waitUntil(lambda: "Nothing here matches" in words(page))
    settled()
    assert "\u201cgardning\u201d is in none of them." in words(page)
    clear = next(e for e in page.findChildren(Button) if e.text() == "Clear filters")
    clear.click()
    settled()

    assert titles(page.bin.model) == ["Garden picnic, Wed 30 Sep"]


def test_an_alteration_stands_as_a_notice_and_shows_what_it_touches(
    page: BinPage,
    workspace: Workspace,
    lunch: tuple[Activity, Result],
    settled: Settled,
) -> None:
    assert lunch
    with workspace.database.writing() as connection:
        connection.exec_driver_sql(
            "UPDATE change_sets SET author = 'Somebody' WHERE label = 'Edit activity'"
        )
    page.chain.again.click()
    settled()

    notice = page.findChildren(Notice)[0]
    assert notice.accessibleName().startswith("A change was altered outside SV Evidence, on 30 Sep")
    assert any(each.endswith("the chain is broken") for each in words(page))
    notice.acted.emit()
    settled()
    assert "Edit activity" in words(page.inspector)


def test_the_life_of_a_file_names_what_it_proves(
    page: BinPage,
    workspace: Workspace,
    lunch: tuple[Activity, Result],
    settled: Settled,
) -> None:
    assert lunch
    with workspace.read() as view:
        file = view.all(Evidence)[0]
    page.show_life(Kind.EVIDENCE, file.uid)
    settled()

    assert "Added" in words(page.inspector)
    assert page.details.open.isVisible()
    asked: list[object] = []
    page.open_asked.connect(lambda kind, uid: asked.append((kind, uid)))
    page.details.open.click()
    assert asked == [(Kind.EVIDENCE, file.uid)]


def test_both_lists_are_sound_models_that_speak_whole_rows(
    page: BinPage,
    workspace: Workspace,
    lunch: tuple[Activity, Result],
    settled: Settled,
) -> None:
    modes = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [QAbstractItemModelTester(each, modes) for each in (page.bin.model, page.all.model)]
    put_away(workspace, lunch[0])
    settled()

    spoken = page.bin.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Garden picnic, Wed 30 Sep. Activity, 1 result, 1 attachment.")
    assert "Amina Yusuf" in spoken
    assert len(testers) == 2
