"""Evidence files that nothing points to any more go into quarantine; none is deleted here."""

import time
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from sv_evidence.store.backup_files import backups, damaged_backups, needed_files
from sv_evidence.store.vault import Vault

REST_SECONDS: Final = 24 * 60 * 60
"""How old a file must be: a younger one may belong to a change that is being made."""


def sweep(place: Path, needed: Iterable[str]) -> tuple[str, ...]:
    """Set aside what neither ``needed`` names nor any backup kept at ``place``; return the names.

    Nothing moves while a backup there cannot be read: what it needs is not known. A file that is
    asked for later, such as by redoing a change, comes back by itself.
    """
    if damaged_backups(place):
        return ()
    kept = set(needed)
    for backup in backups(place):
        kept |= needed_files(backup.folder).keys()
    vault, before = Vault(place / "vault"), time.time() - REST_SECONDS
    aside = [
        name
        for name in vault.names()
        if name not in kept and vault.path(name).stat().st_mtime < before
    ]
    for name in aside:
        vault.set_aside(name)
    return tuple(aside)
