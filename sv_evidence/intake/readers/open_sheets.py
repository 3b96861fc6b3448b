"""Open document spreadsheets as rows of cells: values as they lie there, nothing computed."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from sv_evidence.intake.readers.archives import Archive, attribute, forget, local
from sv_evidence.intake.readers.found import Refusal

CONTENT = "content.xml"
_KIND = b"application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = "META-INF/manifest.xml"
_LARGEST_MANIFEST = 1 << 20
_NUMBERS = frozenset({"float", "percentage", "currency"})
_CLOCK = re.compile(r"PT(\d{1,2})H(\d{1,2})M.*")

Line = tuple[int, list[str]]
"""A row's place, from 1, and its cells."""


def is_open_sheet(archive: Archive) -> bool:
    """Say whether an archive is a spreadsheet of this format; one that is locked is refused."""
    if CONTENT not in archive.names or "mimetype" not in archive.names:
        return False
    if not archive.read("mimetype", 200).startswith(_KIND):
        return False
    if _MANIFEST in archive.names and b"encryption-data" in archive.read(
        _MANIFEST, _LARGEST_MANIFEST
    ):
        raise Refusal("encrypted")
    return True


def open_sheets(
    archive: Archive, *, most_rows: int, most_columns: int
) -> Iterator[tuple[str, list[Line]]]:
    """Yield the tables with the rows that hold anything.

    Cells and rows that are said to be repeated are repeated, to one more than there is room for:
    whoever judges the row refuses it.
    """
    rows: list[Line] = []
    cells: list[str] = []
    place = 0
    for element, parent in archive.elements(CONTENT):
        match local(element):
            case "table-cell" | "covered-table-cell":
                room = max(1, most_columns + 1 - len(cells))
                cells += [_cell(element)] * min(_times(element, "number-columns-repeated"), room)
                forget(element, parent)
            case "table-row":
                times = _times(element, "number-rows-repeated")
                if any(cells):
                    last = min(place + times, most_rows + 1)
                    rows += [
                        (each, list(cells)) for each in range(place + 1, max(last, place + 1) + 1)
                    ]
                place += times
                cells = []
                forget(element, parent)
            case "table":
                yield attribute(element, "name"), rows
                rows, place = [], 0


def _cell(element: Element) -> str:
    kind = attribute(element, "value-type")
    if kind in _NUMBERS:
        return attribute(element, "value")
    if kind == "date":
        day = attribute(element, "date-value").replace("T", " ")
        return day.removesuffix(" 00:00:00")
    if kind == "time" and (clock := _CLOCK.fullmatch(attribute(element, "time-value"))):
        return f"{int(clock[1]):02d}:{int(clock[2]):02d}"
    return "\n".join("".join(each.itertext()) for each in element if local(each) == "p")


def _times(element: Element, name: str) -> int:
    said = attribute(element, name)
    return max(1, int(said)) if said.isascii() and said.isdigit() and len(said) < 8 else 1  # noqa: PLR2004 - longer is no count
