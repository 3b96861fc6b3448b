"""What is said of surveys, people and contacts."""

from dataclasses import replace
from datetime import date

import pytest

from sv_evidence.domain.measures import Thousandths
from sv_evidence.domain.people import Agreement
from sv_evidence.domain.surveys import Need, SurveyDraft
from sv_evidence.wording.people import (
    agreement_label,
    counts_text,
    heads_doubt_text,
    times_text,
)
from sv_evidence.wording.surveys import (
    baseline_text,
    needs_text,
    survey_text,
    survey_wanted_text,
)

SURVEY = SurveyDraft(
    tool="UCLA scale",
    asked=40,
    answered=31,
    baseline=Thousandths(6100),
    baseline_on=date(2026, 4, 15),
    follow_up=Thousandths(4800),
)


def test_a_survey_is_said_in_one_line() -> None:
    assert survey_text(SURVEY) == "UCLA scale, 6.1 to 4.8, 31 of 40 (78 %) answered"
    assert survey_text(SurveyDraft(tool="Form")) == "Form"
    assert survey_text(replace(SURVEY, asked=0, follow_up=None)) == "UCLA scale"


def test_before_and_after_are_said_with_their_days() -> None:
    assert baseline_text(SURVEY) == "Before: 6.1, 15 April 2026; After: 4.8"
    assert baseline_text(SurveyDraft()) == ""


def test_what_a_measure_asks_is_said() -> None:
    assert needs_text(()) == ""
    assert needs_text([Need.SURVEY, Need.BASELINE]).startswith("It is a change:")
    assert survey_wanted_text([Need.BASELINE]) == "This measure is a change: add the survey"
    assert survey_wanted_text([Need.SURVEY]) == "This measure rests on answers: add the survey"


@pytest.mark.parametrize(
    ("heads", "people", "said"),
    [
        (None, 3, ""),
        (3, 3, ""),
        (1, 3, "The activity counts 1 person; the register has 3."),
        (74, 3, "The activity counts 74 people; the register has 3."),
    ],
)
def test_heads_that_differ_from_the_register_are_a_doubt(
    heads: int | None, people: int, said: str
) -> None:
    assert heads_doubt_text(heads, people) == said


def test_counts_are_never_one_number() -> None:
    assert counts_text(11, 14) == "14 contacts, 11 people"
    assert [times_text(each) for each in (0, 1, 2)] == ["Never came", "Came once", "Came 2 times"]
    assert len({agreement_label(each) for each in Agreement}) == len(Agreement)
