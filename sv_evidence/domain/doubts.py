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

NOT_WHOLE = "not_whole"
MORE_PEOPLE, MORE_HOURS = "more_than_came", "more_hours_than_days"
OUT_OF_PROPORTION, FAR_TOO_MANY = "out_of_proportion", "far_too_many"
DOUBTS = (NOT_WHOLE, FAR_TOO_MANY, MORE_PEOPLE, MORE_HOURS, OUT_OF_PROPORTION)

_PRESENT = frozenset({"person", "attendance"})


@dataclass(frozen=True, slots=True)
class Company:
    """Who an activity says was there, and for how many days; 0 is that nobody was counted."""

    people: int = 0
    """Whom it was for."""
    volunteers: int = 0
    staff: int = 0
    days: int = 1

    @property
    def person_days(self) -> int:
        """Everybody who was there, on all its days."""
        return (self.people + self.volunteers + self.staff) * self.days


def doubt_about(quantity: Thousandths, unit: Unit, company: Company) -> str | None:
    """Return why a quantity cannot be right, as one of ``DOUBTS``; ``None`` if it may be.

    People are only compared with people who were counted, and hours with those of whoever could
    have given or had them: staff alone say nothing of the people they worked for.
    """
    if unit.is_whole and quantity % ONE:
        return NOT_WHOLE
    is_hours = unit.one.lower() == "hour"
    if quantity > ONE * (MOST_COUNTED if unit.is_whole or is_hours else MOST_MEASURED):
        return FAR_TOO_MANY
    return _disproportion(quantity, unit, company)


def _disproportion(quantity: Thousandths, unit: Unit, company: Company) -> str | None:
    name = unit.one.lower()
    if company.people and name in _PRESENT and quantity > ONE * company.person_days:
        return MORE_PEOPLE
    may_give_hours = company.people or company.volunteers
    if may_give_hours and name == "hour" and quantity > HOURS_A_DAY * ONE * company.person_days:
        return MORE_HOURS
    most = MOST_FOR_ONE * company.people * company.days
    return OUT_OF_PROPORTION if most and unit.is_whole and quantity > ONE * most else None
