"""Identifiers that can be made anywhere and never collide: UUID version 7."""

import re
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sv_evidence.domain.problems import Defect

_NUMBER = re.compile(r"(?P<prefix>[A-Z]{1,3})-(?P<device>[A-Z]?)(?P<count>\d{1,9})", re.ASCII)
RANDOM_BYTES = 10


def make_uid(at: datetime, randomness: bytes) -> UUID:
    """Make a version 7 UUID: 48 bits of Unix milliseconds, then ``randomness`` (RFC 9562, 5.7)."""
    if len(randomness) != RANDOM_BYTES:
        raise Defect(f"a uid needs {RANDOM_BYTES} random bytes, not {len(randomness)}")
    milliseconds = int(at.timestamp() * 1000) & ((1 << 48) - 1)
    value = (milliseconds << 80) | int.from_bytes(randomness, "big")
    value = (value & ~(0xF << 76)) | (7 << 76)
    value = (value & ~(0b11 << 62)) | (0b10 << 62)
    return UUID(int=value)


@dataclass(frozen=True, slots=True)
class Number:
    """A short label for people, such as E-237; made on a second device it is E-B12."""

    prefix: str
    count: int
    device: str = ""

    def __str__(self) -> str:
        digits = f"{self.count:03d}" if not self.device else str(self.count)
        return f"{self.prefix}-{self.device}{digits}"

    @classmethod
    def parse(cls, text: str) -> "Number | None":
        """Read a number as a person types it (``e-7``, ``E-007``); ``None`` if it is none."""
        found = _NUMBER.fullmatch(text.strip().upper())
        if found is None:
            return None
        return cls(found["prefix"], int(found["count"]), found["device"])
