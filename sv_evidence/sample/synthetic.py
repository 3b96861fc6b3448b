"""Makes workspaces of any size for measuring: plausible, and the same for the same seed."""

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from sv_evidence.domain.activities import Activity, Result
from sv_evidence.domain.frameworks import InstalledMeasure
from sv_evidence.domain.identity import RANDOM_BYTES, make_uid
from sv_evidence.domain.measures import Thousandths
from sv_evidence.domain.organisations import Organisation, Place, Project
from sv_evidence.operations.setting_up import create_workspace
from sv_evidence.operations.uids import new_uid
from sv_evidence.sample.chance import Chance
from sv_evidence.sample.diary import standing_at
from sv_evidence.sample.organisation import SAMPLE_NOW
from sv_evidence.sample.small_files import add_small_files
from sv_evidence.store.workspace import Clock, Workspace

AUTHOR = "Amina Yusuf"
YEARS = 10
ROWS_AT_ONCE = 10_000
"""Rows in one change set, at most."""
PLACES = (
    *(("Ladywood Hall", "B16"), ("Nechells Pavilion", "B7"), ("Aston Library", "B6")),
    *(("Sparkbrook Centre", "B11"), ("Erdington Hall", "B23"), ("Northfield House", "B31")),
    *(("Handsworth Park", "B20"), ("Kings Heath Hall", "B14"), ("Bordesley Yard", "B9")),
)
WORK = (
    ("Lunch clubs", "Lunch club"),
    ("Training", "Food hygiene course"),
    ("Training", "Work placement"),
    ("Surplus food", "Surplus collection"),
    ("Family cookery", "Family cookery"),
    ("Volunteering", "Volunteer rota"),
    ("Volunteering", "Open day"),
    ("Health", "Walk and talk"),
    ("Health", "Loneliness survey"),
)
NOTES = (
    "",
    "Full house, and two families came for the first time.",
    "Rain kept some people at home.",
    "The kitchen lent us its large pots.",
    "Bus strike: started half an hour late.",
    "New volunteers shadowed the regulars.",
    "Ran out of bread, so we baked a second tray.",
)


@dataclass(frozen=True, slots=True)
class _Stage:
    """What activities can refer to."""

    places: Sequence[tuple[str, UUID]]
    projects: dict[str, UUID]
    measures: Sequence[UUID]


def make_synthetic(
    folder: Path,
    *,
    activities: int,
    results: int,
    evidence: int,
    seed: int = 1,
    clock: Clock | None = None,
    years: float = YEARS,
) -> Workspace:
    """Make a workspace with so many rows over the years before the clock; return it open.

    It streams: memory does not grow with the numbers. Everything goes through the journal, in
    change sets of at most 10,000 rows.
    """
    told = clock or standing_at(SAMPLE_NOW)
    span = timedelta(days=years * 365)
    workspace = _created(folder, told() - span)
    try:
        chance = Chance(f"synthetic {seed}")
        made = _log_all(workspace, chance, activities, results, span)
        workspace.clock = told
        with TemporaryDirectory(prefix="sv-evidence-") as beside:
            add_small_files(workspace, Path(beside), evidence, made, chance)
    except BaseException:
        workspace.close()
        raise
    return workspace


def _created(folder: Path, begun: datetime) -> Workspace:
    return create_workspace(
        folder,
        Organisation(
            make_uid(begun, secrets.token_bytes(RANDOM_BYTES)),
            "Sample Kitchens CIC",
            area="Birmingham",
            contact_name=AUTHOR,
            contact_role="Social Value Lead",
            pack_prefix="SK",
        ),
        author=AUTHOR,
        clock=standing_at(begun),
        frameworks=("birmingham-charter",),
    )


def _log_all(
    workspace: Workspace, chance: Chance, activities: int, results: int, span: timedelta
) -> list[UUID]:
    """Log everything, oldest first; return some of the activities, for files."""
    stage = _set_up(workspace)
    begun = workspace.clock()
    some: list[UUID] = []
    per_change = max(1, ROWS_AT_ONCE // (1 + -(-results // max(1, activities))))
    for start in range(0, activities, per_change):
        numbers = range(start, min(activities, start + per_change))
        workspace.clock = standing_at(begun + span * numbers[-1] / activities)
        with workspace.change(f"Bring in {len(numbers)} activities") as unit:
            logged: list[Activity] = []
            delivered: list[Result] = []
            for number in numbers:
                at = begun + span * number / activities
                activity = _activity(at, chance, stage)
                logged.append(activity)
                share = (number + 1) * results // activities - number * results // activities
                delivered.extend(_results(activity.uid, at, share, chance, stage))
            unit.add_all(logged)
            unit.add_all(delivered)
            some.extend(each.uid for each in logged[:: max(1, len(logged) // 100)])
    return some


def _activity(at: datetime, chance: Chance, stage: _Stage) -> Activity:
    project, title = chance.one_of(WORK)
    place, place_uid = chance.one_of(stage.places)
    day = at.date()
    start = chance.between(14, 36) * 30
    return Activity(
        uid=make_uid(datetime.combine(day, time(18), at.tzinfo), chance.octets(RANDOM_BYTES)),
        title=f"{title}, {place.partition(' ')[0]}",
        first_day=day,
        last_day=day + timedelta(days=5) if title == "Work placement" else day,
        starts_at=start,
        ends_at=start + 120,
        place=place_uid,
        project=stage.projects[project],
        people=chance.between(5, 90),
        volunteers=chance.between(0, 9),
        staff=chance.between(1, 4),
        notes=chance.one_of(NOTES),
    )


def _results(
    activity: UUID, at: datetime, count: int, chance: Chance, stage: _Stage
) -> Iterator[Result]:
    offset = chance.between(0, len(stage.measures) - 1)
    for place in range(count):
        yield Result(
            uid=make_uid(at, chance.octets(RANDOM_BYTES)),
            activity=activity,
            measure=stage.measures[(offset + place) % len(stage.measures)],
            quantity=Thousandths(chance.between(1, 240) * 500),
        )


def _set_up(workspace: Workspace) -> _Stage:
    with workspace.change("Set up projects and places") as unit:
        places = [(name, unit.add(Place(new_uid(unit), name, code)).uid) for name, code in PLACES]
        names = dict.fromkeys(project for project, _ in WORK)
        projects = {name: unit.add(Project(new_uid(unit), name)).uid for name in names}
        measures = [each.uid for each in unit.all(InstalledMeasure)]
    return _Stage(places, projects, measures)
