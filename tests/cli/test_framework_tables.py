"""A buyer's framework from a table, through the jail, and ours written as one."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.cli.conftest import Run

W = ("-w", "w", "--json")
TABLE = (
    "Theme;Ref;Measure;Units;Evidence;Proxy value;Year\r\n"
    "Jobs;J1;Local people hired;people;Payroll extract;£1,000.50;2025\r\n"
    "Jobs;J2;Volunteer hours;hours;;;\r\n"
)


@pytest.fixture
def _workspace(run: Run) -> None:
    assert run("init", "w", "--name", "Larkspur", "--json").code == 0


@pytest.mark.usefixtures("_workspace")
def test_a_table_is_checked_added_once_and_brings_its_values_with_their_licence(run: Run) -> None:
    Path("toms.csv").write_text(TABLE, "utf-8")
    said = ("--licence", "CC BY-NC-ND 4.0", "--publisher", "A buyer", "--title", "Buyer TOMs")

    checked = run("framework", "check", "toms.csv", *said, "--json").json
    added = run("framework", "add", "toms.csv", *said, *W).json
    again = run("framework", "add", "toms.csv", *said, *W).json
    proxies = run("list", "proxy", *W).json["rows"]

    assert (checked["id"], checked["nodes"], checked["measures"]) == ("buyer-toms", 1, 2)
    assert checked["faults"] == []
    assert "CC BY-NC-ND 4.0" in " ".join(checked["notes"])
    assert (added["added"], again["added"]) == (True, False)
    assert [(each["rate"], each["year"], each["licence"]) for each in proxies] == [
        ("1000.5", 2025, "CC BY-NC-ND 4.0")
    ]


@pytest.mark.usefixtures("_workspace")
def test_faults_of_a_table_are_sentences_with_their_rows(run: Run) -> None:
    Path("toms.csv").write_text("Ref,Measure,Units\r\nJ1,Hours,h\r\nJ1,Days,d\r\n", "utf-8")

    checked = run("framework", "check", "toms.csv", "--json")
    added = run("framework", "add", "toms.csv", *W)

    assert (checked.code, added.code) == (1, 2)
    assert checked.json["faults"] == [
        {"file": "toms.csv", "place": "row 3, code", "message": "J1 is given twice."}
    ]
    assert "row 3, code" in added.error["message"]


def test_headings_can_be_named(run: Run) -> None:
    Path("toms.csv").write_text("Was,Wieviel\r\nHours given,hours\r\n", "utf-8")

    unknown = run("framework", "check", "toms.csv", "--json")
    named = run(
        *("framework", "check", "toms.csv", "--json"),
        *("--column", "title=Was", "--column", "unit=Wieviel"),
    )
    wrong = run("framework", "check", "toms.csv", "--json", "--column", "colour=Was")

    assert (unknown.code, unknown.error["code"]) == (2, "columns_missing")
    assert named.json["measures"] == 1
    assert wrong.code == 64


@pytest.mark.usefixtures("_workspace")
def test_ours_is_written_as_a_table_that_can_be_added_again(run: Run) -> None:
    run("framework", "add", "birmingham-charter", *W)

    written = run("framework", "export", "birmingham-charter", "--out", "ours.csv", "-w", "w")
    read = run("framework", "check", "ours.csv", "--json").json
    whole = run("framework", "check", "birmingham-charter.json", "--json")

    assert "Rules and crosswalks are only in the JSON file." in written.out
    assert (read["id"], read["measures"]) == ("birmingham-charter", 34)
    assert whole.code == 2


def test_a_workbook_that_is_none_is_refused_by_the_jail(run: Run) -> None:
    with ZipFile("toms.xlsx", "w") as archive:
        archive.writestr("hello.txt", "no workbook")

    refused = run("framework", "check", "toms.xlsx", "--json")

    assert (refused.code, refused.error["code"]) == (2, "not_a_table")
