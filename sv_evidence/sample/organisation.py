"""Makes Larkspur Kitchens CIC: half a year of work, written as two people would have written it.

Every entry goes through the operations, at the moment and under the name that the sample's lists
give, so that the history reads as it would have happened. Nobody in it is real.
"""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sv_evidence.domain.organisations import Organisation
from sv_evidence.operations.setting_up import create_workspace
from sv_evidence.operations.uids import uid_at
from sv_evidence.reports.pdf.fonts import ready
from sv_evidence.sample.corrections import correction_steps
from sv_evidence.sample.damage import damage_step
from sv_evidence.sample.diary import Diary, live_through, standing_at
from sv_evidence.sample.entries import (
    activity_steps,
    bid_step,
    contract_step,
    find_measures,
    proxies_step,
)
from sv_evidence.sample.filing import evidence_steps
from sv_evidence.sample.reading import OwnReaders, made_and_read
from sv_evidence.sample.returns import return_steps
from sv_evidence.sample.stories import stories_step
from sv_evidence.sample.tender import tender_steps
from sv_evidence.sample.writings import activity_lines, document, evidence_lines
from sv_evidence.sample.year import year_step
from sv_evidence.store.workspace import Clock, Workspace

ZONE = timezone(timedelta(hours=1), "BST")
SAMPLE_NOW = datetime(2026, 9, 30, 16, 52, tzinfo=ZONE)
"""Where the sample's clock stands."""
THREADS = 2
"""They make files while earlier ones are being written to the disk."""


def make_sample(folder: Path, *, clock: Clock | None = None) -> Workspace:
    """Make the sample in a new or empty folder and return it open.

    ``clock`` is the workspace's from then on; without one it stands at ``SAMPLE_NOW``.
    """
    said = document("organisation.json")
    workspace = _created(folder, said)
    try:
        _fill(workspace, said)
    except BaseException:
        workspace.close()
        raise
    workspace.author = said["organisation"]["contact_name"]
    workspace.clock = clock or standing_at(SAMPLE_NOW)
    return workspace


def _created(folder: Path, said: Any) -> Workspace:
    begun = _moment(said["created"])
    return create_workspace(
        folder,
        Organisation(uid_at(begun), **said["organisation"]),
        author=said["organisation"]["contact_name"],
        clock=standing_at(begun),
        frameworks=said["frameworks"],
    )


def _fill(workspace: Workspace, said: Any) -> None:
    diary = Diary(workspace)
    find_measures(diary, said["framework"])
    lines = evidence_lines()
    with TemporaryDirectory(prefix="sv-evidence-") as beside, ThreadPoolExecutor(THREADS) as ahead:
        readers = OwnReaders()
        ready()  # before several threads paint: two must not register the fonts at once
        coming = {line.number: ahead.submit(made_and_read, line, readers) for line in lines}
        steps = [
            contract_step(said, _moment),
            proxies_step(said, _moment),
            bid_step(said, _moment),
            *tender_steps(
                document("bid.json"),
                said["bid"]["asked"],
                said["organisation"]["contact_name"],
                _moment,
            ),
            stories_step(document("stories.json"), _moment),
            year_step(document("year.json"), _moment),
            *activity_steps(activity_lines(), tuple(said["corrections"]), _moment),
            *correction_steps(said, _moment),
            damage_step(said, _moment),
            *return_steps(said, _moment),
            *evidence_steps(
                lines, Path(beside), lambda line: coming.pop(line.number).result(), _moment
            ),
        ]
        try:
            live_through(diary, steps)
        except BaseException:
            ahead.shutdown(wait=False, cancel_futures=True)
            raise


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)
