"""What about the place of a workspace may harm it, and whether there is room for more.

``room_lacking(folder, needed, free)``, sizes in bytes.
"""

from collections.abc import Iterable
from pathlib import Path

from sv_evidence.domain.problems import Problem
from sv_evidence.store.examine import Finding
from sv_evidence.system import free_bytes, synced_folder

LITTLE_ROOM = 512 << 20
"""Bytes; a morning's photos take about this much."""
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
