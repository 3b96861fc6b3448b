"""Bringing a backup back: always into a new folder, which appears when all of it was checked.

Problems: ``not_a_backup(folder)``, ``several_backed_up(folder, folders)``,
``backup_damaged(folder, item)``, ``folder_not_empty(folder)``, those
of ``keys`` and of ``durable``.
"""

import secrets
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sv_evidence.store.backup import copy_file
from sv_evidence.store.backup_files import (
    DATABASE,
    STAGE,
    BackupDamaged,
    altered_part,
    chosen_backup,
    needed_files,
)
from sv_evidence.store.database import Database
from sv_evidence.store.durable import make_folder, new_file, problem_from, settle
from sv_evidence.store.errors import FolderNotEmpty
from sv_evidence.store.examine import faults_in
from sv_evidence.store.keys import COPIES, database_key, open_header
from sv_evidence.store.vault import CHUNK, Vault
from sv_evidence.system import sync_folder


@dataclass(frozen=True, slots=True)
class Restored:
    """A workspace brought back; ``lost`` are evidence files that are missing or altered."""

    workspace: Path
    counts: Mapping[str, int]
    files: int
    lost: tuple[str, ...]


def restore(place: Path, to: Path, *, passphrase: str | None = None) -> Restored:
    """Bring the backup at ``place`` back as the workspace ``to``.

    The place is a backup's folder, a file in it, or where backups lie: then the newest whole one.
    Evidence files that are not whole come as they are and are named; all else must be exact.
    """
    backup = chosen_backup(place)
    if (part := altered_part(backup.folder)) is not None:
        raise BackupDamaged(backup.folder, part)
    if to.exists() and (not to.is_dir() or any(to.iterdir())):
        raise FolderNotEmpty(to)
    make_folder(to.parent)
    stage = to.parent / f"{STAGE}{secrets.token_hex(8)}"
    try:
        make_folder(stage)
        for name in (*COPIES, DATABASE):
            _copy(backup.folder / name, stage / name)
        _check(stage, passphrase)
        needed = needed_files(backup.folder)
        lost = _copy_files(Vault(backup.vault), Vault(stage / "vault"), needed)
        _appear(stage, to)
    except OSError as error:
        raise problem_from(error, to) from error
    finally:
        shutil.rmtree(stage, ignore_errors=True)  # gone already if it was renamed
    return Restored(to, backup.counts, len(needed) - len(lost), lost)


def _copy(source: Path, to: Path) -> None:
    """Copy one file durably; a header copy that is gone is no loss."""
    if source.name in COPIES and not source.exists():
        return
    with source.open("rb") as stream, new_file(to.parent) as (new, unfinished):
        shutil.copyfileobj(stream, new, CHUNK)
        settle(new, unfinished, to)


def _copy_files(source: Vault, to: Vault, needed: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in needed if not copy_file(source, to, name, only_whole=False))


def _check(stage: Path, passphrase: str | None) -> None:
    database = Database(stage / DATABASE, database_key(open_header(stage, passphrase)))
    try:
        faults = faults_in(database, deep=True)
    finally:
        database.close()
    if faults:
        raise BackupDamaged(stage, faults[0].code)


def _appear(stage: Path, to: Path) -> None:
    with suppress(FileNotFoundError):
        to.rmdir()  # empty, and Windows renames over nothing
    sync_folder(stage)
    stage.rename(to)
    sync_folder(to.parent)
