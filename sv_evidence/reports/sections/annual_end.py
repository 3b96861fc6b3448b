"""The annual report's end: contracts, money, what did not work, how we know, who was asked."""

from collections.abc import Iterator, Sequence
from typing import Final

from sv_evidence.domain.annual import Topic
from sv_evidence.domain.measures import Pence
from sv_evidence.domain.proof import Mark
from sv_evidence.reports.annual_facts import AnnualFacts, NoteFacts, RestatedFacts
from sv_evidence.reports.blocks import (
    Block,
    Definition,
    DefinitionList,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Space,
    Tone,
    Wide,
)
from sv_evidence.reports.claim_facts import ClaimFacts
from sv_evidence.reports.inlines import Words
from sv_evidence.reports.said import Said
from sv_evidence.reports.sections.annual_drawn import bars
from sv_evidence.reports.sections.annual_numbers import KNOWING
from sv_evidence.reports.sections.annual_work import note_blocks, section
from sv_evidence.reports.shapes import Anchor
from sv_evidence.reports.tables import Cell, Column, Row, Table
from sv_evidence.wording.annual import topic_label
from sv_evidence.wording.documents import missing_text
from sv_evidence.wording.labels import mark_label
from sv_evidence.wording.numbers import full_day_text, money_text, quantity_text, rate_text
from sv_evidence.wording.words import tr

_WIDE: Final = 401.0


def money(facts: AnnualFacts, said: Said) -> Iterator[Block]:
    """Yield where money came from and where it went, as it was typed in; nothing if it was not."""
    if not (facts.of(Topic.MONEY_IN) or facts.of(Topic.MONEY_OUT)):
        return
    anchor, title = "money", tr("Money")
    yield Heading(title, level=1, anchor=anchor, listed=title)
    for topic in (Topic.MONEY_IN, Topic.MONEY_OUT):
        notes = facts.of(topic)
        if not notes:
            continue
        whole = sum(each.amount or 0 for each in notes)
        yield Heading(topic_label(topic), level=2)
        total = said.figure(f"money:{topic.value}", money_text(Pence(whole)), anchor)
        yield Paragraph((Words(tr("{amount} in all", amount=total)),), Tone.CAPTION)
        ordered = sorted(notes, key=lambda each: -(each.amount or 0))
        rows = [
            (each.headline or each.text, int(each.amount or 0), money_text(Pence(each.amount or 0)))
            for each in ordered
        ]
        yield Figure(bars(rows, width=_WIDE))


def missed(facts: AnnualFacts, said: Said) -> Iterator[Block]:
    """Yield what did not work: what people wrote, and always what is not proven yet."""
    anchor, title = "missed", tr("What did not work, and what comes next")
    yield PageBreak()
    yield Heading(title, level=1, anchor=anchor, listed=title)
    for note in facts.of(Topic.MISSED):
        yield from note_blocks(note)
    yield from _not_proven(facts, anchor, said)
    notes = facts.of(Topic.NEXT)
    if notes:
        yield Heading(topic_label(Topic.NEXT), level=2)
        for note in notes:
            yield from note_blocks(note)


def _not_proven(facts: AnnualFacts, anchor: str, said: Said) -> Iterator[Block]:
    yield Heading(tr("Not proven yet"), level=2)
    if not facts.pack.gaps:
        yield Paragraph((Words(tr("Every claim of the period is proven.")),))
        return
    rows = tuple(
        Row(
            (
                Cell((Words(gap.title, bold=True),)),
                Cell(
                    (Words(_gap(gap.claim, quantity_text(gap.quantity, gap.unit), anchor, said)),)
                ),
                Cell((Words(missing_text(gap.why, gap.missing)),)),
            )
        )
        for gap in facts.pack.gaps
    )
    yield Wide(
        (
            Table(
                columns=(
                    Column(tr("Claim"), 190),
                    Column(tr("Not proven"), 90, Anchor.END),
                    Column(tr("What is missing"), 219),
                ),
                rows=rows,
                summary=tr("What we counted and cannot prove yet"),
            ),
        )
    )


def _gap(claim: str, words: str, anchor: str, said: Said) -> str:
    return said.figure(f"gap:{claim}:{words}", words, anchor)


