"""Full-text search: words are found while they are being typed, and nothing typed breaks it."""

from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sv_evidence.domain.activities import Activity
from sv_evidence.domain.evidence import Evidence
from sv_evidence.domain.excerpts import Marked
from sv_evidence.domain.organisations import Place, Project
from sv_evidence.domain.people import Person
from sv_evidence.domain.records import Kind
from sv_evidence.domain.stories import CaseStudy
from sv_evidence.store.words import match_for
from sv_evidence.store.workspace import Workspace
from tests.builders import MEALS, a_file, a_uid, add_framework, an_activity

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
        return [hit.title.text for hit in view.search.records(Kind.ACTIVITY, words, limit=50)]


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


def test_hits_are_newest_first_and_the_bin_holds_none(workspace: Workspace) -> None:
    club, walk, binned = (an_activity(title) for title in ("Lunch", "Lunch walk", "Lunch gone"))
    with workspace.change("Log") as unit:
        unit.add_all((club, walk, binned))
        unit.bin(Activity, binned.uid)

    with workspace.read() as view:
        hits = view.search.records(Kind.ACTIVITY, "lunch", limit=5)
        assert view.search.records(Kind.ACTIVITY, "lunch", limit=1) == hits[:1]
        assert view.search.count(Kind.ACTIVITY, "lunch") == 2

    assert [(hit.number, hit.title) for hit in hits] == [
        ("A-002", Marked("Lunch walk", ((0, 5),))),
        ("A-001", Marked("Lunch", ((0, 5),))),
    ]


def test_words_of_the_title_come_before_those_of_the_rest(workspace: Workspace) -> None:
    titled = an_activity("Hygiene course")
    noted = an_activity("Open day", notes="We showed the hygiene awards")
    with workspace.change("Log") as unit:
        unit.add_all((titled, noted))

    with workspace.read() as view:
        first, second = view.search.records(Kind.ACTIVITY, "hygiene", limit=5)

    assert (first.uid, first.snippet) == (titled.uid, Marked(""))
    assert second.snippet == Marked("We showed the hygiene awards", ((14, 21),))


@pytest.mark.parametrize("typed", ["e-00", "E-002", "e-"])
def test_a_number_is_found_while_it_is_being_typed(workspace: Workspace, typed: str) -> None:
    sheets = [a_file(title=title) for title in ("First", "Second")]
    with workspace.change("Add") as unit:
        unit.add_all(sheets)

    with workspace.read() as view:
        hits = view.search.records(Kind.EVIDENCE, typed, limit=5)
        exact = view.search.numbered(Kind.EVIDENCE, "E-002")

    assert hits[0].title.text == "Second"
    assert hits[0].snippet == Marked("")
    assert exact is not None
    assert exact.uid == sheets[1].uid


def test_words_inside_a_file_are_found_with_those_of_its_record(workspace: Workspace) -> None:
    sheet, other = a_file(title="Sheet", note="Kept by Amina"), a_file(title="Lunch photo")
    with workspace.change("Add") as unit:
        unit.add_all((sheet, other))
        unit.keep_text(sheet.uid, "Signed at lunch by everybody")

    def inside(words: str) -> list[str]:
        with workspace.read() as view:
            files = view.search.files(words, limit=5)
            assert view.search.count_files(words) == len(files)
        return [each.text.text[a:b] for each in files for a, b in each.text.spans]

    assert inside("lunch") == ["lunch"]
    assert inside("amina lunch") == ["lunch"]
    assert inside("amina") == inside("") == []
    with workspace.read() as view:
        assert view.search.count(Kind.EVIDENCE, "amina") == 1
        assert view.search.count(Kind.EVIDENCE, "signed") == 0


def test_what_lies_in_the_bin_is_in_no_index_until_it_is_restored(workspace: Workspace) -> None:
    walk, sheet = an_activity("Canal walk"), a_file(title="Sheet")
    with workspace.change("Log") as unit:
        unit.add_all((walk, sheet))
        unit.keep_text(sheet.uid, "Names of walkers")

    def indexed() -> int:
        with workspace.database.reading() as connection:
            asked = (
                "SELECT (SELECT count(*) FROM {0}_activities) + (SELECT count(*) FROM {0}_evidence)"
            )
            return int(connection.exec_driver_sql(asked.format("search")).scalar_one())

    assert indexed() == 2
    with workspace.change("Bin") as unit:
        unit.bin(Activity, walk.uid)
        unit.bin(Evidence, sheet.uid)
        unit.amend(Activity, walk.uid, title="Park walk")
    assert indexed() == 0

    workspace.undo()
    assert indexed() == 2
    assert found(workspace, "canal") == ["Canal walk"]
    with workspace.read() as view:
        assert [each.uid for each in view.search.files("walkers", limit=5)] == [sheet.uid]


def test_the_words_of_a_text_that_is_taken_away_are_gone(workspace: Workspace) -> None:
    sheet = a_file(title="Sheet")
    with workspace.change("Add") as unit:
        unit.add(sheet)
        unit.keep_text(sheet.uid, "Names of walkers")

    with workspace.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM texts")

    with workspace.read() as view:
        assert view.search.count_files("walkers") == 0
        assert view.search.count(Kind.EVIDENCE, "sheet") == 1


def test_a_file_that_may_hold_words_is_unread_until_it_was_looked_at(workspace: Workspace) -> None:
    letter = a_file(media_type="application/pdf", vault_name="v")
    photo = a_file(media_type="image/jpeg", vault_name="w")
    binned = a_file(media_type="text/plain", vault_name="x")
    with workspace.change("Add") as unit:
        unit.add_all((letter, photo, binned))
        unit.bin(Evidence, binned.uid)

    def unread() -> tuple[UUID, ...]:
        with workspace.read() as view:
            return view.search.unread()

    assert unread() == (letter.uid,)
    with workspace.change("Read") as unit:
        unit.keep_text(letter.uid, "")
    assert unread() == ()
    with workspace.read() as view:
        assert view.search.readable() == 1


def test_records_with_names_of_their_own_are_listed_kind_by_kind(workspace: Workspace) -> None:
    with workspace.change("Set up") as unit:
        uids = add_framework(unit)
        unit.add_all((Project(a_uid(), "Lunch clubs"), Place(a_uid(), "Hall", "B16")))
        unit.add_all((Person(a_uid(), "P-014"), CaseStudy(a_uid(), "Aisha's first job")))

    with workspace.read() as view:
        named = [each for each in view.search.named() if each.uid != uids[MEALS]]

    assert [(each.kind, each.number, each.title, each.beside) for each in named] == [
        (Kind.MEASURE, "M2", "Hours volunteered", "A charter for tests"),
        (Kind.MEASURE, "M3", "Jobs started", "A charter for tests"),
        (Kind.CASE_STUDY, "", "Aisha's first job", ""),
        (Kind.PROJECT, "", "Lunch clubs", ""),
        (Kind.PLACE, "", "Hall", "B16"),
        (Kind.PERSON, "", "P-014", ""),
    ]


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
    for words in (typed, f'"{typed}" AND NEAR( * ^ title:{typed}'):
        found(workspace, words)
        with workspace.read() as view:
            view.search.files(words, limit=1)
            view.search.count_files(words)
            view.likely((words,), Kind.ACTIVITY)
