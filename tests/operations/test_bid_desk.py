"""Tenders: written with live figures, with what they rest on and what they promise."""

from dataclasses import replace

import pytest

from sv_evidence.domain.activities import Activity
from sv_evidence.domain.answers import Answer, Promise
from sv_evidence.domain.bids import Bid
from sv_evidence.domain.measures import Thousandths
from sv_evidence.domain.problems import InvalidEntry
from sv_evidence.domain.proof import Mark
from sv_evidence.operations.answering import (
    compare_with_now,
    snapshots_of,
    take_back,
    take_snapshot,
    write_answer,
)
from sv_evidence.operations.bid_desk import keep_record, order_questions
from sv_evidence.operations.framework_library import install_framework, shipped_framework
from sv_evidence.reports.bid_facts import AnswerState, BidFacts, bid_facts
from sv_evidence.store.errors import NoSuchRecord
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


def test_an_answer_says_its_figures_and_what_they_rest_on(worked: Workspace) -> None:
    bid = a_bid(worked)
    _, second = questions(worked, bid.uid)

    answered(worked, second.uid, f"We shared {FIGURE} {{{{evidence E-002}}}}.")

    first, told = desk(worked, bid).questions
    assert first.state is AnswerState.NOT_STARTED
    assert told.facts.fitted.text == "We shared 46 meals [E-002]."
    assert (told.facts.fitted.counted, told.state) == (5, AnswerState.READY)
    (figure,) = told.facts.figures
    assert (figure.code, figure.said, figure.mark) == ("M1", "46 meals", Mark.PROVEN)
    assert dict(figure.files) == {"Sign-in sheet, signed on the day": 1, "Photo": 1}
    (cited,) = told.facts.cited
    assert (cited.number, cited.hidden) == ("E-002", None)


def test_a_bid_says_how_it_stands(worked: Workspace) -> None:
    bid = a_bid(worked)

    facts = desk(worked, bid)

    assert (facts.ready, facts.days_left, facts.notices) == (0, 6, ())
    assert [each.question.title for each in facts.questions] == [
        "Understanding local need",
        "Social value you will deliver",
    ]
    assert desk(worked, amended(worked, bid, deadline=None)).days_left is None


def test_a_figure_that_changed_since_is_named_with_what_it_was(worked: Workspace) -> None:
    bid = a_bid(worked)
    _, second = questions(worked, bid.uid)
    answered(worked, second.uid, f"We shared {FIGURE}.")

    more_meals(worked)

    told = desk(worked, bid).questions[1].facts
    assert told.fitted.text == "We shared 50 meals."
    assert [(each.figure.said, each.was) for each in told.changed] == [("50 meals", "46 meals")]


@pytest.mark.parametrize(
    ("text", "said", "mark"),
    [
        ("{{figure M1 2026-04-01/2026-09-30 proven}}", "46 meals", Mark.PROVEN),
        ("{{figure M1 2026-04-01/2026-09-30 core number}}", "46", Mark.PROVEN),
        ("{{figure M1 2026-04-01/2026-09-30 additional}}", "0 meals", Mark.UNPROVEN),
        ("{{figure test-charter/M1 2026-04-01/2026-09-30}}", "46 meals", Mark.PROVEN),
        ("{{figure M1 2025-04-01/2025-09-30}}", "0 meals", Mark.UNPROVEN),
        ("{{figure M2 2026-04-01/2026-09-30 proven}}", "0 hours", Mark.UNPROVEN),
        ("{{figure GONE 2026-04-01/2026-09-30}}", "[no such figure]", None),
        ("{{figure M1 2026-04-01/2026-09-30 contract:C-900}}", "[no such figure]", None),
    ],
)
def test_a_figure_is_the_part_that_was_asked_for(
    worked: Workspace, text: str, said: str, mark: Mark | None
) -> None:
    bid = a_bid(worked)
    answered(worked, questions(worked, bid.uid)[1].uid, text)

    (figure,) = desk(worked, bid).questions[1].facts.figures
    assert (figure.said, figure.mark) == (said, mark)


def test_an_answer_that_is_too_long_says_so_once_nothing_more_can_drop_out(
    worked: Workspace,
) -> None:
    bid = a_bid(worked)
    _, second = questions(worked, bid.uid)
    words = "We cook with people every day of the week and in each ward. "

    answered(worked, second.uid, f"{words}{{{{optional 1}}}}And more.{{{{/optional}}}}")

    told = desk(worked, bid).questions[1]
    assert (told.state, told.facts.fitted.over) == (AnswerState.OVER, 1)
    assert told.facts.fitted.dropped == (1,)


