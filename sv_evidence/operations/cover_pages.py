"""What covering starts from: the pages of a file, what is covered, and how it would look."""

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Event
from uuid import UUID

from sv_evidence.domain.covering import Area, CoveredArea
from sv_evidence.domain.evidence import Evidence
from sv_evidence.intake.covering import covered
from sv_evidence.intake.seen import Picture
from sv_evidence.operations.covering import source_of
from sv_evidence.operations.problems import NothingToCover
from sv_evidence.store.derived import Derived
from sv_evidence.store.vault import Vault
from sv_evidence.store.view import View


@dataclass(frozen=True, slots=True)
class Covering:
    """A file, the pictures of its pages before anything is covered, and what is covered."""

    evidence: Evidence
    pages: tuple[Derived, ...]
    """From the first on, as many as packs may show."""
    areas: tuple[Area, ...]


def covering_of(view: View, evidence: UUID) -> Covering:
    """Return what covering starts from; raise ``NothingToCover`` if the file has no picture."""
    file = view.get(Evidence, evidence)
    pages: list[Derived] = []
    while (source := source_of(view, evidence, len(pages) + 1)) is not None:
        pages.append(source)
    if not pages:
        raise NothingToCover(file.number)
    areas = sorted(each.place for each in view.all(CoveredArea, evidence=evidence))
    return Covering(file, tuple(pages), tuple(areas))


def covered_picture(
    vault: Vault, page: Derived, areas: Sequence[Area], *, stop: Event | None = None
) -> bytes:
    """Return a page as a pack would show it with these areas covered; nothing is kept.

    Raise ``ReaderRefused``, ``VaultFileMissing`` or ``VaultFileAltered``.
    """
    data = vault.read(page.name, page.key)
    if not areas:
        return data
    (picture,) = covered([(Picture(data, page.width, page.height), areas)], stop=stop)
    return picture.data
