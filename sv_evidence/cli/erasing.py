"""The command that erases for ever; it asks for a yes of its own."""

from datetime import datetime
from typing import Annotated

import typer

from sv_evidence.cli.failing import Code
from sv_evidence.cli.options import REF, records_of, session_of
from sv_evidence.operations.erasing import erase_records, toll
from sv_evidence.wording.erasing import backups_text, gone_text, toll_lines
from sv_evidence.wording.words import tr


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("erase")(erase)


def erase(
    context: typer.Context,
    refs: Annotated[list[str], typer.Argument(metavar="REF...", help=REF)],
    *,
    yes: Annotated[
        bool, typer.Option("--yes", help="Erase; without it, only say what goes.")
    ] = False,
) -> None:
    """Erase records for ever with what hangs on them; nothing brings them back."""
    session = session_of(context)
    if not yes:
        with session.reading() as workspace, workspace.read() as view:
            wanted = [(each.kind, each.uid) for each in records_of(view, refs)]
            due = toll(workspace, view, wanted)
        session.answer(
            {
                "change": None,
                "gone": {kind.value: count for kind, count in due.gone.items()},
                "files": due.files,
                "backups": _iso(due.backups),
                "left": [],
            },
            [
                *toll_lines(due.gone, due.loosened, due.files, due.packs, due.backups),
                tr("Nothing was erased. Add --yes to erase it."),
            ],
        )
        raise typer.Exit(Code.NO)
    with session.workspace() as workspace:
        with workspace.read() as view:
            wanted = [(each.kind, each.uid) for each in records_of(view, refs)]
        done = erase_records(workspace, wanted)
    session.answer(
        {
            "change": str(done.change),
            "gone": {kind.value: count for kind, count in done.gone.items()},
            "files": done.files,
            "backups": _iso(done.backups),
            "left": list(done.left),
        },
        [
            tr("Erased for ever: {what}.", what=gone_text(done.gone, done.files)),
            *backups_text(done.backups),
            *(tr("This file is still held by another program: {name}", name=n) for n in done.left),
        ],
    )


def _iso(moments: tuple[datetime, ...]) -> list[str]:
    return [each.isoformat() for each in moments]
