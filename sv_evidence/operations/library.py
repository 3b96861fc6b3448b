"""Past answers kept for the next tender: whose they are, where they went, whether they are true."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sv_evidence.domain.answer_fitting import Limit
from sv_evidence.domain.answer_text import pieces_of, text_of
from sv_evidence.domain.answers import Answer, Passage, PassageUse
from sv_evidence.domain.bids import Bid, Question
from sv_evidence.operations.answering import answer_of, write_answer
from sv_evidence.operations.bid_desk import keep_record
from sv_evidence.operations.uids import new_uid
from sv_evidence.reports.answer_facts import Lookups
from sv_evidence.reports.bid_facts import AnswerFacts, answer_facts, chips_of
from sv_evidence.reports.stated import stated_of
from sv_evidence.store.unit import Unit
from sv_evidence.store.view import View

_NO_LIMIT = Limit(None)


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A passage, the bids that it went into, and its text with what changed since its review."""

    passage: Passage
    used_in: tuple[Bid, ...]
    facts: AnswerFacts


def library(view: View, *, today: date, words: str = "") -> tuple[PassageRow, ...]:
    """Return the passages that hold all the words, by title."""
    wanted = words.casefold().split()
    held = sorted(
        (
            each
            for each in view.all(Passage)
            if all(word in f"{each.title} {each.text}".casefold() for word in wanted)
        ),
        key=lambda each: each.title.casefold(),
    )
    lookups = Lookups(view, today)
    lookups.know(chips_of(pieces_of(each.text) for each in held))
    used = _used_in(view)
    return tuple(
        PassageRow(
            each,
            used.get(each.uid, ()),
            answer_facts(lookups, each.text, _NO_LIMIT, each.stated),
        )
        for each in held
    )


def keep_passage(unit: Unit, passage: Passage, *, today: date) -> Passage:
    """Keep a passage that somebody wrote or looked over today."""
    facts = answer_facts(Lookups(unit, today), passage.text, _NO_LIMIT)
    stated = stated_of(facts.figures, facts.cited)
    return keep_record(unit, replace(passage, reviewed_on=today, stated=stated), today=today)


def keep_in_library(unit: Unit, answer: UUID, title: str, owner: str, *, today: date) -> Passage:
    """Keep the text of an answer as a passage; its promises stay with the answer alone."""
    held = unit.get(Answer, answer)
    bare = Passage(new_uid(unit), title, without_promises(held.text), owner)
    passage = keep_passage(unit, bare, today=today)
    unit.add(PassageUse(new_uid(unit), answer, passage.uid))
    return passage


def use_passage(unit: Unit, passage: UUID, question: UUID, *, today: date) -> Answer:
    """Put a passage behind what an answer says already; its figures stay live."""
    text = unit.get(Passage, passage).text
    held = answer_of(unit, question)
    before = "" if held is None else held.text.rstrip()
    answer = write_answer(unit, question, f"{before}\n\n{text}" if before else text, today=today)
    if not unit.all(PassageUse, answer=answer.uid, passage=passage):
        unit.add(PassageUse(new_uid(unit), answer.uid, passage))
    return answer


def without_promises(text: str) -> str:
    """Return a text whose sentences promise nothing any more."""
    return text_of(replace(each, dress=replace(each.dress, promise="")) for each in pieces_of(text))


def _used_in(view: View) -> dict[UUID, tuple[Bid, ...]]:
    answers = {each.uid: each for each in view.all(Answer)}
    questions = {each.uid: each for each in view.all(Question)}
    bids = {each.uid: each for each in view.all(Bid)}
    found: dict[UUID, dict[UUID, Bid]] = {}
    for use in view.all(PassageUse):
        answer = answers.get(use.answer)
        question = None if answer is None else questions.get(answer.question)
        if question is not None and question.bid in bids:
            found.setdefault(use.passage, {})[question.bid] = bids[question.bid]
    return {uid: tuple(held.values()) for uid, held in found.items()}
