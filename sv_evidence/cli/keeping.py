"""Commands that keep the work safe: check, backup, restore."""

from pathlib import Path
from typing import Annotated, Any

import typer

from sv_evidence.cli.failing import Code
from sv_evidence.cli.options import session_of
from sv_evidence.operations.safekeeping import back_up, check_workspace, restore_backup
from sv_evidence.store.examine import Finding
from sv_evidence.store.keys import WorkspaceDamaged
from sv_evidence.system import limits_lacking
from sv_evidence.wording.health import finding_text, limit_text
from sv_evidence.wording.numbers import size_text
from sv_evidence.wording.words import tr

DAMAGED = "damaged"


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("check")(check)
    app.command("backup")(backup)
    app.command("restore")(restore)


def check(
    context: typer.Context,
    *,
    deep: Annotated[bool, typer.Option("--deep", help="Read every byte of every file.")] = False,
) -> None:
    """Say whether everything is as it was recorded; the code is 1 if anything is not."""
    session = session_of(context)
    try:
        with session.checking() as workspace:
            report = check_workspace(workspace, deep=deep)
    except WorkspaceDamaged as damaged:
        found = [finding_fields(Finding("workspace_damaged", str(damaged.details["what"])))]
        state, counts, head = DAMAGED, dict[str, int](), ""
    else:
        found = [finding_fields(each) for each in report.findings]
        state, counts, head = report.state, dict(report.counts), report.journal_head
    lacking = [limit_text(each) for each in limits_lacking()]
    session.answer(
        {
            "state": state,
            "findings": found,
            "counts": counts,
            "journal_head": head,
            "limits_lacking": list(limits_lacking()),
        },
        [
            *(each["message"] for each in found),
            tr("Something is not as it was recorded.")
            if state == DAMAGED
            else tr("Everything is as it was recorded."),
            *lacking,
        ],
    )
    if state == DAMAGED:
        raise typer.Exit(Code.NO)


def backup(
    context: typer.Context,
    *,
    to: Annotated[
        Path | None, typer.Option("--to", metavar="DIR", help="A second place to keep it.")
    ] = None,
) -> None:
    """Make a backup and check it."""
    session = session_of(context)
    with session.workspace() as workspace:
        made = back_up(workspace, place=to)
    session.answer(
        {
            "file": str(made.file.resolve()),
            "sha256": made.sha256,
            "checked": True,
            "bytes": made.size,
            "counts": dict(made.counts),
            "files": made.files,
            "lost": made.lost,
        },
        [
            tr("Backed up and checked: {file}", file=made.folder),
            tr("{size}, {files} evidence files.", size=size_text(made.size), files=made.files),
        ],
    )


def restore(
    context: typer.Context,
    place: Annotated[
        Path, typer.Argument(metavar="BACKUP", help="A backup, or where backups lie.")
    ],
    *,
    to: Annotated[Path, typer.Option("--to", metavar="DIR", help="A new or an empty folder.")],
) -> None:
    """Bring a backup back as a new workspace."""
    session = session_of(context)
    restored = restore_backup(place, to, passphrase=session.passphrase)
    session.answer(
        {
            "workspace": str(restored.workspace.resolve()),
            "counts": dict(restored.counts),
            "files": restored.files,
            "lost": list(restored.lost),
        },
        [
            tr("Restored to {folder}", folder=restored.workspace),
            *(tr("This file could not be restored: {name}", name=name) for name in restored.lost),
        ],
    )


def finding_fields(finding: Finding) -> dict[str, Any]:
    """Return what was found, with its sentence."""
    message = finding_text(finding.code, finding.item, finding.details)
    return {"code": finding.code, "item": finding.item, "message": message}
