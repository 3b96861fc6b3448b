"""What is alive: outside the bin, and hanging on nothing that is in it."""

from collections.abc import Mapping
from uuid import UUID

from sv_evidence.domain.activities import Activity, Result
from sv_evidence.domain.kinds import RECORDS
from sv_evidence.domain.records import Kind
from sv_evidence.operations.safekeeping import record_counts
from sv_evidence.store.alive import HANGS_ON
from sv_evidence.store.tables import LAYOUTS
from sv_evidence.store.workspace import Workspace
from tests.builders import HOURS, MEALS, a_file, a_result, an_activity, log


def test_what_hangs_on_an_activity_in_the_bin_is_counted_and_listed_no_more(
    workspace: Workspace, measures: Mapping[str, UUID]
) -> None:
    club, trip = an_activity(), an_activity()
    meals, hours = a_result(club.uid, measures[MEALS]), a_result(club.uid, measures[HOURS])
    log(workspace, club, [meals, hours], [a_file()])
    log(workspace, trip, [a_result(trip.uid, measures[MEALS])])
    with workspace.change("Bin") as unit:
        unit.bin(Result, hours.uid)
        unit.bin(Activity, club.uid)

    counts = record_counts(workspace)
    assert (counts["activity"], counts["result"], counts["attachment"]) == (1, 1, 0)
    assert counts["evidence"] == 1
    with workspace.read() as view:
        assert view.hanging(Kind.RESULT) == {meals.uid}
        assert len(view.hanging(Kind.ATTACHMENT)) == 1
        assert view.hanging(Kind.ACTIVITY) == frozenset()

    workspace.undo()
    assert record_counts(workspace)["result"] == 3


def test_everything_that_hangs_hangs_on_a_record_by_a_field_of_its_own() -> None:
    for kind, names in HANGS_ON.items():
        assert kind in RECORDS
        assert all(LAYOUTS[kind].member(name).refers is not None for name in names)
