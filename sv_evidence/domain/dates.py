"""Months and years from a day on, exactly."""

from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction

_MONTHS = 12


def months_after(day: date, months: int) -> date:
    """Return the day so many months later; the last of a shorter month."""
    year, month = divmod(day.year * _MONTHS + day.month - 1 + months, _MONTHS)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def years_in(first: date, last: date) -> Fraction:
    """Return how many years a run of days is, both ends included; whole ones are exactly whole.

    What is beyond whole years counts by its days in the year it lies in.
    """
    end = last + timedelta(days=1) if last < date.max else last
    whole = end.year - first.year
    if months_after(first, whole * _MONTHS) > end:
        whole -= 1
    begun = months_after(first, whole * _MONTHS)
    year = months_after(first, (whole + 1) * _MONTHS)
    rest = (end - begun).days
    return whole + (Fraction(rest, (year - begun).days) if rest else Fraction(0))
