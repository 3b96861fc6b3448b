"""The words of a quick line that mean something by themselves: counts, lengths, times, days."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sv_evidence.domain.day_names import MONTHS, WEEKDAYS
from sv_evidence.domain.headcount import read_headcount, read_quantity
from sv_evidence.domain.measures import Thousandths
from sv_evidence.domain.reading import ReadWhen, read_day, read_when

PEOPLE = frozenset(
    {
        *("people", "person", "guests", "guest", "attendees", "attendee", "participants"),
        *("participant", "attendances", "attendance", "attended", "ppl", "kids", "children"),
        *("adults", "learners", "members", "residents", "visitors", "pupils", "students"),
        *("trainees", "clients", "mums", "dads", "parents", "seniors", "elders", "came"),
    }
)
LONGEST_DAY_WORDS = 8
LONGEST_LENGTH = 12 * 60
_NOON, _DAY = 12, 24
_SMALL_HOURS = 8 * 60
"""Sessions begin later than this: ``4-6`` is in the afternoon."""
_WORD = re.compile(r"[^\s,;()]+(?:,\d{3})*")
_COUNT = re.compile(r"(?P<pound>£)?(?P<number>\d[\d,]*(?:\.\d+)?)(?P<unit>[a-z]*)")
_LENGTH = re.compile(r"(?:(\d{1,2}(?:\.\d+)?)\s*h(?:ou)?rs?|(\d{1,2}(?:\.\d+)?)\s*h)(\d{2})?")
_MINUTES = re.compile(r"(\d{1,3})\s*(?:min|mins|minutes|m)")
_NUMBER_WORDS = frozenset(
    {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
)
_CLOCK = r"(\d{1,2})(?:[:.](\d{2}))?(?:\s*(am|pm))?"
_RANGE = re.compile(rf"{_CLOCK}\s*(?:[-\N{{EN DASH}}\N{{EM DASH}}]|to)\s*{_CLOCK}", re.IGNORECASE)
_MOMENT = re.compile(
    r"(\d{1,2})(?::(\d{2})(?:\s*(am|pm))?|(?:\.(\d{2}))?\s*(am|pm))", re.IGNORECASE
)
_MONTH_WORDS = frozenset({each for name in MONTHS for each in (name.lower(), name[:3].lower())})
_DATED = re.compile(
    r"\d/\d|\d{4}-\d|\b(?:today|yesterday|tomorrow|"
    + "|".join(name[:3].lower() for name in (*WEEKDAYS, *MONTHS))
    + r")"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word and where it stands in the line."""

    text: str
    first: int
    last: int

    @property
    def bare(self) -> str:
        """The word as it is compared: small letters, no full stop behind it."""
        return self.text.casefold().rstrip(".:!?")


@dataclass(frozen=True, slots=True)
class Line:
    """A line and its words."""

    text: str
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """A number with what it counts; ``unit`` is empty where nothing was said."""

    number: Thousandths
    unit: str


@dataclass(frozen=True, slots=True)
class Clock:
    """Minutes after midnight; no end where only a beginning was typed."""

    starts_at: int
    ends_at: int | None = None


def line_of(text: str) -> Line:
    """Part a line into words."""
    words = (Word(each[0], each.start(), each.end()) for each in _WORD.finditer(text))
    return Line(text, tuple(words))


def count_at(words: tuple[Word, ...], at: int, units: Collection[str]) -> tuple[Count, int] | None:
    """Read a count that begins with a word; return it and how many words it takes.

    Units are in small letters. A number without a unit after it is a count of nothing yet.
    """
    word = words[at].bare
    found = _COUNT.fullmatch(word)
    if found is None and word not in _NUMBER_WORDS:
        return None
    if found is None or not found["unit"]:
        after = [each.bare for each in words[at + 1 : at + 5]]
        for taken in (4, 3, 2, 1):
            unit = " ".join(after[:taken])
            if len(after) >= taken and is_unit(unit, units):
                return _count("1 " if found is None else found["number"], word, unit, taken + 1)
    if found is None:
        return None
    if found["pound"]:
        return _count(found["number"], word, "£", 1)
    if not found["unit"]:
        return _count(found["number"], word, "", 1)
    return (
        _count(found["number"], word, found["unit"], 1) if is_unit(found["unit"], units) else None
    )


