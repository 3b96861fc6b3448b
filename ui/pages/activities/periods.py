"""The periods that the date filter offers, and how they are said on a chip."""

from datetime import date, timedelta

from sv_evidence.domain.dates import months_after
from sv_evidence.domain.measures import Period, YearStart, month_of
from sv_evidence.domain.reading import read_when
from sv_evidence.wording.documents import short_day_text
from sv_evidence.wording.words import tr

_MONTHS_IN_QUARTER = 3


def offered_periods(today: date, year_start: YearStart) -> tuple[tuple[str, Period], ...]:
    """Return the usual periods with their names, the nearest first."""
    year = year_start.year_of(today)
    before = year_start.year_of(year.first - timedelta(days=1))
    month = month_of(today)
    quarters = _quarters(year)
    at = next(place for place, each in enumerate(quarters) if today in each)
    last_quarter = quarters[at - 1] if at else _quarters(before)[-1]
    return (
        (tr("This month"), month),
        (tr("Last month"), month_of(month.first - timedelta(days=1))),
        (tr("This quarter"), quarters[at]),
        (tr("Last quarter"), last_quarter),
        (tr("This year"), year),
        (tr("Last year"), before),
    )


def typed_period(text: str, *, today: date) -> Period | None:
    """Read a period as typed (``1 Apr to 30 Sep 2026``); ``None`` if it is none."""
    read = read_when(text, today=today)
    last = read.last or read.first
    if read.fault or read.first is None or last is None or last < read.first:
        return None
    return Period(read.first, last)


def brief_period(period: Period) -> str:
    """Say a period as briefly as a chip needs: ``1 Apr - 30 Sep 2026``."""
    first, last = period.first, period.last
    if first == last:
        return short_day_text(last, with_year=True)
    start = short_day_text(first, with_year=False)
    if first.year != last.year:
        start = short_day_text(first, with_year=True)
    return f"{start} \N{EN DASH} {short_day_text(last, with_year=True)}"


def _quarters(year: Period) -> list[Period]:
    """Part a year into four runs of three months, counted from its first day."""
    starts = [year.first]
    for _ in range(3):
        starts.append(months_after(starts[-1], _MONTHS_IN_QUARTER))
    ends = [each - timedelta(days=1) for each in starts[1:]] + [year.last]
    return [Period(first, last) for first, last in zip(starts, ends, strict=True)]
