"""Commands that make a pack or show it before: export pack, preview pack."""

from pathlib import Path
from typing import Annotated

import typer

from sv_evidence.cli.options import REF, ByFramework, From, To, asked_day, session_of
from sv_evidence.cli.receipts import receipt_fields, receipt_lines
from sv_evidence.cli.session import Session
from sv_evidence.domain.bids import Bid
from sv_evidence.domain.contracts import Contract
from sv_evidence.operations.claiming import period_asked
from sv_evidence.operations.exporting import export_pack
from sv_evidence.operations.outputs import write_new
from sv_evidence.operations.references import framework_of, outcomes_of, uid_of
from sv_evidence.operations.showing import show_page
from sv_evidence.reports.copies import Originals
from sv_evidence.reports.facts import PAGES_EACH, PackQuestion
from sv_evidence.reports.sizes import most_bytes
from sv_evidence.store.view import View
from sv_evidence.wording.numbers import size_text
from sv_evidence.wording.words import tr

ForBid = Annotated[str | None, typer.Option("--bid", help="For a bid: " + REF)]
ForContract = Annotated[str | None, typer.Option("--contract", help="For a contract: " + REF)]
OnlyOutcomes = Annotated[
    list[str] | None, typer.Option("--outcome", metavar="CODE", help="Only these outcomes.")
]
Size = Annotated[
    str, typer.Option("--size", metavar="SIZE", help="full, 10MB, or a number of MB at most.")
]
Pages = Annotated[
    int | None,
    typer.Option("--pages", min=1, metavar="N", help="A4 pages of each document at most."),
]
WithOriginals = Annotated[
    Originals, typer.Option("--originals", help="Put originals inside too; never photos.")
]
PIXELS = 1240
"""How wide a page is shown: 150 dots to the inch."""


def pack(
    context: typer.Context,
    *,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The PDF to write.")],
    bid: ForBid = None,
    contract: ForContract = None,
    framework: ByFramework = None,
    first: From = None,
    last: To = None,
    outcome: OnlyOutcomes = None,
    size: Size = "full",
    pages: Pages = None,
    originals: WithOriginals = Originals.NONE,
    twins: Annotated[
        bool, typer.Option("--twins", help="Write it as .docx, .xlsx and .txt too.")
    ] = False,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace the file.")] = False,
) -> None:
    """Export an evidence pack as a sealed PDF that carries its proof."""
    session, most = session_of(context), _most(context, size)
    whom = _one_of(context, bid, contract)
    with session.workspace() as workspace:
        with workspace.read() as view:
            question = _question(session, view, pages, (first, last), whom, (framework, outcome))
        receipt = export_pack(
            workspace,
            question,
            out,
            originals=originals,
            most=most,
            with_twins=twins,
            overwrite=overwrite,
        )
    session.answer(receipt_fields(receipt), receipt_lines(receipt))


def preview_pack(
    context: typer.Context,
    *,
    out: Annotated[Path, typer.Option("--out", metavar="PNG", help="The picture to write.")],
    page: Annotated[int, typer.Option("--page", min=1, metavar="N", help="Which page.")] = 1,
    bid: ForBid = None,
    contract: ForContract = None,
    framework: ByFramework = None,
    first: From = None,
    last: To = None,
    outcome: OnlyOutcomes = None,
    size: Size = "full",
    pages: Pages = None,
    originals: WithOriginals = Originals.NONE,
) -> None:
    """Show one page of a pack as a picture, and say how large the pack will be."""
    session, most = session_of(context), _most(context, size)
    whom = _one_of(context, bid, contract)
    with session.workspace() as workspace:
        with workspace.read() as view:
            question = _question(session, view, pages, (first, last), whom, (framework, outcome))
        shown = show_page(workspace, question, page, pixels=PIXELS, originals=originals, most=most)
    write_new(out, shown.picture, overwrite=True)
    session.answer(
        {"pages": shown.pages, "bytes": shown.size, "file": str(out.resolve())},
        [
            tr("Page {page} of {pages} is in {file}.", page=page, pages=shown.pages, file=out),
            tr("The pack will take about {size}.", size=size_text(shown.size)),
        ],
    )


def _most(context: typer.Context, size: str) -> int | None:
    try:
        return most_bytes(size)
    except ValueError as wrong:
        raise typer.BadParameter("--size is full, or a number of MB.", context) from wrong


def _one_of(
    context: typer.Context, bid: str | None, contract: str | None
) -> tuple[str | None, str | None]:
    if bid is not None and contract is not None:
        raise typer.BadParameter("--bid and --contract exclude each other.", context)
    return bid, contract


def _question(  # noqa: PLR0917 - both commands ask the same
    session: Session,
    view: View,
    pages: int | None,
    days: tuple[str | None, str | None],
    whom: tuple[str | None, str | None],
    what: tuple[str | None, list[str] | None],
) -> PackQuestion:
    begins, ends = asked_day(days[0], "from"), asked_day(days[1], "to")
    bid, contract = whom
    within = None if what[0] is None else framework_of(view, what[0]).uid
    return PackQuestion(
        period=period_asked(view, begins, ends, today=session.today),
        bid=None if bid is None else uid_of(view, bid, Bid),
        contract=None if contract is None else uid_of(view, contract, Contract),
        framework=within,
        outcomes=outcomes_of(view, what[1] or (), within),
        pages_each=PAGES_EACH if pages is None else pages,
    )
