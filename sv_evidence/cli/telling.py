"""The command that lists what was told to whom."""

from typing import Any

import typer

from sv_evidence.cli.options import session_of
from sv_evidence.domain.measures import decimal_text
from sv_evidence.operations.telling import Told, told_so_far
from sv_evidence.wording.annual import changed_since_text, nothing_told_text, told_text


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("told")(told)


def told(context: typer.Context) -> None:
    """List every document that was sent out, and which of its figures have changed since."""
    session = session_of(context)
    with session.reading() as workspace, workspace.read() as view:
        found = told_so_far(view, session.today)
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
        "figures": each.figures,
        "changed": [
            {
                "title": one.title,
                "told": decimal_text(one.told, 3),
                "now": decimal_text(one.now, 3),
            }
            for one in each.changed
        ],
    }


def _lines(each: Told) -> list[str]:
    pack = each.pack
    head = told_text(pack.number, pack.title, pack.made_at, each.whom, is_public=each.is_public)
    return [
        head,
        *(changed_since_text(one.title, one.unit, one.told, one.now) for one in each.changed),
    ]
