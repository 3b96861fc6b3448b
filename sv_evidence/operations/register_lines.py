"""A register with what is said of each person: taken from lines or a file, and looked at again."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from uuid import UUID

from sv_evidence.domain.activities import Activity
from sv_evidence.domain.counting import ClaimQuestion
from sv_evidence.domain.measures import Period
from sv_evidence.domain.people import (
    Attendance,
    Double,
    Person,
    Verdict,
    count_people,
    latest_words,
    one_of_each,
    told_apart,
)
from sv_evidence.domain.problems import Fault, InvalidEntry
from sv_evidence.domain.registering import RegisterLine, TableRegister, register_from
from sv_evidence.domain.soundness import faults_of
from sv_evidence.intake.tables import read_table
from sv_evidence.operations.incoming import opened
from sv_evidence.operations.registers import Registered, take_register
from sv_evidence.store.unit import Unit
from sv_evidence.store.view import View
from sv_evidence.store.workspace import Workspace

ALL_TIME = Period(date(1900, 1, 1), date(9999, 12, 31))


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody on a register, on one day."""

    attendance: UUID
    person: Person
    day: date


@dataclass(frozen=True, slots=True)
class Register:
    """Who came to an activity: everybody with their days, and both counts, never mixed."""

    activity: Activity
    present: tuple[Present, ...]
    people: int
    contacts: int
    words: Mapping[frozenset[UUID], Verdict]
    """What was said of pairs that may be one person."""


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who is recorded, and how often they came: activities by their days."""

    person: Person
    times: int


def read_register(workspace: Workspace, file: Path) -> TableRegister:
    """Read a register from a spreadsheet or CSV file; names become pseudonyms of this workspace.

    Nothing of it is kept.
    """
    with opened(file) as stream:
        rows = read_table(file.name, stream)
    return register_from(rows, name=file.name, key=workspace.master)


def line_faults(lines: Sequence[RegisterLine], *, today: date, any_uid: UUID) -> tuple[Fault, ...]:
    """Name every line of a register that cannot be kept: ``lines.2.birth_year``."""
    return tuple(
        Fault(f"lines.{place}.{fault.field}", fault.code, fault.detail)
        for place, line in enumerate(lines)
        for fault in faults_of(_person(any_uid, line), today=today)
    )


def take_lines(
    unit: Unit,
    activity: UUID,
    lines: Sequence[RegisterLine],
    *,
    today: date,
    day: date | None = None,
    removed: Iterable[UUID] = (),
) -> Registered:
    """Record who came, and what was said of them; attendances in ``removed`` go to the bin.

    What is known of a person stays as it is; a line only fills in what was not known.
    """
    faults = line_faults(lines, today=today, any_uid=activity)
    if faults:
        raise InvalidEntry(faults)
    for each in removed:
        unit.bin(Attendance, each)
    references = [line.reference for line in lines]
    registered = take_register(unit, activity, references, today=today, day=day)
    people = {told_apart(each.reference): each for each in _people(unit, registered.people)}
    for line in lines:
        person = people.get(told_apart(line.reference))
        fresh = {} if person is None else _fresh(person, line)
        if person is not None and fresh:
            people[told_apart(line.reference)] = unit.amend(Person, person.uid, **fresh)
    return registered


def register_of(view: View, activity: UUID) -> Register:
    """Say who came to an activity, in the order they were put down."""
    held = view.get(Activity, activity)
    came = view.all(Attendance, activity=activity)
    people = view.many(Person, (each.person for each in came))
    present = tuple(
        Present(each.uid, people[each.person], each.day or held.last_day)
        for each in came
        if people[each.person].binned_at is None
    )
    words = latest_words(view.all(Double))
    stands = one_of_each((each.person.uid for each in present), words)
    contacts = {(stands[each.person.uid], each.day) for each in present}
    return Register(held, present, count_people(stands, words), len(contacts), words)


def counts_with(
    register: Register,
    known: Iterable[Known],
    added: Iterable[tuple[RegisterLine, date]],
    *,
    removed: AbstractSet[UUID],
) -> tuple[int, int]:
    """Count people and contacts of a register as it would be with what was put down and off."""
    people = [each.person for each in known]
    by_reference = {told_apart(each.reference): each.uid for each in reversed(people)}
    stands = one_of_each((each.uid for each in people), register.words)
    came: set[tuple[UUID | str, date]] = {
        (stands[each.person.uid], each.day)
        for each in register.present
        if each.attendance not in removed
    }
    for line, day in added:
        uid = by_reference.get(told_apart(line.reference))
        came.add((told_apart(line.reference) if uid is None else stands[uid], day))
    return len({who for who, _ in came}), len(came)


def people_known(view: View) -> tuple[Known, ...]:
    """Return everybody who is recorded, by their reference."""
    came = view.attended(ClaimQuestion(ALL_TIME)).came
    people = sorted(view.all(Person), key=lambda each: (each.reference.casefold(), each.uid))
    return tuple(Known(each, len(came.get(each.uid, ()))) for each in people)


def amend_person(unit: Unit, uid: UUID, *, today: date, **fields: object) -> Person:
    """Correct what is recorded of a person; raise ``InvalidEntry`` with every fault."""
    changed: Person = replace(unit.get(Person, uid), **fields)  # type: ignore[arg-type]
    faults = faults_of(changed, today=today)
    if faults:
        raise InvalidEntry(faults)
    return unit.amend(Person, uid, **fields)


def _people(unit: Unit, uids: Sequence[UUID]) -> list[Person]:
    found = unit.many(Person, uids)
    return [found[uid] for uid in uids]


def _person(uid: UUID, line: RegisterLine) -> Person:
    return Person(uid, line.reference, line.birth_year, line.district, line.groups)


def _fresh(person: Person, line: RegisterLine) -> Mapping[str, object]:
    """Return what the line says that is not known yet; groups only join those there are."""
    groups = [each.strip() for each in person.groups.split(",") if each.strip()]
    more = (each.strip() for each in line.groups.split(","))
    groups += [each for each in more if each and each.casefold() not in person.group_names]
    said = {
        "birth_year": person.birth_year or line.birth_year,
        "district": person.district or line.district,
        "groups": ", ".join(groups),
    }
    return {name: value for name, value in said.items() if value != getattr(person, name)}
