"""Measures the program against the limits of the machine and prints a table of ratios.

``run.py [--activities N] [--results M]`` makes the large workspace once, in ``build/bench``, and
two younger ones.
"""

import argparse
import shutil
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench import asking, attaching, claims, home, listing, saving, starting  # noqa: E402 - a script
from bench.measuring import milliseconds, table  # noqa: E402
from sv_evidence.sample.synthetic import make_synthetic  # noqa: E402
from sv_evidence.store.workspace import Workspace  # noqa: E402

NOW = datetime(2026, 9, 30, 16, 52, tzinfo=timezone(timedelta(hours=1)))
SEED = 1


def main() -> int:
    """Make the workspace if need be, measure, and say which bounds hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--activities", type=int, default=100_000)
    parser.add_argument("--results", type=int, default=1_000_000)
    asked = parser.parse_args()
    place = ROOT / "build" / "bench"
    folder = place / f"{asked.activities}-{asked.results}"
    _make(folder, asked.activities, asked.results, home.YEARS)
    aged = {asked.results: folder}
    for share, days in home.AGES.items():
        activities, results = int(asked.activities * share), int(asked.results * share)
        aged[results] = place / f"{activities}-{results}-in-{days}-days"
        _make(aged[results], activities, results, days / 365)
    found = starting.rows(folder, ["--workspace", str(folder), "--now", NOW.isoformat()])
    found += claims.rows(folder, place / "ruled", lambda: NOW)
    found += home.rows(aged, lambda: NOW)
    with Workspace.open(folder, author="Bench", clock=lambda: NOW) as workspace:
        found += listing.rows(workspace, folder)
        found += asking.rows(workspace, folder)
        found.append(saving.row(workspace, folder, place / "twin"))
        found.append(attaching.row(workspace, place / "photos"))
    shutil.rmtree(place / "twin", ignore_errors=True)
    shutil.rmtree(place / "ruled", ignore_errors=True)
    shutil.rmtree(place / "photos", ignore_errors=True)
    print(table(found))
    return 0


def _make(folder: Path, activities: int, results: int, years: float) -> None:
    """Make a workspace, unless it is there from another time."""
    if folder.is_dir():
        return
    print(f"Making a workspace of {activities:,} activities and {results:,} results.", flush=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    stage = folder.with_suffix(".making")
    shutil.rmtree(stage, ignore_errors=True)

    def work() -> None:
        make_synthetic(
            stage, activities=activities, results=results, evidence=200, seed=SEED, years=years
        ).close()

    took = milliseconds(work)
    stage.rename(folder)
    print(f"Made in {took / 1000:.0f} s.", flush=True)


if __name__ == "__main__":
    sys.exit(main())
