"""Optional sentences drop out in their order until the answer fits; nothing else is ever cut."""

import pytest

from sv_evidence.domain.answer_fitting import Limit, fitted, spoken
from sv_evidence.domain.answer_text import Chip, Cited, pieces_of
from sv_evidence.domain.word_counting import LimitUnit

CHIP = "{{figure MEALS 2026-04-01/2026-09-30}}"


def say(content: Chip | Cited) -> str:
    return "3,412 meals" if isinstance(content, Chip) else f"[{content.evidence}]"


def fit(text: str, most: int | None) -> tuple[str, int, int, tuple[int, ...]]:
    found = fitted(pieces_of(text), Limit(most), say)
    return found.text, found.counted, found.over, found.dropped


def test_figures_count_as_their_words() -> None:
    text = spoken(pieces_of(f"We shared {CHIP} {{{{evidence E-237}}}}.\n"), say)

    assert text == "We shared 3,412 meals [E-237]."
    assert Limit(10).count(text) == 5


@pytest.mark.parametrize(
    ("most", "expected"),
    [
        (None, ("One two. Three four. Five.", 5, 0, ())),
        (5, ("One two. Three four. Five.", 5, 0, ())),
        (4, ("One two. Three four.", 4, 0, (1,))),
        (3, ("One two.", 2, 0, (1, 2))),
        (1, ("One two.", 2, 1, (1, 2))),
    ],
)
def test_the_lowest_number_drops_out_first(
    most: int | None, expected: tuple[str, int, int, tuple[int, ...]]
) -> None:
    text = "One two. {{optional 2}}Three four.{{/optional}} {{optional 1}}Five.{{/optional}}"

    assert fit(text, most) == expected


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("A b. {{optional 1}}C.{{/optional}} D.", "A b. D."),
        ("A b.\n\n{{optional 1}}C.{{/optional}}\n\nD.", "A b.\n\nD."),
        ("{{optional 1}}C.{{/optional}} A b.\nD.", "A b.\nD."),
        ("A b. {{optional 1}}C.{{/optional}}\n\nD.", "A b.\n\nD."),
        ("A b. {{optional 1}}C.{{/optional}}{{optional 1}}E{{/optional}}", "A b."),
        (f"A {CHIP}{{{{optional 1}}}} C.{{{{/optional}}}} D.", "A 3,412 meals D."),
        (f"A b. {{{{optional 1}}}}C.{{{{/optional}}}}{CHIP}", "A b. 3,412 meals"),
        ("A b.{{optional 1}} C.{{/optional}} D.", "A b. D."),
    ],
)
def test_no_space_or_line_is_left_over(text: str, left: str) -> None:
    assert fit(text, 1)[0] == left


def test_the_place_where_the_evaluator_stops_is_known() -> None:
    found = fitted(pieces_of("One two three"), Limit(2), say)

    assert found.text[: found.stops_at] == "One two"
    assert found.over == 1
    assert fitted(pieces_of("One"), Limit(None), say).stops_at is None


def test_a_limit_in_characters_goes_by_the_same_rule() -> None:
    limit = Limit(10, LimitUnit.CHARACTERS)

    assert limit.over("12345 67890") == 1
    assert limit.stops_at("12345 67890") == 10
