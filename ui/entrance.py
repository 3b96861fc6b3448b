"""What is seen of a workspace before the whole store is loaded: whose it is, and the first rows."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from pathlib import Path

from sv_evidence.domain.organisations import Organisation
from sv_evidence.store.entering import Entered, enter, first_look
from sv_evidence.store.listings.activities import ActivityRow
from ui.models.paged import PAGE
from ui.pages.activities.asking import Answer, Question, answer
from ui.places import practice_time

FIRST_PAGE = "ui.pages.activities.page"


@dataclass(frozen=True, slots=True)
class Seen:
    """What the first page shows at once."""

    organisation: Organisation
    answer: Answer
    rows: Mapping[int, ActivityRow]


@dataclass(frozen=True, slots=True)
class Entrance:
    """A workspace that nobody else can open now, and what was seen of it."""

    entered: Entered
    stands: datetime | None = None
    """Where the clock of a practice workspace stands."""
    seen: Seen | None = None
    """``None`` if its tables must be brought up to date first."""


def look_in(
    folder: Path,
    passphrase: str | None,
    clock: Callable[[], datetime],
    question: Question | None = None,
) -> Entrance:
    """Enter a workspace and read its first activities, as last asked for; the lock stays taken."""
    entered = enter(folder, passphrase)
    try:
        with first_look(entered) as view, ThreadPoolExecutor(1) as beside:
            if view is None:
                return Entrance(entered)
            # Reading leaves Python's lock, so what will show the rows is loaded meanwhile.
            beside.submit(import_module, FIRST_PAGE)
            stands = practice_time(view.organisation)
            answered = answer(view, question or Question(), (stands or clock()).date())
            rows = view.activities.page(answered.ids[:PAGE])
            return Entrance(entered, stands, Seen(view.organisation, answered, rows))
    except BaseException:
        entered.lock.free()
        raise
