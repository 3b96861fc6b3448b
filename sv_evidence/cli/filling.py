"""The command that fills a buyer's own spreadsheet: fill-sheet."""

from pathlib import Path
from typing import Annotated

import typer

from sv_evidence.cli.options import REF, asked_day, session_of
from sv_evidence.domain.contracts import Contract
from sv_evidence.operations.filling_sheets import Filling, fill_from_return, read_map, return_told
from sv_evidence.operations.references import uid_of
from sv_evidence.operations.returning import period_to_report
from sv_evidence.operations.sending_returns import contract_meant
from sv_evidence.wording.documents import named
from sv_evidence.wording.words import tr, trn


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("fill-sheet")(fill_sheet)


def fill_sheet(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The buyer's XLSX; it stays.")],
    *,
    mapped: Annotated[
        Path, typer.Option("--map", metavar="FILE", help="Which cells hold what, as JSON.")
    ],
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The copy to write.")],
    contract: Annotated[
        str | None, typer.Option("--contract", help="From which contract: " + REF)
    ] = None,
    day: Annotated[
        str | None,
        typer.Option("--day", metavar="DAY", help="A day of the period; else the one that is due."),
    ] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace the copy.")] = False,
) -> None:
    """Write a return's figures into the cells of a copy of the buyer's own spreadsheet."""
    session = session_of(context)
    wanted = read_map(mapped)
    with session.reading() as workspace, workspace.read() as view:
        meant = contract_meant(view) if contract is None else uid_of(view, contract, Contract)
        first = period_to_report(view, meant, session.today, asked_day(day, "day"))
        told = return_told(view, meant, first)
        organisation = view.organisation.name
    done = fill_from_return(told, organisation, file, wanted, out, overwrite=overwrite)
    session.answer(
        {
            "files": [str(done.file.resolve())],
            "written": dict(done.written),
            "left": list(done.left),
            "hidden": list(done.sheet.hidden),
            "macros": done.sheet.has_macros,
        },
        _lines(done),
    )


def _lines(done: Filling) -> list[str]:
    lines = [
        trn(
            "{count} cell was written into {file}; all others are as they came.",
            "{count} cells were written into {file}; all others are as they came.",
            len(done.written),
            file=done.file,
        )
    ]
    if done.left:
        lines.append(tr("Nothing is written yet for {cells}.", cells=named(done.left)))
    if done.sheet.hidden:
        lines.append(
            tr("Hidden worksheets were left alone: {names}.", names=named(done.sheet.hidden))
        )
    if done.sheet.has_macros:
        lines.append(tr("It holds macros. We ran none of them, and they stay in it as they came."))
    return lines
