"""Payrolls: rates, hours and days come out, names never do."""

import io
import json
from datetime import date
from typing import Any

import pytest

from sv_evidence.domain.living_wage import PayRow
from sv_evidence.domain.measures import ProxyRate, Thousandths
from sv_evidence.domain.tables import CellFault, UnusableRows
from sv_evidence.intake import tables
from sv_evidence.intake.readers.payroll import payroll
from sv_evidence.intake.tables import PayColumnsUnclear, Payroll, TableRefused, read_payroll
from sv_evidence.jail import Answer, ReaderRefused, Request
from tests.intake.test_tables import book_of

TODAY = date(2026, 11, 24)
PLAIN = "Employee,Pay date,Hours worked,Hourly rate\nAmina Khan,30/09/2026,150,£13.45\n"
GOOD = {
    "refused": None,
    "asked": [],
    "headings": ["Rate"],
    "columns": {"rate": "Rate"},
    "tells_people": False,
    "without_rate": 0,
    "faults": [],
}


def ask(text: str | bytes, **columns: str) -> Answer:
    """Ask without a jail, so that the reader's lines are seen to run."""
    data = text.encode() if isinstance(text, str) else text
    return payroll(Request({"name": "pay.csv", "columns": columns}, (data,)))


def rows(text: str | bytes, **columns: str) -> Any:
    answer = ask(text, **columns)
    assert answer.header["asked"] == []
    assert answer.header["faults"] == []
    return json.loads(answer.blobs[0])


def faults(text: str) -> Any:
    return ask(text).header["faults"]


def test_a_row_is_a_rate_a_day_hours_and_a_number_for_the_person() -> None:
    assert rows(PLAIN) == [[2, 134_500, "2026-09-30", 150_000, 0]]


def test_no_name_leaves_the_child() -> None:
    answer = ask(PLAIN + "Ben Low,30/09/2026,1,0\nCid Moss,then,1,12\n")

    said = json.dumps(dict(answer.header)) + answer.blobs[0].decode()
    for name in ("Amina", "Khan", "Ben", "Low", "Cid", "Moss"):
        assert name not in said


def test_the_same_person_has_the_same_number() -> None:
    text = "First name,Surname,Rate\nAnn,Lee,13\nann,LEE,14\nAnn,Low,15\n,,16\n"

    assert [person for *_, person in rows(text)] == [0, 0, 1, None]


def test_a_title_above_and_sums_below_are_no_rows() -> None:
    text = f"Payroll of September,,,\n\n{PLAIN}Total,,150,\nAverage,,,13.45\n,note,,\n"

    answer = ask(text)
    assert len(json.loads(answer.blobs[0])) == 1
    assert answer.header["without_rate"] == 3
    assert answer.header["columns"] == {
        "rate": "Hourly rate",
        "date": "Pay date",
        "hours": "Hours worked",
    }


@pytest.mark.parametrize(
    ("heading", "chosen"),
    [
        ("Rate,Hourly rate", "Hourly rate"),
        ("Overtime hourly rate,Basic hourly rate", "Basic hourly rate"),
        ("Tax rate,Pay per hour", "Pay per hour"),
        ("RATE_PER_HOUR,Hours", "RATE_PER_HOUR"),
        ("Start date,Hourly pay (£)", "Hourly pay (£)"),
    ],
)
def test_the_surest_heading_is_taken(heading: str, chosen: str) -> None:
    assert ask(f"{heading}\n").header["columns"]["rate"] == chosen


def test_the_sheet_that_speaks_of_a_rate_is_read() -> None:
    data = book_of(Cover=[["Larkspur", "Payroll"]], Pay=[["Date", "Rate"], [date(2026, 9, 30), 13]])

    assert rows(data) == [[2, 130_000, "2026-09-30", None, None]]


@pytest.mark.parametrize(
    ("text", "asked", "headings"),
    [
        ("Name,Rate 1,Rate 2\nAnn,1,2\n", ["rate"], ["Name", "Rate 1", "Rate 2"]),
        ("Rate,Date a,Date b\n1,2,3\n", ["date"], ["Rate", "Date a", "Date b"]),
        ("Name,Pay\nAnn,1\n", ["rate"], ["Name", "Pay"]),
        ("Ann,13.45\nBen,14\n", ["rate"], []),
        ("alone\n", ["rate"], []),
    ],
)
def test_what_is_unclear_is_asked_with_the_headings(
    text: str, asked: list[str], headings: list[str]
) -> None:
    answer = ask(text)

    assert (answer.header["asked"], answer.header["headings"]) == (asked, headings)
    assert answer.blobs == ()


def test_a_heading_that_somebody_names_is_taken() -> None:
    text = "Name,Who,Basic,Date a,Date b,h\nx,Ann,13,1/9/26,2/9/26,7\n"

    assert rows(text, rate="basic", date="Date  B", hours="H", person="who") == [
        [2, 130_000, "2026-09-02", 7_000, 0]
    ]


