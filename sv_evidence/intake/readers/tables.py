"""Tables as rows of cells in their places, from separated values and workbooks, whole or not.

What is too long is refused, never cut: a figure from half a table would be wrong.
"""

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from xml.etree.ElementTree import Element

from sv_evidence.domain.tables import Row
from sv_evidence.intake.readers import sheets
from sv_evidence.intake.readers.archives import Archive, attribute, forget, local
from sv_evidence.intake.readers.found import Refusal, clean
from sv_evidence.intake.readers.open_sheets import is_open_sheet, open_sheets
from sv_evidence.intake.readers.plain import decoded
from sv_evidence.intake.readers.sniff import media_type
from sv_evidence.jail.messages import Answer, Request

MOST_ROWS = 50_000
MOST_COLUMNS = 100
MOST_SHEETS = 20
LONGEST_CELL = 2000
_TEXTS = frozenset({"text/plain", "text/csv", "text/tab-separated-values"})
_LETTERS = 26
_SEPARATORS = ";\t|,"
"""The comma last: it stands in words too."""
_FIRST_LINES = 20
_LOOKED_AT = 65_536


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table; separated values have no name."""

    name: str
    rows: tuple[Row, ...]


def sheets_in(data: bytes, name: str) -> tuple[Sheet, ...]:
    """Return every table of a file.

    Raise ``Refusal``: ``empty``, ``no_table`` (another kind of file), ``too_large``,
    ``encrypted`` or ``damaged``.
    """
    if not data.strip():
        raise Refusal("empty")
    kind = media_type(data, name)
    if kind in _TEXTS:
        return (Sheet("", tuple(_separated(data))),)
    if kind == "application/x-encrypted-office":
        raise Refusal("encrypted")
    if kind != "application/zip":
        raise Refusal("no_table")
    archive = Archive(data)
    if sheets.BOOK in archive.names:
        return tuple(_excel(archive))
    if is_open_sheet(archive):
        return tuple(_open(archive))
    raise Refusal("no_table")


def _separated(data: bytes) -> Iterator[Row]:
    words = decoded(data)
    separator, skipped = _separator(words), 0
    if (first := words[: words.find("\n") + 1].strip().lower()).startswith("sep=") and first[4:]:
        separator, words, skipped = first[4], words[words.find("\n") + 1 :], 1
    try:
        reader = csv.reader(io.StringIO(words, newline=""), delimiter=separator, strict=True)
        for place, cells in enumerate(reader, start=1 + skipped):
            yield _row(place, cells)
    except csv.Error as error:
        raise Refusal("damaged") from error


def _separator(words: str) -> str:
    """Return what stands equally often in most of the first lines; titles above may have none."""
    lines = [line for line in words[:_LOOKED_AT].splitlines() if line.strip()][:_FIRST_LINES]

    def regularity(mark: str) -> tuple[int, int]:
        counts = Counter(found for line in lines if (found := line.count(mark)))
        times, lines_with = counts.most_common(1)[0] if counts else (0, 0)
        return lines_with, times

    return max(_SEPARATORS, key=regularity)


def book(request: Request) -> Answer:
    """Answer with every sheet of the file in the first blob: names, and JSON rows in a blob each.

    The header gives the file's ``name``. Each row is its place and its cells.
    """
    try:
        found = sheets_in(request.data[0], str(request.header.get("name", "")))
    except Refusal as refusal:
        return Answer({"refused": refusal.remark, "sheets": []})
    return Answer(
        {"refused": None, "sheets": [sheet.name[:LONGEST_CELL] for sheet in found]},
        tuple(_plain(sheet.rows) for sheet in found),
    )


def _plain(rows: tuple[Row, ...]) -> bytes:
    return json.dumps([[row.place, row.cells] for row in rows if not row.is_blank]).encode("ascii")


def table(request: Request) -> Answer:
    """Answer with the first sheet of the file in the first blob, as JSON rows in a blob.

    The header gives the file's ``name``. Each row is its place and its cells.
    """
    try:
        found = sheets_in(request.data[0], str(request.header.get("name", "")))
    except Refusal as refusal:
        return Answer({"refused": refusal.remark})
    rows = found[0].rows if found else ()
    return Answer({"refused": None}, (_plain(rows),))


def _row(place: int, cells: list[str]) -> Row:
    while cells and not cells[-1].strip():
        cells.pop()
    if place > MOST_ROWS or len(cells) > MOST_COLUMNS:
        raise Refusal("too_large")
    if any(len(cell) > LONGEST_CELL for cell in cells):
        raise Refusal("too_large")
    return Row(place, tuple(clean(cell).strip() for cell in cells))


def _excel(archive: Archive) -> Iterator[Sheet]:
    names, links, first_day = sheets.book(archive)
    strings = sheets.shared_strings(archive)
    if len(names) > MOST_SHEETS or len(strings) >= sheets.MOST_STRINGS:
        raise Refusal("too_large")
    days = sheets.day_styles(archive)

    def text_of(cell: Element) -> str:
        return _as_seen(cell, sheets.excel_cell(cell, strings, days, first_day))

    for name, link in names:
        part = f"xl/{links.get(link, '').removeprefix('/xl/')}"
        if part in archive.names:
            yield Sheet(name, tuple(_excel_rows(archive, part, text_of)))


def _open(archive: Archive) -> Iterator[Sheet]:
    found = open_sheets(archive, most_rows=MOST_ROWS, most_columns=MOST_COLUMNS)
    for count, (name, rows) in enumerate(found, start=1):
        if count > MOST_SHEETS:
            raise Refusal("too_large")
        yield Sheet(name, tuple(_row(place, cells) for place, cells in rows))


def _excel_rows(archive: Archive, part: str, text_of: Callable[[Element], str]) -> Iterator[Row]:
    place = 0
    for element, parent in archive.elements(part):
        if local(element) != "row":
            continue
        place = _counted(attribute(element, "r"), place + 1)
        cells: list[str] = []
        for cell in element:
            column = _column(attribute(cell, "r"), len(cells))
            if column >= MOST_COLUMNS:
                raise Refusal("too_large")
            cells += [""] * (column - len(cells))
            cells.append(text_of(cell))
        forget(element, parent)
        yield _row(place, cells)


def _counted(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 8 else otherwise  # noqa: PLR2004 - longer is no row


def _column(reference: str, otherwise: int) -> int:
    """Return the column of ``C5``, from 0; a cell that does not say stands after the last."""
    letters = reference.rstrip("0123456789").upper()
    if not (letters.isascii() and letters.isalpha() and len(letters) <= 3):  # noqa: PLR2004 - XFD is the last
        return otherwise
    place = 0
    for letter in letters:
        place = place * _LETTERS + ord(letter) - ord("A") + 1
    return max(place - 1, otherwise)


def _as_seen(cell: Element, text: str) -> str:
    """Write a number with the fifteen digits that Excel shows: a sum may lie there as 13.4499…9."""
    if attribute(cell, "t") not in {"", "n"}:
        return text
    try:
        return f"{Decimal(f'{float(text):.15g}'):f}"
    except (ValueError, OverflowError, InvalidOperation):
        return text
