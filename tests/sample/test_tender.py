"""The sample's tender is the one of the design, and its figures are facts."""

from sv_evidence.domain.bids import Bid
from sv_evidence.domain.evidence import Channel
from sv_evidence.domain.measures import Period
from sv_evidence.domain.proof import Mark
from sv_evidence.operations.asking import could_use
from sv_evidence.reports.bid_facts import AnswerState, BidFacts, bid_facts
from sv_evidence.reports.story_facts import quotes_for, stories_for
from sv_evidence.sample.organisation import SAMPLE_NOW
from sv_evidence.store.view import View
from tests.sample.test_figures import HALF_YEAR

QUESTIONS = [
    ("Understanding local need", 15, 486, 500, AnswerState.READY, 0),
    ("Service delivery model", 25, 934, 1_000, AnswerState.READY, 0),
    (
        "Social value you will deliver, and how you will prove it",
        20,
        612,
        750,
        AnswerState.GAPS,
        2,
    ),
    ("Safeguarding and quality", 15, 498, 500, AnswerState.READY, 0),
    ("Workforce and volunteers", 10, 341, 500, AnswerState.GAPS, 1),
    ("Mobilisation plan", 15, 0, 500, AnswerState.NOT_STARTED, 0),
]


def desk(view: View) -> BidFacts:
    return bid_facts(view, view.all(Bid)[0].uid, SAMPLE_NOW)


def test_every_question_stands_as_in_the_design(view: View) -> None:
    facts = desk(view)

    found = [
        (
            each.question.title,
            (each.question.weight or 0) // 1000,
            each.facts.fitted.counted,
            each.question.most,
            each.state,
            each.facts.gaps,
        )
        for each in facts.questions
    ]
    assert found == QUESTIONS
    assert sum(each.facts.fitted.counted for each in facts.questions) == 2_871
    assert (facts.ready, facts.days_left) == (3, 6)
    assert facts.notices == ()
    assert [each.id for each in facts.models] == ["svm-ppn-002"]


def test_the_figures_quoted_are_those_of_the_claims(view: View) -> None:
    told = desk(view).questions[2].facts

    assert {(each.code, each.said, each.mark) for each in told.figures} == {
        ("MEALS", "3,412 meals", Mark.PROVEN),
        ("ATTEND", "1,986 attendances", Mark.PROVEN),
        ("TRAINED", "64 people", Mark.PROVEN),
        ("JOBS", "9 people", Mark.PART_PROVEN),
        ("JOBS", "6", Mark.PROVEN),
        ("LONELY", "31 people", Mark.UNPROVEN),
    }
    assert [each.number for each in told.cited] == ["E-237", "E-236", "E-235"]
    assert all(each.hidden is None for each in told.cited)
    files = {each.code: dict(each.files) for each in told.figures}
    assert 48 in files["MEALS"].values()
    assert told.changed == ()


def test_proven_figures_that_it_does_not_quote_are_offered(view: View) -> None:
    facts = desk(view)
    asked = facts.questions[2].question.uid

    offered = could_use(
        view, facts.bid.uid, asked, Period(HALF_YEAR.first, HALF_YEAR.last), today=HALF_YEAR.last
    )

    assert {"SURPLUS", "RLW"} <= {each.claim.code for each in offered}
    assert not {"MEALS", "JOBS"} & {each.claim.code for each in offered}


def test_its_promises_are_measured_where_they_can_be(view: View) -> None:
    promises = desk(view).questions[2].promises

    assert [each.target for each in promises] == [5_200_000, 96_000, 18_000, None, None]
    assert promises[0].sentence.startswith("For Lot 2 we will run four more clubs")


def test_its_story_may_go_where_consent_was_given(view: View) -> None:
    (story,) = stories_for(view, Channel.BID_PACK, HALF_YEAR.last)
    quotes = quotes_for(view, Channel.BID_PACK, HALF_YEAR.last)

    assert (story.title, story.picture) == ("From lunch guest to kitchen hand", "E-226")
    assert story.quote is not None
    assert story.proof == (
        "She is one of the 64 people trained and of the 9 people moved into paid work."
    )
    assert [each.hidden for each in quotes] == [None, "needed"]
