"""The answers of a tender as one document, and as the text of each box of the buyer's portal."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sv_evidence.domain.answer_text import Chip, Cited, Piece
from sv_evidence.domain.organisations import Organisation
from sv_evidence.reports.answer_facts import CitedFacts
from sv_evidence.reports.bid_facts import BidFacts, QuestionFacts
from sv_evidence.reports.blocks import (
    Block,
    Definition,
    DefinitionList,
    Document,
    Heading,
    Paragraph,
    Tone,
)
from sv_evidence.reports.composed import LANGUAGE
from sv_evidence.reports.inlines import Inline, Reference, Words
from sv_evidence.wording.answers import length_line, question_name, worth_line
from sv_evidence.wording.bids import deadline_text
from sv_evidence.wording.words import tr

_BULLETS: Final = ("- ", "* ", "\u2022 ")


@dataclass(frozen=True, slots=True)
class Box:
    """What goes into one box of the portal, and how long it is as the buyer counts."""

    question: QuestionFacts
    text: str
    counted: int
    over: int


def boxes_of(facts: BidFacts) -> tuple[Box, ...]:
    """Return the text of each answered question, as it will be pasted."""
    return tuple(
        Box(each, each.facts.fitted.text, each.facts.fitted.counted, each.facts.fitted.over)
        for each in facts.questions
        if each.facts.fitted.text
    )


def boxes_text(facts: BidFacts) -> str:
    """Return every box below the other, each under its question with its count."""
    parts = []
    for box in boxes_of(facts):
        head = (question_name(box.question.question), length_line(box.counted, box.question.limit))
        parts.append("\n".join((*head, "", box.text)))
    return "\n\n\n".join(parts) + "\n"


def answers_document(facts: BidFacts, organisation: Organisation) -> Document:
    """Return the answers as a document, with the files that they refer to at its end."""
    blocks: list[Block] = [
        Heading(facts.bid.title, 1, "answers", listed=facts.bid.title),
        DefinitionList(tuple(_about(facts, organisation))),
    ]
    for each in facts.questions:
        if each.facts.fitted.text:
            blocks.extend(_question(each))
    blocks.extend(_referred(facts))
    return Document(
        title=tr("Answers: {title}", title=facts.bid.title),
        author=organisation.name,
        subject=facts.bid.reference or facts.bid.title,
        lang=LANGUAGE,
        made_at=facts.at.isoformat(),
        number=facts.bid.number,
        foot=f"{organisation.name} | {facts.bid.title}",
        of_word=tr("of"),
        blocks=tuple(blocks),
        link_words=tr("Go to {text}"),
    )


def _about(facts: BidFacts, organisation: Organisation) -> Iterator[Definition]:
    bid = facts.bid
    yield Definition(tr("Bidder"), (Words(organisation.name),))
    yield Definition(tr("Buyer"), (Words(facts.buyer),))
    if bid.reference:
        yield Definition(tr("Reference"), (Words(bid.reference),))
    if bid.deadline is not None:
        at = bid.deadline.astimezone(facts.at.tzinfo)
        yield Definition(tr("Deadline"), (Words(deadline_text(at)),))
    ours = [each.title for each in facts.lots if each.is_ours]
    if ours:
        yield Definition(tr("Lots"), (Words(", ".join(ours)),))


def _question(told: QuestionFacts) -> Iterator[Block]:
    question = told.question
    name = question_name(question)
    yield Heading(name, 2, f"question-{question.uid.hex}", listed=name)
    if question.text and question.text != question.title:
        yield Paragraph((Words(question.text, bold=True),))
    worth = worth_line(question)
    if worth:
        yield Paragraph((Words(worth),), Tone.NOTE)
    yield from _paragraphs(told)
    yield Paragraph((Words(length_line(told.facts.fitted.counted, told.limit)),), Tone.NOTE)


def _paragraphs(told: QuestionFacts) -> Iterator[Block]:
    """Yield the answer's lines; of one that was sent, the text as it left."""
    if told.answer is not None and told.answer.sent:
        pieces: Sequence[Piece] = (Piece(told.facts.fitted.text),)
    else:
        pieces = told.facts.fitted.pieces
    figures = {each.chip: each for each in told.facts.figures}
    cited = {each.reference: each for each in told.facts.cited}
    line: list[Inline] = []
    for piece in pieces:
        content = piece.content
        if isinstance(content, Chip):
            line.append(Words(figures[content].said, piece.dress.bold, italic=piece.dress.italic))
            continue
        if isinstance(content, Cited):
            line.append(Reference(cited[content.evidence].said, _anchor(cited[content.evidence])))
            continue
        first, *others = content.split("\n")
        line.extend(_words(first, piece))
        for other in others:
            yield from _line(line)
            line = list(_words(other, piece))
    yield from _line(line)


def _words(text: str, piece: Piece) -> Iterator[Inline]:
    if text:
        yield Words(text, piece.dress.bold, italic=piece.dress.italic)


def _line(inlines: Sequence[Inline]) -> Iterator[Block]:
    """Yield a line as a paragraph; one that begins as a list does gets the sign of one."""
    if not inlines:
        return
    first = inlines[0]
    if isinstance(first, Words) and first.text.startswith(_BULLETS):
        rest = Words(first.text[2:].lstrip(), first.bold, italic=first.italic)
        yield Paragraph((Words("\u2022 "), rest, *inlines[1:]))
    elif any(not isinstance(each, Words) or each.text.strip() for each in inlines):
        yield Paragraph(tuple(inlines))


def _referred(facts: BidFacts) -> Iterator[Block]:
    held = _files(each.facts.cited for each in facts.questions if each.facts.fitted.text)
    if not held:
        return
    title = tr("Evidence referred to")
    yield Heading(title, 2, "evidence", listed=title)
    for each in held:
        words = (Words(each.number, bold=True), Words(f"  {each.title}"))
        yield Paragraph(words, anchor=_anchor(each))


def _files(cited: Iterable[Iterable[CitedFacts]]) -> tuple[CitedFacts, ...]:
    held = {each.number: each for some in cited for each in some}
    return tuple(sorted(held.values(), key=lambda each: (len(each.number), each.number)))


def _anchor(cited: CitedFacts) -> str:
    return f"evidence-{cited.number}"
