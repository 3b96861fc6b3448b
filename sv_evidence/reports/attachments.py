"""Files that travel inside a PDF, each with what it is to the pages (ISO 19005-3, Annex E)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

MANIFEST: Final = "manifest.json"
"""The file inside a pack that says what it states and carries."""
SCHEMA: Final = "sv-evidence pack 1"


class Relationship(StrEnum):
    """What a file inside a PDF is to what the pages show."""

    DATA = "Data"
    """What the figures on the pages were made from."""
    SOURCE = "Source"
    """The original of something shown."""
    ALTERNATIVE = "Alternative"
    """The same in another form."""
    SUPPLEMENT = "Supplement"
    """More than the pages show."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of a file inside a PDF: a plain file name, a media type as in ``text/csv``."""

    name: str
    media_type: str
    relationship: Relationship
    description: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file for the inside of a PDF: its bytes, and what is said of it as in ``Told``."""

    name: str
    data: bytes
    media_type: str
    relationship: Relationship
    description: str

    @property
    def told(self) -> Told:
        """What is said of it."""
        return Told(self.name, self.media_type, self.relationship, self.description)
