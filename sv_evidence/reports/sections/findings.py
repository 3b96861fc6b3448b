"""What the counting rules did: what was counted once or left out, and whose rule it is."""

from sv_evidence.reports.blocks import Block, Heading, PageBreak, Paragraph, Tone, Wide
from sv_evidence.reports.claim_facts import FindingFacts
from sv_evidence.reports.facts import PackFacts
from sv_evidence.reports.inlines import Words
from sv_evidence.reports.said import Said
from sv_evidence.reports.shapes import Anchor
from sv_evidence.reports.tables import Cell, Column, Row, Table
from sv_evidence.wording.numbers import quantity_text
from sv_evidence.wording.words import tr

FINDINGS = "findings"
_NOTHING = "\N{EN DASH}"


def findings_section(facts: PackFacts, said: Said) -> tuple[Block, ...]:
    """Compose the page; nothing if no rule had anything to say."""
    if not facts.findings:
        return ()
    title = tr("What the counting rules did")
    words = tr("The figures in this pack are what is left after these rules.")
    table = Table(
        columns=(
            Column(tr("Rule"), 90),
            Column(tr("What it did"), 319),
            Column(tr("Left out"), 90, Anchor.END),
        ),
        rows=tuple(_row(place, each, said) for place, each in enumerate(facts.findings, 1)),
        summary=tr("Each counting rule that had something to say, and what it left out"),
    )
    return (
        PageBreak(),
        Wide(
            (
                Heading(title, level=1, anchor=FINDINGS, listed=title),
                Paragraph((Words(words),), Tone.LEAD),
                table,
            )
        ),
    )


def _row(place: int, finding: FindingFacts, said: Said) -> Row:
    out = _NOTHING
    if finding.excluded:
        text = quantity_text(finding.excluded, finding.unit)
        out = said.figure(f"finding:{place}", text, FINDINGS)
    return Row(
        (
            Cell((Words(finding.rule or tr("By hand"), bold=True),)),
            Cell((Words(finding.message),)),
            Cell((Words(out),)),
        )
    )
