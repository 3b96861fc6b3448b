"""The published examples of counting once more, from files to ``claims --json``."""

import csv
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.cli.test_findings import HOURS, JOBS, SOLIHULL, add, claim, contracts, framework, uid

MEALS = "M1"
PUBLISHED = Path(__file__).parents[1] / "domain" / "published_unit_checks.csv"
PAIRS = {"pairs": [[MEALS, HOURS], [MEALS, JOBS]]}


def result(place: int, code: str, quantity: str, **detail: Any) -> list[dict[str, Any]]:
    """Return an activity of one result, all of it for one contract, with details."""
    day = detail.pop("day", "2026-06-01")
    named = {"kind": "activity", "uid": uid(place), "title": f"Activity {place}"}
    of = {"result": uid(place + 20)}
    return [
        {**named, "first_day": day, "last_day": day},
        {
            "kind": "result",
            "uid": uid(place + 20),
            "activity": uid(place),
            "measure": code,
            "quantity": quantity,
        },
        {"kind": "allotment", **of, "contract": SOLIHULL},
        *([{"kind": "detail", **of, **detail}] if detail else []),
    ]


def rule(kind: str, *measures: str, **parameters: Any) -> dict[str, Any]:
    return {"id": "1", "kind": kind, "measures": list(measures), "parameters": parameters}


CASES: dict[str, tuple[dict[str, Any], list[tuple[str, str, dict[str, Any]]]]] = {
    "U1": (rule("fte_years", JOBS), [(JOBS, "10", {}), (JOBS, "5", {"fte": "0.5"})]),
    "U2": (
        rule("hours_attendees", HOURS),
        [(HOURS, "80", {"hours": "2", "attendees": 8, "trainers": 5})],
    ),
    "U3": (
        rule("first_months", JOBS, months=12),
        [
            (JOBS, "1", {"persons": "P-1", "day": day})
            for day in ("2024-06-01", "2025-06-01", "2026-06-01")
        ],
    ),
    "U4": (
        rule("allowed_pair", MEALS, HOURS, JOBS, **PAIRS),
        [(code, "1", {"persons": "P-1"}) for code in (MEALS, HOURS, JOBS)],
    ),
    "U5": (
        rule("pounds_at_rate", MEALS, rate="16.93"),
        [(MEALS, "907.90", {"costs": "400.00", "hours": "30"})],
    ),
    "U6": (rule("share_split", MEALS), [(MEALS, "1500.00", {"contracts_served": 3})]),
}


@pytest.mark.parametrize("case", sorted(CASES))
def test_a_published_example_comes_out_as_published(
    run: Run, workspace: Path, tmp_path: Path, case: str
) -> None:
    del workspace
    with PUBLISHED.open(encoding="utf-8") as stream:
        expected = {row["id"]: row["expected"] for row in csv.DictReader(stream)}[case]
    asked, results = CASES[case]
    assert run("framework", "add", framework(tmp_path / "f.json", rules=[asked])).code == 0
    rows = contracts()
    for place, (code, quantity, detail) in enumerate(results, 1):
        rows += result(place, code, quantity, **detail)
    add(run, tmp_path, rows)

    claims = [
        claim(run, code, "--contract", SOLIHULL, "--from", "2024-04-01", "--to", "2029-03-31")
        for code in dict.fromkeys(each[0] for each in results)
    ]

    counted = sum(Decimal(each["counted"]) for each in claims)
    assert counted == Decimal(expected.split()[0])
    for each in claims:
        parts = Decimal(each["counted"]) + Decimal(each["excluded"]) - Decimal(each["added"])
        assert parts == Decimal(each["logged"])
