"""Making a return: the sealed document and the workbook, and the period locked with its figures."""

from datetime import date
from pathlib import Path
from threading import Event
from uuid import UUID

from sv_evidence.domain.contracts import Contract
from sv_evidence.domain.returns import Return
from sv_evidence.operations.exporting import PackReceipt, export_pack
from sv_evidence.operations.outputs import refuse_taken
from sv_evidence.operations.problems import ContractWanted
from sv_evidence.operations.returning import begin_return, question_of
from sv_evidence.operations.watching import Progress
from sv_evidence.store.view import View
from sv_evidence.store.workspace import Workspace
from sv_evidence.wording.changes import Change


def contract_meant(view: View) -> UUID:
    """Return the one contract there is; raise ``ContractWanted`` if there is none or several."""
    contracts = view.all(Contract)
    if len(contracts) != 1:
        raise ContractWanted([each.number or each.title for each in contracts])
    return contracts[0].uid


def export_return(
    workspace: Workspace,
    contract: UUID,
    first: date,
    to: Path,
    *,
    overwrite: bool = False,
    progress: Progress | None = None,
    stop: Event | None = None,
) -> PackReceipt:
    """Make the return on the period that begins on a day, and lock it.

    The PDF goes to ``to``, the workbook beside it. Either both are there and the period is locked,
    or nothing has changed. Raise ``ReturnLocked``,
    ``NothingPromised``, or what ``export_pack`` raises.
    """
    refuse_taken(to, overwrite=overwrite)
    with workspace.read() as view:
        begun = next((each for each in view.all(Return, contract=contract, first_day=first)), None)
    if begun is not None:
        return _exported(
            workspace, begun.uid, to, overwrite=overwrite, progress=progress, stop=stop
        )
    with workspace.change(Change.BEGIN_RETURN) as unit:
        report = begin_return(unit, contract, first)
        change = unit.change
    try:
        return _exported(workspace, report, to, overwrite=overwrite, progress=progress, stop=stop)
    except BaseException:
        workspace.undo(change)
        raise


def _exported(
    workspace: Workspace,
    report: UUID,
    to: Path,
    *,
    overwrite: bool,
    progress: Progress | None,
    stop: Event | None,
) -> PackReceipt:
    with workspace.read() as view:
        question = question_of(view, report)
    return export_pack(
        workspace,
        question,
        to,
        with_twins=True,
        overwrite=overwrite,
        progress=progress,
        stop=stop,
    )
