"""Registers: who came, how many different people they were, and which records may be one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sv_evidence.domain.activities import Activity
from sv_evidence.domain.counting import ClaimQuestion
from sv_evidence.domain.people import (
    Attendance,
    Double,
    LikelyDouble,
    Person,
    Verdict,
    count_people,
    double_faults,
    latest_words,
    likely_doubles,
    one_of_each,
    person_faults,
    told_apart,
)
from sv_evidence.domain.problems import Fault, InvalidEntry
from sv_evidence.operations.uids import new_uid
from sv_evidence.store.unit import Unit
from sv_evidence.store.view import View


@dataclass(frozen=True, slots=True)
class Registered:
    """What a register came to: everybody on it, and who of them was new or here before."""

    people: tuple[UUID, ...]
    """In the order of the register, each once."""
    new_people: tuple[UUID, ...]
    already: tuple[UUID, ...]
    """Those whose attendance on that day was recorded before."""


@dataclass(frozen=True, slots=True)
class PeopleReport:
    """How many different people came, and how often; the two are never the same thing."""

    question: ClaimQuestion
    distinct: int
    contacts: int
    likely_doubles: tuple[LikelyDouble, ...]
    unnamed_activities: int
    """Activities that count people and have no register."""
    unnamed_people: int
    """What these count: how often somebody came, not how many different people."""
    by_group: tuple[tuple[str, int], ...]
    """Different people of each group, most first; a person may be in several."""


def take_register(
    unit: Unit,
    activity: UUID,
    references: Iterable[str],
    *,
    today: date,
    day: date | None = None,
) -> Registered:
    """Record who came to an activity by their references; a reference not known is a new person.

    The same register taken twice changes nothing. ``InvalidEntry`` names every reference that
    cannot be kept, and a day that is not one of the activity's.
    """
    held = unit.get(Activity, activity)
    listed = _listed(references)
    _refuse(held, listed, today, day)
    known = {told_apart(each.reference): each.uid for each in reversed(unit.all(Person))}
    usual = held.last_day
    here = {(each.person, each.day or usual) for each in unit.all(Attendance, activity=activity)}
    new_people: list[UUID] = []
    already: list[UUID] = []
    people: dict[UUID, None] = {}
    for plain, reference in listed.items():
        uid = known.get(plain)
        if uid is None:
            uid = unit.add(Person(new_uid(unit), reference)).uid
            new_people.append(uid)
        people[uid] = None
        if (uid, day or usual) in here:
            already.append(uid)
        else:
            unit.add(Attendance(new_uid(unit), activity, uid, day))
    return Registered(tuple(people), tuple(new_people), tuple(already))


def decide_double(
    unit: Unit, first: UUID, second: UUID, *, verdict: Verdict, note: str = ""
) -> Double:
    """Say whether two records are one person; the latest word counts, and nothing is merged."""
    double = Double(new_uid(unit), first, second, verdict, note.strip())
    faults = double_faults(double)
    if faults:
        raise InvalidEntry(faults)
    unit.get(Person, first)
    unit.get(Person, second)
    unit.add(double)
    return double


def people_in(view: View, question: ClaimQuestion, *, group: str = "") -> PeopleReport:
    """Count people and contacts of a period, of one group if it is named."""
    attended = view.attended(question)
    words = latest_words(view.all(Double))
    found = view.many(Person, attended.came)
    wanted = group.strip().casefold()
    people = [
        each
        for each in sorted(found.values(), key=lambda each: (each.reference.casefold(), each.uid))
        if not wanted or wanted in each.group_names
    ]
    came = {each.uid: attended.came[each.uid] for each in people}
    stands = one_of_each(came, words)
    activities = {uid: {activity for activity, _ in held} for uid, held in came.items()}
    return PeopleReport(
        question=question,
        distinct=count_people(came, words),
        contacts=len({(stands[uid], *visit) for uid, held in came.items() for visit in held}),
        likely_doubles=likely_doubles(people, activities, words),
        unnamed_activities=attended.unnamed_activities,
        unnamed_people=attended.unnamed_people,
        by_group=_by_group(people, stands),
    )


def _listed(references: Iterable[str]) -> dict[str, str]:
    """Return what was written by what tells it apart; empty lines are no people."""
    listed: dict[str, str] = {}
    for each in references:
        written = " ".join(each.split())
        if written:
            listed.setdefault(told_apart(written) or written, written)
    return listed


def _refuse(activity: Activity, listed: dict[str, str], today: date, day: date | None) -> None:
    faults = [
        Fault(f"references.{place}", fault.code, fault.detail)
        for place, reference in enumerate(listed.values())
        for fault in person_faults(Person(activity.uid, reference), today=today)
    ]
    if day is not None and day not in activity.days:
        faults.append(Fault("day", "not_a_day_of_it"))
    if faults:
        raise InvalidEntry(faults)


def _by_group(people: list[Person], stands: dict[UUID, UUID]) -> tuple[tuple[str, int], ...]:
    groups: dict[str, set[UUID]] = {}
    for each in people:
        for name in each.group_names:
            groups.setdefault(name, set()).add(stands[each.uid])
    counts = ((name, len(held)) for name, held in groups.items())
    return tuple(sorted(counts, key=lambda pair: (-pair[1], pair[0])))
