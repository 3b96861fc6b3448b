"""How a person left the pages of a workspace comes back."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from sv_evidence.domain.measures import Period
from sv_evidence.domain.proof import Mark
from sv_evidence.store.listings.activities import ActivityFilter, ActivitySort
from sv_evidence.store.workspace import Workspace
from tests.builders import a_project, a_uid, an_activity, new_workspace, still
from tests.starts import Start, close, shows_pages
from ui.app import App, Asked
from ui.desk import Desk
from ui.pages.activities.asking import Question
from ui.pages.activities.page import ActivitiesPage
from ui.pages.activities.remembering import looks_of, question_from
from ui.theme import Theme
from ui.window import Window

SUMMER = Period(date(2026, 6, 1), date(2026, 8, 31))
ASKED = Question(
    ActivityFilter(
        project=a_uid(),
        place=a_uid(),
        contract=a_uid(),
        period=SUMMER,
        mark=Mark.PROVEN,
        measures=frozenset({a_uid(), a_uid()}),
    ),
    ActivitySort("people", descending=False),
)


@pytest.fixture
def page(theme: Theme, desk: Desk, window: Window, settled: Callable[[], None]) -> ActivitiesPage:
    made = ActivitiesPage(theme, desk, window)
    window.add_page(made)
    window.show_page(made.key)
    settled()
    return made


def test_order_and_filters_come_back_without_the_words_searched_for() -> None:
    worded = ActivityFilter(words="lunch", period=SUMMER)

    assert question_from(looks_of(ASKED)) == ASKED
    assert question_from(looks_of(Question(worded))).filter == ActivityFilter(period=SUMMER)


@pytest.mark.parametrize(
    "looks",
    [
        {},
        {"sort": {"by": "weight", "descending": True}},
        {"sort": {"by": "title"}},
        {"sort": 7},
        {"filter": 7},
        {"filter": {"project": "nobody"}},
        {"filter": {"period": ["2026-08-31", "2026-06-01"]}},
        {"filter": {"period": "yesterday"}},
        {"filter": {"mark": "green"}},
        {"filter": {"measures": 3}},
    ],
)
def test_what_cannot_be_read_is_as_if_it_had_never_been_set(looks: dict[str, Any]) -> None:
    assert question_from(looks) == Question()


def test_columns_come_back_in_width_place_and_showing(page: ActivitiesPage, qtbot: QtBot) -> None:
    head = page.table.horizontalHeader()
    usual = page.table.looks()
    with qtbot.waitSignal(page.looks_changed):
        head.resizeSection(0, 150)
    with qtbot.waitSignal(page.looks_changed):
        head.moveSection(2, 0)
    with qtbot.waitSignal(page.looks_changed) as caught:
        page.table._head._show_column(3, False)

    page.wear_looks({"columns": usual})
    assert page.table.looks() == usual
    page.wear_looks(caught.args[0])

    left = page.table.looks()
    assert left["widths"][0] == 150
    assert left["order"] == [2, 0, 1, 3, 4, 5, 6]
    assert left["hidden"] == [3]


@pytest.mark.parametrize(
    "columns",
    [
        3,
        {"widths": [1, 2]},
        {"widths": ["wide"] * 7},
        {"order": [0, 0, 1, 2, 3, 4, 5]},
        {"hidden": [0, 1, 2, 3, 4, 5, 6]},
        {"hidden": [True]},
    ],
)
def test_columns_that_do_not_fit_are_passed_over(page: ActivitiesPage, columns: object) -> None:
    usual = page.table.looks()

    page.wear_looks({"columns": columns})

    assert page.table.looks() == usual


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_shows_hides_and_moves_columns(page: ActivitiesPage) -> None:
    head = page.table._head
    page.table.offer_columns(head.mapToGlobal(head.rect().center()))
    menu = head.findChildren(QMenu)[0]
    place = next(each for each in menu.actions() if each.text() == "Place")
    right = next(each.menu() for each in menu.actions() if each.text() == "Move right")
    left = next(each.menu() for each in menu.actions() if each.text() == "Move left")
    assert isinstance(right, QMenu)
    assert isinstance(left, QMenu)
    assert "Date" not in [each.text() for each in left.actions()]
    assert "Proof" not in [each.text() for each in right.actions()]

    place.trigger()
    next(each for each in right.actions() if each.text() == "Activity").trigger()
    menu.close()

    order = page.table.looks()["order"]
    assert page.table.looks()["hidden"] == [2]
    assert order.index(3) < order.index(1)


def test_a_filter_on_a_project_that_is_gone_is_dropped(
    page: ActivitiesPage, workspace: Workspace, settled: Callable[[], None]
) -> None:
    project = a_project()
    with workspace.change("Add") as unit:
        unit.add(project)
    settled()
    page.chips.set_part("project", project.uid)
    settled()
    assert page.chips.filter.project == project.uid

    with workspace.change("Bin") as unit:
        unit.bin(type(project), project.uid)
    settled()

    assert page.chips.filter.project is None


def test_the_next_start_shows_the_list_as_it_was_left(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    with new_workspace(tmp_path) as workspace, workspace.change("Log") as unit:
        for title in ("Bread", "Apples", "Carrots"):
            unit.add(an_activity(title))
    asked = Asked(workspace=tmp_path / "workspace", now=still()())
    app = ready(start(asked), qtbot)
    page = app.window.page
    assert isinstance(page, ActivitiesPage)
    page.table.horizontalHeader().setSortIndicator(1, Qt.SortOrder.AscendingOrder)
    qtbot.waitUntil(lambda: shown(page) == ["Apples", "Bread", "Carrots"], timeout=20_000)
    app.window.show_page("evidence")
    evidence = app.window.page
    evidence.views.turn(to_list=True)  # type: ignore[union-attr]
    close(app)

    again = ready(start(asked), qtbot)

    listed = again.window.page
    assert isinstance(listed, ActivitiesPage)
    assert shown(listed) == ["Apples", "Bread", "Carrots"]
    again.window.show_page("evidence")
    assert again.window.page.views.is_list  # type: ignore[union-attr]


def ready(app: App, qtbot: QtBot) -> App:
    qtbot.waitUntil(lambda: shows_pages(app) and not app.window.early.is_waiting, timeout=20_000)
    return app


def shown(page: ActivitiesPage) -> list[str]:
    model = page.table.model()
    return [str(model.index(row, 1).data()) for row in range(model.rowCount())]
