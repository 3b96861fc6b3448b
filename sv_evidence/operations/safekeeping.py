"""Checking a workspace, backing it up, and bringing a backup back."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from sv_evidence.operations.indexing import index_files
from sv_evidence.operations.remaking import remake_pictures
from sv_evidence.operations.surroundings import cautions, clock_cautions, refuse_without_room
from sv_evidence.store.alive import alive_counts
from sv_evidence.store.backup import place_name
from sv_evidence.store.backup_child import backup_by_child
from sv_evidence.store.backup_files import Backup
from sv_evidence.store.examine import Finding, vault_files
from sv_evidence.store.health import HealthReport, check
from sv_evidence.store.keys import set_passphrase
from sv_evidence.store.restore import Restored, restore
from sv_evidence.store.vault import Vault, encrypted_size
from sv_evidence.store.workspace import VAULT, Workspace
from sv_evidence.wording.changes import Change


def check_workspace(workspace: Workspace, *, deep: bool) -> HealthReport:
    """Look everything over; ``deep`` reads every byte.

    Where the workspace may be written, files' conditions are set as found, and pictures that are
    lost or altered are made again from files that are whole; files that were never read for their
    words are read now. What may harm the workspace where it
    lies is named too.
    """
    report = _checked(workspace, deep=deep)
    around = (*clock_cautions(workspace), *cautions(workspace.folder))
    return replace(report, findings=(*report.findings, *around))


def _checked(workspace: Workspace, *, deep: bool) -> HealthReport:
    report = check(workspace, deep=deep)
    if workspace.is_writable and report.state == "sound":
        with workspace.read() as view:
            unread = view.search.unread()
        index_files(workspace, unread)
    wanted = {UUID(str(each.details["uid"])) for each in report.findings if _is_picture(each)}
    if not wanted or not workspace.is_writable:
        return report
    remade = {str(uid) for uid in remake_pictures(workspace, wanted)}
    findings = tuple(
        replace(each, code="picture_remade")
        if _is_picture(each) and each.details["uid"] in remade
        else each
        for each in report.findings
    )
    return replace(report, findings=findings)


def _is_picture(finding: Finding) -> bool:
    return finding.code.startswith("picture_")


def record_counts(workspace: Workspace) -> dict[str, int]:
    """Count the records of each kind that are alive: neither they nor their owner is in the bin."""
    with workspace.database.reading() as connection:
        return alive_counts(connection)


def back_up(workspace: Workspace, *, place: Path | None = None) -> Backup:
    """Make a checked backup inside the workspace or at a second place, and write that down.

    Raise ``RoomLacking`` before anything is written if there is too little room for it.
    """
    refuse_without_room(place or workspace.folder, _weights(workspace, place))
    made = backup_by_child(workspace.folder, workspace.master, at=workspace.clock(), place=place)
    workspace.note(Change.BACKUP, {"sha256": made.sha256, "size": made.size})
    return made


def _weights(workspace: Workspace, place: Path | None) -> Iterator[int]:
    """Yield the size of each file that a backup will write."""
    database = workspace.database.path
    for name in (database.name, f"{database.name}-wal"):
        with suppress(FileNotFoundError):
            yield database.with_name(name).stat().st_size
    if place is not None:
        there = Vault(place / place_name(workspace.folder, workspace.master) / VAULT)
        with workspace.database.reading() as connection:
            needed = vault_files(connection)
        yield from (encrypted_size(needed[each]) for each in needed if not there.holds(each))


def lock_workspace(workspace: Workspace, *, old: str | None, new: str | None) -> None:
    """Ask for another passphrase from the next opening on, or for none; nothing is encrypted anew.

    ``old`` is the one it is locked with now; ``WrongPassphrase`` if it is not that. It cannot be
    undone, only set again.
    """
    set_passphrase(workspace.folder, old, new)


def restore_backup(backup: Path, to: Path, *, passphrase: str | None = None) -> Restored:
    """Bring a backup back as a new workspace; the folder must be new or empty."""
    return restore(backup, to, passphrase=passphrase)
