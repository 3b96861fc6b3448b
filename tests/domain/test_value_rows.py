from datetime import date
from decimal import Decimal

import pytest

from sv_evidence.domain.sroi import Origin
from sv_evidence.domain.tables import CellFault, ColumnsMissing, Row, UnusableRows
from sv_evidence.domain.value_rows import NEEDED, Case, case_from

TODAY = date(2026, 11, 24)
HEADING = ("case", *NEEDED)
GOOD = ("S1", "A", "10", "2000", "0.20", "0.25", "0.10", "0", "1")


def read(*rows: tuple[str, ...], horizon: int = 125) -> Case:
    placed = [Row(place, row) for place, row in enumerate(rows, start=1)]
    return case_from(placed, name="case.csv", today=TODAY, horizon=horizon)


def faults(*rows: tuple[str, ...], horizon: int = 125) -> tuple[CellFault, ...]:
    with pytest.raises(UnusableRows) as caught:
        read(*rows, horizon=horizon)
    assert caught.value.details["name"] == "case.csv"
    return caught.value.faults


def with_cell(column: str, text: str) -> tuple[str, ...]:
    return tuple(text if name == column else cell for name, cell in zip(HEADING, GOOD, strict=True))


def test_a_row_is_an_outcome() -> None:
    case = read(HEADING, GOOD)

    (outcome,) = case.outcomes
    assert (case.name, outcome.name, outcome.years) == ("S1", "A", 1)
    assert outcome.quantity == 10
    assert outcome.attribution.due_to_others == Decimal("0.25")
    assert case.doubts == ()


def test_columns_may_stand_in_any_order_and_blank_rows_anywhere() -> None:
    backwards = read((), tuple(reversed(HEADING)), ("", " "), tuple(reversed(GOOD)))

    assert backwards == read(HEADING, GOOD)


def test_headings_may_be_written_as_words_and_a_case_may_be_left_out() -> None:
    heading = tuple(each.replace("_", " ").title() for each in NEEDED)

    assert read(heading, GOOD[1:]).name == ""


def test_what_we_work_out_ourselves_is_not_read() -> None:
    heading = (*HEADING, "impact_year1", "value_y1")

    assert read(heading, (*GOOD, "1", "nonsense")) == read(HEADING, GOOD)


def test_where_a_proxy_comes_from_is_kept() -> None:
    heading = (*HEADING, "source", "year", "licence", "area", "entered_by", "entered_on")
    row = (*GOOD, "HM Treasury", "2025", "OGL", "Birmingham", "Amina", "2026-09-30")

    (outcome,) = read(heading, row).outcomes
    assert outcome.origin == Origin(
        "HM Treasury", 2025, "OGL", "Birmingham", "Amina", date(2026, 9, 30)
    )
    (short,) = read(heading, GOOD).outcomes
    assert short.origin == Origin()


@pytest.mark.parametrize(
    ("column", "text", "code", "detail"),
    [
        ("outcome", " ", "missing", ""),
        ("quantity", "", "missing", ""),
        ("quantity", "ten", "not_a_number", ""),
        ("quantity", "-1000000000001", "too_large", ""),
        ("proxy", "-1", "negative_proxy", ""),
        ("deadweight", "1.01", "not_a_share", ""),
        ("attribution", "25", "not_a_share", ""),
        ("displacement", "-0.1", "not_a_share", ""),
        ("drop_off", "half", "not_a_number", ""),
        ("duration_years", "0", "not_whole_years", ""),
        ("duration_years", "1.5", "not_whole_years", ""),
        ("duration_years", "126", "too_many_years", "125"),
    ],
)
def test_a_cell_that_cannot_be_used_is_named(
    column: str, text: str, code: str, detail: str
) -> None:
    assert faults(HEADING, with_cell(column, text)) == (CellFault(2, column, code, detail),)


def test_every_fault_is_named_at_once() -> None:
    found = faults(HEADING, with_cell("quantity", "x"), with_cell("proxy", "y"))

    assert [(each.row, each.column) for each in found] == [(2, "quantity"), (3, "proxy")]


