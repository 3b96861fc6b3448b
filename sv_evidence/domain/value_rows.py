"""The outcomes of one case, read from the rows of a table; nothing is guessed or left out.

Faults: ``missing``, ``not_a_number``, ``not_a_share``, ``negative_proxy``, ``not_whole_years``,
``too_many_years``, ``too_large``, ``several_cases``, ``not_a_year``, ``not_an_iso_day``,
``no_heading``, ``unknown_heading``, ``heading_twice``, ``no_rows``. Doubts, which stop nothing but
are told: ``outcome_twice``, ``later_year``.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final, TypeVar

from sv_evidence.domain.attribution import OthersShare
from sv_evidence.domain.exact import decimal_from
from sv_evidence.domain.sroi import Origin, Outcome
from sv_evidence.domain.tables import CellFault, ColumnsMissing, Row, UnusableRows

NEEDED: Final = (
    "outcome",
    "quantity",
    "proxy",
    "deadweight",
    "attribution",
    "displacement",
    "drop_off",
    "duration_years",
)
WELCOME: Final = ("case", "source", "year", "licence", "area", "entered_by", "entered_on")
LARGEST: Final = Decimal(10) ** 12

_KNOWN: Final = (*WELCOME[:1], *NEEDED, *WELCOME[1:])
_WORKED_OUT = re.compile(r"impact_year1|value_y\d{1,3}")
"""What we answer with; where a table has it already, it is not read."""
_YEARS = range(1900, 2200)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Case:
    """One case as read."""

    name: str
    outcomes: tuple[Outcome, ...]
    doubts: tuple[CellFault, ...]


def case_from(rows: Sequence[Row], *, name: str, today: date, horizon: int) -> Case:
    """Read one case; raise ``ColumnsMissing`` or ``UnusableRows`` with every fault.

    ``name`` is the file's; there are discount rates for ``horizon`` years.
    """
    filled = [row for row in rows if not row.is_blank]
    columns = _columns(filled[0] if filled else Row(1, ()), name)
    if len(filled) < 2:  # noqa: PLR2004 - a heading and something under it
        raise UnusableRows(name, (CellFault(filled[0].place + 1, NEEDED[0], "no_rows"),))
    reading = _Reading(columns, horizon)
    read = [(row, reading.case(row), reading.outcome(row)) for row in filled[1:]]
    if reading.faults:
        raise UnusableRows(name, reading.faults)
    outcomes = tuple(outcome for _, _, outcome in read)
    return Case(read[0][1], outcomes, tuple(_doubts([row for row, _, _ in read], outcomes, today)))


def _columns(heading: Row, name: str) -> dict[str, int]:
    words = ["_".join(cell.lower().split()) for cell in heading.cells]
    missing = [each for each in NEEDED if each not in words]
    if missing:
        raise ColumnsMissing(name, missing, (word for word in words if word))
    columns: dict[str, int] = {}
    faults: list[CellFault] = []
    for place, word in enumerate(words):
        if word in columns:
            faults.append(CellFault(heading.place, word, "heading_twice"))
        elif word and word not in _KNOWN and not _WORKED_OUT.fullmatch(word):
            faults.append(CellFault(heading.place, word, "unknown_heading", ", ".join(_KNOWN)))
        elif word:
            columns[word] = place
    if faults:
        raise UnusableRows(name, faults)
    return columns


class _Wrong(Exception):
    """A cell cannot be used."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail


@dataclass(slots=True)
class _Reading:
    """Reads cells, and collects what is wrong with them; a faulty cell has a stand-in."""

    columns: Mapping[str, int]
    horizon: int
    faults: list[CellFault] = field(default_factory=list)
    _case: str | None = None

    def case(self, row: Row) -> str:
        """Read whose row this is; a table holds one case."""
        found = self._cell(row, "case", str, "")
        if self._case is None:
            self._case = found
        elif found != self._case:
            self.faults.append(CellFault(row.place, "case", "several_cases", self._case))
        return found

    def outcome(self, row: Row) -> Outcome:
        """Read one outcome."""
        headed = set(self.columns.values())
        for place, cell in enumerate(row.cells):
            if cell.strip() and place not in headed:
                self.faults.append(CellFault(row.place, str(place + 1), "no_heading"))
        nothing = Decimal(0)
        return Outcome(
            name=self._cell(row, "outcome", _text, ""),
            quantity=self._cell(row, "quantity", _number, nothing),
            proxy=self._cell(row, "proxy", _proxy, nothing),
            deadweight=self._cell(row, "deadweight", _share, nothing),
            attribution=OthersShare(self._cell(row, "attribution", _share, nothing)),
            displacement=self._cell(row, "displacement", _share, nothing),
            drop_off=self._cell(row, "drop_off", _share, nothing),
            years=self._cell(row, "duration_years", self._years, 1),
            origin=Origin(
                source=self._cell(row, "source", str, ""),
                year=self._cell(row, "year", _year, None),
                licence=self._cell(row, "licence", str, ""),
                area=self._cell(row, "area", str, ""),
                entered_by=self._cell(row, "entered_by", str, ""),
                entered_on=self._cell(row, "entered_on", _day, None),
            ),
        )

    def _cell(self, row: Row, column: str, read: Callable[[str], T], instead: T) -> T:
        place = self.columns.get(column)
        if place is None:
            return instead
        text = row.cells[place].strip() if place < len(row.cells) else ""
        try:
            return read(text)
        except _Wrong as wrong:
            self.faults.append(CellFault(row.place, column, wrong.code, wrong.detail))
            return instead

    def _years(self, text: str) -> int:
        years = _number(text)
        if years != years.to_integral_value() or years < 1:
            raise _Wrong("not_whole_years")
        if years > self.horizon:
            raise _Wrong("too_many_years", str(self.horizon))
        return int(years)


def _text(text: str) -> str:
    if not text:
        raise _Wrong("missing")
    return text


def _number(text: str) -> Decimal:
    value = decimal_from(_text(text))
    if value is None:
        raise _Wrong("not_a_number")
    if abs(value) > LARGEST:
        raise _Wrong("too_large")
    return value


def _proxy(text: str) -> Decimal:
    value = _number(text)
    if value < 0:
        raise _Wrong("negative_proxy")
    return value


def _share(text: str) -> Decimal:
    value = _number(text)
    if not 0 <= value <= 1:
        raise _Wrong("not_a_share")
    return value


def _year(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and int(text[:5]) in _YEARS):
        raise _Wrong("not_a_year")
    return int(text)


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _Wrong("not_an_iso_day") from None


def _doubts(rows: Sequence[Row], outcomes: Sequence[Outcome], today: date) -> Iterator[CellFault]:
    seen: set[str] = set()
    for row, outcome in zip(rows, outcomes, strict=True):
        if outcome.name in seen:
            yield CellFault(row.place, "outcome", "outcome_twice", outcome.name)
        seen.add(outcome.name)
        if outcome.origin.year is not None and outcome.origin.year > today.year:
            yield CellFault(row.place, "year", "later_year", str(today.year))
