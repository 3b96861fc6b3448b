"""The copies that travel inside a pack: what it shows of each document, and originals by choice."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sv_evidence.domain.evidence import EvidenceKind
from sv_evidence.reports.facts import EvidenceFacts, PackFacts, PictureFacts


class Originals(StrEnum):
    """Which originals travel with a pack: never photos, nor what may not be shown."""

    NONE = "none"
    DOCUMENTS = "documents"


@dataclass(frozen=True, slots=True)
class Copy:
    """A file inside the pack: the picture of a document as the pack shows it."""

    number: str
    name: str
    picture: str
    """Its name among the pictures of the document tree."""
    sha256: str


def copies_of(row: EvidenceFacts) -> tuple[Copy, ...]:
    """Return the copies of what the annex shows of a document: a photo, or page by page."""
    if not row.in_annex or not row.pictures:
        return ()
    if row.kind is EvidenceKind.PHOTO or len(row.pictures) == 1:
        return (_copy(row, row.pictures[0], f"{row.number}.jpg"),)
    return tuple(_copy(row, each, f"{row.number}-page-{each.page}.jpg") for each in row.pictures)


def may_travel_whole(row: EvidenceFacts) -> bool:
    """Say whether an original may go along: a document that may be shown as it is.

    Never one with covers, nor what stays: pictures and programs.
    """
    stays = row.stays or row.covered or row.kind is EvidenceKind.PHOTO
    return row.left_out is None and row.hidden is None and not stays


def originals_of(facts: PackFacts, asked: Originals) -> Iterator[EvidenceFacts]:
    """Yield the documents whose originals travel with the pack."""
    if asked is Originals.DOCUMENTS:
        yield from (row for row in facts.evidence if may_travel_whole(row))


def original_name(row: EvidenceFacts, file_name: str) -> str:
    """Name an original inside the pack: its number, and how its own name ends."""
    _, dot, suffix = file_name.rpartition(".")
    kept = suffix.lower() if dot and suffix.isascii() and suffix.isalnum() else "bin"
    return f"{row.number}-original.{kept}"


def _copy(row: EvidenceFacts, shown: PictureFacts, name: str) -> Copy:
    return Copy(row.number, name, f"{row.number}/{shown.what}", shown.sha256)
