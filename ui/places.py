"""Makes the workspaces that the first-run pane offers."""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass, field
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

USUAL_FRAMEWORKS = ("birmingham-charter",)
"""What a new workspace starts with unless a person chooses otherwise."""
SAMPLE = "sample/organisation.json"


@dataclass(frozen=True, slots=True)
class NewWorkspace:
    """A workspace as a person wants it; ``frameworks`` by their ids."""

    name: str
    author: str
    folder: Path
    frameworks: tuple[str, ...]
    passphrase: str | None = field(default=None, repr=False)
    """What it is to be locked with."""


def offered_frameworks() -> tuple[tuple[str, str], ...]:
    """Return id and short title of each shipped framework, the usual ones first."""
    from sv_evidence.domain.framework_files import (  # noqa: PLC0415 - most starts offer none
        shipped,
    )

    found = []
    for id_, name in shipped():
        said = json.loads(resources.path(name).read_text("utf-8"))
        found.append((id_, str(said.get("short_title") or said["title"])))
    return tuple(sorted(found, key=lambda each: (each[0] not in USUAL_FRAMEWORKS, each[1])))


def make_workspace(wanted: NewWorkspace, *, clock: Callable[[], datetime]) -> "Workspace":
    """Make an empty workspace with the measures that were chosen, ready to log against."""
    from sv_evidence.operations.setting_up import (  # noqa: PLC0415 - loads SQLAlchemy
        create_workspace,
    )

    return create_workspace(
        wanted.folder,
        Organisation(make_uid(clock(), os.urandom(RANDOM_BYTES)), wanted.name),
        author=wanted.author,
        clock=clock,
        frameworks=wanted.frameworks,
        passphrase=wanted.passphrase,
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
