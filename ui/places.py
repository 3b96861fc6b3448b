"""Makes the workspaces that the first-run pane offers."""

import json
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import resources
from sv_evidence.domain.identity import RANDOM_BYTES, make_uid
from sv_evidence.domain.organisations import Organisation
from sv_evidence.wording.numbers import day_text
from sv_evidence.wording.words import tr

if TYPE_CHECKING:
    from sv_evidence.store.workspace import Workspace

FRAMEWORKS = ("birmingham-charter",)
SAMPLE = "sample/organisation.json"


def make_workspace(
    folder: Path, name: str, *, author: str, clock: Callable[[], datetime]
) -> "Workspace":
    """Make an empty workspace with the charter's measures, ready to log against."""
    from sv_evidence.operations.setting_up import (  # noqa: PLC0415 - loads SQLAlchemy
        create_workspace,
    )

    uid = make_uid(clock(), os.urandom(RANDOM_BYTES))
    return create_workspace(
        folder, Organisation(uid, name), author=author, clock=clock, frameworks=FRAMEWORKS
    )


def make_practice(folder: Path) -> "Workspace":
    """Make the practice organisation: a year of somebody else's work, all of it fictional."""
    from sv_evidence.sample.organisation import make_sample  # noqa: PLC0415 - draws pictures with Pillow

    return make_sample(folder)


def practice_time(organisation: Organisation) -> datetime | None:
    """Return where a practice workspace's clock stands; ``None`` for anybody's real work."""
    sample = json.loads(resources.path(SAMPLE).read_text("utf-8"))
    shipped = sample["organisation"]
    if (organisation.name, organisation.pack_prefix) != (shipped["name"], shipped["pack_prefix"]):
        return None
    return datetime.fromisoformat(sample["ends"]).astimezone()


def practice_text(stands: datetime) -> str:
    """Say that nothing here is real, and what time it is in there."""
    when = f"{day_text(stands)} {stands.year}, {stands:%H:%M}"
    return tr("Practice: nothing here is real. Its clock stands at {when}.", when=when)
