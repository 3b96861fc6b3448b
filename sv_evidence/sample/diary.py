"""What happened when and by whose hand, and what later steps need to know of earlier ones."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sv_evidence.store.workspace import Clock, Workspace


@dataclass(slots=True)
class Diary:
    """The uids of what was made so far, by the names that the sample's lists use."""

    workspace: Workspace
    measures: dict[str, UUID] = field(default_factory=dict)
    activities: dict[str, UUID] = field(default_factory=dict)
    contract: UUID | None = None
    buyers: dict[str, UUID] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing a person did at a moment."""

    at: datetime
    by: str
    do: Callable[[Diary], None]


def live_through(diary: Diary, steps: Iterable[Step]) -> None:
    """Do all steps in the order of their moments, each under its own clock and name."""
    for step in sorted(steps, key=lambda each: each.at):
        diary.workspace.clock = standing_at(step.at)
        diary.workspace.author = step.by
        step.do(diary)


def standing_at(moment: datetime) -> Clock:
    """Return a clock that always tells the same moment."""
    return lambda: moment
