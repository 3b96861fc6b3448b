"""Undo and redo: a change set as one step, and rows that others touched since are kept."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from sv_evidence.domain.activities import Result
from sv_evidence.domain.evidence import Attachment, Condition, Evidence
from sv_evidence.domain.organisations import Organisation
from sv_evidence.domain.proof import Mark
from sv_evidence.domain.records import Kind
from sv_evidence.store.chain import differs_from_entries, verify_chain
from sv_evidence.store.errors import (
    AlreadyUndone,
    NoSuchChange,
    NothingToRedo,
    NothingToUndo,
    NotUndoable,
)
from sv_evidence.store.journal import Does
from sv_evidence.store.workspace import Workspace
from tests.builders import (
    HOURS,
    MEALS,
    TODAY,
    a_file,
    a_place,
    a_result,
    a_uid,
    an_activity,
    attach,
)
from tests.store.naming import add, places, rename


def test_undoing_takes_the_newest_change_back_and_redoing_brings_it_again(
    workspace: Workspace,
) -> None:
    place = a_place("Hall")
    add(workspace, place)
    renamed = rename(workspace, place, "Ladywood Hall")

    undone = workspace.undo()
    assert (undone.undone, undone.label, undone.kept) == (renamed, "Rename", ())
    assert undone.changes.includes(Kind.PLACE)
    assert undone.changes.uids == {place.uid}
    assert undone.changes.change == undone.change
    assert places(workspace) == ["Hall"]
    workspace.undo()
    assert places(workspace) == []
    workspace.redo()
    assert places(workspace) == ["Hall"]
    workspace.redo()
    assert places(workspace) == ["Ladywood Hall"]


def test_there_is_an_end_to_undoing_and_redoing(workspace: Workspace) -> None:
    with pytest.raises(NothingToUndo):
        workspace.undo()
    with pytest.raises(NothingToRedo):
        workspace.redo()
    add(workspace, a_place())
    workspace.undo()
    with pytest.raises(NothingToUndo):
        workspace.undo()
    workspace.redo()
    with pytest.raises(NothingToRedo):
        workspace.redo()


def test_a_new_change_clears_what_could_be_redone(workspace: Workspace) -> None:
    add(workspace, a_place("Hall"))
    workspace.undo()
    add(workspace, a_place("Park"))
    with pytest.raises(NothingToRedo):
        workspace.redo()
    assert places(workspace) == ["Park"]


def test_any_change_can_be_undone_by_its_uid_once(workspace: Workspace) -> None:
    hall, park = a_place("Hall"), a_place("Park")
    first = add(workspace, hall)
    add(workspace, park)

    workspace.undo(first)

    assert places(workspace) == ["Park"]
    with pytest.raises(AlreadyUndone):
        workspace.undo(first)
    with pytest.raises(NoSuchChange):
        workspace.undo(a_uid())
    workspace.redo()
    assert places(workspace) == ["Park", "Hall"]
    workspace.undo(first)
    assert places(workspace) == ["Park"]


def test_what_was_only_recorded_is_not_undone(workspace: Workspace) -> None:
    note = workspace.note("Export pack", {"number": "LK-2026-001"})
    with pytest.raises(NothingToUndo):
        workspace.undo()
    with pytest.raises(NotUndoable):
        workspace.undo(note)
    with workspace.read() as view:
        beginning = view.history()[-1].uid
        assert view.all(Organisation)
    with pytest.raises(NotUndoable):
        workspace.undo(beginning)


def test_undo_takes_marks_and_files_back_and_redo_brings_derived_pictures_again(
    workspace: Workspace, measures: Mapping[str, UUID]
) -> None:
    activity, file = an_activity(place=None), a_file()
    place = a_place()
    with workspace.change("Log") as unit:
        unit.add_all((place, replace(activity, place=place.uid)))
        unit.add(a_result(activity.uid, measures[MEALS]))
    with workspace.change("Attach") as unit:
        attach(unit, activity.uid, [file])
        unit.keep_text(file.uid, "signatures")

    def standing() -> tuple[Mark, int, list[str]]:
        with workspace.read() as view:
            (row,) = view.activities.page(view.activities.ids()).values()
            return (
                row.mark,
                row.files,
                [hit.title for hit in view.search.files("signatures", limit=5)],
            )

    assert standing() == (Mark.PROVEN, 1, ["Sign-in sheet"])
    workspace.undo()
    assert standing() == (Mark.UNPROVEN, 0, [])
    workspace.redo()
    assert standing() == (Mark.PROVEN, 1, ["Sign-in sheet"])


def test_ten_thousand_rows_come_and_go_as_one_step(
    workspace: Workspace, measures: Mapping[str, UUID]
) -> None:
    days = [TODAY - timedelta(days=count % 300) for count in range(4000)]
    activities = [an_activity(f"Session {count}", day) for count, day in enumerate(days)]
    results = [
        a_result(each.uid, measures[code], count % 90 + 1)
        for count, each in enumerate(activities)
        for code in (MEALS, HOURS)
    ]
    with workspace.change("Import") as unit:
        unit.add_all((*activities, *results))

    def everything() -> tuple[object, ...]:
        with workspace.read() as view:
            uids = [view.activities.uid_of(each) for each in view.activities.ids()]
            return uids, view.many(Result, [r.uid for r in results]), view.activities.totals()

    before = everything()
    undone = workspace.undo()
    assert undone.kept == ()
    assert everything()[1] == {}
    assert workspace.redo().kept == ()
    assert everything() == before
    with workspace.database.reading() as connection:
        assert verify_chain(connection) == ()
        assert differs_from_entries(connection) == ()


def test_undo_and_redo_are_recorded_as_what_they_are(workspace: Workspace) -> None:
    added = add(workspace, a_place())
    undone = workspace.undo()
    redone = workspace.redo()

    with workspace.read() as view:
        newest = view.history(limit=3)

    assert [each.does for each in newest] == [Does.REDO, Does.UNDO, Does.CHANGE]
    assert [each.reverses for each in newest] == [undone.change, added, None]
    assert [each.is_undone for each in newest] == [False, True, False]
    assert redone.undone == undone.change


def test_conditions_are_no_change_of_their_own(workspace: Workspace) -> None:
    file = a_file()
    with workspace.change("Attach") as unit:
        unit.add(file)
    attached = unit.change
    with workspace.change("Check files") as unit:
        unit.set_condition(file.uid, Condition.MISSING)
        assert unit.changes.includes(Kind.EVIDENCE, Kind.ACTIVITY)

    assert workspace.undo().undone == attached
    with workspace.read() as view:
        assert view.find(Evidence, file.uid) is None
        assert view.all(Attachment) == ()
