"""Records in and out: every kind, every field, and what is refused."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest

from sv_evidence.domain.activities import Activity
from sv_evidence.domain.contracts import Pack
from sv_evidence.domain.counting_records import ContractRule, Detail, Ruling
from sv_evidence.domain.frameworks import InstalledFramework, InstalledMeasure
from sv_evidence.domain.kinds import RECORDS
from sv_evidence.domain.organisations import Buyer, Organisation, Place, Project
from sv_evidence.domain.problems import Defect
from sv_evidence.store.errors import NoSuchRecord
from sv_evidence.store.workspace import Workspace
from tests.builders import (
    MEALS,
    NOW,
    a_buyer,
    a_file,
    a_place,
    a_project,
    a_result,
    a_uid,
    an_activity,
)
from tests.store.everything import full_set


def test_every_kind_is_read_back_as_it_was_added(
    workspace: Workspace, measures: Mapping[str, UUID]
) -> None:
    records = full_set(measures[MEALS])
    with workspace.change("Add all") as unit:
        added = unit.add_all(records)

    with workspace.read() as view:
        for record in records:
            assert view.get(type(record), record.uid) == record
        kinds = {type(record) for record in records}
        rest = {Organisation, InstalledFramework, InstalledMeasure}
        rest |= {Detail, ContractRule, Ruling}  # looked at where counting is tried
        assert kinds | rest == set(RECORDS.values())
    assert all(each.is_new for each in added)


def test_every_kind_has_its_uid_first_and_a_bin() -> None:
    for record in RECORDS.values():
        names = [each.name for each in fields(record)]
        assert names[0] == "uid"
        assert names[-1] == "binned_at"


def test_a_moment_comes_back_in_utc_and_is_the_same_moment(workspace: Workspace) -> None:
    eastward = datetime(2026, 9, 30, 23, 30, tzinfo=timezone(timedelta(hours=9)))
    place = a_place(binned_at=eastward)
    with workspace.change("Add place") as unit:
        unit.add(place)

    with workspace.read() as view:
        kept = view.get(Place, place.uid).binned_at

    assert kept == eastward
    assert kept is not None
    assert kept.tzinfo is UTC


def test_a_moment_without_a_zone_is_refused(workspace: Workspace) -> None:
    naive = datetime(2026, 9, 30, 12, 0)  # noqa: DTZ001 - the point of the test
    with pytest.raises(Defect, match="zone"), workspace.change("Add") as unit:
        unit.add(a_place(binned_at=naive))


def test_a_camera_time_with_a_zone_is_refused(workspace: Workspace) -> None:
    with pytest.raises(Defect, match="zone"), workspace.change("Add") as unit:
        unit.add(a_file(camera_at=NOW))


def test_a_word_that_is_none_is_refused(workspace: Workspace) -> None:
    with pytest.raises(ValueError, match="soon"), workspace.change("Add") as unit:
        unit.add(a_file(consent="soon"))


def test_adding_the_same_uid_again_changes_nothing(workspace: Workspace) -> None:
    place = a_place("Ladywood Hall")
    with workspace.change("Add") as unit:
        first, again = unit.add_all((place, replace(place, name="Other")))
    with workspace.change("Add again") as unit:
        later = unit.add(replace(place, name="Other"))

    assert [first.is_new, again.is_new, later.is_new] == [True, False, False]
    with workspace.read() as view:
        assert view.get(Place, place.uid).name == "Ladywood Hall"
        assert [each.label for each in view.history()] == ["Add", "Start the workspace"]


def test_a_reference_to_nothing_is_named(workspace: Workspace) -> None:
    nothing = a_uid()
    with pytest.raises(NoSuchRecord) as caught, workspace.change("Add") as unit:
        unit.add(an_activity(place=nothing))
    assert caught.value.details == {"ref": str(nothing)}


def test_getting_what_is_not_there_is_a_problem_and_finding_it_is_none(
    workspace: Workspace,
) -> None:
    with workspace.read() as view:
        assert view.find(Place, a_uid()) is None
        with pytest.raises(NoSuchRecord):
            view.get(Place, a_uid())


def test_many_are_found_across_several_queries(workspace: Workspace) -> None:
    places = [a_place(f"Place {count}") for count in range(1203)]
    with workspace.change("Add") as unit:
        unit.add_all(places)

    with workspace.read() as view:
        found = view.many(Place, [place.uid for place in places] + [a_uid()])

    assert found == {place.uid: place for place in places}


def test_all_are_listed_oldest_first_by_what_their_fields_say(workspace: Workspace) -> None:
    hall, park, gone = a_place("Hall"), a_place("Park", postcode=""), a_place("Gone")
    club = an_activity(place=hall.uid)
    walk = an_activity("Walk")
    with workspace.change("Add") as unit:
        unit.add_all((hall, park, gone, club, walk))
        unit.bin(Place, gone.uid)

    with workspace.read() as view:
        assert view.all(Place) == (hall, park)
        assert [each.name for each in view.all(Place, binned=True)] == ["Gone"]
        assert view.all(Place, postcode="B16") == (hall,)
        assert [each.uid for each in view.all(Activity, place=hall.uid)] == [club.uid]
        assert [each.uid for each in view.all(Activity, place=None)] == [walk.uid]
        assert view.all(Project) == ()


def test_what_was_amended_is_returned_and_kept(workspace: Workspace) -> None:
    place = a_place("Hall")
    with workspace.change("Add") as unit:
        unit.add(place)
    with workspace.change("Rename") as unit:
        after = unit.amend(Place, place.uid, name="Ladywood Hall")
        same = unit.amend(Place, place.uid, name="Ladywood Hall")
        assert unit.get(Place, place.uid) == after == same

    with workspace.read() as view:
        assert view.get(Place, place.uid) == replace(place, name="Ladywood Hall")


def test_the_bin_gives_back_what_was_put_there(workspace: Workspace) -> None:
    place = a_place()
    with workspace.change("Add") as unit:
        unit.add(place)
        unit.bin(Place, place.uid)
        unit.bin(Place, place.uid)
        assert unit.get(Place, place.uid).binned_at == NOW
        unit.restore(Place, place.uid)

    with workspace.read() as view:
        assert view.get(Place, place.uid) == place


def test_a_pack_is_found_by_its_own_number(
    workspace: Workspace, measures: Mapping[str, UUID]
) -> None:
    with workspace.change("Add") as unit:
        unit.add_all(full_set(measures[MEALS]))
    with workspace.read() as view:
        assert view.resolve("LK-2026-003").kind is Pack.kind


def test_a_quantity_below_nothing_is_our_fault(
    workspace: Workspace, measures: Mapping[str, UUID]
) -> None:
    activity = an_activity()
    with pytest.raises(Defect, match="CHECK"), workspace.change("Add") as unit:
        unit.add_all((activity, a_result(activity.uid, measures[MEALS], -1)))


def test_buyers_and_projects_are_kept(workspace: Workspace) -> None:
    buyer, project = a_buyer(), a_project()
    with workspace.change("Add") as unit:
        unit.add_all((buyer, project))
        assert unit.add_all(()) == ()
    with workspace.read() as view:
        assert (view.all(Buyer), view.all(Project)) == ((buyer,), (project,))
