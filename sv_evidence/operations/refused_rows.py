"""Rows that could not be brought in, kept as a list to mend and try again."""

import csv
import io
from pathlib import Path

from sv_evidence.domain.sheet_layout import letters
from sv_evidence.domain.sheet_rows import CellMend, Plan
from sv_evidence.domain.sheet_values import Mend, read_cell_number
from sv_evidence.operations.bringing_in import RowTried, Trial, Verdict
from sv_evidence.operations.outputs import write_new
from sv_evidence.wording.sheets import refused_headings, target_label, trouble_text

_RISKY = ("=", "+", "-", "@", "\t")


def trouble_of(plan: Plan, tried: RowTried, wrong: CellMend) -> tuple[str, str]:
    """Say what is wrong with a cell, and why."""
    if wrong.column is None:
        return trouble_text("", wrong.mend, "")
    column = plan.columns[wrong.column]
    cell = tried.read.cells[wrong.column]
    return trouble_text(cell, wrong.mend, target_label(column.target, plan.measures))


def column_name(plan: Plan, wrong: CellMend) -> str:
    """Name a cell's column by its letter and heading: ``A Date``."""
    if wrong.column is None:
        return ""
    letter, heading = letters(wrong.column), plan.columns[wrong.column].heading
    return letter if heading == letter else f"{letter} {heading}"


def refused_table(trial: Trial) -> str:
    """Write the rows that cannot be read as CSV, with what is wrong behind their own columns.

    The first row has the sheet's own headings, so that it can be brought in once it is mended.
    """
    plan = trial.plan
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([*(each.heading for each in plan.columns), *refused_headings()])
    for tried in trial.of(Verdict.FAIL):
        said = (". ".join(trouble_of(plan, tried, each)) for each in tried.read.faults)
        cells = [_harmless(cell) for cell in tried.read.cells[: len(plan.columns)]]
        writer.writerow([*cells, tried.read.place, " ".join(said)])
    return out.getvalue()


def keep_refused(trial: Trial, path: Path, *, overwrite: bool = False) -> None:
    """Write the rows that cannot be read to a file; raise what keeps it from being written."""
    write_new(path, ("\ufeff" + refused_table(trial)).encode(), overwrite=overwrite)


def _harmless(cell: str) -> str:
    """Keep a spreadsheet program from running what somebody wrote into a cell."""
    if cell.startswith(_RISKY) and (len(cell) == 1 or isinstance(read_cell_number(cell), Mend)):
        return f"'{cell}"
    return cell
