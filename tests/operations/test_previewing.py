"""What the log sheet offers, and what it foretells, is what proof says once it is saved."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

import pytest

from sv_evidence.domain.activities import Activity, ActivityDraft, ResultDraft
from sv_evidence.domain.contracts import Commitment
from sv_evidence.domain.evidence import Condition, ConsentState, Strength
from sv_evidence.domain.frameworks import InstalledMeasure
from sv_evidence.domain.measures import Thousandths
from sv_evidence.domain.proof import Exhibit, Mark, Wants
from sv_evidence.domain.surveys import Need, SurveyResult
from sv_evidence.operations.previewing import FormChoices, form_choices, preview_finding
from sv_evidence.operations.standing import activity_stands
from sv_evidence.operations.suggesting import last_weeks, same_title
from sv_evidence.store.workspace import Workspace
from tests.builders import (
    HOURS,
    JOBS,
    MEALS,
    NOW,
    TODAY,
    a_buyer,
    a_contract,
    a_file,
    a_place,
    a_project,
    a_result,
    a_uid,
    an_activity,
    log,
)

SHEET = Exhibit("sign_in_sheet", Condition.UNCHANGED, ConsentState.NAMES_PRIVATE)
PHOTO = Exhibit("photo", Condition.UNCHANGED, ConsentState.NO_PEOPLE, NOW.replace(tzinfo=None))


@pytest.fixture
def measures(workspace: Workspace) -> Mapping[str, UUID]:
    with workspace.read() as view:
        return {each.code: each.uid for each in view.all(InstalledMeasure)}


def a_draft(measure: UUID, quantity: int = 126) -> ActivityDraft:
    result = ResultDraft(measure, Thousandths(quantity * 1000))
    return ActivityDraft("Lunch club", TODAY, place="Ladywood Hall", people=46, results=(result,))


def test_the_sheet_offers_what_the_workspace_knows(
    workspace: Workspace, measures: Mapping[str, UUID]
) -> None:
    buyer = a_buyer()
    contract = a_contract(buyer.uid)
    with workspace.change("Add names") as unit:
        unit.add(a_place())
        unit.add(a_project())
        unit.add(buyer)
        unit.add(contract)
        unit.add(Commitment(a_uid(), contract.uid, measures[MEALS]))

    with workspace.read() as view:
        choices = form_choices(view)

    assert choices.places == (("Ladywood Hall", "B16"),)
    assert choices.projects == ("Lunch clubs",)
    assert [each.title for each in choices.measures] == [
        "Meals shared",
        "Hours volunteered",
        "Jobs started",
    ]
    assert choices.measures[0].outcome == "People eat together"
    assert choices.contracts[0].measures == {measures[MEALS]}


@pytest.mark.parametrize(
    ("exhibits", "expected"),
    [
        ((), (Mark.UNPROVEN, (), "sign_in_sheet")),
        ((SHEET,), (Mark.PROVEN, ("sign_in_sheet",), "own_record")),
        ((PHOTO,), (Mark.PART_PROVEN, ("photo",), "sign_in_sheet")),
        ((replace(PHOTO, camera_at=None),), (Mark.UNPROVEN, (), "sign_in_sheet")),
    ],
)
def test_a_preview_says_what_carries_a_result_and_what_would_help(
    workspace: Workspace,
    measures: Mapping[str, UUID],
    exhibits: tuple[Exhibit, ...],
    expected: tuple[Mark, tuple[str, ...], str],
) -> None:
    with workspace.read() as view:
        choices = form_choices(view)

    preview = preview_finding(choices, a_draft(measures[MEALS]), exhibits)[0]

    assert (preview.finding.mark, preview.carried_by, preview.wanted) == expected


def test_a_draft_without_date_or_measure_is_unproven_and_says_why(
    workspace: Workspace, measures: Mapping[str, UUID]
) -> None:
    with workspace.read() as view:
        choices = form_choices(view)
    draft = replace(a_draft(measures[MEALS]), first_day=None)
    blank = replace(draft, results=(ResultDraft(None, None),))

    undated = preview_finding(choices, draft, (SHEET,))[0]
    unknown = preview_finding(choices, blank, ())[0]

    assert undated.finding.mark is Mark.UNPROVEN
    assert undated.finding.specific == ("no_date",)
    assert (unknown.choice, unknown.wanted) == (None, None)


def test_a_logged_activity_stands_as_its_stored_marks_say(
    workspace: Workspace, measures: Mapping[str, UUID]
) -> None:
    place = a_place()
    with workspace.change("Add place") as unit:
        unit.add(place)
    activity = an_activity(place=place.uid)
    results = [
        a_result(activity.uid, measures[MEALS]),
        a_result(activity.uid, measures[JOBS], 1),
    ]
    files = [a_file(), a_file("email"), a_file("photo", consent=ConsentState.WITHDRAWN)]
    log(workspace, activity, results, files)

    with workspace.read() as view:
        stands = activity_stands(view, view.get(Activity, activity.uid))
        row = view.activities.page(view.activities.ids())[1]

    assert [each.finding.mark for each in stands.results] == [each.mark for each in row.results]
    assert [each.finding.mark for each in stands.results] == [Mark.PROVEN, Mark.UNPROVEN]
    assert [each.strength for each in stands.files] == [Strength.STRONG, Strength.FAIR, None]


def test_a_title_typed_again_gives_a_draft_like_the_newest_of_that_name(
    workspace: Workspace, measures: Mapping[str, UUID]
) -> None:
    other = an_activity("Lunch club, Ladywood, outdoors")
    lunch = an_activity(people=74)
    log(workspace, lunch, [a_result(lunch.uid, measures[MEALS])])
    log(workspace, other)

    with workspace.read() as view:
        like = same_title(view, " lunch club, LADYWOOD", today=TODAY)
        unlike = same_title(view, "Lunch", today=TODAY)
        blank = same_title(view, " ", today=TODAY)

    assert like is not None
    assert (like.title, like.people, like.uid) == ("Lunch club, Ladywood", None, None)
    assert [each.quantity for each in like.results] == [None]
    assert (unlike, blank) == (None, None)


def test_last_weeks_is_of_the_same_weekday_else_the_newest(
    workspace: Workspace, measures: Mapping[str, UUID]
) -> None:
    with workspace.read() as view:
        assert last_weeks(view, "", today=TODAY) is None
    old = an_activity("Winter market", day=TODAY.replace(month=1))
    log(workspace, old, [a_result(old.uid, measures[HOURS])])
    with workspace.read() as view:
        newest = last_weeks(view, "", today=TODAY)
    log(workspace, an_activity("Tuesday class", day=TODAY.replace(day=29)))
    log(workspace, an_activity("Wednesday lunch", day=TODAY.replace(day=23)))
    with workspace.read() as view:
        weekly = last_weeks(view, "", today=TODAY)
        named = last_weeks(view, "Tuesday class", today=TODAY)

    assert [each.title for each in (newest, weekly, named) if each is not None] == [
        "Winter market",
        "Wednesday lunch",
        "Tuesday class",
    ]


def test_an_edit_is_judged_with_the_surveys_recorded_beside_its_results(
    workspace: Workspace, measures: Mapping[str, UUID]
) -> None:
    activity = an_activity()
    result = a_result(activity.uid, measures[MEALS])
    log(workspace, activity, [result])
    before = SurveyResult(
        a_uid(),
        result.uid,
        tool="Scale",
        baseline=Thousandths(6_000),
        baseline_on=TODAY,
        follow_up=Thousandths(4_000),
    )
    with workspace.change("Survey") as unit:
        unit.add(before)
    draft = a_draft(measures[MEALS])

    with workspace.read() as view:
        fresh, editing = form_choices(view), form_choices(view, activity.uid)

    def missing(choices: FormChoices) -> tuple[str, ...]:
        asking = tuple(
            replace(each, wants=Wants(needs=(Need.BASELINE,))) for each in choices.measures
        )
        (preview,) = preview_finding(replace(choices, measures=asking), draft, (SHEET,))
        return preview.finding.measurable

    assert missing(fresh) == ("no_baseline",)
    assert missing(editing) == ()
