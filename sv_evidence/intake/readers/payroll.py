"""A payroll extract without its people: rates, hours and days, and a number for each person.

Nothing that names anybody leaves this child. Columns are told by the words of their headings.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

from sv_evidence.domain.exact import decimal_from
from sv_evidence.domain.reading import read_day
from sv_evidence.domain.tables import Row
from sv_evidence.intake.readers.found import Refusal
from sv_evidence.intake.readers.tables import Sheet, sheets_in
from sv_evidence.jail.messages import Answer, Request

RATE, HOURS, DAY, PERSON = "rate", "hours", "date", "person"

_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    RATE: (
        "hourly rate",
        "rate per hour",
        "pay per hour",
        "hourly",
        "per hour",
        "pay rate",
        "rate",
    ),
    HOURS: ("hours worked", "hours paid", "paid hours", "hours", "hrs"),
    DAY: ("pay date", "payment date", "date paid", "period end", "week ending", "date"),
    PERSON: ("employee", "staff", "worker", "payroll", "works number", "person", "name", "surname"),
}
"""What a heading says, surest first."""
_NOT: Final = frozenset(
    {
        *("overtime", "ot", "holiday", "sick", "bonus", "enhanced", "sunday", "weekend", "night"),
        *("annual", "salary", "total", "tax", "ni", "pension"),
        *("birth", "dob", "start", "started", "joined", "leaving", "leaver", "left"),
    }
)
"""A heading with one of these speaks of something else."""
_SUMS: Final = frozenset({"total", "totals", "grand total", "average"})
_WITHIN_ROWS = 30
_LONGEST_HEADING = 60
_MOST_FAULTS = 20
_MOST_RATE, _MOST_HOURS = Decimal(1000), Decimal(10_000)
_HAS_YEAR = re.compile(r"\d{4}|\d[/.-]\d{1,2}[/.-]\d{2}$", re.ASCII)
_ISO_LENGTH = len("2026-09-30")
_ANY_DAY = date(2000, 1, 1)  # stands for today, which only a day without its year would need


@dataclass(slots=True)
class _Columns:
    """Where each thing stands; what could be several things stands nowhere."""

    heading: Row
    place: dict[str, int] = field(default_factory=dict)
    people: tuple[int, ...] = ()
    unclear: list[str] = field(default_factory=list)


def payroll(request: Request) -> Answer:
    """Answer with the rows of the payroll in the first blob.

    The header gives the file's ``name`` and the ``columns`` that somebody named. The answer says
    which ``headings`` there are and what was ``asked`` for in vain; its blob has the rows.
    """
    named = {str(role): _bare(str(each)) for role, each in request.header["columns"].items()}
    try:
        sheets = sheets_in(request.data[0], str(request.header.get("name", "")))
    except Refusal as refusal:
        return Answer({"refused": refusal.remark})
    found = [(sheet, _columns_of(sheet, named)) for sheet in sheets]
    for sheet, columns in found:
        if columns is not None and not columns.unclear and RATE in columns.place:
            return _rows_of(sheet, columns)
    return Answer(_asking(sheets, found, named))


def _asking(
    sheets: Sequence[Sheet],
    found: Sequence[tuple[Sheet, _Columns | None]],
    named: Mapping[str, str],
) -> dict[str, object]:
    """Say what could not be told, with the headings of the likeliest sheet."""
    for _, columns in found:
        if columns is not None:
            return _question(columns.unclear or [RATE], columns.heading)
    headings = (_likely_heading(sheet) for sheet in sheets)
    heading = next((each for each in headings if each is not None), Row(1, ()))
    return _question([role for role in named if role != PERSON] or [RATE], heading)


def _question(asked: list[str], heading: Row) -> dict[str, object]:
    return {"refused": None, "asked": asked, "headings": _headings(heading)}


def _headings(heading: Row) -> list[str]:
    return [cell[:_LONGEST_HEADING] for cell in heading.cells if cell]


def _columns_of(sheet: Sheet, named: Mapping[str, str]) -> _Columns | None:
    """Find the row of headings and what stands where; ``None`` if no row speaks of a rate."""
    for row in sheet.rows[:_WITHIN_ROWS]:
        words = [_bare(cell) for cell in row.cells]
        if any(decimal_from(cell) is not None for cell in row.cells if cell):
            continue
        if all(each in words for each in named.values()) and (
            RATE in named or _places(words, RATE)
        ):
            return _columns(row, words, named)
    return None


def _columns(row: Row, words: list[str], named: Mapping[str, str]) -> _Columns:
    columns = _Columns(row)
    for role in (RATE, DAY, HOURS):
        places = [words.index(named[role])] if role in named else _places(words, role)
        if len(places) == 1:
            columns.place[role] = places[0]
        elif places and role != HOURS:  # hours are told where they are clear, and never needed
            columns.unclear.append(role)
    taken = set(columns.place.values())
    if PERSON in named:
        columns.people = (words.index(named[PERSON]),)
    else:
        columns.people = tuple(
            place
            for place, each in enumerate(words)
            if place not in taken and any(_says(each, word) for word in _WORDS[PERSON])
        )
    return columns


def _places(words: Sequence[str], role: str) -> list[int]:
    """Return the columns whose headings say most surely that they are it."""
    for word in _WORDS[role]:
        places = [place for place, each in enumerate(words) if _says(each, word)]
        if places:
            return places
    return []


def _says(heading: str, word: str) -> bool:
    return f" {word} " in f" {heading} " and _NOT.isdisjoint(heading.split())


def _bare(text: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]+", " ", text.lower()).split())


def _likely_heading(sheet: Sheet) -> Row | None:
    """Return the first row of several words and no figure; a row of figures may name people."""
    for row in sheet.rows[:_WITHIN_ROWS]:
        filled = [cell for cell in row.cells if cell]
        if len(filled) > 1:
            has_figure = any(decimal_from(cell) is not None for cell in filled)
            return None if has_figure else row
    return None


def _rows_of(sheet: Sheet, columns: _Columns) -> Answer:
    body = [row for row in sheet.rows if row.place > columns.heading.place and not row.is_blank]
    paid = [row for row in body if _cell(row, columns.place[RATE]) and not _is_sum(row)]
    reading = _Reading(columns)
    rows = [reading.row(row) for row in paid]
    header = {
        "refused": None,
        "asked": [],
        "headings": _headings(columns.heading),
        "columns": {
            role: columns.heading.cells[place][:_LONGEST_HEADING]
            for role, place in columns.place.items()
        },
        "tells_people": bool(columns.people),
        "without_rate": len(body) - len(paid),
        "faults": [list(each) for each in reading.faults[:_MOST_FAULTS]],
    }
    return Answer(header, (json.dumps(rows).encode("ascii"),))


def _is_sum(row: Row) -> bool:
    return any(_bare(cell) in _SUMS for cell in row.cells)


def _cell(row: Row, place: int) -> str:
    return row.cells[place] if place < len(row.cells) else ""


@dataclass(slots=True)
class _Reading:
    """Reads rows, and gives each person a number as they come."""

    columns: _Columns
    faults: list[tuple[int, str, str]] = field(default_factory=list)
    _people: dict[tuple[str, ...], int] = field(default_factory=dict)

    def row(self, row: Row) -> tuple[int, int, str | None, int | None, int | None]:
        """Return a row's place, ten-thousandths of £ an hour, day, thousandths of hours, person."""
        return (
            row.place,
            self._figure(row, RATE, 4, _MOST_RATE) or 0,
            self._day(row),
            self._figure(row, HOURS, 3, _MOST_HOURS) if HOURS in self.columns.place else None,
            self._person(row),
        )

    def _figure(self, row: Row, role: str, places: int, most: Decimal) -> int | None:
        text = _cell(row, self.columns.place[role])
        value = decimal_from(text) if text else None
        if value is None:
            if text:
                self._fault(row, role, "not_a_number")
            return None
        is_too_small = value < 0 or (value == 0 and role == RATE)
        if is_too_small or value > most:
            self._fault(row, role, "not_positive" if is_too_small else f"not_{role}")
            return None
        # Never more than was paid: a part of a ten-thousandth is dropped.
        return int(Fraction(value) * 10**places)

    def _day(self, row: Row) -> str | None:
        if DAY not in self.columns.place:
            return None
        text = _cell(row, self.columns.place[DAY])
        iso = text[:_ISO_LENGTH] if text[4:5] == "-" else text
        day = read_day(iso, today=_ANY_DAY).day if _HAS_YEAR.search(iso) else None
        if day is None:
            self._fault(row, DAY, "not_a_date")
            return None
        return day.isoformat()

    def _person(self, row: Row) -> int | None:
        who = tuple(_cell(row, place).lower() for place in self.columns.people)
        return self._people.setdefault(who, len(self._people)) if any(who) else None

    def _fault(self, row: Row, role: str, code: str) -> None:
        heading = self.columns.heading.cells[self.columns.place[role]]
        self.faults.append((row.place, heading[:_LONGEST_HEADING], code))
