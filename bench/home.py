"""Home after one new result: the same work however long a workspace has been kept.

Three workspaces of one density, a hundredth, a tenth and the whole of the large one's years, are
asked the same turn by turn. What Home needs for a period may grow with what lies in the period,
never with what lies before it.
"""

import statistics
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path

from bench.measuring import Row, growth, milliseconds
from bench.raw import stepping
from sv_evidence.domain.activities import ActivityDraft, ResultDraft
from sv_evidence.domain.frameworks import InstalledMeasure
from sv_evidence.domain.measures import Period, Thousandths
from sv_evidence.operations.activity_log import log_activity
from sv_evidence.reports.home_facts import home_facts
from sv_evidence.store.workspace import Clock, Workspace

AGES = {0.01: 37, 0.1: 365}
"""Shares of the large workspace that are made beside it, and the days of each."""
YEARS = 10
TURNS = 7
MOST_TIME, MOST_STEPS = 1.5, 1.1
"""So many times the younger one's time, whose measuring is never quiet, and steps."""


def rows(workspaces: Mapping[int, Path], clock: Clock) -> list[Row]:
    """Ask workspaces, known by their results, of the last 37 days; the older two of a year too."""
    with ExitStack() as opened:
        held = {
            results: opened.enter_context(Workspace.open(folder, author="Bench", clock=clock))
            for results, folder in workspaces.items()
        }
        today = clock().date()
        sizes = sorted(held)
        return [
            *_asked([(size, held[size]) for size in sizes], today, 37),
            *_asked([(size, held[size]) for size in sizes[1:]], today, 365),
        ]


def _asked(workspaces: Sequence[tuple[int, Workspace]], today: date, days: int) -> list[Row]:
    period = Period(today - timedelta(days=days - 1), today)
    times: list[list[float]] = [[] for _ in workspaces]
    steps = [0 for _ in workspaces]
    for turn in range(TURNS + 1):
        for place, (_, workspace) in enumerate(workspaces):
            _log(workspace, today)
            took = milliseconds(lambda: _look(workspace, period))  # noqa: B023 - called at once
            if turn:  # the first warms up
                times[place].append(took)
            else:
                with stepping() as counted:
                    _look(workspace, period)
                steps[place] = len(counted)
    sizes = [size for size, _ in workspaces]
    medians = [statistics.median(each) for each in times]
    what = f"Home of {days} days after one result, {sizes[-1]:,} kept"
    young = f"the same with {sizes[0]:,} kept"
    by_time = f"{young}; time grows with the power {growth(sizes, medians):.2f}"
    by_steps = f"{young}; steps of the database grow with the power {growth(sizes, steps):.2f}"
    return [
        Row(what, medians[-1], medians[0], MOST_TIME, floor_is=by_time),
        Row(what, steps[-1], steps[0], MOST_STEPS, unit="k ", floor_is=by_steps),
    ]


def _look(workspace: Workspace, period: Period) -> None:
    with workspace.read() as view:
        home_facts(view, period, workspace.clock())


def _log(workspace: Workspace, today: date) -> None:
    with workspace.change("Log activity") as unit:
        measure = unit.all(InstalledMeasure)[0].uid
        results = (ResultDraft(measure, Thousandths(26_000)),)
        draft = ActivityDraft(title="Lunch club, Ladywood", first_day=today, results=results)
        log_activity(unit, draft, today=today)
