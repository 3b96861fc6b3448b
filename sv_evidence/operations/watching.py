"""Watching an export: what it is doing, how far it is, and whether a person has stopped it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from threading import Event

from sv_evidence.operations.problems import Stopped


class Step(StrEnum):
    """What an export is doing, for its progress."""

    LOOKING = "looking"
    GATHERING = "gathering"
    BUILDING = "building"
    WRITING = "writing"


Progress = Callable[[Step, int, int], None]
"""Told the step, how much of it is done, and of how much."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Whom to tell of progress, and who may stop it."""

    progress: Progress | None
    stop: Event | None

    def at(self, step: Step, done: int = 0, of: int = 1) -> None:
        """Say how far a step is; raise ``Stopped`` if somebody wants no more."""
        if self.stop is not None and self.stop.is_set():
            raise Stopped
        if self.progress is not None:
            self.progress(step, done, of)

    def done(self) -> None:
        """Say that all is written."""
        if self.progress is not None:
            self.progress(Step.WRITING, 1, 1)
