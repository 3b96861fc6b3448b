"""A workspace whose folder goes away while it is open: refused in words, and nothing lost."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sv_evidence.store.backup_child import start_backup
from sv_evidence.store.durable import WorkspaceAway
from sv_evidence.store.workspace import Workspace
from tests.builders import NOW, an_activity, keep_file, log
from tests.store.keeping import reopened

WRITES: dict[str, Callable[[Workspace], object]] = {
    "a change": lambda workspace: log(workspace, an_activity("Lunch")),
    "a file": keep_file,
    "a draft": lambda workspace: workspace.keep_draft("log", "Lunch"),
    "undo": lambda workspace: workspace.undo(),
    "a backup": lambda workspace: start_backup(workspace.folder, workspace.master, at=NOW),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_nothing_is_written_elsewhere_and_all_is_there_when_it_comes_back(
    workspace: Workspace, tmp_path: Path, write: Callable[[Workspace], object]
) -> None:
    log(workspace, an_activity("Breakfast"))
    folder, away = workspace.folder, tmp_path / "unplugged"
    folder.rename(away)

    with pytest.raises(WorkspaceAway) as refused:
        write(workspace)

    assert refused.value.details["folder"] == folder
    assert not folder.exists()
    away.rename(folder)
    log(workspace, an_activity("Supper"))
    workspace.close()
    with reopened(folder) as again, again.read() as view:
        assert [each.label for each in view.history()][:2] == ["Log activity"] * 2
        assert view.chain_faults() == ()
