"""What a file is worth over all that it is filed with, and what by itself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sv_evidence.domain.evidence import Condition, ConsentState, EvidenceType, Strength
from sv_evidence.domain.measures import Period
from sv_evidence.domain.proof import Exhibit, strength_of


@dataclass(frozen=True, slots=True)
class Use:
    """A file on one activity, and what each measure that has results there makes of its type."""

    exhibit: Exhibit
    days: Period
    overrides: tuple[Strength | None, ...] = ()
    """One for each of those measures that accepts the type."""


def best_worth(uses: Iterable[Use], types: Mapping[str, EvidenceType]) -> Strength | None:
    """Return the most that a file is worth to any result; ``None`` if it counts for nothing.

    Where no measure accepts its type, it is what the file would be worth.
    """
    held = tuple(uses)
    accepted = [(use, each) for use in held for each in use.overrides]
    worth = [
        strength_of(use.exhibit, use.days, types, each)
        for use, each in accepted or [(use, None) for use in held]
    ]
    return max((each for each in worth if each is not None), default=None)


def strength_alone(exhibit: Exhibit, types: Mapping[str, EvidenceType]) -> Strength | None:
    """Return what is usual for a file that is filed with no activity; ``None`` if withdrawn.

    A photo that no camera dated is weak wherever it comes to be filed.
    """
    if exhibit.consent is ConsentState.WITHDRAWN:
        return None
    known = types.get(exhibit.type)
    is_whole = exhibit.condition is Condition.UNCHANGED
    if known is None or not is_whole or (known.needs_camera_date and exhibit.camera_at is None):
        return Strength.WEAK
    return known.usual


def may_be_judged(condition: Condition, consent: ConsentState) -> bool:
    """Say whether a strength set by a person would count: the file is whole and not withdrawn."""
    return condition is Condition.UNCHANGED and consent is not ConsentState.WITHDRAWN
