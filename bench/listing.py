"""The first page of any sort or filter, against the same queries through the bare driver."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from bench.measuring import Row, in_turn
from bench.raw import connected, listening, replay
from sv_evidence.domain.frameworks import InstalledMeasure
from sv_evidence.domain.measures import Period
from sv_evidence.domain.organisations import Project
from sv_evidence.domain.proof import Mark
from sv_evidence.store.listings.activities import ActivityFilter, ActivitySort
from sv_evidence.store.workspace import Workspace

PAGE = 200
BOUND = 2.0
TURNS = 9


def rows(workspace: Workspace, folder: Path) -> list[Row]:
    """Measure every sort, and every kind of filter."""
    raw = connected(folder)
    everything = ActivityFilter()
    found = [
        _row(f"first page, sorted by {by}", _page(workspace, everything, ActivitySort(by)), raw)
        for by in ("date", "title", "place", "people", "files", "proof")
    ]
    found += [
        _row(f"first page, filtered by {name}", _page(workspace, shown, ActivitySort()), raw)
        for name, shown in _filters(workspace).items()
    ]
    raw.close()
    return found


def _filters(workspace: Workspace) -> dict[str, ActivityFilter]:
    with workspace.read() as view:
        project = view.all(Project)[0].uid
        measure = view.all(InstalledMeasure)[0].uid
    return {
        "words": ActivityFilter(words="lunch club"),
        "project": ActivityFilter(project=project),
        "a year": ActivityFilter(period=Period(date(2025, 4, 1), date(2026, 3, 31))),
        "proof": ActivityFilter(mark=Mark.UNPROVEN),
        "measure": ActivityFilter(measures=frozenset({measure})),
    }


def _page(workspace: Workspace, shown: ActivityFilter, sort: ActivitySort) -> Callable[[], object]:
    def read() -> None:
        with workspace.read() as view:
            view.activities.page(view.activities.ids(shown, sort)[:PAGE])

    return read


def _row(what: str, read: Callable[[], object], raw: Any) -> Row:
    with listening() as heard:
        read()
    ours, floor = in_turn(read, lambda: replay(raw, heard), turns=TURNS)
    return Row(what, ours, floor, BOUND)
