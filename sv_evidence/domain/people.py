"""People as pseudonyms, who came to what, and how many different ones they are.

A contact is one person on one day of one activity; a person is counted once however often they
came. Two records may be one person: likely ones are named, and somebody says what they are.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import combinations
from typing import ClassVar
from uuid import UUID

from sv_evidence.domain.problems import Fault
from sv_evidence.domain.records import Kind, refers_to

LONGEST_REFERENCE = 60
OLDEST = 120
"""Years; nobody recorded was born longer ago."""
_DISTRICT = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?", re.ASCII)
_ALIKE = 0.85
_LEAST_LETTERS = 4
_SAME_START = 3


class Agreement(StrEnum):
    """What a person said to their details being kept."""

    NOT_ASKED = "not_asked"
    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Verdict(StrEnum):
    """What two records were found to be."""

    SAME = "same"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody known by a reference of the organisation's own; a name is never required."""

    kind: ClassVar = Kind.PERSON

    uid: UUID
    reference: str
    birth_year: int | None = None
    district: str = ""
    """The first half of the postcode (``B16``), never more."""
    groups: str = ""
    """Groups by name, comma separated, such as ``unemployed, carer``."""
    consent: Agreement = Agreement.NOT_ASKED
    keep_until: date | None = None
    note: str = ""
    binned_at: datetime | None = None

    @property
    def group_names(self) -> frozenset[str]:
        """The groups, without regard to case."""
        names = (each.strip().casefold() for each in self.groups.split(","))
        return frozenset(name for name in names if name)


@dataclass(frozen=True, slots=True)
class Attendance:
    """One person at one activity, on ``day`` if that is given, else on its last day."""

    kind: ClassVar = Kind.ATTENDANCE

    uid: UUID
    activity: UUID = refers_to(Kind.ACTIVITY)
    person: UUID = refers_to(Kind.PERSON)
    day: date | None = None
    binned_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Double:
    """Two records of people, and whether they are one person; the latest word counts."""

    kind: ClassVar = Kind.DOUBLE

    uid: UUID
    first: UUID = refers_to(Kind.PERSON)
    second: UUID = refers_to(Kind.PERSON)
    verdict: Verdict = Verdict.SAME
    note: str = ""
    binned_at: datetime | None = None

    @property
    def pair(self) -> frozenset[UUID]:
        """The two, in no order."""
        return frozenset((self.first, self.second))


@dataclass(frozen=True, slots=True)
class LikelyDouble:
    """Two records that may be one person, and why, as a code.

    ``same_reference``, ``like_reference``, or ``same_details``: birth year, district and groups,
    and never at one activity together.
    """

    first: Person
    second: Person
    why: str


def person_faults(person: Person, *, today: date) -> tuple[Fault, ...]:
    """Name what keeps a person from being kept."""
    found: list[Fault] = []
    if not person.reference.strip():
        found.append(Fault("reference", "empty"))
    elif len(person.reference.strip()) > LONGEST_REFERENCE:
        found.append(Fault("reference", "too_long", str(LONGEST_REFERENCE)))
    born = person.birth_year
    if born is not None and not today.year - OLDEST <= born <= today.year:
        found.append(Fault("birth_year", "not_a_birth_year", f"{today.year - OLDEST}"))
    if person.district and not _DISTRICT.fullmatch(person.district):
        found.append(Fault("district", "not_a_district", person.district))
    return tuple(found)


def double_faults(double: Double) -> tuple[Fault, ...]:
    """Name what keeps a word about two people from being kept."""
    return (Fault("second", "same_twice"),) if double.first == double.second else ()


def told_apart(reference: str) -> str:
    """Return what makes a reference another one: its letters and digits without regard to case."""
    return "".join(each for each in reference.casefold() if each.isalnum())


def latest_words(doubles: Iterable[Double]) -> Mapping[frozenset[UUID], Verdict]:
    """Return what was said last of each pair; the doubles come oldest first."""
    return {each.pair: each.verdict for each in doubles}


def one_of_each(
    people: Iterable[UUID], words: Mapping[frozenset[UUID], Verdict]
) -> dict[UUID, UUID]:
    """Return for each person the one who stands for all the records that are the same person."""
    stands: dict[UUID, UUID] = {}

    def find(uid: UUID) -> UUID:
        while (above := stands.get(uid, uid)) != uid:
            uid = above
        return uid

    for pair, verdict in words.items():
        if verdict is Verdict.SAME and len(pair) > 1:
            low, high = sorted(find(uid) for uid in pair)
            if low != high:
                stands[high] = low
    return {uid: find(uid) for uid in people}


def count_people(people: Iterable[UUID], words: Mapping[frozenset[UUID], Verdict]) -> int:
    """Count different people; records that were said to be the same person count once."""
    return len(set(one_of_each(people, words).values()))


def likely_doubles(
    people: Sequence[Person],
    came: Mapping[UUID, AbstractSet[UUID]],
    words: Mapping[frozenset[UUID], Verdict],
) -> tuple[LikelyDouble, ...]:
    """Name pairs that nobody has said anything of; ``came`` holds each person's activities."""
    said = set(words)
    stands = one_of_each((each.uid for each in people), words)
    found: list[LikelyDouble] = []
    for block, why in _blocks(people):
        for first, second in combinations(block, 2):
            pair = frozenset((first.uid, second.uid))
            if pair in said or stands[first.uid] == stands[second.uid]:
                continue
            if _may_be_one(first, second, why, came):
                said.add(pair)
                found.append(LikelyDouble(first, second, why))
    order = {each.uid: place for place, each in enumerate(people)}
    return tuple(sorted(found, key=lambda each: (order[each.first.uid], order[each.second.uid])))


def _blocks(people: Sequence[Person]) -> Iterable[tuple[list[Person], str]]:
    """Put together those who are worth comparing, so that not everybody is with everybody."""
    blocks: dict[tuple[str, str], list[Person]] = {}
    for each in people:
        plain = told_apart(each.reference)
        blocks.setdefault(("same_reference", plain), []).append(each)
        if each.birth_year is not None and each.district:
            groups = ",".join(sorted(each.group_names))
            details = f"{each.birth_year} {each.district} {groups}"
            blocks.setdefault(("same_details", details), []).append(each)
        if sum(letter.isalpha() for letter in plain) >= _LEAST_LETTERS:
            blocks.setdefault(("like_reference", plain[:_SAME_START]), []).append(each)
    for why in ("same_reference", "like_reference", "same_details"):
        for (kind, _), block in blocks.items():
            if kind == why:
                yield block, why


def _may_be_one(
    first: Person, second: Person, why: str, came: Mapping[UUID, AbstractSet[UUID]]
) -> bool:
    if why == "same_reference":
        return True
    together = came.get(first.uid, frozenset()) & came.get(second.uid, frozenset())
    if together or _contradict(first.birth_year, second.birth_year):
        return False
    if _contradict(first.district, second.district):
        return False
    return why == "same_details" or _read_alike(first.reference, second.reference)


def _contradict(one: object, other: object) -> bool:
    return bool(one) and bool(other) and one != other


def _read_alike(one: str, other: str) -> bool:
    """Say whether two references differ by a slip; other digits are another person."""
    first, second = told_apart(one), told_apart(other)
    digits = [[each for each in text if each.isdigit()] for text in (first, second)]
    return digits[0] == digits[1] and SequenceMatcher(None, first, second).ratio() >= _ALIKE
