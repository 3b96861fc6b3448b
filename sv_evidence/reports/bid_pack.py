"""The evidence pack for a bid: facts into a document, and the figures it states."""

from sv_evidence.reports.blocks import Block, Document
from sv_evidence.reports.composed import ComposedPack
from sv_evidence.reports.details import details_csv
from sv_evidence.reports.facts import Check, Level, PackFacts
from sv_evidence.reports.pounds import Pounds
from sv_evidence.reports.register import claims_csv, register_csv, register_fingerprint
from sv_evidence.reports.said import Said
from sv_evidence.reports.sealer import Sealer
from sv_evidence.reports.sections.annex import annex_section
from sv_evidence.reports.sections.checking import checking_section
from sv_evidence.reports.sections.contract import contract_section
from sv_evidence.reports.sections.findings import findings_section
from sv_evidence.reports.sections.front import contents, cover, pack_title
from sv_evidence.reports.sections.outcome import outcome_section
from sv_evidence.reports.sections.register_pages import register_section
from sv_evidence.reports.sections.summary import summary
from sv_evidence.reports.sections.workings import workings_section
from sv_evidence.wording.words import tr

LANGUAGE = "en-GB"


def compose(facts: PackFacts, sealer: Sealer | None = None) -> ComposedPack:
    """Turn facts into the document; the same facts give the same document."""
    pounds, said = Pounds(facts.claims), Said()
    register = register_csv(facts)
    fingerprint = register_fingerprint(register)
    blocks: list[Block] = [
        cover(facts, pounds),
        *contents(facts),
        *summary(facts, pounds, said),
    ]
    for number, outcome in enumerate(facts.outcomes, 1):
        blocks.extend(outcome_section(facts, outcome, number, pounds, said))
    for contract in facts.contracts:
        blocks.extend(contract_section(facts, contract, said))
    blocks.extend(findings_section(facts, said))
    blocks.extend(workings_section(facts, pounds, said))
    blocks.extend(register_section(facts))
    blocks.extend(annex_section(facts))
    count = len(said.figures)
    checks = (*facts.checks, Check("figures_match", Level.PASSED, count, count))
    blocks.extend(checking_section(facts, checks, fingerprint, sealer))
    return ComposedPack(
        document=_document(facts, tuple(blocks)),
        figures=said.figures,
        checks=checks,
        register=register,
        claims=claims_csv(facts),
        details=details_csv(facts),
        fingerprint=fingerprint,
    )


def _document(facts: PackFacts, blocks: tuple[Block, ...]) -> Document:
    return Document(
        title=pack_title(facts),
        author=facts.organisation,
        subject=tr("Social value evidence pack {number}", number=facts.number),
        lang=LANGUAGE,
        made_at=facts.made_at.isoformat(),
        number=facts.number,
        foot=tr(
            "{organisation} | Social value evidence pack {number}",
            organisation=facts.organisation,
            number=facts.number,
        ),
        of_word=tr("of"),
        blocks=blocks,
        link_words=tr("Go to {text}"),
    )
