"""The command that finds words in records and inside files."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.operations.files import document


@pytest.fixture
def logged(run: Run, workspace: Path, tmp_path: Path) -> Path:
    """A lunch with a letter that names twelve people."""
    words = ("--title", "Lunch club", "--date", "2026-09-30", "--note", "Bread ran out")
    done = run("log", *words, "--result", "MEALS=46", "--file", document(tmp_path))
    assert done.code == 0, done.err
    return workspace


@pytest.mark.usefixtures("logged")
def test_a_record_is_found_by_words_and_says_where_they_stand(run: Run) -> None:
    said = run("find", "bread", "--json").json

    (hit,) = said["hits"]
    assert (hit["kind"], hit["number"], hit["title"]) == ("activity", "A-001", "Lunch club")
    assert (hit["snippet"], hit["page"]) == ("Bread ran out", None)
    assert (said["records"], said["files"]) == (1, 0)


@pytest.mark.usefixtures("logged")
def test_words_inside_a_file_are_found_once_with_their_page(run: Run) -> None:
    said = run("find", "twelve", "people", "--json").json

    (hit,) = said["hits"]
    assert (hit["kind"], hit["number"], hit["page"]) == ("evidence", "E-001", 1)
    assert "welve people" in hit["snippet"]
    assert (said["records"], said["files"]) == (0, 1)


@pytest.mark.usefixtures("logged")
def test_a_number_leads_to_its_record_and_people_read_lines(run: Run) -> None:
    lines = run("find", "a-1").out.splitlines()

    assert lines == ["A-001  Lunch club", "1 in records, 0 inside files."]
    assert run("find", "xyzzy").out == "Nothing was found.\n"
    assert run("find", "xyzzy", "--json").json == {"hits": [], "records": 0, "files": 0}


@pytest.mark.usefixtures("logged")
def test_no_more_are_given_than_asked_for(run: Run) -> None:
    many = run("find", "lunch", "--json").json

    assert len(many["hits"]) > 1
    assert len(run("find", "lunch", "--limit", 1, "--json").json["hits"]) == 1


@pytest.mark.usefixtures("workspace")
def test_what_is_asked_for_must_be_said(run: Run) -> None:
    assert run("find").code == 64
