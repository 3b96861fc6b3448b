"""Cells of somebody's own spreadsheet: days and numbers as people write them there.

Day comes before month unless the column itself shows that it is the other way round. Nothing is
guessed silently: what cannot be read is a code, with a likely mend where there is one.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation
from enum import StrEnum

from sv_evidence.domain.day_names import WEEKDAYS
from sv_evidence.domain.measures import ONE, Thousandths, decimal_text
from sv_evidence.domain.reading import day_text, read_when

_PAIR = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)")
_SECONDS = re.compile(r"(\d{1,2}:\d{2}):\d{2}(?:\.\d+)?")
_PARTS = re.compile(r"[a-z]+|\d+")
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_FIRST_SERIAL, _SERIALS = date(1899, 12, 30), range(32_874, 73_051)
"""Day 0 of a spreadsheet, and the serials of the years 1990 to 2099."""
_MONTHS = 12
_FULL_DATE = 3
_LONGEST_CELL = 200
_CLOCK = re.compile(
    r"(\d{1,3})\s*(?::|h|hrs?|hours?)\s*(\d{1,2})?\s*(?:m|mins?|minutes?)?", re.IGNORECASE
)
_MINUTES = re.compile(r"(\d{1,4})\s*(?:m|mins?|minutes?)", re.IGNORECASE)
_NUMBER = re.compile(
    r"£?\s*(-?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+))\s*(.*)", re.DOTALL
)
_ABOUT = re.compile(
    r"(?:about|approx\.?|approximately|around|circa|ca?\.?|~|>|<|\+)\s*", re.IGNORECASE
)
_UNIT_WORD = re.compile(r"[a-z%][a-z ()/.%-]*", re.IGNORECASE)
_FRACTION_OF_A_DAY = re.compile(r"0?\.\d{2,}")
_NOTHING = frozenset({"-", "\N{EN DASH}", "\N{EM DASH}", "n/a", "na", "none", "nil", "tbc", "?"})
_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = {word: count for count, word in enumerate(_SMALL)} | {
    word: 20 + 10 * place for place, word in enumerate(_TENS)
}


class DayOrder(StrEnum):
    """Whether 4/5 is in May, as in Britain, or in April."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


@dataclass(frozen=True, slots=True)
class Mend:
    """What is wrong with a cell, and what would mend it; ``use`` is empty where nobody knows."""

    code: str
    detail: str = ""
    use: str = ""


def day_order(cells: Iterable[str]) -> tuple[DayOrder, bool]:
    """Return how a column writes its days, and whether it shows that beyond doubt."""
    pairs = [found for each in cells if (found := _PAIR.match(each.strip()))]
    day_first = sum(int(found[1]) > _MONTHS for found in pairs)
    month_first = sum(int(found[2]) > _MONTHS for found in pairs)
    if month_first > day_first and not day_first:
        return DayOrder.MONTH_FIRST, True
    return DayOrder.DAY_FIRST, bool(day_first) or not pairs


def read_cell_day(
    text: str, order: DayOrder, *, today: date
) -> tuple[date, date | None, int | None, int | None] | Mend:
    """Read first day, last day, and times in minutes after midnight, as far as they are said."""
    bare = _SECONDS.sub(r"\1", " ".join(text[: 2 * _LONGEST_CELL].split()))
    if not bare or len(bare) > _LONGEST_CELL:
        return Mend("unreadable_date" if bare else "no_date")
    if _SERIAL.fullmatch(bare):
        days = int(bare.partition(".")[0])
        known = _FIRST_SERIAL + timedelta(days) if days in _SERIALS else None
        return Mend("serial_date", use=day_text(known) if known else "")
    return _day_of(bare, order, today)


def _day_of(
    bare: str, order: DayOrder, today: date
) -> tuple[date, date | None, int | None, int | None] | Mend:
    turned = _turned(bare, order)
    if turned is None:
        return Mend("month_and_day", use=_turned(bare, _other(order)) or "")
    read = read_when(turned, today=today)
    if read.fault or read.first is None:
        mend = "" if read.suggestion is None else day_text(read.suggestion)
        return Mend(read.fault, read.detail, mend)
    if not _says_year(bare):
        return Mend("no_year", use=day_text(read.first))
    return read.first, read.last, *_times(read.starts_at, read.ends_at)


def read_cell_time(text: str) -> int | Mend | None:
    """Read a time of day as minutes after midnight; a fraction of a day is what Excel keeps."""
    bare = _SECONDS.sub(r"\1", text.strip())
    if not bare or bare.lower() in _NOTHING:
        return None
    if _FRACTION_OF_A_DAY.fullmatch(bare):
        return round(float(bare) * 24 * 60) % (24 * 60)
    found = read_when(f"1 January 2020, {bare}", today=date(2020, 1, 1))
    if ":" not in bare:  # 7pm, 19.30
        found = read_when(f"1 January 2020, {bare} - 23:59", today=date(2020, 1, 1))
    return Mend("no_time") if found.fault or found.starts_at is None else found.starts_at


