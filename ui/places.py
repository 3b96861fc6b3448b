"""Makes the workspaces that the first-run pane offers."""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sv_evidence.domain.identity import RANDOM_BYTES, make_uid
from sv_evidence.domain.organisations import Organisation
from sv_evidence.operations.setting_up import create_workspace
from sv_evidence.store.workspace import Workspace

FRAMEWORKS = ("birmingham-charter",)


def make_workspace(
    folder: Path, name: str, *, author: str, clock: Callable[[], datetime]
) -> Workspace:
    """Make an empty workspace with the charter's measures, ready to log against."""
    uid = make_uid(clock(), os.urandom(RANDOM_BYTES))
    return create_workspace(
        folder, Organisation(uid, name), author=author, clock=clock, frameworks=FRAMEWORKS
    )
