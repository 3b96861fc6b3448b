"""Outcomes among the pages: the log sheet opens on a measure, figures lead to their outcome."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from tests.builders import MEALS, a_result, add_framework, an_activity, keep_file, log
from ui.desk import Desk
from ui.pages.activities.log.sheet import LogSheet
from ui.pages.outcomes.model import BRANCH
from ui.settings import Settings
from ui.standing import StandingPages
from ui.theme import Theme
from ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ENOUGH = 20
Settled = Callable[[], None]


@pytest.fixture
def pages(
    theme: Theme, desk: Desk, window: Window, settled: Settled, tmp_path: Path
) -> StandingPages:
    with desk.workspace.change("Add framework") as unit:
        measures = add_framework(unit)
    activity = an_activity(people=9)
    result = a_result(activity.uid, measures[MEALS])
    log(desk.workspace, activity, [result], [keep_file(desk.workspace)])
    made = StandingPages(theme, window, desk, Settings(pack_folder=str(tmp_path)))
    made.hang()
    settled()
    return made


def test_log_a_result_opens_the_sheet_with_the_measure_chosen(
    pages: StandingPages, window: Window, settled: Settled
) -> None:
    window.show_page("outcomes")
    settled()
    settled()
    pages.outcomes.head.log.click()
    settled()
    sheet = window.findChild(LogSheet)
    assert sheet is not None

    (line,) = sheet.entry().results
    assert line.measure == pages.outcomes.tree.currentIndex().data(BRANCH).measure
    assert not sheet.is_changed
    sheet.dismiss()


def test_open_outcome_goes_from_an_activity_to_the_measure(
    pages: StandingPages, window: Window, settled: Settled
) -> None:
    pages.activities.table.select_first()
    settled()
    assert pages.activities.explaining.first()
    settled()
    pages.activities.explaining.panel.outcome.click()
    settled()
    settled()

    assert window.page is pages.outcomes
    assert str(pages.outcomes.tree.currentIndex().data()) == "Meals shared"


def test_every_control_of_the_form_has_a_name(
    pages: StandingPages, window: Window, settled: Settled
) -> None:
    window.show_page("outcomes")
    settled()
    settled()
    pages.outcomes.head.mend.click()
    settled()
    settled()
    making = pages.outcomes.making
    assert making is not None

    roles = {QAccessible.Role.EditableText, QAccessible.Role.ComboBox, QAccessible.Role.Button}
    found = [QAccessible.queryAccessibleInterface(each) for each in making.findChildren(QWidget)]
    asked = [face for face in found if face.role() in roles]
    assert len(asked) >= ENOUGH
    assert all(face.text(QAccessible.Text.Name) for face in asked)
