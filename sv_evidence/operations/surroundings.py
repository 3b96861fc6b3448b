"""What about the place of a workspace may harm it, and whether there is room for more.

``room_lacking(folder, needed, free)``, sizes in bytes.
"""

from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

from sv_evidence.domain.problems import Problem
from sv_evidence.store.examine import Finding
from sv_evidence.store.workspace import Workspace
from sv_evidence.system import free_bytes, synced_folder
from sv_evidence.wording.numbers import full_day_text

LITTLE_ROOM = 512 << 20
"""Bytes; a morning's photos take about this much."""
BEHIND = timedelta(hours=3)
"""A clock that is corrected moves by less."""
_SPARE = 16 << 20
"""Bytes that stay free for the database's own writing."""


class RoomLacking(Problem):
    """There is less room on a disk than what is about to be written takes."""

    def __init__(self, folder: Path, *, needed: int, free: int) -> None:
        super().__init__("room_lacking", folder=folder, needed=needed, free=free)


def cautions(folder: Path) -> tuple[Finding, ...]:
    """Say what may harm a workspace where it lies, though nothing has yet.

    Codes: ``synced_folder`` (``program``) and ``little_room`` (``free``, in bytes).
    """
    found: list[Finding] = []
    program = synced_folder(folder)
    if program is not None:
        found.append(Finding("synced_folder", folder.name, {"program": program}))
    free = _free(folder)
    if free is not None and free < LITTLE_ROOM:
        found.append(Finding("little_room", folder.name, {"free": free}))
    return tuple(found)


def clock_cautions(workspace: Workspace) -> tuple[Finding, ...]:
    """Say if the computer's clock stands well before the last change; ``clock_behind`` (``day``).

    The history keeps its order all the same: its own clock never goes back.
    """
    with workspace.read() as view:
        last = next(iter(view.history(limit=1)), None)
    now = workspace.clock()
    if last is None or last.at - now < BEHIND:
        return ()
    day = full_day_text(last.at.astimezone(now.tzinfo))
    return (Finding("clock_behind", workspace.folder.name, {"day": day}),)


def refuse_without_room(folder: Path, sizes: Iterable[int]) -> None:
    """Raise ``RoomLacking`` before anything of these sizes in bytes is written in a folder."""
    needed, free = sum(sizes), _free(folder)
    if needed and free is not None and free < (needed := needed + _SPARE):
        raise RoomLacking(folder, needed=needed, free=free)


def _free(folder: Path) -> int | None:
    """Return the room in bytes; ``None`` where the system does not say, as on some shares."""
    try:
        return free_bytes(folder)
    except OSError:
        return None
