"""Bids are sent and then stand still; what they promised is kept once they are won."""

from datetime import timedelta
from uuid import UUID

import pytest

from sv_evidence.domain.activities import Activity
from sv_evidence.domain.answers import Promise
from sv_evidence.domain.bids import Bid, BidState, Lot
from sv_evidence.domain.contracts import Commitment
from sv_evidence.domain.evidence import ConsentState, Evidence
from sv_evidence.domain.measures import Thousandths
from sv_evidence.domain.returns import CommitmentTerms, Run
from sv_evidence.operations.bid_desk import keep_record, order_questions
from sv_evidence.operations.bid_problems import (
    BidNotSendable,
    BidNotWon,
    BidSent,
    NothingAnswered,
)
from sv_evidence.operations.references import measure_of
from sv_evidence.operations.sending_bids import Won, send_bid, win_bid
from sv_evidence.reports.bid_facts import BidFacts, bid_facts
from sv_evidence.store.workspace import Workspace
from tests.builders import NOW, TODAY, a_uid
from tests.operations.tendering import (
    FIGURE,
    a_bid,
    amended,
    answered,
    more_meals,
    questions,
)


@pytest.fixture
def worked(worked: Workspace) -> Workspace:
    """Say who was there too, so that the meals are proven."""
    with worked.change("Edit activity") as unit:
        (activity,) = unit.all(Activity)
        unit.amend(Activity, activity.uid, people=46)
    return worked


def desk(workspace: Workspace, bid: Bid) -> BidFacts:
    with workspace.read() as view:
        return bid_facts(view, bid.uid, NOW)


def sent(workspace: Workspace, bid: Bid) -> BidFacts:
    with workspace.change("Mark a bid as sent") as unit:
        return send_bid(unit, bid.uid, at=NOW)


def won(workspace: Workspace, bid: Bid) -> Won:
    with workspace.change("Mark a bid as won") as unit:
        return win_bid(unit, bid.uid, at=NOW)


def test_what_was_sent_stands_still(worked: Workspace) -> None:
    bid = a_bid(worked)
    _, second = questions(worked, bid.uid)
    answer = answered(worked, second.uid, f"We shared {FIGURE}.")

    sent(worked, bid)
    more_meals(worked)

    facts = desk(worked, bid)
    told = facts.questions[1].facts
    assert (facts.bid.state, facts.bid.submitted_at) == (BidState.SUBMITTED, NOW)
    assert told.fitted.text == "We shared 46 meals."
    assert [each.was for each in told.changed] == ["46 meals"]
    with pytest.raises(BidSent):
        answered(worked, second.uid, "More.")
    with pytest.raises(BidSent):
        amended(worked, second, most=900)
    with pytest.raises(BidSent), worked.change("Order") as unit:
        order_questions(unit, bid.uid, [second.uid])
    with pytest.raises(BidSent), worked.change("Lot") as unit:
        keep_record(unit, Lot(a_uid(), bid.uid, title="Lot 3"), today=TODAY)
    with pytest.raises(BidSent), worked.change("Promise") as unit:
        keep_record(unit, Promise(a_uid(), answer.uid, "We will."), today=TODAY)


def test_undoing_the_sending_lets_it_be_written_again(worked: Workspace) -> None:
    bid = a_bid(worked)
    _, second = questions(worked, bid.uid)
    answered(worked, second.uid, "We cook.")
    sent(worked, bid)

    worked.undo()

    assert answered(worked, second.uid, "We cook more.").sent == ""


def test_a_bid_with_no_answer_is_not_sent(worked: Workspace) -> None:
    bid = a_bid(worked)
    with pytest.raises(NothingAnswered):
        sent(worked, bid)


def test_nothing_is_sent_that_should_not_be(worked: Workspace) -> None:
    bid = a_bid(worked)
    first, second = questions(worked, bid.uid)
    answered(worked, first.uid, "We shared {{figure GONE 2026-04-01/2026-09-30}}.")
    answered(worked, second.uid, "See {{evidence E-002}}.")
    with worked.read() as view:
        file = view.resolve("E-002", Evidence)
    with worked.change("Withdraw") as unit:
        unit.amend(Evidence, file.uid, consent=ConsentState.WITHDRAWN)

    with pytest.raises(BidNotSendable) as caught:
        sent(worked, bid)

    assert [text.split("\u201d")[0] for text in caught.value.details["reasons"]] == [  # type: ignore[attr-defined]
        "\u201cUnderstanding local need",
        "\u201cSocial value you will deliver",
    ]


def test_a_consent_withdrawn_after_sending_is_said(worked: Workspace) -> None:
    bid = a_bid(worked)
    answered(worked, questions(worked, bid.uid)[1].uid, "See {{evidence E-002}}.")
    sent(worked, bid)
    with worked.change("Withdraw") as unit:
        file = unit.resolve("E-002", Evidence)
        unit.amend(Evidence, file.uid, consent=ConsentState.WITHDRAWN)

    (notice,) = desk(worked, bid).notices

    assert (notice.code, notice.detail) == ("consent_lost", "E-002")


def promised(worked: Workspace) -> tuple[Bid, Promise, Promise, UUID]:
    """A bid with a measured promise and one that is not; and the measure."""
    bid = a_bid(worked)
    _, second = questions(worked, bid.uid)
    answer = answered(
        worked,
        second.uid,
        "{{promise a}}We will share 90 meals.{{/promise}} {{promise b}}We will report.{{/promise}}",
    )
    with worked.read() as view:
        meals, report = view.all(Promise, answer=answer.uid)
        measure = measure_of(view, "M1").uid
    meals = amended(
        worked,
        meals,
        measure=measure,
        target=Thousandths(90_000),
        is_yearly=True,
        due=TODAY,
        owner="Amina",
    )
    return bid, meals, report, measure


def test_winning_turns_promises_into_commitments_with_their_sentences(worked: Workspace) -> None:
    bid, meals, _, measure = promised(worked)

    came = won(worked, bid)

    (commitment,) = came.commitments
    assert (came.contract.title, came.contract.reference) == (bid.title, "NWS/2")
    assert (commitment.wording, commitment.target) == ("We will share 90 meals.", 90_000)
    assert (commitment.measure, commitment.due, commitment.owner) == (measure, TODAY, "Amina")
    assert [each.sentence for each in came.unmeasured] == ["We will report."]
    with worked.read() as view:
        assert view.get(Promise, meals.uid).commitment == commitment.uid
        (terms,) = view.all(CommitmentTerms, commitment=commitment.uid)
        assert terms.run is Run.YEAR
        after = view.get(Bid, bid.uid)
    assert (after.state, after.contract) == (BidState.WON, came.contract.uid)
    assert after.is_sent


def test_a_promise_that_is_measured_later_joins_the_same_contract(worked: Workspace) -> None:
    bid, _, report, measure = promised(worked)
    came = won(worked, bid)

    amended(worked, report, measure=measure, target=Thousandths(4_000), due=TODAY + timedelta(9))
    again = won(worked, bid)

    assert again.contract.uid == came.contract.uid
    assert [(each.wording, each.position) for each in again.commitments] == [("We will report.", 2)]
    worked.undo()
    with worked.read() as view:
        assert len(view.all(Commitment, contract=came.contract.uid)) == 1


def test_a_lost_bid_becomes_no_contract(worked: Workspace) -> None:
    bid = amended(worked, a_bid(worked), state=BidState.LOST)
    with pytest.raises(BidNotWon):
        won(worked, bid)
