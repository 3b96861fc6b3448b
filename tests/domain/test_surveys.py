from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from sv_evidence.domain.surveys import SurveyResult, survey_faults


def a_survey(**fields: Any) -> SurveyResult:
    return SurveyResult(UUID(int=1), UUID(int=2), **{"tool": "Three questions", **fields})


@pytest.mark.parametrize(
    ("fields", "faults"),
    [
        ({"asked": 60, "answered": 52}, []),
        ({"asked": 0, "answered": 0}, []),
        ({"asked": 1_000_000, "answered": 1_000_000}, []),
        ({"tool": " "}, [("tool", "empty")]),
        ({"asked": -1}, [("asked", "negative")]),
        ({"answered": 1_000_001}, [("answered", "too_many")]),
        ({"asked": 10, "answered": 11}, [("answered", "more_than_asked")]),
        ({"asked": 0, "answered": 1}, [("answered", "more_than_asked")]),
        (
            {"baseline_on": date(2026, 6, 1), "follow_up_on": date(2026, 5, 31)},
            [("follow_up_on", "ends_before_it_begins")],
        ),
        ({"baseline_on": date(2026, 6, 1), "follow_up_on": date(2026, 6, 1)}, []),
    ],
)
def test_what_cannot_be_of_a_survey_is_named(
    fields: dict[str, Any], faults: list[tuple[str, str]]
) -> None:
    found = survey_faults(a_survey(**fields))

    assert [(each.field, each.code) for each in found] == faults


@pytest.mark.parametrize(
    ("asked", "answered", "response"),
    [(60, 52, (52, 60)), (None, 52, None), (60, None, None)],
)
def test_a_response_rate_has_both_its_counts(
    asked: int | None, answered: int | None, response: tuple[int, int] | None
) -> None:
    assert a_survey(asked=asked, answered=answered).response == response


def test_a_count_out_of_bounds_tells_the_bound() -> None:
    assert [each.detail for each in survey_faults(a_survey(asked=1_000_001))] == ["1000000"]


def test_where_nobody_was_asked_there_is_no_response_rate() -> None:
    empty = SurveyResult(UUID(int=1), UUID(int=2), "Tool", asked=0, answered=0)

    assert empty.response is None
    assert replace(empty, asked=4).response == (0, 4)
