"""The survey behind a result: asked for where a measure is a change, and measurable at once."""

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sv_evidence.domain.activities import Activity, ActivityDraft, ResultDraft
from sv_evidence.domain.measures import Thousandths
from sv_evidence.domain.surveys import SurveyResult
from sv_evidence.operations.activity_log import log_activity
from sv_evidence.operations.framework_library import install_framework, shipped_framework
from sv_evidence.operations.references import measure_of
from sv_evidence.store.workspace import Workspace
from tests.builders import TODAY
from tests.sheets import PaperTray, Settled, words_in
from ui.desk import Desk
from ui.pages.activities.log.entry import entry_from_json
from ui.pages.activities.log.sheet import LogSheet
from ui.pages.activities.page import ActivitiesPage
from ui.pages.activities.survey import SurveySheet
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def lonely(workspace: Workspace) -> UUID:
    with workspace.change("Add framework") as unit:
        install_framework(unit, shipped_framework("birmingham-charter"))
    with workspace.read() as view:
        return measure_of(view, "LONELY").uid


@pytest.fixture
def sheet(
    lonely: UUID,  # noqa: ARG001 - there is something that asks for a survey
    open_sheet: Callable[..., LogSheet],
) -> LogSheet:
    made = open_sheet()
    made.panes.fields.what.setText("Loneliness survey, week 8")
    made.panes.fields.place.setEditText("Ladywood Hall")
    made.panes.fields.people.setText("31 guests")
    line = made.panes.fields.results.lines[0]
    line.quantity.setText("31")
    line.measure.setEditText("People who feel less lonely")
    made.panes.fields.edited.emit()
    return made


def survey_sheet(window: Window) -> SurveySheet:
    return next(each for each in window.messages.sheets() if isinstance(each, SurveySheet))


def fill(survey: SurveySheet) -> None:
    survey.tool.setText("UCLA three-item scale")
    survey.baseline.setText("6.1")
    survey.baseline_on.setText("15 Apr 2026")
    survey.follow_up.setText("4.8")
    survey.follow_up_on.setText("2 Sep 2026")
    survey.asked.setText("40")
    survey.answered.setText("31")


def surveys(workspace: Workspace) -> tuple[SurveyResult, ...]:
    with workspace.read() as view:
        return view.all(SurveyResult)


def test_the_log_sheet_asks_for_the_survey_and_then_says_measurable(
    sheet: LogSheet, window: Window, workspace: Workspace, settled: Settled
) -> None:
    link = sheet.panes.fields.results.lines[0].survey.link
    assert link.text() == "This measure is a change: add the survey"
    check = words_in(sheet.panes.check)
    assert any("what was found before is not here" in each for each in check)

    link.setFocus()
    QTest.keyClick(link, Qt.Key.Key_Space)
    survey = survey_sheet(window)
    assert survey.tool.hasFocus()
    fill(survey)
    assert survey.rate.text() == "31 of 40 (78 %) answered"
    QTest.keyClick(survey.tool, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert link.text().startswith("Survey: UCLA three-item scale, 6.1 to 4.8")
    check = words_in(sheet.panes.check)
    assert not any("is not here" in each for each in check)
    assert "31 people" in check
    assert entry_from_json(sheet.entry().to_json()) == sheet.entry()
    sheet.save()
    settled()
    (kept,) = surveys(workspace)
    assert kept.response == (31, 40)


def test_what_cannot_be_kept_is_said_under_its_field_and_the_sheet_stays(
    sheet: LogSheet, window: Window
) -> None:
    sheet.panes.fields.results.lines[0].survey.open()
    survey = survey_sheet(window)
    fill(survey)
    survey.tool.clear()
    survey.baseline.setText("better")
    survey.follow_up_on.setText("31 June")
    survey.asked.setText("few")
    survey.save()

    wrong = (survey.tool, survey.baseline, survey.follow_up_on, survey.asked)
    assert all(each.accessibleDescription() for each in wrong)
    assert survey.tool.hasFocus()
    survey.asked.setText("30")
    assert not survey.asked.accessibleDescription()
    survey.save()
    assert survey.answered.accessibleDescription().startswith("More answered than were asked")
    survey.leave()
    sheet.dismiss()


def test_a_day_is_written_out_once_it_is_read(sheet: LogSheet, window: Window) -> None:
    sheet.panes.fields.results.lines[0].survey.open()
    survey = survey_sheet(window)
    survey.baseline_on.setText("15/4/2026")
    survey.baseline_on.editingFinished.emit()
    assert survey.baseline_on.text() == "Wed 15 April 2026"

    survey.baseline_on.setText("no day")
    survey.baseline_on.editingFinished.emit()
    assert survey.baseline_on.accessibleDescription()
    survey.leave()
    sheet.dismiss()


def test_a_measure_that_asks_for_none_offers_none(sheet: LogSheet) -> None:
    line = sheet.panes.fields.results.lines[0]
    line.measure.setEditText("Meals shared")

    assert not line.survey.isVisible()
    sheet.dismiss()


def test_the_inspector_adds_and_removes_the_survey_of_a_logged_result(
    lonely: UUID,
    theme: Theme,
    desk: Desk,
    window: Window,
    *,
    workspace: Workspace,
    settled: Settled,
) -> None:
    result = ResultDraft(lonely, Thousandths(31_000))
    draft = ActivityDraft("Survey, week 8", TODAY, place="Hall", people=31, results=(result,))
    with workspace.change("Log") as unit:
        log_activity(unit, draft, today=TODAY)
    page = ActivitiesPage(theme, desk, window, PaperTray())
    window.add_page(page)
    window.show_page(page.key)
    settled()
    with workspace.read() as view:
        page.show_activity(view.all(Activity)[0].uid)
    settled()

    _link(page, "This measure is a change").click()
    fill(survey_sheet(window))
    survey_sheet(window).save()
    settled()
    assert len(surveys(workspace)) == 1

    _link(page, "Survey: UCLA").click()
    survey_sheet(window).remove.click()
    settled()
    assert surveys(workspace) == ()
    desk.undo()
    settled()
    assert len(surveys(workspace)) == 1


def _link(page: ActivitiesPage, start: str) -> Button:
    found = page.inspector.findChildren(Button)
    return next(each for each in found if each.isVisible() and each.text().startswith(start))
