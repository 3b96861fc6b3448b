"""What the columns of somebody's spreadsheet become, and where their headings stand."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sv_evidence.domain.measures import Unit
from sv_evidence.domain.sheet_columns import (
    Column,
    How,
    KnownNames,
    MeasureName,
    Role,
    Target,
    guessed,
    headings_known,
)
from sv_evidence.domain.sheet_layout import Layout, layout_of, letters
from sv_evidence.domain.tables import Row

TODAY = date(2026, 9, 30)
MEALS = MeasureName(UUID(int=1), "M1", "Meals shared", Unit("meal", "meals"))
HOURS = MeasureName(UUID(int=2), "M2", "Volunteer hours", Unit("hour", "hours"))
TRAINING = MeasureName(UUID(int=3), "M3", "Training hours", Unit("hour", "hours"))
KNOWN = KnownNames(
    places=frozenset({"ladywood hall"}),
    projects=frozenset({"volunteering"}),
    measures=(MEALS, HOURS, TRAINING),
)


def guess(*columns: tuple[str, Sequence[str]], known: KnownNames = KNOWN) -> list[Column]:
    headings = [heading for heading, _ in columns]
    cells = [cells for _, cells in columns]
    return list(guessed(headings, cells, known, today=TODAY))


def said(*columns: tuple[str, Sequence[str]], known: KnownNames = KNOWN) -> list[tuple[str, str]]:
    return [(each.target.role.value, each.why) for each in guess(*columns, known=known)]


def rows(*lines: Sequence[str]) -> tuple[Row, ...]:
    return tuple(Row(place, tuple(cells)) for place, cells in enumerate(lines, 1) if any(cells))


def test_a_heading_that_is_known_tells_what_its_column_is() -> None:
    found = guess(("Date", []), ("VENUE ", []), ("No. of people", []), ("Meals shared", []))

    assert [each.target.role for each in found] == [
        Role.DATE,
        Role.PLACE,
        Role.PEOPLE,
        Role.RESULT,
    ]
    assert {each.how for each in found} == {How.MATCHED}
    assert found[3].target.measure == MEALS.uid


def test_only_one_column_becomes_the_date_and_several_become_notes() -> None:
    found = said(("Date", []), ("When", []), ("Notes", []), ("Comments", []))

    assert [role for role, _ in found] == ["date", "left_out", "notes", "notes"]


def test_the_unit_in_a_heading_names_a_measure_where_numbers_stand_below() -> None:
    assert said(("Total meals", ["4", "5"])) == [("result", "measure")]
    assert said(("Total meals", ["few", "many"]))[0] != ("result", "measure")
    assert said(("Total meals", ["", ""])) == [("left_out", "")]


def test_of_several_measures_in_hours_the_words_around_tell_which() -> None:
    assert guess(("Training hrs", ["4"]))[0].target == Target(Role.RESULT, TRAINING.uid)
    assert guess(("Hrs", ["4"]), ("Vols", ["3"]))[0].target == Target(Role.RESULT, HOURS.uid)
    assert said(("Hrs", ["4"])) == [("left_out", "")]
    only = KnownNames(measures=(HOURS,))
    assert guess(("Hrs", ["4"]), known=only)[0].target == Target(Role.RESULT, HOURS.uid)


def test_cells_tell_where_headings_do_not() -> None:
    long = "We sat together for a long time and talked about the garden."

    assert said(("A", ["04/05/2024", "05/05/2024"])) == [("date", "days")]
    assert said(("A", ["05/13/2024", "05/14/2024"])) == [("date", "days")]
    assert said(("Signed in", ["yes", "no"])) == [("evidence_held", "yes_or_no")]
    assert said(("Lunch?", ["yes", "no"])) == [("left_out", "")]
    assert said(("Vol. count", ["3", "4"])) == [("volunteers", "counts")]
    assert said(("All adults", ["3", "4"])) == [("people", "counts")]
    assert said(("Score", ["3", "4"])) == [("left_out", "")]
    assert said(("A", ["B16 8AA", "B18"])) == [("postcode", "postcodes")]
    assert said(("A", ["Ladywood Hall", "Elsewhere"])) == [("place", "places")]
    assert said(("A", ["Volunteering", "Other"])) == [("project", "projects")]
    assert said(("A", [long, long])) == [("notes", "long_words")]
    assert said(("A", ["Lunch", "Garden"])) == [("title", "words")]
    assert said(("A", ["G", "g"])) == [("left_out", "")]


def test_a_column_without_a_heading_or_cells_is_left_out() -> None:
    assert guess(("", [])) == [Column(0, "", Target(Role.LEFT_OUT), How.LEFT_OUT)]


def test_the_columns_that_lists_of_refused_rows_have_are_left_out() -> None:
    assert [role for role, _ in said(("Row", ["4"]), ("What is wrong", ["A long sentence."]))] == [
        "left_out",
        "left_out",
    ]


def test_headings_are_counted_by_words_and_measures() -> None:
    assert headings_known(["Date", "M1", "volunteer hours", "x", "Date"], KNOWN) == 3


def test_headings_are_found_below_a_title() -> None:
    layout = layout_of(
        rows(["Our log 2024"], [], ["Date", "Session", "X"], ["1/2/2024", "Lunch", "3"]), KNOWN
    )

    assert layout == Layout(
        3, ("Date", "Session", "X"), rows([], [], [], ["1/2/2024", "Lunch", "3"])
    )
    assert layout.cells(2) == ("3",)
    assert layout.cells(5) == ()


def test_merged_headings_over_two_rows_are_joined() -> None:
    layout = layout_of(
        rows(
            ["Date", "Volunteers", "", "Notes"],
            ["", "Total", "Total", ""],
            ["1/2/2024", "3", "6", "x"],
            ["2/2/2024", "3", "6", "x"],
        ),
        KNOWN,
    )
    lower = layout_of(
        rows(
            ["", "Volunteers", "Guests", ""],
            ["Date", "Number", "Number", "Session"],
            ["1/2/2024", "3", "6", "x"],
        ),
        KNOWN,
    )

    assert layout.heading_row == 1
    assert lower.headings == ("Date", "Volunteers Number", "Guests Number", "Session")


def test_a_heading_above_an_empty_one_stands_for_it() -> None:
    layout = layout_of(
        rows(["", "Where", "x"], ["Date", "", "Session"], ["1/2/2024", "Hall", "Lunch"]), KNOWN
    )

    assert layout.headings == ("Date", "Where", "Session")


def test_letters_stand_in_where_there_are_no_headings() -> None:
    layout = layout_of(rows(["1/2/2024", "Lunch"], ["2/2/2024", "Garden"]), KNOWN)

    assert (layout.heading_row, layout.headings, len(layout.rows)) == (0, ("A", "B"), 2)
    assert [letters(each) for each in (0, 25, 26, 27, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "AB",
        "ZZ",
        "AAA",
    ]


def test_unknown_headings_of_words_are_headings_still() -> None:
    assert layout_of(rows(["Wann", "Was"], ["1/2/2024", "Lunch"]), KNOWN).heading_row == 1
    assert layout_of(rows(["Date", "Was"], ["1/2/2024", "Lunch"]), KNOWN).heading_row == 1
    assert layout_of(rows(["Staff", "12"], ["Cook", "3"]), KNOWN).heading_row == 0
    assert layout_of(rows(["Wann", "Was"]), KNOWN).heading_row == 0
    assert layout_of(rows(["x"], ["y"]), KNOWN).heading_row == 0
    assert layout_of(rows(["Date", "Session"]), KNOWN).heading_row == 1
    assert layout_of((), KNOWN) == Layout(0, (), ())
