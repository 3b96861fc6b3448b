"""From nothing to the first paint, on to the first page of the list, and the memory held."""

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from bench.measuring import Row

TURNS = 7
PAINT_BOUND = 1.5
LIST_BOUND = 1.5
MEMORY_BOUND = 250.0
PROBE = Path(__file__).with_name("probe.py")
FLOOR = """
import sys, time
began = time.perf_counter()
import sqlalchemy
from pathlib import Path
from bench.raw import connected
raw = connected(Path(sys.argv[1]))
listed = "SELECT key FROM activities WHERE binned_at IS NULL ORDER BY last_day DESC, key DESC"
raw.execute(listed).fetchall()
print((time.perf_counter() - began) * 1000)
"""


def rows(folder: Path, arguments: list[str]) -> list[Row]:
    """Start a bare window, the program and the floor turn by turn, each in a process of its own."""
    bare: list[float] = []
    painted: list[float] = []
    listed: list[float] = []
    resident: list[float] = []
    floor: list[float] = []
    for turn in range(TURNS + 1):
        plain, _, _ = _started("bare")
        first, then, held = _started("program", *arguments)
        least = float(_python("-c", FLOOR, str(folder)))
        if turn:  # the first warms the disk up
            bare.append(plain)
            painted.append(first)
            listed.append(then)
            resident.append(held)
            floor.append(least)
    middle = statistics.median
    return [
        Row("first paint of the window", middle(painted), middle(bare), PAINT_BOUND),
        Row(
            "from there to the first page of the list",
            middle(listed),
            middle(floor),
            LIST_BOUND,
            floor_is="import SQLAlchemy Core, open, and the id query through the bare driver",
        ),
        Row("memory of the window, against the bound", middle(resident), MEMORY_BOUND, 1.0, "MB"),
    ]


def _started(*what: str) -> tuple[float, float, float]:
    """Return ms to the first paint, ms from there to the list, and megabytes held."""
    began = time.time_ns()
    seen = json.loads(_python(str(PROBE), *what).splitlines()[-1])
    painted = (seen["painted"] - began) / 1e6
    return painted, (seen.get("listed", 0) - seen["painted"]) / 1e6, seen["resident"] / 1e6


def _python(*arguments: str) -> str:
    root = str(Path(__file__).resolve().parent.parent)
    offscreen = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": root}
    return subprocess.run(
        [sys.executable, *arguments], env=offscreen, capture_output=True, text=True, check=True
    ).stdout
