"""Files on their way into the builder: each is opened when its turn comes and held no longer."""

import hashlib
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from typing import BinaryIO, cast

from sv_evidence.jail import Stream
from sv_evidence.reports.copies import copies_of
from sv_evidence.reports.facts import EvidenceFacts, PackFacts, PictureFacts
from sv_evidence.reports.sections.annex import blob_name
from sv_evidence.store.vault import Vault, VaultFileAltered, VaultFileMissing
from sv_evidence.store.view import View


@dataclass(frozen=True, slots=True)
class Kept:
    """Bytes that can be read again and again from where they lie."""

    size: int
    open: Callable[[], BinaryIO]


_PIECE = 1 << 20

Pictures = Mapping[str, Kept]
"""The pictures that a pack may show, by their names in its document."""


def lazy(kept: Kept) -> Stream:
    """Return a blob that is read when it is wanted."""
    return Stream(cast("BinaryIO", _Lazy(kept)), kept.size)


class _Lazy:
    """Opens at the first call and closes with the last byte."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self._left = kept.size
        self._source: BinaryIO | None = None

    def read(self, count: int, /) -> bytes:
        """Return the next bytes, none at the end."""
        if not self._left:
            return b""
        if self._source is None:
            self._source = self._kept.open()
        data = self._source.read(count)
        self._left -= len(data)
        if not self._left:
            self._source.close()
            self._source = None  # it holds more than a mebibyte
        return data


def kept_pictures(view: View, vault: Vault, facts: PackFacts) -> tuple[PackFacts, dict[str, Kept]]:
    """Return where the pictures lie, and the facts with the SHA-256 of each.

    Pictures that the vault no longer gives back, whole, are left out; the facts stay.
    """
    kept: dict[str, Kept] = {}
    evidence = tuple(
        _whole(view, vault, row, kept) if row.in_annex or row.number == facts.cover else row
        for row in facts.evidence
    )
    cover = facts.cover
    if not any(row.number == cover and row.pictures for row in evidence):
        cover = ""
    return replace(facts, evidence=evidence, cover=cover), kept


def with_fingerprints(facts: PackFacts, pictures: Pictures) -> PackFacts:
    """Say the SHA-256 of each picture that travels as a copy."""
    rows = tuple(
        replace(row, pictures=tuple(_said(row, each, pictures) for each in row.pictures))
        if copies_of(row)
        else row
        for row in facts.evidence
    )
    return replace(facts, evidence=rows)


def _whole(view: View, vault: Vault, row: EvidenceFacts, kept: dict[str, Kept]) -> EvidenceFacts:
    found = []
    for picture in row.pictures:
        derived = view.derived(row.uid, picture.what)
        if derived is None:
            break
        held = Kept(derived.size, partial(vault.open, derived.name, derived.key))
        try:
            # Every byte: a power cut may have left its size and nothing else.
            sha256 = fingerprint(held)
        except (VaultFileMissing, VaultFileAltered):
            break
        kept[blob_name(row, picture)] = held
        shown = sha256 if copies_of(row) else ""
        found.append(replace(picture, sha256=shown))
    return replace(row, pictures=tuple(found))


def _said(row: EvidenceFacts, picture: PictureFacts, pictures: Pictures) -> PictureFacts:
    return replace(picture, sha256=fingerprint(pictures[blob_name(row, picture)]))


def fingerprint(kept: Kept) -> str:
    """Return the SHA-256 of what lies there."""
    found = hashlib.sha256()
    with closing(kept.open()) as source:
        while piece := source.read(_PIECE):
            found.update(piece)
    return found.hexdigest()
