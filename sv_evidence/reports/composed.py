"""A document ready to be built, with all that goes beside it."""

from dataclasses import dataclass

from sv_evidence.reports.blocks import Document
from sv_evidence.reports.facts import Check
from sv_evidence.reports.said import StatedFigure


@dataclass(frozen=True, slots=True)
class ComposedPack:
    """A pack ready to be built: the tree, its figures and checks, and the files beside it."""

    document: Document
    figures: tuple[StatedFigure, ...]
    checks: tuple[Check, ...]
    register: bytes
    claims: bytes
    details: bytes
    fingerprint: str
    """The register fingerprint: SHA-256 of ``register``."""
