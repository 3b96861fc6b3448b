"""Erasing for ever: nothing of it is left in the folder, and the history still holds."""

import secrets
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from sv_evidence.domain.activities import Activity, Result
from sv_evidence.domain.contracts import Contract
from sv_evidence.domain.evidence import Evidence
from sv_evidence.domain.organisations import Buyer
from sv_evidence.domain.people import Attendance, Person
from sv_evidence.domain.records import Kind
from sv_evidence.domain.stories import Quote
from sv_evidence.store.chain import differs_from_entries, verify_chain
from sv_evidence.store.connecting import connected
from sv_evidence.store.durable import StorageFailed
from sv_evidence.store.erased import ERASED, erased_records, keep_list, read_list
from sv_evidence.store.erasing import NeededByOthers
from sv_evidence.store.errors import NotUndoable
from sv_evidence.store.health import check
from sv_evidence.store.keys import database_key
from sv_evidence.store.listings.activities import ActivityRow
from sv_evidence.store.restore import restore
from sv_evidence.store.shredding import shred
from sv_evidence.store.workspace import Workspace
from tests.builders import (
    MEALS,
    NOW,
    a_buyer,
    a_contract,
    a_result,
    a_uid,
    an_activity,
    an_allotment,
    keep_file,
    log,
)
from tests.store.keeping import backed_up, reopened

CANARY = "Bartholomew Zyxwell"


def everything_in(workspace: Workspace) -> bytes:
    """Return all that the database holds, free pages and search index included, unencrypted."""
    workspace.database.fold_log()
    plain = workspace.folder.parent / f"plain-{secrets.token_hex(4)}.db"
    raw = connected(
        workspace.folder / "workspace.db", database_key(workspace.master), query_only=False
    )
    try:
        raw.execute("ATTACH DATABASE ? AS plain KEY ''", (str(plain),))
        raw.execute("SELECT sqlcipher_export('plain')")
        raw.execute("DETACH DATABASE plain")
        rows = [
            str(row)
            for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            for row in raw.execute(f'SELECT * FROM "{name}"')  # noqa: S608 - names of our own
        ]
    finally:
        raw.close()
    return plain.read_bytes() + "\n".join(rows).encode()


def row_of(workspace: Workspace, activity: UUID) -> ActivityRow:
    with workspace.read() as view:
        place = view.activities.id_of(activity)
        return view.activities.page([place])[place]


def assert_whole(workspace: Workspace) -> None:
    with workspace.database.reading() as connection:
        assert verify_chain(connection) == ()
        assert differs_from_entries(connection) == ()
    assert check(workspace, deep=True).state == "sound"


@pytest.fixture
def lived(workspace: Workspace, measures: Mapping[str, UUID]) -> tuple[Activity, Evidence]:
    """An activity with a result and a file, all named after the canary, edited and undone."""
    activity = an_activity(title=f"Lunch with {CANARY}")
    file = keep_file(workspace, b"a scan", title=f"Letter of {CANARY}")
    log(workspace, activity, [a_result(activity.uid, measures[MEALS])], [file])
    with workspace.change(f"Edit activity: Lunch with {CANARY}") as unit:
        unit.amend(Activity, activity.uid, notes=f"{CANARY} came")
        unit.keep_text(file.uid, f"Dear {CANARY}")
        unit.keep_remark(file.uid, f"hidden by {CANARY}")
    workspace.undo()
    workspace.redo()
    workspace.keep_draft(f"activity-{activity.uid}", CANARY)
    return activity, file


