"""The activities page: find, look, choose, bin and bring back."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from sv_evidence.domain.measures import Period
from sv_evidence.domain.proof import Mark
from sv_evidence.store.workspace import Workspace
from tests.builders import (
    HOURS,
    MEALS,
    a_file,
    a_place,
    a_project,
    a_result,
    add_framework,
    an_activity,
    log,
)
from ui.desk import Desk
from ui.models.paged import ACCESSIBLE
from ui.pages.activities.page import ActivitiesPage
from ui.theme import Theme
from ui.window import Window

Settled = Callable[[], None]


@pytest.fixture
def measures(workspace: Workspace) -> Mapping[str, UUID]:
    with workspace.change("Add framework") as unit:
        return add_framework(unit)


@pytest.fixture
def logged(workspace: Workspace, measures: Mapping[str, UUID]) -> tuple[UUID, ...]:
    """Three activities in two months: proven lunch, unproven lunch, older gardening."""
    place, project = a_place(), a_project()
    with workspace.change("Add place") as unit:
        unit.add(place)
        unit.add(project)
    where: dict[str, Any] = {"place": place.uid, "project": project.uid}
    lunch = an_activity(day=date(2026, 9, 30), people=74, volunteers=5, **where)
    other = an_activity("Lunch club, Nechells", day=date(2026, 9, 28), **where)
    garden = an_activity("Gardening", day=date(2026, 8, 5), people=9, place=place.uid)
    log(workspace, lunch, [a_result(lunch.uid, measures[MEALS])], [a_file()])
    log(workspace, other, [a_result(other.uid, measures[MEALS], 52)])
    log(workspace, garden, [a_result(garden.uid, measures[HOURS], 12)])
    return lunch.uid, other.uid, garden.uid


@pytest.fixture
def page(theme: Theme, desk: Desk, window: Window, settled: Settled) -> ActivitiesPage:
    made = ActivitiesPage(theme, desk, window)
    window.add_page(made)
    window.show_page(made.key)
    settled()
    return made


def titles(page: ActivitiesPage) -> list[str]:
    model = page.table.model()
    rows = range(model.rowCount())
    return [str(model.index(row, 1).data() or model.index(row, 0).data()) for row in rows]


@pytest.mark.usefixtures("logged")
def test_activities_stand_under_their_months_newest_first(page: ActivitiesPage) -> None:
    QAbstractItemModelTester(
        page.table.model(), QAbstractItemModelTester.FailureReportingMode.Fatal
    )

    assert titles(page) == [
        "September 2026",
        "Lunch club, Ladywood",
        "Lunch club, Nechells",
        "August 2026",
        "Gardening",
    ]
    assert page.sums.said == (
        "3 of 3",
        "1 selected",
        "3 activities  \N{MIDDLE DOT}  178 meals  \N{MIDDLE DOT}  12 hours",
    )


@pytest.mark.usefixtures("logged")
def test_a_row_says_its_whole_sentence_to_a_screen_reader(page: ActivitiesPage) -> None:
    said = page.table.model().index(1, 3).data(ACCESSIBLE)

    assert said == (
        "30 September 2026, Lunch club, Ladywood, Ladywood Hall, Lunch clubs, 74 people, "
        "126 meals, 1 file, Proven"
    )


@pytest.mark.usefixtures("logged")
def test_the_first_activity_is_chosen_and_shown_in_full(page: ActivitiesPage) -> None:
    words = words_in(page)

    assert "Wednesday 30 September 2026" in words
    assert "74 guests, 5 volunteers" in words
    assert "Logged by Amina Yusuf, 30 Sep 16:52" in words
    assert {"Specific", "Measurable", "Verifiable", "Sign-in sheet", "No people"} <= words


def words_in(page: ActivitiesPage) -> set[str]:
    from ui.widgets.words import Words  # noqa: PLC0415 - only this helper looks for labels

    return {each.text() for each in page.inspector.findChildren(Words)}


@pytest.mark.usefixtures("logged")
def test_searching_keeps_what_matches_and_sums_only_that(
    page: ActivitiesPage, settled: Settled
) -> None:
    page.chips.set_words("nechells")
    settled()

    assert titles(page) == ["September 2026", "Lunch club, Nechells"]
    assert page.sums.said[0] == "1 of 3"
    assert page.sums.said[2] == "1 activity  \N{MIDDLE DOT}  52 meals"


@pytest.mark.usefixtures("logged")
def test_nothing_found_repeats_the_words_and_offers_a_spelling(
    page: ActivitiesPage, settled: Settled, qtbot: QtBot
) -> None:
    page._search.setText("gardning")
    qtbot.waitUntil(lambda: page.chips.filter.words == "gardning")
    settled()
    settled()

    assert page.states.currentWidget() is page.states._nothing
    assert "gardning" in page.states._nothing._title.text()
    page.states._spelling.click()
    qtbot.waitUntil(lambda: page.chips.filter.words == "gardening")
    settled()
    assert titles(page) == ["August 2026", "Gardening"]


@pytest.mark.usefixtures("logged")
def test_filters_hold_together_and_backspace_removes_one(
    page: ActivitiesPage, settled: Settled
) -> None:
    page.chips.set_part("mark", Mark.UNPROVEN)
    page.chips.set_part("period", Period(date(2026, 9, 1), date(2026, 9, 30)))
    settled()
    assert titles(page) == ["September 2026", "Lunch club, Nechells"]
    assert page.chips.said() == ("1 Sep \N{EN DASH} 30 Sep 2026", "Unproven")

    chip = page.chips._chips["mark"]
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Backspace)
    settled()

    assert titles(page)[1:] == ["Lunch club, Ladywood", "Lunch club, Nechells"]


@pytest.mark.usefixtures("logged")
def test_a_head_sorts_in_the_database_and_months_go(page: ActivitiesPage, settled: Settled) -> None:
    page.table.horizontalHeader().setSortIndicator(1, Qt.SortOrder.AscendingOrder)
    settled()
    assert titles(page) == ["Gardening", "Lunch club, Ladywood", "Lunch club, Nechells"]

    page.table.horizontalHeader().setSortIndicator(4, Qt.SortOrder.AscendingOrder)
    settled()
    assert page.table.horizontalHeader().sortIndicatorSection() == 1


@pytest.mark.usefixtures("logged")
def test_arrows_pass_over_the_months(page: ActivitiesPage, settled: Settled) -> None:
    page.table.setFocus()

    for _ in range(2):
        QTest.keyClick(page.table, Qt.Key.Key_Down)
    settled()

    only = page._rows.only()
    assert only is not None
    assert only.title == "Gardening"


@pytest.mark.usefixtures("logged")
def test_several_chosen_are_counted_and_added_up(page: ActivitiesPage, settled: Settled) -> None:
    page.table.selectAll()
    settled()

    assert page.sums.said[1] == "3 selected"
    assert "3 activities selected" in words_in(page)
    assert {"178 meals", "12 hours"} <= words_in(page)


def test_delete_bins_and_undo_brings_back_the_same_row(
    logged: tuple[UUID, ...],
    page: ActivitiesPage,
    workspace: Workspace,
    settled: Settled,
) -> None:
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    settled()
    assert titles(page)[1] == "Lunch club, Nechells"
    only = page._rows.only()
    assert only is not None
    assert only.uid == logged[1]

    page._desk.undo()
    settled()

    assert titles(page)[1:3] == ["Lunch club, Ladywood", "Lunch club, Nechells"]
    with workspace.read() as view:
        assert view.activities.count() == 3


def test_a_workspace_without_activities_says_what_to_do(page: ActivitiesPage) -> None:
    assert page.states.currentWidget() is page.states._empty
    assert page.sums.said[2] == ""


@pytest.mark.usefixtures("logged")
def test_columns_always_fill_the_table(page: ActivitiesPage, window: Window) -> None:
    for width in (1440, 1280, 1120):
        window.resize(width, 700)
        head = page.table.horizontalHeader()
        assert abs(head.length() - page.table.viewport().width()) <= head.count()


@pytest.mark.usefixtures("logged")
def test_a_column_can_be_hidden_and_the_others_take_its_room(page: ActivitiesPage) -> None:
    head = page.table.horizontalHeader()
    before = page.table.looks()

    page.table._head._show_column(2, False)

    assert head.isSectionHidden(2)
    assert abs(head.length() - page.table.viewport().width()) <= head.count()
    page.table._head._show_column(2, True)
    assert page.table.looks() == before
