"""A disk of every size is full at some point of a save: nothing half-kept, and plain words."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.faults.small_disks import disk_of

ROOT = Path(__file__).parents[2]
SIZES = range(1600, 4000, 200)
"""Kibibytes, from one that does not hold a new workspace to one that holds several saves."""


def filled(disk: Path, fault: str = "") -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.filling", str(disk / "w"), fault],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_a_full_disk_of_any_size_tears_nothing_and_saving_goes_on_when_there_is_room(
    tmp_path: Path,
) -> None:
    reports = []
    for size in SIZES:
        with disk_of(size, tmp_path / str(size)) as disk:
            reports.append(filled(disk))

    assert [report["faults"] for report in reports] == [[]] * len(SIZES)
    assert {report["told"] for report in reports} == {"disk_full"}
    assert {report["made"] for report in reports} == {True, False}  # both kinds were met
    assert sum(report["saved"] for report in reports) > 10
    assert sum(report["backups"] for report in reports) > 0


def test_filling_catches_a_program_that_promises_too_early(tmp_path: Path) -> None:
    with disk_of(SIZES[-1], tmp_path / "disk") as disk:
        assert filled(disk, "acknowledged_first")["faults"]
