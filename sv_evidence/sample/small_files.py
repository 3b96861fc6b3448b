"""Small evidence files in any number, for measuring."""

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from sv_evidence.operations.attaching import attach
from sv_evidence.operations.incoming import Brought, FileDraft, bring_in
from sv_evidence.sample.chance import Chance
from sv_evidence.sample.papers.marks import Paper
from sv_evidence.sample.papers.painting import as_pdf
from sv_evidence.sample.papers.registers import count_sheet
from sv_evidence.sample.reading import OwnReaders
from sv_evidence.store.workspace import Workspace
from sv_evidence.wording.changes import attached_label

AT_ONCE = 100


def add_small_files(
    workspace: Workspace, beside: Path, count: int, activities: Sequence[UUID], chance: Chance
) -> None:
    """Add count sheets, each tied to one of the activities, a hundred in a change set."""
    for start in range(1, count + 1, AT_ONCE):
        numbers = range(start, min(count, start + AT_ONCE - 1) + 1)
        brought = [_brought(workspace, beside, number, chance) for number in numbers]
        with workspace.change(attached_label(len(brought))) as unit:
            for each in brought:
                to = (chance.one_of(activities),) if activities else ()
                attach(unit, each, to=to, today=workspace.clock().date())


def _brought(workspace: Workspace, beside: Path, number: int, chance: Chance) -> Brought:
    day = workspace.clock().date()
    meals = chance.between(20, 140)
    shows: dict[str, str | int | bool] = {"meals": meals, "place": "Ladywood Hall"}
    paper = Paper(f"S-{number}", f"Meal count sheet {number}", day, 1, shows)
    path = beside / f"{number}.pdf"
    path.write_bytes(as_pdf(count_sheet(paper), paper.title))
    draft = FileDraft(path=path, title=paper.title, type="count_sheet", dated=day)
    brought = bring_in(workspace, draft, pool=OwnReaders())
    path.unlink()
    return brought
