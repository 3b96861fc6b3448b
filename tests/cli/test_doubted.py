"""Numbers that cannot be, through the commands: refused or flagged, never silently counted."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run, refused

LOG = ("log", "--title", "Lunch", "--date", "2026-09-30", "--place", "Hall", "--people", 40)


@pytest.mark.parametrize("code", ["MEALS", "ATTEND", "TRAINED"])
@pytest.mark.usefixtures("workspace")
def test_half_of_what_comes_whole_is_refused_in_a_sentence(run: Run, code: str) -> None:
    said = run(*LOG, "--result", f"{code}=2.5", "--json")

    refused(said, "invalid_entry", "results.0")
    assert "Please give a whole number of " in said.error["message"]
    assert run("list", "activity", "--json").json["total"] == 0


@pytest.mark.usefixtures("workspace")
def test_half_of_a_meal_that_comes_in_a_file_of_records_is_kept_flagged_and_unproven(
    run: Run,
) -> None:
    assert run(*LOG).code == 0
    record = {"kind": "result", "activity": "A-001", "measure": "MEALS", "quantity": "1.5"}
    Path("half.json").write_text(json.dumps([record]), "utf-8")
    assert run("record", "half.json").code == 0

    (finding,) = run("findings", "--json").json["findings"]

    assert (finding["code"], finding["counted"]) == ("not_whole", "1.5")
    assert "it comes whole" in finding["message"]


@pytest.mark.parametrize(
    ("result", "why"),
    [
        ("MEALS=999999999999", "The number is out of all proportion for one result."),
        ("MEALS=4001", "It counts more than 100 for each person and day."),
        ("VOLHRS=961", "It counts more than 24 hours a day for everybody there."),
        ("ATTEND=41", "It counts more people than the activity says were there."),
    ],
)
@pytest.mark.usefixtures("workspace")
def test_a_number_that_cannot_be_is_flagged_wherever_it_is_told(
    run: Run, result: str, why: str
) -> None:
    code, _, quantity = result.partition("=")
    logged = run(*LOG, "--result", result)
    assert (logged.code, why in logged.out) == (0, True)

    (finding,) = run("findings", "--json").json["findings"]
    claims = run("claims", "--json").json
    explained = run("explain", code, "--json").json

    assert (finding["measure"], finding["counted"], finding["rule"]) == (code, quantity, None)
    assert finding["message"].startswith("Check this: ")
    assert finding["message"].endswith("claimed and not proven.")
    assert claims["findings"] == [finding]
    assert (claims["claims"][0]["proof"], claims["claims"][0]["proven"]) == ("unproven", "0")
    assert explained["rule"][0]["message"] == finding["message"]
    assert run("findings", "--json", "--to", "2026-09-29").json["findings"] == []
    assert run("findings", "--json", "--measure", "SURPLUS").json["findings"] == []


@pytest.mark.usefixtures("workspace")
def test_a_number_that_can_be_is_not_flagged(run: Run) -> None:
    logged = run(*LOG, "--result", "MEALS=4000", "--result", "ATTEND=40", "--json")

    assert logged.json["warnings"] == []
    assert run("findings", "--json").json["findings"] == []
