"""The return on a contract: facts into a document, and the figures it states."""

from fractions import Fraction

from sv_evidence.reports.blocks import (
    Block,
    Definition,
    DefinitionList,
    Heading,
    Paragraph,
    Wide,
)
from sv_evidence.reports.composed import ComposedPack, composed_pack
from sv_evidence.reports.contract_facts import ReturnFacts, ReturnLineFacts
from sv_evidence.reports.facts import PackFacts
from sv_evidence.reports.inlines import Words
from sv_evidence.reports.return_checks import open_points
from sv_evidence.reports.said import Said
from sv_evidence.reports.sealer import Sealer
from sv_evidence.reports.sections.findings import findings_section
from sv_evidence.reports.sections.register_pages import register_section
from sv_evidence.reports.sections.return_changes import changes_section, declarations
from sv_evidence.reports.sections.return_recovery import recovery_section, story_section
from sv_evidence.reports.sections.return_tables import figures_table, progress_section
from sv_evidence.wording.documents import run_text
from sv_evidence.wording.numbers import full_day_text, moment_text, percent_text
from sv_evidence.wording.returns import paces_text, place_text, return_title
from sv_evidence.wording.words import tr

_MOST_NAMED = 3


def compose(facts: PackFacts, told: ReturnFacts, sealer: Sealer | None = None) -> ComposedPack:
    """Turn facts into the document; the same facts give the same document."""
    said = Said()
    blocks: tuple[Block, ...] = (
        *_head(facts, told),
        *_summary(told),
        *figures_table(told, said),
        *progress_section(told),
        *recovery_section(told),
        *story_section(told, said),
        *changes_section(told),
        *declarations(told),
        *findings_section(facts, said),
        *register_section(facts),
    )
    return composed_pack(
        facts,
        blocks,
        said,
        subject=tr("Contract return {number}", number=facts.number),
        own_checks=open_points(told),
        sealer=sealer,
    )


def _title(told: ReturnFacts) -> str:
    return return_title(told.rhythm, told.period.number, told.period.year)


def _head(facts: PackFacts, told: ReturnFacts) -> tuple[Block, ...]:
    period = told.period
    place = place_text(told.rhythm, period.number, period.of, period.year, told.years)
    contract = ", ".join(part for part in (told.title, told.reference) if part)
    run = tr("{run}: {place}", run=run_text(period.period), place=place)
    rows = (
        (tr("Contract"), contract),
        (tr("For"), told.buyer),
        (tr("From"), facts.organisation),
        (tr("Period"), run),
        (tr("Due"), full_day_text(period.due)),
        (tr("Made by"), tr("{who}, {when}", who=facts.author, when=moment_text(facts.made_at))),
        (tr("Approved by"), told.approved_by or tr("Nobody has approved this return yet.")),
        (tr("Number"), facts.number),
    )
    lead = tr("For {buyer}, on {title}.", buyer=told.buyer, title=told.title)
    named = tuple(Definition(name, (Words(text),)) for name, text in rows if text)
    return (
        Wide(
            (
                Heading(_title(told), level=1, anchor="return", listed=_title(told)),
                Paragraph((Words(lead),)),
                DefinitionList(named),
            )
        ),
    )


def _summary(told: ReturnFacts) -> tuple[Block, ...]:
    """Say how it all stands, the best and what worries; nothing is left out of the tables."""
    paces = tuple(line.pace for line in told.lines)
    good = [line for line in told.lines if line.to_date >= line.planned > 0]
    bad = [line for line in told.lines if line.to_date < line.planned]
    ahead = [_over(each) for each in sorted(good, key=_reached, reverse=True)]
    behind = [_under(each) for each in sorted(bad, key=_reached)]
    return (
        Wide(
            (
                Heading(tr("Summary"), anchor="summary", listed=tr("Summary")),
                Paragraph((Words(paces_text(paces), bold=True),)),
                *_named(tr("Best"), ahead),
                *_named(tr("Furthest behind"), behind),
            )
        ),
    )


def _reached(line: ReturnLineFacts) -> Fraction:
    return Fraction(line.to_date, line.planned)


def _over(line: ReturnLineFacts) -> str:
    if line.to_date == line.planned:
        return tr("{title}, on plan", title=line.title)
    share = percent_text(line.to_date - line.planned, line.planned)
    return tr("{title}, {share} over plan", title=line.title, share=share)


def _under(line: ReturnLineFacts) -> str:
    share = percent_text(line.planned - line.to_date, line.planned)
    return tr("{title}, {share} under plan", title=line.title, share=share)


def _named(name: str, items: list[str]) -> tuple[Block, ...]:
    if not items:
        return ()
    words = "; ".join(items[:_MOST_NAMED])
    return (Paragraph((Words(tr("{name}: ", name=name), bold=True), Words(f"{words}."))),)
