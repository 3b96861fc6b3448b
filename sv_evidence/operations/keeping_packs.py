"""A finished pack on the medium: read back, and kept in the vault as it was read."""

import hashlib
from pathlib import Path

from sv_evidence.domain.contracts import Pack
from sv_evidence.operations.orphans import forget_unrecorded
from sv_evidence.reports.building import PackUnreadable
from sv_evidence.store.vault import Kept
from sv_evidence.store.workspace import Workspace


def digest_of(stage: Path) -> tuple[str, int]:
    """Return what the medium gives back of a file: its SHA-256 and its size."""
    try:
        with stage.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
            return digest, stream.tell()
    except OSError as error:
        raise PackUnreadable(error.strerror or type(error).__name__) from error


def refuse_other_bytes(stage: Path, sha256: str) -> None:
    """Make sure that the medium gives back what was written."""
    if digest_of(stage)[0] != sha256:
        raise PackUnreadable("other bytes came back")


def keep_pack(workspace: Workspace, stage: Path, sha256: str) -> Kept:
    """Keep a pack in the vault, as the medium gives it back for the second time."""
    with stage.open("rb") as pdf:
        kept = workspace.vault.keep(pdf)
    if kept.sha256 != sha256:
        forget_unrecorded(workspace, Pack, [kept.name])
        raise PackUnreadable("other bytes came back")
    return kept
