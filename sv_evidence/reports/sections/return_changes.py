"""What differs from the return before, what is corrected, and what a person declares."""

from collections.abc import Iterator

from sv_evidence.domain.measures import Thousandths
from sv_evidence.reports.blocks import Block, Heading, Paragraph, Together, Wide
from sv_evidence.reports.contract_facts import ReturnFacts, ReturnLineFacts
from sv_evidence.reports.inlines import Words
from sv_evidence.reports.shapes import Anchor
from sv_evidence.reports.tables import Cell, Column, Dress, Row, Table
from sv_evidence.wording.numbers import full_day_text
from sv_evidence.wording.returns import (
    amount_text,
    declaration_texts,
    period_name,
    signed_text,
)
from sv_evidence.wording.words import tr


def changes_section(told: ReturnFacts) -> tuple[Block, ...]:
    """Compose the difference from the last return, and every figure that is restated."""
    title = tr("Since the last return")
    heading = Heading(title, anchor="changes", listed=title)
    if told.last_sent is None:
        first = tr("This is the first return on this contract kept in our records.")
        return (Wide((heading, Paragraph((Words(first),)))),)
    lead = tr("The last return went on {day}.", day=full_day_text(told.last_sent))
    return (
        Wide(
            (
                heading,
                Paragraph((Words(lead),)),
                _differences(told),
                *_corrections(told),
            )
        ),
    )


def _differences(told: ReturnFacts) -> Table:
    return Table(
        columns=(
            Column(tr("Commitment"), 250),
            Column(tr("Told last"), 83, Anchor.END),
            Column(period_name(told.rhythm, told.period.number, told.period.year), 83, Anchor.END),
            Column(tr("Difference"), 83, Anchor.END),
        ),
        rows=tuple(_difference(each) for each in told.lines),
        summary=tr("Each commitment in the last return's period and in this one"),
    )


def _difference(line: ReturnLineFacts) -> Row:
    dash = "\N{EN DASH}"
    last = line.told_last
    change = dash
    if last is not None:
        change = signed_text(Thousandths(line.in_period - last), line.unit)
    return Row(
        (
            Cell((Words(line.title),)),
            Cell((Words(dash if last is None else amount_text(last, line.unit)),)),
            Cell((Words(amount_text(line.in_period, line.unit)),)),
            Cell((Words(change),)),
        )
    )


def _corrections(told: ReturnFacts) -> tuple[Block, ...]:
    rows = tuple(_restated(told))
    heading = Heading(tr("Corrections to earlier returns"), anchor="corrections")
    if not rows:
        none = tr("Every figure told before is still what our records say.")
        return (heading, Paragraph((Words(none),)))
    table = Table(
        columns=(
            Column(tr("Commitment"), 150),
            Column(tr("Period"), 80),
            Column(tr("Told then"), 62, Anchor.END),
            Column(tr("Now"), 62, Anchor.END),
            Column(tr("Why"), 145),
        ),
        rows=rows,
        summary=tr("Figures that earlier returns told and that are others now"),
    )
    return (heading, table)


def _restated(told: ReturnFacts) -> Iterator[Row]:
    for line in told.lines:
        for each in line.restated:
            why = line.correction.strip()
            reason = Words(why) if why else Words(tr("No reason is given yet"), colour="part_text")
            name = period_name(told.rhythm, each.number, each.year)
            yield Row(
                (
                    Cell((Words(line.title, bold=True),)),
                    Cell((Words(tr("{period}, year {year}", period=name, year=each.year)),)),
                    Cell((Words(amount_text(each.told, line.unit)),)),
                    Cell((Words(amount_text(each.now, line.unit), bold=True),)),
                    Cell((reason,)),
                )
            )


def declarations(told: ReturnFacts) -> tuple[Block, ...]:
    """Compose what a person declares and who approved it; we tick nothing ourselves."""
    title = tr("Declarations")
    made = {
        "only_contract": told.only_contract,
        "only_period": told.only_period,
        "matches": told.matches,
    }
    rows = tuple(_declared(words, is_made=made[name]) for name, words in declaration_texts())
    approved = told.approved_by.strip()
    who = (
        tr("Approved by {who}.", who=approved)
        if approved
        else tr("Nobody has approved this return yet.")
    )
    table = Table(
        columns=(Column(tr("What is declared"), 320), Column(tr("State"), 81)),
        rows=rows,
        summary=tr("The three declarations, and whether each is made"),
        dress=Dress.PLAIN,
    )
    heading = Heading(title, anchor="declarations", listed=title)
    said = Paragraph((Words(who, bold=True),))
    return (Together((Wide((heading, table, said)),)),)


def _declared(words: str, *, is_made: bool) -> Row:
    state = Words(tr("Declared"), bold=True) if is_made else Words(tr("Open"), colour="part_text")
    return Row((Cell((Words(words),)), Cell((state,))))
