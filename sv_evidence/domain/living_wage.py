"""The real Living Wage: dated rates, and whether what people are paid reaches them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from resources import path
from sv_evidence.domain.exact import exactly
from sv_evidence.domain.measures import ProxyRate, Thousandths, scaled
from sv_evidence.domain.problems import Defect, Problem
from sv_evidence.domain.records import Kind

RESOURCE = "rates/living_wage.json"
_RATE_PLACES = 4
_NEXT_ANNOUNCED_FROM = (11, 1)
"""Month and day; new rates are announced each October."""


class WageArea(StrEnum):
    """Where a rate holds; ``uk`` is everywhere outside London."""

    UK = "uk"
    LONDON = "london"


@dataclass(frozen=True, slots=True)
class LivingWage:
    """A rate that somebody here entered; it stands beside those that are shipped.

    ``rate`` is pounds an hour; employers have until ``first_day`` to pay it.
    """

    kind: ClassVar = Kind.LIVING_WAGE

    uid: UUID
    area: WageArea
    rate: ProxyRate
    first_day: date
    source: str = ""
    entered_by: str = ""
    entered_on: date | None = None
    binned_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class WageRate:
    """A rate to compare with, and whose word it is."""

    area: WageArea
    rate: ProxyRate
    first_day: date
    source: str


@dataclass(frozen=True, slots=True)
class PayRow:
    """One row of a payroll: no name, only a number that stands for the same person."""

    day: date
    rate: ProxyRate
    hours: Thousandths | None = None
    person: int | None = None


@dataclass(frozen=True, slots=True)
class PayCheck:
    """What was paid beside the rate: the lowest of all rows, and how many staff reach it."""

    lowest: ProxyRate
    staff: int
    at_or_above: int
    """Staff whose every row reaches the rate of its own day."""
    hours: Thousandths | None
    """``None`` unless every row says how many."""

    @property
    def share(self) -> Decimal:
        """The part of staff who reach the rate, from 0 to 1."""
        with exactly():
            return Decimal(self.at_or_above) / self.staff


@dataclass(frozen=True, slots=True)
class DayCheck:
    """What was paid on one day beside the rate of that day."""

    day: date
    pay: PayCheck
    against: WageRate
    check_for_newer: bool


@dataclass(frozen=True, slots=True)
class WageCheck:
    """Pay over all days, and day by day, oldest first."""

    pay: PayCheck
    days: tuple[DayCheck, ...]

    @property
    def latest(self) -> DayCheck:
        """The newest day."""
        return self.days[-1]


class NoWageRate(Problem):
    """No rate is known for a day: ``no_wage_rate(day, area, first)``; ``first`` may be empty."""

    def __init__(self, day: date, area: WageArea, first: date | None) -> None:
        super().__init__("no_wage_rate", day=day, area=area.value, first=first or "")


def load_wages() -> tuple[WageRate, ...]:
    """Return the shipped rates. A fault in the shipped file is ours: ``Defect``."""
    return wages_from(path(RESOURCE).read_text("utf-8"))


def wages_from(text: str) -> tuple[WageRate, ...]:
    """Read a document of rates; raise ``Defect`` at its first fault."""
    try:
        return tuple(_wage_from(row) for row in json.loads(text)["rates"])
    except (KeyError, TypeError, ValueError) as fault:
        raise Defect(f"{RESOURCE}: {fault!r}") from fault


def rates_in_use(
    shipped: Iterable[WageRate], entered: Iterable[LivingWage]
) -> tuple[WageRate, ...]:
    """Return the rates to compare with: for one area and day, what was entered last counts."""
    rates = {(each.area, each.first_day): each for each in shipped}
    for each in entered:
        source = each.source or each.entered_by
        rates[each.area, each.first_day] = WageRate(each.area, each.rate, each.first_day, source)
    return tuple(sorted(rates.values(), key=lambda each: (each.area, each.first_day)))


def rate_on(day: date, area: WageArea, rates: Iterable[WageRate]) -> WageRate:
    """Return the rate of a day; raise ``NoWageRate`` if none is known."""
    of_area = [each for each in rates if each.area is area]
    begun = [each for each in of_area if each.first_day <= day]
    if not begun:
        first = min((each.first_day for each in of_area), default=None)
        raise NoWageRate(day, area, first)
    return max(begun, key=lambda each: each.first_day)


def may_be_outdated(rate: WageRate, on: date) -> bool:
    """Say whether a newer rate than this has been announced by now."""
    return on >= date(rate.first_day.year, *_NEXT_ANNOUNCED_FROM)


def check_pay(
    rows: Sequence[PayRow], area: WageArea, rates: Sequence[WageRate], *, today: date
) -> WageCheck:
    """Compare pay, of which there is some, with the rate of its day.

    Somebody who stands in several rows counts once, and reaches the rate only if every row does.
    """
    judged = [(row, rate_on(row.day, area, rates)) for row in rows]
    newest = max(each.first_day for each in rates if each.area is area)
    days = []
    for day in sorted({row.day for row in rows}):
        of_day = [each for each in judged if each[0].day == day]
        against = of_day[0][1]
        is_last = against.first_day == newest
        outdated = is_last and may_be_outdated(against, max(day, today))
        days.append(DayCheck(day, _pay_of(of_day), against, outdated))
    return WageCheck(_pay_of(judged), tuple(days))


def _pay_of(judged: Sequence[tuple[PayRow, WageRate]]) -> PayCheck:
    reaches: dict[tuple[str, int], bool] = {}
    for place, (row, against) in enumerate(judged):
        who = ("row", place) if row.person is None else ("person", row.person)
        reaches[who] = reaches.get(who, True) and row.rate >= against.rate
    hours = [row.hours for row, _ in judged if row.hours is not None]
    return PayCheck(
        lowest=min(row.rate for row, _ in judged),
        staff=len(reaches),
        at_or_above=sum(reaches.values()),
        hours=Thousandths(sum(hours)) if len(hours) == len(judged) else None,
    )


def _wage_from(row: Mapping[str, str]) -> WageRate:
    rate = scaled(row["rate"], _RATE_PLACES)
    if rate is None or rate <= 0:
        raise ValueError(row["rate"])
    return WageRate(
        WageArea(row["area"]),
        ProxyRate(rate),
        date.fromisoformat(row["pay_by"]),
        row["source"],
    )
