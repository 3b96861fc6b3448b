"""The eye on a child: how long it takes, how much it writes, and whether it is still wanted."""

import os
from contextlib import suppress
from threading import Event, Thread

from sv_evidence import system
from sv_evidence.jail.limits import Limits

_TICK = 0.05
_STARTING_SECONDS = 60


class Watch:
    """Kills a child that takes too long, writes too much, or is no longer wanted."""

    def __init__(self, hold: system.Hold, folder: str, limits: Limits) -> None:
        self.verdict: str | None = None
        self._hold = hold
        self._folder = folder
        self._limits = limits
        self._ended = Event()
        self._asked = Event()
        self._stop: Event | None = None
        self._thread: Thread | None = None

    def until(self, stop: Event | None) -> "Watch":
        """Watch for ``stop`` too, for as long as the ``with`` block runs."""
        self._stop = stop
        return self

    def start_clock(self) -> None:
        """Count the wall time from now; before, the child was only starting."""
        self._asked.set()

    def __enter__(self) -> None:
        self._thread = Thread(target=self._look_on, name="jail-watch", daemon=True)
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        if self._thread is not None:
            self._thread.join()

    def _look_on(self) -> None:
        waited, asked = 0.0, False
        while not self._ended.wait(_TICK):
            if self._asked.is_set() and not asked:
                waited, asked = 0.0, True
            waited += _TICK
            self.verdict = self._breach(waited, asked=asked)
            if self.verdict is not None:
                self._hold.kill()
                return

    def _breach(self, waited: float, *, asked: bool) -> str | None:
        if self._stop is not None and self._stop.is_set():
            return "stopped"
        if waited > (self._limits.wall_seconds if asked else _STARTING_SECONDS):
            return "too_slow" if asked else "not_started"
        return "too_big" if asked and _weight(self._folder) > self._limits.written else None


def _weight(folder: str) -> int:
    """Add up what lies beneath a folder, in bytes; what vanishes meanwhile weighs nothing."""
    total = 0
    for place, _, names in os.walk(folder):
        for name in names:
            with suppress(OSError):
                total += os.lstat(os.path.join(place, name)).st_size  # noqa: PTH118 - runs twenty times a second
    return total
