"""The command that makes a return on a contract: export return."""

from pathlib import Path
from typing import Annotated, Any

import typer

from sv_evidence.cli.options import REF, asked_day, session_of
from sv_evidence.cli.receipts import receipt_fields, receipt_lines
from sv_evidence.domain.contracts import Contract
from sv_evidence.operations.exporting import PackReceipt
from sv_evidence.operations.references import uid_of
from sv_evidence.operations.returning import period_to_report
from sv_evidence.operations.sending_returns import contract_meant, export_return
from sv_evidence.wording.words import tr


def return_(
    context: typer.Context,
    *,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The PDF to write.")],
    contract: Annotated[
        str | None, typer.Option("--contract", help="On which contract: " + REF)
    ] = None,
    day: Annotated[
        str | None,
        typer.Option("--day", metavar="DAY", help="A day of the period; else the one that is due."),
    ] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace the files.")] = False,
) -> None:
    """Make the return on a period of a contract: a sealed PDF and a workbook; then it is locked."""
    session = session_of(context)
    if out.suffix.lower() == ".xlsx":
        raise typer.BadParameter("--out is the PDF; the workbook goes beside it.", context)
    with session.workspace() as workspace:
        with workspace.read() as view:
            named = contract_meant(view) if contract is None else uid_of(view, contract, Contract)
            first = period_to_report(view, named, session.today, asked_day(day, "day"))
        receipt = export_return(workspace, named, first, out, overwrite=overwrite)
    session.answer(return_fields(receipt), return_lines(receipt))


def return_fields(receipt: PackReceipt) -> dict[str, Any]:
    """Return what the export of a return answers."""
    files = [str(each.resolve()) for each in (receipt.file, *receipt.twins)]
    return {"files": files, **receipt_fields(receipt)}


def return_lines(receipt: PackReceipt) -> list[str]:
    """Return the same for a person."""
    return [
        *receipt_lines(receipt),
        *(tr("The same as a workbook: {file}", file=each) for each in receipt.twins),
        tr("The period is locked: what was told stays as it was told."),
    ]