def length_at(words: tuple[Word, ...], at: int) -> tuple[int, int] | None:
    """Read how long it took, in minutes, and how many words say so: ``2h``, ``90 min``."""
    for taken in (2, 1):
        text = " ".join(each.bare for each in words[at : at + taken])
        if len(words) < at + taken:
            continue
        if found := _LENGTH.fullmatch(text):
            minutes = round(float(found[1] or found[2]) * 60) + int(found[3] or 0)
        elif found := _MINUTES.fullmatch(text):
            minutes = int(found[1])
        else:
            continue
        return (minutes, taken) if 0 < minutes <= LONGEST_LENGTH else None
    return None


def is_unit(text: str, units: Collection[str]) -> bool:
    """Say whether words name people or something that a measure counts."""
    if text in PEOPLE or text in units:
        return True
    heads = read_headcount(f"1 {text}")
    return " " not in text and (heads.volunteers is not None or heads.staff is not None)


def clocks_in(line: str) -> Iterator[tuple[Clock, int, int]]:
    """Yield the times of day in a line, and from where to where each stands."""
    for found in _RANGE.finditer(line):
        if _stands_alone(line, found.start(), found.end()):
            clock = _range(found)
            if clock is not None:
                yield clock, found.start(), found.end()
    for found in _MOMENT.finditer(line):
        if _stands_alone(line, found.start(), found.end()):
            half = (found[3] or found[5] or "").lower()
            minutes = _minutes(found[1], found[2] or found[4], half)
            if minutes:
                likely = min(minutes, key=lambda each: each < _SMALL_HOURS)
                yield Clock(likely), found.start(), found.end()


def day_at(line: str, words: tuple[Word, ...], *, today: date) -> tuple[ReadWhen, int] | None:
    """Read the longest day, or run of days, that these words begin with."""
    if words[0].bare == "next" and len(words) > 1 and _DATED.match(words[1].bare):
        latest = read_day(words[1].bare, today=today).day
        if latest is not None:
            return ReadWhen(latest + timedelta(days=7)), 2
    for taken in range(min(LONGEST_DAY_WORDS, len(words)), 0, -1):
        text = line[words[0].first : words[taken - 1].last].rstrip(".:!?")
        if not _DATED.search(text.casefold()) or ":" in text:
            continue
        read = read_when(text, today=today)
        if read.first is None or read.fault or (read.doubt and not _has_month(text)):
            continue
        return read, taken
    return None


def _count(number: str, word: str, unit: str, taken: int) -> tuple[Count, int] | None:
    heads = read_headcount(word) if word in _NUMBER_WORDS else None
    quantity = read_quantity(number if heads is None else str(heads.people))
    return None if quantity is None else (Count(quantity, unit), taken)


def _has_month(text: str) -> bool:
    return "/" in text or any(
        each.casefold().startswith(tuple(_MONTH_WORDS)) for each in text.split()
    )


def _stands_alone(line: str, first: int, last: int) -> bool:
    """Say whether digits are a time, not the end of a date, of money or of a longer word."""
    before, after = line[:first], line[last:]
    if before and not before[-1].isspace() and before[-1] not in ",(":
        return False
    if after and not after[0].isspace() and after[0] not in ",.;)":
        return False
    next_word = after.split(maxsplit=1)[:1]
    return not next_word or next_word[0].casefold().strip(".,") not in _MONTH_WORDS


def _range(found: re.Match[str]) -> Clock | None:
    """Choose halves of the day: sessions are short, and begin after eight in the morning."""
    early, late = (found[3] or "").lower(), (found[6] or "").lower()
    first = _minutes(found[1], found[2], early)
    last = _minutes(found[4], found[5], late)
    pairs = [Clock(a, b) for a in first for b in last if b > a]
    return min(
        pairs,
        key=lambda each: (each.starts_at < _SMALL_HOURS, (each.ends_at or 0) - each.starts_at),
        default=None,
    )


def _minutes(hour: str, minute: str | None, half: str) -> list[int]:
    """Return the times of day that figures may mean."""
    hours, minutes = int(hour), int(minute or 0)
    if minutes >= 60 or hours >= _DAY:  # noqa: PLR2004 - a clock
        return []
    if half:
        is_real = 1 <= hours <= _NOON
        return [(hours % _NOON + (_NOON if half == "pm" else 0)) * 60 + minutes] if is_real else []
    if hours >= _NOON or hour.startswith("0"):
        return [hours * 60 + minutes]
    return [hours * 60 + minutes, (hours + _NOON) * 60 + minutes]
