"""The command that lists what was told to whom."""

from typing import Any

import typer

from sv_evidence.cli.options import session_of
from sv_evidence.domain.measures import decimal_text
from sv_evidence.operations.pack_changes import FigureChange, Stand
from sv_evidence.operations.telling import Told, told_so_far
from sv_evidence.wording.annual import changed_since_text, nothing_told_text, told_text
from sv_evidence.wording.labels import mark_label
from sv_evidence.wording.pack_changes import Told as Figure
from sv_evidence.wording.pack_changes import difference_text


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("told")(told)


def told(context: typer.Context) -> None:
    """List every document that was sent out, and which of its figures have changed since."""
    session = session_of(context)
    with session.reading() as workspace, workspace.read() as view:
        found = told_so_far(view, workspace.clock())
    lines = [line for each in found for line in _lines(each)] or [nothing_told_text()]
    session.answer({"total": len(found), "told": [_fields(each) for each in found]}, lines)


def _fields(each: Told) -> dict[str, Any]:
    pack = each.pack
    return {
        "uid": str(pack.uid),
        "number": pack.number,
        "title": pack.title,
        "made_at": pack.made_at.isoformat(),
        "whom": each.whom,
        "public": each.is_public,
        "author": each.author,
        "period": {"from": pack.first_day.isoformat(), "to": pack.last_day.isoformat()},
        "file": pack.file_name,
        "sha256": pack.sha256,
        "figures": each.standing.figures,
        "changed": [_change(one) for one in each.standing.changes],
    }


def _change(one: FigureChange) -> dict[str, Any]:
    was, now = _difference(one)
    return {
        "figure": one.name,
        "title": one.title,
        "told": decimal_text(one.then.quantity, 3),
        "now": decimal_text(0 if one.now is None else one.now.quantity, 3),
        "message": changed_since_text(one.title, was, now),
    }


def _difference(one: FigureChange) -> tuple[str, str]:
    return difference_text(one.unit, _said(one.then), None if one.now is None else _said(one.now))


def _said(stand: Stand) -> Figure:
    return stand.quantity, stand.proven, stand.part_proven, stand.value, mark_label(stand.mark)


def _lines(each: Told) -> list[str]:
    pack = each.pack
    head = told_text(pack.number, pack.title, pack.made_at, each.whom, is_public=each.is_public)
    return [
        head,
        *(changed_since_text(one.title, *_difference(one)) for one in each.standing.changes),
    ]
