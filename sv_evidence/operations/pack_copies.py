"""A kept pack for other eyes: a copy of the very bytes that were sealed, and its first page."""

import shutil
from pathlib import Path

from sv_evidence.domain.contracts import Pack
from sv_evidence.operations.outputs import in_place, open_stage, refuse_taken, staged
from sv_evidence.reports.leaves import picture_in
from sv_evidence.store.vault import Vault

LARGEST_PICTURED = 96 << 20
"""A larger pack is not read whole into memory for the sake of a small picture."""
_PIECE = 1 << 20


def save_copy(vault: Vault, pack: Pack, to: Path, *, overwrite: bool = False) -> None:
    """Write a pack's bytes to a file, whole or not at all.

    Raise ``AlreadyThere``, ``TargetUnwritable``, ``VaultFileMissing`` or ``VaultFileAltered``.
    """
    refuse_taken(to, overwrite=overwrite)
    with staged(to) as stage:
        with open_stage(stage) as out, vault.open(pack.vault_name, pack.vault_key) as kept:
            shutil.copyfileobj(kept, out, _PIECE)
        with in_place([(stage, to)]):
            pass


def first_page(vault: Vault, pack: Pack, *, pixels: int) -> bytes | None:
    """Return a pack's first page as PNG, so many pixels wide.

    ``None`` of a pack too large for that, or whose file was never kept.
    Raise ``VaultFileMissing``, ``VaultFileAltered``, ``PackNotBuilt`` or ``ReaderRefused``.
    """
    if not pack.vault_name or pack.size > LARGEST_PICTURED:
        return None
    return picture_in(vault.read(pack.vault_name, pack.vault_key), 1, pixels=pixels)
