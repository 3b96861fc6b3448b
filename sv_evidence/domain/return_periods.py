"""The periods of a contract, when their returns are due, and how much an even pace plans by a day.

Periods run from the contract's own first day, so a contract that starts in May has its first
quarter from May to July.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from sv_evidence.domain.contracts import Commitment, Contract
from sv_evidence.domain.dates import months_after
from sv_evidence.domain.measures import Period, Thousandths
from sv_evidence.domain.returns import LATE_DAYS, Rhythm, Run

_MONTHS = 12
_FRIDAY = 4
LATEST = date(9000, 12, 31)
"""Days beyond are slips of the hand; periods are not followed so far."""


@dataclass(frozen=True, slots=True)
class ReturnPeriod:
    """One period to be reported: number ``number`` of ``of`` in year ``year`` of the contract."""

    year: int
    number: int
    of: int
    period: Period
    due: date


@dataclass(frozen=True, slots=True)
class Plan:
    """How a contract's time is cut up for reporting. Its last day may be open."""

    first: date
    last: date | None = None
    rhythm: Rhythm = Rhythm.QUARTER
    due_days: int = LATE_DAYS

    def at(self, day: date) -> ReturnPeriod:
        """Return the period of a day; before the contract its first, after it the last."""
        return self._period(self._place(day if self.last is None else min(day, self.last)))

    def year_of(self, day: date) -> tuple[ReturnPeriod, ...]:
        """Return the periods of the contract's year that a day lies in."""
        each = _MONTHS // self.rhythm.months
        begins = (self.at(day).year - 1) * each
        found = (self._period(place) for place in range(begins, begins + each))
        return tuple(one for one in found if self.last is None or one.period.first <= self.last)

    def span_of(self, promised: Commitment, run: Run, day: date) -> Period | None:
        """Return the days a target is for, as of a day; ``None`` if no last day is known."""
        if run is Run.YEAR:
            year = self.year_of(day)
            whole = Period(year[0].period.first, year[-1].period.last)
            due = promised.due
            return whole if due is None or due not in whole else Period(whole.first, due)
        due = promised.due or self.last
        if due is None or due < self.first:
            return None
        return Period(self.first, min(due, LATEST))

    def planned(self, target: Thousandths, span: Period | None, day: date) -> Thousandths:
        """Return what an even pace delivers by the end of a day: each period an equal part.

        Within a period it grows day by day. Without a span the whole target is expected.
        """
        if span is None or day >= span.last:
            return target
        if day < span.first:
            return Thousandths(0)
        whole = passed = Fraction(0)
        place = self._place(span.first)
        while (part := self._bounds(place)).first <= span.last:
            first, last = max(part.first, span.first), min(part.last, span.last)
            whole += Fraction((last - first).days + 1, part.days)
            if first <= day:
                passed += Fraction((min(last, day) - first).days + 1, part.days)
            place += 1
        return Thousandths(int(target * passed / whole))

    def ends(self, after: date, until: date) -> Iterator[date]:
        """Yield the last day of each period that still has days after one day and until another."""
        place = self._place(after + timedelta(days=1)) if after < until else 0
        while after < until:
            after = min(until, self._bounds(place).last)
            place += 1
            yield after

    def _place(self, day: date) -> int:
        passed = (day.year - self.first.year) * _MONTHS + day.month - self.first.month
        place = max(0, passed) // self.rhythm.months
        while place and self._begins(place) > day:
            place -= 1
        return place

    def _bounds(self, place: int) -> Period:
        return Period(self._begins(place), self._begins(place + 1) - timedelta(days=1))

    def _begins(self, place: int) -> date:
        return months_after(self.first, place * self.rhythm.months)

    def _period(self, place: int) -> ReturnPeriod:
        each = _MONTHS // self.rhythm.months
        whole = self._bounds(place)
        last = whole.last if self.last is None else max(whole.first, min(whole.last, self.last))
        due = _workday(last + timedelta(days=self.due_days))
        cut = Period(whole.first, last)
        return ReturnPeriod(place // each + 1, place % each + 1, each, cut, due)


def plan_of(contract: Contract, rhythm: Rhythm, due_days: int | None) -> Plan | None:
    """Return a contract's plan; ``None`` while it has no first day that anybody will see."""
    first, last = contract.first_day, contract.last_day
    if first is None or first > LATEST:
        return None
    if last is not None:
        last = None if last < first else min(last, LATEST)
    return Plan(first, last, rhythm, LATE_DAYS if due_days is None else due_days)


def _workday(day: date) -> date:
    """Return a day, or the Friday before it on a weekend."""
    return day - timedelta(days=max(0, day.weekday() - _FRIDAY))
