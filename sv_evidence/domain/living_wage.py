"""The real Living Wage: dated rates, and whether what people are paid reaches them."""

import json
from collections import defaultdict
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
class DayCheck:
    """What was paid on one day beside the rate of that day."""

    day: date
    lowest: ProxyRate
    staff: int
    at_or_above: int
    hours: Thousandths | None
    """``None`` unless every row says how many."""
    against: WageRate
    check_for_newer: bool

    @property
    def share(self) -> Decimal:
        """The part of staff paid the rate or more, from 0 to 1."""
        with exactly():
            return Decimal(self.at_or_above) / self.staff


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
) -> tuple[DayCheck, ...]:
    """Compare pay with the rate of its day, day by day, oldest first.

    Somebody who stands in several rows of one day counts once, at the lowest of their rates.
    """
    by_day: dict[date, list[PayRow]] = defaultdict(list)
    for row in rows:
        by_day[row.day].append(row)
    newest = max((each.first_day for each in rates if each.area is area), default=None)
    return tuple(
        _check_day(day, by_day[day], rate_on(day, area, rates), newest=newest, today=today)
        for day in sorted(by_day)
    )


def _check_day(
    day: date, rows: Sequence[PayRow], against: WageRate, *, newest: date | None, today: date
) -> DayCheck:
    lowest_of: dict[tuple[str, int], ProxyRate] = {}
    for place, row in enumerate(rows):
        who = ("row", place) if row.person is None else ("person", row.person)
        lowest_of[who] = min(lowest_of.get(who, row.rate), row.rate)
    hours = [row.hours for row in rows if row.hours is not None]
    return DayCheck(
        day=day,
        lowest=min(lowest_of.values()),
        staff=len(lowest_of),
        at_or_above=sum(rate >= against.rate for rate in lowest_of.values()),
        hours=Thousandths(sum(hours)) if len(hours) == len(rows) else None,
        against=against,
        check_for_newer=against.first_day == newest and may_be_outdated(against, max(day, today)),
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
