"""What keeps a tender's records from being kept, and what a person should know of a bid."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sv_evidence.domain.answers import Promise
from sv_evidence.domain.bids import Bid, Question
from sv_evidence.domain.evidence import strange_channels
from sv_evidence.domain.measures import LARGEST_QUANTITY
from sv_evidence.domain.problems import Fault
from sv_evidence.domain.stories import CaseStudy, Quote
from sv_evidence.domain.word_counting import counted

WHOLE_WEIGHT: Final = 100_000
"""A hundred per cent, in thousandths of one."""
MOST_LIMIT: Final = 1_000_000
MOST_MEGABYTES: Final = 100_000
MOST_PAGES: Final = 10_000
_TYPE: Final = re.compile(r"\.?[A-Za-z0-9]{1,10}")

TenderRecord = Bid | Question | Promise | Quote | CaseStudy


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about a bid that a person should know; codes are those of ``wording.bids``."""

    code: str
    detail: str = ""


def bid_faults(record: TenderRecord) -> tuple[Fault, ...]:
    """Name every rule that a record of a tender breaks by itself."""
    match record:
        case Bid():
            return _of_bid(record)
        case Question():
            return _of_question(record)
        case Promise():
            return _of_promise(record)
        case _:
            return _of_story(record)


def notices_of(bid: Bid, questions: Sequence[Question], *, now: datetime) -> tuple[Notice, ...]:
    """Say what is odd about a bid; none of it keeps anybody from going on."""
    found: list[Notice] = []
    if bid.procurement_start is None:
        found.append(Notice("no_procurement_start"))
    if bid.deadline is None:
        found.append(Notice("no_deadline"))
    elif bid.deadline < now and not bid.is_sent:
        found.append(Notice("deadline_past"))
    weights = [each.weight for each in questions]
    total = sum(each or 0 for each in weights)
    if questions and None in weights and total:
        found.append(Notice("weights_missing", str(weights.count(None))))
    elif total and total != WHOLE_WEIGHT:
        found.append(Notice("weights_not_whole", str(total)))
    found.extend(
        Notice("question_longer_than_answer", each.title)
        for each in questions
        if each.most is not None and counted(each.text, each.unit, each.counting) > each.most
    )
    return tuple(found)


def file_types_of(bid: Bid) -> frozenset[str]:
    """Return the endings that the portal takes, in lower case without a dot; none is any."""
    said = (each.strip().lstrip(".").lower() for each in bid.file_types.split(","))
    return frozenset(each for each in said if each)


def _of_bid(bid: Bid) -> tuple[Fault, ...]:
    strange = [
        each
        for each in bid.file_types.split(",")
        if each.strip() and not _TYPE.fullmatch(each.strip())
    ]
    return (
        *_limit("portal_megabytes", bid.portal_megabytes, MOST_MEGABYTES),
        *(Fault("file_types", "not_a_file_type", each.strip()) for each in strange),
        *_pages("attachment_pages", bid.attachment_pages),
    )


def _of_question(question: Question) -> tuple[Fault, ...]:
    found: list[Fault] = []
    if question.weight is not None and not 0 <= question.weight <= WHOLE_WEIGHT:
        found.append(Fault("weight", "not_a_weight"))
    return (
        *found,
        *_limit("most", question.most, MOST_LIMIT),
        *_pages("attachment_pages", question.attachment_pages),
    )


def _of_promise(promise: Promise) -> tuple[Fault, ...]:
    found: list[Fault] = []
    if not promise.sentence.strip():
        found.append(Fault("sentence", "empty"))
    if promise.target is not None and not 0 < promise.target <= LARGEST_QUANTITY:
        found.append(Fault("target", "not_positive" if promise.target <= 0 else "too_large"))
    if promise.target is not None and promise.measure is None:
        found.append(Fault("measure", "target_without_measure"))
    return tuple(found)


def _of_story(story: Quote | CaseStudy) -> tuple[Fault, ...]:
    found: list[Fault] = []
    if isinstance(story, Quote) and not story.text.strip():
        found.append(Fault("text", "empty"))
    strange = strange_channels(story.consent_channels)
    found.extend(Fault("consent_channels", "not_a_channel", each) for each in strange)
    begins, ends = story.consent_from, story.consent_until
    if begins is not None and ends is not None and ends < begins:
        found.append(Fault("consent_until", "ends_before_it_begins"))
    return tuple(found)


def _limit(field: str, most: int | None, largest: int) -> tuple[Fault, ...]:
    if most is None or 0 < most <= largest:
        return ()
    return (Fault(field, "limit_zero" if most <= 0 else "too_large"),)


def _pages(field: str, pages: int | None) -> tuple[Fault, ...]:
    if pages is None or 0 <= pages <= MOST_PAGES:
        return ()
    return (Fault(field, "negative" if pages < 0 else "too_large"),)
