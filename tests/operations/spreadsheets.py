"""Spreadsheets to bring in, written where a test wants them."""

from collections.abc import Sequence
from pathlib import Path

from sv_evidence.domain.sheet_rows import Plan
from sv_evidence.operations.bringing_in import Trial, bring_in
from sv_evidence.operations.sheet_plans import open_book, plan_sheet
from sv_evidence.store.workspace import Workspace
from sv_evidence.wording.changes import Change
from tests.builders import TODAY

HEADINGS = "Date,Session,Venue,Hours volunteered,Notes"
LOG = (
    "04/04/2024,Induction,Training kitchen,24,",
    "11/04/2024,Open day,Ladywood Hall,63,Two new families",
    "31/06/2024,Rota,Training kitchen,21,",
    ",Total,,108,",
    "",
    "12/06/2024,Open day,Ladywood Hall,twenty,",
)


def written(folder: Path, lines: Sequence[str] = LOG, headings: str = HEADINGS) -> Path:
    """Write a CSV file."""
    path = folder / "log.csv"
    path.write_text("\n".join((headings, *lines)), "utf-8")
    return path


def planned(workspace: Workspace, path: Path, sheet: int = 0) -> Plan:
    """Say how a file would be read."""
    book = open_book(path)
    with workspace.read() as view:
        return plan_sheet(view, book, sheet, today=TODAY)


def brought(workspace: Workspace, plan: Plan) -> Trial:
    """Bring in what a plan reads."""
    with workspace.change(Change.BRING_IN) as unit:
        return bring_in(unit, plan, today=TODAY)
