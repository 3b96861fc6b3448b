"""What can I prove today: from a buyer's question to figures, evidence, words and gaps.

A question is about the outcomes that its words, or words people use for the same, belong to. What
those come to is counted as everywhere; a second sum is asked for once a figure is put in a text.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sv_evidence.domain.answer_text import Chip, chip_text, chips_in, pieces_of
from sv_evidence.domain.answers import Answer, Passage
from sv_evidence.domain.bids import Bid
from sv_evidence.domain.evidence import Channel, EvidenceKind, may_be_shown
from sv_evidence.domain.measures import Period
from sv_evidence.domain.proof import Mark
from sv_evidence.domain.stories import CaseStudy, Quote
from sv_evidence.domain.synonyms import WHOLE, Topic, overlap, stems_of, telling, topics_of
from sv_evidence.operations.asked_files import AskedFile, asked_files, search_words
from sv_evidence.operations.asked_measures import Wanted, wanted_measures
from sv_evidence.reports.answer_facts import Lookups
from sv_evidence.reports.bid_facts import questions_of
from sv_evidence.reports.claim_facts import ClaimFacts, GapFacts
from sv_evidence.reports.facts import PackQuestion
from sv_evidence.reports.gap_facts import gap_facts
from sv_evidence.reports.gathering_outcomes import claim_sums
from sv_evidence.reports.reading import Reading
from sv_evidence.store.view import View
from sv_evidence.wording.numbers import quantity_text

MOST_FIGURES = 12
MOST_FILES = 12
MOST_PHOTOS = 6
MOST_WORDS = 5
MOST_GAPS = 5
_ROWS_LOOKED_AT = 40


@dataclass(frozen=True, slots=True)
class AskedFigure:
    """A claim that the question is about, with its tag for an answer."""

    claim: ClaimFacts
    said: str
    tag: str
    period: Period
    is_quoted: bool
    """Whether the bid asked about quotes it already."""


@dataclass(frozen=True, slots=True)
class AskedStory:
    """Words that may help, and whether they are cleared for a bid."""

    story: Quote | CaseStudy
    hidden: str | None


@dataclass(frozen=True, slots=True)
class Kit:
    """What can be proven today of what a question asks, best first."""

    topics: tuple[Topic, ...]
    period: Period
    figures: tuple[AskedFigure, ...]
    evidence: tuple[AskedFile, ...]
    photos: tuple[AskedFile, ...]
    quotes: tuple[AskedStory, ...]
    case_studies: tuple[AskedStory, ...]
    passages: tuple[Passage, ...]
    gaps: tuple[GapFacts, ...]


def ask(view: View, question: str, period: Period, *, today: date, bid: UUID | None = None) -> Kit:
    """Return what can be proven of what a question asks; a bid's deadline decides over consent."""
    topics = topics_of(question)
    stems = stems_of(" ".join(telling(question)))
    on = _shown_on(view, bid, today)
    reading = Reading(
        view,
        PackQuestion(period),
        today,
        view.conditions(),
        is_checked=False,
        most_rows=_ROWS_LOOKED_AT,
    )
    wanted = wanted_measures(view, reading.measures, topics, stems)
    claims = _claims(reading, wanted)
    files = asked_files(reading, claims, search_words(question, topics), on)
    return Kit(
        topics=topics,
        period=period,
        figures=_figures(view, claims, period, _quoted(view, bid)),
        evidence=tuple(each for each in files if each.kind is not EvidenceKind.PHOTO)[:MOST_FILES],
        photos=tuple(
            each for each in files if each.kind is EvidenceKind.PHOTO and each.hidden is None
        )[:MOST_PHOTOS],
        quotes=_stories(view.all(Quote), topics, stems, on),
        case_studies=_stories(view.all(CaseStudy), topics, stems, on),
        passages=_passages(view, topics, stems),
        gaps=gap_facts(reading, claims, most=MOST_GAPS, most_rows=_ROWS_LOOKED_AT),
    )


