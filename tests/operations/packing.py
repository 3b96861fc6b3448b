"""A pack to export, and what is there afterwards."""

from datetime import date
from pathlib import Path

from sv_evidence.domain.contracts import Pack
from sv_evidence.domain.measures import Period
from sv_evidence.operations.exporting import PackReceipt, export_pack
from sv_evidence.reports.facts import PackQuestion
from sv_evidence.store.workspace import Workspace
from tests.builders import TODAY

QUESTION = PackQuestion(Period(date(2026, 4, 1), TODAY))
LISTS = ["claims.csv", "register.csv"]
SUMS = "pack.sha256"


def packs(workspace: Workspace) -> tuple[Pack, ...]:
    with workspace.read() as view:
        return view.all(Pack)


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def exported(workspace: Workspace, to: Path) -> PackReceipt:
    return export_pack(workspace, QUESTION, to)
