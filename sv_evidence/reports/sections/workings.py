"""How each figure is made: its formula, the results that count, and the documents of each."""

from collections.abc import Sequence

from sv_evidence.domain.assumptions import Assumption
from sv_evidence.domain.measures import Thousandths
from sv_evidence.reports.blocks import Block, Heading, PageBreak, Paragraph, Tone, Wide
from sv_evidence.reports.claim_facts import ClaimFacts, RowFacts
from sv_evidence.reports.facts import PackFacts
from sv_evidence.reports.inlines import MarkWord, Words
from sv_evidence.reports.pounds import Pounds
from sv_evidence.reports.said import Said
from sv_evidence.reports.sections.cited import cited
from sv_evidence.reports.shapes import Anchor
from sv_evidence.reports.tables import Cell, Column, Dress, Row, Table
from sv_evidence.wording.documents import short_day_text
from sv_evidence.wording.labels import impact_label, mark_label
from sv_evidence.wording.numbers import number_text, quantity_text, rate_text
from sv_evidence.wording.values import doubt_text
from sv_evidence.wording.words import tr
from sv_evidence.wording.workings import first_results_text, sum_text, taken_for_granted_text

WORKINGS = "workings"
_MOST_RESULTS = 60
_DASH = "\N{EN DASH}"


def working_anchor(claim: ClaimFacts) -> str:
    """Name the place that shows how a claim's figures are made."""
    return f"working-{claim.measure.hex[-8:]}-{claim.impact.value}"


def workings_section(facts: PackFacts, pounds: Pounds, said: Said) -> tuple[Block, ...]:
    """Compose the section: what values take for granted, then each claim."""
    title = tr("How the figures are made")
    words = tr(
        "Each figure of a claim leads here. It is the sum of the results that count, and beside "
        "each result stand the documents that show it."
    )
    claims = {claim.key: claim for outcome in facts.outcomes for claim in outcome.claims}
    return (
        PageBreak(),
        Wide(
            (
                Heading(title, level=1, anchor=WORKINGS, listed=title),
                Paragraph((Words(words),), Tone.LEAD),
            )
        ),
        *_assumptions(facts),
        *(_working(facts, claim, pounds, said) for claim in claims.values()),
    )


def _assumptions(facts: PackFacts) -> tuple[Block, ...]:
    if not facts.has_money or not facts.assumptions:
        return ()
    rates = {
        claim.title: rate_text(claim.proxy.rate)
        for outcome in facts.outcomes
        for claim in outcome.claims
        if claim.proxy is not None
    }
    title = tr("What the values take for granted")
    table = Table(
        columns=(
            Column(tr("Measure"), 120),
            Column(tr("£ for one"), 58, Anchor.END),
            Column(tr("Source"), 141),
            Column(tr("Year, area"), 62),
            Column(tr("Licence"), 56),
            Column(tr("Entered by"), 62),
        ),
        rows=tuple(_assumption(each, rates.get(each.subject, _DASH)) for each in facts.assumptions),
        summary=tr("Each value of one unit, with its source, year, licence and who entered it"),
    )
    method = Paragraph((Words(taken_for_granted_text()),), Tone.CAPTION)
    return (Wide((Heading(title, anchor="assumptions"), table, method)),)


def _assumption(each: Assumption, rate: str) -> Row:
    entered = [each.who, short_day_text(each.when, with_year=True) if each.when else ""]
    of = [str(each.year) if each.year else "", each.area]
    source = [each.source, doubt_text(each)]
    cells = (
        ". ".join(part.rstrip(".") for part in source if part),
        ", ".join(part for part in of if part),
        each.licence,
        ", ".join(part for part in entered if part),
    )
    return Row(
        (
            Cell((Words(each.subject, bold=True),)),
            Cell((Words(rate),)),
            *(Cell((Words(words or _DASH),)) for words in cells),
        )
    )


def _working(facts: PackFacts, claim: ClaimFacts, pounds: Pounds, said: Said) -> Block:
    title = claim.title
    if len(facts.totals) > 1:
        title = f"{claim.title}: {impact_label(claim.impact).lower()}"
    shown = claim.rows[:_MOST_RESULTS]
    return Wide(
        (
            Heading(title, anchor=working_anchor(claim)),
            Paragraph((Words(_formula(claim, pounds, said)),), Tone.CAPTION),
            _results(claim, shown),
        )
    )


def _formula(claim: ClaimFacts, pounds: Pounds, said: Said) -> str:
    quantity = said.figure(
        f"quantity:{claim.key}", quantity_text(claim.quantity, claim.unit), WORKINGS
    )
    sentence = sum_text(claim.results, quantity)
    if claim.proxy is None or claim.value is None:
        return sentence
    value = said.figure(f"value:{claim.key}", f"£{pounds.of_claim(claim).total:,}", WORKINGS)
    rate = rate_text(claim.proxy.rate)
    money = tr(
        "{quantity} at {rate} for one is {value}.", quantity=quantity, rate=rate, value=value
    )
    return f"{sentence} {money}"


def _results(claim: ClaimFacts, shown: Sequence[RowFacts]) -> Table:
    is_part = len(shown) < claim.results
    note = first_results_text(len(shown), claim.results) if is_part else ""
    return Table(
        columns=(
            Column(tr("Date"), 62),
            Column(tr("Result"), 170),
            Column(tr("Quantity"), 60, Anchor.END),
            Column(tr("Proof"), 75),
            Column(tr("Evidence"), 132),
        ),
        rows=tuple(_result(row) for row in shown),
        summary=tr("The results behind {claim}", claim=claim.title),
        dress=Dress.REGISTER,
        note=(Words(note),) if note else (),
    )


def _result(row: RowFacts) -> Row:
    return Row(
        (
            Cell((Words(short_day_text(row.day, with_year=True), colour="ink2"),), one_line=True),
            Cell((Words(row.title),), one_line=True),
            Cell((Words(number_text(Thousandths(row.quantity))),)),
            Cell(marks=(MarkWord(row.mark, mark_label(row.mark)),)),
            Cell(cited(row.evidence)),
        )
    )
