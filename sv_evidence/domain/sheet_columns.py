"""What the columns of somebody's spreadsheet become: guessed from headings, then from cells."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from sv_evidence.domain.measures import Unit
from sv_evidence.domain.sheet_values import (
    DayOrder,
    Mend,
    is_yes_or_no,
    read_cell_day,
    read_cell_number,
)

_SPACE = re.compile(r"[\s_\-./:?*()&#]+")
_POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?(?:\s*\d[A-Z]{2})?", re.IGNORECASE)
_MOST_LOOKED_AT = 200
_MOST_CELLS = 0.8
_HALF = 0.5
_LONG_WORDS = 25
_HOURS = frozenset({"hour", "hours", "hrs", "hr"})
_WHO = frozenset({"vols", "volunteer", "volunteers", "pupils", "pupil", "students", "staff"})
_PEOPLE = frozenset({"people", "attendees", "guests", "participants", "adults", "attended"})
_PROOF = frozenset({"signed", "sign", "register", "evidence", "photo", "photos", "proof", "form"})


class Role(StrEnum):
    """What a column becomes."""

    LEFT_OUT = "left_out"
    DATE = "date"
    LAST_DAY = "last_day"
    STARTS_AT = "starts_at"
    ENDS_AT = "ends_at"
    TITLE = "title"
    PLACE = "place"
    POSTCODE = "postcode"
    PROJECT = "project"
    PEOPLE = "people"
    VOLUNTEERS = "volunteers"
    STAFF = "staff"
    RESULT = "result"
    EVIDENCE = "evidence_held"
    """Only says that there is evidence; it goes among the notes, with its heading."""
    NOTES = "notes"


class How(StrEnum):
    """How sure it is."""

    MATCHED = "matched"
    GUESSED = "guessed"
    CHOSEN = "chosen"
    LEFT_OUT = "left_out"


SHARED = frozenset({Role.LEFT_OUT, Role.EVIDENCE, Role.NOTES})
"""What more than one column can become."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a column becomes; a result is of one measure."""

    role: Role
    measure: UUID | None = None


@dataclass(frozen=True, slots=True)
class MeasureName:
    """A measure as a heading can name it."""

    uid: UUID
    code: str
    title: str
    unit: Unit


