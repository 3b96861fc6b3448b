"""The commands that ask whether a number stands up."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run, refused
from tests.operations.files import document, photo


@pytest.fixture
def worked(run: Run, workspace: Path, tmp_path: Path) -> Path:
    """One proven meal, one careers session without a place and with an email."""
    words = ("--title", "Lunch", "--date", "2026-09-30", "--people", 46)
    done = run(
        *("log", *words, "--place", "Hall", "--result", "MEALS=46", "--file", document(tmp_path))
    )
    assert done.code == 0, done.err
    assert run("log", *words, "--title", "School", "--result", "CAREERS=2").code == 0
    return workspace


def recorded(run: Run, *records: dict[str, Any]) -> Any:
    Path("records.json").write_text(json.dumps(list(records)), "utf-8")
    done = run("record", "records.json", "--json")
    assert done.code == 0, done.err
    return done.json["made"]


@pytest.mark.usefixtures("worked")
def test_a_claim_is_explained_down_to_its_files(run: Run) -> None:
    said = run("explain", "MEALS", "--json").json

    assert (said["quantity"], said["unit"], said["value"]) == ("46", "meals", None)
    assert said["formula"][0]["proof"] == "proven"
    assert [each["evidence"] for each in said["results"]] == [["E-001"]]
    assert [(each["number"], each["strength"]) for each in said["evidence"]] == [
        ("E-001", "strong")
    ]
    assert (said["excluded"], said["rule"]) == ("0", [])
    assert said["sums"]["MEALS"] == {
        "counted": "46",
        "excluded": "0",
        "beyond": "0",
        "added": "46",
        "agree": True,
    }
    assert run("explain", "MEALS").out.splitlines()[0].endswith("46 proven of 46 meals")


@pytest.mark.usefixtures("worked")
def test_a_figure_of_a_pack_is_explained_as_it_was(run: Run) -> None:
    made = run("export", "pack", "--out", "pack.pdf", "--json")
    assert made.code == 0, made.err
    number = made.json["number"]
    assert run("bin", "A-001").code == 0

    said = run("explain", f"{number}:MEALS", "--json").json

    assert (said["pack"], said["quantity"]) == (number, "46")
    assert [each["number"] for each in said["evidence"]] == ["E-001"]
    assert f"As {number} said on 30 September 2026" in run("explain", f"{number}:MEALS").out


@pytest.mark.usefixtures("worked")
def test_a_figure_nobody_knows_is_refused(run: Run) -> None:
    refused(run("explain", "MEALZ", "--json"), "no_such_figure", "figure")


@pytest.mark.usefixtures("worked")
def test_gaps_name_the_next_step(run: Run) -> None:
    said = run("gaps", "--json").json["gaps"]

    assert [(each["claim"], each["value"], each["share"]) for each in said] == [
        ("CAREERS", None, "1")
    ]
    assert said[0]["codes"] == ["no_files", "no_place"]
    assert said[0]["missing"] == "No file proves it yet. It does not say where."
    assert said[0]["next"] == (
        "Letter from the school would take this from no evidence to strong. Say where it was."
    )
    assert run("gaps", "--measure", "MEALS").out.startswith("Nothing: every result")
    assert run("gaps").out.splitlines()[0].endswith(", 100 % of the claim")
    assert "CAREERS" not in run("gaps").out


@pytest.mark.usefixtures("worked")
def test_an_attached_letter_closes_the_gap(run: Run, tmp_path: Path) -> None:
    recorded(
        run,
        {"kind": "place", "name": "School"},
        {"kind": "project", "name": "Careers"},
    )
    attached = run("attach", photo(tmp_path), "--to", "A-002", "--type", "support_letter")
    assert attached.code == 0, attached.err

    (gap,) = run("gaps", "--json").json["gaps"]

    assert (gap["codes"], gap["next"]) == (["no_place"], "Say where it was.")


@pytest.mark.usefixtures("worked")
def test_people_and_contacts_are_told_apart(run: Run) -> None:
    both = [{"kind": "person", "reference": name} for name in ("Amina Y", "Amina Yu")]
    recorded(run, *both)
    recorded(
        run,
        {"kind": "attendance", "activity": "A-001", "person": "amina y"},
        {"kind": "attendance", "activity": "A-002", "person": "Amina Yu"},
        {"kind": "attendance", "activity": "A-002", "person": "Amina Y", "day": "2026-09-29"},
    )
    said = run("people", "--json").json
    assert (said["distinct"], said["contacts"], said["likely_doubles"]) == (2, 3, [])

    assert run("people", "--contract", "C-1", "--json").code == 2
    line = run("people", "--measure", "MEALS").out.splitlines()
    assert line[1:3] == ["1 different person", "1 contact"]


@pytest.mark.usefixtures("worked")
def test_a_likely_double_is_shown_and_decided(run: Run) -> None:
    recorded(
        run,
        {"kind": "person", "reference": "P-1", "groups": "carer"},
        {"kind": "person", "reference": "p1"},
    )
    made = run("list", "person", "--json").json["rows"]
    for place, person in enumerate(made, 1):
        row = {"kind": "attendance", "activity": f"A-00{place}", "person": person["uid"]}
        recorded(run, row)
    uids = [person["uid"] for person in made]

    before = run("people", "--json").json
    assert before["likely_doubles"][0]["why"] == "same_reference"
    assert before["groups"] == {"carer": 1}
    assert "Likely one person: P-1 and p1 (the same reference)." in run("people").out
    decided = run("people", "--same", *uids, "--json").json
    assert (decided["distinct"], decided["likely_doubles"]) == (1, [])
    assert decided["change"]
    apart = run("people", "--different", *uids, "--json").json
    assert (apart["distinct"], apart["contacts"]) == (2, 2)
    assert run("people", "--group", "carer", "--json").json["distinct"] == 1


@pytest.mark.usefixtures("worked")
def test_a_set_strength_is_recorded_with_its_reason_or_not_at_all(run: Run) -> None:
    tied = {"kind": "attachment", "activity": "A-002", "evidence": "E-001", "strength": "strong"}
    Path("bare.json").write_text(json.dumps(tied), "utf-8")
    refused(run("record", "bare.json", "--json"), "invalid_entry", "0.strength_reason")

    recorded(run, {**tied, "strength_reason": "Both were counted on it"})

    assert run("show", "E-001", "--json").json["record"]["strength_set"] == [
        {"activity": "A-002", "strength": "strong", "reason": "Both were counted on it"}
    ]


@pytest.mark.usefixtures("worked")
def test_a_figure_of_a_pack_is_the_part_it_names_and_a_wrong_one_gets_those_near(run: Run) -> None:
    made = run("export", "pack", "--out", "pack.pdf", "--json")
    number = made.json["number"]

    proven = run("explain", f"{number}:proven:CAREERS:core", "--json").json
    claimed = run("explain", f"{number}:quantity:CAREERS:core", "--json").json

    assert (proven["stated"], proven["says"], proven["quantity"]) == ("0 sessions", "proven", "0")
    assert (claimed["stated"], claimed["quantity"]) == ("2 sessions", "2")
    none = run("explain", f"{number}:claims_proven:core", "--json").json
    assert (none["title"], none["stated"]) != ("", None)
    wrong = run("explain", f"{number}:proven:CARERS:core", "--json")
    refused(wrong, "no_such_figure", "figure")
    assert wrong.error["next"].startswith(f"Did you mean {number}:proven:CAREERS:core")
    other = run("explain", f"{number[:-1]}9:proven:CAREERS:core", "--json")
    assert other.error["next"].startswith(f"Did you mean {number}:proven:CAREERS:core?")


@pytest.mark.usefixtures("worked")
def test_what_hangs_on_something_in_the_bin_is_listed_with_the_bin(run: Run) -> None:
    assert run("list", "result", "--json").json["total"] == 2
    assert run("bin", "A-001").code == 0

    alive = run("list", "result", "--json").json
    gone = run("list", "results", "--bin", "--json").json

    assert (alive["total"], [row["quantity"] for row in alive["rows"]]) == (1, ["2"])
    assert (gone["total"], [row["quantity"] for row in gone["rows"]]) == (1, ["46"])
    assert run("list", "attachment", "--json").json["total"] == 0
    assert run("list", "activity", "--bin", "--json").json["rows"][0]["number"] == "A-001"
    assert run("list", "evidence", "--bin", "--json").json["total"] == 0
    assert run("list", "measure", "--bin", "--json").json["total"] == 0
