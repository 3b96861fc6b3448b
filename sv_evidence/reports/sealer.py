"""Whose key seals a pack, as its pages and its manifest say it."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from sv_evidence.domain.key_words import key_words


@dataclass(frozen=True, slots=True)
class Sealer:
    """A sealing key by its fingerprint: the SHA-256 of the public key, as hex."""

    sha256: str

    @property
    def words(self) -> tuple[str, ...]:
        """The key fingerprint as eight words."""
        return key_words(bytes.fromhex(self.sha256))


@dataclass(frozen=True, slots=True)
class ReadyKey:
    """A key that can seal: who it says it is, and the sealing of a finished PDF."""

    sealer: Sealer
    seal_in_place: Callable[[BinaryIO], None]
    prepare: Callable[[], object] = bool
    """Fetches what sealing needs, which takes a while the first time."""

    def seal(self, pdf: bytes) -> bytes:
        """Return a PDF with its seal; for one that is small."""
        file = BytesIO(pdf)
        self.seal_in_place(file)
        return file.getvalue()
