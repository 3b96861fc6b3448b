"""What travels inside a pack: the manifest, the lists, the copies, and originals by choice."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from sv_evidence.domain.evidence import Evidence
from sv_evidence.reports.attachments import MANIFEST, Relationship
from sv_evidence.reports.composed import ComposedPack
from sv_evidence.reports.copies import Originals, copies_of, original_name, originals_of
from sv_evidence.reports.facts import PackFacts
from sv_evidence.reports.feeding import Kept
from sv_evidence.reports.manifest import manifest_json
from sv_evidence.reports.sealer import Sealer
from sv_evidence.store.vault import Vault
from sv_evidence.store.view import View
from sv_evidence.wording.words import tr

REGISTER: Final = "register.csv"
CLAIMS: Final = "claims.csv"
DETAILS: Final = "details.csv"
_MEDIA: Final = {
    "pdf": "application/pdf",
    "csv": "text/csv",
    "txt": "text/plain",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "eml": "message/rfc822",
    "json": "application/json",
    "jpg": "image/jpeg",
}


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file for the builder: its bytes, a picture that the builder has, or a vault file."""

    name: str
    relationship: Relationship
    description: str
    data: bytes = b""
    picture: str = ""
    read: Kept | None = None

    @property
    def header(self) -> dict[str, Any]:
        """What the builder is told of it."""
        suffix = self.name.rpartition(".")[2]
        return {
            "name": self.name,
            "media_type": _MEDIA.get(suffix, "application/octet-stream"),
            "relationship": self.relationship.value,
            "description": self.description,
            "picture": self.picture,
        }


def enclosed(
    view: View,
    vault: Vault,
    facts: PackFacts,
    composed: ComposedPack,
    *,
    sealer: Sealer | None,
    originals: Originals,
) -> tuple[Enclosed, ...]:
    """Return all files that go into the pack, the manifest first."""
    lists = {
        REGISTER: composed.register,
        CLAIMS: composed.claims,
        DETAILS: composed.details,
    }
    whole = tuple(_originals(view, vault, facts, originals))
    names = {number: each.name for number, each in whole}
    manifest = manifest_json(facts, composed.figures, lists, sealer=sealer, originals=names)
    return (
        Enclosed(
            MANIFEST, Relationship.DATA, tr("What this pack states and carries"), data=manifest
        ),
        *_lists(lists),
        *_copies(facts),
        *(each for _, each in whole),
    )


def _lists(lists: Mapping[str, bytes]) -> Iterator[Enclosed]:
    said = {
        REGISTER: tr("The register: every document with its SHA-256"),
        CLAIMS: tr("Every claim with its quantities, proof and value"),
        DETAILS: tr("Figures by month, of commitments, and what counting rules left out"),
    }
    for name, data in lists.items():
        yield Enclosed(name, Relationship.DATA, said[name], data=data)


def _copies(facts: PackFacts) -> Iterator[Enclosed]:
    for row in facts.evidence:
        for each in copies_of(row):
            said = tr("{number} as this pack shows it", number=row.number)
            yield Enclosed(each.name, Relationship.SUPPLEMENT, said, picture=each.picture)


def original_sizes(view: View, facts: PackFacts, asked: Originals) -> Iterator[int]:
    """Yield how many bytes each original has that travels with the pack."""
    for row in originals_of(facts, asked):
        yield view.get(Evidence, row.uid).size


def _originals(
    view: View, vault: Vault, facts: PackFacts, asked: Originals
) -> Iterator[tuple[str, Enclosed]]:
    for row in originals_of(facts, asked):
        file = view.get(Evidence, row.uid)
        yield (
            row.number,
            Enclosed(
                original_name(row, file.file_name),
                Relationship.SOURCE,
                tr("The original of {number}", number=row.number),
                read=Kept(file.size, partial(vault.open, file.vault_name, file.vault_key)),
            ),
        )
