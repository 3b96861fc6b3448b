"""The annual report's middle: why, how, who was reached, what changed, and stories."""

from collections.abc import Iterable, Iterator
from typing import Final

from sv_evidence.domain.annual import Topic
from sv_evidence.domain.measures import Thousandths
from sv_evidence.reports.annual_facts import AnnualFacts, NoteFacts
from sv_evidence.reports.blocks import (
    Block,
    Definition,
    DefinitionList,
    Heading,
    PageBreak,
    Paragraph,
    Space,
    Together,
    Tone,
    Wide,
)
from sv_evidence.reports.claim_facts import ClaimFacts, OutcomeFacts
from sv_evidence.reports.inlines import MarkWord, Words
from sv_evidence.reports.said import Said
from sv_evidence.reports.sections.annual_numbers import picture_of
from sv_evidence.reports.shapes import Anchor
from sv_evidence.reports.story_facts import QuoteFacts, StoryFacts
from sv_evidence.reports.tables import Cell, Column, Row, Table
from sv_evidence.wording.annual import topic_label
from sv_evidence.wording.labels import impact_label, mark_label
from sv_evidence.wording.numbers import period_text, quantity_text
from sv_evidence.wording.words import tr

_STORY_WIDE: Final = 401.0
_STORY_HIGH: Final = 240.0


def why_and_how(facts: AnnualFacts) -> tuple[Block, ...]:
    """Compose what was set out to do, why, and how change happens; nothing if nobody wrote it."""
    parts = [
        block
        for topic in (Topic.AIM, Topic.NEED, Topic.CHANGE)
        for block in section(topic, facts.of(topic))
    ]
    return (PageBreak(), *parts) if parts else ()


def section(topic: Topic, notes: Iterable[NoteFacts]) -> Iterator[Block]:
    """Yield the notes on a topic under its heading."""
    held = tuple(notes)
    if not held:
        return
    title = topic_label(topic)
    yield Space(14)
    yield Heading(title, level=1, anchor=f"topic-{topic.value}", listed=title)
    for each in held:
        yield from note_blocks(each)


def note_blocks(note: NoteFacts) -> Iterator[Block]:
    """Yield one note: its headline, its paragraphs and its source."""
    if note.headline:
        yield Heading(note.headline, level=2)
    for line in note.text.split("\n"):
        if line.strip():
            yield Paragraph((Words(line.strip()),))
    if note.source:
        yield Paragraph((Words(tr("Source: {source}", source=note.source)),), Tone.CAPTION)


def reached(facts: AnnualFacts, said: Said) -> tuple[Block, ...]:
    """Compose who was reached, and how that was counted."""
    people, anchor = facts.people, "reached"
    title = tr("Who we reached")
    counted = (
        (tr("Different people"), people.distinct, tr("each once, however often they came")),
        (tr("Contacts"), people.contacts, tr("one person on one day of one activity")),
        (tr("Visits without a register"), people.unnamed, tr("counted, and never as people")),
        (tr("Activities"), people.activities, tr("that ended in the period")),
        (tr("Places"), people.places, ""),
        (tr("Turns of volunteers"), people.volunteer_turns, tr("one volunteer at one activity")),
    )
    rows = tuple(
        Row(
            (
                Cell((Words(name, bold=True),)),
                Cell((Words(said.figure(f"reached:{name}", f"{count:,}", anchor)),)),
                Cell((Words(how, colour="ink2"),)),
            )
        )
        for name, count, how in counted
        if count
    )
    if not rows:
        return ()
    table = Table(
        columns=(
            Column(tr("Who"), 150),
            Column(tr("How many"), 80, Anchor.END),
            Column(tr("How counted"), 171),
        ),
        rows=rows,
        summary=tr("Who was reached, and how they were counted"),
    )
    return (
        PageBreak(),
        Heading(title, level=1, anchor=anchor, listed=title),
        table,
    )


