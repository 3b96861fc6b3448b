"""A worksheet with some cells written anew, byte for byte the same elsewhere."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

from sv_evidence.intake.readers.found import clean
from sv_evidence.intake.readers.sheet_scan import (
    FoundRow,
    Place,
    Scanned,
    tag_end,
)

_NAME = re.compile(rb"<((?:[\w.-]+:)?)[\w.-]+")
_TYPE = re.compile(rb"""\s+(?:t|cm|vm)\s*=\s*(?:"[^"]*"|'[^']*')""")
_LONGEST = 32_767
"""The most characters that a cell holds."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a cell is to hold: a number as plain decimal text, or words."""

    text: str
    is_number: bool


def rewritten(data: bytes, found: Scanned, values: Mapping[Place, Written]) -> bytes:
    """Return the sheet with these cells written; formats and everything else stay."""
    edits: list[tuple[int, int, bytes]] = []
    prefix = _prefix(data, found.data[0])
    fresh: dict[int, dict[int, bytes]] = {}
    for place, value in values.items():
        cell = found.cells.get(place)
        if cell is None:
            style = _style_of(found, place)
            fresh.setdefault(place[0], {})[place[1]] = _new_cell(prefix, place, style, value)
        else:
            edits.append((cell.begins, cell.ends, _same_cell(data, cell.begins, value)))
    rows = {row.number: row for row in found.rows}
    for number, cells in sorted(fresh.items()):
        if number in rows:
            edits += _into_row(data, rows[number], cells)
    edits += _new_rows(data, found, prefix, {n: c for n, c in fresh.items() if n not in rows})
    return _applied(data, edits)


def column_name(column: int) -> str:
    """Return the letters of a column, from 1."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _prefix(data: bytes, at: int) -> bytes:
    found = _NAME.match(data, at)
    return found[1] if found else b""


def _inner(prefix: bytes, value: Written) -> tuple[bytes, bytes]:
    """Return what stands in the cell's tag of its type, and inside the cell."""
    if value.is_number:
        return b"", b"<%bv>%b</%bv>" % (prefix, value.text.encode(), prefix)
    words = escape(clean(value.text)[:_LONGEST]).encode()
    inner = b'<%bis><%bt xml:space="preserve">%b</%bt></%bis>' % (
        *(prefix, prefix),
        words,
        *(prefix, prefix),
    )
    return b' t="inlineStr"', inner


def _same_cell(data: bytes, begins: int, value: Written) -> bytes:
    """Write a cell anew under its own reference and style."""
    tag = data[begins : tag_end(data, begins)]
    prefix = _prefix(data, begins)
    bare = _TYPE.sub(b"", tag.removesuffix(b">").removesuffix(b"/").rstrip())
    kind, inner = _inner(prefix, value)
    return b"%b%b>%b</%bc>" % (bare, kind, inner, prefix)


def _new_cell(prefix: bytes, place: Place, style: int, value: Written) -> bytes:
    kind, inner = _inner(prefix, value)
    reference = f"{column_name(place[1])}{place[0]}".encode()
    dress = b' s="%d"' % style if style else b""
    return b'<%bc r="%b"%b%b>%b</%bc>' % (prefix, reference, dress, kind, inner, prefix)


def style_at(found: Scanned, place: Place) -> int:
    """Return the style of a cell, also of one that is not there yet."""
    cell = found.cells.get(place)
    return _style_of(found, place) if cell is None else cell.style


def _style_of(found: Scanned, place: Place) -> int:
    row = next((each for each in found.rows if each.number == place[0]), None)
    if row is not None and row.style is not None:
        return row.style
    runs = (style for first, last, style in found.columns if first <= place[1] <= last)
    return next(runs, 0)


def _into_row(
    data: bytes, row: FoundRow, cells: Mapping[int, bytes]
) -> Iterable[tuple[int, int, bytes]]:
    """Put new cells between the cells of a row."""
    tag = tag_end(data, row.begins)
    if tag == row.ends:  # <row r="5"/>
        whole = data[row.begins : tag].removesuffix(b">").removesuffix(b"/").rstrip()
        name = _prefix(data, row.begins) + b"row"
        inside = b"".join(cells[column] for column in sorted(cells))
        yield row.begins, row.ends, b"%b>%b</%b>" % (whole, inside, name)
        return
    closing = data.rindex(b"</", row.begins, row.ends)
    for column in sorted(cells):
        later = [begins for each, begins in row.cells if each > column]
        at = later[0] if later else closing
        yield at, at, cells[column]


def _new_rows(
    data: bytes, found: Scanned, prefix: bytes, fresh: Mapping[int, Mapping[int, bytes]]
) -> Iterable[tuple[int, int, bytes]]:
    """Put rows that are not there yet between the others."""
    if not fresh:
        return
    made = {
        number: b'<%brow r="%d">%b</%brow>'
        % (prefix, number, b"".join(cells[each] for each in sorted(cells)), prefix)
        for number, cells in sorted(fresh.items())
    }
    begins, ends = found.data
    tag = tag_end(data, begins)
    if tag == ends:  # <sheetData/>
        whole = data[begins:tag].removesuffix(b">").removesuffix(b"/").rstrip()
        yield begins, ends, b"%b>%b</%bsheetData>" % (whole, b"".join(made.values()), prefix)
        return
    closing = data.rindex(b"</", begins, ends)
    for number, row in made.items():
        later = [each.begins for each in found.rows if each.number > number]
        at = later[0] if later else closing
        yield at, at, row


def _applied(data: bytes, edits: Iterable[tuple[int, int, bytes]]) -> bytes:
    pieces: list[bytes] = []
    at = 0
    for begins, ends, new in sorted(edits, key=lambda each: (each[0], each[1])):
        pieces += [data[at:begins], new]
        at = ends
    return b"".join([*pieces, data[at:]])
