"""Past answers kept for the next tender, with whose they are and whether they are still true."""

from dataclasses import replace
from datetime import timedelta

from sv_evidence.domain.answers import Passage, Promise
from sv_evidence.operations.library import (
    keep_in_library,
    keep_passage,
    library,
    use_passage,
    without_promises,
)
from sv_evidence.store.workspace import Workspace
from tests.builders import TODAY, a_uid
from tests.operations.tendering import FIGURE, a_bid, answered, more_meals, questions

TEXT = f"We shared {FIGURE}. {{{{promise new}}}}We will share more.{{{{/promise}}}}"


def kept(workspace: Workspace) -> Passage:
    bid = a_bid(workspace)
    answer = answered(workspace, questions(workspace, bid.uid)[1].uid, TEXT)
    with workspace.change("Keep a passage") as unit:
        return keep_in_library(unit, answer.uid, "Meals shared", "Amina", today=TODAY)


def test_an_answer_is_kept_without_its_promises(worked: Workspace) -> None:
    passage = kept(worked)

    assert passage.text == f"We shared {FIGURE}. We will share more."
    assert (passage.owner, passage.reviewed_on) == ("Amina", TODAY)
    with worked.read() as view:
        (row,) = library(view, today=TODAY)
        assert len(view.all(Promise)) == 1
    assert [each.title for each in row.used_in] == ["Wellbeing, Lot 2"]
    assert row.facts.changed == ()


def test_a_number_that_changed_since_the_review_is_named(worked: Workspace) -> None:
    passage = kept(worked)
    more_meals(worked)

    with worked.read() as view:
        (row,) = library(view, today=TODAY)
    assert [(each.was, each.figure.said) for each in row.facts.changed] == [
        ("46 meals", "50 meals")
    ]

    with worked.change("Look it over") as unit:
        later = TODAY + timedelta(days=3)
        assert keep_passage(unit, passage, today=later).reviewed_on == later
    with worked.read() as view:
        assert library(view, today=TODAY)[0].facts.changed == ()


def test_a_passage_goes_behind_what_is_written_and_says_where_it_went(worked: Workspace) -> None:
    passage = kept(worked)
    other = a_bid(worked, title="Schools")
    first, second = questions(worked, other.uid)
    answered(worked, first.uid, "We cook.")

    with worked.change("Use a passage") as unit:
        one = use_passage(unit, passage.uid, first.uid, today=TODAY)
        two = use_passage(unit, passage.uid, second.uid, today=TODAY)
        use_passage(unit, passage.uid, second.uid, today=TODAY)

    assert one.text == f"We cook.\n\n{passage.text}"
    assert two.text == passage.text
    with worked.read() as view:
        (row,) = library(view, today=TODAY)
    assert [each.title for each in row.used_in] == ["Wellbeing, Lot 2", "Schools"]


def test_passages_are_found_by_their_words(worked: Workspace) -> None:
    passage = kept(worked)
    with worked.change("Another") as unit:
        keep_passage(unit, replace(passage, uid=a_uid(), title="Zebras"), today=TODAY)

    with worked.read() as view:
        assert [each.passage.title for each in library(view, today=TODAY)] == [
            "Meals shared",
            "Zebras",
        ]
        found = library(view, today=TODAY, words="MEALS shared we")
    assert [each.passage.title for each in found] == ["Meals shared"]


def test_a_text_without_promises_stays_as_it_is() -> None:
    assert without_promises("{{b}}We{{/b}} cook.") == "{{b}}We{{/b}} cook."
