"""Bringing a backup back: always into a new folder, which appears when all of it was checked.

Problems: ``not_a_backup(folder)``, ``several_backed_up(folder, folders)``,
``backup_damaged(folder, item)``, ``folder_not_empty(folder)``, those
of ``keys`` and of ``durable``.
"""

import secrets
import shutil
from collections.abc import Collection, Iterable, Mapping, Sequence
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
from sv_evidence.store.erased import ErasedOne, read_list
from sv_evidence.store.erasing import erase, plan
from sv_evidence.store.errors import FolderNotEmpty
from sv_evidence.store.examine import faults_in
from sv_evidence.store.journal import Journal
from sv_evidence.store.keys import COPIES, database_key, open_header
from sv_evidence.store.migrations import bring_up_to_date
from sv_evidence.store.recorder import Recorder
from sv_evidence.store.records import Records
from sv_evidence.store.rulebook import Rulebook
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
    What was erased since it was made is erased in it again before it appears.
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
        needed = set(needed_files(backup.folder))
        listed = read_list(backup.vault.parent)
        needed.difference_update(_erase_again(stage, passphrase, listed))
        lost = _copy_files(Vault(backup.vault), Vault(stage / "vault"), sorted(needed))
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


def _erase_again(
    stage: Path, passphrase: str | None, listed: Sequence[ErasedOne]
) -> Collection[str]:
    """Erase what was erased since the backup was made; return the files that went with it."""
    if not listed:
        return ()
    database = Database(stage / DATABASE, database_key(open_header(stage, passphrase)))
    try:
        bring_up_to_date(database, lambda: None)
        with database.writing() as connection:
            wanted = [(each.kind, each.uid) for each in listed]
            if not plan(connection, wanted).gone:
                return ()
            rulebook, records = Rulebook(), Records(connection)
            journal = Journal(connection, "", max(each.at for each in listed))
            recorder = Recorder(connection, records, rulebook, journal)
            return erase(connection, recorder, rulebook, wanted).files
    finally:
        database.close()


def _appear(stage: Path, to: Path) -> None:
    with suppress(FileNotFoundError):
        to.rmdir()  # empty, and Windows renames over nothing
    sync_folder(stage)
    stage.rename(to)
    sync_folder(to.parent)
