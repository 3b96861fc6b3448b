"""What is written down is for nobody else on the computer."""

import faulthandler
import logging.handlers
from pathlib import Path

from ui.logs import CRASHES, LOG, keep_crashes, keep_log, log, stop_catching


def mode(path: Path) -> str:
    return f"{path.stat().st_mode & 0o777:o}"


def test_only_who_runs_the_program_may_read_its_log_also_after_it_is_begun_anew(
    tmp_path: Path,
) -> None:
    handler = keep_log(tmp_path)
    assert isinstance(handler, logging.handlers.RotatingFileHandler)
    log.info("opened")
    handler.doRollover()
    log.info("opened again")
    stop_catching(handler)

    kept = sorted(tmp_path.iterdir())
    assert [each.name for each in kept] == [LOG, f"{LOG}.1"]
    assert [mode(each) for each in kept] == ["600", "600"]


def test_only_who_runs_the_program_may_read_what_a_crash_leaves(tmp_path: Path) -> None:
    was_on = faulthandler.is_enabled()
    crashes = keep_crashes(tmp_path)
    assert crashes is not None
    faulthandler.disable()
    crashes.close()
    if was_on:
        faulthandler.enable()

    assert mode(tmp_path / CRASHES) == "600"


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.touch()
    assert keep_log(taken) is None
    assert keep_crashes(taken) is None
