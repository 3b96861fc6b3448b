"""The journal, read: which changes are wanted, what each did, what lies in the bin and why."""

from datetime import timedelta
from pathlib import Path

import pytest

from sv_evidence.domain.activities import Activity, Result
from sv_evidence.domain.evidence import Evidence
from sv_evidence.domain.organisations import Place
from sv_evidence.domain.records import Kind
from sv_evidence.store.history import ChangeFilter
from sv_evidence.store.workspace import Workspace
from tests.builders import (
    MEALS,
    NOW,
    a_place,
    a_result,
    a_uid,
    add_framework,
    an_activity,
    new_workspace,
    still,
)


@pytest.fixture
def lived(tmp_path: Path) -> Workspace:
    """Three changes by two people, a day apart."""
    made = new_workspace(tmp_path)
    with made.change("Open 100% of the hall") as unit:
        unit.add(a_place())
    made.author, made.clock = "Joe Malik", still(NOW + timedelta(days=1))
    with made.change("Log activity: Lunch") as unit:
        unit.add(an_activity())
    made.clock = still(NOW + timedelta(days=2))
    with made.change("Log activity: Picnic") as unit:
        unit.add(an_activity())
    return made


@pytest.mark.parametrize(
    ("wanted", "labels"),
    [
        (ChangeFilter(words="log PICNIC"), ["Log activity: Picnic"]),
        (ChangeFilter(words="100%"), ["Open 100% of the hall"]),
        (ChangeFilter(words="1_0"), []),
        (
            ChangeFilter(author="Amina Yusuf"),
            ["Open 100% of the hall", "Start the workspace"],
        ),
        (ChangeFilter(kinds=frozenset({Kind.PLACE})), ["Open 100% of the hall"]),
        (ChangeFilter(since=NOW + timedelta(days=2)), ["Log activity: Picnic"]),
    ],
)
def test_changes_are_narrowed(lived: Workspace, wanted: ChangeFilter, labels: list[str]) -> None:
    with lived.read() as view:
        keys = view.change_keys(wanted)
        page = view.change_page(keys)

    assert [page[key].label for key in keys] == labels
    lived.close()


def test_whoever_changed_something_is_named_once(lived: Workspace) -> None:
    with lived.read() as view:
        assert view.authors() == ("Amina Yusuf", "Joe Malik")
    lived.close()


def test_a_change_tells_what_it_did_to_each_record_up_to_a_limit(workspace: Workspace) -> None:
    with workspace.change("Add places") as unit:
        unit.add_all([a_place("Hall"), a_place("Library")])

    with workspace.read() as view:
        both = view.edits_in(unit.change, limit=9)
        one = view.edits_in(unit.change, limit=1)

    assert [each.after["name"] for each in both] == ["Hall", "Library"]
    assert one == both[:1]


def test_the_bin_says_what_lies_there_and_who_put_it_there_last(workspace: Workspace) -> None:
    place = a_place()
    with workspace.change("Add") as unit:
        unit.add(place)
    with workspace.change("Bin") as unit:
        unit.bin(Place, place.uid)
    workspace.author = "Joe Malik"
    with workspace.change("Restore") as unit:
        unit.restore(Place, place.uid)
    with workspace.change("Bin again") as again:
        again.bin(Place, place.uid)

    with workspace.read() as view:
        (lying,) = view.binned()

    assert (lying.kind, lying.uid, lying.at) == (Kind.PLACE, place.uid, NOW)
    assert (lying.change, lying.author) == (again.change, "Joe Malik")


def test_whoever_put_something_in_the_bin_may_be_forgotten(workspace: Workspace) -> None:
    place = a_place()
    with workspace.change("Add") as unit:
        unit.add(place)
        unit.bin(Place, place.uid)
    with workspace.database.writing() as connection:
        connection.exec_driver_sql("UPDATE entries SET body = NULL, salt = NULL")

    with workspace.read() as view:
        (lying,) = view.binned()

    assert (lying.change, lying.author) == (None, "")


def test_what_refers_to_a_record_is_found_in_the_bin_too(workspace: Workspace) -> None:
    activity = an_activity()
    with workspace.change("Log") as unit:
        result = a_result(activity.uid, add_framework(unit)[MEALS])
        file = Evidence(a_uid(), "A sheet", "sign_in_sheet")
        unit.add_all([activity, result, file])
        unit.bin(Result, result.uid)

    with workspace.read() as view:
        assert view.referring(Activity.kind, activity.uid) == ((Kind.RESULT, result.uid),)
        assert view.referring(Evidence.kind, file.uid) == ()


def test_the_history_keeps_its_order_when_the_clock_is_set_back(workspace: Workspace) -> None:
    with workspace.change("Before") as unit:
        unit.add(a_place("Hall"))
    workspace.clock = still(NOW - timedelta(days=400))
    with workspace.change("After") as unit:
        unit.add(a_place("Library"))

    with workspace.read() as view:
        before = {each.label: each.place for each in view.history()}
        assert view.chain_faults() == ()

    assert before["After"] > before["Before"] > before["Start the workspace"]
