"""The commands that tell the year."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def worked(run: Run) -> Path:
    """Make a workspace with one lunch, and notes for its year."""
    assert run("init", "ws", "--name", "Larkspur", "--framework", "birmingham-charter").code == 0
    day = "2026-09-28"
    logged = run("-w", "ws", "log", "--title", "Lunch", "--date", day, "--result", "MEALS=46")
    assert logged.code == 0
    notes = [
        {"kind": "year_note", "topic": "aim", "said_on": day, "text": "We cook for neighbours."},
        {
            "kind": "year_note",
            "topic": "consultation",
            "said_on": day,
            "headline": "Guests",
            "text": "Denise, 52, asked for soup.",
        },
    ]
    Path("notes.json").write_text(json.dumps({"records": notes}), "utf-8")
    recorded = run("-w", "ws", "record", "notes.json")
    assert recorded.code == 0, recorded.err
    return Path("ws")


def test_a_report_says_what_is_left_to_write(run: Run, worked: Path) -> None:
    said = run("-w", worked, "--json", "export", "impact-report", "--out", "report.pdf").json

    assert [Path(each).name for each in said["files"]] == ["report.pdf", "report.docx"]
    assert said["period"] == {"from": "2026-04-01", "to": "2026-09-30"}
    assert "aim" not in said["missing"]
    assert "need" in said["missing"]
    assert said["restated"] == []
    plain = run("-w", worked, "export", "impact-report", "--out", "report.pdf", "--overwrite")
    assert "Still to write: Why we exist" in plain.out


def test_the_draft_leaves_out_who_said_it(run: Run, worked: Path) -> None:
    said = run("-w", worked, "--json", "export", "cic34", "--out", "a.docx").json

    (left,) = said["left_out"]
    assert (left["topic"], left["points"]) == ("consultation", ["Denise, 52"])
    plain = run("-w", worked, "export", "cic34", "--out", "b.docx")
    assert "A note on consultation is left out: Denise, 52 may point at a person." in plain.out


def test_open_data_names_its_files(run: Run, worked: Path) -> None:
    said = run("-w", worked, "--json", "export", "open-data", "--out", "open").json

    assert Path(said["files"][0]).name == "datapackage.json"
    assert said["ids"] == []
    assert "claims.csv" in run("-w", worked, "export", "open-data", "--out", "other").out


@pytest.mark.parametrize("what", ["impact-report", "cic34", "open-data"])
def test_a_period_with_no_data_is_refused_in_words(run: Run, worked: Path, what: str) -> None:
    days = ("--from", "2020-01-01", "--to", "2020-12-31")
    said = run("-w", worked, "--json", "export", what, "--out", "none", *days)

    assert said.code == 2
    assert said.error["code"] == "nothing_to_export"
    assert not Path("none").exists()


def test_what_was_told_is_a_list(run: Run, worked: Path) -> None:
    assert "Nothing was sent out yet." in run("-w", worked, "told").out
    run("-w", worked, "export", "impact-report", "--out", "report.pdf")
    run("-w", worked, "log", "--title", "More", "--date", "2026-09-29", "--result", "MEALS=4")

    (told,) = run("-w", worked, "--json", "told").json["told"]

    assert (told["public"], told["file"], told["figures"]) == (True, "report.pdf", 1)
    (changed,) = told["changed"]
    assert (changed["told"], changed["now"]) == ("46", "50")
    plain = run("-w", worked, "told").out
    assert ", 30 September 2026, for everybody: Impact report" in plain
    assert "then 46 meals, now 50 meals." in plain
