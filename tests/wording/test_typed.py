"""What was typed and cannot be read is said in a sentence, with a mend where one is likely."""

from datetime import date

import pytest

from sv_evidence.domain.reading import read_when
from sv_evidence.wording.typed import people_fault_text, when_doubt_text, when_fault_text

TODAY = date(2026, 9, 30)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("31 September 2026", "September has 30 days. Did you mean 30 September?"),
        ("", "Please give a day, such as Wed 30 September 2026, 30/9, yesterday."),
        ("soon", "This cannot be read as a day. Try Wed 30 September 2026, 30/9, yesterday."),
        ("30/9, 25:00", "This cannot be read as times. Try 11:30 to 14:00 after a comma."),
        ("30/9", ""),
    ],
)
def test_a_day_that_cannot_be_read_says_why(typed: str, said: str) -> None:
    assert when_fault_text(read_when(typed, today=TODAY)) == said


def test_a_weekday_that_does_not_fit_is_said_without_stopping_anybody() -> None:
    assert when_doubt_text(read_when("Mon 30/9/2026", today=TODAY)) == (
        "That day is a Wednesday. Keep it if it is right."
    )
    assert when_doubt_text(read_when("30/9/2026", today=TODAY)) == ""


def test_people_without_a_number_are_named() -> None:
    assert people_fault_text("some staff") == (
        "There is no number in \N{LEFT DOUBLE QUOTATION MARK}some staff"
        "\N{RIGHT DOUBLE QUOTATION MARK}. Try: 74 guests, 5 volunteers."
    )
