"""Records go to the bin by what names them, as one change that undo takes back."""

from sv_evidence.domain.activities import Activity
from sv_evidence.operations.binning import bin_by_uid
from sv_evidence.store.workspace import Workspace
from tests.builders import a_uid, an_activity


def titles(workspace: Workspace) -> list[str]:
    with workspace.read() as view:
        return sorted(each.title for each in view.all(Activity))


def test_records_go_by_their_uids_and_come_back_together(workspace: Workspace) -> None:
    three = [an_activity(title) for title in ("Bread", "Carrots", "Dill")]
    with workspace.change("Log") as unit:
        unit.add_all(three)

    bin_by_uid(workspace, Activity, [three[0].uid, three[1].uid, a_uid()])

    assert titles(workspace) == ["Dill"]
    assert workspace.undo().label == "Bin 2 activities"
    assert titles(workspace) == ["Bread", "Carrots", "Dill"]
