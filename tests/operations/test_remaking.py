"""A check makes lost pictures again, and says so; a file that is lost stays lost."""

from pathlib import Path

from sv_evidence.operations.attaching import attach_files
from sv_evidence.operations.incoming import FileDraft
from sv_evidence.operations.safekeeping import check_workspace
from sv_evidence.store.workspace import Workspace
from tests.operations.files import photo


def test_a_picture_that_is_lost_is_made_again_from_its_file(
    workspace: Workspace, tmp_path: Path
) -> None:
    (file,) = attach_files(workspace, [FileDraft(photo(tmp_path))]).evidence
    with workspace.read() as view:
        lost = view.derived(file.uid, "thumb")
    assert lost is not None
    workspace.vault.path(lost.name).unlink()

    report = check_workspace(workspace, deep=False)

    assert (report.state, [(each.code, each.item) for each in report.findings]) == (
        "sound",
        [("picture_remade", "E-001")],
    )
    assert check_workspace(workspace, deep=True).findings == ()
    with workspace.read() as view:
        made = view.derived(file.uid, "thumb")
    assert made is not None
    assert workspace.vault.read(made.name, made.key).startswith(b"\xff\xd8")


def test_a_picture_whose_file_is_lost_too_cannot_be_made_again(
    workspace: Workspace, tmp_path: Path
) -> None:
    (file,) = attach_files(workspace, [FileDraft(photo(tmp_path))]).evidence
    with workspace.read() as view:
        lost = view.derived(file.uid, "thumb")
    assert lost is not None
    workspace.vault.path(lost.name).unlink()
    workspace.vault.path(file.record.vault_name).unlink()

    report = check_workspace(workspace, deep=False)

    assert [each.code for each in report.findings] == ["evidence_missing", "picture_missing"]
    assert report.state == "damaged"
