"""A document ready to be built, with all that goes beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sv_evidence.reports.blocks import Block, Document
from sv_evidence.reports.details import details_csv
from sv_evidence.reports.facts import Check, Level, PackFacts
from sv_evidence.reports.register import claims_csv, register_csv, register_fingerprint
from sv_evidence.reports.said import Said, StatedFigure
from sv_evidence.reports.sealer import Sealer
from sv_evidence.reports.sections.checking import checking_section
from sv_evidence.reports.sections.front import pack_title
from sv_evidence.wording.words import tr

LANGUAGE: Final = "en-GB"
"""The language that documents are written in."""


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


def composed_pack(
    facts: PackFacts,
    blocks: Iterable[Block],
    said: Said,
    *,
    subject: str,
    own_checks: Iterable[Check] = (),
    sealer: Sealer | None = None,
) -> ComposedPack:
    """Close a sealed document with how to check it, and put beside it what goes with it.

    ``own_checks`` are those of this kind of document, after the checks of every pack.
    """
    register = register_csv(facts)
    fingerprint = register_fingerprint(register)
    count = len(said.figures)
    checks = (*facts.checks, *own_checks, Check("figures_match", Level.PASSED, count, count))
    return ComposedPack(
        document=Document(
            title=pack_title(facts),
            author=facts.organisation,
            subject=subject,
            lang=LANGUAGE,
            made_at=facts.made_at.isoformat(),
            number=facts.number,
            foot=f"{facts.organisation} | {subject}",
            of_word=tr("of"),
            blocks=(*blocks, *checking_section(facts, checks, fingerprint, sealer)),
            link_words=tr("Go to {text}"),
        ),
        figures=said.figures,
        checks=checks,
        register=register,
        claims=claims_csv(facts),
        details=details_csv(facts),
        fingerprint=fingerprint,
    )
