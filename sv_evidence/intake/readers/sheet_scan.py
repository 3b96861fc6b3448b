"""Where things stand in the bytes of a worksheet: rows, cells, locks, merged cells and lists.

A sheet is changed by replacing a few bytes, so that all others stay exactly as they came.
"""

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from sv_evidence.intake.readers.found import Refusal

MOST_CELLS = 400_000
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")
_TAG = re.compile(rb"""(?:[^>"']|"[^"]*"|'[^']*')*>""")
_LETTERS = 26

Place = tuple[int, int]
"""Row and column, from 1."""
Area = tuple[int, int, int, int]
"""First row and column, last row and column."""


@dataclass(slots=True)
class FoundCell:
    """A cell as it lies in the bytes."""

    begins: int
    ends: int
    style: int
    kind: str
    has_formula: bool = False


@dataclass(slots=True)
class FoundRow:
    """A row as it lies in the bytes; ``inner_ends`` is where its last cell ends."""

    number: int
    begins: int
    ends: int = 0
    style: int | None = None
    cells: list[tuple[int, int]] = field(default_factory=list)
    """Column and where the cell begins."""


@dataclass(slots=True)
class FoundList:
    """A rule about what a cell may hold."""

    areas: list[Area]
    kind: str
    formula: str = ""


@dataclass(slots=True)
class Scanned:
    """All that filling needs to know of a worksheet."""

    cells: dict[Place, FoundCell] = field(default_factory=dict)
    rows: list[FoundRow] = field(default_factory=list)
    columns: list[tuple[int, int, int]] = field(default_factory=list)
    """First and last column of a run, and its style."""
    merged: list[Area] = field(default_factory=list)
    spread: list[Area] = field(default_factory=list)
    """Areas that one formula fills."""
    lists: list[FoundList] = field(default_factory=list)
    is_protected: bool = False
    data: tuple[int, int] = (0, 0)
    """Where the sheet's rows begin and end."""


def place_of(reference: str) -> Place | None:
    """Return the row and column of ``E5``; ``None`` if it names no cell."""
    found = _REFERENCE.fullmatch(reference.strip().upper())
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * _LETTERS + ord(letter) - ord("A") + 1
    return int(found[2]), column


def areas_of(references: str) -> list[Area]:
    """Return the areas of ``A1:B2 C3``; what is none is passed over."""
    found: list[Area] = []
    for each in references.split():
        first, _, last = each.partition(":")
        begins, ends = place_of(first), place_of(last or first)
        if begins and ends:
            found.append((*begins, *ends))
    return found


def within(place: Place, area: Area) -> bool:
    """Say whether a cell lies in an area."""
    return area[0] <= place[0] <= area[2] and area[1] <= place[1] <= area[3]


def tag_end(data: bytes, at: int) -> int:
    """Return where the tag that begins at ``at`` ends, after its ``>``."""
    found = _TAG.match(data, at)
    if found is None:
        raise Refusal("damaged")
    return found.end()


def scan(data: bytes) -> Scanned:
    """Read a worksheet; raise ``Refusal``: ``damaged`` or ``too_large``."""
    return _Scan(data).done()


class _Scan:
    """Follows the parser and notes offsets."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._found = Scanned()
        self._parser = expat.ParserCreate("UTF-8", "}")
        self._parser.StartElementHandler = self._starts
        self._parser.EndElementHandler = self._ends
        self._parser.CharacterDataHandler = self._says
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.buffer_text = True
        self._row: FoundRow | None = None
        self._cell: tuple[Place, FoundCell] | None = None
        self._list: FoundList | None = None
        self._inside = ""
        self._next = 1

    def done(self) -> Scanned:
        try:
            self._parser.Parse(self._data, True)
        except expat.ExpatError as error:
            raise Refusal("damaged") from error
        return self._found

    def _refuse(self, *_: object) -> None:
        raise Refusal("damaged")

    @property
    def _at(self) -> int:
        return self._parser.CurrentByteIndex

    def _starts(self, name: str, told: dict[str, str]) -> None:
        match name.rpartition("}")[2]:
            case "sheetData":
                self._found.data = (self._at, 0)
            case "row":
                self._row_starts(told)
            case "c" if self._row is not None:
                self._cell_starts(told)
            case "f" if self._cell is not None:
                self._cell[1].has_formula = True
                self._found.spread += areas_of(told.get("ref", ""))
            case "mergeCell":
                self._found.merged += areas_of(told.get("ref", ""))
            case "sheetProtection":
                self._found.is_protected = told.get("sheet") in {"1", "true"}
            case "col":
                self._column(told)
            case "dataValidation":
                areas = areas_of(told.get("sqref", ""))
                self._list = FoundList(areas, told.get("type", ""))
                self._found.lists.append(self._list)
            case "formula1":
                self._inside = "formula1"

    def _ends(self, name: str) -> None:
        match name.rpartition("}")[2]:
            case "sheetData":
                begins = self._found.data[0]
                self._found.data = (begins, self._after(begins))
            case "row" if self._row is not None:
                self._row.ends = self._after(self._row.begins)
                self._row = None
            case "c" if self._cell is not None:
                self._cell[1].ends = self._after(self._cell[1].begins)
                self._cell = None
            case "dataValidation":
                self._list = None
            case "formula1":
                self._inside = ""

    def _says(self, text: str) -> None:
        if self._inside and self._list is not None:
            self._list.formula += text

    def _after(self, begins: int) -> int:
        """Return where the element that began there and ends here ends."""
        tag = tag_end(self._data, begins)
        return tag if self._data[tag - 2 : tag] == b"/>" else tag_end(self._data, self._at)

    def _row_starts(self, told: dict[str, str]) -> None:
        number = _count(told.get("r", ""), self._next)
        style = _count(told.get("s", ""), 0) if told.get("customFormat") in {"1", "true"} else None
        self._row = FoundRow(number, self._at, style=style)
        self._found.rows.append(self._row)
        self._next = number + 1

    def _cell_starts(self, told: dict[str, str]) -> None:
        row = self._row
        if row is None or len(self._found.cells) >= MOST_CELLS:
            raise Refusal("too_large")
        column = row.cells[-1][0] + 1 if row.cells else 1
        place = place_of(told.get("r", "")) or (row.number, column)
        cell = FoundCell(self._at, 0, _count(told.get("s", ""), 0), told.get("t", "n"))
        self._found.cells[place] = cell
        row.cells.append((place[1], self._at))
        self._cell = (place, cell)

    def _column(self, told: dict[str, str]) -> None:
        first, last = _count(told.get("min", ""), 1), _count(told.get("max", ""), 1)
        self._found.columns.append((first, last, _count(told.get("style", ""), 0)))


def _count(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 8 else otherwise  # noqa: PLR2004 - longer is no row
