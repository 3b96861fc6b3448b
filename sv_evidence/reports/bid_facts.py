"""How a tender stands: each question with its answer as it will be read, its proof and its gaps."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from sv_evidence.domain.answer_fitting import Fitted, Limit, fitted
from sv_evidence.domain.answer_text import Chip, Cited, Piece, pieces_of
from sv_evidence.domain.answers import Answer, Promise
from sv_evidence.domain.backing import Doubt, doubts_in
from sv_evidence.domain.bid_faults import Notice, notices_of
from sv_evidence.domain.bids import Bid, Lot, Question
from sv_evidence.domain.frameworks import Framework
from sv_evidence.domain.organisations import Buyer
from sv_evidence.reports.answer_facts import CitedFacts, FigureFacts, Lookups
from sv_evidence.reports.stated import Stated, stated_from
from sv_evidence.store.view import View

LOST: Final = frozenset({"withdrawn", "ended", "gone"})
"""Why a file that was referred to may not be shown any more."""


class AnswerState(StrEnum):
    """How far an answer has come."""

    NOT_STARTED = "not_started"
    OVER = "over"
    """Too long, also after every optional sentence dropped out."""
    GAPS = "gaps"
    """Something in it would not survive a question."""
    READY = "ready"


@dataclass(frozen=True, slots=True)
class ChangedFigure:
    """A figure that says something else now than when the text was last kept or looked over."""

    figure: FigureFacts
    was: str


@dataclass(frozen=True, slots=True)
class AnswerFacts:
    """One text with everything it speaks of. ``gaps`` is how many things want proof."""

    pieces: tuple[Piece, ...]
    fitted: Fitted
    figures: tuple[FigureFacts, ...]
    cited: tuple[CitedFacts, ...]
    doubts: tuple[Doubt, ...]
    changed: tuple[ChangedFigure, ...]

    @property
    def gaps(self) -> int:
        """Count what would not survive a question: doubts, and files that may not be shown."""
        return len(self.doubts) + sum(each.hidden is not None for each in self.cited)


@dataclass(frozen=True, slots=True)
class QuestionFacts:
    """A question, its answer if there is one, and how far that has come."""

    question: Question
    answer: Answer | None
    facts: AnswerFacts
    promises: tuple[Promise, ...]
    state: AnswerState

    @property
    def limit(self) -> Limit:
        """How long the answer may be."""
        return limit_of(self.question)


@dataclass(frozen=True, slots=True)
class BidFacts:
    """All that the desk says about a tender. ``models`` apply by the day the procurement began."""

    bid: Bid
    buyer: str
    lots: tuple[Lot, ...]
    questions: tuple[QuestionFacts, ...]
    notices: tuple[Notice, ...]
    models: tuple[Framework, ...]
    at: datetime

    @property
    def ready(self) -> int:
        """Count the answers that are ready."""
        return sum(each.state is AnswerState.READY for each in self.questions)

    @property
    def days_left(self) -> int | None:
        """Count the days until the deadline; below nought once it is past."""
        if self.bid.deadline is None:
            return None
        return (self.bid.deadline.astimezone(self.at.tzinfo).date() - self.at.date()).days


def limit_of(question: Question) -> Limit:
    """Return how long the answer to a question may be."""
    return Limit(question.most, question.unit, question.counting)


def bid_facts(view: View, bid: UUID, at: datetime) -> BidFacts:
    """Gather a tender at a moment; raise ``SumsDiffer`` if two ways of adding disagree."""
    found = view.get(Bid, bid)
    questions = questions_of(view, bid)
    answers = {each.question: each for each in view.all(Answer)}
    lookups = Lookups(view, at.date())
    held = [answers[each.uid] for each in questions if each.uid in answers]
    lookups.know(chips_of(pieces_of(answer.text) for answer in held))
    told = tuple(_question(view, lookups, each, answers.get(each.uid)) for each in questions)
    return BidFacts(
        bid=found,
        buyer=view.get(Buyer, found.buyer).name,
        lots=tuple(sorted(view.all(Lot, bid=bid), key=lambda each: each.position)),
        questions=told,
        notices=(*notices_of(found, questions, now=at), *(_lost(told) if found.is_sent else ())),
        models=models_for(view, found),
        at=at,
    )


def questions_of(view: View, bid: UUID) -> tuple[Question, ...]:
    """Return the questions of a tender in their order."""
    return tuple(sorted(view.all(Question, bid=bid), key=lambda each: each.position))


def models_for(view: View, bid: Bid) -> tuple[Framework, ...]:
    """Return the frameworks here that govern a procurement begun on the bid's day.

    Only frameworks that say when they apply; none while nobody said when it began.
    """
    start = bid.procurement_start
    if start is None:
        return ()
    return tuple(
        each
        for each in view.frameworks().values()
        if each.applies_from is not None
        and each.applies_from <= start
        and (each.applies_to is None or start <= each.applies_to)
    )


def answer_facts(lookups: Lookups, text: str, limit: Limit, stated: str = "") -> AnswerFacts:
    """Return a text with everything it speaks of; ``stated`` is what its figures came to before."""
    pieces = pieces_of(text)
    lookups.know(chips_of((pieces,)))
    contents = dict.fromkeys(each.content for each in pieces if not isinstance(each.content, str))
    figures = tuple(lookups.figure(each) for each in contents if isinstance(each, Chip))
    return AnswerFacts(
        pieces=pieces,
        fitted=fitted(pieces, limit, lookups.say),
        figures=figures,
        cited=tuple(lookups.cited(each.evidence) for each in contents if isinstance(each, Cited)),
        doubts=doubts_in(pieces, lookups.mark_of, lookups.say),
        changed=changed_since(figures, stated_from(stated)),
    )


def changed_since(figures: Iterable[FigureFacts], stated: Stated) -> tuple[ChangedFigure, ...]:
    """Name the figures that say something else now than was stated before."""
    before = {each.tag: each.said for each in stated.figures}
    return tuple(
        ChangedFigure(each, before[each.tag])
        for each in figures
        if before.get(each.tag, each.said) != each.said
    )


def chips_of(texts: Iterable[Sequence[Piece]]) -> list[Chip]:
    """Return every live figure of several texts."""
    return [each.content for pieces in texts for each in pieces if isinstance(each.content, Chip)]


def _question(
    view: View, lookups: Lookups, question: Question, answer: Answer | None
) -> QuestionFacts:
    text, stated = ("", "") if answer is None else (answer.text, answer.stated)
    facts = answer_facts(lookups, text, limit_of(question), stated)
    if answer is not None and answer.sent:
        facts = replace(facts, fitted=_as_sent(facts.fitted, answer.sent, limit_of(question)))
    promises = () if answer is None else view.all(Promise, answer=answer.uid)
    return QuestionFacts(question, answer, facts, tuple(promises), state_of(facts))


def _as_sent(held: Fitted, sent: str, limit: Limit) -> Fitted:
    """Return the text as it left; its figures stand still in it."""
    return replace(
        held,
        text=sent,
        counted=limit.count(sent),
        over=limit.over(sent),
        stops_at=limit.stops_at(sent),
    )


def _lost(questions: Iterable[QuestionFacts]) -> Iterator[Notice]:
    """Name the files that a sent bid refers to and that may not be shown any more."""
    numbers = {
        each.number: each.hidden
        for question in questions
        for each in question.facts.cited
        if each.hidden in LOST
    }
    yield from (Notice("consent_lost", number) for number in numbers)


def state_of(facts: AnswerFacts) -> AnswerState:
    """Say how far a text has come; too long comes before unproven."""
    if not facts.fitted.text:
        return AnswerState.NOT_STARTED
    if facts.fitted.over:
        return AnswerState.OVER
    return AnswerState.GAPS if facts.gaps else AnswerState.READY
