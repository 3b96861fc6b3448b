"""Full-text search: words are found while they are being typed, and nothing typed breaks it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sv_evidence.domain.activities import Activity
from sv_evidence.domain.records import Kind
from sv_evidence.store.words import match_for
from sv_evidence.store.workspace import Workspace
from tests.builders import a_file, an_activity

WORDS = [
    "community",
    "communities",
    "volunteering",
    "volunteers",
    "volunteered",
    "activities",
    "relationship",
    "organisations",
    "celebration",
    "happiness",
    "breakfast",
    "cookery",
    "conversational",
    "employability",
    "sustainable",
    "donated",
    "running",
    "café",
    "attendances",
    "usefully",
    "creativity",
]


def found(workspace: Workspace, words: str) -> list[str]:
    with workspace.read() as view:
        return [hit.title for hit in view.search(words)]


@pytest.mark.parametrize("word", WORDS)
def test_a_word_is_found_at_every_letter_from_the_first(workspace: Workspace, word: str) -> None:
    with workspace.change("Log") as unit:
        unit.add(an_activity(word))

    missed = [word[:end] for end in range(1, len(word) + 1) if not found(workspace, word[:end])]

    assert missed == []


@pytest.mark.parametrize(
    ("typed", "word"),
    [("volunteers", "volunteering"), ("cafe", "café"), ("MEALS", "meal"), ("meal", "Meals")],
)
def test_forms_accents_and_case_do_not_matter(workspace: Workspace, typed: str, word: str) -> None:
    with workspace.change("Log") as unit:
        unit.add(an_activity(word))
    assert found(workspace, typed) == [word]


@pytest.mark.parametrize("typed", ["carpet", "mealtime", "zoo", "ladywood hall"])
def test_other_words_do_not_match(workspace: Workspace, typed: str) -> None:
    with workspace.change("Log") as unit:
        unit.add(an_activity("Carp fishing, meals at Ladywood"))
    assert found(workspace, typed) == []


def test_nothing_typed_finds_nothing(workspace: Workspace) -> None:
    with workspace.change("Log") as unit:
        unit.add(an_activity())
    assert found(workspace, "") == found(workspace, " -- ") == []
    assert match_for("...") == ""


def test_hits_are_newest_first_activities_before_evidence(workspace: Workspace) -> None:
    club, walk, binned = (an_activity(title) for title in ("Lunch", "Lunch walk", "Lunch gone"))
    sheet = a_file(title="Sheet")
    with workspace.change("Log") as unit:
        unit.add_all((club, walk, binned, sheet))
        unit.keep_text(sheet.uid, "Signed at lunch by everybody")
        unit.bin(Activity, binned.uid)

    with workspace.read() as view:
        hits = view.search("lunch")
        assert view.search("lunch", limit=1) == hits[:1]

    assert [(hit.kind, hit.number, hit.title) for hit in hits] == [
        (Kind.ACTIVITY, "A-002", "Lunch walk"),
        (Kind.ACTIVITY, "A-001", "Lunch"),
        (Kind.EVIDENCE, "E-001", "Sheet"),
    ]
    assert hits[2].uid == sheet.uid
    assert "lunch" in hits[2].excerpt


def test_what_says_most_of_the_words_comes_first(workspace: Workspace) -> None:
    titles = ("Lunch", "Lunch for lonely neighbours", "Walk", "Lonely hearts gone")
    one, both, none, binned = (an_activity(title) for title in titles)
    sheet = a_file(title="Loneliness survey")
    with workspace.change("Log") as unit:
        unit.add_all((one, both, none, binned, sheet))
        unit.bin(Activity, binned.uid)
    words = ("lonely neighbour", "lunches", "loneliness", "--")

    with workspace.read() as view:
        done = view.likely(words, Kind.ACTIVITY)
        kept = view.likely(words, Kind.EVIDENCE)
        assert view.likely(words, Kind.ACTIVITY, limit=1) == done[:1]
        assert view.likely(("--", ""), Kind.ACTIVITY) == ()

    assert [hit.title for hit in done] == [titles[1], titles[0]]
    assert [(hit.kind, hit.number) for hit in kept] == [(Kind.EVIDENCE, "E-001")]


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(typed=st.text(max_size=40))
def test_nothing_that_can_be_typed_is_an_error(workspace: Workspace, typed: str) -> None:
    found(workspace, typed)
    with workspace.read() as view:
        view.likely((typed, f'"{typed}" AND'), Kind.ACTIVITY)
    found(workspace, f'"{typed}" AND NEAR( * ^ title:{typed}')