def test_nothing_of_it_is_left_and_the_chain_holds(
    workspace: Workspace, lived: tuple[Activity, Evidence]
) -> None:
    activity, file = lived
    assert CANARY.encode() in everything_in(workspace)

    erased = workspace.erase([(Kind.ACTIVITY, activity.uid), (Kind.EVIDENCE, file.uid)])

    assert CANARY.encode() not in everything_in(workspace)
    assert {kind for kind, _ in erased.gone} == {
        Kind.ACTIVITY, Kind.RESULT, Kind.ATTACHMENT, Kind.EVIDENCE,
    }  # fmt: skip
    assert erased.files == (file.vault_name,)
    assert shred(workspace.vault, erased.files) == ()
    assert not workspace.vault.holds(file.vault_name)
    assert_whole(workspace)
    with workspace.read() as view:
        labels = [each.label for each in view.history()]
    assert labels[0] == "Erase for ever"
    assert labels[1:4] == [ERASED] * 3


def test_it_cannot_be_undone_and_neither_can_what_was_done_to_it(
    workspace: Workspace, lived: tuple[Activity, Evidence]
) -> None:
    activity, _ = lived
    erased = workspace.erase([(Kind.ACTIVITY, activity.uid)])

    with pytest.raises(NotUndoable):
        workspace.undo(erased.change)
    workspace.undo()
    with workspace.read() as view:
        assert view.find(Activity, activity.uid) is None
        assert view.find(Result, activity.uid) is None
    assert_whole(workspace)


def test_a_file_stays_with_the_other_activities_that_hold_it_and_their_marks_follow(
    workspace: Workspace, lived: tuple[Activity, Evidence], measures: Mapping[str, UUID]
) -> None:
    _, file = lived
    other = an_activity(title="Another lunch")
    log(workspace, other, [a_result(other.uid, measures[MEALS])], [file])
    assert row_of(workspace, other.uid).files == 1

    workspace.erase([(Kind.ACTIVITY, lived[0].uid)])
    assert row_of(workspace, other.uid).files == 1
    workspace.erase([(Kind.EVIDENCE, file.uid)])

    assert row_of(workspace, other.uid).files == 0
    assert_whole(workspace)


@pytest.mark.parametrize("label", ["Something else", ERASED])
def test_a_label_put_in_its_place_by_hand_is_noticed(
    workspace: Workspace, lived: tuple[Activity, Evidence], label: str
) -> None:
    activity, _ = lived
    workspace.erase([(Kind.ACTIVITY, activity.uid)])
    with workspace.database.writing() as connection:
        connection.exec_driver_sql(
            "UPDATE change_sets SET label = ? WHERE label = 'Add framework'"
            if label == ERASED
            else "UPDATE change_sets SET label = ? WHERE label = 'Erased'",
            (label,),
        )
    with workspace.database.reading() as connection:
        assert [each.why for each in verify_chain(connection)] == ["hash"]


def test_an_erased_change_keeps_its_author_and_time_under_seal(
    workspace: Workspace, lived: tuple[Activity, Evidence]
) -> None:
    workspace.erase([(Kind.ACTIVITY, lived[0].uid)])
    with workspace.database.writing() as connection:
        connection.exec_driver_sql("UPDATE change_sets SET author = 'X' WHERE label = 'Erased'")
    with workspace.database.reading() as connection:
        assert [each.why for each in verify_chain(connection)] == ["hash"]


def test_what_only_names_it_stays_and_names_nothing(workspace: Workspace) -> None:
    person = Person(a_uid(), f"P {CANARY}")
    activity = an_activity()
    quote = Quote(a_uid(), "A fine place", person=person.uid)
    with workspace.change("Log") as unit:
        unit.add_all([activity, person, Attendance(a_uid(), activity.uid, person.uid), quote])

    with workspace.read() as view:
        planned = view.erasing([(Kind.PERSON, person.uid), (Kind.PERSON, a_uid())])
    assert [kind for kind, _ in planned.gone] == [Kind.PERSON, Kind.ATTENDANCE]
    assert planned.loosened == {(Kind.QUOTE, quote.uid): ("person",)}
    workspace.erase([(Kind.PERSON, person.uid)])

    with workspace.read() as view:
        assert view.get(Quote, quote.uid) == replace(quote, person=None)
        assert view.get(Activity, activity.uid).title == activity.title
    assert CANARY.encode() not in everything_in(workspace)
    assert_whole(workspace)


