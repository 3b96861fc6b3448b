"""Quantities, money and periods: whole numbers inside, rounded only when shown.

A quantity is held in thousandths of its unit, money in pence, a proxy in ten-thousandths of a
pound and time in minutes, so that sums are exact and parts add up.
"""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NewType

from sv_evidence.domain.problems import Defect

Thousandths = NewType("Thousandths", int)
"""A quantity, in thousandths of its unit."""

Pence = NewType("Pence", int)
"""Money, in whole pence."""

ProxyRate = NewType("ProxyRate", int)
"""Pounds for one unit of a measure, in ten-thousandths of a pound."""

ONE = Thousandths(1000)
LARGEST_QUANTITY = Thousandths(10**15)

LONGEST_NUMBER = 40

_WHOLE = frozenset(
    {
        *("person", "meal", "attendance", "session", "visit", "event", "apprenticeship"),
        *("contract", "supplier", "opportunity", "company", "green space", "invoice"),
        *("container", "delivery", "child", "family", "household", "volunteer", "trainee"),
        *("student", "pupil", "participant", "workshop", "course", "class", "food parcel"),
        *("parcel", "referral", "placement", "tree", "school", "bike", "item", "call", "letter"),
    }
)
"""Units of things that come whole; of others we do not know, and take any fraction."""

_PLAIN = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+", re.ASCII)


def scaled(text: str, places: int) -> int | None:
    """Read a plain decimal such as ``1,250.5`` as a whole number of 10**-places; else ``None``.

    A minus sign is accepted, digits beyond ``places`` are not: nothing is rounded on the way in.
    """
    bare = text.strip().removeprefix("£")
    negative = bare.startswith("-")
    bare = bare.removeprefix("-").strip()
    if len(bare) > LONGEST_NUMBER or not _PLAIN.fullmatch(bare):
        return None
    whole, _, fraction = bare.replace(",", "").partition(".")
    fraction = fraction.rstrip("0")
    if len(fraction) > places:
        return None
    value = int((whole or "0") + fraction.ljust(places, "0"))
    return -value if negative else value


def quantity_from(text: str) -> Thousandths | None:
    """Read a quantity a person typed; ``None`` if it is no number or finer than a thousandth."""
    value = scaled(text, 3)
    return None if value is None else Thousandths(value)


def decimal_text(value: int, places: int) -> str:
    """Write a scaled whole number as a plain decimal without trailing zeros (``1250.5``)."""
    sign = "-" if value < 0 else ""
    whole, fraction = divmod(abs(value), 10**places)
    digits = f"{fraction:0{places}d}".rstrip("0")
    return f"{sign}{whole}.{digits}" if digits else f"{sign}{whole}"


def shared_out(total: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Split ``total`` by ``weights`` so that the parts add up to it exactly (largest remainder)."""
    if total < 0 or any(weight < 0 for weight in weights):
        raise Defect("only positive amounts can be shared out")
    whole = sum(weights)
    if whole == 0:
        if total:
            raise Defect("nothing to share by")
        return tuple(0 for _ in weights)
    parts = [total * weight // whole for weight in weights]
    remainders = [total * weight % whole for weight in weights]
    order = sorted(range(len(weights)), key=lambda place: (-remainders[place], place))
    for place in order[: total - sum(parts)]:
        parts[place] += 1
    return tuple(parts)


@dataclass(frozen=True, slots=True)
class Unit:
    """What is counted, in words (``meal``, ``meals``); ``£`` and ``kg`` are symbols."""

    one: str
    many: str

    @property
    def is_money(self) -> bool:
        """Say whether the quantity itself is an amount of pounds."""
        return self.one == "£"

    @property
    def is_people(self) -> bool:
        """Say whether people are counted, who cannot be counted in parts."""
        return self.one.lower() == "person"

    @property
    def is_whole(self) -> bool:
        """Say whether it is known to come whole, so that no fraction of one can be counted."""
        return self.one.strip().lower() in _WHOLE


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A run of whole days, both ends included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise Defect(f"period runs backwards: {self.first} to {self.last}")

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def days(self) -> int:
        """Count the days, both ends included."""
        return (self.last - self.first).days + 1

    @property
    def months_are_whole(self) -> bool:
        """Say whether it begins on the first and ends on the last day of a month."""
        return self.first.day == 1 and self.last == month_of(self.last).last

    def months(self) -> Iterator["Period"]:
        """Yield each calendar month that the period touches, whole months, oldest first."""
        year, month = self.first.year, self.first.month
        while (year, month) <= (self.last.year, self.last.month):
            yield month_of(date(year, month, 1))
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)  # noqa: PLR2004


def month_of(day: date) -> Period:
    """Return the calendar month that ``day`` lies in."""
    return Period(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))


@dataclass(frozen=True, slots=True)
class YearStart:
    """The month and day on which an organisation's year begins (1 April for most councils)."""

    month: int = 4
    day: int = 1

    def __post_init__(self) -> None:
        try:
            date(2023, self.month, self.day)  # a year without 29 February
        except ValueError as unreal:
            raise Defect(f"no such day each year: {self.month}-{self.day}") from unreal

    def year_of(self, day: date) -> Period:
        """Return the organisation's year that ``day`` lies in."""
        first = date(day.year, self.month, self.day)
        if first > day:
            first = date(day.year - 1, self.month, self.day)
        return Period(first, date(first.year + 1, self.month, self.day) - timedelta(days=1))

    @classmethod
    def parse(cls, text: str) -> "YearStart | None":
        """Read ``MM-DD``; ``None`` if it is no day of every year."""
        found = re.fullmatch(r"(\d\d)-(\d\d)", text.strip(), re.ASCII)
        if found is None:
            return None
        try:
            return cls(int(found[1]), int(found[2]))
        except Defect:
            return None
