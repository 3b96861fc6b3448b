"""Friday's list: one key logs each, and what cannot be read is said under its line."""

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sv_evidence.domain.activities import Activity, Result
from sv_evidence.store.workspace import Workspace
from tests.builders import MEALS, TODAY, a_place, a_result, an_activity, log
from tests.sheets import PaperTray, Settled, words_in
from ui.desk import Desk
from ui.pages.activities.expected.opening import ExpectedList
from ui.pages.activities.expected.sheet import ExpectedSheet
from ui.pages.activities.log.sheet import LogSheet
from ui.pages.activities.page import ActivitiesPage
from ui.pages.home.page import HomePage
from ui.pages.home.rows import OpenRow
from ui.theme import Theme
from ui.window import Window

if TYPE_CHECKING:
    from ui.pages.activities.log.entry import Entry

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def held(workspace: Workspace, measures: Mapping[str, UUID]) -> Workspace:
    """A lunch club on the last three Wednesdays, a garden on the last three Mondays."""
    for name, ahead in (("Lunch club", 0), ("Gardening", -2)):
        place = a_place(f"{name} hall")
        with workspace.change("Set up") as unit:
            unit.add(place)
        for back in (1, 2, 3):
            day = TODAY + timedelta(days=ahead, weeks=-back)
            activity = an_activity(name, day, place=place.uid, people=74)
            log(workspace, activity, [a_result(activity.uid, measures[MEALS])])
    return workspace


@pytest.fixture
def sheet(
    held: Workspace,  # noqa: ARG001 - what is expected was held before
    theme: Theme,
    desk: Desk,
    window: Window,
    settled: Settled,
) -> Iterator[ExpectedSheet]:
    opened = ExpectedList(theme, desk, window).open()
    settled()
    yield opened
    settled()


def activities(workspace: Workspace) -> dict[str, Activity]:
    """Everything logged this week, by title."""
    with workspace.read() as view:
        return {
            each.title: each
            for each in view.all(Activity)
            if each.first_day > TODAY - timedelta(days=7)
        }


def test_enter_logs_one_after_the_other(
    sheet: ExpectedSheet, workspace: Workspace, settled: Settled
) -> None:
    assert [row.likely.expected.like.title for row in sheet.rows] == ["Gardening", "Lunch club"]
    assert sheet.subtitle.text() == "2 expected, not logged"
    first, second = sheet.rows
    assert first.people.hasFocus()

    QTest.keyClicks(first.people, "9 people, 2 volunteers")
    QTest.keyClick(first.people, Qt.Key.Key_Return)
    settled()
    assert second.people.hasFocus()
    meals_field = next(iter(second.quantities.values()))
    QTest.keyClicks(meals_field, "126")
    QTest.keyClick(meals_field, Qt.Key.Key_Return)
    settled()

    logged = activities(workspace)
    assert (logged["Gardening"].people, logged["Gardening"].volunteers) == (9, 2)
    assert logged["Gardening"].first_day == TODAY - timedelta(days=2)
    with workspace.read() as view:
        assert view.all(Result, activity=logged["Gardening"].uid) == ()
        (meals,) = view.all(Result, activity=logged["Lunch club"].uid)
    assert meals.quantity == 126_000
    done = "Everything that was expected in the last seven days is logged."
    assert any(each.startswith(done) for each in words_in(sheet))
    sheet.leave()


def test_each_is_undone_by_itself(
    sheet: ExpectedSheet, workspace: Workspace, desk: Desk, settled: Settled
) -> None:
    sheet.rows[0].log.click()
    settled()
    assert "Gardening" in activities(workspace)

    desk.undo()
    settled()

    assert activities(workspace) == {}
    sheet.leave()


@pytest.mark.parametrize(
    ("people", "meals", "said"),
    [
        ("many", "", "“many”"),
        ("", "lots", "“lots” is not a number."),
    ],
)
def test_what_cannot_be_read_is_said_under_its_line(
    sheet: ExpectedSheet, workspace: Workspace, people: str, meals: str, said: str
) -> None:
    row = sheet.rows[0]
    row.people.setText(people)
    next(iter(row.quantities.values())).setText(meals)

    row.submit()

    assert any(said in each for each in words_in(row))
    assert activities(workspace) == {}
    sheet.leave()


def test_one_that_cannot_be_kept_says_why(
    sheet: ExpectedSheet, workspace: Workspace, settled: Settled
) -> None:
    row = sheet.rows[0]
    next(iter(row.quantities.values())).setText("0")

    row.submit()
    settled()

    assert any(each.startswith("This entry cannot be kept as it is.") for each in words_in(row))
    assert len(sheet.rows) == 2
    assert activities(workspace) == {}
    sheet.leave()


def test_the_full_form_starts_from_it(
    held: Workspace,  # noqa: ARG001 - what is expected was held before
    theme: Theme,
    desk: Desk,
    window: Window,
    settled: Settled,
) -> None:
    opener = ExpectedList(theme, desk, window)
    carried: list[Entry] = []
    opener.carried.connect(carried.append)
    sheet = opener.open()
    settled()

    sheet.rows[0].full.click()
    settled()

    assert [(each.what, each.people, each.when) for each in carried] == [
        ("Gardening", "", "Mon 28 September 2026")
    ]


def test_the_log_sheet_leads_to_the_list(
    held: Workspace,  # noqa: ARG001 - what is expected was held before
    theme: Theme,
    desk: Desk,
    window: Window,
    settled: Settled,
) -> None:
    page = ActivitiesPage(theme, desk, window, PaperTray())
    window.add_page(page)
    window.show_page(page.key)
    page.log_activity()
    settled()
    sheet = window.findChild(LogSheet)
    assert sheet is not None
    assert sheet.buttons.expected.text() == "2 expected, not logged"

    sheet.buttons.expected.click()
    settled()

    opened = window.findChild(ExpectedSheet)
    assert opened is not None
    assert len(opened.rows) == 2
    opened.leave()
    settled()


def test_home_names_what_is_not_logged_and_leads_there(
    held: Workspace,  # noqa: ARG001 - what is expected was held before
    theme: Theme,
    desk: Desk,
    window: Window,
    settled: Settled,
) -> None:
    home = HomePage(theme, desk, window)
    window.add_page(home)
    window.show_page(home.key)
    settled()
    asked: list[bool] = []
    home.expected_asked.connect(lambda: asked.append(True))

    said = words_in(home)
    assert "Not logged yet" in said
    rows = [each for each in home.findChildren(OpenRow) if "Gardening" in each.accessibleName()]
    assert rows[0].accessibleName().endswith("3 of the 6 weeks before. Log it")
    rows[0].opened.emit()
    assert asked == [True]


def test_nothing_expected_takes_no_room(open_sheet: Callable[..., LogSheet]) -> None:
    sheet = open_sheet()
    assert not sheet.buttons.expected.isVisible()
    sheet.dismiss()
