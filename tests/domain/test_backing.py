"""Sentences that claim something and show nothing for it are found."""

import pytest

from sv_evidence.domain.answer_text import Chip, Cited, pieces_of
from sv_evidence.domain.backing import Unbacked, doubts_in, sentences_of
from sv_evidence.domain.proof import Mark

CHIP = "{{figure MEALS 2026-04-01/2026-09-30}}"
GONE = "{{figure GONE 2026-04-01/2026-09-30}}"
MARKS = {"MEALS": Mark.PROVEN, "JOBS": Mark.PART_PROVEN, "LONELY": Mark.UNPROVEN}


def say(content: Chip | Cited) -> str:
    return "3,412 meals" if isinstance(content, Chip) else f"[{content.evidence}]"


def doubts(text: str) -> list[Unbacked]:
    found = doubts_in(pieces_of(text), lambda chip: MARKS.get(chip.measure), say)
    return [each.why for each in found]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("We claim nothing we cannot show.", []),
        ("We shared 3,286 meals.", [Unbacked.TYPED_NUMBER]),
        ("We spent \u00a341,200 here.", [Unbacked.TYPED_NUMBER]),
        ("It grew by 12.5 %.", [Unbacked.TYPED_NUMBER]),
        ("We shared 3,286 meals {{evidence E-237}}.", []),
        (f"We shared {CHIP}.", []),
        (f"We shared {CHIP}, 90 of them hot.", [Unbacked.TYPED_NUMBER]),
        (f"We shared {CHIP}, the best of all.", []),
        (f"A {GONE} b.", [Unbacked.NO_FIGURE]),
        (CHIP.replace("MEALS", "JOBS"), [Unbacked.PART_PROVEN]),
        (CHIP.replace("MEALS", "LONELY"), [Unbacked.UNPROVEN]),
        ("We are the leading kitchen.", [Unbacked.SUPERLATIVE]),
        ("We are the best. We shared 5 meals.", [Unbacked.SUPERLATIVE, Unbacked.TYPED_NUMBER]),
        ("Since 2019 we have cooked in May 2026, on 6 October and for Lot 2 at Level 2.", []),
        ("{{promise new}}We will share 5,200 meals.{{/promise}}", []),
        ("Our COVID-19 plan and B16 kitchen.", []),
        ("", []),
    ],
)
def test_what_would_not_survive_a_question_is_named(text: str, why: list[Unbacked]) -> None:
    assert doubts(text) == why


def test_a_doubt_says_the_sentence_as_it_is_read() -> None:
    text = f"First. We shared {CHIP.replace('MEALS', 'LONELY')} here. Last."

    (doubt,) = doubts_in(pieces_of(text), lambda chip: MARKS[chip.measure], say)

    assert doubt.sentence == "We shared 3,412 meals here."
    assert doubt.chip is not None
    assert doubt.chip.measure == "LONELY"


def test_sentences_end_at_stops_and_lines() -> None:
    text = "One e.g. two. Three!\n- Four\u201d Five? {{b}}Six{{/b}} seven. "

    found = [
        "".join(str(p.content) for p in each).strip() for each in sentences_of(pieces_of(text))
    ]

    assert found == ["One e.g. two.", "Three!", "- Four\u201d Five?", "Six seven."]