def changed(facts: AnnualFacts, said: Said) -> tuple[Block, ...]:
    """Compose what changed, outcome by outcome, beside the year before."""
    anchor, title = "changed", tr("What changed")
    before = period_text(facts.year_before)
    lead = tr(
        "This year beside {before}. A dash means that nothing is known of that time.",
        before=before,
    )
    return (
        Space(14),
        Heading(title, level=1, anchor=anchor, listed=title),
        Paragraph((Words(lead),), Tone.LEAD),
        *(
            Wide((Heading(outcome.title, level=2), _outcome(facts, outcome, anchor, said)))
            for outcome in facts.pack.outcomes
        ),
    )


def _outcome(facts: AnnualFacts, outcome: OutcomeFacts, anchor: str, said: Said) -> Table:
    return Table(
        columns=(
            Column(tr("Measure"), 215),
            Column(tr("This year"), 84, Anchor.END),
            Column(tr("Proven"), 74, Anchor.END),
            Column(tr("The year before"), 74, Anchor.END),
            Column(tr("Proof"), 72),
        ),
        rows=tuple(_claim(facts, claim, anchor, said) for claim in outcome.claims),
        summary=tr("What was delivered towards {outcome}", outcome=outcome.title),
    )


def _claim(facts: AnnualFacts, claim: ClaimFacts, anchor: str, said: Said) -> Row:
    title = claim.title
    if len(facts.pack.totals) > 1:
        title = tr("{title}, {impact}", title=title, impact=impact_label(claim.impact).lower())
    quantity = quantity_text(claim.quantity, claim.unit)
    proven = quantity_text(Thousandths(claim.by_mark.proven), claim.unit)
    before = facts.before.get(claim.key)
    earlier = "\N{EN DASH}" if before is None else quantity_text(before, claim.unit)
    if before is not None:
        said.figure(f"before:{claim.key}", earlier, anchor)
    return Row(
        (
            Cell((Words(title, bold=True),)),
            Cell((Words(said.figure(f"quantity:{claim.key}", quantity, anchor)),)),
            Cell((Words(said.figure(f"shown:{claim.key}", proven, anchor)),)),
            Cell((Words(earlier, colour="ink2"),)),
            Cell(marks=(MarkWord(claim.mark, mark_label(claim.mark)),)),
        )
    )


def stories(facts: AnnualFacts) -> tuple[Block, ...]:
    """Compose each story on a page of its own, then quotes that stand by themselves."""
    found: list[Block] = []
    for each in facts.stories:
        found.extend(_story(facts, each))
    if facts.quotes:
        title = tr("In their own words")
        found.append(Space(14) if found else PageBreak())
        found.append(Heading(title, level=1, anchor="voices", listed=title))
        found.extend(block for each in facts.quotes for block in _quote(each))
    return tuple(found)


def _story(facts: AnnualFacts, story: StoryFacts) -> Iterator[Block]:
    yield PageBreak()
    picture = picture_of(facts.pack, story.picture, width=_STORY_WIDE, height=_STORY_HIGH)
    if picture is not None:
        yield picture
        yield Space(10)
    if story.place:
        yield Paragraph((Words(story.place),), Tone.NOTE)
    anchor = f"story-{story.uid.hex}"
    yield Heading(story.title, level=1, anchor=anchor, listed=story.title)
    parts = (
        (tr("The need"), story.need),
        (tr("What we did"), story.what_we_did),
        (tr("What changed"), story.change),
        (tr("How we know"), story.proof),
    )
    rows = tuple(Definition(name, (Words(text),)) for name, text in parts if text.strip())
    if rows:
        yield DefinitionList(rows, 92.0)
    if story.quote is not None:
        yield from _quote(story.quote)


def _quote(quote: QuoteFacts) -> Iterator[Block]:
    """Set a quote apart, named as its speaker agreed."""
    said = tr(
        "\N{LEFT DOUBLE QUOTATION MARK}{words}\N{RIGHT DOUBLE QUOTATION MARK}", words=quote.text
    )
    lines: list[Block] = [Space(10), Paragraph((Words(said),), Tone.QUOTE)]
    if quote.source:
        lines.append(Paragraph((Words(quote.source),), Tone.CAPTION))
    yield Together(tuple(lines))
