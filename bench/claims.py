"""All claims of a year by counting rules, against fetching the rows that they are made of."""

import json
import shutil
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from bench.measuring import Row, in_turn
from bench.raw import connected
from sv_evidence.domain.counting import ClaimQuestion
from sv_evidence.domain.counting_records import Detail
from sv_evidence.domain.identity import make_uid
from sv_evidence.domain.measures import Period
from sv_evidence.operations.claiming import claims
from sv_evidence.store.connecting import NAME
from sv_evidence.store.workspace import Clock, Workspace

BOUND = 3.0
TURNS = 5
YEAR = Period(date(2025, 10, 1), date(2026, 9, 30))
PEOPLE = 400
FLOOR = "fetching the year's results with activity and place, and one GROUP BY"
ON_SOME: tuple[dict[str, Any], ...] = (
    {
        "id": "birmingham",
        "kind": "in_area",
        "measures": ["SPEND", "VCSESPEND", "TRAINED"],
        "parameters": {"postcodes": ["B"], "unknown": "count"},
    },
    {"id": "food-once", "kind": "exclusive_measures", "measures": ["MEALS", "SURPLUS"]},
    {"id": "hours-once", "kind": "exclusive_measures", "measures": ["VOLHRS", "TRAINHRS"]},
    {
        "id": "once-a-year",
        "kind": "once_per_person",
        "measures": ["JOBS", "APPRENTICES"],
        "parameters": {"months": 12},
    },
    {
        "id": "first-year",
        "kind": "first_months",
        "measures": ["JOBS"],
        "parameters": {"months": 12},
    },
    {
        "id": "two-of-four",
        "kind": "cap_measures",
        "measures": ["EVENTS", "VISITS", "COOKERY", "CAREERS"],
        "parameters": {"most": 2},
    },
)
ON_ALL: tuple[dict[str, Any], ...] = (
    *ON_SOME,
    {
        "id": "area-of-all",
        "kind": "in_area",
        "parameters": {"postcodes": ["B"], "unknown": "count"},
    },
)
_ROWS = """
SELECT r.uid, m.uid, a.uid, r.counts_on, r.quantity, r.mark, r.impact, a.people, p.postcode
FROM measures m CROSS JOIN results r ON r.measure = m.key JOIN activities a ON a.key = r.activity
LEFT JOIN places p ON p.key = a.place WHERE r.counts_on BETWEEN ? AND ?
"""
_SUMS = """
SELECT m.uid, r.mark, r.impact, sum(r.quantity), count(*)
FROM measures m CROSS JOIN results r ON r.measure = m.key
WHERE r.counts_on BETWEEN ? AND ? GROUP BY m.key, r.mark, r.impact
"""


def rows(folder: Path, twin: Path, clock: Clock) -> list[Row]:
    """Claim the last year of copies without rules, with rules for some and for all measures."""
    found: list[Row] = []
    for which, rules in (("no rules", ()), ("13 measures", ON_SOME), ("every measure", ON_ALL)):
        with_rules(folder, twin, rules)
        with Workspace.open(twin, author="Bench", clock=clock) as workspace:
            if rules:
                name_people(workspace)
            took, least = _measured(workspace, twin)
        what = f"claims of a year, rules: {which}"
        found.append(Row(what, took, least, BOUND, floor_is=FLOOR))
    return found


def _measured(workspace: Workspace, twin: Path) -> tuple[float, float]:
    raw = connected(twin)
    days = (YEAR.first.isoformat(), YEAR.last.isoformat())

    def ours() -> None:
        with workspace.read() as view:
            claims(view, ClaimQuestion(YEAR))

    def floor() -> None:
        raw.execute(_ROWS, days).fetchall()
        raw.execute(_SUMS, days).fetchall()

    took, least = in_turn(ours, floor, turns=TURNS)
    raw.close()
    return took, least


def with_rules(folder: Path, twin: Path, rules: Sequence[Mapping[str, Any]]) -> None:
    """Copy a workspace that nobody has open, and give its framework rules."""
    shutil.rmtree(twin, ignore_errors=True)
    twin.mkdir(parents=True)
    for name in ("header", "header.copy", NAME):
        shutil.copy2(folder / name, twin / name)
    with closing(connected(twin)) as raw:
        ((text,),) = raw.execute("SELECT document FROM frameworks").fetchall()
        document = json.loads(text)
        document["rules"] = [{"title": each["id"], **each} for each in rules]
        changed = json.dumps(document)
        raw.execute("UPDATE frameworks SET document = ?, sha256 = 'ruled'", (changed,))


def name_people(workspace: Workspace) -> None:
    """Say of the year's jobs and apprenticeships who they were; some come twice."""
    with workspace.change("Name people") as unit:
        question = ClaimQuestion(YEAR)
        measures = {each.measure for each in unit.counted(question).tallies}
        named = unit.counted(question, rows_of=frozenset(measures)).rows
        wanted = [each for each in named if each.code in {"JOBS", "APPRENTICES"}]
        unit.add_all(
            Detail(
                make_uid(workspace.clock(), place.to_bytes(10, "big")),
                each.result,
                persons=f"P-{place % PEOPLE:03d}",
                starts_on=each.day,
            )
            for place, each in enumerate(wanted)
        )
