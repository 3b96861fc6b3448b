"""The evidence pack for a bid: facts into a document, and the figures it states."""

from itertools import chain

from sv_evidence.reports.composed import ComposedPack, composed_pack
from sv_evidence.reports.facts import PackFacts
from sv_evidence.reports.pounds import Pounds
from sv_evidence.reports.said import Said
from sv_evidence.reports.sealer import Sealer
from sv_evidence.reports.sections.annex import annex_section
from sv_evidence.reports.sections.contract import contract_section
from sv_evidence.reports.sections.findings import findings_section
from sv_evidence.reports.sections.front import contents, cover
from sv_evidence.reports.sections.outcome import outcome_section
from sv_evidence.reports.sections.register_pages import register_section
from sv_evidence.reports.sections.summary import summary
from sv_evidence.reports.sections.workings import workings_section
from sv_evidence.wording.words import tr


def compose(facts: PackFacts, sealer: Sealer | None = None) -> ComposedPack:
    """Turn facts into the document; the same facts give the same document."""
    pounds, said = Pounds(facts.claims), Said()
    blocks = chain(
        (cover(facts, pounds),),
        contents(facts),
        summary(facts, pounds, said),
        *(
            outcome_section(facts, outcome, number, pounds, said)
            for number, outcome in enumerate(facts.outcomes, 1)
        ),
        *(contract_section(facts, contract, said) for contract in facts.contracts),
        findings_section(facts, said),
        workings_section(facts, pounds, said),
        register_section(facts),
        annex_section(facts),
    )
    return composed_pack(
        facts,
        tuple(blocks),
        said,
        subject=tr("Social value evidence pack {number}", number=facts.number),
        sealer=sealer,
    )
