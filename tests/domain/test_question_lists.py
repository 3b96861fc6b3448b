"""Questions are read from pasted text; what the paper does not say stays open."""

import pytest

from sv_evidence.domain.question_lists import (
    MOST_QUESTIONS,
    QuestionDraft,
    questions_in,
    questions_in_rows,
    short_title,
)
from sv_evidence.domain.word_counting import LimitUnit

PASTED = """
1. Understanding local need (15%, 500 words)
2. Service delivery model. Weighting: 12.5 % Max 1,000 words
Q3a) Describe the social value you will deliver in Lot 2. (20%, 750 words)
Say also how you will prove it.
4 Safeguarding and quality [15 % / 2,000 characters excluding spaces]
"""


def said(found: tuple[QuestionDraft, ...]) -> list[tuple[object, ...]]:
    return [(each.label, each.text, each.weight, each.most, each.unit.value) for each in found]


def test_numbered_questions_run_until_the_next_number() -> None:
    assert said(questions_in(PASTED)) == [
        ("1", "Understanding local need", 15_000, 500, "words"),
        ("2", "Service delivery model.", 12_500, 1_000, "words"),
        (
            "3a",
            "Describe the social value you will deliver in Lot 2. Say also how you will prove it.",
            20_000,
            750,
            "words",
        ),
        ("4", "Safeguarding and quality", 15_000, 2_000, "characters_no_spaces"),
    ]


def test_without_numbers_each_line_is_a_question() -> None:
    text = (
        "Describe your approach to safeguarding in 2026\n(500 words, 20%)\n\n"
        "- Tell us how you recruit local people. Word limit: 300\n"
        "How will you mobilise by 1 April 2027? 4000 characters including spaces"
    )

    assert said(questions_in(text)) == [
        ("", "Describe your approach to safeguarding in 2026", 20_000, 500, "words"),
        ("", "Tell us how you recruit local people.", None, 300, "words"),
        ("", "How will you mobilise by 1 April 2027?", None, 4_000, "characters"),
    ]


def test_a_tables_rows_say_the_rest_in_their_own_cells() -> None:
    rows = [
        ("No", "Question", "Weight", "Words"),
        ("Q1", "Describe your social value offer for Lot 2", "20%", "750 words"),
        ("2.1", "How will you keep people safe at sessions?", "12.5%", "Max 500 words"),
        ("", "", ""),
    ]

    assert said(questions_in_rows(rows)) == [
        ("1", "Describe your social value offer for Lot 2", 20_000, 750, "words"),
        ("2.1", "How will you keep people safe at sessions?", 12_500, 500, "words"),
    ]


@pytest.mark.parametrize("text", ["", " \n\t\n"])
def test_nothing_pasted_is_no_question(text: str) -> None:
    assert questions_in(text) == ()


@pytest.mark.parametrize(
    ("line", "weight", "most"),
    [
        ("Describe your model. 0 words", None, None),
        ("Describe your model. 150% of the last", None, None),
        ("Describe your model. 9999999 words", None, None),
        ("Describe your model, limited to 250 words", None, 250),
        ("Describe your model (weighting 5 per cent)", 5_000, None),
    ],
)
def test_limits_and_weights_that_cannot_be_are_not_taken(
    line: str, weight: int | None, most: int | None
) -> None:
    (found,) = questions_in(line)

    assert (found.weight, found.most) == (weight, most)
    assert found.text


def test_a_short_title_leaves_out_the_asking() -> None:
    assert short_title("Describe your approach to safeguarding.") == "Approach to safeguarding"
    assert short_title("Please explain how you will work.") == "Work"
    long = short_title(
        "Set out the measures that you will take to make sure that nobody here is left out"
    )
    assert long.endswith("...")
    assert len(long) <= 63
    assert short_title("Describe") == "Describe"


def test_no_more_questions_are_read_than_a_person_can_use() -> None:
    assert len(questions_in("A question\n" * (MOST_QUESTIONS + 5))) == MOST_QUESTIONS
    rows = [("What will you do about this?",)] * (MOST_QUESTIONS + 5)
    assert len(questions_in_rows(rows)) == MOST_QUESTIONS
    assert questions_in_rows([("What will you do here?",)])[0].unit is LimitUnit.WORDS
