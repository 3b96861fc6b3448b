"""Quantities that cannot be, or are out of all proportion to what their activity says.

The thresholds are ours and plain, so that each can be said in a sentence. A doubted quantity is
kept as it was typed, and is never proven until the number or the people are put right.
"""

from dataclasses import dataclass

from sv_evidence.domain.measures import ONE, Thousandths, Unit

HOURS_A_DAY = 24
MOST_FOR_ONE = 100
"""So many things of a kind that is counted whole, for each person it was for and each day."""
MOST_COUNTED = 1_000_000
"""In one result, of what is counted whole and of hours."""
MOST_MEASURED = 100_000_000
"""In one result, of pounds, kilograms and whatever else is measured."""

MORE_PEOPLE, MORE_HOURS = "more_than_came", "more_hours_than_days"
OUT_OF_PROPORTION, FAR_TOO_MANY = "out_of_proportion", "far_too_many"
DOUBTS = (MORE_PEOPLE, MORE_HOURS, OUT_OF_PROPORTION, FAR_TOO_MANY)

_PRESENT = frozenset({"person", "attendance"})


@dataclass(frozen=True, slots=True)
class Company:
    """Who an activity says was there, and for how many days; 0 people is nobody counted."""

    people: int
    """Whom it was for."""
    helpers: int
    """Volunteers and staff."""
    days: int

    @property
    def heads(self) -> int:
        """Everybody who was there."""
        return self.people + self.helpers


def doubt_about(quantity: Thousandths, unit: Unit, company: Company) -> str | None:
    """Return why a quantity cannot be right, as one of ``DOUBTS``; ``None`` if it may be."""
    is_hours = unit.one.lower() == "hour"
    most = MOST_COUNTED if unit.is_whole or is_hours else MOST_MEASURED
    if quantity > most * ONE:
        return FAR_TOO_MANY
    person_days = company.heads * company.days
    if person_days and unit.one.lower() in _PRESENT and quantity > person_days * ONE:
        return MORE_PEOPLE
    if person_days and is_hours and quantity > HOURS_A_DAY * person_days * ONE:
        return MORE_HOURS
    most_for_them = MOST_FOR_ONE * company.people * company.days
    if most_for_them and unit.is_whole and quantity > most_for_them * ONE:
        return OUT_OF_PROPORTION
    return None
