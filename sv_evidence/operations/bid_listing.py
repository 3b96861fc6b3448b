"""A bid with its lots, questions, answers and promises, as plain data."""

from typing import Any

from sv_evidence.domain.answers import Answer, Promise
from sv_evidence.domain.bids import Bid, Lot
from sv_evidence.operations.shapes import plain_record
from sv_evidence.reports.bid_facts import models_for, questions_of
from sv_evidence.store.view import View


def bid_tree(view: View, bid: Bid) -> dict[str, Any]:
    """Return what belongs to a bid, and the models that apply by the day it began."""
    answers = {each.question: each for each in view.all(Answer)}
    questions = questions_of(view, bid.uid)
    lots = sorted(view.all(Lot, bid=bid.uid), key=lambda each: each.position)
    return {
        "models": [each.id for each in models_for(view, bid)],
        "lots": [plain_record(each) for each in lots],
        "questions": [
            {**plain_record(each), "answer": _answer(view, answers.get(each.uid))}
            for each in questions
        ],
    }


def _answer(view: View, answer: Answer | None) -> dict[str, Any] | None:
    if answer is None:
        return None
    promises = view.all(Promise, answer=answer.uid)
    return {
        **plain_record(answer),
        "promises": [plain_record(each) for each in promises],
    }
