"""Words that were found, marked in a title and in an excerpt of a file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sv_evidence.domain.excerpts import (
    OPEN,
    PAGE_END,
    SHUT,
    Marked,
    excerpt_of,
    folded,
    found_in,
    typed_words,
)


def marked(text: str) -> Marked:
    """Read *words between stars* as found."""
    at, raw = 0, []
    for at, piece in enumerate(text.split("*")):
        raw.append(f"{OPEN}{piece}{SHUT}" if at % 2 else piece)
    return Marked.parse("".join(raw))


def shown(found: Marked) -> str:
    """Write what is found between stars again."""
    text = found.text
    for begin, end in reversed(found.spans):
        text = f"{text[:begin]}*{text[begin:end]}*{text[end:]}"
    return text


def test_marks_of_the_index_become_places_in_plain_text() -> None:
    assert marked("Level 2 food *hygiene*, *group* 9") == Marked(
        "Level 2 food hygiene, group 9", ((13, 20), (22, 27))
    )
    assert str(Marked("plain")) == "plain"


def test_an_excerpt_says_its_page_and_line() -> None:
    text = f"First page\nwith two lines{PAGE_END}Second\n\nYour *hygiene*\trecord{PAGE_END}hygiene"

    excerpt = excerpt_of(marked(text))

    assert (excerpt.page, excerpt.line) == (2, 3)
    assert shown(excerpt.words) == "Second Your *hygiene* record"


def test_a_long_text_is_cut_between_words_and_says_that_it_goes_on() -> None:
    text = " ".join(["before"] * 40 + ["*found*"] + ["after"] * 40)

    words = shown(excerpt_of(marked(text)).words)

    assert words.startswith("\N{HORIZONTAL ELLIPSIS} before")
    assert words.endswith("after \N{HORIZONTAL ELLIPSIS}")
    assert "*found*" in words
    assert set(words.replace("*", "").split()) <= {
        "before",
        "found",
        "after",
        "\N{HORIZONTAL ELLIPSIS}",
    }


def test_the_place_with_the_most_different_words_is_shown() -> None:
    far = "*lunch* " + "and so on " * 40
    text = f"{far} *lunch* *lunch* {far} a *lunch* in *Ladywood* {far}"

    assert "in *Ladywood*" in shown(excerpt_of(marked(text)).words)


def test_a_word_without_any_space_is_cut_where_it_must_be() -> None:
    excerpt = excerpt_of(marked("x" * 500 + "*found*" + "x" * 500))

    assert len(excerpt.words.text) < 140


@given(
    st.lists(st.tuples(st.text(" \n\f\tab", max_size=60), st.text("cd", min_size=1, max_size=5)))
)
def test_every_mark_of_an_excerpt_stands_on_a_word_that_was_found(
    pieces: list[tuple[str, str]],
) -> None:
    raw = "".join(f"{between}{OPEN}{word}{SHUT}" for between, word in pieces)

    words = excerpt_of(Marked.parse(raw)).words

    assert bool(words.spans) == bool(pieces)
    for begin, end in words.spans:
        assert set(words.text[begin:end]) <= {"c", "d"}


@pytest.mark.parametrize(
    ("typed", "text", "expected"),
    [
        ("hyg", "Food hygiene", "Food *hyg*iene"),
        ("CAFE", "Café Élan", "*Café* Élan"),
        ("meals", "A meal shared", "A *meal* shared"),
        ("food hyg", "Food hygiene", "*Food* *hyg*iene"),
    ],
)
def test_words_are_found_from_their_beginnings(typed: str, text: str, expected: str) -> None:
    found = found_in(typed_words(typed), (text,))

    assert found is not None
    assert shown(found[0]) == expected


def test_words_may_stand_in_different_texts_but_all_must_be_there() -> None:
    texts = ("Meals shared", "MEALS", "Charter")

    found = found_in(typed_words("meals charter"), texts)

    assert found is not None
    assert [shown(each) for each in found] == ["*Meals* shared", "*MEALS*", "*Charter*"]
    assert found_in(typed_words("meals carter"), texts) is None
    assert found_in(typed_words("eals"), texts) is None


@given(st.text())
def test_folding_keeps_every_letter_in_its_place(text: str) -> None:
    assert len(folded(text)) == len(text)
