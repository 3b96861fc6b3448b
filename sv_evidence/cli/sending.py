"""Commands about what goes out: export pack, verify."""

from pathlib import Path
from typing import Annotated, Any

import typer

from sv_evidence.cli.failing import Code
from sv_evidence.cli.options import REF, ByFramework, From, To, asked_day, session_of
from sv_evidence.domain.bids import Bid
from sv_evidence.domain.contracts import Contract
from sv_evidence.operations.claiming import period_asked
from sv_evidence.operations.exporting import PackReceipt, export_pack
from sv_evidence.operations.references import framework_of, outcomes_of, uid_of
from sv_evidence.reports.copies import Originals
from sv_evidence.reports.facts import Check, Level, PackQuestion
from sv_evidence.reports.verify import Outcome, Verdict, verify
from sv_evidence.wording.labels import not_shown_text
from sv_evidence.wording.numbers import size_text
from sv_evidence.wording.pack_words import check_text
from sv_evidence.wording.verdicts import signer_text, verdict_reason_text, verdict_text
from sv_evidence.wording.words import tr, trn


def register(app: typer.Typer) -> None:
    """Add the commands."""
    export = typer.Typer(help="Make a document that leaves.", no_args_is_help=True)
    export.callback()(_exports)
    export.command("pack")(pack)
    app.add_typer(export, name="export")
    app.command("verify")(verify_)


def _exports() -> None:
    """Make a document that leaves."""


def pack(
    context: typer.Context,
    *,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The PDF to write.")],
    bid: Annotated[str | None, typer.Option("--bid", help="For a bid: " + REF)] = None,
    contract: Annotated[
        str | None, typer.Option("--contract", help="For a contract: " + REF)
    ] = None,
    framework: ByFramework = None,
    first: From = None,
    last: To = None,
    outcome: Annotated[
        list[str] | None, typer.Option("--outcome", metavar="CODE", help="Only these outcomes.")
    ] = None,
    originals: Annotated[
        Originals,
        typer.Option("--originals", help="Put originals inside too; never photos."),
    ] = Originals.NONE,
    twins: Annotated[
        bool, typer.Option("--twins", help="Write it as .docx, .xlsx and .txt too.")
    ] = False,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace the file.")] = False,
) -> None:
    """Export an evidence pack as a sealed PDF that carries its proof."""
    session = session_of(context)
    if bid is not None and contract is not None:
        raise typer.BadParameter("--bid and --contract exclude each other.", context)
    begins, ends = asked_day(first, "from"), asked_day(last, "to")
    with session.workspace() as workspace:
        with workspace.read() as view:
            within = None if framework is None else framework_of(view, framework).uid
            question = PackQuestion(
                period=period_asked(view, begins, ends, today=session.today),
                bid=None if bid is None else uid_of(view, bid, Bid),
                contract=None if contract is None else uid_of(view, contract, Contract),
                framework=within,
                outcomes=outcomes_of(view, outcome or (), within),
            )
        receipt = export_pack(
            workspace,
            question,
            out,
            originals=originals,
            with_twins=twins,
            overwrite=overwrite,
        )
    session.answer(receipt_fields(receipt), receipt_lines(receipt))


def verify_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A pack as PDF.")],
    *,
    key: Annotated[
        str | None, typer.Option("--key", metavar="WORDS", help="The sealing key you expect.")
    ] = None,
) -> None:
    """Check a pack by its seal and what it carries; the code is 1 if it was changed."""
    session = session_of(context)
    verdict = verify(file, key=key)
    session.answer(verdict_fields(verdict), verdict_lines(verdict))
    if verdict.outcome is not Outcome.UNCHANGED:
        raise typer.Exit(Code.NO if verdict.outcome is Outcome.CHANGED else Code.REFUSED)


def verdict_fields(verdict: Verdict) -> dict[str, Any]:
    """Return what a check answers."""
    return {
        "outcome": verdict.outcome.value,
        "reasons": [
            {
                "code": each.code,
                "item": each.item,
                "message": verdict_reason_text(each.code, each.item),
            }
            for each in verdict.reasons
        ],
        "sealed_at": verdict.sealed_at or None,
        "key_fingerprint": " ".join(verdict.key) or None,
        "signer": verdict.signer or None,
        "register_fingerprint": verdict.register_fingerprint or None,
        "items": {"matching": verdict.items[0], "total": verdict.items[1]},
        "figures": {"agreeing": verdict.figures[0], "total": verdict.figures[1]},
    }


def verdict_lines(verdict: Verdict) -> list[str]:
    """Return the same for a person."""
    return [
        verdict_text(verdict.outcome.value, sealed_at=verdict.sealed_at, key=verdict.key),
        *(verdict_reason_text(each.code, each.item) for each in verdict.reasons),
        *([signer_text(verdict.signer)] if verdict.signer else []),
    ]


def receipt_fields(receipt: PackReceipt) -> dict[str, Any]:
    """Return what an export answers."""
    return {
        "number": receipt.number,
        "uid": str(receipt.uid),
        "file": str(receipt.file.resolve()),
        "register": str(receipt.register.resolve()),
        "twins": [str(each.resolve()) for each in receipt.twins],
        "claims": str(receipt.claims.resolve()),
        "checksums": str(receipt.checksums.resolve()),
        "bytes": receipt.size,
        "pages": receipt.pages,
        "sha256": receipt.sha256,
        "register_fingerprint": receipt.register_fingerprint,
        "key_fingerprint": " ".join(receipt.sealer.words),
        "left_out": [{"number": number, "reason": reason} for number, reason in receipt.left_out],
        "checks": [
            {"code": each.code, "level": each.level.value, "message": _said(each)}
            for each in receipt.checks
        ],
    }


def receipt_lines(receipt: PackReceipt) -> list[str]:
    """Return the same for a person."""
    return [
        tr("Exported {number} to {file}", number=receipt.number, file=receipt.file),
        tr(
            "{pages}, {size}. SHA-256 {sha256}",
            pages=trn("{count} page", "{count} pages", receipt.pages),
            size=size_text(receipt.size),
            sha256=receipt.sha256,
        ),
        tr("Sealed with the key: {words}", words=" ".join(receipt.sealer.words)),
        *(
            tr("Left out: {number}. {reason}", number=number, reason=not_shown_text(reason))
            for number, reason in receipt.left_out
        ),
        *(_said(each) for each in receipt.checks if each.level is not Level.PASSED),
    ]


def _said(check: Check) -> str:
    title, more = check_text(check.code, count=check.count, of=check.of, items=check.items)
    return f"{title}. {more}".strip() if more else f"{title}."