@dataclass(frozen=True, slots=True)
class KnownNames:
    """What is in the workspace already, as far as cells and headings can name it."""

    places: frozenset[str] = frozenset()
    projects: frozenset[str] = frozenset()
    """Both casefolded."""
    measures: tuple[MeasureName, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column, what it becomes, and a code for why that is likely."""

    place: int
    heading: str
    target: Target
    how: How
    why: str = ""


HEADINGS: Mapping[Role, tuple[str, ...]] = {
    Role.DATE: (
        *("date", "day", "when", "date of session", "session date", "date of activity"),
        *("activity date", "event date", "date of event", "start date", "from date", "first day"),
        *("date from", "dates"),
    ),
    Role.LAST_DAY: ("last day", "end date", "to date", "date to", "finish date", "until"),
    Role.STARTS_AT: ("start", "start time", "from", "time", "starts", "starts at", "time from"),
    Role.ENDS_AT: ("end", "end time", "finish", "finish time", "ends", "ends at", "time to"),
    Role.TITLE: (
        *("what happened", "activity", "session", "event", "title", "activity name", "name"),
        *("session name", "event name", "description", "what", "what we did", "details"),
        *("name of activity", "activity title", "task"),
    ),
    Role.PLACE: (
        *("place", "venue", "location", "where", "site", "centre", "address", "venue name"),
    ),
    Role.POSTCODE: ("postcode", "post code", "venue postcode", "post code of venue"),
    Role.PROJECT: ("project", "programme", "project name", "service", "workstream", "fund"),
    Role.PEOPLE: (
        *("people", "attendees", "attendance", "participants", "number of people", "guests"),
        *("no of people", "beneficiaries", "people attending", "number attending", "headcount"),
        *("no attending", "total people", "attended", "no of participants", "people reached"),
    ),
    Role.VOLUNTEERS: ("volunteers", "vols", "no of volunteers", "number of volunteers"),
    Role.STAFF: ("staff", "staff numbers", "number of staff", "no of staff"),
    Role.LEFT_OUT: ("row", "what is wrong"),  # as lists of refused rows have them
    Role.NOTES: ("notes", "note", "comments", "comment", "remarks", "feedback", "observations"),
}


def plain(heading: str) -> str:
    """Return a heading as it is compared: small letters, one space between words."""
    return _SPACE.sub(" ", heading.strip().casefold()).strip()


def headings_known(cells: Iterable[str], known: KnownNames) -> int:
    """Count the cells of a row that are headings we know."""
    words = {word for each in HEADINGS.values() for word in each}
    named = {plain(each.code) for each in known.measures} | {
        plain(each.title) for each in known.measures
    }
    return len({plain(cell) for cell in cells} & (words | named))


def guessed(
    headings: Sequence[str], cells: Sequence[Sequence[str]], known: KnownNames, *, today: date
) -> tuple[Column, ...]:
    """Guess what each column becomes; ``cells`` are those of each column below its heading."""
    found: dict[int, Column] = {}
    taken: set[Target] = set()

    def take(place: int, target: Target | None, how: How, why: str) -> None:
        is_free = target is not None and target not in taken and place not in found
        if target is not None and is_free:
            found[place] = Column(place, headings[place], target, how, why)
            if target.role not in SHARED:
                taken.add(target)

    for place, heading in enumerate(headings):
        take(place, _by_name(heading, known), How.MATCHED, "heading")
    around = {word for heading in headings for word in plain(heading).split()} & _WHO
    for place, heading in enumerate(headings):
        target = _by_measure(heading, cells[place], known, around)
        take(place, target, How.GUESSED, "measure")
    for place, heading in enumerate(headings):
        looked = [each for each in cells[place] if each.strip()][:_MOST_LOOKED_AT]
        if looked:
            for target, why in _by_cells(heading, looked, known, today):
                take(place, target, How.GUESSED, why)
    left = Target(Role.LEFT_OUT)
    return tuple(
        found.get(place) or Column(place, heading, left, How.LEFT_OUT)
        for place, heading in enumerate(headings)
    )


def _by_name(heading: str, known: KnownNames) -> Target | None:
    words = plain(heading)
    if not words:
        return None
    for measure in known.measures:
        if words in {plain(measure.code), plain(measure.title)}:
            return Target(Role.RESULT, measure.uid)
    return next((Target(role) for role, names in HEADINGS.items() if words in names), None)


def _by_measure(
    heading: str, cells: Sequence[str], known: KnownNames, around: set[str]
) -> Target | None:
    """Return the only measure whose unit a heading names, over numbers."""
    words = set(plain(heading).split())
    looked = [each for each in cells if each.strip()][:_MOST_LOOKED_AT]
    if not words or not looked or not _mostly(looked, _is_number):
        return None
    named = [
        each
        for each in known.measures
        if words & {each.unit.one.casefold(), each.unit.many.casefold()}
        or (words & _HOURS and each.unit.many.casefold() in _HOURS)
    ]
    # Where several are counted in it, the heading itself may tell which, or those beside it.
    for told in (words - _HOURS, around):
        if len(named) > 1:
            fit = [each for each in named if any(_starts(word, each.title) for word in told)]
            named = fit or named
    return Target(Role.RESULT, named[0].uid) if len(named) == 1 else None


def _by_cells(
    heading: str, looked: Sequence[str], known: KnownNames, today: date
) -> Iterable[tuple[Target, str]]:
    if _mostly(looked, lambda cell: _is_day(cell, today)):
        yield Target(Role.DATE), "days"
    elif _mostly(looked, is_yes_or_no):
        if set(plain(heading).split()) & _PROOF:
            yield Target(Role.EVIDENCE), "yes_or_no"
    elif _mostly(looked, _is_number):
        yield from _counts(set(plain(heading).split()))
    else:
        yield from _by_words(looked, known)


def _counts(words: set[str]) -> Iterable[tuple[Target, str]]:
    if any(word.startswith("vol") for word in words):
        yield Target(Role.VOLUNTEERS), "counts"
    elif words & _PEOPLE:
        yield Target(Role.PEOPLE), "counts"


def _by_words(looked: Sequence[str], known: KnownNames) -> Iterable[tuple[Target, str]]:
    if _mostly(looked, lambda cell: bool(_POSTCODE.fullmatch(cell.strip()))):
        yield Target(Role.POSTCODE), "postcodes"
    if _mostly(looked, lambda cell: cell.strip().casefold() in known.places, _HALF):
        yield Target(Role.PLACE), "places"
    if _mostly(looked, lambda cell: cell.strip().casefold() in known.projects, _HALF):
        yield Target(Role.PROJECT), "projects"
    if sum(map(len, looked)) / len(looked) > _LONG_WORDS:
        yield Target(Role.NOTES), "long_words"
    elif len({cell.casefold() for cell in looked}) > 1:
        yield Target(Role.TITLE), "words"


def _mostly(cells: Sequence[str], holds: Callable[[str], bool], share: float = _MOST_CELLS) -> bool:
    return sum(map(holds, cells)) >= share * len(cells)


def _is_day(cell: str, today: date) -> bool:
    return not isinstance(read_cell_day(cell, DayOrder.DAY_FIRST, today=today), Mend) or not (
        isinstance(read_cell_day(cell, DayOrder.MONTH_FIRST, today=today), Mend)
    )


def _is_number(cell: str) -> bool:
    read = read_cell_number(cell, is_hours=True)
    return read is not None and not isinstance(read, Mend)


def _starts(word: str, title: str) -> bool:
    """Say whether a word of a heading, such as ``vol``, begins one of a title."""
    return len(word) > 2 and any(each.startswith(word[:3]) for each in plain(title).split())  # noqa: PLR2004 - shorter says nothing
