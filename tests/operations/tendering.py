"""A bid with questions and answers, for the tests of the bid desk."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from sv_evidence.domain.activities import ActivityDraft, ResultDraft
from sv_evidence.domain.answers import Answer
from sv_evidence.domain.bids import Bid, Question
from sv_evidence.domain.measures import Thousandths
from sv_evidence.domain.question_lists import questions_in
from sv_evidence.operations.activity_log import log_activity
from sv_evidence.operations.answering import write_answer
from sv_evidence.operations.bid_desk import add_questions, keep_record
from sv_evidence.operations.references import measure_of
from sv_evidence.store.workspace import Workspace
from tests.builders import TODAY, a_buyer, a_uid

DEADLINE = datetime(2026, 10, 6, 11, 0, tzinfo=UTC)
FIGURE = "{{figure M1 2026-04-01/2026-09-30}}"
ASKED = (
    "1. Understanding local need (40%, 50 words)\n2. Social value you will deliver (60%, 12 words)"
)


def a_bid(
    workspace: Workspace, asked: str = ASKED, title: str = "Wellbeing, Lot 2", **given: Any
) -> Bid:
    """Keep a bid with the questions of a pasted text."""
    buyer = a_buyer()
    fields: dict[str, Any] = {
        "reference": "NWS/2",
        "procurement_start": date(2026, 8, 24),
        "deadline": DEADLINE,
    }
    with workspace.change("Add a bid") as unit:
        unit.add(buyer)
        bid = keep_record(unit, Bid(a_uid(), title, buyer.uid, **(fields | given)), today=TODAY)
        add_questions(unit, bid.uid, questions_in(asked), today=TODAY)
    return bid


def questions(workspace: Workspace, bid: UUID) -> tuple[Question, ...]:
    """Return the questions of a bid in order."""
    with workspace.read() as view:
        return tuple(sorted(view.all(Question, bid=bid), key=lambda each: each.position))


def answered(workspace: Workspace, question: UUID, text: str) -> Answer:
    """Write an answer as one change."""
    with workspace.change("Write an answer") as unit:
        return write_answer(unit, question, text, today=TODAY)


def amended(workspace: Workspace, record: Any, **given: Any) -> Any:
    """Change a record through the desk."""
    with workspace.change("Edit") as unit:
        return keep_record(unit, replace(record, **given), today=TODAY)


def more_meals(workspace: Workspace) -> None:
    """Log four meals that nothing proves."""
    with workspace.change("Log") as unit:
        meals = measure_of(unit, "M1").uid
        draft = ActivityDraft(
            title="Lunch",
            people=4,
            first_day=TODAY,
            place="Hall",
            results=(ResultDraft(meals, Thousandths(4_000)),),
        )
        log_activity(unit, draft, today=TODAY)
