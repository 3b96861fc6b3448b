"""What is left to do before a bid leaves: to be answered, cut, proven, or fitted to the portal."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sv_evidence.domain.bid_faults import file_types_of
from sv_evidence.reports.bid_facts import AnswerState, BidFacts, QuestionFacts
from sv_evidence.wording.answers import left_text, nothing_left_text
from sv_evidence.wording.bids import doubt_text, hidden_text, notice_text
from sv_evidence.wording.numbers import size_text
from sv_evidence.wording.words import tr

WORD: Final = "docx"
_MEGABYTE: Final = 1_000_000
"""Portals mean decimal megabytes at least; what fits into these fits into larger ones."""


@dataclass(frozen=True, slots=True)
class Left:
    """One thing left to do or to know; ``question`` is empty where it is about the whole bid."""

    code: str
    question: str
    message: str
    more: tuple[str, ...] = ()
    """The sentences that it is about, each with why."""


def left_to_do(facts: BidFacts, *, word_size: int = 0) -> tuple[Left, ...]:
    """Name what is left, question by question, then what concerns the whole bid.

    ``word_size`` is how many bytes the Word file takes, if it was made.
    """
    return (
        *(each for question in facts.questions for each in _of_question(question)),
        *(Left(each.code, "", notice_text(each)) for each in facts.notices),
        *_of_portal(facts, word_size),
    )


def checklist_text(facts: BidFacts, left: tuple[Left, ...]) -> str:
    """Return the list as text to be ticked off."""
    lines = [facts.bid.title, ""]
    for each in left:
        lines.append(f"[ ] {each.message}")
        lines.extend(f"    - {more}" for more in each.more)
    if not left:
        lines.append(nothing_left_text())
    return "\n".join(lines) + "\n"


def _of_question(told: QuestionFacts) -> Iterator[Left]:
    facts, title = told.facts, told.question.title
    if told.state is AnswerState.NOT_STARTED:
        yield Left("not_answered", title, left_text("not_answered", question=title))
        return
    if facts.fitted.over:
        detail = f"{facts.fitted.over:,}"
        yield Left("over_limit", title, left_text("over_limit", question=title, detail=detail))
    elif facts.fitted.dropped:
        detail = f"{len(facts.fitted.dropped):,}"
        yield Left("dropped", title, left_text("dropped", question=title, detail=detail))
    if facts.doubts:
        said = left_text("gaps", question=title, count=len(facts.doubts))
        more = tuple(f"{each.sentence} {doubt_text(each.why)}" for each in facts.doubts)
        yield Left("gaps", title, said, more)
    for each in facts.cited:
        if each.hidden is not None:
            detail = tr("{number}. {why}", number=each.number, why=hidden_text(each.hidden))
            yield Left("hidden", title, left_text("hidden", question=title, detail=detail))
    if facts.changed:
        detail = "; ".join(
            tr("{now}, was {was}", now=each.figure.said, was=each.was) for each in facts.changed
        )
        yield Left("changed", title, left_text("changed", question=title, detail=detail))


def _of_portal(facts: BidFacts, word_size: int) -> Iterator[Left]:
    taken = file_types_of(facts.bid)
    if taken and WORD not in taken:
        detail = ", ".join(sorted(taken))
        yield Left("word_not_taken", "", left_text("word_not_taken", detail=detail))
    most = facts.bid.portal_megabytes
    if most is not None and word_size > most * _MEGABYTE:
        yield Left("too_large", "", left_text("too_large", detail=size_text(word_size)))
