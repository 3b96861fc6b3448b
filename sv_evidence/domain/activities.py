"""What was done, what it delivered, and what keeps an entry from being kept."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from sv_evidence.domain.measures import LARGEST_QUANTITY, ONE, Period, Thousandths, Unit
from sv_evidence.domain.problems import Fault
from sv_evidence.domain.records import Kind, refers_to
from sv_evidence.domain.surveys import SurveyDraft
from sv_evidence.domain.texts import is_storable

LONGEST_TITLE = 200
LONGEST_NAME = 200
LONGEST_POSTCODE = 10
LONGEST_NOTES = 20_000
MOST_PEOPLE = 1_000_000
EARLIEST = date(1990, 1, 1)
FURTHEST_AHEAD = timedelta(days=366)
WHOLE_SHARE = 1_000_000
MINUTES_A_DAY = 24 * 60


class Impact(StrEnum):
    """Whose doing a result is: the organisation's core work, or additional social value."""

    CORE = "core"
    ADDITIONAL = "additional"


@dataclass(frozen=True, slots=True)
class Activity:
    """Something done. People are counts: those it was for, volunteers and staff."""

    kind: ClassVar = Kind.ACTIVITY

    uid: UUID
    title: str
    first_day: date
    last_day: date
    number: str = ""
    starts_at: int | None = None
    """Minutes after midnight."""
    ends_at: int | None = None
    place: UUID | None = refers_to(Kind.PLACE, optional=True)
    project: UUID | None = refers_to(Kind.PROJECT, optional=True)
    people: int | None = None
    volunteers: int | None = None
    staff: int | None = None
    notes: str = ""
    binned_at: datetime | None = None

    @property
    def days(self) -> Period:
        """The days on which it happened."""
        return Period(self.first_day, self.last_day)


@dataclass(frozen=True, slots=True)
class Result:
    """A quantity that an activity delivered against one measure, in thousandths of its unit.

    It counts on ``day`` if that is given, else on the activity's last day.
    """

    kind: ClassVar = Kind.RESULT

    uid: UUID
    activity: UUID = refers_to(Kind.ACTIVITY)
    measure: UUID = refers_to(Kind.MEASURE)
    quantity: Thousandths = Thousandths(0)
    day: date | None = None
    impact: Impact = Impact.CORE
    note: str = ""
    binned_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Allotment:
    """A contract's share of a result, in millionths; all shares of a result add up to 1 at most."""

    kind: ClassVar = Kind.ALLOTMENT

    uid: UUID
    result: UUID = refers_to(Kind.RESULT)
    contract: UUID = refers_to(Kind.CONTRACT)
    commitment: UUID | None = refers_to(Kind.COMMITMENT, optional=True)
    share: int = WHOLE_SHARE
    binned_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ResultDraft:
    """A result as typed; ``None`` where no measure was chosen or no quantity could be read."""

    measure: UUID | None
    quantity: Thousandths | None
    impact: Impact | None = None
    day: date | None = None
    uid: UUID | None = None
    """Names an existing result when an activity is edited."""
    survey: SurveyDraft | None = None
    """The answers behind it; ``None`` leaves those there are, a blank one takes them away."""


@dataclass(frozen=True, slots=True)
class ActivityDraft:
    """An activity as typed, before anybody has judged it. Place and project are names."""

    title: str = ""
    first_day: date | None = None
    last_day: date | None = None
    starts_at: int | None = None
    ends_at: int | None = None
    place: str = ""
    postcode: str = ""
    project: str = ""
    people: int | None = None
    volunteers: int | None = None
    staff: int | None = None
    notes: str = ""
    contract: UUID | None = None
    results: tuple[ResultDraft, ...] = ()
    uid: UUID | None = None
    """Made by the form, so that saving twice keeps one activity."""


