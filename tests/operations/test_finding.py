"""Anything is found by its number or its words, the likeliest first."""

from pathlib import Path
from threading import Event

import pytest

from sv_evidence.domain.activities import Activity
from sv_evidence.domain.excerpts import PAGE_END
from sv_evidence.domain.organisations import Place
from sv_evidence.domain.records import Kind
from sv_evidence.operations.attaching import attach_files
from sv_evidence.operations.binning import bin_records
from sv_evidence.operations.finding import Found, find, hits_of, read_so_far
from sv_evidence.operations.incoming import FileDraft
from sv_evidence.operations.indexing import index_files
from sv_evidence.operations.safekeeping import check_workspace
from sv_evidence.store.workspace import Workspace
from tests.builders import a_file, a_uid, an_activity
from tests.operations.files import document

EVERYTHING = 50


def found(workspace: Workspace, words: str, *, files: int = EVERYTHING) -> Found:
    with workspace.read() as view:
        return find(view, words, records=EVERYTHING, files=files)


def numbers(workspace: Workspace, words: str) -> list[str]:
    return [hit.number for hit in found(workspace, words).records]


def test_kinds_take_turns_and_the_newest_of_each_is_first(workspace: Workspace) -> None:
    with workspace.change("Log") as unit:
        unit.add_all([an_activity("Meals at noon"), an_activity("Meals at night")])
        unit.add(Place(a_uid(), "Meals Hall", "B16"))

    hits = found(workspace, "meals").records

    assert [(hit.kind, hit.title.text) for hit in hits] == [
        (Kind.MEASURE, "Meals shared"),
        (Kind.ACTIVITY, "Meals at night"),
        (Kind.PLACE, "Meals Hall"),
        (Kind.ACTIVITY, "Meals at noon"),
    ]


def test_an_outcome_is_found_by_its_title_and_a_measure_not_by_its_framework_alone(
    workspace: Workspace,
) -> None:
    (outcome,) = found(workspace, "eat together").records

    assert (outcome.kind, outcome.number) == (Kind.FRAMEWORK, "O1")
    assert found(workspace, "charter for").records == ()
    assert numbers(workspace, "charter hours") == ["M2"]


def test_a_place_is_found_by_its_postcode(workspace: Workspace) -> None:
    with workspace.change("Log") as unit:
        unit.add(Place(a_uid(), "Ladywood Hall", "B16"))

    assert [hit.title.text for hit in found(workspace, "b16").records] == ["Ladywood Hall"]


@pytest.mark.parametrize("typed", ["A-100", "a-100", " A-100 "])
def test_a_number_typed_in_full_leads_to_its_record_first(workspace: Workspace, typed: str) -> None:
    with workspace.change("Log") as unit:
        unit.add(an_activity("The hundredth", number="A-100"))
        unit.add(an_activity("The thousandth", number="A-1000"))

    answer = found(workspace, typed)

    assert answer.is_exact
    assert [hit.title.text for hit in answer.records] == ["The hundredth", "The thousandth"]
    assert answer.records_in_all == 2


def test_a_short_number_counts_the_record_it_leads_to(workspace: Workspace) -> None:
    with workspace.change("Log") as unit:
        unit.add(an_activity("The second", number="A-002"))

    answer = found(workspace, "A-2")

    assert [hit.title.text for hit in answer.records] == ["The second"]
    assert answer.records_in_all == 1


def test_a_number_in_the_bin_or_of_nothing_leads_nowhere(workspace: Workspace) -> None:
    gone = an_activity("Gone", number="A-007")
    with workspace.change("Log") as unit:
        unit.add(gone)
    bin_records(workspace, (gone,))

    assert found(workspace, "A-007") == found(workspace, "A-999") == Found()
    assert found(workspace, "...") == Found()


def test_words_inside_a_file_say_their_page(worked: Workspace) -> None:
    answer = found(worked, "twelve people")

    (file,) = answer.files
    assert (file.file.number, file.page, answer.files_in_all) == ("E-002", 1, 1)
    assert "welve people" in file.excerpt.words.text
    assert found(worked, "twelve people", files=0).files == ()


@pytest.mark.parametrize(
    ("pages", "text", "page"),
    [(None, "a word", None), (1, "a word", 1), (3, f"one{PAGE_END}a word", 2), (3, "a word", None)],
)
def test_a_page_is_said_where_it_is_known(
    workspace: Workspace, pages: int | None, text: str, page: int | None
) -> None:
    """Texts kept by older editions do not say where a page ends."""
    file = a_file(pages=pages)
    with workspace.change("Add") as unit:
        unit.add(file)
        unit.keep_text(file.uid, text)

    (inside,) = found(workspace, "word").files

    assert inside.page == page


def test_what_was_opened_before_is_named_again_in_its_order(workspace: Workspace) -> None:
    walk, gone = an_activity("Walk"), an_activity("Gone")
    with workspace.change("Log") as unit:
        unit.add_all((walk, gone))
        unit.bin(Activity, gone.uid)
    (outcome,) = found(workspace, "eat together").records
    (measure,) = found(workspace, "M2").records
    places = [(hit.kind, hit.uid, hit.number) for hit in (outcome, measure)]
    activities = [(Kind.ACTIVITY, each.uid, "") for each in (gone, walk)]

    with workspace.read() as view:
        hits = hits_of(view, [*activities, *places, (Kind.BID, a_uid(), "")])

    assert [hit.title.text for hit in hits] == ["Walk", "People eat together", "Hours volunteered"]


@pytest.fixture
def older(workspace: Workspace, tmp_path: Path) -> Workspace:
    """A workspace whose file came in before words were kept."""
    attach_files(workspace, [FileDraft(document(tmp_path))])
    with workspace.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM texts")
    return workspace


def test_a_check_reads_the_files_that_were_never_read(older: Workspace) -> None:
    with older.read() as view:
        before = read_so_far(view)
        changes = len(view.history())
    assert (before.read, before.of, len(before.unread)) == (0, 1, 1)
    assert found(older, "twelve").files == ()

    check_workspace(older, deep=False)

    assert len(found(older, "twelve").files) == 1
    with older.read() as view:
        assert (read_so_far(view).read, read_so_far(view).unread) == (1, ())
        assert len(view.history()) == changes


def test_a_lost_file_is_passed_over_and_a_stop_is_obeyed(older: Workspace) -> None:
    with older.read() as view:
        (uid,) = read_so_far(view).unread
    stop = Event()
    stop.set()
    assert index_files(older, (uid,), stop=stop) == 0

    for each in (older.folder / "vault").rglob("*"):
        if each.is_file():
            each.unlink()
    assert index_files(older, (uid,)) == 0
