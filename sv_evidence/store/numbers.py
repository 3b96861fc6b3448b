"""Short numbers for people (A-014, E-237): given once, and never again to another record."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from sv_evidence.domain.identity import Number
from sv_evidence.domain.records import Kind, Record
from sv_evidence.store.direct import fetch, run_many
from sv_evidence.store.errors import NumberTaken
from sv_evidence.store.records import chunks, marks_for
from sv_evidence.store.tables import LAYOUTS, NUMBERED


class Numbers:
    """Gives numbers within one transaction; ``finish`` keeps how far it came."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._letter: str | None = None
        self._highest: dict[str, int] = {}

    def number_all(self, kind: Kind, records: Sequence[Record]) -> list[Record]:
        """Give the next numbers to those records that come without one.

        A number that a record brings is written in its usual form; it raises ``NumberTaken`` if
        another record has it.
        """
        given = [_usual(number) for each in records if (number := _number_of(each))]
        self.assert_free(kind, given)
        prefix = NUMBERED[kind]
        for parsed in filter(None, map(Number.parse, given)):
            if (parsed.prefix, parsed.device) == (prefix, self._own_letter()):
                self._highest[prefix] = max(self._last(prefix), parsed.count)
        return [
            replace(each, number=_usual(_number_of(each)) or self._next(prefix)) for each in records
        ]

    def assert_free(self, kind: Kind, numbers: Sequence[str]) -> None:
        """Raise ``NumberTaken`` for one of these numbers that a record has, or that comes twice."""
        twice = [number for number, times in Counter(numbers).items() if times > 1]
        for number in (*twice, *self.taken(kind, numbers)):
            raise NumberTaken(number)

    def taken(self, kind: Kind, numbers: Iterable[str]) -> set[str]:
        """Return those of the numbers that records have."""
        found: set[str] = set()
        for chunk in chunks(numbers):
            name = LAYOUTS[kind].name
            sql = f"SELECT number FROM {name} WHERE number IN ({marks_for(chunk)})"  # noqa: S608
            found.update(number for (number,) in fetch(self._connection, sql, chunk))
        return found

    def finish(self) -> None:
        """Keep how far each kind came, so that undoing never frees a number."""
        if self._highest:
            sql = "INSERT OR REPLACE INTO numbers (prefix, highest) VALUES (?, ?)"
            run_many(self._connection, sql, self._highest.items())

    def _next(self, prefix: str) -> str:
        self._highest[prefix] = self._last(prefix) + 1
        return str(Number(prefix, self._highest[prefix], self._own_letter()))

    def _last(self, prefix: str) -> int:
        if prefix not in self._highest:
            sql = "SELECT highest FROM numbers WHERE prefix = ?"
            found = fetch(self._connection, sql, (prefix,))
            self._highest[prefix] = found[0][0] if found else 0
        return self._highest[prefix]

    def _own_letter(self) -> str:
        if self._letter is None:
            sql = "SELECT letter FROM devices WHERE is_own"
            ((letter,),) = fetch(self._connection, sql)
            self._letter = str(letter)
        return self._letter


def _number_of(record: Record) -> str:
    return str(getattr(record, "number", ""))


def _usual(number: str) -> str:
    """Write a number as the store does (``e-7`` as ``E-007``); others stay as they are."""
    parsed = Number.parse(number)
    return number if parsed is None else str(parsed)