def faults_in(draft: ActivityDraft, *, today: date) -> tuple[Fault, ...]:
    """Name every rule the draft breaks, in the order the form shows them."""
    return (
        *_title_faults(draft),
        *_day_faults(draft, today),
        *_time_faults(draft),
        *text_faults("place", draft.place, LONGEST_NAME),
        *text_faults("postcode", draft.postcode, LONGEST_POSTCODE),
        *text_faults("project", draft.project, LONGEST_NAME),
        *_people_faults(draft),
        *_result_faults(draft, today),
        *text_faults("notes", draft.notes, LONGEST_NOTES),
    )


def text_faults(field: str, text: str, longest: int) -> tuple[Fault, ...]:
    """Name what keeps a text from being kept: its length, or characters that cannot be stored."""
    if len(text.strip()) > longest:
        return (Fault(field, "too_long", str(longest)),)
    return () if is_storable(text) else (Fault(field, "bad_text"),)


def _title_faults(draft: ActivityDraft) -> tuple[Fault, ...]:
    if not draft.title.strip():
        return (Fault("title", "empty"),)
    return text_faults("title", draft.title, LONGEST_TITLE)


def _day_faults(draft: ActivityDraft, today: date) -> tuple[Fault, ...]:
    first, last = draft.first_day, draft.last_day or draft.first_day
    if first is None or last is None:
        return (Fault("first_day", "no_date"),)
    if first < EARLIEST:
        return (Fault("first_day", "too_early", str(EARLIEST.year)),)
    if first > today + FURTHEST_AHEAD:
        return (Fault("first_day", "too_far_ahead"),)
    if last < first:
        return (Fault("last_day", "ends_before_it_begins"),)
    if last > today + FURTHEST_AHEAD:
        return (Fault("last_day", "too_far_ahead"),)
    return ()


def _time_faults(draft: ActivityDraft) -> tuple[Fault, ...]:
    times = (("starts_at", draft.starts_at), ("ends_at", draft.ends_at))
    wrong = tuple(
        Fault(name, "no_time")
        for name, minutes in times
        if minutes is not None and not 0 <= minutes < MINUTES_A_DAY
    )
    one_day = draft.last_day is None or draft.last_day == draft.first_day
    if wrong or draft.starts_at is None or draft.ends_at is None or not one_day:
        return wrong
    return (Fault("ends_at", "ends_before_it_begins"),) if draft.ends_at < draft.starts_at else ()


def _people_faults(draft: ActivityDraft) -> tuple[Fault, ...]:
    counts = (("people", draft.people), ("volunteers", draft.volunteers), ("staff", draft.staff))
    return tuple(
        Fault(name, "negative" if count < 0 else "too_many", str(MOST_PEOPLE))
        for name, count in counts
        if count is not None and not 0 <= count <= MOST_PEOPLE
    )


def _result_faults(draft: ActivityDraft, today: date) -> tuple[Fault, ...]:
    found: list[Fault] = []
    seen: set[UUID] = set()
    for place, result in enumerate(draft.results):
        field = f"results.{place}"
        if result.measure is None:
            found.append(Fault(field, "no_measure"))
        elif result.measure in seen:
            found.append(Fault(field, "same_measure_twice"))
        else:
            seen.add(result.measure)
        code = quantity_fault(result.quantity) or result_day_fault(result.day, today=today)
        if code is not None:
            found.append(Fault(field, code, str(EARLIEST.year)))
    return tuple(found)


def quantity_fault(quantity: Thousandths | None) -> str | None:
    """Return what is wrong with a quantity as a code; ``None`` if it may be kept."""
    if quantity is None:
        return "no_quantity"
    if quantity <= 0:
        return "not_positive"
    return "too_large" if quantity > LARGEST_QUANTITY else None


def whole_faults(field: str, unit: Unit, quantity: Thousandths) -> tuple[Fault, ...]:
    """Name a fraction of something that comes whole."""
    if not unit.is_whole or quantity % ONE == 0:
        return ()
    return (Fault(field, "whole_wanted", unit.many),)


def result_day_fault(day: date | None, *, today: date) -> str | None:
    """Return what is wrong with a result's own day as a code; ``None`` if it may be kept."""
    if day is None:
        return None
    if day < EARLIEST:
        return "too_early"
    return "too_far_ahead" if day > today + FURTHEST_AHEAD else None
