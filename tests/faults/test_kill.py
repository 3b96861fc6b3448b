"""SIGKILL at random moments and at each call: what was acknowledged is there, whole."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
STEPS = {"pwrite64": 23, "fsync": 3}
"""Of the calls a save makes very often, each so-manieth is met."""
needs_strace = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")


def report_of(arguments: list[str], *, under: tuple[str, ...] = ()) -> dict[str, Any]:
    done = subprocess.run(
        [*under, sys.executable, "-m", "tests.faults.killing", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def killed(folder: Path, kills: int, fault: str = "") -> dict[str, Any]:
    return report_of([str(folder / "w"), "random", str(kills), "7", fault])


def struck(folder: Path, call: str, blow: str, *, fault: str = "", step: int = 1) -> dict[str, Any]:
    """Meet each ``call`` of a save: the process is killed there, or the call fails there."""
    how = "signal=SIGKILL" if blow == "kill" else f"error={blow}"
    # The faster filter cannot kill, only make calls fail.
    faster = () if blow == "kill" else ("--seccomp-bpf",)
    strace = (
        *("strace", "-f", *faster, "-qq", "-o", "/dev/null"),
        *("-e", f"trace={call}", "-e", f"inject={call}:{how}:when=3000"),
    )
    mode = "kill" if blow == "kill" else "fail"
    return report_of([str(folder / "w"), mode, call, "2", fault, str(step)], under=strace)


def test_a_killed_program_keeps_what_it_acknowledged(tmp_path: Path) -> None:
    report = killed(tmp_path, 40)

    assert report["faults"] == {}
    assert report["ended_by_itself"] == 0
    assert report["saved"] > report["kills"]  # else nothing was at stake


@pytest.mark.parametrize("fault", ["acknowledged_first", "row_first"])
def test_the_loop_catches_a_program_that_promises_too_early(tmp_path: Path, fault: str) -> None:
    assert killed(tmp_path, 40, fault)["faults"]


@needs_strace
@pytest.mark.parametrize("call", ["fsync", "rename", "pwrite64", "write", "mkdir"])
def test_killed_at_each_call_of_a_save_nothing_is_torn(tmp_path: Path, call: str) -> None:
    report = struck(tmp_path, call, "kill", step=STEPS.get(call, 1))

    assert report["faults"] == {}
    assert report["points"] >= 2


@needs_strace
@pytest.mark.parametrize(("call", "step"), [("fsync", 6), ("rename", 2)])
def test_killed_while_backing_up_or_restoring_nothing_half_made_has_a_name(
    tmp_path: Path, call: str, step: int
) -> None:
    report = struck(tmp_path, call, "kill", fault="and_backup", step=step)

    assert report["faults"] == {}
    assert report["points"] >= 4


@needs_strace
def test_killing_at_each_call_catches_a_row_without_its_file(tmp_path: Path) -> None:
    assert struck(tmp_path, "rename", "kill", fault="row_first")["faults"]


@needs_strace
@pytest.mark.parametrize(
    ("call", "error", "told"),
    [
        ("fsync", "EIO", "storage_failed"),
        ("pwrite64", "ENOSPC", "disk_full"),
        ("write", "ENOSPC", "disk_full"),
        ("rename", "EDQUOT", "disk_full"),
        ("rename", "EROFS", "folder_read_only"),
    ],
)
def test_a_call_that_fails_is_told_in_plain_words_and_the_next_save_works(
    tmp_path: Path, call: str, error: str, told: str
) -> None:
    report = struck(tmp_path, call, error, step=STEPS.get(call, 1))

    assert report["faults"] == {}
    assert report["told"].get(told)


@needs_strace
def test_failing_calls_catch_a_writer_with_a_fixed_temporary_name(tmp_path: Path) -> None:
    assert struck(tmp_path, "rename", "EIO", fault="fixed_name")["faults"]