def could_use(
    view: View, bid: UUID, question: UUID, period: Period, *, today: date
) -> tuple[AskedFigure, ...]:
    """Return proven figures that an answer does not quote yet, those nearest its question first."""
    asked = next(each for each in questions_of(view, bid) if each.uid == question)
    kit = ask(view, f"{asked.title} {asked.text}", period, today=today, bid=bid)
    held = next(iter(view.all(Answer, question=question)), None)
    lookups = Lookups(view, today)
    used = {lookups.measure(chip.measure) for chip in chips_in(held.text if held else "")}
    return tuple(
        each
        for each in kit.figures
        if each.claim.mark is Mark.PROVEN and each.claim.measure not in used
    )


def _shown_on(view: View, bid: UUID | None, today: date) -> date:
    """Return the day on which what is found would be shown: the deadline, if it is to come."""
    deadline = None if bid is None else view.get(Bid, bid).deadline
    return today if deadline is None else max(today, deadline.date())


def _claims(reading: Reading, wanted: Mapping[UUID, Wanted]) -> tuple[ClaimFacts, ...]:
    """Return the claims of the measures wanted: the nearest first, proven before unproven."""
    order = list(Mark)
    held = [claim for uid, each in claim_sums(reading).items() if uid in wanted for claim in each]
    held.sort(
        key=lambda claim: (
            -wanted[claim.measure].nearness,
            order.index(claim.mark),
            -(claim.value.total if claim.value else 0),
            -claim.results,
        )
    )
    return tuple(held[:MOST_FIGURES])


def _figures(
    view: View, claims: Iterable[ClaimFacts], period: Period, quoted: frozenset[UUID]
) -> tuple[AskedFigure, ...]:
    listed = tuple(claims)
    names = Lookups(view, period.last)
    twice = [claim.measure for claim in listed]
    return tuple(
        AskedFigure(
            claim=claim,
            said=quantity_text(claim.quantity, claim.unit),
            tag=chip_text(
                Chip(
                    _named(names, claim),
                    period,
                    claim.impact if twice.count(claim.measure) > 1 else None,
                )
            ),
            period=period,
            is_quoted=claim.measure in quoted,
        )
        for claim in listed
    )


def _named(names: Lookups, claim: ClaimFacts) -> str:
    """Return the code of a measure where it names no other, else its uid."""
    is_plain = not set(claim.code) & set(" {}") and names.measure(claim.code) == claim.measure
    return claim.code if is_plain else str(claim.measure)


def _quoted(view: View, bid: UUID | None) -> frozenset[UUID]:
    if bid is None:
        return frozenset()
    asked = {each.uid for each in questions_of(view, bid)}
    texts = [each.text for each in view.all(Answer) if each.question in asked]
    lookups = Lookups(view, date.max)
    found = (lookups.measure(chip.measure) for text in texts for chip in chips_in(text))
    return frozenset(uid for uid in found if uid is not None)


def _stories(
    stories: Iterable[Quote | CaseStudy], topics: Sequence[Topic], stems: Sequence[str], on: date
) -> tuple[AskedStory, ...]:
    scored = []
    for each in stories:
        words = _words_of(each)
        score = _nearness(words, topics, stems)
        if score or any(topic.id == WHOLE for topic in topics):
            hidden = may_be_shown(each, Channel.BID_PACK, on)
            scored.append((hidden is not None, -score, AskedStory(each, hidden)))
    scored.sort(key=lambda row: row[:2])
    return tuple(story for *_, story in scored[:MOST_WORDS])


def _passages(view: View, topics: Sequence[Topic], stems: Sequence[str]) -> tuple[Passage, ...]:
    scored = []
    for each in view.all(Passage):
        words = " ".join(
            piece.content for piece in pieces_of(each.text) if isinstance(piece.content, str)
        )
        score = _nearness(f"{each.title} {words}", topics, stems)
        if score:
            scored.append((-score, each))
    scored.sort(key=lambda row: row[0])
    return tuple(each for _, each in scored[:MOST_WORDS])


def _nearness(words: str, topics: Sequence[Topic], stems: Sequence[str]) -> int:
    own = stems_of(words)
    shared = sum(min(topic.speaks_of(own), 3) for topic in topics)
    return shared + overlap(stems, words)


def _words_of(story: Quote | CaseStudy) -> str:
    if isinstance(story, Quote):
        return f"{story.text} {story.source}"
    return f"{story.title} {story.need} {story.what_we_did} {story.change} {story.proof}"
