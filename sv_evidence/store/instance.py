"""One program a workspace: a lock that the system frees at death, and a knock on its door.

Problems: ``workspace_in_use(folder, by, since)`` and those of ``durable``.
"""

import json
import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from sv_evidence.domain.problems import Problem
from sv_evidence.store.durable import problem_from
from sv_evidence.system import PRIVATE_FILE, host_name, user_name

LOCK: Final = "workspace.lock"
HOLDER: Final = "workspace.holder"
FRONT: Final = "front.request"


class WorkspaceInUse(Problem):
    """Another program holds the workspace; ``by`` and ``since`` are empty if it left no note."""

    def __init__(self, folder: Path, by: str, since: str) -> None:
        super().__init__("workspace_in_use", folder=folder, by=by, since=since)


class InstanceLock:
    """Held by the one program that may write the workspace; freed by the system if it dies."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = FileLock(
            folder / LOCK, timeout=0, mode=PRIVATE_FILE, thread_local=False, fallback_to_soft=False
        )

    def take(self) -> None:
        """Take the lock at once or raise ``WorkspaceInUse``; leave a note of who holds it."""
        try:
            self._lock.acquire()
        except Timeout as held:
            raise WorkspaceInUse(self._folder, *_holder(self._folder)) from held
        except OSError as error:
            raise problem_from(error, self._folder / LOCK) from error
        try:
            _note(self._folder / HOLDER, _self_described())
            _note(self._folder / FRONT, "")
        except OSError as error:
            self._lock.release()
            raise problem_from(error, self._folder / HOLDER) from error

    def free(self) -> None:
        """Let go of the lock; nothing happens if it is not held."""
        if self._lock.is_locked:
            with suppress(OSError):  # a note that stays is overwritten by the next holder
                (self._folder / HOLDER).unlink(missing_ok=True)
            self._lock.release()


def front_request_path(folder: Path) -> Path:
    """Return the file that the holder watches: when it changes, the window comes to the front."""
    return folder / FRONT


def ask_to_front(folder: Path) -> None:
    """Ask the program that holds the workspace to show itself."""
    try:
        _note(front_request_path(folder), datetime.now(UTC).isoformat())
    except OSError as error:
        raise problem_from(error, folder / FRONT) from error


def _note(path: Path, text: str) -> None:
    """Write in place, so that a watched file stays the same file."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    with os.fdopen(os.open(path, flags, PRIVATE_FILE), "w", encoding="utf-8") as stream:
        stream.write(text)


def _self_described() -> str:
    since = datetime.now().astimezone().isoformat(timespec="seconds")
    by = f"{user_name()}@{host_name()}" if user_name() else host_name()
    return json.dumps({"by": by, "since": since, "process": os.getpid()})


def _holder(folder: Path) -> tuple[str, str]:
    try:
        note = json.loads((folder / HOLDER).read_text("utf-8"))
        return str(note["by"]), str(note["since"])
    except (OSError, ValueError, KeyError, TypeError):
        return "", ""
