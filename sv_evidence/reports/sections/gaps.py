"""What is not proven yet: always printed, never optional."""

from sv_evidence.domain.activities import Impact
from sv_evidence.reports.blocks import Block, Heading, Paragraph, Wide
from sv_evidence.reports.claim_facts import GapFacts
from sv_evidence.reports.facts import PackFacts
from sv_evidence.reports.inlines import MarkWord, Words
from sv_evidence.reports.pounds import Pounds
from sv_evidence.reports.said import Said
from sv_evidence.reports.shapes import Anchor
from sv_evidence.reports.tables import Cell, Column, Row, Table
from sv_evidence.wording.documents import missing_text, part_of_claim
from sv_evidence.wording.labels import impact_label
from sv_evidence.wording.numbers import percent_text
from sv_evidence.wording.words import tr


def gaps_table(facts: PackFacts, pounds: Pounds, said: Said, *, section: str) -> tuple[Block, ...]:
    """Compose the table of what is not proven, or say that there is nothing."""
    heading = Heading(tr("What is not proven yet"))
    if not facts.gaps:
        nothing = tr("Nothing: every result behind the claims is proven.")
        return (Wide((heading, Paragraph((Words(nothing),)))),)
    rows = [_row(facts, gap, pounds, said, section) for gap in facts.gaps]
    if facts.has_money:
        rows.extend(_totals(facts, pounds, said, section))
    table = Table(
        columns=(
            Column(tr("Part or claim"), 219),
            Column(tr("What is missing"), 195),
            Column(tr("Value") if facts.has_money else tr("Share of claim"), 85, Anchor.END),
        ),
        rows=tuple(rows),
        summary=tr("Each part of a claim that is not proven, and what would prove it"),
    )
    return (Wide((heading, table)),)


def _row(facts: PackFacts, gap: GapFacts, pounds: Pounds, said: Said, section: str) -> Row:
    key = f"gap:{gap.claim}:{gap.mark}"
    what = part_of_claim(gap.quantity, gap.of, gap.title, gap.unit)
    if not facts.has_money:
        share = percent_text(gap.quantity, gap.of)
    elif gap.value is None:
        share = "\N{EN DASH}"
    else:
        share = said.figure(key, f"£{pounds.of_gap(gap):,}", section)
    return Row(
        (
            Cell((Words(what),), marks=(MarkWord(gap.mark, ""),)),
            Cell((Words(missing_text(gap.why, gap.missing)),)),
            Cell((Words(share),)),
        )
    )


def _totals(facts: PackFacts, pounds: Pounds, said: Said, section: str) -> list[Row]:
    found: list[Row] = []
    for impact in Impact:
        valued = [
            pounds.of_gap(gap)
            for gap in facts.gaps
            if gap.impact is impact and gap.value is not None
        ]
        if not valued:
            continue
        words = tr("Not in the proven total")
        if len(facts.totals) > 1:
            words = tr("{impact} not in the proven total", impact=impact_label(impact))
        total = said.figure(f"unproven:{impact}", f"£{sum(valued):,}", section)
        found.append(Row((Cell((Words(words),)), Cell(), Cell((Words(total),))), is_total=True))
    return found
