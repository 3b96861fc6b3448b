"""The papers of a year that the demo writes beside its pack."""

from pathlib import Path
from typing import Final

from sv_evidence.operations.claiming import period_asked
from sv_evidence.operations.exporting_report import export_report
from sv_evidence.operations.exporting_year import export_cic34, export_open_data
from sv_evidence.store.workspace import Workspace

REPORT: Final = "impact-report.pdf"
CIC34: Final = "cic34.docx"
OPEN_DATA: Final = "open-data"


def write_papers(workspace: Workspace, folder: Path) -> tuple[Path, ...]:
    """Write the annual report, the community interest draft and open data of the year so far.

    Return their names inside the folder.
    """
    with workspace.read() as view:
        period = period_asked(view, None, None, today=workspace.clock().date())
    files = (
        *export_report(workspace, period, folder / REPORT).files,
        *export_cic34(workspace, period, folder / CIC34)[0].files,
    )
    export_open_data(workspace, period, folder / OPEN_DATA)
    return (*(each.relative_to(folder) for each in files), Path(OPEN_DATA))