def test_a_heading_that_is_not_there_is_asked_again() -> None:
    answer = ask("Name,Pay\nAnn,1\n", rate="Wage", person="Name")

    assert (answer.header["asked"], answer.header["headings"]) == (["rate"], ["Name", "Pay"])
    assert ask("Name,Rate\nAnn,1\n", person="Who").header["asked"] == ["rate"]


def test_unclear_hours_are_left_alone() -> None:
    assert rows("Rate,Hours a,Hours b\n13,1,2\n") == [[2, 130_000, None, None, None]]


def test_a_part_of_a_ten_thousandth_is_never_rounded_up() -> None:
    assert rows("Rate\n13.44999\n")[0][1] == 134_499
    assert rows(f"Rate\n13.44{'9' * 34}\n")[0][1] == 134_499


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ("abc,1/9/2026,1", "Rate", "not_a_number"),
        ("0,1/9/2026,1", "Rate", "not_positive"),
        ("-1,1/9/2026,1", "Rate", "not_positive"),
        ("31000,1/9/2026,1", "Rate", "not_rate"),
        ("13,1/9/2026,-1", "Hours", "not_positive"),
        ("13,1/9/2026,10001", "Hours", "not_hours"),
        ("13,1/9/2026,many", "Hours", "not_a_number"),
        ("13,September,1", "Date", "not_a_date"),
        ("13,1 September,1", "Date", "not_a_date"),
        ("13,31/02/2026,1", "Date", "not_a_date"),
        ("13,,1", "Date", "not_a_date"),
    ],
)
def test_a_cell_that_cannot_be_used_is_named_but_not_repeated(
    cells: str, column: str, code: str
) -> None:
    assert faults(f"Rate,Date,Hours\n{cells}\n") == [[2, column, code]]


@pytest.mark.parametrize("day", ["2026-09-30", "2026-09-30 00:00", "30 Sept 2026", "30.9.26"])
def test_days_are_read_as_payrolls_write_them(day: str) -> None:
    assert rows(f"Rate,Date,Hours\n13,{day},\n") == [[2, 130_000, "2026-09-30", None, None]]


def test_a_long_list_of_faults_is_cut() -> None:
    assert len(faults("Rate\n" + "x\n" * 30)) == 20


def test_a_file_that_is_no_table_says_so() -> None:
    assert ask(b"").header == {"refused": "empty"}


def read(text: str, **columns: str) -> Payroll:
    return read_payroll("pay.csv", io.BytesIO(text.encode()), columns=columns, otherwise=TODAY)


def test_a_payroll_is_read_in_the_jail() -> None:
    found = read(PLAIN)

    assert found.rows == (PayRow(date(2026, 9, 30), ProxyRate(134_500), Thousandths(150_000), 0),)
    assert found.tells_people
    assert found.columns["rate"] == "Hourly rate"
    assert read("Rate\n13\n").rows == (PayRow(TODAY, ProxyRate(130_000)),)


def test_what_stops_it_is_a_problem() -> None:
    with pytest.raises(PayColumnsUnclear) as unclear:
        read("Name,Pay\nAnn,1\n")
    with pytest.raises(UnusableRows) as unusable:
        read("Rate\nx\n")
    with pytest.raises(TableRefused) as refused:
        read("")

    assert unclear.value.details == {"name": "pay.csv", "asked": "rate", "found": "Name, Pay"}
    assert unusable.value.faults == (CellFault(2, "Rate", "not_a_number"),)
    assert refused.value.code == "table_empty"


def test_a_payroll_without_headings_says_none() -> None:
    with pytest.raises(PayColumnsUnclear) as caught:
        read("1,2\n")
    assert caught.value.details["found"] == "none"


@pytest.mark.parametrize(
    ("odd", "blob"),
    [
        ({"asked": "rate"}, b"[]"),
        ({"faults": [[1, "Rate", "moon"]]}, b"[]"),
        ({"faults": [[1, "Rate"]]}, b"[]"),
        ({"columns": []}, b"[]"),
        ({"without_rate": -1}, b"[]"),
        ({}, b'[[1, "13", null, null, null]]'),
        ({}, b'[[1, 13, "today", null, null]]'),
        ({}, b"[[1, 13, null, -1, null]]"),
        ({}, b"[[1, 13, null, null, 0.5]]"),
        ({}, b"[[1, 13]]"),
    ],
)
def test_an_odd_answer_is_nonsense(
    odd: dict[str, object], blob: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "run", lambda *_: Answer({**GOOD, **odd}, (blob,)))

    with pytest.raises(ReaderRefused) as caught:
        read("Rate\n13\n")
    assert caught.value.code == "nonsense"
