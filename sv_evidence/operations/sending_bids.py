"""A bid on its way: sent, with its answers standing still, and won, with its promises kept.

``send_bid`` and ``win_bid`` are undone like anything else.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sv_evidence.domain.answers import Answer, Promise
from sv_evidence.domain.bids import Bid, BidState
from sv_evidence.domain.contracts import Commitment, Contract
from sv_evidence.domain.measures import Thousandths
from sv_evidence.domain.returns import CommitmentTerms, Run
from sv_evidence.operations.bid_desk import keep_record, refuse_sent
from sv_evidence.operations.bid_problems import BidNotSendable, BidNotWon, NothingAnswered
from sv_evidence.operations.uids import new_uid
from sv_evidence.reports.bid_facts import BidFacts, QuestionFacts, bid_facts, questions_of
from sv_evidence.reports.stated import stated_of
from sv_evidence.store.unit import Unit
from sv_evidence.store.view import View
from sv_evidence.wording.bids import stop_text

NEVER_SHOWN = frozenset({"withdrawn", "gone"})
"""Why a file may not even be referred to."""


@dataclass(frozen=True, slots=True)
class Won:
    """What came of a won bid; ``unmeasured`` are promises that nothing can be tracked by yet."""

    contract: Contract
    commitments: tuple[Commitment, ...]
    unmeasured: tuple[Promise, ...]


def send_bid(unit: Unit, bid: UUID, *, at: datetime) -> BidFacts:
    """Mark a bid as sent: its answers stand still from now on, with the figures they stated.

    Raise ``BidSent``, ``NothingAnswered``, or ``BidNotSendable`` with every reason.
    """
    refuse_sent(unit, bid)
    facts = bid_facts(unit, bid, at)
    answered = [each for each in facts.questions if each.facts.fitted.text]
    if not answered:
        raise NothingAnswered(facts.bid.number or facts.bid.title)
    reasons = stops_in(answered)
    if reasons:
        raise BidNotSendable(reasons)
    for each in answered:
        if each.answer is not None:
            unit.amend(
                Answer,
                each.answer.uid,
                sent=each.facts.fitted.text,
                stated=stated_of(each.facts.figures, each.facts.cited),
            )
    unit.amend(Bid, bid, state=BidState.SUBMITTED, submitted_at=at)
    return bid_facts(unit, bid, at)


def stops_in(questions: Iterable[QuestionFacts]) -> tuple[str, ...]:
    """Say what in the answers must not leave, a sentence each; nothing if all may."""
    return tuple(
        said
        for each in questions
        for said in (
            *(
                stop_text("no_figure", question=each.question.title, detail=figure.code)
                for figure in each.facts.figures
                if figure.mark is None
            ),
            *(
                stop_text(cited.hidden, question=each.question.title, detail=cited.number)
                for cited in each.facts.cited
                if cited.hidden in NEVER_SHOWN
            ),
        )
    )


def win_bid(unit: Unit, bid: UUID, *, at: datetime) -> Won:
    """Mark a bid as won and turn its promises into commitments, each with its own sentence.

    One that was not marked as sent is sent first. Promises without a measure and a target stay
    promises, and join once they have both and the bid is marked again. Raise ``BidNotWon`` for a
    lost or withdrawn one, or what ``send_bid`` raises.
    """
    found = unit.get(Bid, bid)
    if found.state in {BidState.LOST, BidState.WITHDRAWN}:
        raise BidNotWon(found.number or found.title)
    if not found.is_sent:
        send_bid(unit, bid, at=at)
    contract = _contract(unit, found, today=at.date())
    unit.amend(Bid, bid, state=BidState.WON, contract=contract.uid)
    made, unmeasured = [], []
    for promise in promises_of_bid(unit, bid):
        if promise.commitment is not None:
            continue
        if promise.measure is None or promise.target is None:
            unmeasured.append(promise)
            continue
        made.append(_commitment(unit, promise, promise.measure, promise.target, contract))
    return Won(contract, tuple(made), tuple(unmeasured))


def promises_of_bid(view: View, bid: UUID) -> tuple[Promise, ...]:
    """Return the promises of a bid, question by question."""
    answers = {each.question: each.uid for each in view.all(Answer)}
    return tuple(
        promise
        for question in questions_of(view, bid)
        if question.uid in answers
        for promise in view.all(Promise, answer=answers[question.uid])
    )


def _contract(unit: Unit, bid: Bid, *, today: date) -> Contract:
    if bid.contract is not None:
        return unit.get(Contract, bid.contract)
    contract = Contract(
        uid=new_uid(unit),
        title=bid.title,
        buyer=bid.buyer,
        reference=bid.reference,
        procurement_start=bid.procurement_start,
    )
    return keep_record(unit, contract, today=today)


def _commitment(
    unit: Unit, promise: Promise, measure: UUID, target: Thousandths, contract: Contract
) -> Commitment:
    held = unit.all(Commitment, contract=contract.uid)
    commitment = Commitment(
        uid=new_uid(unit),
        contract=contract.uid,
        measure=measure,
        position=max((each.position for each in held), default=0) + 1,
        wording=promise.sentence,
        target=target,
        due=promise.due,
        owner=promise.owner,
    )
    unit.add(commitment)
    if promise.is_yearly:
        unit.add(CommitmentTerms(new_uid(unit), commitment.uid, Run.YEAR))
    unit.amend(Promise, promise.uid, commitment=commitment.uid)
    return commitment
