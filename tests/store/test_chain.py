"""The chain: any alteration of the history, or of a row behind its back, is found."""

from collections.abc import Callable, Mapping
from uuid import UUID

import pytest
from sqlalchemy import Connection

from sv_evidence.domain.activities import Activity
from sv_evidence.domain.organisations import Place
from sv_evidence.domain.records import Kind
from sv_evidence.store.chain import (
    ChainFault,
    Difference,
    differs_from_entries,
    stale_marks,
    verify_chain,
)
from sv_evidence.store.rulebook import Rulebook
from sv_evidence.store.workspace import Workspace
from tests.builders import MEALS, a_file, a_place, a_result, an_activity, log

Hand = Callable[[Connection], object]


def by_hand(sql: str) -> Hand:
    """Alter the file as somebody with the key could."""
    return lambda connection: connection.exec_driver_sql(sql)


def faults(workspace: Workspace) -> tuple[ChainFault, ...]:
    with workspace.database.reading() as connection:
        return verify_chain(connection)


def differences(workspace: Workspace) -> tuple[Difference, ...]:
    with workspace.database.reading() as connection:
        return differs_from_entries(connection)


@pytest.fixture
def lived(workspace: Workspace, measures: Mapping[str, UUID]) -> Workspace:
    """A workspace in which something happened: added, amended, binned, undone, redone, noted."""
    place = a_place("Hall")
    with workspace.change("Add place") as unit:
        unit.add(place)
    activity = an_activity(place=place.uid)
    log(workspace, activity, [a_result(activity.uid, measures[MEALS])], [a_file()])
    with workspace.change("Rename") as unit:
        unit.amend(Place, place.uid, name="Ladywood Hall")
        unit.bin(Activity, activity.uid)
    workspace.undo()
    workspace.redo()
    workspace.note("Export pack", {"number": "LK-2026-001"})
    with workspace.change("Add walk") as unit:
        unit.add(an_activity("Walk"))
    workspace.undo()
    return workspace


def test_an_untouched_history_is_whole(lived: Workspace) -> None:
    assert faults(lived) == ()
    assert differences(lived) == ()


ENTRY = "WHERE change = 4 AND position = 1"
CHANGE = "WHERE sequence = 4"


@pytest.mark.parametrize(
    ("hand", "sequence", "why"),
    [
        (f"UPDATE entries SET body = replace(body, 'Lunch', 'Munch') {ENTRY}", 4, "entry"),
        (f"UPDATE entries SET salt = zeroblob(32) {ENTRY}", 4, "entry"),
        (f"UPDATE entries SET salt = NULL {ENTRY}", 4, "entry"),
        (f"UPDATE entries SET body = NULL {ENTRY}", 4, "entry"),
        (f"UPDATE entries SET kind = 'place' {ENTRY}", 4, "entry"),
        (f"UPDATE entries SET record = zeroblob(16) {ENTRY}", 4, "entry"),
        (f"UPDATE entries SET commitment = zeroblob(32) {ENTRY}", 4, "entry"),
        (f"UPDATE entries SET position = 99 {ENTRY}", 4, "hash"),
        (f"DELETE FROM entries {ENTRY}", 4, "hash"),
        (
            "INSERT INTO entries SELECT change, 99, kind, record, body, salt, commitment "
            f"FROM entries {ENTRY}",
            4,
            "hash",
        ),
        (f"UPDATE change_sets SET author = 'Somebody' {CHANGE}", 4, "hash"),
        (f"UPDATE change_sets SET label = 'Something' {CHANGE}", 4, "hash"),
        (f"UPDATE change_sets SET at = 'never' {CHANGE}", 4, "hash"),
        (f"UPDATE change_sets SET clock = clock + 1 {CHANGE}", 4, "hash"),
        (f"UPDATE change_sets SET does = 'note' {CHANGE}", 4, "hash"),
        (f"UPDATE change_sets SET reverses = uid {CHANGE}", 4, "hash"),
        (f"UPDATE change_sets SET uid = zeroblob(16) {CHANGE}", 4, "hash"),
        (f"UPDATE change_sets SET hash = zeroblob(32) {CHANGE}", 4, "hash"),
        (f"UPDATE change_sets SET previous = zeroblob(32) {CHANGE}", 4, "previous"),
        (f"UPDATE change_sets SET sequence = 99 {CHANGE}", 4, "missing"),
        ("UPDATE devices SET head = zeroblob(32)", 11, "missing"),
        ("UPDATE devices SET uid = zeroblob(16)", 1, "hash"),
    ],
)
def test_any_change_to_the_history_breaks_the_chain_there(
    lived: Workspace, hand: str, sequence: int, why: str
) -> None:
    with lived.database.writing() as connection:
        connection.exec_driver_sql(hand)

    (fault,) = faults(lived)

    assert (fault.sequence, fault.why) == (sequence, why)
    assert (fault.change is None) == (why == "missing")


