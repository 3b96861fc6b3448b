"""How to read a spreadsheet, as a file: what each heading becomes.

``import_map_unusable(path, reason)``: it names a sheet, a heading or a field that there is not.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from sv_evidence.domain.problems import Problem
from sv_evidence.domain.sheet_columns import Role, Target, plain
from sv_evidence.domain.sheet_rows import Plan
from sv_evidence.domain.sheet_values import DayOrder
from sv_evidence.operations.incoming import opened
from sv_evidence.operations.references import measure_of
from sv_evidence.operations.sheet_plans import Book, plan_sheet, with_target
from sv_evidence.store.view import View

_RESULT = "result:"
_LARGEST = 1 << 20
_KEYS = frozenset({"sheet", "columns", "order", "project"})


class MapUnusable(Problem):
    """A file that says how to read a spreadsheet does not fit it."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__("import_map_unusable", path=path, reason=reason)


def mapped_plan(view: View, book: Book, path: Path, *, today: date) -> tuple[int, Plan]:
    """Return which sheet a file means, and how it is to be read; the rest is as guessed."""
    said = _said(path)
    sheet = _sheet(book, said.get("sheet"), path)
    plan = plan_sheet(view, book, sheet, today=today)
    columns = said.get("columns", {})
    if not isinstance(columns, Mapping):
        raise MapUnusable(path, "columns must be an object of headings")
    for heading, word in columns.items():
        plan = with_target(plan, _place(plan, heading, path), _target(view, str(word), path))
    if "order" in said:
        if said["order"] not in set(DayOrder):
            raise MapUnusable(path, f"order is one of {', '.join(DayOrder)}")
        plan = replace(plan, order=DayOrder(said["order"]))
    return sheet, replace(plan, project=str(said.get("project", plan.project)).strip())


def map_fields(book: Book, sheet: int, plan: Plan) -> dict[str, Any]:
    """Return a plan as such a file would say it."""
    codes = {each.uid: each.code for each in plan.measures}
    return {
        "sheet": book.sheets[sheet].name,
        "columns": {each.heading: _word(each.target, codes) for each in plan.columns},
        "order": plan.order.value,
        "project": plan.project,
    }


def _said(path: Path) -> Mapping[str, Any]:
    with opened(path) as source:
        try:
            said = json.loads(source.read(_LARGEST))
        except (ValueError, RecursionError):
            raise MapUnusable(path, "it is not readable JSON") from None
    if not isinstance(said, Mapping):
        raise MapUnusable(path, "it must be an object")
    unknown = said.keys() - _KEYS
    if unknown:
        raise MapUnusable(
            path, f"there is no {min(unknown)} in it, only {', '.join(sorted(_KEYS))}"
        )
    return said


def _sheet(book: Book, name: object, path: Path) -> int:
    if not name:
        return book.fullest()
    names = [each.name.casefold() for each in book.sheets]
    if str(name).casefold() not in names:
        raise MapUnusable(path, f"the spreadsheet has no sheet called {name}")
    return names.index(str(name).casefold())


def _place(plan: Plan, heading: str, path: Path) -> int:
    for each in plan.columns:
        if plain(each.heading) == plain(heading):
            return each.place
    raise MapUnusable(path, f"the spreadsheet has no column called {heading}")


def _target(view: View, word: str, path: Path) -> Target:
    if word.startswith(_RESULT):
        return Target(Role.RESULT, measure_of(view, word.removeprefix(_RESULT)).uid)
    known = [role.value for role in Role if role is not Role.RESULT]
    if word not in known:
        raise MapUnusable(path, f"{word} is none of {', '.join(known)}, {_RESULT}CODE")
    return Target(Role(word))


def _word(target: Target, codes: Mapping[Any, str]) -> str:
    if target.measure is None:
        return target.role.value
    return f"{_RESULT}{codes.get(target.measure, str(target.measure))}"
