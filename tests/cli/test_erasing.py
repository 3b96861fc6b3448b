"""The erase command: it says what would go, asks for a yes of its own, and then it is gone."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.operations.files import document


@pytest.fixture
def logged(run: Run, workspace: Path, tmp_path: Path) -> Path:
    file = document(tmp_path)
    said = run("log", "--title", "Lunch", "--date", "2026-09-30", "--file", file)
    assert said.code == 0
    return workspace


def test_without_a_yes_it_only_says_what_goes(run: Run, logged: Path) -> None:
    del logged
    said = run("erase", "E-1")

    assert said.code == 1
    assert said.out.splitlines()[0].startswith(
        "This goes for ever: 1 evidence file and 1 attachment;"
    )
    assert said.out.splitlines()[-1] == "Nothing was erased. Add --yes to erase it."
    assert run("show", "E-1").code == 0


def test_with_it_the_record_and_its_file_are_gone_and_the_workspace_is_sound(
    run: Run, logged: Path
) -> None:
    assert run("backup").code == 0
    before = {path.name for path in (logged / "vault").rglob("*") if path.is_file()}
    erased = run("erase", "E-1", "--yes", "--json").json

    assert erased["gone"] == {"evidence": 1, "attachment": 1}
    assert erased["left"] == []
    assert len(erased["backups"]) == 1
    after = {path.name for path in (logged / "vault").rglob("*") if path.is_file()}
    assert len(before - after) == erased["files"] > 0
    assert run("show", "E-1").code == 2
    assert run("check", "--deep").code == 0
    assert (logged / "backups" / "erased.txt").read_text().startswith("evidence ")


def test_what_lies_in_the_bin_can_be_erased_by_its_number(run: Run, logged: Path) -> None:
    del logged
    assert run("bin", "A-1").code == 0

    said = run("erase", "A-1", "--yes")

    assert said.out.startswith("Erased for ever: 1 activity and 1 attachment")
    assert "Backups made to another place still hold it" in said.out


def test_what_everything_rests_on_is_refused(run: Run, logged: Path) -> None:
    del logged
    uid = run("list", "framework", "--json").json["rows"][0]["uid"]

    assert run("erase", uid, "--yes", "--json").error["code"] == "cannot_be_erased"
    assert run("erase", uid, "--json").error["code"] == "cannot_be_erased"