@pytest.mark.parametrize(("sequence", "found"), [(4, 4), (10, 10)])
def test_a_change_set_taken_out_breaks_the_chain(
    lived: Workspace, sequence: int, found: int
) -> None:
    with lived.database.writing() as connection:
        for sql in (
            "DELETE FROM entries WHERE change = (SELECT key FROM change_sets WHERE sequence = ?)",
            "DELETE FROM change_sets WHERE sequence = ?",
        ):
            connection.exec_driver_sql(sql, (sequence,))

    (fault,) = faults(lived)

    assert (fault.sequence, fault.why) == (found, "missing")


def test_an_erased_entry_leaves_its_commitment_and_the_chain_whole(lived: Workspace) -> None:
    with lived.database.writing() as connection:
        connection.exec_driver_sql(f"UPDATE entries SET body = NULL, salt = NULL {ENTRY}")

    assert faults(lived) == ()
    (difference,) = differences(lived)
    assert (difference.kind, difference.why) == (Kind.ACTIVITY, "erased")


def test_an_erased_record_without_a_row_differs_in_nothing(workspace: Workspace) -> None:
    place = a_place()
    with workspace.change("Add") as unit:
        unit.add(place)
    with workspace.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM places")
        connection.exec_driver_sql("UPDATE entries SET body = NULL, salt = NULL WHERE change = 2")

    assert faults(workspace) == ()
    assert differences(workspace) == ()


@pytest.mark.parametrize(
    ("hand", "kind", "why", "fields"),
    [
        ("UPDATE results SET quantity = 127000", Kind.RESULT, "altered", ("quantity",)),
        (
            "UPDATE activities SET title = 'Feast', people = 400",
            Kind.ACTIVITY,
            "altered",
            ("title", "people"),
        ),
        ("UPDATE evidence SET consent = 'held'", Kind.EVIDENCE, "altered", ("consent",)),
        ("UPDATE activities SET binned_at = NULL", Kind.ACTIVITY, "altered", ("binned_at",)),
        ("DELETE FROM attachments", Kind.ATTACHMENT, "missing", ()),
        (
            "INSERT INTO places (uid, name, postcode) VALUES (zeroblob(16), 'Nowhere', '')",
            Kind.PLACE,
            "not_recorded",
            (),
        ),
    ],
)
def test_a_row_altered_behind_our_back_is_named_with_its_fields(
    lived: Workspace, hand: str, kind: Kind, why: str, fields: tuple[str, ...]
) -> None:
    with lived.database.writing() as connection:
        connection.exec_driver_sql(hand)

    (difference,) = differences(lived)

    assert (difference.kind, difference.why, difference.fields) == (kind, why, fields)


def test_a_row_that_was_removed_and_stands_again_is_named(workspace: Workspace) -> None:
    place = a_place()
    with workspace.change("Add") as unit:
        unit.add(place)
    workspace.undo()
    with workspace.database.writing() as connection:
        connection.exec_driver_sql(
            "INSERT INTO places (uid, name, postcode) VALUES (?, '', '')", (place.uid.bytes,)
        )

    assert differences(workspace) == (Difference(Kind.PLACE, place.uid, "not_recorded"),)


def test_no_more_differences_are_named_than_anybody_reads(workspace: Workspace) -> None:
    with workspace.change("Add") as unit:
        unit.add_all([a_place(f"Place {count}") for count in range(600)])
    with workspace.database.writing() as connection:
        connection.exec_driver_sql("UPDATE places SET name = 'Nowhere'")

    assert len(differences(workspace)) == 200


def test_a_stored_mark_that_proof_does_not_bear_out_is_counted(lived: Workspace) -> None:
    rulebook = Rulebook()
    with lived.database.writing() as connection:
        assert stale_marks(connection, rulebook) == 0
        connection.exec_driver_sql("UPDATE results SET mark = 0")
        connection.exec_driver_sql("UPDATE activities SET files = 9")
        assert stale_marks(connection, rulebook) == 2
