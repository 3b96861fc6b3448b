"""Making a backup: copied, opened again and checked before it gets its name.

The database is copied by SQLite's own backup, from one snapshot, while others may be writing.
Inside the workspace the evidence files are not copied: they never change, and stay while a backup
kept there names them. A second place gets those it does not have yet.

Problems: ``backup_running(folder)``, ``backup_damaged(folder, item)`` and those of ``durable``.
"""

import hashlib
import re
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from sv_evidence.domain.evidence import Condition
from sv_evidence.domain.problems import Problem
from sv_evidence.store.backup_files import (
    DATABASE,
    FOLDER,
    STAGE,
    Backup,
    BackupDamaged,
    altered_part,
    backups,
    write_facts,
)
from sv_evidence.store.database import Database
from sv_evidence.store.durable import make_folder, new_file, problem_from, settle, write_all
from sv_evidence.store.erased import erased_records, keep_list
from sv_evidence.store.examine import counts_in, faults_in, journal_head_in, vault_files
from sv_evidence.store.keys import COPIES, database_key, subkey
from sv_evidence.store.rotation import not_kept
from sv_evidence.store.sweep import sweep
from sv_evidence.store.vault import CHUNK, INCOMING, Vault
from sv_evidence.system import PRIVATE_FILE, sync_file, sync_folder

WAIT_SECONDS: Final = 600
_UNSAFE: Final = re.compile(r"[^\w-]+")


class BackupRunning(Problem):
    """Another backup to the same place has been running for a long time."""

    def __init__(self, folder: Path) -> None:
        super().__init__("backup_running", folder=folder)


def make_backup(
    workspace: Path, master: bytes, *, at: datetime, place: Path | None = None
) -> Backup:
    """Back the workspace up inside itself, or below another ``place``; drop what is too old."""
    home = workspace if place is None else place / place_name(workspace, master)
    with alone(workspace), _stage(home / FOLDER) as stage:
        needed = _copy_database(workspace, master, stage)
        if home != workspace:
            _copy_vault(Vault(workspace / "vault"), Vault(home / "vault"), needed)
        _list_erased(home, stage, master)
        made = _checked(stage, master, needed, Vault(home / "vault"))
        made = replace(made, turn=_next_turn(home), made_at=at)
        write_facts(made, needed)
        if (part := altered_part(stage)) is not None:
            raise BackupDamaged(stage, part)
        named = replace(made, folder=_named(stage, at))
        _drop_old(home)
        sweep(home, needed)
    return named


def place_name(workspace: Path, master: bytes) -> str:
    """Return the folder name of this workspace at a second place, where others may lie too."""
    plain = _UNSAFE.sub("-", workspace.name).strip("-") or "workspace"
    return f"{plain}-{subkey(master, 'name at a second place', 4).hex()}"


@contextmanager
def alone(workspace: Path, *, wait: float = WAIT_SECONDS) -> Iterator[None]:
    """Let one backup of a workspace at a time be made; the lock is freed if its maker dies."""
    folder = workspace / FOLDER
    make_folder(folder)
    lock = FileLock(folder / ".lock", wait, PRIVATE_FILE, fallback_to_soft=False)
    try:
        with lock:
            yield
    except Timeout as held:
        raise BackupRunning(folder) from held


@contextmanager
def _stage(folder: Path) -> Iterator[Path]:
    """Give a folder to work in; what an interrupted backup left of one is removed."""
    stage = folder / f"{STAGE}{secrets.token_hex(8)}"
    try:
        for left in folder.glob(f"{STAGE}*"):
            shutil.rmtree(left, ignore_errors=True)
        make_folder(stage)
        yield stage
    except OSError as error:
        raise problem_from(error, folder) from error
    finally:
        shutil.rmtree(stage, ignore_errors=True)  # gone already if it got its name


def _copy_database(workspace: Path, master: bytes, stage: Path) -> dict[str, int]:
    """Copy database and header; return the evidence files that this copy needs."""
    live = Database(workspace / DATABASE, database_key(master))
    try:
        live.copy_to(stage / DATABASE)
    finally:
        live.close()
    with (stage / DATABASE).open("rb") as copied:
        sync_file(copied.fileno())
    for name in COPIES:
        with new_file(stage) as (stream, unfinished):
            write_all(stream, (workspace / name).read_bytes())
            settle(stream, unfinished, stage / name)
    copy = Database(stage / DATABASE, database_key(master))
    try:
        with copy.reading() as connection:
            return vault_files(connection)
    finally:
        copy.close()


def _list_erased(home: Path, stage: Path, master: bytes) -> None:
    """Write down beside the backups what older ones must not bring back."""
    copy = Database(stage / DATABASE, database_key(master))
    try:
        with copy.reading() as connection:
            keep_list(home, erased_records(connection))
    finally:
        copy.close()


def _copy_vault(source: Vault, to: Vault, needed: Mapping[str, int]) -> None:
    """Copy the files that ``to`` lacks; one that is missing or altered here is left out."""
    for name, size in needed.items():
        if to.state(name, size=size) is not Condition.UNCHANGED:
            copy_file(source, to, name)


def copy_file(source: Vault, to: Vault, name: str, *, only_whole: bool = True) -> bool:
    """Copy one vault file durably, if it is whole or whatever it is; say whether it was whole."""
    try:
        with source.path(name).open("rb") as stream, new_file(to.folder / INCOMING) as new:
            digest = hashlib.sha256()
            while chunk := stream.read(CHUNK):
                digest.update(chunk)
                write_all(new[0], chunk)
            is_whole = digest.hexdigest() == name
            if is_whole or not only_whole:
                make_folder(to.path(name).parent)
                settle(*new, to.path(name))
    except FileNotFoundError:
        return False
    return is_whole


def _checked(stage: Path, master: bytes, needed: Mapping[str, int], vault: Vault) -> Backup:
    """Open the copy as if it were all that is left, and refuse it if anything is wrong."""
    copy = Database(stage / DATABASE, database_key(master))
    try:
        faults = faults_in(copy, deep=True)
        if faults:
            raise BackupDamaged(stage, faults[0].code)
        with copy.reading() as connection:
            counts, head = counts_in(connection), journal_head_in(connection)
    finally:
        copy.close()
    lost = sum(
        vault.state(name, size=size) is not Condition.UNCHANGED for name, size in needed.items()
    )
    with (stage / DATABASE).open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    return Backup(
        folder=stage,
        turn=0,
        made_at=datetime.min,  # noqa: DTZ901 - given its turn and time by the caller
        sha256=sha256,
        size=(stage / DATABASE).stat().st_size,
        counts=counts,
        files=len(needed),
        lost=lost,
        journal_head=head,
    )


def _next_turn(home: Path) -> int:
    return 1 + max((each.turn for each in backups(home)), default=0)


def _named(stage: Path, at: datetime) -> Path:
    """Give a checked backup its name, from the time it was made."""
    plain = f"{at:%Y-%m-%dT%H%M%S}"
    names = (plain, *(f"{plain}-{again}" for again in range(2, 1000)))
    to = next(path for name in names if not (path := stage.parent / name).exists())
    sync_folder(stage)
    stage.rename(to)
    sync_folder(to.parent)
    return to


def _drop_old(home: Path) -> None:
    """Remove what the rotation does not keep; out of sight first, so that no half one shows."""
    for old in not_kept(backups(home)):
        hidden = old.folder.with_name(f"{STAGE}{secrets.token_hex(8)}")
        with suppress(OSError):  # open in another program: the next time
            old.folder.rename(hidden)
            shutil.rmtree(hidden, ignore_errors=True)
