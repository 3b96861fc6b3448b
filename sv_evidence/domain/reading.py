"""Days as people in Britain type them: ``Wed 30 September 2026``, ``30/9``, ``yesterday``.

Day comes before month. A day without a year is its latest one, at most a month ahead. A range
takes a dash or ``to``; times follow a comma (``30 Sep 2026, 11:30 - 14:00``). Nothing is guessed
silently: what cannot be read says why as a code, with a likely mend where there is one.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sv_evidence.domain.day_names import MONTHS, WEEKDAYS

_AHEAD = timedelta(days=31)
_YEARS_TO_A_LEAP_DAY = 9
_TWO = 2
_SHORT = 3
_DASH = " \N{EN DASH} "
_NAMED = {"today": 0, "yesterday": 1, "tomorrow": -1}
_DASHES = re.compile(
    r"\s*[\N{EN DASH}\N{EM DASH}]\s*|\s+(?:-|to)\s+|(?<=\d)-(?=\d{1,2}\s+[a-z])", re.IGNORECASE
)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?")
_WORDED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?:\s+(?:of\s+)?([a-z]+)\.?(?:\s+(\d{4}|\d{2}))?)?")
_MONTH_FIRST = re.compile(r"([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:\s+(\d{4}))?")
_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?")


@dataclass(frozen=True, slots=True)
class ReadDay:
    """A day as understood. ``fault`` is a code and empty if ``day`` stands.

    ``no_date`` for no text, ``unreadable_date``, or ``no_such_day`` with the month's own length in
    ``detail`` and its last day in ``suggestion``. A ``doubt`` stops nothing: ``other_weekday``.
    """

    day: date | None
    fault: str = ""
    detail: str = ""
    suggestion: date | None = None
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class ReadWhen:
    """Days and times as understood; a last day and times are ``None`` where none were typed.

    ``fault`` is a code of ``ReadDay``, or ``no_time``; times are minutes after midnight.
    """

    first: date | None = None
    last: date | None = None
    starts_at: int | None = None
    ends_at: int | None = None
    fault: str = ""
    detail: str = ""
    suggestion: date | None = None
    doubt: str = ""


def read_day(text: str, *, today: date) -> ReadDay:
    """Read one day."""
    bare = " ".join(text.lower().replace(",", " ").split())
    if not bare:
        return ReadDay(None, "no_date")
    if bare in _NAMED:
        return ReadDay(today - timedelta(days=_NAMED[bare]))
    weekday, rest = _weekday_of(bare)
    if weekday is not None and not rest:
        return ReadDay(today - timedelta(days=(today.weekday() - weekday) % 7))
    parts = _parts(rest, today)
    if parts is None:
        return ReadDay(None, "unreadable_date")
    read = _real(*parts, today=today)
    if read.day is not None and weekday is not None and read.day.weekday() != weekday:
        return replace(read, doubt="other_weekday", detail=WEEKDAYS[read.day.weekday()])
    return read


def read_when(text: str, *, today: date) -> ReadWhen:
    """Read a day or a run of days, and the times behind a comma if there are any."""
    days, times = _split_times(text)
    clock = _read_times(times)
    if clock is None:
        return ReadWhen(fault="no_time")
    ends = _DASHES.split(days.strip(), maxsplit=1)
    if len(ends) == 1:
        first, last = read_day(ends[0], today=today), None
    else:
        last = read_day(ends[1], today=today)
        first = _first_of(ends[0], last, today)
    wrong = next((each for each in (first, last) if each is not None and each.fault), first)
    return ReadWhen(
        first=first.day,
        last=None if last is None else last.day,
        starts_at=clock[0],
        ends_at=clock[1],
        fault=wrong.fault,
        detail=wrong.detail,
        suggestion=wrong.suggestion,
        doubt=wrong.doubt,
    )


def day_text(day: date, *, weekday: str = "short") -> str:
    """Write a day in full so that it reads back: ``Wed 30 September 2026``; or ``long``."""
    name = WEEKDAYS[day.weekday()]
    named = name if weekday == "long" else name[:_SHORT]
    return f"{named} {day.day} {MONTHS[day.month - 1]} {day.year}"


def when_text(
    first: date,
    last: date | None = None,
    starts_at: int | None = None,
    ends_at: int | None = None,
    *,
    weekday: str = "short",
) -> str:
    """Write days and times so that they read back as they are."""
    days = day_text(first, weekday=weekday)
    if last is not None and last != first:
        days = _DASH.join((days, day_text(last, weekday=weekday)))
    times = [_time_text(each) for each in (starts_at, ends_at) if each is not None]
    return f"{days}, {_DASH.join(times)}" if times else days


def _time_text(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _weekday_of(bare: str) -> tuple[int | None, str]:
    word, _, rest = bare.removeprefix("last ").partition(" ")
    if len(word) >= _SHORT:
        for place, name in enumerate(WEEKDAYS):
            if name.lower().startswith(word.rstrip(".")):
                return place, rest
    return None, bare


def _parts(bare: str, today: date) -> tuple[int, int, int | None] | None:
    """Tell day, month and year apart; the year may be missing."""
    if found := _ISO.fullmatch(bare):
        return int(found[3]), int(found[2]), int(found[1])
    if found := _SLASHED.fullmatch(bare):
        return int(found[1]), int(found[2]), _year(found[3])
    if found := _WORDED.fullmatch(bare):
        if found[2] is None:
            return int(found[1]), today.month, today.year
        month = _month(found[2])
        return None if month is None else (int(found[1]), month, _year(found[3]))
    if found := _MONTH_FIRST.fullmatch(bare):
        month = _month(found[1])
        return None if month is None else (int(found[2]), month, _year(found[3]))
    return None


def _month(word: str) -> int | None:
    if len(word) < _SHORT:
        return None
    names = (place for place, name in enumerate(MONTHS, 1) if name.lower().startswith(word))
    return next(names, None)


def _year(digits: str | None) -> int | None:
    if digits is None:
        return None
    year = int(digits)
    return year + 2000 if len(digits) == _TWO else year


def _real(day: int, month: int, year: int | None, *, today: date) -> ReadDay:
    if not 1 <= month <= len(MONTHS) or year == 0:
        return ReadDay(None, "unreadable_date")
    if year is None:
        found = next(_latest(day, month, today), None)
        if found is not None:
            return ReadDay(found)
        year = today.year
    length = monthrange(year, month)[1]
    if 1 <= day <= length:
        return ReadDay(date(year, month, day))
    mend = date(year, month, length) if day > length else date(year, month, 1)
    return ReadDay(None, "no_such_day", f"{MONTHS[month - 1]} {length}", mend)


def _latest(day: int, month: int, today: date) -> Iterator[date]:
    for year in range(today.year + 1, today.year - _YEARS_TO_A_LEAP_DAY, -1):
        if 1 <= day <= monthrange(year, month)[1]:
            found = date(year, month, day)
            if found <= today + _AHEAD:
                yield found


def _first_of(text: str, last: ReadDay, today: date) -> ReadDay:
    """Read the first day of a run; what it leaves out, it shares with the last day."""
    bare = text.strip().lower()
    if last.day is None:
        return read_day(text, today=today)
    _, rest = _weekday_of(" ".join(bare.split()))
    found = _parts(rest, last.day)
    if found is None or found[2] is not None:
        return read_day(text, today=last.day if rest.isdecimal() else today)
    read = _real(found[0], found[1], last.day.year, today=last.day)
    if read.day is not None and read.day > last.day:
        return _real(found[0], found[1], last.day.year - 1, today=last.day)
    return read


def _split_times(text: str) -> tuple[str, str]:
    """Part days from times: what follows the last comma, or all from the first clock time."""
    days, comma, times = text.rpartition(",")
    if comma and ":" in times:
        return days, times
    found = re.search(r"\s\d{1,2}:\d{2}", text)
    return (text, "") if found is None else (text[: found.start()], text[found.start() :])


def _read_times(text: str) -> tuple[int | None, int | None] | None:
    if not text.strip():
        return None, None
    parts = re.split(r"\s*(?:[\N{EN DASH}\N{EM DASH}-]|to)\s*", text.strip().lower(), maxsplit=1)
    minutes = [_minutes(part) for part in parts]
    if None in minutes:
        return None
    return minutes[0], minutes[1] if len(minutes) > 1 else None


def _minutes(text: str) -> int | None:
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3] is not None:
        if not 1 <= hour <= 12:  # noqa: PLR2004 - a clock face has twelve hours
            return None
        hour = hour % 12 + (12 if found[3] == "pm" else 0)
    return hour * 60 + minute if hour < 24 and minute < 60 else None  # noqa: PLR2004 - a day
