"""Evidence files that nothing needs are set aside, and come back when asked for."""

import shutil

from sv_evidence.domain.evidence import Condition
from sv_evidence.store.sweep import sweep
from sv_evidence.store.workspace import Workspace
from tests.builders import keep_file
from tests.store.keeping import age, backed_up, with_files


def test_a_file_no_row_and_no_backup_names_is_set_aside_after_a_day(workspace: Workspace) -> None:
    (used,) = with_files(workspace, b"used")
    unused = keep_file(workspace, b"never added")
    young = keep_file(workspace, b"just now")
    for each in (used, unused):
        age(workspace.vault.path(each.vault_name))

    backed_up(workspace)

    assert sorted(workspace.vault.names()) == sorted((used.vault_name, young.vault_name))
    assert workspace.vault.read(unused.vault_name, unused.vault_key) == b"never added"


def test_a_file_stays_as_long_as_a_kept_backup_names_it(workspace: Workspace) -> None:
    (file,) = with_files(workspace, b"soon gone")
    age(workspace.vault.path(file.vault_name))
    made = backed_up(workspace)

    assert sweep(workspace.folder, ()) == ()
    shutil.rmtree(made.folder)
    assert sweep(workspace.folder, ()) == (file.vault_name,)


def test_nothing_is_set_aside_while_a_backup_cannot_be_read(workspace: Workspace) -> None:
    file = keep_file(workspace, b"needed by whom")
    age(workspace.vault.path(file.vault_name))
    (workspace.folder / "backups" / "2025-01-01T000000").mkdir(parents=True)

    assert sweep(workspace.folder, ()) == ()


def test_undone_and_done_again_a_swept_file_is_back(workspace: Workspace) -> None:
    (file,) = with_files(workspace, b"here again")
    workspace.undo()
    age(workspace.vault.path(file.vault_name))
    sweep(workspace.folder, ())

    workspace.redo()

    assert workspace.vault.state(file.vault_name, size=file.size, deep=True) is Condition.UNCHANGED
