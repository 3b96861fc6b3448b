"""A tender's own records: the bid with its limits, its lots, and its questions in their order.

What was sent stands still: changing it raises ``BidSent``. Every record is checked by the domain
first; ``InvalidEntry`` names each fault.
"""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from typing import TypeVar
from uuid import UUID

from sv_evidence.domain.answers import Answer, Promise
from sv_evidence.domain.bids import Bid, Lot, Question
from sv_evidence.domain.problems import Fault, InvalidEntry
from sv_evidence.domain.question_lists import QuestionDraft
from sv_evidence.domain.records import Record
from sv_evidence.domain.soundness import faults_of
from sv_evidence.operations.bid_problems import BidSent
from sv_evidence.operations.uids import new_uid
from sv_evidence.reports.bid_facts import questions_of
from sv_evidence.store.unit import Unit
from sv_evidence.store.view import View

R = TypeVar("R", bound=Record)


def keep_record(unit: Unit, record: R, *, today: date) -> R:
    """Keep a record as it is given, new or known; return it as it is now, with its number."""
    _refuse(faults_of(record, today=today))
    tender_faults(unit, record)
    kind = type(record)
    if unit.find(kind, record.uid) is None:
        unit.add(record)
        return unit.get(kind, record.uid)
    given = {each.name: getattr(record, each.name) for each in fields(record)}
    del given["uid"]
    return unit.amend(kind, record.uid, **given)


def add_questions(
    unit: Unit, bid: UUID, drafts: Sequence[QuestionDraft], *, today: date
) -> tuple[Question, ...]:
    """Put questions behind those that a bid has."""
    last = max((each.position for each in questions_of(unit, bid)), default=0)
    return tuple(
        keep_record(
            unit,
            Question(
                uid=new_uid(unit),
                bid=bid,
                title=draft.title,
                text=draft.text,
                position=place,
                label=draft.label,
                weight=draft.weight,
                most=draft.most,
                unit=draft.unit,
            ),
            today=today,
        )
        for place, draft in enumerate(drafts, start=last + 1)
    )


def order_questions(unit: Unit, bid: UUID, order: Sequence[UUID]) -> None:
    """Put the questions of a bid in an order; those not named keep theirs behind the others."""
    refuse_sent(unit, bid)
    held = {each.uid: each for each in questions_of(unit, bid)}
    wanted = [uid for uid in order if uid in held]
    for place, uid in enumerate(dict.fromkeys((*wanted, *held)), start=1):
        unit.amend(Question, uid, position=place)


def refuse_sent(view: View, bid: UUID) -> Bid:
    """Return a bid that may still be written; raise ``BidSent`` for one that left."""
    found = view.get(Bid, bid)
    if found.is_sent:
        raise BidSent(found.number or found.title)
    return found


def tender_faults(view: View, record: Record) -> None:
    """Raise what keeps a record from joining its tender: sent already, or answered already."""
    match record:
        case Question() | Lot():
            refuse_sent(view, record.bid)
        case Answer():
            refuse_sent(view, view.get(Question, record.question).bid)
            others = (each.uid for each in view.all(Answer, question=record.question))
            if any(uid != record.uid for uid in others):
                raise InvalidEntry((Fault("question", "answered_already"),))
        case Promise() if view.find(Promise, record.uid) is None:
            question = view.get(Answer, record.answer).question
            refuse_sent(view, view.get(Question, question).bid)


def _refuse(faults: tuple[Fault, ...]) -> None:
    if faults:
        raise InvalidEntry(faults)
