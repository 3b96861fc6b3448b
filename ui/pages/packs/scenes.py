"""What the pictures of the packs page show."""

from pathlib import Path

from sv_evidence.domain.bids import Bid
from sv_evidence.domain.measures import Period, YearStart
from sv_evidence.operations.exporting import export_pack
from sv_evidence.reports.facts import PackQuestion
from sv_evidence.store.workspace import Workspace


def export_one(workspace: Workspace, to: Path) -> None:
    """Make a pack, so that the list of packs shows one."""
    today = workspace.clock().date()
    with workspace.read() as view:
        bid = view.all(Bid)[0].uid
        year = YearStart.parse(view.organisation.year_start) or YearStart()
    question = PackQuestion(Period(year.year_of(today).first, today), bid=bid)
    export_pack(workspace, question, to)
