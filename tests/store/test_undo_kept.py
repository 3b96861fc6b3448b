"""Undo and redo keep whole, and name, each row that is no longer what the change left."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from sv_evidence.domain.activities import Activity
from sv_evidence.domain.organisations import Place
from sv_evidence.store.workspace import Workspace
from tests.builders import (
    MEALS,
    a_file,
    a_place,
    a_result,
    an_activity,
    log,
)
from tests.store.naming import add, places, rename


def test_a_row_edited_since_is_kept_whole_and_named(workspace: Workspace) -> None:
    kept, gone = a_place("Hall"), a_place("Park")
    with workspace.change("Import") as unit:
        unit.add_all((kept, gone))
    imported = unit.change
    with workspace.change("Edit") as unit:
        unit.amend(Place, kept.uid, postcode="B16 8AA")

    undone = workspace.undo(imported)

    assert undone.kept == ((kept.uid, "edited_since"),)
    assert places(workspace) == ["Hall"]


def test_a_field_edited_since_keeps_the_whole_row_of_a_change(workspace: Workspace) -> None:
    place = a_place("Hall", postcode="B1")
    add(workspace, place)
    with workspace.change("Move") as unit:
        unit.amend(Place, place.uid, name="Ladywood Hall", postcode="B16")
    moved = unit.change
    rename(workspace, place, "The Hall")

    undone = workspace.undo(moved)

    assert undone.kept == ((place.uid, "edited_since"),)
    with workspace.read() as view:
        assert view.get(Place, place.uid) == replace(place, name="The Hall", postcode="B16")


def test_a_row_that_others_refer_to_is_kept(workspace: Workspace) -> None:
    place = a_place("Hall")
    added = add(workspace, place)
    log(workspace, an_activity(place=place.uid))

    assert workspace.undo(added).kept == ((place.uid, "in_use"),)
    assert places(workspace) == ["Hall"]


def test_a_row_that_is_gone_is_named(workspace: Workspace) -> None:
    place, activity = a_place("Hall"), an_activity()
    added = add(workspace, place)
    renamed = rename(workspace, place, "Park")
    workspace.undo(renamed)
    workspace.undo(added)

    with workspace.change("Add again") as unit:
        unit.add(place)
        unit.add(activity)
        unit.amend(Activity, activity.uid, place=place.uid)
    moved = unit.change
    with workspace.change("Move away") as unit:
        unit.amend(Activity, activity.uid, place=None)
    away = unit.change
    workspace.undo(moved)
    with workspace.read() as view:
        assert view.find(Place, place.uid) is None
        assert view.get(Activity, activity.uid).place is None
    assert workspace.undo(away).kept == ((activity.uid, "gone"),)


def test_undoing_an_edit_of_a_row_that_is_gone_names_it(workspace: Workspace) -> None:
    place = a_place("Hall")
    added = add(workspace, place)
    rename(workspace, place, "Park")
    back = rename(workspace, place, "Hall")
    workspace.undo(added)

    assert workspace.undo(back).kept == ((place.uid, "gone"),)
    assert places(workspace) == []


def test_redoing_cannot_bring_back_what_stands_there_again(workspace: Workspace) -> None:
    hall, park = a_place("Hall"), a_place("Park")
    with workspace.change("Add both") as unit:
        unit.add_all((hall, park))
    both = unit.change
    workspace.undo()
    with workspace.database.writing() as connection:
        connection.exec_driver_sql(
            "INSERT INTO places (uid, name, postcode) VALUES (?, 'Hall', '')", (hall.uid.bytes,)
        )

    redone = workspace.redo()

    assert redone.label == "Add both"
    assert redone.kept == ((hall.uid, "edited_since"),)
    assert workspace.undo(both).kept == ((hall.uid, "edited_since"),)


def test_redoing_cannot_bring_back_a_number_or_a_parent_that_is_taken(
    workspace: Workspace, measures: Mapping[str, UUID]
) -> None:
    activity = an_activity()
    log(workspace, activity, [a_result(activity.uid, measures[MEALS])], [a_file()])
    workspace.undo()
    with workspace.database.writing() as connection:
        connection.exec_driver_sql(
            "INSERT INTO activities (uid, title, first_day, last_day, number, notes) "
            "VALUES (randomblob(16), 'Other', '2026-01-01', '2026-01-01', 'A-001', '')"
        )

    kept = dict(workspace.redo().kept)

    assert kept.pop(activity.uid) == "number_taken"
    assert sorted(kept.values()) == ["gone", "gone"]


def test_undoing_a_renumbering_keeps_a_number_given_to_another(workspace: Workspace) -> None:
    activity = an_activity()
    log(workspace, activity)
    with workspace.change("Renumber") as unit:
        unit.amend(Activity, activity.uid, number="A-050")
    renumbered = unit.change
    log(workspace, an_activity(number="A-001"))

    assert workspace.undo(renumbered).kept == ((activity.uid, "number_taken"),)


def test_undoing_what_was_removed_behind_our_back_names_it(workspace: Workspace) -> None:
    place = a_place()
    add(workspace, place)
    with workspace.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM places")

    assert workspace.undo().kept == ((place.uid, "gone"),)


def test_undoing_a_move_to_a_place_that_is_gone_keeps_the_row(workspace: Workspace) -> None:
    place, activity = a_place(), an_activity()
    log(workspace, activity)
    added = add(workspace, place)
    with workspace.change("Move in") as unit:
        unit.amend(Activity, activity.uid, place=place.uid)
    with workspace.change("Move out") as unit:
        unit.amend(Activity, activity.uid, place=None)
    out = unit.change
    workspace.undo(added)

    assert workspace.undo(out).kept == ((activity.uid, "gone"),)