def read_cell_number(text: str, *, is_hours: bool = False) -> Thousandths | Mend | None:
    """Read a number that may have thousands, a pound sign or its unit behind it.

    ``None`` where there is none. What is finer than a thousandth, as sums of a spreadsheet are, is
    rounded to one. Hours may be written as ``2h30``, ``2:30`` or ``90 mins``.
    """
    bare = " ".join(text.split())
    if not bare or bare.lower() in _NOTHING:
        return None
    if is_hours and (hours := _hours(bare)) is not None:
        return hours
    found = _NUMBER.fullmatch(bare)
    if found and (not found[2] or _UNIT_WORD.fullmatch(found[2])):
        return _rounded(found[1])
    return Mend("not_a_number", bare[:_LONGEST_CELL], _likely_number(bare))


def read_cell_count(text: str) -> int | Mend | None:
    """Read a count of people, which is whole."""
    read = read_cell_number(text)
    if read is None or isinstance(read, Mend):
        return read
    whole, rest = divmod(read, ONE)
    if rest:
        return Mend("not_whole_people", text.strip(), str(whole))
    return whole


def is_yes_or_no(text: str) -> bool:
    """Say whether a cell only says that something is, or is not."""
    words = {"y", "n", "yes", "no", "true", "false", "part", "partly", "x", "\N{CHECK MARK}"}
    return text.strip().lower() in words


def _rounded(number: str) -> Thousandths | Mend:
    try:
        value = Decimal(number.replace(",", "")).quantize(Decimal("0.001"), ROUND_HALF_EVEN)
    except InvalidOperation:
        return Mend("too_large")
    return Thousandths(int(value * ONE))


def _hours(bare: str) -> Thousandths | None:
    if found := _MINUTES.fullmatch(bare):
        return Thousandths(round(int(found[1]) * ONE / 60))
    found = _CLOCK.fullmatch(bare)
    if found is None or (":" in bare and found[2] is None):
        return None
    minutes = int(found[2] or 0)
    return None if minutes > 59 else Thousandths(int(found[1]) * ONE + round(minutes * ONE / 60))  # noqa: PLR2004 - an hour


def _likely_number(bare: str) -> str:
    """Return what was most likely meant: ``twenty`` is 20, ``approx 12`` is 12, ``20+`` is 20."""
    words = bare.lower().replace("-", " ").split()
    if words and all(word in _WORDS for word in words[:2]) and len(words) <= 2:  # noqa: PLR2004 - twenty one
        tens_first = len(words) == 1 or _WORDS[words[0]] >= 20 > _WORDS[words[1]] > 0  # noqa: PLR2004 - twenty
        return str(sum(_WORDS[word] for word in words)) if tens_first else ""
    found = _NUMBER.fullmatch(_ABOUT.sub("", bare, count=1))
    if found is None or not (found[2].strip() in {"", "+", "?"} or _UNIT_WORD.fullmatch(found[2])):
        return ""
    read = _rounded(found[1])
    return "" if isinstance(read, Mend) else decimal_text(read, 3)


def _turned(bare: str, order: DayOrder) -> str | None:
    """Bring the day in front; ``None`` where a month above 12 shows that the order is wrong."""
    found = _PAIR.match(bare)
    if found is None:
        return bare
    day, month = int(found[1]), int(found[2])
    if order is DayOrder.MONTH_FIRST:
        day, month = month, day
    if month > _MONTHS >= day:
        return None
    return f"{day}/{month}/{found[3]}{bare[found.end() :]}"


def _other(order: DayOrder) -> DayOrder:
    return DayOrder.MONTH_FIRST if order is DayOrder.DAY_FIRST else DayOrder.DAY_FIRST


def _says_year(bare: str) -> bool:
    """Say whether day, month and year are all there: an old sheet's days are not the latest."""
    names = {day.lower()[:3] for day in WEEKDAYS}
    dates = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", bare.lower().partition(",")[0])
    dates = re.sub(r"\s\d{1,2}:\d{2}.*", "", dates)
    parts = [each for each in _PARTS.findall(dates) if each[:3] not in names and each != "of"]
    return len(parts) >= _FULL_DATE


def _times(starts: int | None, ends: int | None) -> tuple[int | None, int | None]:
    """Midnight alone is how spreadsheets write a day."""
    return (None, None) if starts == 0 and ends is None else (starts, ends)