def test_what_others_cannot_do_without_stays(workspace: Workspace) -> None:
    buyer = a_buyer()
    contract = a_contract(buyer.uid)
    with workspace.change("Add") as unit:
        unit.add_all([buyer, contract])

    with pytest.raises(NeededByOthers) as refused:
        workspace.erase([(Kind.BUYER, buyer.uid)])
    assert refused.value.details["count"] == 1
    with workspace.read() as view:
        assert view.get(Buyer, buyer.uid) == buyer
    workspace.erase([(Kind.BUYER, buyer.uid), (Kind.CONTRACT, contract.uid)])
    with workspace.read() as view:
        assert view.find(Contract, contract.uid) is None


def test_an_older_backup_does_not_bring_it_back(
    workspace: Workspace, lived: tuple[Activity, Evidence], tmp_path: Path
) -> None:
    activity, file = lived
    stick = tmp_path / "stick"
    backed_up(workspace)
    older = backed_up(workspace, place=stick)
    erased = workspace.erase([(Kind.ACTIVITY, activity.uid), (Kind.EVIDENCE, file.uid)])
    shred(workspace.vault, erased.files)
    with workspace.database.reading() as connection:
        keep_list(workspace.folder, erased_records(connection))
    backed_up(workspace, days=1, place=stick)

    first = restore(min((workspace.folder / "backups").glob("[!.]*/")), tmp_path / "back")
    second = restore(older.folder, tmp_path / "again")

    for restored in (first, second):
        assert restored.lost == ()
        with reopened(restored.workspace) as back:
            assert CANARY.encode() not in everything_in(back)
            assert_whole(back)
            with back.read() as view:
                assert view.find(Evidence, file.uid) is None


def test_a_backup_made_after_it_comes_back_as_it_is(
    workspace: Workspace, lived: tuple[Activity, Evidence], tmp_path: Path
) -> None:
    workspace.erase([(Kind.ACTIVITY, lived[0].uid)])
    newest = backed_up(workspace)
    head = newest.journal_head

    with reopened(restore(newest.folder, tmp_path / "back").workspace) as back:
        assert check(back, deep=True).journal_head == head


def test_the_list_of_what_is_gone_survives_lines_nobody_can_read(tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir()
    assert read_list(tmp_path) == ()
    keep_list(tmp_path, ())
    assert not list((tmp_path / "backups").iterdir())
    uid = a_uid()
    (tmp_path / "backups" / "erased.txt").write_text(
        f"activity {uid} {NOW.isoformat()}\nnonsense\nactivity x y\n", encoding="ascii"
    )
    (one,) = read_list(tmp_path)
    assert (one.kind, one.uid, one.at) == (Kind.ACTIVITY, uid, NOW)
    keep_list(tmp_path, [one])
    assert read_list(tmp_path) == (one,)


def test_a_list_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "backups" / "erased.txt").mkdir(parents=True)

    with pytest.raises(StorageFailed):
        read_list(tmp_path)


def test_a_contract_takes_its_shares_of_results_along(
    workspace: Workspace, lived: tuple[Activity, Evidence], measures: Mapping[str, UUID]
) -> None:
    activity, _ = lived
    buyer = a_buyer()
    contract = a_contract(buyer.uid)
    result = a_result(activity.uid, measures[MEALS])
    share = an_allotment(result.uid, contract.uid)
    with workspace.change("Add") as unit:
        unit.add_all([buyer, contract, result, share])

    erased = workspace.erase([(Kind.CONTRACT, contract.uid)])

    assert set(erased.gone) == {(Kind.CONTRACT, contract.uid), (Kind.ALLOTMENT, share.uid)}
    assert_whole(workspace)
    with workspace.read() as view:
        assert view.get(Result, result.uid) == result


def test_a_vault_file_that_cannot_be_removed_is_named(workspace: Workspace) -> None:
    name = "0" * 64
    workspace.vault.path(name).mkdir(parents=True)

    assert shred(workspace.vault, [name]) == (name,)
