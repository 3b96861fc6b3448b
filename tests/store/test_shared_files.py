"""A file without a date counts for one activity, and for none while several hold it."""

from collections.abc import Mapping
from uuid import UUID

import pytest

from sv_evidence.domain.activities import Activity
from sv_evidence.domain.evidence import Attachment, Evidence, Strength
from sv_evidence.domain.proof import Mark
from sv_evidence.store.workspace import Workspace
from tests.builders import MEALS, TODAY, a_file, a_place, a_result, a_uid, an_activity, attach

SHEET = a_file(dated=None)
FIRST, SECOND = an_activity("Monday"), an_activity("Tuesday")


@pytest.fixture
def clubs(workspace: Workspace, measures: Mapping[str, UUID]) -> Workspace:
    """Two clubs with meals; the first has an undated register."""
    place = a_place()
    with workspace.change("Log") as unit:
        unit.add(place)
        for club in (FIRST, SECOND):
            unit.add(club)
            unit.amend(Activity, club.uid, place=place.uid)
            unit.add(a_result(club.uid, measures[MEALS]))
        attach(unit, FIRST.uid, [SHEET])
    return workspace


def marks(workspace: Workspace) -> tuple[Mark, ...]:
    """Return the stored marks, having made sure that they are what proof says."""
    with workspace.read() as view:
        assert view.stale_marks() == 0
        keys = [view.activities.id_of(club.uid) for club in (FIRST, SECOND)]
        rows = view.activities.page(keys)
        return tuple(rows[key].mark for key in keys)


def tie(workspace: Workspace) -> UUID:
    tied = Attachment(a_uid(), activity=SECOND.uid, evidence=SHEET.uid)
    with workspace.change("Attach") as unit:
        unit.add(tied)
    return tied.uid


def strength(workspace: Workspace) -> Strength | None:
    with workspace.read() as view:
        key = view.evidence.id_of(SHEET.uid)
        return view.evidence.page([key])[key].strength


def test_one_undated_register_does_not_prove_two_days(clubs: Workspace) -> None:
    assert marks(clubs) == (Mark.PROVEN, Mark.UNPROVEN)
    assert strength(clubs) is Strength.STRONG

    tie(clubs)

    assert marks(clubs) == (Mark.UNPROVEN, Mark.UNPROVEN)
    assert strength(clubs) is Strength.WEAK
    with clubs.read() as view:
        assert view.shared_files() == {SHEET.uid}


def test_its_date_proves_the_day_that_it_is_of(clubs: Workspace) -> None:
    tie(clubs)

    with clubs.change("Date it") as unit:
        unit.amend(Evidence, SHEET.uid, dated=TODAY)

    assert marks(clubs) == (Mark.PROVEN, Mark.PROVEN)
    with clubs.read() as view:
        assert view.shared_files() == frozenset()


def test_it_takes_its_day_again_when_only_one_activity_holds_it(clubs: Workspace) -> None:
    tied = tie(clubs)

    clubs.undo()
    assert marks(clubs) == (Mark.PROVEN, Mark.UNPROVEN)
    clubs.redo()
    assert marks(clubs) == (Mark.UNPROVEN, Mark.UNPROVEN)
    with clubs.change("Untie") as unit:
        unit.bin(Attachment, tied)
    assert marks(clubs) == (Mark.PROVEN, Mark.UNPROVEN)


def test_an_activity_in_the_bin_holds_nothing(clubs: Workspace) -> None:
    tie(clubs)

    with clubs.change("Bin") as unit:
        unit.bin(Activity, SECOND.uid)
    assert marks_of(clubs, FIRST) is Mark.PROVEN
    with clubs.change("Restore") as unit:
        unit.restore(Activity, SECOND.uid)

    assert marks(clubs) == (Mark.UNPROVEN, Mark.UNPROVEN)


def marks_of(workspace: Workspace, club: Activity) -> Mark:
    with workspace.read() as view:
        assert view.stale_marks() == 0
        key = view.activities.id_of(club.uid)
        return view.activities.page([key])[key].mark
