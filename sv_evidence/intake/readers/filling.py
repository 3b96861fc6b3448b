"""Writes into named cells of somebody else's workbook and leaves every other byte of its parts.

Formulas, lists, formats, locks and macros stay as they came; nothing of it is run. Where a cell
holds a formula, is locked or is covered by a merged one, nothing is written at all.
"""

import io
import zipfile
from collections.abc import Mapping
from typing import Any

from sv_evidence.intake.readers import sheets
from sv_evidence.intake.readers.archives import Archive, attribute, local
from sv_evidence.intake.readers.cell_writing import Written, column_name, rewritten, style_at
from sv_evidence.intake.readers.found import Refusal
from sv_evidence.intake.readers.recalculating import asking_to_recalculate
from sv_evidence.intake.readers.sheet_scan import (
    FoundList,
    Place,
    Scanned,
    place_of,
    scan,
    within,
)
from sv_evidence.intake.readers.sniff import media_type
from sv_evidence.jail.messages import Answer, Request

_STYLES = "xl/styles.xml"
_LARGEST_SHEET = 64 << 20


class CannotFill(Exception):
    """Nothing was written: a code, the place it is about, and what stands there."""

    def __init__(self, code: str, where: str = "", known: str = "") -> None:
        super().__init__(code)
        self.code, self.where, self.known = code, where, known


def fill(request: Request) -> Answer:
    """Answer with the workbook of the first blob, its cells written as the header says.

    ``sheet`` names the worksheet, ``cells`` says by reference what each is to hold (``number`` or
    ``text``), ``heads`` which words other cells must hold, so that a changed form is noticed.
    """
    header = request.header
    try:
        data, remarks = _filled(request.data[0], header)
    except Refusal as refusal:
        return Answer({"refused": refusal.remark, "where": "", "known": ""})
    except CannotFill as why:
        return Answer({"refused": why.code, "where": why.where, "known": why.known})
    return Answer({"refused": None, "remarks": remarks}, (data,))


def _filled(data: bytes, header: Mapping[str, Any]) -> tuple[bytes, dict[str, list[str]]]:
    archive = _opened(data, str(header["name"]))
    part, hidden = _part_of(archive, str(header["sheet"]))
    sheet = archive.read(part, _LARGEST_SHEET)
    found = scan(sheet)
    _as_expected(archive, part, header["heads"])
    values = {_place(each): _value(told) for each, told in header["cells"].items()}
    unlocked = _unlocked(archive) if found.is_protected else None
    for place, value in values.items():
        _may_be_written(found, place, value, unlocked)
    parts = {part: rewritten(sheet, found, values)}
    if any(b"<f" in archive.read(name, _LARGEST_SHEET) for name in _sheet_parts(archive)):
        book = archive.read(sheets.BOOK, _LARGEST_SHEET)
        parts[sheets.BOOK] = asking_to_recalculate(book)
    macros = ["macros"] if any(each.endswith("vbaProject.bin") for each in archive.names) else []
    return _zipped(data, parts), {"hidden": hidden, "macros": macros}


def _opened(data: bytes, name: str) -> Archive:
    kind = media_type(data, name)
    if kind == "application/x-encrypted-office":
        raise Refusal("encrypted")
    if kind != "application/zip":
        raise Refusal("no_table")
    archive = Archive(data)
    if sheets.BOOK not in archive.names:
        raise Refusal("no_table")
    if any(each.startswith("_xmlsignatures/") for each in archive.names):
        raise CannotFill("signed")
    return archive


def _part_of(archive: Archive, wanted: str) -> tuple[str, list[str]]:
    """Return where a worksheet lies, and the names of hidden ones."""
    hidden = [
        attribute(element, "name")
        for element, _ in archive.elements(sheets.BOOK)
        if local(element) == "sheet" and attribute(element, "state") in {"hidden", "veryHidden"}
    ]
    names, links, _ = sheets.book(archive)
    by_name = dict(names)
    if wanted not in by_name:
        raise CannotFill("no_such_sheet", wanted, ", ".join(name for name, _ in names))
    if wanted in hidden:
        raise CannotFill("sheet_hidden", wanted)
    target = links.get(by_name[wanted], "")
    part = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
    if part not in archive.names or not part.startswith("xl/worksheets/"):
        raise Refusal("damaged")
    return part, hidden


def _sheet_parts(archive: Archive) -> list[str]:
    return [each for each in archive.names if each.startswith("xl/worksheets/sheet")]


def _as_expected(archive: Archive, part: str, heads: Mapping[str, str]) -> None:
    """Make sure that the form is still the one whose cells were pointed at."""
    if not heads:
        return
    strings = sheets.shared_strings(archive)
    said: dict[str, str] = {}
    for element, _ in archive.elements(part):
        if local(element) == "c" and attribute(element, "r") in heads:
            text = sheets.excel_cell(element, strings, set(), sheets.FIRST_DAY)
            said[attribute(element, "r")] = " ".join(text.split())
    for reference, wanted in heads.items():
        if said.get(reference, "") != " ".join(wanted.split()):
            raise CannotFill("head_changed", f"{reference} ({wanted})", said.get(reference, ""))


def _place(reference: str) -> Place:
    place = place_of(reference)
    if place is None:
        raise CannotFill("no_such_cell", reference)
    return place


def _value(told: Mapping[str, str]) -> Written:
    if "number" in told:
        return Written(told["number"], is_number=True)
    return Written(told["text"], is_number=False)


def _may_be_written(
    found: Scanned, place: Place, value: Written, unlocked: frozenset[int] | None
) -> None:
    """Raise ``CannotFill`` if a cell must stay as it is."""
    name = _reference(place)
    cell = found.cells.get(place)
    if (cell is not None and cell.has_formula) or any(within(place, a) for a in found.spread):
        raise CannotFill("cell_has_formula", name)
    for area in found.merged:
        if within(place, area) and place != area[:2]:
            raise CannotFill("cell_is_merged", name, _reference(area[:2]))
    if unlocked is not None and style_at(found, place) not in unlocked:
        raise CannotFill("cell_locked", name)
    for rule in found.lists:
        if any(within(place, area) for area in rule.areas) and not _fits(rule, value):
            raise CannotFill("not_in_list", name, rule.formula.strip('"'))


def _fits(rule: FoundList, value: Written) -> bool:
    """Say whether a value is one that a cell's list allows; what we cannot judge is allowed."""
    if rule.kind == "list" and rule.formula.startswith('"'):
        allowed = [each.strip() for each in rule.formula.strip('"').split(",")]
        return value.text.strip() in allowed
    if rule.kind == "whole":
        return value.is_number and "." not in value.text
    return value.is_number if rule.kind == "decimal" else True


def _unlocked(archive: Archive) -> frozenset[int]:
    """Return the cell styles that a protected sheet lets people write into."""
    found: set[int] = set()
    place = -1
    if _STYLES not in archive.names:
        return frozenset()
    for element, parent in archive.elements(_STYLES):
        if local(element) == "xf" and parent is not None and local(parent) == "cellXfs":
            place += 1
            locks = [attribute(each, "locked") for each in element if local(each) == "protection"]
            if any(lock in {"0", "false"} for lock in locks):
                found.add(place)
    return frozenset(found)


def _reference(place: tuple[int, ...]) -> str:
    return f"{column_name(place[1])}{place[0]}"


def _zipped(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Write the archive again, member by member in its order, with these parts in place."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        new.comment = old.comment
        for member in old.infolist():
            new.writestr(member, parts.get(member.filename) or old.read(member))
    return target.getvalue()
