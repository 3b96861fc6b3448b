"""Making a workspace, and changing whose it is."""

from collections.abc import Sequence
from pathlib import Path

from sv_evidence.domain.organisations import Organisation
from sv_evidence.domain.problems import InvalidEntry
from sv_evidence.domain.soundness import faults_of
from sv_evidence.operations.framework_library import install_framework, shipped_framework
from sv_evidence.operations.problems import FolderNotEmpty, WorkspaceExists
from sv_evidence.store.connecting import NAME
from sv_evidence.store.workspace import Clock, Workspace
from sv_evidence.wording.changes import Change


def create_workspace(
    folder: Path,
    organisation: Organisation,
    *,
    author: str,
    clock: Clock,
    frameworks: Sequence[str] = (),
    passphrase: str | None = None,
) -> Workspace:
    """Make a workspace in a new or an empty folder, with shipped frameworks by their ids.

    Everything is checked before anything is written.
    """
    faults = faults_of(organisation, today=clock().date())
    if faults:
        raise InvalidEntry(faults)
    chosen = [shipped_framework(each) for each in dict.fromkeys(frameworks)]
    _refuse_used(folder)
    workspace = Workspace.create(
        folder, organisation, author=author, clock=clock, passphrase=passphrase
    )
    try:
        if chosen:
            with workspace.change(Change.SET_UP) as unit:
                for each in chosen:
                    install_framework(unit, each)
    except BaseException:
        workspace.close()
        raise
    return workspace


def amend_organisation(workspace: Workspace, **fields: object) -> Organisation:
    """Change whose workspace it is; raise ``InvalidEntry`` if it cannot be kept."""
    with workspace.change(Change.SETTINGS) as unit:
        uid = unit.organisation.uid
        changed = unit.amend(Organisation, uid, **fields)
        faults = faults_of(changed, today=workspace.clock().date())
        if faults:
            raise InvalidEntry(faults)
        return changed


def _refuse_used(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise FolderNotEmpty(folder)
    if (folder / NAME).exists():
        raise WorkspaceExists(folder)
    if folder.is_dir() and any(folder.iterdir()):
        raise FolderNotEmpty(folder)
