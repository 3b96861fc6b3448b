"""Tables and payrolls from outside the jail: asked of a child, and judged before they are used.

``table_empty(name)``, ``table_unreadable(name)``, ``table_locked(name)``, ``table_too_long(name)``,
``not_a_table(name)`` say why a file gave none. ``pay_columns_unclear(name, asked, found)`` asks
which column is meant. ``unusable_rows`` names cells.
"""

import json
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from threading import Event
from typing import Any, BinaryIO, TypeVar

from sv_evidence.domain.living_wage import PayRow
from sv_evidence.domain.measures import ProxyRate, Thousandths
from sv_evidence.domain.problems import Problem
from sv_evidence.domain.tables import CellFault, Row, UnusableRows
from sv_evidence.jail import READER_LIMITS, Answer, ReaderRefused, Request, Stream, run

LARGEST_TABLE = 64 << 20
"""Bytes."""
BOOK_LIMITS = replace(READER_LIMITS, cpu_seconds=60, wall_seconds=180)
"""50,000 rows of a workbook take four seconds, and three times that where much else is going on."""
_LONGEST_NAME = 255
_MOST = 50_000
_LONGEST_CELL = 2000
_REFUSALS: Mapping[object, str] = {
    "empty": "table_empty",
    "damaged": "table_unreadable",
    "encrypted": "table_locked",
    "too_large": "table_too_long",
    "no_table": "not_a_table",
}
_CODES = frozenset({"not_a_number", "not_positive", "not_rate", "not_hours", "not_a_date"})

T = TypeVar("T")
Ask = Callable[[str, Request], Answer]


class TableRefused(Problem):
    """A file gave no table."""

    def __init__(self, code: str, name: str) -> None:
        super().__init__(code, name=name)


class PayColumnsUnclear(Problem):
    """A payroll does not say which column is which; ``found`` are its headings."""

    def __init__(self, name: str, asked: Iterable[str], found: Iterable[str]) -> None:
        self.asked, self.headings = tuple(asked), tuple(found)
        super().__init__(
            "pay_columns_unclear",
            name=name,
            asked=", ".join(self.asked),
            found=", ".join(self.headings) or "none",
        )


@dataclass(frozen=True, slots=True)
class Payroll:
    """What a payroll says of pay, and of nobody's name."""

    rows: tuple[PayRow, ...]
    columns: Mapping[str, str]
    """The heading that was read as ``rate``, ``date`` and ``hours``."""
    tells_people: bool
    without_rate: int
    """Rows that say no rate and were left out."""


def read_table(name: str, source: BinaryIO) -> tuple[Row, ...]:
    """Return the rows of a file's first sheet, blank ones left out."""

    def judged(answer: Answer) -> tuple[Row, ...]:
        rows = _listed(json.loads(answer.blobs[0]))
        return tuple(Row(_whole(place), _cells(cells)) for place, cells in rows)

    return _asked("table", name, source, {}, judged)


@dataclass(frozen=True, slots=True)
class SheetRows:
    """One sheet of a workbook, blank rows left out; separated values have no name."""

    name: str
    rows: tuple[Row, ...]


def read_book(name: str, source: BinaryIO, *, stop: Event | None = None) -> tuple[SheetRows, ...]:
    """Return every sheet of a file; ``stop`` ends the reader, with its own ``ReaderRefused``."""

    def judged(answer: Answer) -> tuple[SheetRows, ...]:
        names = [str(each) for each in _listed(answer.header["sheets"])]
        return tuple(
            SheetRows(
                sheet,
                tuple(
                    Row(_whole(place), _cells(cells)) for place, cells in _listed(json.loads(blob))
                ),
            )
            for sheet, blob in zip(names, answer.blobs, strict=True)
        )

    def ask(worker: str, request: Request) -> Answer:
        return run(worker, request, BOOK_LIMITS, stop=stop)

    return _asked("book", name, source, {}, judged, ask=ask)


def read_payroll(
    name: str, source: BinaryIO, *, columns: Mapping[str, str], otherwise: date
) -> Payroll:
    """Return what a payroll says; ``columns`` are headings that somebody named.

    Rows are of the day ``otherwise`` where there is no column of days.
    """

    def judged(answer: Answer) -> Payroll:
        header = answer.header
        asked = [str(each) for each in _listed(header["asked"])]
        if asked:
            raise PayColumnsUnclear(name, asked, map(str, _listed(header["headings"])))
        faults = [_fault(each) for each in _listed(header["faults"])]
        if faults:
            raise UnusableRows(name, faults)
        rows = tuple(_pay(each, otherwise) for each in _listed(json.loads(answer.blobs[0])))
        named = {str(role): str(heading) for role, heading in header["columns"].items()}
        return Payroll(rows, named, bool(header["tells_people"]), _whole(header["without_rate"]))

    return _asked("payroll", name, source, {"columns": dict(columns)}, judged)


def _asked(
    worker: str,
    name: str,
    source: BinaryIO,
    header: Mapping[str, Any],
    judged: Callable[[Answer], T],
    *,
    ask: Ask | None = None,
) -> T:
    """Ask a child; raise ``ReaderRefused`` (``nonsense``) for the least oddity in its answer."""
    size = source.seek(0, os.SEEK_END)
    source.seek(0)
    if size > LARGEST_TABLE:
        raise TableRefused("table_too_long", name)
    request = Request({"name": name[-_LONGEST_NAME:], **header}, (Stream(source, size),))
    answer = (ask or _ask)(worker, request)
    try:
        refused = answer.header["refused"]
        if refused is not None:
            raise TableRefused(_REFUSALS[refused], name)
        return judged(answer)
    except (ValueError, TypeError, IndexError, KeyError, AttributeError) as error:
        raise ReaderRefused("nonsense", why=type(error).__name__) from None


def _ask(worker: str, request: Request) -> Answer:
    return run(worker, request, READER_LIMITS)


def _listed(value: object) -> list[Any]:
    if not isinstance(value, list) or len(value) > _MOST:
        raise TypeError("list")
    return value


def _whole(value: object, most: int = 1 << 31) -> int:
    if type(value) is not int or not 0 <= value <= most:
        raise ValueError("whole number")
    return value


def _cells(value: object) -> tuple[str, ...]:
    cells = _listed(value)
    if not all(isinstance(cell, str) and len(cell) <= _LONGEST_CELL for cell in cells):
        raise ValueError("cells")
    return tuple(cells)


def _fault(value: object) -> CellFault:
    row, column, code = _listed(value)
    if code not in _CODES:
        raise ValueError("code")
    return CellFault(_whole(row), str(column), code)


def _pay(value: object, otherwise: date) -> PayRow:
    _, rate, day, hours, person = _listed(value)
    return PayRow(
        day=otherwise if day is None else date.fromisoformat(day),
        rate=ProxyRate(_whole(rate)),
        hours=None if hours is None else Thousandths(_whole(hours)),
        person=None if person is None else _whole(person),
    )
