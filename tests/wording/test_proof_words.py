"""Sentences about gaps, people and figures, in all the shapes that they can take."""

import pytest

from sv_evidence.domain.evidence import Strength
from sv_evidence.wording.explaining import agree_text, counts_text, entered_text, then_text
from sv_evidence.wording.gaps import lacking_text, next_text
from sv_evidence.wording.people import people_lines

WEAK, FAIR, STRONG = Strength.WEAK, Strength.FAIR, Strength.STRONG
ONE_FILE = (("only_one_fair", 1),)


@pytest.mark.parametrize(
    ("proof", "lacking", "results", "now", "then", "said"),
    [
        (
            "letter from the school",
            (("only_weak", 1),),
            1,
            WEAK,
            STRONG,
            "Letter from the school would take this from weak to strong.",
        ),
        (
            "Signed rotas",
            (("no_files", 4),),
            4,
            None,
            STRONG,
            "Signed rotas would take these 4 results from no evidence to strong.",
        ),
        ("Photo", ONE_FILE, 1, FAIR, FAIR, "Photo, beside what is there, would prove this."),
        (
            "Photo",
            ONE_FILE,
            2,
            FAIR,
            FAIR,
            "Photo, beside what is there, would prove these 2 results.",
        ),
        ("", ONE_FILE, 1, None, None, "Nothing that this measure accepts would prove it."),
        ("Email", ONE_FILE, 1, None, WEAK, "Nothing that this measure accepts would prove it."),
        ("Letter", (("no_place", 1),), 1, STRONG, STRONG, "Say where it was."),
        (
            "Letter",
            (("no_files", 1), ("no_who", 1)),
            1,
            None,
            STRONG,
            (
                "Letter would take this from no evidence to strong. "
                "Count the people or name the project."
            ),
        ),
    ],
)
def test_the_next_step_is_one_sentence(
    proof: str,
    *,
    lacking: tuple[tuple[str, int], ...],
    results: int,
    now: Strength | None,
    then: Strength | None,
    said: str,
) -> None:
    assert next_text(proof, lacking, results=results, now=now, then=then) == said


def test_what_is_missing_says_from_how_many_where_it_is_not_all() -> None:
    said = lacking_text((("no_files", 43), ("no_place", 3)), 46)

    assert said == "No file proves it yet (43 of 46). It does not say where (3 of 46)."


def test_heads_without_a_register_are_never_people() -> None:
    assert people_lines(2, 3, (), (0, 0)) == ["2 different people", "3 contacts"]
    lines = people_lines(1, 1, (("carer", 1),), (40, 1))
    assert lines[2] == "  carer: 1"
    assert lines[3].startswith("1 activity has no register; it counts 40 more contacts")


def test_a_proxy_says_who_entered_it_as_far_as_that_is_known() -> None:
    assert entered_text("£3.50", "", "", None) == "Proxy £3.50: no source given."
    assert entered_text("£3.50", "Ours", "Amina", None).endswith("Ours. Entered by Amina.")
    assert then_text("Meals", "", None) == "Meals"
    assert agree_text("M1", "46") == "M1: two separate sums agree, 46."
    assert counts_text(1, 2) == "1 claim, 2 results"
