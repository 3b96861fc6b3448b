"""A bid with all that belongs to it, and stories, with every field filled."""

from uuid import UUID

from sv_evidence.domain.answers import Answer, Passage, PassageUse, Promise, Snapshot
from sv_evidence.domain.bids import Bid, BidState, Lot, Question
from sv_evidence.domain.evidence import ConsentState
from sv_evidence.domain.measures import Thousandths
from sv_evidence.domain.records import Record
from sv_evidence.domain.stories import CaseStudy, Quote
from sv_evidence.domain.word_counting import CountingRule, LimitUnit
from tests.builders import NOW, TODAY, a_uid


def full_bid(buyer: UUID, contract: UUID) -> Bid:
    """A bid with every field filled."""
    return Bid(
        a_uid(),
        "Meals again",
        buyer,
        "B-004",
        "ITT 3",
        TODAY,
        NOW,
        BidState.WON,
        NOW,
        10,
        "pdf,docx",
        12,
        contract,
        NOW,
    )


def full_question(bid: UUID, lot: UUID) -> Question:
    """A question with every field filled."""
    return Question(
        a_uid(),
        bid,
        "Social value",
        "What will you deliver?",
        3,
        "3a",
        Thousandths(20_000),
        750,
        LimitUnit.CHARACTERS,
        CountingRule.BOX,
        takes_attachments=True,
        attachment_pages=2,
        lot=lot,
        binned_at=NOW,
    )


def full_tender(bid: UUID, measure: UUID, commitment: UUID) -> tuple[Record, ...]:
    """What belongs to a bid, with every field filled."""
    lot = Lot(a_uid(), bid, 2, "Lot 2", is_ours=True, binned_at=NOW)
    question = full_question(bid, lot.uid)
    passage = Passage(a_uid(), "Meals", "We serve meals.", "Amina", TODAY, "{}", NOW)
    answer = Answer(a_uid(), question.uid, "{{b}}Ours{{/b}}", "{}", "Ours", NOW)
    return (
        lot,
        question,
        passage,
        answer,
        PassageUse(a_uid(), answer.uid, passage.uid, NOW),
        Snapshot(a_uid(), answer.uid, "Before cutting", "Ours", "{}", NOW, NOW),
        full_promise(answer.uid, measure, commitment),
    )


def full_promise(answer: UUID, measure: UUID, commitment: UUID) -> Promise:
    """A promise with every field filled."""
    return Promise(
        a_uid(),
        answer,
        "We will serve meals.",
        measure,
        Thousandths(5_200_000),
        is_yearly=True,
        due=TODAY,
        owner="Amina",
        commitment=commitment,
        binned_at=NOW,
    )


def full_stories(place: UUID, activity: UUID, person: UUID, file: UUID) -> tuple[Record, ...]:
    """A quote and a case study with every field filled."""
    quote = Quote(
        a_uid(),
        "I cook again.",
        "Guest, Ladywood",
        TODAY,
        activity,
        person,
        file,
        ConsentState.HELD,
        "bid_pack",
        TODAY,
        TODAY,
        NOW,
    )
    case = CaseStudy(
        a_uid(),
        "Cooking again",
        "Need",
        "Work",
        "Change",
        "Proof",
        place,
        activity,
        person,
        file,
        quote.uid,
        TODAY,
        ConsentState.HELD,
        "published",
        TODAY,
        TODAY,
        NOW,
    )
    return quote, case
