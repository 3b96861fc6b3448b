"""Double counts typed in by hand: each is refused, or taken away by a rule that says so."""

from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.cli.conftest import Run
from tests.cli.test_findings import (
    HOURS,
    JOBS,
    SOLIHULL,
    TORBAY,
    add,
    contracts,
    framework,
    uid,
    write,
)
from tests.cli.test_published_checks import MEALS, result

WHOSE = {"id": "7", "title": "Our council's rule", "whose": "Solihull Council"}
YEAR = ("--from", "2026-04-01", "--to", "2027-03-31")


class Double(NamedTuple):
    """A rule, what is logged, and what should be left of it."""

    kind: str
    measures: tuple[str, ...]
    parameters: dict[str, Any]
    logged: tuple[tuple[str, str, dict[str, Any]], ...]
    counted: dict[str, str]
    excluded: str
    added: str
    head: str
    results: tuple[int, ...]


ANN = {"persons": "P-017"}
DOUBLES = {
    "one person under two disadvantages": Double(
        "one_disadvantage",
        (JOBS, HOURS),
        {},
        ((JOBS, "1", ANN), (HOURS, "1", ANN)),
        {JOBS: "1", HOURS: "0"},
        "1",
        "0",
        "Counted once: P-017 under two disadvantages; Jobs started counts.",
        (22,),
    ),
    "one person under two exclusive measures": Double(
        "exclusive_measures",
        (JOBS, HOURS),
        {"same": "person"},
        ((JOBS, "1", ANN), (HOURS, "3", ANN)),
        {JOBS: "1", HOURS: "0"},
        "3",
        "0",
        "Counted once: P-017 under another measure; Jobs started counts.",
        (22,),
    ),
    "trainers counted with the attendees": Double(
        "hours_attendees",
        (HOURS,),
        {},
        ((HOURS, "26", {"hours": "2", "attendees": 8, "trainers": 5}),),
        {HOURS: "16"},
        "10",
        "0",
        "Worked out as hours times attendees; trainers do not count. 2 hours x 8 attendees.",
        (21,),
    ),
    "people counted instead of weeks": Double(
        "weeks",
        (HOURS,),
        {},
        ((HOURS, "3", {"weeks": "6", "attendees": 3}),),
        {HOURS: "18"},
        "0",
        "15",
        "Worked out as weeks times people. 6 weeks x 3 people.",
        (21,),
    ),
    "what the contract pays for already": Double(
        "core_excluded",
        (),
        {},
        ((MEALS, "40", {"impact": "core"}), (MEALS, "7", {"impact": "additional"})),
        {MEALS: "7"},
        "40",
        "0",
        "Core service, which is paid for already.",
        (21,),
    ),
    "outside the buyer's area": Double(
        "in_area",
        (),
        {"wards": ["Shirley"]},
        ((MEALS, "40", {"ward": "Aston"}), (MEALS, "7", {"ward": "Shirley"})),
        {MEALS: "7"},
        "40",
        "0",
        "Outside the buyer's area: Aston.",
        (21,),
    ),
    "before the contract began": Double(
        "in_period",
        (),
        {"first_day": "2026-06-01"},
        ((MEALS, "40", {"day": "2026-05-31"}), (MEALS, "7", {"day": "2026-06-01"})),
        {MEALS: "7"},
        "40",
        "0",
        "Before 1 June 2026, when counting begins.",
        (21,),
    ),
    "months past the first that count": Double(
        "first_months",
        (JOBS,),
        {"months": 3},
        ((JOBS, "1", {**ANN, "day": "2026-04-01"}), (JOBS, "1", {**ANN, "day": "2026-07-01"})),
        {JOBS: "1"},
        "1",
        "0",
        "Past the first months that count: P-017.",
        (22,),
    ),
    "more measures than may be claimed": Double(
        "cap_measures",
        (),
        {"most": 1},
        ((MEALS, "40", {}), (HOURS, "7", {})),
        {MEALS: "40", HOURS: "0"},
        "7",
        "0",
        "Beyond the number of measures that count, which is 1.",
        (22,),
    ),
}


def rows_of(double: Double) -> list[dict[str, Any]]:
    rows = contracts()
    for place, (code, quantity, said) in enumerate(double.logged, 1):
        impact = said.get("impact")
        detail = {name: value for name, value in said.items() if name != "impact"}
        made = result(place, code, quantity, **detail)
        if impact is not None:
            made[1]["impact"] = impact
        rows += made
    return rows


@pytest.mark.parametrize("name", sorted(DOUBLES))
def test_a_double_count_is_taken_away_and_said_as_to_a_colleague(
    run: Run, workspace: Path, tmp_path: Path, name: str
) -> None:
    del workspace
    double = DOUBLES[name]
    rule = {
        **WHOSE,
        "kind": double.kind,
        "measures": list(double.measures),
        "parameters": double.parameters,
    }
    assert run("framework", "add", framework(tmp_path / "f.json", rules=[rule])).code == 0
    add(run, tmp_path, rows_of(double))

    claims = run("claims", "--contract", SOLIHULL, *YEAR, "--json").json["claims"]
    found = run("findings", "--contract", SOLIHULL, *YEAR, "--json").json["findings"]

    assert {each["measure"]: each["counted"] for each in claims} == double.counted
    told = [each for each in found if each["results"] == [uid(place) for place in double.results]]
    assert [(each["rule"], each["whose"]) for each in told] == [("7", "Solihull Council")]
    assert told[0]["excluded"] == double.excluded
    assert told[0]["message"].startswith(double.head)
    assert "Rule 7, Our council's rule; Solihull Council says so." in told[0]["message"]
    assert ("left out" in told[0]["message"]) == (double.excluded != "0")
    assert sum(float(each["added"]) for each in claims) == float(double.added)


def test_one_activity_under_two_exclusive_measures_counts_under_the_first(
    run: Run, workspace: Path, tmp_path: Path
) -> None:
    del workspace
    rule = {**WHOSE, "kind": "exclusive_measures", "measures": [MEALS, HOURS]}
    assert run("framework", "add", framework(tmp_path / "f.json", rules=[rule])).code == 0
    log = ("log", "--title", "Lunch", "--date", "2026-09-01", "--people", "9")

    logged = run(*log, "--result", f"{MEALS}=40", "--result", f"{HOURS}=6", "--json")

    assert logged.code == 0
    claims = run("claims", *YEAR, "--json").json["claims"]
    (told,) = run("findings", *YEAR, "--json").json["findings"]
    assert {each["measure"]: each["counted"] for each in claims} == {MEALS: "40", HOURS: "0"}
    assert told["message"].startswith(
        "Counted once: the same activity under another measure; Meals shared counts."
    )


def test_more_than_the_whole_of_a_result_in_two_contracts_is_refused(
    run: Run, workspace: Path, tmp_path: Path
) -> None:
    del workspace
    assert run("framework", "add", framework(tmp_path / "f.json")).code == 0
    rows = [*contracts(), *result(1, MEALS, "40")]
    rows.append({"kind": "allotment", "result": uid(21), "contract": TORBAY, "share": 1})

    refused = run("record", write(tmp_path / "rows.json", rows), "--json")

    assert refused.code == 2
    assert refused.error["code"] == "invalid_entry"
    assert "more than the whole" in refused.error["message"]
    assert run("list", "activity", "--json").json["total"] == 0