def test_a_quantity_below_nothing_is_a_harm_and_the_largest_is_taken() -> None:
    assert read(HEADING, with_cell("quantity", "-6")).outcomes[0].quantity == -6
    assert read(HEADING, with_cell("quantity", "1000000000000")).outcomes[0].quantity == 10**12
    for edge in ("0", "1"):
        assert read(HEADING, with_cell("deadweight", edge)).outcomes[0].deadweight == int(edge)
    assert read(HEADING, with_cell("proxy", "0")).outcomes[0].proxy == 0


def test_no_outcome_lasts_beyond_the_known_rates() -> None:
    assert read(HEADING, with_cell("duration_years", "30"), horizon=30).outcomes[0].years == 30
    (fault,) = faults(HEADING, with_cell("duration_years", "31"), horizon=30)
    assert (fault.code, fault.detail) == ("too_many_years", "30")


@pytest.mark.parametrize("text", ["26", "next", "20255", "1899", "2200", "٢٠٢٥"])
def test_a_year_is_a_year(text: str) -> None:
    (fault,) = faults((*HEADING, "year"), (*GOOD, text))

    assert (fault.column, fault.code) == ("year", "not_a_year")


def test_the_day_of_an_entry_is_iso() -> None:
    (fault,) = faults((*HEADING, "entered_on"), (*GOOD, "30/09/2026"))

    assert fault.code == "not_an_iso_day"


def test_two_cases_are_not_added_up() -> None:
    (fault,) = faults(HEADING, GOOD, with_cell("case", "S2"))

    assert fault == CellFault(3, "case", "several_cases", "S1")


def test_a_column_that_is_needed_must_be_there() -> None:
    with pytest.raises(ColumnsMissing) as caught:
        read(("outcome", "", "quantity"), ("A", "", "1"))

    assert caught.value.details["missing"] == ", ".join(NEEDED[2:])
    assert caught.value.details["found"] == "outcome, quantity"
    with pytest.raises(ColumnsMissing):
        read()


def test_a_column_that_nobody_knows_is_refused_rather_than_left_out() -> None:
    unknown, twice = faults((*HEADING, "dropoff", "proxy"), GOOD)

    assert (unknown.row, unknown.column, unknown.code) == (1, "dropoff", "unknown_heading")
    assert unknown.detail.startswith("case, outcome, quantity")
    assert unknown.detail.endswith("entered_on")
    assert (twice.column, twice.code) == ("proxy", "heading_twice")


def test_a_figure_without_a_heading_is_refused() -> None:
    (fault,) = faults((*HEADING, ""), (*GOOD, "", "7"))

    assert fault == CellFault(2, "11", "no_heading")


def test_headings_alone_are_no_case() -> None:
    assert faults(HEADING) == (CellFault(2, "outcome", "no_rows"),)


def test_the_same_outcome_twice_and_a_later_year_are_told() -> None:
    heading = (*HEADING, "year")
    case = read(heading, (*GOOD, "2026"), (*GOOD, "2027"))

    assert case.doubts == (
        CellFault(3, "outcome", "outcome_twice", "A"),
        CellFault(3, "year", "later_year", "2026"),
    )


@pytest.mark.parametrize("column", [*NEEDED, "case"])
def test_no_stand_in_for_a_faulty_cell_becomes_another_fault(column: str) -> None:
    rows = [with_cell(column, "") if column != "case" else GOOD, GOOD]

    found = [] if column == "case" else faults(HEADING, *rows)
    assert [each.column for each in found] == ([] if column == "case" else [column])


def test_a_proxy_of_which_nothing_is_said_has_no_origin() -> None:
    assert read(HEADING, GOOD).outcomes[0].origin == Origin()


def test_a_heading_that_is_wrong_is_told_with_its_file_and_row() -> None:
    with pytest.raises(ColumnsMissing) as caught:
        read(())

    assert caught.value.details["name"] == "case.csv"
    assert [each.row for each in faults((), (*HEADING, "proxy"), GOOD)] == [2]
