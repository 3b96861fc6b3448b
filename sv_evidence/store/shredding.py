"""Removing vault files for good: overwritten once, then gone.

Their keys went with their rows, so what a drive still keeps of them cannot be read by anybody; the
overwriting is for drives that write in place.
"""

import secrets
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from sv_evidence.store.vault import CHUNK, QUARANTINE, Vault
from sv_evidence.system import sync_file


def shred(vault: Vault, names: Iterable[str]) -> tuple[str, ...]:
    """Remove files, also where they were set aside; return those that could not be removed."""
    kept = []
    for name in names:
        try:
            for path in (vault.path(name), vault.folder / QUARANTINE / name):
                _shred(path)
        except OSError:
            kept.append(name)
    return tuple(kept)


def _shred(path: Path) -> None:
    with suppress(FileNotFoundError):
        with path.open("r+b") as stream:
            left = path.stat().st_size
            while left > 0:
                left -= stream.write(secrets.token_bytes(min(left, CHUNK)))
            stream.flush()
            sync_file(stream.fileno())
        path.unlink()
