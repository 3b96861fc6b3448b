"""Words for bringing in a spreadsheet: whole sentences, for every code there is."""

from datetime import date
from uuid import UUID

import pytest

from sv_evidence.domain.activities import ActivityDraft
from sv_evidence.domain.measures import Unit
from sv_evidence.domain.sheet_columns import Column, How, MeasureName, Role, Target
from sv_evidence.domain.sheet_values import DayOrder, Mend
from sv_evidence.operations.bringing_in import Verdict
from sv_evidence.wording.sheets import (
    added_text,
    bring_in_words,
    brought_in_text,
    columns_text,
    existing_text,
    how_text,
    one_change_text,
    order_text,
    role_label,
    sheet_text,
    skipped_count_text,
    skipped_text,
    target_label,
    trouble_text,
    use_words,
    verdict_label,
    why_text,
)

MEALS = MeasureName(UUID(int=1), "M1", "Meals shared", Unit("meal", "meals"))


def column(role: Role, how: How, why: str = "") -> Column:
    return Column(0, "Vols", Target(role), how, why)


def test_every_role_verdict_and_order_has_its_words() -> None:
    for role in Role:
        assert role_label(role)
    for verdict in Verdict:
        assert verdict_label(verdict.value)
    for order in DayOrder:
        assert order_text(order)
    for code in ("total", "headings", "one_cell"):
        assert skipped_text(code).endswith(".")
    for code in ("same", "linked", "edited_since", "in_bin"):
        assert existing_text(code).endswith(".")


def test_a_result_is_named_by_its_measure() -> None:
    assert target_label(Target(Role.RESULT, MEALS.uid), (MEALS,)) == "Meals shared"
    assert target_label(Target(Role.DATE), (MEALS,)) == "Date"


def test_how_sure_a_column_is() -> None:
    assert how_text(column(Role.PLACE, How.MATCHED), 1) == "matched, 1 new"
    assert how_text(column(Role.PLACE, How.GUESSED)) == "guessed"
    assert how_text(column(Role.DATE, How.CHOSEN, "remembered")) == "as before"
    assert how_text(column(Role.DATE, How.CHOSEN)) == "chosen"
    assert how_text(column(Role.LEFT_OUT, How.CHOSEN)) == "not needed"


def test_why_a_column_was_guessed() -> None:
    said = why_text(column(Role.VOLUNTEERS, How.GUESSED, "counts"), "Volunteers")

    assert said == "“Vols” reads as a number of people."
    assert why_text(column(Role.DATE, How.MATCHED, "heading"), "Date") == ""


def test_columns_are_counted() -> None:
    found = [
        column(Role.DATE, How.MATCHED),
        column(Role.PLACE, How.GUESSED),
        column(Role.TITLE, How.CHOSEN),
        column(Role.LEFT_OUT, How.MATCHED),
    ]

    assert columns_text(found) == (
        "1 matched by name, 1 guessed from what is in them, 1 as you chose, 1 left out"
    )
    assert columns_text(()) == ""


@pytest.mark.parametrize(
    ("cell", "mend", "said"),
    [
        (
            "31/06/2024",
            Mend("no_such_day", "June 30"),
            ("31/06/2024 is not a date", "June has 30 days."),
        ),
        (
            "twenty",
            Mend("not_a_number"),
            ("“twenty” is not a number", "A number is needed for Hours."),
        ),
        ("", Mend("not_positive"), ("Hours is missing", "Please give a number above 0.")),
        ("-4", Mend("not_positive"), ("“-4” cannot be kept", "Please give a number above 0.")),
        (
            "x" * 50,
            Mend("no_time"),
            (f"“{'x' * 39}…” is not a time", "Please give a time from 00:00 to 23:59."),
        ),
    ],
)
def test_trouble_is_said_with_its_reason(cell: str, mend: Mend, said: tuple[str, str]) -> None:
    assert trouble_text(cell, mend, "Hours") == said


def test_a_mend_is_offered_without_its_weekday() -> None:
    assert use_words(Mend("no_such_day", use="Sun 30 June 2024")) == "Use 30 June 2024"
    assert use_words(Mend("month_and_day", use="13/5/2024")) == "Use 13/5/2024"
    assert use_words(Mend("not_a_number", use="20")) == "Use 20"


def test_counts_read_as_sentences() -> None:
    assert skipped_count_text(5, 1, 0) == "5 empty rows, 1 total row"
    assert skipped_count_text(0, 0, 2) == "2 others"
    assert skipped_count_text(0, 0, 0) == "nothing"
    assert brought_in_text(218, 0) == "218 brought in"
    assert brought_in_text(2, 1) == "2 brought in, 1 changed"
    assert bring_in_words(1) == "Bring in 1 row"
    assert one_change_text(1) == "Comes in as one change: one Ctrl+Z takes it back."
    assert sheet_text("a.xlsx", "Log", 242, 1) == (
        "a.xlsx, sheet “Log”, 242 rows, headings in row 1"
    )
    assert sheet_text("a.csv", "", 1, 0) == "a.csv, 1 row, no headings"
    assert (
        added_text(ActivityDraft("x", date(2026, 9, 30), place="Hall")) == "30 September 2026, Hall"
    )
    assert added_text(ActivityDraft("x")) == ""
