"""The survey behind a result: kept with its activity, corrected, taken away, and undone."""

from dataclasses import replace
from datetime import date

import pytest

from sv_evidence.domain.activities import Activity, ActivityDraft, ResultDraft
from sv_evidence.domain.measures import Thousandths
from sv_evidence.domain.problems import InvalidEntry
from sv_evidence.domain.surveys import Need, SurveyDraft, SurveyResult
from sv_evidence.operations.activity_log import copy_as_new, draft_of
from sv_evidence.operations.framework_library import install_framework, shipped_framework
from sv_evidence.operations.previewing import form_choices, preview_finding
from sv_evidence.operations.standing import activity_stands
from sv_evidence.operations.surveying import keep_survey
from sv_evidence.store.workspace import Workspace
from tests.builders import TODAY
from tests.operations.drafting import edited, logged, measure

SURVEY = SurveyDraft(
    tool="UCLA three-item scale",
    asked=40,
    answered=31,
    baseline=Thousandths(6100),
    baseline_on=date(2026, 4, 15),
    follow_up=Thousandths(4800),
    follow_up_on=date(2026, 9, 2),
)


@pytest.fixture
def draft(workspace: Workspace) -> ActivityDraft:
    with workspace.change("Add framework") as unit:
        install_framework(unit, shipped_framework("birmingham-charter"))
    lonely = ResultDraft(measure(workspace, "LONELY"), Thousandths(31_000), survey=SURVEY)
    return ActivityDraft("Survey, week 8", TODAY, place="Hall", people=31, results=(lonely,))


def surveys(workspace: Workspace) -> tuple[SurveyResult, ...]:
    with workspace.read() as view:
        return view.all(SurveyResult)


def with_survey(draft: ActivityDraft, survey: SurveyDraft | None) -> ActivityDraft:
    return replace(draft, results=(replace(draft.results[0], survey=survey),))


def test_a_survey_makes_a_change_measurable_before_and_after_it_is_saved(
    workspace: Workspace, draft: ActivityDraft
) -> None:
    with workspace.read() as view:
        choices = form_choices(view)
    bare = with_survey(draft, None)
    blank = with_survey(draft, SurveyDraft())
    for poor in (bare, blank):
        (preview,) = preview_finding(choices, poor, ())
        assert preview.finding.measurable == ("no_baseline", "no_response_rate")
    (preview,) = preview_finding(choices, draft, ())
    assert preview.finding.measurable == ()

    uid = logged(workspace, draft)
    with workspace.read() as view:
        (result,) = activity_stands(view, view.get(Activity, uid)).results
    assert result.finding.measurable == ()
    assert result.needs == (Need.BASELINE, Need.SURVEY)
    assert result.survey == surveys(workspace)[0]


def test_an_edit_shows_corrects_leaves_and_takes_away_the_survey(
    workspace: Workspace, draft: ActivityDraft
) -> None:
    uid = logged(workspace, draft)
    with workspace.read() as view:
        shown = draft_of(view, uid)
        assert copy_as_new(view, uid, today=TODAY).results[0].survey is None
    assert shown.results[0].survey == SURVEY

    edited(workspace, uid, with_survey(shown, replace(SURVEY, answered=32)))
    (kept,) = surveys(workspace)
    assert kept.response == (32, 40)

    edited(workspace, uid, with_survey(shown, None))
    assert surveys(workspace) == (kept,)

    edited(workspace, uid, with_survey(shown, SurveyDraft()))
    assert surveys(workspace) == ()
    edited(workspace, uid, with_survey(shown, SurveyDraft()))
    workspace.undo()
    assert surveys(workspace) == (kept,)


def test_a_survey_that_cannot_be_kept_keeps_the_whole_activity_from_being_kept(
    workspace: Workspace, draft: ActivityDraft
) -> None:
    wrong = with_survey(draft, replace(SURVEY, tool=" ", answered=41))
    with pytest.raises(InvalidEntry) as refused:
        logged(workspace, wrong)

    assert [(each.field, each.code) for each in refused.value.faults] == [
        ("tool", "empty"),
        ("answered", "more_than_asked"),
    ]
    with workspace.read() as view:
        assert view.all(Activity) == ()


def test_a_survey_is_recorded_on_a_result_that_stands(
    workspace: Workspace, draft: ActivityDraft
) -> None:
    uid = logged(workspace, with_survey(draft, None))
    with workspace.read() as view:
        (result,) = activity_stands(view, view.get(Activity, uid)).results
    assert result.survey is None
    with workspace.change("Record a survey") as unit:
        made = keep_survey(unit, result.result, SURVEY, today=TODAY)
    (kept,) = surveys(workspace)

    assert kept.uid == made
    workspace.undo()
    assert surveys(workspace) == ()
