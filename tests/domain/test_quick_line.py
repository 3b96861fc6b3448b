"""One typed line, read as an activity: what is understood, what is only likely, what is left."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sv_evidence.domain.activities import LONGEST_TITLE, faults_in
from sv_evidence.domain.quick_known import Asked, Known, Part
from sv_evidence.domain.quick_line import LONGEST_LINE, lines_of, read_line
from tests.domain.quick import (
    ATTENDANCES,
    CONTRACT,
    KNOWN,
    MEALS,
    NEW,
    SESSIONS,
    TODAY,
    results_in,
)


def test_the_line_of_the_design_is_read_whole() -> None:
    read = read_line("Tue 2h lunch club 14 people Ladywood 3 vols", KNOWN, today=TODAY)

    draft = read.draft
    assert (draft.title, draft.place, draft.postcode) == (
        "Lunch club, Ladywood",
        "Ladywood Hall",
        "B16",
    )
    assert (draft.first_day, draft.starts_at, draft.ends_at) == (date(2026, 9, 29), 690, 810)
    assert (draft.people, draft.volunteers, draft.project) == (14, 3, "Lunch clubs")
    assert results_in(draft) == {ATTENDANCES: 14_000}
    assert [(each.asked, each.key) for each in read.doubts] == [(Asked.HOW_MANY, f"result:{MEALS}")]
    assert read.lacking == (MEALS,)


def test_a_place_that_two_sessions_share_is_asked_with_the_likely_one_taken() -> None:
    read = read_line("family cookery ladywood today 9 people 4-6", KNOWN, today=TODAY)

    assert (read.draft.place, read.draft.contract) == ("Ladywood Hall", CONTRACT)
    assert (read.draft.starts_at, read.draft.ends_at) == (16 * 60, 18 * 60)
    assert results_in(read.draft) == {SESSIONS: 1000}
    [doubt] = read.doubts
    assert (doubt.asked, doubt.taken, doubt.others, doubt.times) == (
        Asked.WHICH_PLACE,
        "Ladywood Hall, B16",
        ("Ladywood Library, B16",),
        26,
    )


def test_what_was_understood_is_pieces_of_the_line_and_doubtful_ones_say_so() -> None:
    line = "family cookery ladywood today 9 people 4-6"

    pieces = read_line(line, KNOWN, today=TODAY).pieces

    said = [(each.part, line[each.first : each.last], each.is_doubtful) for each in pieces]
    assert sorted(said) == sorted(
        [
            (Part.TITLE, "family cookery", False),
            (Part.PLACE, "ladywood", True),
            (Part.DATE, "today", False),
            (Part.PEOPLE, "9 people", False),
            (Part.TIME, "4-6", False),
        ]
    )


def test_a_new_organisation_is_understood_too_and_a_new_place_is_asked() -> None:
    read = read_line("Tue 2h repair cafe 14 people Bitterne 3 vols", NEW, today=TODAY)

    assert (read.draft.title, read.draft.place) == ("Repair cafe", "Bitterne")
    assert (read.draft.people, read.draft.volunteers, read.length) == (14, 3, 120)
    assert [each.asked for each in read.doubts] == [Asked.NEW_PLACE]
    assert read.is_doubtful(Part.PLACE)


@pytest.mark.parametrize(
    ("line", "title", "place"),
    [
        ("fri talk at the library, 12 people", "Talk", "Ladywood Library"),
        ("community fair at Aston park 200 people", "Community fair", "Aston Park"),
        ("community fair at aston 200 people", "Community fair", "Aston"),
        ("open day 40 people nechells", "Open day", "Nechells Pavilion"),
        ("family cookery library", "Family cookery, Ladywood", "Ladywood Library"),
        ("surplus collection aston 200 kg", "Surplus collection", "Aston"),
        ("board meeting", "Board meeting", ""),
        ("ladywood", "Ladywood", ""),
        ("at Ladywood Hall", "Ladywood Hall", "Ladywood Hall"),
        ("lunch club", "Lunch club, Ladywood", "Ladywood Hall"),
    ],
)
def test_what_and_where(line: str, title: str, place: str) -> None:
    draft = read_line(line, KNOWN, today=TODAY).draft

    assert (draft.title, draft.place) == (title, place)


def test_a_title_that_fits_twice_is_asked_and_the_weekday_helps() -> None:
    tuesday = read_line("tue lunch club", KNOWN, today=TODAY)
    monday = read_line("mon lunch club", KNOWN, today=TODAY)

    assert tuesday.draft.title == "Lunch club, Ladywood"
    assert monday.draft.title == "Lunch club, Nechells"
    assert tuesday.doubts[0].asked is Asked.WHICH_TITLE
    assert tuesday.doubts[0].others == ("Lunch club, Nechells",)


def test_a_short_word_for_something_known_is_a_guess_that_can_be_refused() -> None:
    read = read_line("cookery", KNOWN, today=TODAY)

    assert read.draft.title == "Family cookery, Ladywood"
    assert "Cookery" in read.doubts[0].others
    own = read_line("cookery", KNOWN, today=TODAY, said={"title": "Cookery"})
    assert (own.draft.title, own.like) == ("Cookery", None)


def test_more_words_than_last_time_make_a_title_of_their_own() -> None:
    read = read_line("level 2 food hygiene, group 10, 6 people", KNOWN, today=TODAY)

    assert read.draft.title == "Level 2 food hygiene, group 10"
    assert read.draft.place == "Training kitchen"


def test_what_a_person_puts_right_stands_over_what_was_read() -> None:
    said = {
        "title": "Family cookery, Ladywood",
        "place": "Aston",
        "date": "28 Sep 2026",
        "time": "10-12",
        "people": "4 guests, 1 volunteer",
        "project": "Training",
        "contract": "",
        f"result:{SESSIONS}": "2",
    }

    draft = read_line("family cookery 9 people", KNOWN, today=TODAY, said=said).draft

    assert (draft.title, draft.place, draft.postcode) == ("Family cookery, Ladywood", "Aston", "B6")
    assert (draft.first_day, draft.starts_at, draft.ends_at) == (date(2026, 9, 28), 600, 720)
    assert (draft.people, draft.volunteers, draft.project) == (4, 1, "Training")
    assert draft.contract is None
    assert results_in(draft) == {SESSIONS: 2_000}


def test_answers_that_cannot_be_read_leave_the_part_as_it_was_or_empty() -> None:
    said = {"date": "soon", "time": "late", "people": "many", "contract": str(CONTRACT)}

    draft = read_line("walk 3/9 4-6 9 people", NEW, today=TODAY, said=said).draft

    assert draft.first_day == date(2026, 9, 3)
    assert (draft.starts_at, draft.people, draft.contract) == (None, None, CONTRACT)


def test_a_result_taken_away_is_not_asked_again() -> None:
    said = {f"result:{MEALS}": ""}

    read = read_line("lunch club ladywood 9 people", KNOWN, today=TODAY, said=said)

    assert results_in(read.draft) == {ATTENDANCES: 9_000}
    assert read.lacking == ()
    assert read.doubts == ()


def test_a_project_is_known_by_its_name() -> None:
    assert read_line("induction training 4 people", KNOWN, today=TODAY).draft.project == "Training"


def test_a_title_that_is_too_long_is_cut_and_kept_whole_among_the_notes() -> None:
    line = "word " * 100

    draft = read_line(line, NEW, today=TODAY).draft

    assert 0 < len(draft.title) <= LONGEST_TITLE
    assert draft.notes == line.strip()
    assert faults_in(draft, today=TODAY) == ()


def test_pasted_text_is_parted_into_lines_without_list_marks() -> None:
    assert lines_of("- Tue lunch\n\n  \N{BULLET} Wed  walk \r\n* Thu\n") == (
        "Tue lunch",
        "Wed walk",
        "Thu",
    )


@given(
    st.text(max_size=120) | st.sampled_from(["2h 3 vols £4 5kg 6-7 8/9 next tue", "at at at 9 9"])
)
def test_any_line_can_be_read_and_its_pieces_lie_in_it(line: str) -> None:
    read = read_line(line, KNOWN, today=TODAY)

    taken: set[int] = set()
    for piece in read.pieces:
        place = set(range(piece.first, piece.last))
        assert place
        assert piece.last <= min(len(line), LONGEST_LINE)
        assert not place & taken
        taken |= place
    assert read.draft.first_day is not None


words = st.sampled_from(
    sorted(
        {"lunch", "club", "ladywood", "2h", "14", "people", "3", "vols", "tue", "at", "kg", "4-6"}
        | {
            "9",
            "sep",
            "126",
            "meals",
            "aston",
            "£5",
            "walk",
            "next",
            "level",
            "group",
            "hours",
            "one",
        }
    )
)


@given(st.lists(words, min_size=1, max_size=12))
def test_words_in_any_order_make_an_activity_that_may_be_kept(typed: list[str]) -> None:
    read = read_line(" ".join(typed), KNOWN, today=TODAY)

    faults = {each.field for each in faults_in(read.draft, today=TODAY)}
    assert faults <= {"title", "first_day", "ends_at"}
    assert bool(read.draft.title) or "title" in faults


def test_times_may_be_put_right_with_the_date() -> None:
    said = {"date": "28 Sep 2026, 10:00 to 12:00"}

    draft = read_line("walk", NEW, today=TODAY, said=said).draft

    assert (draft.first_day, draft.starts_at, draft.ends_at) == (date(2026, 9, 28), 600, 720)


def test_a_measure_that_is_no_longer_counted_is_left_out() -> None:
    known = Known(precedents=KNOWN.precedents, places=KNOWN.places)

    assert read_line("lunch club ladywood 9 people", known, today=TODAY).draft.results == ()


def test_two_places_of_one_name_are_no_question() -> None:
    known = Known(places=(("Ladywood Hall", "B16"), ("Ladywood Hall", "B17")))

    read = read_line("talk in the hall", known, today=TODAY)

    assert (read.draft.place, read.doubts) == ("Ladywood Hall", ())
