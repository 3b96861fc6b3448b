"""A contract's record: each commitment against its target."""

from sv_evidence.reports.blocks import Block, Heading, PageBreak, Paragraph, Tone, Wide
from sv_evidence.reports.facts import CommitmentFacts, ContractFacts, PackFacts
from sv_evidence.reports.inlines import MarkWord, Words
from sv_evidence.reports.said import Said
from sv_evidence.reports.sections.drawn import bullet
from sv_evidence.reports.shapes import Anchor
from sv_evidence.reports.tables import Cell, Column, Row, Table
from sv_evidence.wording.documents import short_day_text
from sv_evidence.wording.labels import mark_label
from sv_evidence.wording.numbers import full_day_text, quantity_text
from sv_evidence.wording.words import tr

_BAR_ROOM = 88.0


def contract_section(facts: PackFacts, contract: ContractFacts, said: Said) -> tuple[Block, ...]:
    """Compose the record of one contract."""
    anchor = f"contract-{contract.uid.hex}"
    title = tr("Contract record: {title}", title=contract.title)
    return (
        PageBreak(),
        Wide(
            (
                Heading(title, level=1, anchor=anchor, listed=title),
                Paragraph((Words(_about(contract)),), Tone.LEAD),
                _table(facts, contract, anchor, said),
            )
        ),
    )


def _about(contract: ContractFacts) -> str:
    parts = [contract.buyer, contract.reference]
    if contract.first_day and contract.last_day:
        first, last = full_day_text(contract.first_day), full_day_text(contract.last_day)
        parts.append(tr("{first} to {last}", first=first, last=last))
    return ", ".join(part for part in parts if part) + "."


def _table(facts: PackFacts, contract: ContractFacts, anchor: str, said: Said) -> Table:
    note = tr(
        "Delivered by {day}, proven or not. Of which proven: the part with enough evidence for "
        "each result. A commitment is proven if all of it is, part proven if some is, else "
        "unproven. The tick on each bar is what an even pace would have reached by then.",
        day=full_day_text(facts.period.last),
    )
    return Table(
        columns=(
            Column("", 18),
            Column(tr("Commitment"), 132),
            Column(tr("Delivered against target"), _BAR_ROOM + 10),
            Column(tr("Delivered"), 62, Anchor.END),
            Column(tr("Of which proven"), 62, Anchor.END),
            Column(tr("Target"), 66, Anchor.END),
            Column(tr("Due"), 61),
        ),
        rows=tuple(_row(each, anchor, said) for each in contract.commitments),
        summary=tr("What was promised in the contract and what has been delivered"),
        note=(Words(note),),
    )


def _row(commitment: CommitmentFacts, anchor: str, said: Said) -> Row:
    key = f"commitment:{commitment.position}"
    delivered = quantity_text(commitment.delivered, commitment.unit)
    proven = quantity_text(commitment.proven, commitment.unit)
    due = short_day_text(commitment.due, with_year=True) if commitment.due else "\N{EN DASH}"
    return Row(
        (
            Cell((Words(f"{commitment.position:,}", colour="ink3"),)),
            Cell(
                (
                    Words(commitment.wording or commitment.title, bold=True),
                    Words(f", {mark_label(commitment.mark).lower()}"),
                ),
                marks=(MarkWord(commitment.mark, ""),),
            ),
            Cell(drawing=bullet(commitment, width=_BAR_ROOM)),
            Cell((Words(said.figure(key, delivered, anchor), bold=True),)),
            Cell((Words(proven),)),
            Cell((Words(quantity_text(commitment.target, commitment.unit)),)),
            Cell((Words(due),)),
        )
    )
