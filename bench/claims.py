"""All claims of a year by counting rules, against fetching the rows that they are made of."""

import json
import shutil
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
RULES: tuple[dict[str, Any], ...] = (
    {
        "id": "birmingham",
        "kind": "in_area",
        "parameters": {"postcodes": ["B"], "unknown": "count"},
    },
    {"id": "meals-once", "kind": "exclusive_measures", "measures": ["MEALS", "SURPLUS"]},
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
    {"id": "thirty", "kind": "cap_measures", "parameters": {"most": 30}},
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


def row(folder: Path, twin: Path, clock: Clock) -> Row:
    """Claim the last year of a copy that has rules for every measure, and people for two."""
    with_rules(folder, twin)
    with Workspace.open(twin, author="Bench", clock=clock) as workspace:
        name_people(workspace)
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
    return Row(
        "all claims of a year with proof and rules",
        took,
        least,
        BOUND,
        floor_is="fetching the year's results with activity and place, and one GROUP BY",
    )


def with_rules(folder: Path, twin: Path) -> None:
    """Copy a workspace that nobody has open, and give its framework rules."""
    shutil.rmtree(twin, ignore_errors=True)
    twin.mkdir(parents=True)
    for name in ("header", "header.copy", NAME):
        shutil.copy2(folder / name, twin / name)
    with closing(connected(twin)) as raw:
        ((text,),) = raw.execute("SELECT document FROM frameworks").fetchall()
        document = json.loads(text)
        document["rules"] = [{"title": each["id"], **each} for each in RULES]
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
