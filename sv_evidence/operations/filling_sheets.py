"""The buyer's own spreadsheet, filled from a return: cells are pointed at once, in a map.

A map is JSON: ``sheet`` names the worksheet, ``cells`` gives for each reference what it is to hold
(``period:1``, ``to_date:1``, ``recovery:1``, ``story`` ...), and ``heads``, if given, which words
other cells must hold, so that a form that was changed is noticed.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from sv_evidence.domain.measures import Thousandths, decimal_text
from sv_evidence.domain.problems import Problem
from sv_evidence.domain.returns import Return
from sv_evidence.intake.filling import FilledSheet, fill_sheet
from sv_evidence.operations.framework_library import read_text
from sv_evidence.operations.outputs import refuse_taken, write_new
from sv_evidence.operations.problems import AlreadyThere, CannotOpen, NotJson
from sv_evidence.reports.contract_facts import ReturnFacts, ReturnLineFacts
from sv_evidence.reports.gathering_return import ContractHasNoDays, facts_of_return
from sv_evidence.reports.gathering_standing import ContractReading
from sv_evidence.reports.sections.return_recovery import story_text
from sv_evidence.store.view import View
from sv_evidence.wording.documents import run_text
from sv_evidence.wording.home import pace_label
from sv_evidence.wording.labels import mark_label
from sv_evidence.wording.numbers import full_day_text
from sv_evidence.wording.returns import outlook_text, return_title
from sv_evidence.wording.words import tr

Value = Mapping[str, str]
_MOST_CELLS: Final = 2000


class MapUnusable(Problem):
    """A map does not say what it must. Code ``map_unusable``; ``where`` and ``reason`` say why."""

    def __init__(self, path: str, where: str, known: str) -> None:
        super().__init__("map_unusable", path=path, where=where, known=known)


@dataclass(frozen=True, slots=True)
class SheetMap:
    """Which worksheet, and what its cells are to hold."""

    sheet: str
    cells: Mapping[str, str]
    heads: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Filling:
    """What was written, and which cells had nothing to say and stayed as they were."""

    file: Path
    written: Mapping[str, str]
    left: tuple[str, ...]
    sheet: FilledSheet


def read_map(path: Path) -> SheetMap:
    """Read a map; raise ``NotJson`` or ``MapUnusable``."""
    try:
        told: Any = json.loads(read_text(path))
    except ValueError as wrong:
        raise NotJson(path, str(wrong)) from wrong
    if not isinstance(told, dict):
        raise MapUnusable(path.name, "{}", "sheet, cells, heads")
    for name in ("cells", "heads"):
        if not _is_texts(told.get(name, {})):
            raise MapUnusable(path.name, name, tr("cell references and what each is to hold"))
    if not isinstance(told.get("sheet"), str) or not told.get("cells"):
        raise MapUnusable(path.name, "sheet", tr("the name of a worksheet, and its cells"))
    cells = {reference.strip().upper(): what for reference, what in told["cells"].items()}
    heads = {reference.strip().upper(): said for reference, said in told.get("heads", {}).items()}
    return SheetMap(told["sheet"], cells, heads)


def _is_texts(told: object) -> bool:
    return (
        isinstance(told, dict)
        and len(told) <= _MOST_CELLS
        and all(isinstance(value, str) for value in told.values())
    )


def fill_from_return(
    told: ReturnFacts, organisation: str, file: Path, mapped: SheetMap, to: Path, *, overwrite: bool
) -> Filling:
    """Write a copy of a workbook with a return's figures in the cells that a map names.

    The file itself is never written. Raise ``MapUnusable``, ``SheetNotFilled``, ``AlreadyThere``,
    ``CannotOpen``, or what ``write_new`` raises.
    """
    if to.exists() and file.exists() and to.samefile(file):
        raise AlreadyThere(to)
    refuse_taken(to, overwrite=overwrite)
    values = {
        reference: _value(what, told, organisation, reference)
        for reference, what in mapped.cells.items()
    }
    cells = {reference: value for reference, value in values.items() if value is not None}
    try:
        with file.open("rb") as source:
            filled = fill_sheet(
                file.name, source, sheet=mapped.sheet, cells=cells, heads=mapped.heads
            )
    except OSError as error:
        raise CannotOpen(file, error.strerror or type(error).__name__) from error
    if filled.has_macros and to.suffix.lower() != file.suffix.lower():
        raise MapUnusable(to.name, to.suffix, file.suffix)
    write_new(to, filled.data, overwrite=overwrite)
    written = {reference: next(iter(value.values())) for reference, value in cells.items()}
    left = tuple(reference for reference, value in values.items() if value is None)
    return Filling(to, written, left, filled)


def return_told(view: View, contract: UUID, first: date) -> ReturnFacts:
    """Return what a return on a period says, begun or not; nothing is written."""
    for each in view.all(Return, contract=contract, first_day=first):
        return facts_of_return(view, each, with_files=False)
    plan = ContractReading(view, contract).plan
    if plan is None:
        raise ContractHasNoDays("")
    days = plan.at(first).period
    unbegun = Return(UUID(int=0), days.first, days.last, contract)
    return facts_of_return(view, unbegun, with_files=False)


def _value(what: str, told: ReturnFacts, organisation: str, reference: str) -> Value | None:
    name, colon, place = what.strip().partition(":")
    if not colon:
        say = _WHOLE.get(name)
        if say is None:
            raise MapUnusable(reference, what, known_names())
        return _text(organisation if name == "supplier" else say(told))
    line = told.line(int(place)) if place.isascii() and place.isdecimal() else None
    if line is None or name not in {*_NUMBERS, *_WORDS}:
        raise MapUnusable(reference, what, known_names())
    if name in _NUMBERS:
        return {"number": decimal_text(_NUMBERS[name](line), 3)}
    return _text(_WORDS[name](line))


def _text(words: str) -> Value | None:
    return {"text": words} if words.strip() else None


def known_names() -> str:
    """Name all that a cell may be given."""
    return ", ".join([*(f"{name}:1" for name in (*_NUMBERS, *_WORDS)), *_WHOLE])


def _recovery(line: ReturnLineFacts) -> str:
    day = full_day_text(line.by_day) if line.by_day else ""
    return " ".join(part for part in (line.cause, line.action, day, line.action_owner) if part)


_NUMBERS: Final[Mapping[str, Callable[[ReturnLineFacts], int]]] = {
    "period": lambda line: line.in_period,
    "planned_period": lambda line: line.planned_period,
    "to_date": lambda line: line.to_date,
    "planned": lambda line: line.planned,
    "difference": lambda line: Thousandths(line.to_date - line.planned),
    "target": lambda line: line.target,
    "core": lambda line: line.core,
    "additional": lambda line: line.additional,
}
_WORDS: Final[Mapping[str, Callable[[ReturnLineFacts], str]]] = {
    "title": lambda line: line.title,
    "status": lambda line: pace_label(line.pace),
    "proof": lambda line: mark_label(line.mark),
    "heading": lambda line: outlook_text(line.outlook, line.target),
    "cause": lambda line: line.cause,
    "action": lambda line: line.action,
    "recovery": _recovery,
    "correction": lambda line: line.correction,
    "owner": lambda line: line.owner,
}
_WHOLE: Final[Mapping[str, Callable[[ReturnFacts], str]]] = {
    "story": story_text,
    "approved_by": lambda told: told.approved_by,
    "contract": lambda told: told.title,
    "reference": lambda told: told.reference,
    "buyer": lambda told: told.buyer,
    "supplier": lambda _: "",
    "return": lambda told: return_title(told.rhythm, told.period.number, told.period.year),
    "days": lambda told: run_text(told.period.period),
}
