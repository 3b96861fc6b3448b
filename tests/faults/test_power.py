"""Power cuts on the real save path, simulated from what the program asked of the disk."""

import random
import shutil
from collections import Counter
from pathlib import Path

import pytest

from sv_evidence.store.backup_files import backups
from tests.faults import subject
from tests.faults.power import Disk, Step, recorded

needs_strace = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
SAVES = 12
CUTS = 60
MAY_BE_LOST = {f"{where}picture_{how}" for where in ("", "back ") for how in ("missing", "altered")}
"""What is made again from its file, and so does not wait for the medium."""


def steps_of(folder: Path, fault: str) -> list[Step]:
    arguments = ["-m", "tests.faults.subject", str(folder), str(SAVES), fault]
    return recorded(arguments, folder.with_suffix(".log"), folder)


def faults_after_cuts(folder: Path, fault: str = "", *, cuts: int = CUTS) -> Counter[str]:
    """Cut the power at random moments of a run and open what is left, each time."""
    folder.mkdir()
    steps = steps_of(folder, fault)
    chance = random.Random(11)  # noqa: S311 - a test's dice
    moments = Counter(chance.randrange(len(steps)) for _ in range(cuts))
    disk, found, image = Disk(str(folder)), Counter[str](), folder.with_suffix(".image")
    for moment, step in enumerate(steps):
        for _ in range(moments[moment]):
            shutil.rmtree(image, ignore_errors=True)
            disk.cut(chance, image)
            if disk.acked >= 0:
                faults, _ = subject.faults(image / "w", disk.acked)
                faults += subject.back_faults(image / "w")
                if disk.acked == SAVES and not backups(image / "w"):
                    faults.append("backup lost")
                found.update(each.split(":")[0] for each in faults if each not in MAY_BE_LOST)
        disk.step(step)
    assert disk.acked == SAVES  # else nothing was at stake
    return found


@needs_strace
def test_a_power_cut_loses_nothing_acknowledged_and_nothing_is_torn(tmp_path: Path) -> None:
    assert faults_after_cuts(tmp_path / "subject") == {}


@needs_strace
@pytest.mark.parametrize("fault", ["no_file_sync", "no_folder_sync", "no_database_sync"])
def test_the_cuts_catch_a_program_that_does_not_sync(tmp_path: Path, fault: str) -> None:
    assert faults_after_cuts(tmp_path / "subject", fault, cuts=40)
