"""Stored marks follow every change that proof would judge differently."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from sv_evidence.domain.activities import Activity, Result
from sv_evidence.domain.evidence import Attachment, Condition, ConsentState, Evidence
from sv_evidence.domain.proof import Mark
from sv_evidence.domain.records import Kind
from sv_evidence.store.errors import NoSuchRecord
from sv_evidence.store.listings.activities import ActivityRow
from sv_evidence.store.ranks import MARKS, RANKS
from sv_evidence.store.workspace import Workspace
from tests.builders import (
    JOBS,
    MEALS,
    a_file,
    a_place,
    a_result,
    a_uid,
    an_activity,
    attach,
    log,
)

NOON = datetime(2026, 9, 30, 12, 0)  # noqa: DTZ001 - cameras know no zone


@pytest.fixture
def club(workspace: Workspace, measures: Mapping[str, UUID]) -> Activity:
    """An activity with a place and one result of 126 meals, without files."""
    place = a_place()
    activity = an_activity(place=place.uid)
    with workspace.change("Log") as unit:
        unit.add_all((place, activity, a_result(activity.uid, measures[MEALS])))
    return activity


def row(workspace: Workspace, activity: Activity) -> ActivityRow:
    with workspace.read() as view:
        key = view.activities.id_of(activity.uid)
        return view.activities.page([key])[key]


def mark(workspace: Workspace, activity: Activity) -> Mark:
    return row(workspace, activity).mark


def add_files(workspace: Workspace, activity: Activity, *files: Evidence) -> None:
    with workspace.change("Attach") as unit:
        attach(unit, activity.uid, files)


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ([], Mark.UNPROVEN),
        ([{"type_": "sign_in_sheet"}], Mark.PROVEN),
        ([{"type_": "own_record"}], Mark.PART_PROVEN),
        ([{"type_": "own_record"}, {"type_": "own_record"}], Mark.PART_PROVEN),
        ([{"type_": "own_record"}, {"type_": "count_sheet_unsigned"}], Mark.PROVEN),
        ([{"type_": "email"}], Mark.PART_PROVEN),
        ([{"type_": "photo"}], Mark.UNPROVEN),
        ([{"type_": "photo", "camera_at": NOON}], Mark.PART_PROVEN),
        ([{"type_": "photo", "camera_at": NOON - timedelta(days=1)}], Mark.UNPROVEN),
        ([{"type_": "start_letter"}], Mark.UNPROVEN),
        ([{"type_": "sign_in_sheet", "consent": ConsentState.WITHDRAWN}], Mark.UNPROVEN),
    ],
)
def test_files_make_the_mark(
    workspace: Workspace, club: Activity, files: list[dict[str, Any]], expected: Mark
) -> None:
    add_files(workspace, club, *(a_file(**each) for each in files))

    assert mark(workspace, club) is expected
    assert row(workspace, club).files == len(files)
    assert [cell.mark for cell in row(workspace, club).results] == [expected]


def test_an_activity_is_proven_when_every_result_is(
    workspace: Workspace, club: Activity, measures: Mapping[str, UUID]
) -> None:
    jobs = a_result(club.uid, measures[JOBS], 1)
    add_files(workspace, club, a_file())
    with workspace.change("Add result") as unit:
        unit.add(jobs)
    assert mark(workspace, club) is Mark.PART_PROVEN

    with workspace.change("Bin result") as unit:
        unit.bin(Result, jobs.uid)
    assert mark(workspace, club) is Mark.PROVEN
    with workspace.change("Restore result") as unit:
        unit.restore(Result, jobs.uid)
    add_files(workspace, club, a_file("start_letter"))
    assert mark(workspace, club) is Mark.PROVEN


def test_the_mark_follows_place_and_days(workspace: Workspace, club: Activity) -> None:
    add_files(workspace, club, a_file("photo", camera_at=NOON), a_file("own_record"))
    assert mark(workspace, club) is Mark.PROVEN

    with workspace.change("Edit") as unit:
        unit.amend(Activity, club.uid, place=None)
    assert mark(workspace, club) is Mark.UNPROVEN
    workspace.undo()
    with workspace.change("Edit") as unit:
        unit.amend(Activity, club.uid, first_day=date(2026, 9, 1), last_day=date(2026, 9, 29))
    assert mark(workspace, club) is Mark.PART_PROVEN


def test_the_mark_follows_a_file_its_bin_and_its_condition(
    workspace: Workspace, club: Activity
) -> None:
    file = a_file()
    add_files(workspace, club, file)
    with workspace.change("Check") as unit:
        unit.set_condition(file.uid, Condition.ALTERED)
        assert unit.changes.includes(Kind.ACTIVITY, Kind.RESULT)
    assert mark(workspace, club) is Mark.UNPROVEN
    with workspace.read() as view:
        assert view.conditions() == {file.uid: Condition.ALTERED}

    with workspace.change("Check") as unit:
        unit.set_condition(file.uid, Condition.UNCHANGED)
    assert mark(workspace, club) is Mark.PROVEN
    with workspace.change("Bin file") as unit:
        unit.bin(Evidence, file.uid)
    assert (mark(workspace, club), row(workspace, club).files) == (Mark.UNPROVEN, 0)
    workspace.undo()
    assert (mark(workspace, club), row(workspace, club).files) == (Mark.PROVEN, 1)
    with workspace.change("Withdraw") as unit:
        unit.amend(Evidence, file.uid, consent=ConsentState.WITHDRAWN)
    assert mark(workspace, club) is Mark.UNPROVEN


def test_a_condition_of_nothing_is_a_problem(workspace: Workspace) -> None:
    with pytest.raises(NoSuchRecord), workspace.change("Check") as unit:
        unit.set_condition(a_uid(), Condition.MISSING)


def test_both_activities_follow_when_an_attachment_moves(
    workspace: Workspace, club: Activity, measures: Mapping[str, UUID]
) -> None:
    other = an_activity("Walk", place=club.place)
    log(workspace, other, [a_result(other.uid, measures[MEALS])])
    file = a_file()
    tie = Attachment(a_uid(), club.uid, file.uid)
    with workspace.change("Attach") as unit:
        unit.add_all((file, tie))
    with workspace.change("Move") as unit:
        unit.amend(Attachment, tie.uid, activity=other.uid)
    assert (mark(workspace, club), mark(workspace, other)) == (Mark.UNPROVEN, Mark.PROVEN)

    with workspace.change("Bin attachment") as unit:
        unit.bin(Attachment, tie.uid)
    assert mark(workspace, other) is Mark.UNPROVEN


def test_one_file_serves_every_activity_it_is_tied_to(
    workspace: Workspace, club: Activity, measures: Mapping[str, UUID]
) -> None:
    other = an_activity("Walk", place=club.place)
    log(workspace, other, [a_result(other.uid, measures[MEALS])])
    file = a_file()
    with workspace.change("Attach") as unit:
        attach(unit, club.uid, [file])
        unit.add(Attachment(a_uid(), other.uid, file.uid))
    with workspace.change("Check") as unit:
        unit.set_condition(file.uid, Condition.MISSING)

    assert {mark(workspace, club), mark(workspace, other)} == {Mark.UNPROVEN}
    with workspace.read() as view:
        held = view.evidence_of([club.uid, other.uid, a_uid()])
        assert {uid: [each.uid for each in files] for uid, files in held.items()} == {
            club.uid: [file.uid],
            other.uid: [file.uid],
        }


def test_an_activity_without_results_is_unproven(workspace: Workspace) -> None:
    activity = an_activity()
    log(workspace, activity, files=[a_file()])
    assert mark(workspace, activity) is Mark.UNPROVEN


def test_marks_rank_from_unproven_to_proven() -> None:
    assert sorted(Mark, key=RANKS.__getitem__) == list(MARKS)
    assert MARKS[-1] is Mark.PROVEN
