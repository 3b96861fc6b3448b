"""Logging one activity, durably, against a raw commit of the same rows in a twin file."""

import shutil
import statistics
from datetime import date
from pathlib import Path
from typing import Any

from bench.measuring import Row, milliseconds
from bench.raw import commit, connected, listening, writes
from sv_evidence.domain.activities import ActivityDraft, ResultDraft
from sv_evidence.domain.frameworks import InstalledMeasure
from sv_evidence.domain.measures import Thousandths
from sv_evidence.operations.activity_log import log_activity
from sv_evidence.store.connecting import NAME
from sv_evidence.store.workspace import Workspace

BOUND = 2.0
TURNS = 60


def row(workspace: Workspace, folder: Path, twin: Path) -> Row:
    """Log activities here and commit the very same rows in the twin, turn by turn."""
    twin.mkdir(parents=True, exist_ok=True)
    with workspace.read() as view:
        measures = [each.uid for each in view.all(InstalledMeasure)[:2]]
    _copy(folder, twin)
    raw = connected(twin)
    ours: list[float] = []
    floor: list[float] = []
    for _ in range(TURNS):
        with listening() as heard:
            ours.append(milliseconds(lambda: _log(workspace, measures)))
        kept = writes(heard)
        floor.append(milliseconds(lambda kept=kept: commit(raw, kept)))  # type: ignore[misc]
    raw.close()
    return Row(
        "log one activity with two results, durable",
        statistics.median(ours),
        statistics.median(floor),
        BOUND,
        floor_is="the same rows, their journal and their index, committed by the bare driver",
    )


def _log(workspace: Workspace, measures: list[Any]) -> None:
    draft = ActivityDraft(
        title="Lunch club, Ladywood",
        first_day=date(2026, 9, 30),
        place="Ladywood Hall",
        people=74,
        results=tuple(ResultDraft(measure, Thousandths(126_000)) for measure in measures),
    )
    with workspace.change("Log activity") as unit:
        log_activity(unit, draft, today=date(2026, 9, 30))


def _copy(folder: Path, twin: Path) -> None:
    """Copy the database by its own backup, so that both begin the same."""
    source = connected(folder)
    for name in ("header", "header.copy"):
        shutil.copy2(folder / name, twin / name)
    (twin / NAME).unlink(missing_ok=True)
    target = connected(twin)
    source.backup(target)
    source.close()
    target.close()
