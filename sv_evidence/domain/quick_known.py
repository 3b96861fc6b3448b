"""What a quick line is read by, as plain data: what was done before, places, projects, measures."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from sv_evidence.domain.activities import ActivityDraft
from sv_evidence.domain.measures import Unit


class Part(StrEnum):
    """A part of an activity that words in a line stand for."""

    TITLE = "title"
    PLACE = "place"
    DATE = "date"
    TIME = "time"
    PEOPLE = "people"
    PROJECT = "project"
    RESULT = "result"
    CONTRACT = "contract"
    NUMBER = "number"


class Asked(StrEnum):
    """What a doubt asks."""

    WHICH_TITLE = "which_title"
    WHICH_PLACE = "which_place"
    NEW_PLACE = "new_place"
    OTHER_WEEKDAY = "other_weekday"
    WHICH_MEASURE = "which_measure"
    HOW_MANY = "how_many"
    WHAT_NUMBER = "what_number"


@dataclass(frozen=True, slots=True)
class QuickMeasure:
    """A measure as a line can name it: by its unit or its title."""

    uid: UUID
    title: str
    unit: Unit


@dataclass(frozen=True, slots=True)
class Precedent:
    """The newest activity of its title and place, and how often there was one like it."""

    draft: ActivityDraft
    times: int = 1

    @property
    def day(self) -> date | None:
        """The day of the newest."""
        return self.draft.first_day


@dataclass(frozen=True, slots=True)
class Known:
    """All that helps to read a line; precedents newest first."""

    precedents: tuple[Precedent, ...] = ()
    places: tuple[tuple[str, str], ...] = ()
    """Names with their postcodes."""
    projects: tuple[str, ...] = ()
    measures: tuple[QuickMeasure, ...] = ()

    def measure(self, uid: UUID) -> QuickMeasure | None:
        """Return a measure, if it is still counted."""
        return next((each for each in self.measures if each.uid == uid), None)

    def postcode_of(self, place: str) -> str:
        """Return the postcode of a place by its name; empty if it is not known."""
        name = place.casefold()
        return next((code for each, code in self.places if each.casefold() == name), "")


Said = Mapping[str, str]
"""What a person put right by hand, as typed: by part, ``result:UID`` and ``number:9``."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of the line that were understood, and as what."""

    part: Part
    first: int
    last: int
    is_doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something to ask. The likely answer, ``taken``, stands already; empty if there is none.

    ``key`` is where an answer goes in what a person said; ``others`` are answers ready to be said.
    """

    asked: Asked
    part: Part
    key: str
    taken: str
    others: tuple[str, ...] = ()
    times: int = 0
    """How often the likely answer was right before."""


@dataclass(frozen=True, slots=True)
class QuickRead:
    """A line as understood."""

    draft: ActivityDraft
    pieces: tuple[Piece, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    length: int | None = None
    """Minutes that it took, where no times of day say so."""
    loose: tuple[str, ...] = ()
    """Numbers that nobody has explained."""
    like: Precedent | None = None
    """What the parts that nobody typed were taken from."""
    lacking: tuple[UUID, ...] = ()
    """Measures that it had last time, whose quantity is not known yet."""

    def is_doubtful(self, part: Part) -> bool:
        """Say whether a part is only likely."""
        return any(each.part is part for each in self.doubts)
