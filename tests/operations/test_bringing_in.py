"""Bringing in a spreadsheet: one change, undone as one, and twice is once."""

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sv_evidence.domain.activities import Activity, ActivityDraft, Result
from sv_evidence.domain.measures import Thousandths
from sv_evidence.domain.organisations import Place, Project
from sv_evidence.domain.sheet_columns import Column, How, Role, Target
from sv_evidence.domain.sheet_layout import Layout
from sv_evidence.domain.sheet_rows import Plan
from sv_evidence.domain.tables import Row
from sv_evidence.operations.activity_log import draft_of, edit_activity, log_activity
from sv_evidence.operations.bringing_in import Trial, Verdict, bring_in, try_sheet
from sv_evidence.operations.problems import Stopped
from sv_evidence.store.workspace import Workspace
from sv_evidence.wording.changes import Change
from tests.builders import TODAY
from tests.operations.spreadsheets import LOG, brought, planned, written


def verdicts(trial: Trial) -> list[str]:
    return [each.verdict.value for each in trial.rows]


def tried(workspace: Workspace, plan: Plan) -> Trial:
    with workspace.read() as view:
        return try_sheet(view, plan, today=TODAY)


def only(workspace: Workspace, title: str) -> UUID:
    with workspace.read() as view:
        (found,) = view.all(Activity, title=title)
    return found.uid


def test_a_try_says_what_would_happen_and_changes_nothing(
    workspace: Workspace, tmp_path: Path
) -> None:
    trial = tried(workspace, planned(workspace, written(tmp_path)))

    assert verdicts(trial) == ["add", "add", "fail", "skip", "fail"]
    assert trial.empty_rows == 1
    assert trial.new_places == ("Ladywood Hall", "Training kitchen")
    assert [total for _, total in trial.quantities()] == [Thousandths(87_000)]
    with workspace.read() as view:
        assert view.all(Activity) == ()


def test_what_is_right_comes_in_as_one_change_and_goes_as_one(
    workspace: Workspace, tmp_path: Path
) -> None:
    plan = replace(planned(workspace, written(tmp_path)), project="Volunteering")
    told: list[tuple[int, int]] = []
    with workspace.change(Change.BRING_IN) as unit:
        bring_in(unit, plan, today=TODAY, progress=lambda *step: told.append(step))

    with workspace.read() as view:
        first, second = sorted(view.all(Activity), key=lambda each: each.first_day)
        assert draft_of(view, second.uid).place == "Ladywood Hall"
        assert (second.notes, first.number) == ("Two new families", "A-001")
        assert [each.quantity for each in view.all(Result, activity=second.uid)] == [63_000]
        assert [each.name for each in view.all(Project)] == ["Volunteering"]
        assert len(view.all(Place)) == 2
    assert told == [(2, 2)]

    undone = workspace.undo()

    assert undone.kept == ()
    with workspace.read() as view:
        assert not (*view.all(Activity), *view.all(Result), *view.all(Place))
    assert verdicts(brought(workspace, plan))[:2] == ["add", "add"]


def test_the_same_file_again_adds_nothing(workspace: Workspace, tmp_path: Path) -> None:
    plan = planned(workspace, written(tmp_path))
    brought(workspace, plan)

    again = brought(workspace, plan)

    assert verdicts(again) == ["existing", "existing", "fail", "skip", "fail"]
    assert {each.why for each in again.of(Verdict.EXISTING)} == {"same"}


def test_what_was_logged_by_hand_is_linked_and_stays(workspace: Workspace, tmp_path: Path) -> None:
    with workspace.change("Log") as unit:
        by_hand = ActivityDraft("open DAY", date(2024, 4, 11), place="Ladywood hall", people=9)
        log_activity(unit, by_hand, today=TODAY)

    trial = brought(workspace, planned(workspace, written(tmp_path, (LOG[1], LOG[1]))))

    assert [(each.verdict.value, each.why) for each in trial.rows] == [
        ("existing", "linked"),
        ("add", ""),
    ]


