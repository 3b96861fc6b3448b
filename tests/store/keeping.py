"""What the tests of backups share."""

import os
from datetime import timedelta
from pathlib import Path

from sv_evidence.domain.evidence import Evidence
from sv_evidence.store.backup import make_backup
from sv_evidence.store.backup_files import (
    Backup,
)
from sv_evidence.store.sweep import REST_SECONDS
from sv_evidence.store.workspace import Workspace
from tests.builders import NOW, an_activity, keep_file, log, still

WORDS = "larch and spur"


def backed_up(workspace: Workspace, *, days: int = 0, place: Path | None = None) -> Backup:
    at = NOW + timedelta(days=days)
    return make_backup(workspace.folder, workspace.master, at=at, place=place)


def with_files(workspace: Workspace, *contents: bytes) -> list[Evidence]:
    files = [keep_file(workspace, content) for content in contents]
    log(workspace, an_activity(), files=files)
    return files


def age(path: Path) -> None:
    """Make a file older than the sweep lets lie."""
    old = path.stat().st_mtime - REST_SECONDS - 60
    os.utime(path, (old, old))


def flip(path: Path, place: int = -20) -> None:
    raw = bytearray(path.read_bytes())
    raw[place] ^= 4
    path.write_bytes(raw)


def reopened(folder: Path, passphrase: str | None = None) -> Workspace:
    return Workspace.open(folder, author="Amina", clock=still(), passphrase=passphrase)
