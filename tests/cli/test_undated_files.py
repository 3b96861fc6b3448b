"""One undated file through the commands: the same strength everywhere, and what would help."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.operations.files import document


@pytest.fixture
def filed(run: Run, workspace: Path, tmp_path: Path) -> Path:
    """Two lunches; the first has an undated count sheet."""
    for title, day in (("Monday", "2026-09-28"), ("Tuesday", "2026-09-29")):
        said = ("--title", title, "--date", day, "--place", "Hall", "--people", 40)
        assert run("log", *said, "--result", "MEALS=40").code == 0
    assert workspace.is_dir()
    return document(tmp_path, "sheet.pdf")


def attached(run: Run, *words: object) -> Any:
    done = run("attach", *words, "--json")
    assert done.code == 0, done.err
    return done.json["evidence"][0]


def judged(run: Run) -> tuple[str, str, str]:
    """Return the strength that the list, the record and the workings say."""
    explained = run("explain", "MEALS", "--json").json["evidence"]
    (row,) = run("list", "evidence", "--json").json["rows"]
    shown = run("show", "E-001", "--json").json["record"]
    return row["strength"], shown["strength"], explained[0]["strength"]


def proofs(run: Run) -> list[str]:
    rows = run("list", "activity", "--sort", "title", "--json").json["rows"]
    return [row["proof"] for row in rows]


def test_a_register_of_one_activity_takes_its_day_and_says_so(run: Run, filed: Path) -> None:
    said = attached(run, filed, "--to", "A-001", "--type", "count_sheet")

    assert (said["strength"], said["strength_is_usual"]) == ("strong", False)
    assert said["note"] == "It has no date of its own: its day is taken from the activity."
    assert judged(run) == ("strong", "strong", "strong")
    assert proofs(run) == ["proven", "unproven"]
    assert "its day is taken from the activity" in run("explain", "MEALS").out


def test_a_register_of_several_activities_needs_its_date(run: Run, filed: Path) -> None:
    sheet = (filed, "--to", "A-001", "--to", "A-002", "--type", "count_sheet")
    said = attached(run, *sheet)

    assert said["strength"] == "weak"
    assert judged(run) == ("weak", "weak", "weak")
    assert proofs(run) == ["unproven", "unproven"]
    (gap,) = run("gaps", "--json").json["gaps"]
    assert gap["next"] == "Give the file its date."
    assert gap["missing"].startswith("A file has no date, and is filed with several activities.")
    assert "it has no date, and is filed with several" in run("explain", "MEALS").out

    assert attached(run, filed, "--date", "2026-09-28")["strength"] == "strong"
    assert judged(run)[:2] == ("strong", "strong")
    assert proofs(run) == ["proven", "unproven"]


def test_only_a_file_that_nothing_judges_is_as_usual_for_its_type(run: Run, filed: Path) -> None:
    said = run("attach", filed, "--type", "count_sheet")

    assert said.out.strip().endswith(
        "strong. That is usual for this type: it is filed with no activity yet."
    )
    (row,) = run("list", "evidence", "--json").json["rows"]
    assert (row["strength"], row["strength_is_usual"]) == ("strong", True)