def knowing(facts: AnnualFacts, said: Said) -> Iterator[Block]:
    """Yield how we know: method, proof, values taken for granted, and restated figures."""
    title = tr("How we know")
    yield PageBreak()
    yield Heading(title, level=1, anchor=KNOWING, listed=title)
    pack = facts.pack
    counts = {mark: sum(claim.mark is mark for claim in pack.claims) for mark in Mark}
    method = tr(
        "We count by {frameworks}. A claim is proven only when every result behind it is specific, "
        "measurable and verifiable. The documents are listed in an evidence register, which we "
        "show on request.",
        frameworks=", ".join(pack.frameworks),
    )
    yield Paragraph((Words(method),))
    yield DefinitionList(
        (
            *(
                Definition(
                    mark_label(mark),
                    (Words(said.figure(f"claims:{mark}", f"{counts[mark]:,}", KNOWING)),),
                )
                for mark in Mark
            ),
            Definition(tr("Documents"), (Words(f"{len(pack.included):,}"),)),
        ),
        110.0,
    )
    yield from _proxies(facts.pack.claims)
    yield from _restated(facts.restated, said)


def _proxies(claims: Sequence[ClaimFacts]) -> Iterator[Block]:
    valued = {claim.code: claim for claim in claims if claim.proxy is not None}
    if not valued:
        return
    yield Heading(tr("What one is worth"), level=2)
    note = tr("Value is the quantity times a proxy. It is an estimate, and not money in a bank.")
    yield Paragraph((Words(note),))
    yield Wide(
        (
            Table(
                columns=(
                    Column(tr("Measure"), 200),
                    Column(tr("For one"), 70, Anchor.END),
                    Column(tr("Source"), 229),
                ),
                rows=tuple(_proxy(claim) for claim in valued.values()),
                summary=tr("The value of one unit of each measure, and who says so"),
            ),
        )
    )


def _proxy(claim: ClaimFacts) -> Row:
    proxy = claim.proxy
    rate = "" if proxy is None else rate_text(proxy.rate)
    source = "" if proxy is None else ", ".join(filter(None, (proxy.source, str(proxy.year or ""))))
    return Row((Cell((Words(claim.title),)), Cell((Words(rate),)), Cell((Words(source),))))


def _restated(restated: Sequence[RestatedFacts], said: Said) -> Iterator[Block]:
    """Yield what the last report told otherwise: nothing is changed silently."""
    if not restated:
        return
    yield Heading(tr("Restated figures"), level=2)
    for each in restated:
        told, now = quantity_text(each.told, each.unit), quantity_text(each.now, each.unit)
        line = tr(
            "{title}: report {pack} of {day} told {told}; by our records it is {now}.",
            title=each.title,
            pack=each.pack,
            day=full_day_text(each.told_on),
            told=told,
            now=said.figure(f"restated:{each.title}", now, KNOWING),
        )
        yield Paragraph((Words(line),))


def governance(facts: AnnualFacts) -> Iterator[Block]:
    """Yield who was asked, what they said and what changed, then governance and thanks."""
    title = topic_label(Topic.CONSULTATION)
    yield Space(14)
    yield Heading(title, level=1, anchor="consultation", listed=title)
    notes = facts.of(Topic.CONSULTATION)
    if not notes:
        yield Paragraph((Words(tr("No consultation was recorded for this period.")),))
    for note in notes:
        yield from _consultation(note)
    for topic in (Topic.GOVERNANCE, Topic.THANKS):
        yield from section(topic, facts.of(topic))
    pack = facts.pack
    contact = ", ".join(filter(None, (pack.contact_name, pack.contact_role, pack.organisation)))
    yield Paragraph((Words(tr("Contact: {contact}", contact=contact)),), Tone.CAPTION)
    if facts.ids:
        yield Paragraph((Words(", ".join(facts.ids)),), Tone.CAPTION)


def _consultation(note: NoteFacts) -> Iterator[Block]:
    yield Heading(note.headline or full_day_text(note.said_on), level=2)
    rows = (
        (tr("When"), full_day_text(note.said_on)),
        (tr("What they said"), note.text),
        (tr("What came of it"), note.changed or tr("Nothing was noted yet.")),
    )
    yield DefinitionList(
        tuple(Definition(name, (Words(words),)) for name, words in rows if words), 110.0
    )
