"""What can be proven: three tests of a result, the strength of its evidence, and its mark.

A result is proven by one strong file or two fair ones of different types, part proven by one
fair file, else unproven; it is never proven if it is not specific or not measurable.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sv_evidence.domain.evidence import Condition, ConsentState, EvidenceType, Strength
from sv_evidence.domain.measures import Period, Thousandths

ENOUGH_FAIR_TYPES = 2


class Mark(StrEnum):
    """The proof mark, as staff and council see it."""

    PROVEN = "proven"
    PART_PROVEN = "part_proven"
    UNPROVEN = "unproven"


@dataclass(frozen=True, slots=True)
class Exhibit:
    """What proof needs to know of one file on an activity."""

    type: str
    condition: Condition
    consent: ConsentState
    camera_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One result as proof sees it: what, when, where, how much, and the files beside it."""

    title: str
    days: Period
    has_place: bool
    quantity: Thousandths
    accepts: Mapping[str, Strength | None]
    """Accepted types; a strength here overrides the type's usual one."""
    exhibits: tuple[Exhibit, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """How a result stands: its mark, and why each test fails (codes), empty where it passes."""

    mark: Mark
    specific: tuple[str, ...]
    measurable: tuple[str, ...]
    verifiable: tuple[str, ...]


def strength_of(
    exhibit: Exhibit,
    days: Period,
    types: Mapping[str, EvidenceType],
    override: Strength | None = None,
) -> Strength | None:
    """Return how easy a file is to defend for an activity; ``None`` if it counts for nothing.

    Missing and altered files are weak; a withdrawn item counts for nothing; a photo needs a
    camera date on the activity's days to be worth more than weak.
    """
    if exhibit.consent is ConsentState.WITHDRAWN:
        return None
    known = types.get(exhibit.type)
    if exhibit.condition is not Condition.UNCHANGED or known is None:
        return Strength.WEAK
    if known.needs_camera_date and (
        exhibit.camera_at is None or exhibit.camera_at.date() not in days
    ):
        return Strength.WEAK
    return known.usual if override is None else override


def finding_of(case: Case, types: Mapping[str, EvidenceType]) -> Finding:
    """Judge one result."""
    specific = tuple(
        code
        for code, holds in (
            ("no_title", bool(case.title.strip())),
            ("no_place", case.has_place),
        )
        if not holds
    )
    measurable = () if case.quantity > 0 else ("no_quantity",)
    mark, verifiable = _verified(case, types)
    if specific or measurable:
        mark = Mark.UNPROVEN
    return Finding(mark, specific, measurable, verifiable)


def _verified(case: Case, types: Mapping[str, EvidenceType]) -> tuple[Mark, tuple[str, ...]]:
    accepted = [each for each in case.exhibits if each.type in case.accepts]
    worth = [
        (each.type, strength_of(each, case.days, types, case.accepts[each.type]))
        for each in accepted
    ]
    fair = {type_ for type_, strength in worth if strength is Strength.FAIR}
    if any(strength is Strength.STRONG for _, strength in worth) or len(fair) >= ENOUGH_FAIR_TYPES:
        return Mark.PROVEN, ()
    if fair:
        return Mark.PART_PROVEN, ("only_one_fair",)
    if not case.exhibits:
        return Mark.UNPROVEN, ("no_files",)
    return Mark.UNPROVEN, ("no_accepted_type",) if not accepted else ("only_weak",)


def mark_of_all(marks: Iterable[Mark]) -> Mark:
    """Mark a claim by its results, or an activity by its results.

    Proven if every one is, part proven if some are proven or part proven, else unproven.
    """
    found = set(marks)
    if found == {Mark.PROVEN}:
        return Mark.PROVEN
    return Mark.PART_PROVEN if found & {Mark.PROVEN, Mark.PART_PROVEN} else Mark.UNPROVEN
