"""The commands value and living-wage, as people and programs call them."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run, entries, refused
from tests.domain.oracle_tables import TAKEN_IN, input_rows, table

TOTALS = table("sroi_totals.csv")
SHOWN_ALWAYS = ("--timing", "year1_discounted")


def case_file(case: str) -> Path:
    file = Path("case.csv")
    file.write_text("".join(",".join(row.cells) + "\n" for row in input_rows(case)), "utf-8")
    return file


def value_of(run: Run, row: dict[str, str]) -> Any:
    said = run(
        "value",
        case_file(row["case"]),
        *("--investment", row["investment"]),
        *("--rate", row["discount_rate"]),
        *("--timing", row["timing"]),
        "--json",
    )
    assert said.code == 0, said.err
    return said.json


@pytest.mark.parametrize(
    "row", [row for row in TOTALS if row["discount_rate"] != "0.015"], ids=lambda row: str(row)[:60]
)
def test_the_columns_of_the_oracles_come_out_as_they_stand(run: Run, row: dict[str, str]) -> None:
    found = value_of(run, row)

    assert {**row, "payback_months": row["payback_months"] or None} == {
        name: found[name] for name in row
    }
    expected = [each for each in table("sroi_rows.csv") if each["case"] == row["case"]]
    assert found["rows"] == expected
    assert len(expected[0]) > TAKEN_IN


def test_factors_and_sensitivity_stand_beside_the_answer(run: Run) -> None:
    found = value_of(run, TOTALS[6])

    assert found["factors"][:2] == [
        {"year": 1, "factor": "0.9662"},
        {"year": 2, "factor": "0.9335"},
    ]
    assert found["sensitivity"]["central"] == {
        "present_value": found["present_value"],
        "ratio": found["ratio"],
    }
    most = found["sensitivity"]["most"]
    assert most == found["sensitivity"]["each"][0]
    assert most["outcome"] == "A"
    assert most["low"]["ratio"] < found["ratio"] < most["high"]["ratio"]
    assert {each["what"] for each in found["assumptions"]} >= {"proxy", "attribution_others"}


def test_a_person_reads_which_convention_was_used(run: Run) -> None:
    file = case_file("S3")
    words = ("value", file, "--investment", "9500", "--rate", "0.035", "--timing")
    discounted = run(*words, "year1_discounted").out
    undiscounted = run(*words, "year0_start").out

    assert "For each £1 put in: £2.74; net of it, £1.74." in discounted
    assert "the first year is discounted" in discounted
    assert "For each £1 put in: £2.84; net of it, £1.84." in undiscounted
    assert "the first year is today" in undiscounted
    assert "What changes it most: Duration in years, A" in discounted


def test_what_is_never_paid_back_and_leans_on_nothing_is_said(run: Run) -> None:
    file = Path("case.csv")
    heading, row = (",".join(each.cells) for each in input_rows("S1"))
    file.write_text(f"{heading}\n{row.replace(',10,', ',0,')}\n", "utf-8")
    said = run("value", file, "--investment", "1", "--rate", "green_book", *SHOWN_ALWAYS)

    assert "It is never paid back" in said.out
    assert "What changes it most" not in said.out
    assert "discount rate of green_book" in said.out


def test_a_discount_rate_may_be_what_changes_it_most(run: Run) -> None:
    file = Path("case.csv")
    heading, row = (",".join(each.cells) for each in input_rows("S5"))
    file.write_text(f"{heading}\n{row[:-2]},125\n", "utf-8")
    said = run("value", file, "--investment", "1", "--rate", "0.01", "--timing", "year0_start")

    assert "What changes it most: Discount rate (£" in said.out


def test_a_double_outcome_is_told(run: Run) -> None:
    file = Path("case.csv")
    heading, row = (",".join(each.cells) for each in input_rows("S1"))
    file.write_text(f"{heading}\n{row}\n{row}\n", "utf-8")
    words = ("value", file, "--investment", "1", "--rate", "0", *SHOWN_ALWAYS)

    (finding,) = run(*words, "--json").json["findings"]
    assert (finding["row"], finding["column"], finding["code"]) == (3, "outcome", "outcome_twice")
    assert "Row 3, outcome: A stands above already." in run(*words).out


def test_a_cell_that_cannot_be_used_is_named_and_nothing_is_written(
    run: Run, workspace: Path
) -> None:
    file = workspace.parent / "case.csv"
    heading, row = (",".join(each.cells) for each in input_rows("S1"))
    file.write_text(f"{heading}\n{row.replace('0.25', '25')}\n", "utf-8")
    before = entries(run)

    said = run("value", file, "--investment", "1", "--rate", "0", *SHOWN_ALWAYS, "--json")

    refused(said, "unusable_rows", "row 2, attribution")
    assert "Row 2, attribution: this must be a share from 0 to 1" in said.error["message"]
    assert entries(run) == before


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"a,b\n1,2\n", "columns_missing"),
        (b"", "table_empty"),
        (b"%PDF-1.7", "not_a_table"),
    ],
)
def test_a_file_that_is_no_case_is_refused(run: Run, content: bytes, code: str) -> None:
    Path("case.csv").write_bytes(content)

    said = run("value", "case.csv", "--investment", "1", "--rate", "0", *SHOWN_ALWAYS, "--json")
    refused(said, code, "file")


@pytest.mark.parametrize(
    ("investment", "rate", "field"), [("0", "0.035", "investment"), ("1", "3.5", "rate")]
)
def test_what_cannot_be_divided_or_discounted_is_refused(
    run: Run, investment: str, rate: str, field: str
) -> None:
    words = ("value", case_file("S1"), "--investment", investment, "--rate", rate)

    refused(run(*words, *SHOWN_ALWAYS, "--json"), "invalid_entry", field)


def test_a_timing_that_nobody_knows_is_wrong_usage(run: Run) -> None:
    words = ("value", case_file("S1"), "--investment", "1", "--rate", "0", "--timing", "later")

    assert run(*words).code == 64


PAY = (
    "Employee,Pay date,Hours,Hourly rate\n"
    "Amina Khan,31/08/2026,10,13.45\n"
    "Ben Low,30/09/2026,20,13.4\n"
)


def pay_file(text: str = PAY) -> Path:
    Path("pay.csv").write_text(text, "utf-8")
    return Path("pay.csv")


def test_pay_is_compared_without_a_workspace(run: Run) -> None:
    found = run("living-wage", pay_file(), "--area", "uk", "--json").json

    assert {name: found[name] for name in ("lowest", "share", "rate", "from")} == {
        "lowest": "13.40",
        "share": "0.5000",
        "rate": "13.45",
        "from": "2026-05-01",
    }
    assert (found["at_or_above"], found["staff"], found["hours"]) == (1, 2, "30")
    assert [each["share"] for each in found["days"]] == ["1.0000", "0.0000"]
    assert found["columns"]["rate"] == "Hourly rate"
    assert not found["check_for_newer_rate"]


def test_the_method_is_told_and_no_name_is(run: Run) -> None:
    said = run("living-wage", pay_file(f"{PAY}Total,,30,\n"), "--area", "london")
    in_json = run("living-wage", pay_file(), "--area", "london", "--json").out

    assert (
        "30 September 2026: lowest hourly rate £13.40; 0 of 1 (0 %) paid £14.80 or more."
        in said.out
    )
    assert "real Living Wage (London): £14.80 an hour, to be paid from 1 May 2026" in said.out
    assert "1 row without an hourly rate was left out." in said.out
    assert "Amina" not in said.out + in_json
    assert "Low" not in said.out + in_json


def test_a_table_past_its_year_says_check_for_a_newer_rate(run: Run) -> None:
    words = ("living-wage", pay_file("Rate\n13.45\n"), "--area", "uk")

    assert "Check for a newer rate" not in run(*words).out
    late = run(*words, now="2026-11-24").out
    assert "Check for a newer rate: the one used is of 1 May 2026" in late
    assert "every row was taken to be of 24 November 2026" in late
    assert "does not tell people apart" in late


def test_a_rate_recorded_here_is_used_and_undo_takes_it_back(run: Run, workspace: Path) -> None:
    rate = '[{"kind": "living_wage", "area": "uk", "rate": "14.00", "first_day": "2026-09-01"}]'
    (workspace.parent / "rate.json").write_text(rate, "utf-8")
    file = workspace.parent / "pay.csv"
    file.write_text("Rate\n13.45\n", "utf-8")
    words = ("living-wage", file, "--area", "uk", "--json")

    assert run("record", workspace.parent / "rate.json").code == 0
    assert (run(*words).json["rate"], run(*words).json["share"]) == ("14.00", "0.0000")
    assert run("undo").code == 0
    assert run(*words).json["rate"] == "13.45"


def test_an_unclear_column_is_asked_for_and_can_be_named(run: Run) -> None:
    file = pay_file("Name,Rate 1,Rate 2\nAnn,1,13.45\n")
    words = ("living-wage", file, "--area", "uk", "--json")

    said = run(*words)
    refused(said, "pay_columns_unclear", "column")
    assert "Name, Rate 1, Rate 2" in said.error["message"]
    named = run(*words, "--column", "rate=Rate 2", "--date", "2026-04-30").json
    assert (named["lowest"], named["rate"]) == ("13.45", "12.60")


@pytest.mark.parametrize("column", ["rate", "moon=Rate"])
def test_a_column_that_cannot_be_meant_is_wrong_usage(run: Run, column: str) -> None:
    assert run("living-wage", pay_file(), "--area", "uk", "--column", column).code == 64


@pytest.mark.parametrize(
    ("text", "code", "field"),
    [
        ("Rate\nten\n", "unusable_rows", "row 2, Rate"),
        ("Rate,Name\n,Ann\n", "no_pay", "file"),
        ("Rate,Date\n13,01/01/2020\n", "no_wage_rate", "date"),
    ],
)
def test_a_payroll_that_cannot_be_used_is_refused(
    run: Run, text: str, code: str, field: str
) -> None:
    refused(run("living-wage", pay_file(text), "--area", "uk", "--json"), code, field)
