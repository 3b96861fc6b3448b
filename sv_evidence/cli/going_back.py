"""Commands about what happened: history, undo, redo."""

from typing import Annotated, Any

import typer

from sv_evidence.cli.options import REF, session_of, uid_from
from sv_evidence.operations.history import history as history_of
from sv_evidence.operations.references import record_of
from sv_evidence.store.undo import Undone
from sv_evidence.wording.changes import kept_text, redone_text, undone_text
from sv_evidence.wording.words import tr

_MOST = 100_000


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("history")(history)
    app.command("undo")(undo)
    app.command("redo")(redo)


def history(
    context: typer.Context,
    ref: Annotated[str | None, typer.Argument(help=REF)] = None,
    *,
    limit: Annotated[int, typer.Option("--limit", min=1, max=_MOST, help="At most.")] = 200,
) -> None:
    """Say what was changed, newest first, of one record if it is named."""
    session = session_of(context)
    with session.reading() as workspace, workspace.read() as view:
        record = None if ref is None else record_of(view, ref).uid
        changes = history_of(view, record, limit=limit)
    session.answer(
        {"changes": list(changes)},
        [f"{each['at']}  {each['author']}  {each['label']}  {each['change']}" for each in changes],
    )


def undo(
    context: typer.Context,
    change: Annotated[str | None, typer.Argument(help="The uid of a change.")] = None,
) -> None:
    """Take the last change back, or the one that is named."""
    session = session_of(context)
    with session.workspace() as workspace:
        undone = workspace.undo(uid_from(change, context))
    session.answer(_fields(undone), [undone_text(undone.label), *_kept(undone)])


def redo(context: typer.Context) -> None:
    """Do again what was undone last."""
    session = session_of(context)
    with session.workspace() as workspace:
        redone = workspace.redo()
    session.answer(_fields(redone), [redone_text(redone.label), *_kept(redone)])


def _fields(undone: Undone) -> dict[str, Any]:
    return {
        "change": str(undone.change),
        "undone": str(undone.undone),
        "label": undone.label,
        "kept": [{"uid": str(uid), "reason": reason} for uid, reason in undone.kept],
    }


def _kept(undone: Undone) -> list[str]:
    return [
        tr("Kept as it is: {uid}. {reason}", uid=uid, reason=kept_text(reason))
        for uid, reason in undone.kept
    ]
