"""Bringing in a spreadsheet from the command line."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run, entries, refused

LOG = (
    "Date,Session,Venue,Volunteers,Signed?\n"
    "04/04/2024,Induction,Training kitchen,8,yes\n"
    "11/04/2024,Open day,Ladywood Hall,14,no\n"
    "31/06/2024,Rota,Training kitchen,7,yes\n"
    ",Total,,29,\n"
)


@pytest.fixture
def log(workspace: Path) -> Path:
    path = workspace.parent / "log.csv"
    path.write_text(LOG, "utf-8")
    return path


def test_a_dry_run_says_what_would_happen_and_changes_nothing(run: Run, log: Path) -> None:
    before = entries(run)
    said = run("import", log, "--dry-run", "--json").json

    assert (said["added"], said["existing"], said["changed"], said["skipped"]) == (2, 0, 0, 1)
    assert said["change"] is None
    assert said["failed"] == [
        {
            "file": "log.csv",
            "row": 4,
            "column": "A Date",
            "reason": "31/06/2024 is not a date. June has 30 days.",
            "mend": "Sun 30 June 2024",
        }
    ]
    assert said["map"]["columns"]["Signed?"] == "evidence_held"
    assert entries(run) == before


def test_the_same_file_again_adds_nothing_and_undo_takes_all_back(run: Run, log: Path) -> None:
    first = run("import", log)
    again = run("import", log, "--json").json

    assert first.out.splitlines()[-1] == (
        "Added 2, changed 0; already there 0, skipped 1, cannot be read 1."
    )
    assert "Row 5 is skipped. A row of totals." in first.out
    assert (again["added"], again["existing"], again["change"]) == (0, 2, None)
    assert run("undo").code == 0
    assert run("list", "activities", "--json").json["total"] == 0


def test_rows_that_cannot_be_read_are_kept_where_one_says(run: Run, log: Path) -> None:
    out = log.with_name("to mend.csv")

    assert run("import", log, "--refused", out).code == 0
    assert "31/06/2024,Rota" in out.read_text("utf-8-sig")
    refused(run("import", log, "--refused", out, "--json"), "already_there")


def test_a_file_says_what_headings_become(run: Run, log: Path) -> None:
    chosen = log.with_name("map.json")
    chosen.write_text(json.dumps({"columns": {"Volunteers": "people"}}), "utf-8")
    run("import", log, "--map", chosen)

    rows = run("list", "activities", "--json").json["rows"]
    assert sorted(each["people"] for each in rows) == [8, 14]


def test_a_file_that_does_not_fit_is_refused_in_a_sentence(run: Run, log: Path) -> None:
    chosen = log.with_name("map.json")
    chosen.write_text('{"columns": {"Moon": "date"}}', "utf-8")
    refused(run("import", log, "--map", chosen, "--json"), "import_map_unusable")
    chosen.write_bytes(b"%PDF-1.4")
    refused(run("import", chosen, "--json"), "not_a_table")
    refused(run("import", log.with_name("none.csv"), "--json"), "no_such_file")


def test_days_that_could_be_either_way_are_said(run: Run, workspace: Path) -> None:
    path = workspace.parent / "log.csv"
    rows = "".join(f"0{1 + day % 9}/05/2024,Visit {day},{'x' * (day % 2)}\n" for day in range(30))
    path.write_text(f"Date,Session,Venue\n{rows}" + "13/13/2024,a,b\n" * 25, "utf-8")

    lines = run("import", path, "--dry-run").out.splitlines()

    assert "Days were read day first or as chosen; no day in it shows which." not in lines
    assert "5 more cannot be read." in lines
    path.write_text(f"Date,Session,Venue\n{rows}", "utf-8")
    assert "no day in it shows which" in run("import", path, "--dry-run").out
