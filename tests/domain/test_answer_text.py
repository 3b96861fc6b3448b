"""Answers in their notation: read, written, and read again as the same."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.answer_text import (
    Chip,
    Cited,
    Dress,
    Piece,
    chips_in,
    cited_in,
    pieces_of,
    text_of,
    told_plainly,
)
from sv_evidence.domain.measures import Period

HALF = Period(date(2026, 4, 1), date(2026, 9, 30))
MEALS = Chip("MEALS", HALF)


def test_figures_references_and_marks_are_read() -> None:
    text = (
        "We {{b}}shared{{/b}} {{figure MEALS 2026-04-01/2026-09-30}} {{evidence E-237}}. "
        "{{optional 2}}Guests came back.{{/optional}}"
    )

    assert pieces_of(text) == (
        Piece("We "),
        Piece("shared", Dress(bold=True)),
        Piece(" "),
        Piece(MEALS),
        Piece(" "),
        Piece(Cited("E-237")),
        Piece(". "),
        Piece("Guests came back.", Dress(optional=2)),
    )
    assert chips_in(text + text) == (MEALS,)
    assert cited_in(text + text) == ("E-237",)


def test_a_figure_says_which_part_of_a_claim_it_is() -> None:
    text = "{{figure fw/JOBS 2026-04-01/2026-09-30 additional contract:C-001 proven number}}"

    assert chips_in(text) == (
        Chip(
            "fw/JOBS",
            HALF,
            Impact.ADDITIONAL,
            "C-001",
            is_proven_only=True,
            is_number_only=True,
        ),
    )


@pytest.mark.parametrize(
    "text",
    [
        "{{",
        "}}",
        "{{figure}}",
        "{{figure MEALS}}",
        "{{figure MEALS 2026-09-30/2026-04-01}}",
        "{{figure MEALS 2026-13-30/2026-04-01}}",
        "{{figure MEALS 2026-04-01/2026-09-30 moon}}",
        "{{evidence}}",
        "{{evidence E-1 E-2}}",
        "{{b x}}",
        "{{/b}}",
        "{{/b x}}",
        "{{optional}}",
        "{{optional 0}}",
        "{{optional 1000}}",
        "{{optional \u00b2}}",
        "{{promise}}",
        "{{moon}}",
        "{{open x}}",
        "{{{evidence",
    ],
)
def test_what_is_no_tag_stays_as_it_was_typed(text: str) -> None:
    assert pieces_of(f"a {text} b") == (Piece(f"a {text} b"),)


def test_what_is_read_without_marks_names_figures_and_files() -> None:
    text = "{{b}}We{{/b}} shared {{figure MEALS 2026-04-01/2026-09-30}} {{evidence E-237}}."

    assert told_plainly(text, str.lower) == "We shared [meals] [E-237]."


def test_nothing_is_written_as_nothing() -> None:
    assert text_of((Piece(""), Piece("", Dress(bold=True)))) == ""
    assert pieces_of("") == ()


def test_braces_as_such_can_be_written() -> None:
    assert pieces_of("{{open}}b}}") == (Piece("{{b}}"),)
    assert text_of((Piece("{{b}} and {{"),)) == "{{open}}b}} and {{open}}"


_DRESSES = st.builds(
    Dress,
    bold=st.booleans(),
    italic=st.booleans(),
    optional=st.none() | st.integers(1, 999),
    promise=st.sampled_from(["", str(UUID(int=1)), str(UUID(int=2)), "new"]),
)
_CONTENTS = (
    st.text(alphabet="ab {}/\n*", min_size=1, max_size=8)
    | st.just(MEALS)
    | st.builds(
        Chip,
        st.sampled_from(["MEALS", "fw/JOBS"]),
        st.just(HALF),
        st.sampled_from([None, *Impact]),
        st.sampled_from(["", "C-001"]),
        st.booleans(),
        st.booleans(),
    )
    | st.just(Cited("E-237"))
)


@given(st.lists(st.builds(Piece, _CONTENTS, _DRESSES), max_size=8))
def test_what_was_written_is_read_as_the_same(pieces: list[Piece]) -> None:
    written = text_of(pieces)

    read = pieces_of(written)

    assert text_of(read) == written
    assert [(each.content, each.dress) for each in read if not isinstance(each.content, str)] == [
        (each.content, each.dress) for each in pieces if not isinstance(each.content, str)
    ]
    letters = [
        (letter, each.dress)
        for each in pieces
        if isinstance(each.content, str)
        for letter in each.content
    ]
    assert letters == [
        (letter, each.dress)
        for each in read
        if isinstance(each.content, str)
        for letter in each.content
    ]