def test_what_wants_proof_is_a_gap(worked: Workspace) -> None:
    bid = a_bid(worked)
    first, second = questions(worked, bid.uid)

    answered(worked, first.uid, "We shared 3,286 meals.")
    answered(worked, second.uid, "See {{evidence E-900}}.")

    told = desk(worked, bid).questions
    assert [each.state for each in told] == [AnswerState.GAPS, AnswerState.GAPS]
    assert told[1].facts.cited[0].hidden == "gone"
    assert [each.facts.gaps for each in told] == [1, 1]


def test_snapshots_are_compared_and_taken_back(worked: Workspace) -> None:
    bid = a_bid(worked)
    _, second = questions(worked, bid.uid)
    answer = answered(worked, second.uid, f"We shared {FIGURE}.")
    with worked.change("Keep a snapshot") as unit:
        snapshot = take_snapshot(unit, answer.uid, "Before cutting", at=NOW, today=TODAY)
    answered(worked, second.uid, "We cook.")

    with worked.read() as view:
        runs = compare_with_now(view, snapshot.uid, today=TODAY)
        assert [each.uid for each in snapshots_of(view, answer.uid)] == [snapshot.uid]
    assert "".join(run.text for run in runs if run.went != "new") == "We shared 46 meals."
    with worked.change("Go back") as unit:
        assert take_back(unit, snapshot.uid, today=TODAY).text == f"We shared {FIGURE}."


def test_a_marked_sentence_becomes_a_promise_and_goes_with_its_mark(worked: Workspace) -> None:
    bid = a_bid(worked)
    _, second = questions(worked, bid.uid)

    answer = answered(worked, second.uid, "{{promise new}}We will share 90 meals.{{/promise}} So.")

    with worked.read() as view:
        (promise,) = view.all(Promise, answer=answer.uid)
    assert promise.sentence == "We will share 90 meals."
    assert str(promise.uid) in answer.text
    answered(worked, second.uid, answer.text.replace("90", "95"))
    with worked.read() as view:
        assert view.get(Promise, promise.uid).sentence == "We will share 95 meals."
    answered(worked, second.uid, "So.")
    with worked.read() as view:
        assert view.all(Promise, answer=answer.uid) == ()
    answered(worked, second.uid, answer.text)
    with worked.read() as view:
        assert [each.uid for each in view.all(Promise, answer=answer.uid)] == [promise.uid]


def test_questions_are_put_in_order(worked: Workspace) -> None:
    bid = a_bid(worked)
    first, second = questions(worked, bid.uid)

    with worked.change("Order") as unit:
        order_questions(unit, bid.uid, [second.uid, a_uid()])

    assert [each.uid for each in questions(worked, bid.uid)] == [second.uid, first.uid]


def test_a_question_has_one_answer(worked: Workspace) -> None:
    bid = a_bid(worked)
    _, second = questions(worked, bid.uid)
    answered(worked, second.uid, "We cook.")

    with pytest.raises(InvalidEntry) as caught, worked.change("Twice") as unit:
        keep_record(unit, Answer(a_uid(), second.uid, "Again"), today=TODAY)

    assert caught.value.faults[0].code == "answered_already"


def test_a_limit_of_nought_is_refused(worked: Workspace) -> None:
    bid = a_bid(worked)
    _, second = questions(worked, bid.uid)
    with pytest.raises(InvalidEntry) as caught:
        amended(worked, second, most=0)
    assert caught.value.faults[0].code == "limit_zero"
    with pytest.raises(InvalidEntry), worked.change("New") as unit:
        keep_record(unit, replace(second, uid=a_uid(), weight=Thousandths(-1)), today=TODAY)
    assert len(questions(worked, bid.uid)) == 2


def test_only_what_applies_on_the_day_it_began_is_its_model(worked: Workspace) -> None:
    with worked.change("Add framework") as unit:
        install_framework(unit, shipped_framework("svm-ppn-002"))
    bid = a_bid(worked)

    assert [each.id for each in desk(worked, bid).models] == ["svm-ppn-002"]
    unsaid = amended(worked, bid, procurement_start=None)
    assert desk(worked, unsaid).models == ()
    assert [each.code for each in desk(worked, unsaid).notices] == ["no_procurement_start"]


def test_writing_needs_a_question_that_is_there(worked: Workspace) -> None:
    with pytest.raises(NoSuchRecord), worked.change("Write") as unit:
        write_answer(unit, a_uid(), "We cook.", today=TODAY)
