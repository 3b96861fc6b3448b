"""The annual impact report: facts into a document, and the figures it states."""

from typing import Final

from sv_evidence.domain.annual import Topic
from sv_evidence.reports.annual_facts import AnnualFacts
from sv_evidence.reports.blocks import Block, Contents, Document, Heading, PageBreak, Space
from sv_evidence.reports.composed import LANGUAGE, ComposedPack
from sv_evidence.reports.facts import Check, Level
from sv_evidence.reports.pounds import Pounds
from sv_evidence.reports.register import claims_csv, register_csv, register_fingerprint
from sv_evidence.reports.said import Said
from sv_evidence.reports.sections.annual_end import governance, knowing, missed, money
from sv_evidence.reports.sections.annual_numbers import numbers_page, poster, report_title
from sv_evidence.reports.sections.annual_work import changed, reached, stories, why_and_how
from sv_evidence.reports.sections.contract import contract_section
from sv_evidence.wording.annual import report_kind_text
from sv_evidence.wording.words import tr

WANTED: Final = (
    Topic.AIM,
    Topic.NEED,
    Topic.CHANGE,
    Topic.MONEY_IN,
    Topic.MONEY_OUT,
    Topic.MISSED,
    Topic.NEXT,
    Topic.CONSULTATION,
    Topic.GOVERNANCE,
)
"""What a reader of an annual report looks for."""


def missing_topics(facts: AnnualFacts) -> tuple[Topic, ...]:
    """Name the parts that nobody has written for the year."""
    return tuple(topic for topic in WANTED if not facts.of(topic))


def compose_report(facts: AnnualFacts) -> ComposedPack:
    """Turn facts into the document; the same facts give the same document."""
    pack = facts.pack
    pounds, said = Pounds(pack.claims), Said()
    blocks: list[Block] = [
        poster(facts),
        PageBreak(),
        Heading(tr("Contents"), level=1, anchor="contents"),
        Space(14),
        Contents(),
        *numbers_page(facts, pounds, said),
        *why_and_how(facts),
        *reached(facts, said),
        *changed(facts, said),
        *stories(facts),
    ]
    for contract in pack.contracts:
        blocks.extend(contract_section(pack, contract, said))
    blocks.extend(money(facts, said))
    blocks.extend(missed(facts, said))
    blocks.extend(knowing(facts, said))
    blocks.extend(governance(facts))
    register = register_csv(pack)
    count = len(said.figures)
    return ComposedPack(
        document=_document(facts, tuple(blocks)),
        figures=said.figures,
        checks=(*pack.checks, Check("figures_match", Level.PASSED, count, count)),
        register=register,
        claims=claims_csv(pack),
        details=b"",
        fingerprint=register_fingerprint(register),
    )


def _document(facts: AnnualFacts, blocks: tuple[Block, ...]) -> Document:
    pack, kind = facts.pack, report_kind_text(facts.pack.period)
    return Document(
        title=report_title(facts),
        author=pack.organisation,
        subject=kind,
        lang=LANGUAGE,
        made_at=pack.made_at.isoformat(),
        number=pack.number,
        foot=f"{pack.organisation} | {kind}",
        of_word=tr("of"),
        blocks=blocks,
        link_words=tr("Go to {text}"),
    )
