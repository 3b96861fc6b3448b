"""Spreadsheets as the text of their first rows: values as they lie there, nothing computed."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from xml.etree.ElementTree import Element

from sv_evidence.intake.readers.archives import Archive, attribute, forget, local
from sv_evidence.intake.readers.found import LONGEST_TEXT

MOST_SHEETS = 5
MOST_ROWS = 200
MOST_COLUMNS = 50
_LONGEST_CELL = 2000
MOST_STRINGS = 200_000
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
BOOK = "xl/workbook.xml"
_STRINGS, _STYLES = "xl/sharedStrings.xml", "xl/styles.xml"
_LINKS = "xl/_rels/workbook.xml.rels"
# Number formats that Excel knows without being told and that show a day (ECMA-376, 18.8.30).
_DAY_FORMATS = frozenset({*range(14, 18), 22, *range(27, 37), *range(50, 59)})
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
FIRST_DAY, _FIRST_DAY_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - days of a sheet have no zone


def text_of(archive: Archive, *, is_open: bool) -> str:
    """Return each sheet's name and first rows, cells apart by tabs."""
    return _open_text(archive) if is_open else _excel_text(archive)


def _excel_text(archive: Archive) -> str:
    names, links, first_day = book(archive)
    strings = shared_strings(archive)
    days = day_styles(archive)
    pieces: list[str] = []
    for name, link in names[:MOST_SHEETS]:
        part = f"xl/{links.get(link, '').removeprefix('/xl/')}"
        if part in archive.names and _SHEET.fullmatch(part):
            rows = _excel_rows(archive, part, strings, days, first_day)
            pieces += [name, *rows, ""]
    return "\n".join(pieces).strip()[:LONGEST_TEXT]


def book(archive: Archive) -> tuple[list[tuple[str, str]], dict[str, str], datetime]:
    """Return the sheets with their links, where the links lead, and the day that counts as 0."""
    sheets: list[tuple[str, str]] = []
    first_day = FIRST_DAY
    for element, _ in archive.elements(BOOK):
        if local(element) == "sheet":
            link = next((v for k, v in element.attrib.items() if k.endswith("}id")), "")
            sheets.append((element.attrib.get("name", ""), link))
        elif local(element) == "workbookPr" and attribute(element, "date1904") in {"1", "true"}:
            first_day = _FIRST_DAY_1904
    links = (
        {
            element.attrib.get("Id", ""): element.attrib.get("Target", "")
            for element, _ in archive.elements(_LINKS)
        }
        if _LINKS in archive.names
        else {}
    )
    return sheets, links, first_day


def shared_strings(archive: Archive) -> list[str]:
    """Return the texts that cells point to, no more than ``MOST_STRINGS``."""
    strings: list[str] = []
    if _STRINGS not in archive.names:
        return strings
    for element, parent in archive.elements(_STRINGS):
        if local(element) == "rPh":
            forget(element, parent)
        elif local(element) == "si":
            strings.append("".join(element.itertext())[:_LONGEST_CELL])
            forget(element, parent)
        if len(strings) >= MOST_STRINGS:
            break
    return strings


def day_styles(archive: Archive) -> set[int]:
    """Return the cell styles that show a number as a day."""
    formats: dict[int, str] = {}
    styles: list[int] = []
    if _STYLES not in archive.names:
        return set()
    for element, parent in archive.elements(_STYLES):
        if local(element) == "numFmt":
            formats[_number(attribute(element, "numFmtId"))] = attribute(element, "formatCode")
        elif local(element) == "xf" and parent is not None and local(parent) == "cellXfs":
            styles.append(_number(attribute(element, "numFmtId")))
    return {
        place
        for place, format_ in enumerate(styles)
        if format_ in _DAY_FORMATS or _shows_day(formats.get(format_, ""))
    }


def _shows_day(format_code: str) -> bool:
    bare = _QUOTED.sub("", format_code).lower()
    return "y" in bare or "d" in bare


def _excel_rows(
    archive: Archive, part: str, strings: list[str], days: set[int], first_day: datetime
) -> Iterator[str]:
    rows = 0
    for element, parent in archive.elements(part):
        if local(element) != "row":
            continue
        cells = [
            excel_cell(cell, strings, days, first_day) for cell in list(element)[:MOST_COLUMNS]
        ]
        yield "\t".join(cells).rstrip()
        forget(element, parent)
        rows += 1
        if rows >= MOST_ROWS:
            return


def excel_cell(cell: Element, strings: list[str], days: set[int], first_day: datetime) -> str:
    """Return a cell as text; a number that its style shows as a day is ISO text."""
    kind = cell.attrib.get("t", "n")
    if kind == "inlineStr":
        return "".join(cell.itertext())[:_LONGEST_CELL]
    value = next((child.text or "" for child in cell if local(child) == "v"), "")
    if kind == "s":
        place = _number(value)
        return strings[place] if 0 <= place < len(strings) else ""
    if kind == "n" and value and _number(cell.attrib.get("s", "")) in days:
        return _day(value, first_day)
    return value[:_LONGEST_CELL]


def _day(value: str, first_day: datetime) -> str:
    try:
        at = first_day + timedelta(days=float(value))
    except (ValueError, OverflowError):
        return value[:_LONGEST_CELL]
    return at.date().isoformat() if at.time() == at.min.time() else at.isoformat(" ", "minutes")


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1  # noqa: PLR2004 - longer is no index


def _open_text(archive: Archive) -> str:
    lines: list[str] = []
    row: list[str] = []
    rows, sheets = 0, 0
    for element, parent in archive.elements("content.xml"):
        match local(element):
            case "table-cell":
                words = "\n".join("".join(p.itertext()) for p in element if local(p) == "p")
                times = max(1, _number(attribute(element, "number-columns-repeated")))
                row += [words[:_LONGEST_CELL]] * min(times, MOST_COLUMNS - len(row))
                forget(element, parent)
            case "table-row":
                if rows < MOST_ROWS and any(row):
                    lines.append("\t".join(row).rstrip())
                    rows += 1
                row.clear()
                forget(element, parent)
            case "table":
                sheets, rows = sheets + 1, 0
                lines.append("")
        if sheets >= MOST_SHEETS:
            break
    return "\n".join(lines).strip()[:LONGEST_TEXT]
