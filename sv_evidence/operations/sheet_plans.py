"""A spreadsheet opened in the jail, and what its columns become: guessed, or as remembered."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from threading import Event
from typing import Any
from uuid import UUID

from sv_evidence.domain.frameworks import InstalledMeasure
from sv_evidence.domain.organisations import Place, Project
from sv_evidence.domain.sheet_columns import (
    SHARED,
    Column,
    How,
    KnownNames,
    MeasureName,
    Role,
    Target,
    guessed,
)
from sv_evidence.domain.sheet_layout import layout_of
from sv_evidence.domain.sheet_rows import Plan
from sv_evidence.domain.sheet_values import DayOrder, day_order
from sv_evidence.intake.tables import SheetRows, TableRefused, read_book
from sv_evidence.operations.incoming import opened
from sv_evidence.store.view import View
from sv_evidence.store.workspace import Workspace

_REMEMBERED = "columns:"
_RESULT = "result:"
_NAME = 32


@dataclass(frozen=True, slots=True)
class Book:
    """A file's sheets that hold anything."""

    path: Path
    sheets: tuple[SheetRows, ...]

    def fullest(self) -> int:
        """Return which sheet has most rows: that is most likely the one that is meant."""
        return max(range(len(self.sheets)), key=lambda at: len(self.sheets[at].rows))


def open_book(path: Path, *, stop: Event | None = None) -> Book:
    """Read a spreadsheet; raise ``TableRefused`` or a problem of files if there is none to read."""
    with opened(path) as source:
        sheets = read_book(path.name, source, stop=stop)
    full = tuple(each for each in sheets if each.rows)
    if not full:
        raise TableRefused("table_empty", path.name)
    return Book(path, full)


def known_names(view: View) -> KnownNames:
    """Read what cells and headings may name."""
    newest: dict[tuple[str, str], MeasureName] = {}
    frameworks = view.frameworks()
    for each in view.all(InstalledMeasure):
        framework = frameworks.get(each.framework)
        if framework is not None:
            name = MeasureName(each.uid, each.code, each.title, each.unit)
            newest[framework.id, each.code] = name
    return KnownNames(
        frozenset(each.name.casefold() for each in view.all(Place)),
        frozenset(each.name.casefold() for each in view.all(Project)),
        tuple(newest.values()),
    )


def plan_sheet(view: View, book: Book, sheet: int, *, today: date) -> Plan:
    """Say how a sheet would be read: as remembered for its headings, else as guessed."""
    known = known_names(view)
    layout = layout_of(book.sheets[sheet].rows, known)
    cells = [layout.cells(place) for place in range(len(layout.headings))]
    columns = guessed(layout.headings, cells, known, today=today)
    plan = Plan(
        layout=layout,
        columns=columns,
        title=book.sheets[sheet].name or book.path.stem,
        measures=known.measures,
    )
    remembered = view.draft(memory_name(layout.headings))
    if remembered is not None:
        with suppress(ValueError, KeyError, TypeError, AttributeError, IndexError):
            return with_order(_recalled(plan, json.loads(remembered)))
    return with_order(plan)


def with_order(plan: Plan) -> Plan:
    """Say how the plan's columns of days write them, if they show it."""
    days = {Role.DATE, Role.LAST_DAY}
    cells = [
        cell
        for each in plan.columns
        if each.target.role in days
        for cell in plan.layout.cells(each.place)
    ]
    order, is_certain = day_order(cells)
    if not is_certain and plan.order_is_certain is False:
        return plan  # a person said, or it was remembered
    return replace(plan, order=order, order_is_certain=is_certain)


def with_target(plan: Plan, place: int, target: Target) -> Plan:
    """Let a column become something else; a role that only one column can have moves to it."""
    columns = []
    for each in plan.columns:
        if each.place == place:
            columns.append(replace(each, target=target, how=How.CHOSEN, why=""))
        elif each.target == target and target.role not in SHARED:
            columns.append(replace(each, target=Target(Role.LEFT_OUT), how=How.LEFT_OUT, why=""))
        else:
            columns.append(each)
    return with_order(replace(plan, columns=tuple(columns)))


def with_fix(plan: Plan, row: int, column: int, cell: str) -> Plan:
    """Read a cell as if this stood in it."""
    return replace(plan, fixes={**plan.fixes, (row, column): cell.strip()})


def remember(workspace: Workspace, plan: Plan) -> None:
    """Read sheets with these headings in the same way from now on."""
    kept = {
        "columns": [target_text(each.target) for each in plan.columns],
        "order": plan.order.value,
        "project": plan.project,
    }
    workspace.keep_draft(memory_name(plan.layout.headings), json.dumps(kept))


def is_remembered(plan: Plan) -> bool:
    """Say whether a plan is as somebody said before."""
    return any(each.why == "remembered" for each in plan.columns)


def target_text(target: Target) -> str:
    """Write a target as a word: ``date``, or ``result:`` with the uid of its measure."""
    return target.role.value if target.measure is None else f"{_RESULT}{target.measure}"


def target_from(text: str) -> Target:
    """Read what ``target_text`` writes; raise ``ValueError`` if it is none."""
    if text.startswith(_RESULT):
        return Target(Role.RESULT, UUID(text.removeprefix(_RESULT)))
    role = Role(text)
    if role is Role.RESULT:
        raise ValueError(text)
    return Target(role)


def memory_name(headings: Iterable[str]) -> str:
    """Name what is remembered for headings."""
    digest = hashlib.sha256(json.dumps([*headings]).encode()).hexdigest()
    return _REMEMBERED + digest[:_NAME]


def _recalled(plan: Plan, kept: Mapping[str, Any]) -> Plan:
    """Return the plan as it was remembered; measures that are gone are left out."""
    targets: Sequence[Target] = [target_from(str(each)) for each in kept["columns"]]
    there = {each.uid for each in plan.measures}
    columns: list[Column] = []
    for each, target in zip(plan.columns, targets, strict=True):
        is_there = target.measure is None or target.measure in there
        wanted = target if is_there else Target(Role.LEFT_OUT)
        columns.append(replace(each, target=wanted, how=How.CHOSEN, why="remembered"))
    return replace(
        plan,
        columns=tuple(columns),
        order=DayOrder(kept["order"]),
        order_is_certain=False,
        project=str(kept["project"]),
    )
