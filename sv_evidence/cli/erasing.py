"""The command that erases for ever; it asks for a yes of its own."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any

import typer

from sv_evidence.cli.failing import Code
from sv_evidence.cli.options import REF, records_of, session_of
from sv_evidence.cli.session import Session
from sv_evidence.domain.records import Kind
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
        _foretell(session, refs)
        raise typer.Exit(Code.NO)
    with session.workspace() as workspace:
        with workspace.read() as view:
            wanted = [(each.kind, each.uid) for each in records_of(view, refs)]
        done = erase_records(workspace, wanted)
    session.answer(
        _fields(str(done.change), done.gone, done.files, done.backups, done.left),
        [
            tr("Erased for ever: {what}.", what=gone_text(done.gone, done.files)),
            *backups_text(done.backups),
            *(tr("This file is still held by another program: {name}", name=n) for n in done.left),
        ],
    )


def _foretell(session: Session, refs: Sequence[str]) -> None:
    with session.reading() as workspace, workspace.read() as view:
        wanted = [(each.kind, each.uid) for each in records_of(view, refs)]
        due = toll(workspace, view, wanted)
    session.answer(
        _fields(None, due.gone, due.files, due.backups),
        [
            *toll_lines(due.gone, due.loosened, due.files, due.packs, due.backups),
            tr("Nothing was erased. Add --yes to erase it."),
        ],
    )


def _fields(
    change: str | None,
    gone: Mapping[Kind, int],
    files: int,
    backups: Sequence[datetime],
    left: Sequence[str] = (),
) -> dict[str, Any]:
    return {
        "change": change,
        "gone": {kind.value: count for kind, count in gone.items()},
        "files": files,
        "backups": [each.isoformat() for each in backups],
        "left": list(left),
    }
