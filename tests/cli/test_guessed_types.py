"""A type that only a file's name suggests is said to be a suggestion; a stated one is not."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.operations.files import document, photo, text

LUNCH = ("--title", "Lunch", "--date", "2026-09-28", "--place", "Hall", "--people", 40)
AGAIN = "if it is another, attach it again with --type."


@pytest.mark.usefixtures("workspace")
def test_a_name_that_makes_a_type_is_said_and_can_be_mended(run: Run, tmp_path: Path) -> None:
    sheet = document(tmp_path, "signed register.pdf")

    said = run("log", *LUNCH, "--result", "MEALS=40", "--file", sheet)
    assert (
        f"E-001 was taken for “Sign-in sheet, signed on the day” by its name; {AGAIN}" in said.out
    )

    mended = run("attach", sheet, "--type", "count_sheet_unsigned")
    assert "was taken for" not in mended.out
    shown = run("show", "E-001", "--json").json["record"]
    assert shown["type"] == "count_sheet_unsigned"


@pytest.mark.usefixtures("workspace")
def test_an_office_file_is_never_taken_for_signed_paper(run: Run, tmp_path: Path) -> None:
    sheet = text(tmp_path, "signed register.csv", "name,day\nAda,2026-09-28\n")

    said = run("log", *LUNCH, "--result", "MEALS=40", "--file", sheet, "--json").json

    assert (said["evidence"][0]["type"], said["evidence"][0]["type_guessed"]) == (
        "attendance_list",
        True,
    )
    assert said["results"][0]["proof"] != "proven"


@pytest.mark.usefixtures("workspace")
def test_what_no_name_suggests_is_said_too_and_a_stated_type_is_not(
    run: Run, tmp_path: Path
) -> None:
    guessed = run("attach", photo(tmp_path))
    stated = run("attach", document(tmp_path), "--type", "sign_in_sheet")

    assert f"E-001 was taken for “Photo”, as nothing says what it is; {AGAIN}" in guessed.out
    assert "was taken for" not in stated.out
