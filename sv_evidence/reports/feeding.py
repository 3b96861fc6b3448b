"""Files on their way into the builder: each is opened when its turn comes and held no longer."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import BinaryIO, cast

from sv_evidence.jail import Stream
from sv_evidence.reports.copies import copies_of
from sv_evidence.reports.facts import EvidenceFacts, PackFacts
from sv_evidence.store.derived import Derived
from sv_evidence.store.vault import Vault
from sv_evidence.store.view import View


def lazy(size: int, read: Callable[[], bytes], step: Callable[[], None]) -> Stream:
    """Return a blob of ``size`` bytes that is read when it is wanted; then ``step`` is called."""
    return Stream(cast("BinaryIO", _Lazy(read, step)), size)


class _Lazy:
    """Reads all of it at the first call: a file that travels in a pack is not large."""

    def __init__(self, read: Callable[[], bytes], step: Callable[[], None]) -> None:
        self._read = read
        self._step = step
        self._held: BytesIO | None = None

    def read(self, count: int, /) -> bytes:
        """Return the next bytes, none at the end."""
        if self._held is None:
            self._held = BytesIO(self._read())
            self._step()
        return self._held.read(count)


def with_fingerprints(view: View, vault: Vault, facts: PackFacts) -> PackFacts:
    """Say the SHA-256 of each picture that travels as a copy.

    Raise ``VaultFileMissing`` or ``VaultFileAltered``.
    """
    rows = tuple(
        _fingerprinted(view, vault, row) if copies_of(row) else row for row in facts.evidence
    )
    return replace(facts, evidence=rows)


def _fingerprinted(view: View, vault: Vault, row: EvidenceFacts) -> EvidenceFacts:
    pictures = []
    for picture in row.pictures:
        found = view.derived(row.uid, picture.what)
        if found is not None:
            pictures.append(replace(picture, sha256=_sha256(vault, found)))
    return replace(row, pictures=tuple(pictures))


def _sha256(vault: Vault, derived: Derived) -> str:
    return hashlib.sha256(vault.read(derived.name, derived.key)).hexdigest()
