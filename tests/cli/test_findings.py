"""Rules from files and records, as a shell gives them, and what they do to claims."""

import json
from pathlib import Path
from typing import Any

import pytest

from sv_evidence.domain.rule_kinds import rule_kinds
from tests.builders import framework_document
from tests.cli.conftest import Run, refused

JOBS, HOURS = "M3", "M2"
SOLIHULL, TORBAY = (f"0197f000-0000-7000-8000-00000000000{place}" for place in (1, 2))


def uid(place: int) -> str:
    return f"0197f000-0000-7000-8000-0000000001{place:02d}"


def write(path: Path, rows: object) -> Path:
    path.write_text(json.dumps(rows), "utf-8")
    return path


def framework(path: Path, **more: Any) -> Path:
    return write(path, {**json.loads(framework_document()), **more})


def contracts() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [
        {"kind": "buyer", "uid": uid(90), "name": "Solihull Council"},
        {"kind": "buyer", "uid": uid(91), "name": "Torbay Council"},
    ]
    for place, contract in enumerate((SOLIHULL, TORBAY)):
        found.append(
            {
                "kind": "contract",
                "uid": contract,
                "title": f"Contract {place}",
                "buyer": uid(90 + place),
                "first_day": "2026-04-01",
                "last_day": "2028-03-31",
            }
        )
    return found


def activity(place: int, code: str, quantity: str, **detail: Any) -> list[dict[str, Any]]:
    """Return an activity of one result, which both contracts share evenly, with details."""
    made: list[dict[str, Any]] = [
        {
            "kind": "activity",
            "uid": uid(place),
            "title": f"Activity {place}",
            "first_day": "2026-06-01",
            "last_day": "2026-06-01",
        },
        {
            "kind": "result",
            "uid": uid(place + 20),
            "activity": uid(place),
            "measure": code,
            "quantity": quantity,
        },
        {"kind": "detail", "result": uid(place + 20), **detail},
    ]
    made += [
        {"kind": "allotment", "result": uid(place + 20), "contract": each, "share": 500_000}
        for each in (SOLIHULL, TORBAY)
    ]
    return made


def claim(run: Run, code: str, *more: str) -> dict[str, Any]:
    said = run("claims", "--measure", code, *more, "--json")
    assert said.code == 0, said.err
    (found,) = said.json["claims"]
    return dict(found)


def add(run: Run, tmp_path: Path, rows: object) -> None:
    said = run("record", write(tmp_path / "rows.json", rows), "--json")
    assert said.code == 0, said.err


def test_two_councils_disagree_about_one_activity_and_both_are_right(
    run: Run, workspace: Path, tmp_path: Path
) -> None:
    del workspace
    assert run("framework", "add", framework(tmp_path / "f.json")).code == 0
    area = {"id": "S1", "kind": "in_area", "parameters": {"wards": ["Shirley"]}}
    fte = {"id": "T1", "kind": "fte_years", "measures": [JOBS]}
    add(
        run,
        tmp_path,
        [
            *contracts(),
            *activity(1, JOBS, "2", ward="Castle Bromwich", fte="0.5"),
            *activity(2, JOBS, "4", ward="Shirley", fte="0.5"),
            {"kind": "contract_rule", "contract": SOLIHULL, "document": area, "whose": "Solihull"},
            {"kind": "contract_rule", "contract": TORBAY, "document": fte, "whose": "Torbay"},
        ],
    )

    ours, solihull, torbay = (
        claim(run, JOBS, *more) for more in ((), ("--contract", SOLIHULL), ("--contract", TORBAY))
    )

    assert (ours["counted"], ours["excluded"]) == ("6", "0")
    assert (solihull["counted"], solihull["excluded"], solihull["logged"]) == ("2", "1", "3")
    assert (torbay["counted"], torbay["excluded"], torbay["logged"]) == ("3", "0", "3")
    told = run("findings", "--contract", SOLIHULL, "--json").json["findings"]
    assert [(each["rule"], each["whose"], each["excluded"]) for each in told] == [
        ("S1", "Solihull", "1")
    ]
    assert told[0]["results"] == [uid(21)]
    assert "Outside the buyer's area: Castle Bromwich." in told[0]["message"]


def test_a_contract_switches_a_rule_of_the_framework_off(
    run: Run, workspace: Path, tmp_path: Path
) -> None:
    del workspace
    core = {"id": "1.1", "kind": "core_excluded", "title": "No core service"}
    assert run("framework", "add", framework(tmp_path / "f.json", rules=[core])).code == 0
    off = {"kind": "contract_rule", "contract": SOLIHULL, "overrides": "1.1", "whose": "Solihull"}
    add(run, tmp_path, [*contracts(), *activity(1, JOBS, "2"), off])

    assert claim(run, JOBS)["counted"] == "0"
    assert claim(run, JOBS, "--contract", TORBAY)["counted"] == "0"
    assert claim(run, JOBS, "--contract", SOLIHULL)["counted"] == "1"


