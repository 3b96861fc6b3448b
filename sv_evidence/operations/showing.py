"""Showing a pack before it is exported: a page of it, and how large it will be."""

from dataclasses import dataclass

from sv_evidence.operations.exporting import check_pack
from sv_evidence.operations.sealing import sealing_key
from sv_evidence.reports.copies import Originals
from sv_evidence.reports.facts import PackQuestion
from sv_evidence.reports.leaves import leaves_of, page_of
from sv_evidence.reports.making import estimate_pack
from sv_evidence.reports.sealer import Sealer
from sv_evidence.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ShownPage:
    """One page as PNG, how many there are, and what the pack will take."""

    picture: bytes
    pages: int
    size: int
    """Bytes, as estimated; no more than were asked for."""


def show_page(
    workspace: Workspace,
    question: PackQuestion,
    page: int,
    *,
    pixels: int,
    originals: Originals = Originals.NONE,
    most: int | None = None,
) -> ShownPage:
    """Show one page of the pack that an export would make now; nothing is changed.

    Raise ``NoSuchPage``, ``NothingToExport``, ``PackTooLarge``, ``SumsDiffer``.
    """
    facts = check_pack(workspace, question)
    with workspace.read() as view:
        # Before the first seal there is no key yet; its words will take the same room.
        sealer = sealing_key(view) or Sealer("0" * 64)
        leaves = leaves_of(view, workspace.vault, facts, sealer=sealer)
        picture = page_of(leaves, page, pixels=pixels)
        told = estimate_pack(
            view, workspace.vault, facts, sealer=sealer, originals=originals, most=most
        )
    return ShownPage(picture, leaves.pages, told.size)
