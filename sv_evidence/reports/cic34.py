"""The parts of a community interest company's report, as a draft, with what is missing named.

The parts are those of form CIC34 (Regulations 26 to 28 of the Community Interest Company
Regulations 2005): activities and benefit, consultation, directors' pay, assets passed on, and
dividends. The form is public, so that nothing which points at a person may stand in it: stories
and quotes never do, and a note that does is left out and named.

For a charity, a short statement of public benefit follows, as section 17(5) of the Charities Act
2011 and the Charities SORP ask trustees to report.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sv_evidence.domain.annual import Topic, personal_in
from sv_evidence.domain.measures import Thousandths
from sv_evidence.domain.open_ids import CHARITIES
from sv_evidence.reports.annual_facts import AnnualFacts, NoteFacts
from sv_evidence.reports.blocks import (
    Block,
    Definition,
    DefinitionList,
    Document,
    Heading,
    Paragraph,
    SignatureLines,
    Tone,
)
from sv_evidence.reports.claim_facts import ClaimFacts, OutcomeFacts
from sv_evidence.reports.composed import LANGUAGE
from sv_evidence.reports.inlines import Words
from sv_evidence.reports.shapes import Anchor
from sv_evidence.reports.tables import Cell, Column, Row, Table
from sv_evidence.wording.annual import topic_label, year_name
from sv_evidence.wording.documents import run_text
from sv_evidence.wording.labels import impact_label
from sv_evidence.wording.numbers import full_day_text, quantity_text
from sv_evidence.wording.words import tr

_ASKED: Final = (Topic.AIM, Topic.CONSULTATION, Topic.DIRECTORS_PAY, Topic.ASSETS)
"""Parts that must say something, and be it that there was none."""


@dataclass(frozen=True, slots=True)
class LeftOutNote:
    """A note that points at somebody, and what in it does."""

    note: NoteFacts
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """The document, the parts that nobody wrote, and the notes that may not be public."""

    document: Document
    missing: tuple[Topic, ...]
    left_out: tuple[LeftOutNote, ...]


def cic34_draft(facts: AnnualFacts, names: tuple[str, ...] = ()) -> Draft:
    """Compose the draft; a note with one of the ``names`` in it is left out."""
    found = [(note, _points(note, names)) for note in facts.notes]
    clean = tuple(note for note, points in found if not points)
    left_out = tuple(
        LeftOutNote(note, points) for note, points in found if points and _belongs(note)
    )
    topics = {note.topic for note in clean}
    missing = tuple(topic for topic in _ASKED if topic not in topics)
    blocks = (
        *_head(facts),
        *_activities(facts, clean),
        *_consultation(clean),
        *_part(3, Topic.DIRECTORS_PAY, clean),
        *_part(4, Topic.ASSETS, clean),
        *_dividends(clean),
        *_signing(),
        *(_public_benefit(facts, clean) if _is_charity(facts) else ()),
    )
    return Draft(_document(facts, blocks), missing, left_out)


def _points(note: NoteFacts, names: tuple[str, ...]) -> tuple[str, ...]:
    return personal_in(f"{note.headline}\n{note.text}\n{note.changed}\n{note.source}", names)


def _belongs(note: NoteFacts) -> bool:
    return note.topic in {*_ASKED, Topic.NEED, Topic.CHANGE, Topic.DIVIDENDS}


def _is_charity(facts: AnnualFacts) -> bool:
    return any(each.startswith(CHARITIES) for each in facts.ids)


def _head(facts: AnnualFacts) -> Iterator[Block]:
    title = tr("Community interest report, draft for {year}", year=year_name(facts.pack.period))
    yield Heading(title, 1, "report", listed=title)
    ids = ", ".join(facts.ids) or _to_write(tr("the company number, in the settings"))
    yield DefinitionList(
        (
            Definition(tr("Company"), (Words(facts.pack.organisation),)),
            Definition(tr("Number"), (Words(ids),)),
            Definition(tr("Period"), (Words(run_text(facts.pack.period)),)),
        )
    )
    yield Paragraph(
        (
            Words(
                tr(
                    "This report is published on the register. It holds no names of people we "
                    "help; please put none in."
                )
            ),
        ),
        Tone.NOTE,
    )


def _activities(facts: AnnualFacts, notes: Sequence[NoteFacts]) -> Iterator[Block]:
    title = tr("Part 1: What the company did, and how the community benefited")
    yield Heading(title, 2, "part-1", listed=title)
    topics = (Topic.AIM, Topic.NEED, Topic.CHANGE)
    told = [note for topic in topics for note in notes if note.topic is topic]
    for note in told:
        yield from _paragraphs(note.text)
    if not any(note.topic is Topic.AIM for note in told):
        yield _missing(tr("what the company set out to do, and for whom"))
    for outcome in facts.pack.outcomes:
        yield Heading(outcome.title, 3)
        yield _figures(facts, outcome)


def _figures(facts: AnnualFacts, outcome: OutcomeFacts) -> Table:
    several = len(facts.pack.totals) > 1
    return Table(
        columns=(
            Column(tr("What was done"), 250),
            Column(tr("How much"), 110, Anchor.END),
            Column(tr("Of that, proven"), 110, Anchor.END),
        ),
        rows=tuple(_done(claim, is_named=several) for claim in outcome.claims),
        summary=tr("What was done towards {outcome}", outcome=outcome.title),
    )


def _done(claim: ClaimFacts, *, is_named: bool) -> Row:
    title = f"{claim.title}, {impact_label(claim.impact).lower()}" if is_named else claim.title
    return Row(
        (
            Cell((Words(title),)),
            Cell((Words(quantity_text(claim.quantity, claim.unit)),)),
            Cell((Words(quantity_text(Thousandths(claim.by_mark.proven), claim.unit)),)),
        )
    )


def _consultation(notes: Sequence[NoteFacts]) -> Iterator[Block]:
    title = tr("Part 2: Consultation with stakeholders")
    yield Heading(title, 2, "part-2", listed=title)
    held = [note for note in notes if note.topic is Topic.CONSULTATION]
    if not held:
        yield _missing(tr("who was asked, how, and what came of it; if nobody was asked, write so"))
        return
    rows = tuple(
        Row(
            (
                Cell((Words(full_day_text(note.said_on)),)),
                Cell((Words(note.headline or "\N{EN DASH}"),)),
                Cell((Words(note.text),)),
                Cell((Words(note.changed or _to_write(tr("what came of it"))),)),
            )
        )
        for note in held
    )
    yield Table(
        columns=(
            Column(tr("When"), 80),
            Column(tr("Who was asked"), 100),
            Column(tr("What they said"), 150),
            Column(tr("What came of it"), 150),
        ),
        rows=rows,
        summary=tr("Who was consulted, what they said, and what came of it"),
    )


def _part(number: int, topic: Topic, notes: Sequence[NoteFacts]) -> Iterator[Block]:
    title = tr("Part {number}: {what}", number=number, what=topic_label(topic))
    yield Heading(title, 2, f"part-{number}", listed=title)
    held = [note for note in notes if note.topic is topic]
    if not held:
        yield _missing(
            tr("a sentence on {what}; if there was none, write so", what=topic_label(topic).lower())
        )
    for note in held:
        yield from _paragraphs(note.text)


def _dividends(notes: Sequence[NoteFacts]) -> Iterator[Block]:
    """Yield the part that only companies with shares or such loans must fill in."""
    held = [note for note in notes if note.topic is Topic.DIVIDENDS]
    title = tr("Part 5: {what}", what=topic_label(Topic.DIVIDENDS))
    yield Heading(title, 2, "part-5", listed=title)
    if not held:
        yield Paragraph((Words(tr("Nothing was noted; this is only asked where any was paid.")),))
    for note in held:
        yield from _paragraphs(note.text)


def _signing() -> Iterator[Block]:
    title = tr("Signature")
    yield Heading(title, 2, "signature", listed=title)
    yield SignatureLines(tr("Signed by a director or secretary"), tr("Date"))


def _public_benefit(facts: AnnualFacts, notes: Sequence[NoteFacts]) -> Iterator[Block]:
    """Yield the statement: purposes, what was done for the public, and who gained."""
    title = tr("Statement of public benefit, for the trustees' annual report")
    yield Heading(title, 2, "public-benefit", listed=title)
    aims = [note for note in notes if note.topic is Topic.AIM]
    for note in aims:
        yield from _paragraphs(note.text)
    if not aims:
        yield _missing(tr("the charity's purposes, as its governing document has them"))
    proven = [
        tr(
            "{title}: {quantity}",
            title=claim.title,
            quantity=quantity_text(Thousandths(claim.by_mark.proven), claim.unit),
        )
        for claim in facts.proven
    ]
    if proven:
        did = tr("In the period we can prove: {figures}.", figures="; ".join(proven))
        yield Paragraph((Words(did),))
    yield Paragraph(
        (
            Words(
                tr(
                    "The trustees have had regard to the Charity Commission's guidance on public "
                    "benefit. Please strike this sentence out if they have not."
                )
            ),
        )
    )


def _paragraphs(text: str) -> Iterator[Block]:
    for line in text.split("\n"):
        if line.strip():
            yield Paragraph((Words(line.strip()),))


def _missing(what: str) -> Paragraph:
    return Paragraph((Words(_to_write(what), bold=True),))


def _to_write(what: str) -> str:
    return tr("[Still to write: {what}]", what=what)


def _document(facts: AnnualFacts, blocks: tuple[Block, ...]) -> Document:
    pack = facts.pack
    title = tr("Community interest report, draft for {year}", year=year_name(pack.period))
    return Document(
        title=title,
        author=pack.organisation,
        subject=run_text(pack.period),
        lang=LANGUAGE,
        made_at=pack.made_at.isoformat(),
        number="",
        foot=f"{pack.organisation} | {title}",
        of_word=tr("of"),
        blocks=blocks,
        link_words=tr("Go to {text}"),
    )
