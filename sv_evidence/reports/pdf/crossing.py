"""The cross-reference stream at the end of a file (ISO 32000-1, 7.5.8): read, and written anew.

What is read is a file that was finished here a moment ago, never a foreign one.
"""

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from sv_evidence.domain.problems import Defect

FREE, PLAIN, PACKED = 0, 1, 2
"""What an object is: none, at a place of the file, or inside a stream of objects."""

Entry = tuple[int, int, int]
"""Kind, place (or the stream's number), generation (or the place within it)."""

_LAST: Final = 2_048
_START: Final = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_TABLE: Final = re.compile(rb"(\d+) 0 obj\n<<(.*?)>>\nstream\n", re.DOTALL)
_LENGTH: Final = re.compile(rb"/Length (\d+)")
_WIDTHS: Final = re.compile(rb"/W \[ (\d+) (\d+) (\d+) \]")
_KEPT: Final = re.compile(rb"/Info \d+ 0 R|/Root \d+ 0 R")
_ID: Final = re.compile(rb"/ID \[\s*<([0-9a-f]+)>")
_PLACE, _WITHIN = 5, 2
"""Bytes of a place, enough for a tebibyte, and of what comes behind it."""


@dataclass(frozen=True, slots=True)
class Table:
    """Where everything stands in a finished file."""

    number: int
    """Of the stream that says so."""
    place: int
    kept: bytes
    """What it says besides: the root and the description of the document."""
    id: bytes
    entries: tuple[Entry, ...]

    def places(self) -> Iterator[tuple[int, int, int]]:
        """Yield number, begin and end of each object that stands by itself, as they lie."""
        found = sorted(
            (place, number)
            for number, (kind, place, _) in enumerate(self.entries)
            if kind == PLAIN and number != self.number
        )
        ends = [place for place, _ in found[1:]] + [self.place]
        for (begin, number), end in zip(found, ends, strict=True):
            yield number, begin, end


def read_table(pdf: bytes) -> Table:
    """Read the table of a file that ends with one."""
    start = _START.search(pdf, max(0, len(pdf) - _LAST))
    found = None if start is None else _TABLE.match(pdf, int(start[1]))
    if found is None:
        raise Defect("what was finished does not end with a table")
    said = found[2]
    length, widths, name = _LENGTH.search(said), _WIDTHS.search(said), _ID.search(said)
    if length is None or widths is None or name is None:
        raise Defect("the table of what was finished says too little")
    data = zlib.decompress(pdf[found.end() : found.end() + int(length[1])])
    return Table(
        number=int(found[1]),
        place=found.start(),
        kept=b"".join(_KEPT.findall(said)),
        id=bytes.fromhex(name[1].decode()),
        entries=tuple(_entries(data, [int(each) for each in widths.groups()])),
    )


def written_table(table: Table, place: int, entries: Sequence[Entry], name: bytes) -> bytes:
    """Write the table that stands at a place of a changed file, and the file's end."""
    data = zlib.compress(_rows(entries), 9)
    columns = 1 + _PLACE + _WITHIN
    return b"".join(
        (
            b"%d 0 obj\n<</Type/XRef/Length %d/Filter/FlateDecode" % (table.number, len(data)),
            b"/DecodeParms<</Columns %d/Predictor 12>>" % columns,
            b"/W[1 %d %d]%s/Size %d" % (_PLACE, _WITHIN, table.kept, len(entries)),
            b"/ID[<%s><%s>]>>\nstream\n" % (name.hex().encode(), name.hex().encode()),
            data,
            b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % place,
        )
    )


def _entries(data: bytes, widths: Sequence[int]) -> Iterator[Entry]:
    """Undo the predictor, each row told by what differs from the one above, and take rows apart.

    A large table has tens of thousands of rows, so it goes column by column.
    """
    width = sum(widths)
    columns = [
        [total & 0xFF for total in accumulate(data[at :: width + 1])] for at in range(1, width + 1)
    ]
    begin, parts = 0, []
    for each in widths:
        parts.append(_numbers(columns[begin : begin + each]))
        begin += each
    kinds, places, withins = parts
    return zip(kinds, places, withins, strict=True)


def _numbers(columns: Sequence[Sequence[int]]) -> Sequence[int]:
    """Put numbers together from their bytes, the highest first."""
    numbers = columns[0]
    for column in columns[1:]:
        numbers = [high << 8 | low for high, low in zip(numbers, column, strict=True)]
    return numbers


def _rows(entries: Sequence[Entry]) -> bytes:
    """Write rows by what differs from the one above; each begins with the predictor's number."""
    kinds, places, withins = zip(*entries, strict=True)
    shifts = range(8 * (_PLACE - 1), -8, -8)
    columns = [
        list(kinds),
        *([place >> shift & 0xFF for place in places] for shift in shifts),
        *([within >> shift & 0xFF for within in withins] for shift in (8, 0)),
    ]
    rows = bytearray(b"\x02") * ((1 + len(columns)) * len(entries))
    for at, column in enumerate(columns, start=1):
        above = [0, *column[:-1]]
        rows[at :: 1 + len(columns)] = bytes(
            [(one - two) & 0xFF for one, two in zip(column, above, strict=True)]
        )
    return bytes(rows)
