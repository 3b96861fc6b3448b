"""A sheet with names to cover, and what is seen of it afterwards."""

import io
from pathlib import Path

import pikepdf
from PIL import Image  # noqa: TID253 - looks at what a pack shows

from sv_evidence.domain.activities import Activity
from sv_evidence.domain.covering import Area, CoveredArea
from sv_evidence.domain.evidence import Evidence
from sv_evidence.operations.attaching import attach_files
from sv_evidence.operations.covering import (
    source_of,
)
from sv_evidence.operations.exporting import check_pack
from sv_evidence.operations.incoming import FileDraft
from sv_evidence.reports.facts import EvidenceFacts
from sv_evidence.store.view import View
from sv_evidence.store.workspace import Workspace
from tests.intake.files import pdf
from tests.operations.packing import QUESTION

NAMES = Area(1, 90, 110, 600, 50)
"""Where the sheet of the tests says who came."""


def sheet(view: View) -> Evidence:
    (found,) = view.all(Evidence, type="sign_in_sheet")
    return found


def the_sheet(workspace: Workspace) -> Evidence:
    with workspace.read() as view:
        return sheet(view)


def areas(workspace: Workspace) -> list[Area]:
    with workspace.read() as view:
        return [each.place for each in view.all(CoveredArea)]


def row_of(workspace: Workspace, file: Evidence) -> EvidenceFacts:
    facts = check_pack(workspace, QUESTION)
    return next(row for row in facts.evidence if row.uid == file.uid)


def inside(pdf: Path) -> dict[str, bytes]:
    """Return the files inside a pack."""
    with pikepdf.open(pdf) as opened:
        return {name: each.get_file().read_bytes() for name, each in opened.attachments.items()}


def pixels(data: bytes, area: Area) -> Image.Image:
    with Image.open(io.BytesIO(data)) as picture:
        wide, high = picture.size
        box = (
            area.x * wide // 1000,
            area.y * high // 1000,
            (area.x + area.width) * wide // 1000,
            (area.y + area.height) * high // 1000,
        )
        return picture.convert("L").crop(box)


def brightest(data: bytes, area: Area) -> int:
    return int(pixels(data, area).getextrema()[1])  # type: ignore[arg-type]


def page_of(workspace: Workspace, file: Evidence, page: int = 1) -> bytes:
    with workspace.read() as view:
        source = source_of(view, file.uid, page)
    assert source is not None
    return workspace.vault.read(source.name, source.key)


def two_pages(workspace: Workspace, folder: Path) -> Evidence:
    """Add a register of two pages to the one activity."""
    path = folder / "Register.pdf"
    path.write_bytes(pdf(2, words="Grace O. and Denise W."))
    with workspace.read() as view:
        (activity,) = view.all(Activity)
    draft = FileDraft(path, type="attendance_list", title="Register")
    attached = attach_files(workspace, [draft], to=[activity.uid]).evidence[0]
    return attached.record
