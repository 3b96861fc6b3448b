"""Every word about a tender is said, and said as a whole sentence."""

from datetime import datetime

import pytest

from sv_evidence.domain.answer_fitting import Limit
from sv_evidence.domain.backing import Unbacked
from sv_evidence.domain.bid_faults import Notice
from sv_evidence.domain.bids import Question
from sv_evidence.domain.measures import Thousandths
from sv_evidence.domain.proof import Mark
from sv_evidence.domain.word_counting import CountingRule, LimitUnit
from sv_evidence.wording.answers import length_line, question_name, worth_line
from sv_evidence.wording.bids import (
    days_left_text,
    deadline_text,
    doubt_text,
    hidden_text,
    notice_text,
    question_line,
    stop_text,
    stops_text,
)
from sv_evidence.wording.tenders import tender_word
from tests.builders import a_uid


@pytest.mark.parametrize(
    ("notice", "said"),
    [
        (Notice("weights_not_whole", "90500"), "The weights add up to 90.5 %, not to 100 %."),
        (Notice("weights_missing", "1"), "1 question has no weight."),
        (Notice("weights_missing", "2"), "2 questions have no weight."),
        (Notice("no_deadline"), "This bid has no deadline yet."),
    ],
)
def test_what_is_odd_about_a_bid_is_said(notice: Notice, said: str) -> None:
    assert notice_text(notice) == said


@pytest.mark.parametrize(
    "code",
    ["no_procurement_start", "deadline_past", "question_longer_than_answer", "consent_lost"],
)
def test_every_other_notice_is_a_sentence(code: str) -> None:
    said = notice_text(Notice(code, "E-237"))

    assert said.endswith(".")
    assert "{" not in said


@pytest.mark.parametrize("why", Unbacked)
def test_every_doubt_says_why(why: Unbacked) -> None:
    assert doubt_text(why).endswith(".")


@pytest.mark.parametrize("code", ["no_figure", "withdrawn", "gone"])
def test_what_stops_an_answer_names_question_and_thing(code: str) -> None:
    said = stop_text(code, question="Need", detail="E-237")

    assert "Need" in said
    assert "E-237" in said


def test_hidden_files_say_why() -> None:
    assert hidden_text("gone") == "It is not here any more."
    assert hidden_text("withdrawn") == "Consent was withdrawn."


@pytest.mark.parametrize(
    ("hour", "said"),
    [
        ((12, 0), "6 October 2026, 12 noon"),
        ((0, 0), "6 October 2026, midnight"),
        ((17, 5), "6 October 2026, 17:05"),
    ],
)
def test_a_deadline_says_its_time(hour: tuple[int, int], said: str) -> None:
    at = datetime(2026, 10, 6, *hour)  # noqa: DTZ001 - as it is read
    assert deadline_text(at) == said


@pytest.mark.parametrize(
    ("days", "said"), [(-1, "Closed"), (0, "Today"), (1, "1 day left"), (6, "6 days left")]
)
def test_the_days_left_are_said(days: int, said: str) -> None:
    assert days_left_text(days) == said


@pytest.mark.parametrize(
    ("limit", "counted", "said"),
    [
        (Limit(750), 612, "612 of 750 words (as Microsoft Word counts)"),
        (Limit(1), 2, "2 of 1 word (as Microsoft Word counts), 1 over"),
        (
            Limit(2_000, LimitUnit.CHARACTERS, CountingRule.BOX),
            1_999,
            "1,999 of 2,000 characters (as the portal's text box counts)",
        ),
        (
            Limit(None, LimitUnit.CHARACTERS_NO_SPACES, CountingRule.APART),
            5,
            "5 characters without spaces, no limit (hyphenated words apart)",
        ),
    ],
)
def test_a_length_is_said_with_its_limit_and_rule(limit: Limit, counted: int, said: str) -> None:
    assert length_line(counted, limit) == said


def test_a_question_says_what_it_is_worth() -> None:
    question = Question(a_uid(), a_uid(), "Need", position=4)
    full = Question(
        a_uid(),
        a_uid(),
        "Need",
        label="3a",
        weight=Thousandths(12_500),
        most=500,
        takes_attachments=True,
    )

    assert question_name(question) == question_line(question) == "Question 4: Need"
    assert worth_line(full) == "Worth 12.5 %, 500 words at most, attachments allowed"
    assert question_line(full).startswith("Question 3a: Need (Worth")


def test_where_the_evaluator_stops_is_said() -> None:
    assert stops_text("and so").endswith("...and so")
    assert stops_text("") == "The evaluator reads nothing of it."


def test_words_of_others_are_none_of_a_tenders() -> None:
    assert tender_word(Mark.PROVEN) == ""