def test_a_ruling_is_kept_with_its_reason_and_undone_as_anything_else(
    run: Run, workspace: Path, tmp_path: Path
) -> None:
    del workspace
    rule = {"id": "2.1", "kind": "once_per_person", "title": "One person, once"}
    assert run("framework", "add", framework(tmp_path / "f.json", rules=[rule])).code == 0
    rows = [*activity(1, JOBS, "1", persons="P-017"), *activity(2, JOBS, "1", persons="P-017")]
    add(run, tmp_path, [*contracts(), *rows])
    assert (claim(run, JOBS)["counted"], claim(run, JOBS)["excluded"]) == ("1", "1")
    (told,) = run("findings", "--json").json["findings"]
    assert told["message"].startswith("Counted once: P-017 counted before.")
    ruling = {
        "kind": "ruling",
        "result": told["results"][0],
        "rule": "2.1",
        "reason": "A second job, with another employer",
        "decided_by": "Amina Yusuf",
        "decided_on": "2026-09-02",
    }

    add(run, tmp_path, [ruling])

    assert (claim(run, JOBS)["counted"], claim(run, JOBS)["excluded"]) == ("2", "0")
    (told,) = run("findings", "--json").json["findings"]
    assert told["code"] == "counted_anyway"
    assert "Amina Yusuf decided this on 2 September 2026: A second job" in told["message"]
    assert "A second job" in run("claims").out
    assert run("undo").code == 0
    assert claim(run, JOBS)["counted"] == "1"


def test_crosswalks_carry_quantity_and_never_a_total(
    run: Run, workspace: Path, tmp_path: Path
) -> None:
    del workspace
    assert run("framework", "add", "svm-ppn-002").code == 0
    walks = [
        {"measure": JOBS, "framework": "svm-ppn-002", "node": "6", "factor": "0.5"},
        {
            "measure": JOBS,
            "framework": "svm-ppn-002",
            "node": "7",
            "condition": {"groups": ["care leaver"], "words": "Care leavers only"},
        },
        {
            "measure": HOURS,
            "framework": "svm-ppn-002",
            "node": "8",
            "condition": {"only_proven": True},
        },
    ]
    assert run("framework", "add", framework(tmp_path / "f.json", crosswalks=walks)).code == 0
    rows = [
        *activity(1, JOBS, "3", claimed_group="Care leaver"),
        *activity(2, JOBS, "2"),
        *activity(3, HOURS, "9"),
    ]
    add(run, tmp_path, [*contracts(), *rows])

    said = run("claims", "--framework", "svm-ppn-002", "--json").json

    assert (said["claims"], said["totals"]["claims"]) == ([], 0)
    linked = {each["node"]: each for each in said["linked"]}
    assert set(linked) == {"6", "7"}
    assert (linked["6"]["quantity"], linked["6"]["factor"]) == ("2.5", "0.5")
    assert (linked["7"]["quantity"], linked["7"]["condition"]) == ("3", "Care leavers only")
    assert all(each["linked"] for each in said["linked"])
    assert "Linked, in no total: " in run("claims", "--framework", "svm-ppn-002").out


@pytest.mark.parametrize("kind", sorted(rule_kinds()))
def test_each_kind_has_a_schema(run: Run, kind: str) -> None:
    schema = run("schema", kind).json

    assert schema["properties"]["kind"] == {"const": kind}
    assert schema["description"].endswith(".")
    assert run("schema").json["rules"][kind] == schema


def test_a_framework_with_bad_rules_is_refused_place_by_place(run: Run, tmp_path: Path) -> None:
    rules = [
        {"id": "1", "kind": "guesswork"},
        {"id": "2", "kind": "first_months", "measures": ["M9"], "parameters": {"months": 0}},
        {"id": "2", "kind": "cap_measures", "parameters": {"most": 3, "least": 1}},
    ]

    said = run("framework", "check", framework(tmp_path / "f.json", rules=rules), "--json")

    assert said.code == 1
    places = {each["place"]: each["message"] for each in said.json["faults"]}
    assert set(places) == {
        "rules[0].kind",
        "rules[1].parameters.months",
        "rules[1].measures",
        "rules[2].id",
        "rules[2].parameters.least",
    }
    assert places["rules[0].kind"].startswith("There is no rule of this kind; there are: ")


@pytest.mark.parametrize(
    ("record", "field"),
    [
        ({"document": {"id": "1", "kind": "guesswork"}}, "0.document.kind"),
        ({"document": "{"}, "0.document"),
        ({"document": {"id": "1", "kind": "weeks", "measures": ["X"]}}, "0.document.measures"),
        ({}, "0.document"),
    ],
)
def test_a_contracts_rule_that_cannot_be_read_is_refused(
    run: Run, workspace: Path, tmp_path: Path, record: dict[str, Any], field: str
) -> None:
    del workspace
    add(run, tmp_path, contracts())
    row = {"kind": "contract_rule", "contract": SOLIHULL, **record}

    said = run("record", write(tmp_path / "rule.json", [row]), "--json")

    refused(said, "invalid_entry", field)


def test_nothing_left_out_is_said(run: Run, workspace: Path) -> None:
    del workspace

    assert run("findings").out.splitlines()[-1] == "No rule took anything away."


def test_people_who_are_on_no_record_are_said_when_they_are_recorded(
    run: Run, workspace: Path, tmp_path: Path
) -> None:
    del workspace
    assert run("framework", "add", framework(tmp_path / "f.json")).code == 0
    rows = [
        {"kind": "person", "reference": "P-017"},
        *contracts(),
        *activity(1, JOBS, "1", persons="p-017"),
        *activity(2, JOBS, "2", persons="P-017; P-018"),
    ]
    file = write(tmp_path / "rows.json", rows)

    (said,) = run("record", file, "--json").json["warnings"]

    assert said == (
        "Please check “P-017; P-018”: no person has this reference. It counts as one person; "
        "a comma stands between two."
    )
