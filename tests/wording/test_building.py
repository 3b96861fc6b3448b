"""How a measure reads while it is being made."""

from dataclasses import replace

import pytest

from sv_evidence.domain.building import MeasureDraft, three_tests
from sv_evidence.domain.definitions import CouncilCheck, Movement, Once
from sv_evidence.domain.evidence_types import load_types
from sv_evidence.domain.measures import Unit
from sv_evidence.wording.building import (
    accepted_texts,
    answer_text,
    baseline_sentence,
    build_fault_text,
    check_question,
    movement_text,
    once_text,
    plain_sentence,
    reason_text,
    said_text,
    sentence_of,
    target_share_text,
)
from tests.domain.test_building import DRAFT, LONELY

TYPES = load_types()


def saying(**fields: object) -> MeasureDraft:
    return replace(DRAFT, definition=replace(LONELY, **fields))  # type: ignore[arg-type]


def test_a_whole_draft_reads_as_one_sentence() -> None:
    assert plain_sentence(sentence_of(DRAFT)) == (
        "40 people who live alone, aged 55 and over, in Ladywood and Nechells: their score on the "
        "three-question loneliness scale falls by 2 points or more after 8 weeks, by 31 March 2027."
    )
    assert plain_sentence(baseline_sentence(DRAFT)) == (
        "From 52 people who scored 6 or more on 15 April 2026."
    )
    assert target_share_text(LONELY) == "77 % of the baseline"


def test_something_that_happens_reads_without_a_baseline() -> None:
    draft = saying(
        who="Tenants",
        ages="",
        places=("Aston",),
        what="Start a paid job",
        movement=Movement.HAPPENS,
        after="",
    )

    assert plain_sentence(sentence_of(draft)) == (
        "40 tenants in Aston start a paid job, by 31 March 2027."
    )
    assert baseline_sentence(draft) == ()


def test_an_empty_draft_reads_as_what_is_missing() -> None:
    empty = MeasureDraft("Aim", "O1")

    assert plain_sentence(sentence_of(empty)) == (
        "[A number not chosen] [for people not named] [in a place not named] "
        "[do something not named], by [a date not chosen]."
    )
    assert [each.field for each in sentence_of(empty) if each.is_missing] == [
        "target",
        "who",
        "places",
        "what",
        "target_by",
    ]


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        (saying(movement=None), "scale [happens, rises or falls] after"),
        (saying(at_least=None), "falls by [so much, not chosen,] after"),
        (saying(points="", movement=Movement.RISES), "rises by 2 or more after"),
        (saying(places=("Aston", "Bordesley", "Nechells")), "in Aston, Bordesley and Nechells"),
        (saying(who="With a carer"), "40 people with a carer"),
        (saying(who="NEET young adults"), "40 NEET young adults"),
        (replace(DRAFT, unit=Unit("", "")), "[40 of something not named]"),
    ],
)
def test_one_missing_part_is_dashed_where_it_belongs(draft: MeasureDraft, words: str) -> None:
    assert words in plain_sentence(sentence_of(draft))


def test_a_baseline_without_number_and_date_says_so() -> None:
    draft = saying(baseline=None, baseline_on=None, baseline_state="")

    assert plain_sentence(baseline_sentence(draft)) == (
        "From [a number not counted] on [a date not chosen]."
    )
    assert target_share_text(draft.definition) == ""


def test_the_tests_answer_in_a_word_and_a_reason() -> None:
    good = three_tests(DRAFT, TYPES)
    bad = three_tests(MeasureDraft("Aim", "O1"), TYPES)
    two = three_tests(
        replace(DRAFT, accepts=(("own_record", None), ("attendance_list", None))), TYPES
    )

    assert [answer_text(good, each) for each in ("specific", "measurable", "verifiable")] == [
        "Yes",
        "Yes",
        "Yes, it can be",
    ]
    assert [answer_text(bad, each) for each in ("specific", "measurable", "verifiable")] == [
        "Not yet",
        "Not yet",
        "No",
    ]
    assert reason_text(good, "specific").startswith("Who, where and what changes")
    assert reason_text(good, "measurable").startswith("Unit, target and date")
    assert reason_text(good, "verifiable") == "1 kind of evidence counts alone."
    assert reason_text(two, "verifiable") == "Two of the kinds of evidence together count."
    assert (
        reason_text(bad, "verifiable") == "No evidence is accepted yet, so nothing could prove it."
    )


def test_accepted_evidence_says_what_it_can_do() -> None:
    draft = replace(DRAFT, accepts=(*DRAFT.accepts, ("invented", None)))

    assert accepted_texts(draft, TYPES) == (
        ("Completed survey forms", "strong", "counts alone"),
        ("Sign-in sheet, signed on the day", "fair", "two are needed"),
        ("Summary of survey answers", "weak", "never counts"),
        ("invented", "weak", "never counts"),
    )


def test_every_question_code_and_choice_has_words() -> None:
    questions = [check_question(each) for each in CouncilCheck]
    told = [
        said_text(code)
        for code in (
            "due_after_contract",
            "due_before_contract",
            "within_contract",
            "no_contract_known",
            "names_contract",
            "any_contract",
            "publisher_aim",
            "aim_unconfirmed",
            "tests_pass",
            "tests_open",
        )
    ]

    assert all(question.endswith("?") and help_.endswith(".") for question, help_ in questions)
    assert all(each.endswith(".") for each in told)
    assert [once_text(each) for each in Once] == [
        "each time counts",
        "each counted once a year",
        "each counted once",
    ]
    assert [movement_text(each) for each in Movement] == ["happens", "rises by", "falls by"]


def test_what_overlaps_with_proof_is_said_in_the_same_words() -> None:
    assert build_fault_text("baseline_undated") == (
        "The baseline has no date, so a change cannot be shown."
    )