def test_a_row_corrected_in_the_sheet_changes_what_was_brought_in(
    workspace: Workspace, tmp_path: Path
) -> None:
    brought(workspace, planned(workspace, written(tmp_path)))
    corrected = LOG[0].replace("24,", "25,Warm").replace("2025,Warm", "2024,")
    told: list[tuple[int, int]] = []
    plan = planned(workspace, written(tmp_path, (corrected, LOG[1])))
    with workspace.change(Change.BRING_IN) as unit:
        trial = bring_in(unit, plan, today=TODAY, progress=lambda *step: told.append(step))

    assert verdicts(trial) == ["change", "existing"]
    assert told == [(1, 1)]
    with workspace.read() as view:
        draft = draft_of(view, only(workspace, "Induction"))
    assert (draft.notes, [each.quantity for each in draft.results]) == ("Warm", [25_000])
    assert verdicts(tried(workspace, plan)) == ["existing", "existing"]


def test_a_result_or_project_that_is_new_in_the_sheet_is_added(
    workspace: Workspace, tmp_path: Path
) -> None:
    bare = written(tmp_path, ("04/04/2024,Induction,Training kitchen,,",))
    brought(workspace, planned(workspace, bare))
    fuller = planned(workspace, written(tmp_path, LOG[:1]))

    assert verdicts(brought(workspace, fuller)) == ["change"]
    assert verdicts(brought(workspace, replace(fuller, project="Food"))) == ["change"]
    with workspace.read() as view:
        draft = draft_of(view, only(workspace, "Induction"))
    assert (draft.project, [each.quantity for each in draft.results]) == ("Food", [24_000])


def test_what_was_edited_here_since_stays(workspace: Workspace, tmp_path: Path) -> None:
    brought(workspace, planned(workspace, written(tmp_path)))
    uid = only(workspace, "Induction")
    with workspace.change("Edit") as unit:
        draft = draft_of(unit, uid)
        edit_activity(unit, uid, replace(draft, notes="Ours", results=()), today=TODAY)

    plan = planned(workspace, written(tmp_path, (f"{LOG[0]}Theirs",)))
    (row,) = tried(workspace, plan).rows

    assert (row.verdict, row.why) == (Verdict.EXISTING, "edited_since")


def test_what_lies_in_the_bin_stays_there(workspace: Workspace, tmp_path: Path) -> None:
    plan = planned(workspace, written(tmp_path))
    brought(workspace, plan)
    uid = only(workspace, "Induction")
    with workspace.change("Bin") as unit:
        unit.bin(Activity, uid)

    assert tried(workspace, plan).rows[0].why == "in_bin"


def test_stopping_keeps_nothing(workspace: Workspace, tmp_path: Path) -> None:
    stop = Event()
    stop.set()
    plan = planned(workspace, written(tmp_path))
    with pytest.raises(Stopped), workspace.change(Change.BRING_IN) as unit:
        bring_in(unit, plan, today=TODAY, stop=stop)

    with workspace.read() as view:
        assert view.all(Activity) == ()


def test_an_empty_sheet_comes_to_nothing(workspace: Workspace) -> None:
    trial = tried(workspace, Plan(Layout(1, ("Date",), ()), ()))

    assert (trial.rows, trial.empty_rows, trial.quantities()) == ((), 0, ())


CELLS = st.tuples(
    st.sampled_from(["04/04/2024", "05/04/2024", "2024-04-06", "31/04/2024", ""]),
    st.sampled_from(["Lunch", "lunch ", "Garden", "Total", ""]),
    st.sampled_from(["Hall", "HALL", ""]),
    st.sampled_from(["3", "4 people", "many", ""]),
)
ROLES = (Role.DATE, Role.TITLE, Role.PLACE, Role.PEOPLE)


def test_bringing_in_twice_is_bringing_in_once(workspace: Workspace) -> None:
    columns = tuple(
        Column(place, role.value, Target(role), How.CHOSEN) for place, role in enumerate(ROLES)
    )

    @settings(max_examples=20, deadline=None)
    @given(st.lists(CELLS, max_size=8))
    def twice(lines: list[tuple[str, ...]]) -> None:
        rows = tuple(Row(place, cells) for place, cells in enumerate(lines, 2) if any(cells))
        plan = Plan(Layout(1, tuple(role.value for role in ROLES), rows), columns)
        with workspace.change(Change.BRING_IN) as unit:
            first = bring_in(unit, plan, today=TODAY)
            change = unit.change
        with workspace.read() as view:
            once = Counter(view.all(Activity))

        second = brought(workspace, plan)

        with workspace.read() as view:
            assert Counter(view.all(Activity)) == once
        assert len(once) == len(first.of(Verdict.ADD)) == len(second.of(Verdict.EXISTING))
        assert not second.of(Verdict.ADD) + second.of(Verdict.CHANGE)
        if once:
            assert workspace.undo(change).kept == ()

    twice()
