"""The chain: any alteration of the history, or of a row behind its back, is found."""

from collections.abc import Mapping
from pathlib import Path
from uuid import UUID

import pytest

from sv_evidence.domain.activities import Activity
from sv_evidence.domain.organisations import Place
from sv_evidence.domain.records import Kind, Record
from sv_evidence.store.chain import (
    ChainFault,
    Difference,
    differs_from_entries,
    stale_marks,
    verify_chain,
)
from sv_evidence.store.columns import Plain
from sv_evidence.store.rulebook import Rulebook
from sv_evidence.store.tables import LAYOUTS, Layout
from sv_evidence.store.workspace import Workspace
from tests.builders import MEALS, a_file, a_place, a_result, an_activity, log, new_workspace


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


# What somebody with the key could do to the fourth change set, its first entry, or the device.
ALTERED = [
    ("entries", "body = replace(body, 'Lunch', 'Munch')", 4, "entry"),
    ("entries", "salt = zeroblob(32)", 4, "entry"),
    ("entries", "salt = NULL", 4, "entry"),
    ("entries", "body = NULL", 4, "entry"),
    ("entries", "kind = 'place'", 4, "entry"),
    ("entries", "record = zeroblob(16)", 4, "entry"),
    ("entries", "commitment = zeroblob(32)", 4, "entry"),
    ("entries", "position = 99", 4, "hash"),
    ("entries", "change = 5, position = 99", 4, "hash"),
    ("change_sets", "author = 'Somebody'", 4, "hash"),
    ("change_sets", "label = 'Something'", 4, "hash"),
    ("change_sets", "at = 'never'", 4, "hash"),
    ("change_sets", "clock = clock + 1", 4, "hash"),
    ("change_sets", "does = 'note'", 4, "hash"),
    ("change_sets", "reverses = uid", 4, "hash"),
    ("change_sets", "uid = zeroblob(16)", 4, "hash"),
    ("change_sets", "hash = zeroblob(32)", 4, "hash"),
    ("change_sets", "previous = zeroblob(32)", 4, "previous"),
    ("change_sets", "sequence = 99", 4, "missing"),
    ("devices", "head = zeroblob(32)", 11, "missing"),
    ("devices", "uid = zeroblob(16)", 1, "hash"),
]
WHERE = {"entries": "change = 4 AND position = 1", "change_sets": "sequence = 4", "devices": "1"}
ERASE = "UPDATE entries SET body = NULL, salt = NULL WHERE change = ?"


@pytest.mark.parametrize(("table", "setting", "sequence", "why"), ALTERED)
def test_any_change_to_the_history_breaks_the_chain_there(
    lived: Workspace, table: str, setting: str, sequence: int, why: str
) -> None:
    with lived.database.writing() as connection:
        sql = f"UPDATE {table} SET {setting} WHERE {WHERE[table]}"  # noqa: S608
        connection.exec_driver_sql(sql)

    (fault,) = faults(lived)

    assert (fault.sequence, fault.why) == (sequence, why)
    assert (fault.change is None) == (why == "missing")


def test_an_entry_put_in_or_taken_out_breaks_the_chain(lived: Workspace) -> None:
    with lived.database.writing() as connection:
        connection.exec_driver_sql(
            "INSERT INTO entries SELECT change, 99, kind, record, body, salt, commitment "
            "FROM entries WHERE change = 5 AND position = 1"
        )
    assert [each.sequence for each in faults(lived)] == [5]
    with lived.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM entries WHERE change = 4 AND position = 1")
    assert [each.sequence for each in faults(lived)] == [4]


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
        connection.exec_driver_sql(f"{ERASE} AND position = 1", (4,))

    assert faults(lived) == ()
    (difference,) = differences(lived)
    assert (difference.kind, difference.why) == (Kind.ACTIVITY, "erased")


def test_an_erased_record_without_a_row_differs_in_nothing(workspace: Workspace) -> None:
    place = a_place()
    with workspace.change("Add") as unit:
        unit.add(place)
    with workspace.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM places")
        connection.exec_driver_sql(ERASE, (2,))

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
    with lived.database.writing() as connection:
        assert stale_marks(connection, Rulebook()) == 0
        connection.exec_driver_sql("UPDATE results SET mark = 0")
        connection.exec_driver_sql("UPDATE activities SET files = 9")
    with lived.read() as view:
        assert view.stale_marks() == 2


def test_a_field_younger_than_the_history_is_as_a_step_filled_it_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout = LAYOUTS[Kind.ORGANISATION]

    def as_before(record: Record) -> dict[str, Plain]:
        plain = Layout.plain(layout, record)
        del plain["shows_values"]
        return plain

    with monkeypatch.context() as earlier:
        earlier.setattr(layout, "plain", as_before)
        workspace = new_workspace(tmp_path)

    with workspace:
        assert differences(workspace) == ()
        with workspace.database.writing() as connection:
            connection.exec_driver_sql("UPDATE organisations SET shows_values = 0")
        (difference,) = differences(workspace)
    assert difference.fields == ("shows_values",)
