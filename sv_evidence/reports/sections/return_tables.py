"""The figures of a return: the period, to date, the plan; and where each commitment is heading."""

from sv_evidence.domain.measures import Thousandths
from sv_evidence.domain.pace import Pace
from sv_evidence.reports.blocks import Block, Heading, PageBreak, Paragraph, Tone, Wide
from sv_evidence.reports.contract_facts import ReturnFacts, ReturnLineFacts
from sv_evidence.reports.facts import CommitmentFacts
from sv_evidence.reports.inlines import MarkWord, Words
from sv_evidence.reports.said import Said
from sv_evidence.reports.sections.cited import cited
from sv_evidence.reports.sections.drawn import bullet
from sv_evidence.reports.shapes import Anchor
from sv_evidence.reports.tables import Cell, Column, Row, Table
from sv_evidence.wording.documents import run_text
from sv_evidence.wording.home import pace_label
from sv_evidence.wording.labels import mark_label
from sv_evidence.wording.numbers import full_day_text, quantity_text
from sv_evidence.wording.returns import (
    amount_text,
    difference_percent,
    impacts_text,
    kpis_text,
    outlook_text,
    period_name,
    signed_text,
)
from sv_evidence.wording.words import tr

KPIS = "kpis"
_BAR_ROOM = 116.0
_ALARMING = frozenset({Pace.AT_RISK})


def figures_table(told: ReturnFacts, said: Said) -> tuple[Block, ...]:
    """Compose the table of all commitments: the period beside its plan, to date beside its plan."""
    title = tr("Commitments")
    period = period_name(told.rhythm, told.period.number, told.period.year)
    table = Table(
        columns=(
            Column("", 16),
            Column(tr("Commitment"), 130),
            Column(period, 54, Anchor.END),
            Column(tr("Planned"), 50, Anchor.END),
            Column(tr("To date"), 54, Anchor.END),
            Column(tr("Planned"), 50, Anchor.END),
            Column(tr("Difference"), 56, Anchor.END),
            Column(tr("Share"), 38, Anchor.END),
            Column(tr("Status"), 51),
        ),
        rows=tuple(_row(each, said) for each in told.lines),
        summary=tr("Each commitment in the period and to date, beside an even plan"),
        note=(Words(_note(told)),),
    )
    kpis = kpis_text(sum(each.is_kpi for each in told.lines), told.kpis_wanted)
    return (
        Wide(
            (
                Heading(title, anchor=KPIS, listed=title),
                table,
                *((Paragraph((Words(kpis),), Tone.CAPTION),) if kpis else ()),
                *_impacts(told),
            )
        ),
    )


def _note(told: ReturnFacts) -> str:
    return tr(
        "{run}; to date is until {day}. The plan is an even pace to the target. The mark says "
        "whether what is delivered to date is proven.",
        run=run_text(told.period.period),
        day=full_day_text(told.period.period.last),
    )


def _row(line: ReturnLineFacts, said: Said) -> Row:
    difference = Thousandths(line.to_date - line.planned)
    colour = "alarm" if line.pace in _ALARMING else ""
    in_period = said.figure(f"period:{line.position}", amount_text(line.in_period, line.unit), KPIS)
    to_date = said.figure(f"to_date:{line.position}", amount_text(line.to_date, line.unit), KPIS)
    kpi = (Words(tr(" KPI"), colour="ink3"),) if line.is_kpi else ()
    unit = () if line.unit.is_money else (Words(f", {line.unit.many}", colour="ink3"),)
    return Row(
        (
            Cell((Words(f"{line.position:,}", colour="ink3"),)),
            Cell(
                (Words(line.title, bold=True), *unit, *kpi),
                marks=(MarkWord(line.mark, ""),),
            ),
            Cell((Words(in_period, bold=True),)),
            Cell((Words(amount_text(line.planned_period, line.unit), colour="ink3"),)),
            Cell((Words(to_date, bold=True),)),
            Cell((Words(amount_text(line.planned, line.unit), colour="ink3"),)),
            Cell((Words(signed_text(difference, line.unit), colour=colour),)),
            Cell((Words(difference_percent(difference, line.planned)),)),
            Cell((Words(pace_label(line.pace), bold=True, colour=colour),)),
        )
    )


def _impacts(told: ReturnFacts) -> tuple[Block, ...]:
    """Say which quantities hold core and additional impact, which are never one sum."""
    found = [
        tr("{title}: {parts}.", title=each.title, parts=parts)
        for each in told.lines
        if (parts := impacts_text(each.core, each.additional, each.unit))
    ]
    if not found:
        return ()
    head = tr("Core impact and additional social value in the figures to date: ")
    return (Paragraph((Words(head, bold=True), Words(" ".join(found))), Tone.CAPTION),)


def progress_section(told: ReturnFacts) -> tuple[Block, ...]:
    """Compose where each commitment is heading, and the files behind the period."""
    title = tr("Progress to the targets")
    note = tr("The tick on each bar is what an even pace would have reached by now.")
    table = Table(
        columns=(
            Column("", 16),
            Column(tr("Promised"), 128),
            Column(tr("Delivered against target"), _BAR_ROOM + 8),
            Column(tr("Where it is heading"), 111),
            Column(tr("Proof"), 56),
            Column(tr("Files"), 64),
        ),
        rows=tuple(_progress(each) for each in told.lines),
        summary=tr("Each commitment against its target, where it is heading, and its proof"),
        note=(Words(note),),
    )
    return (
        PageBreak(),
        Wide((Heading(title, level=1, anchor="progress", listed=title), table)),
    )


def _progress(line: ReturnLineFacts) -> Row:
    promised = line.wording or tr(
        "{title}: {target}", title=line.title, target=quantity_text(line.target, line.unit)
    )
    owner = (Words(f" {line.owner}", colour="ink3"),) if line.owner else ()
    return Row(
        (
            Cell((Words(f"{line.position:,}", colour="ink3"),)),
            Cell((Words(promised), *owner)),
            Cell(drawing=bullet(_as_commitment(line), width=_BAR_ROOM)),
            Cell((Words(outlook_text(line.outlook, line.target)),)),
            Cell((Words(mark_label(line.mark)),)),
            Cell(cited(line.evidence)),
        )
    )


def _as_commitment(line: ReturnLineFacts) -> CommitmentFacts:
    return CommitmentFacts(
        position=line.position,
        title=line.title,
        wording=line.wording,
        unit=line.unit,
        target=line.target,
        delivered=line.to_date,
        expected=line.planned,
        due=line.outlook.by,
        mark=line.mark,
    )
