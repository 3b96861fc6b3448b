"""Commands about what goes out: export, preview, verify."""

from pathlib import Path
from typing import Annotated, Any

import typer

from sv_evidence.cli.answering import answers
from sv_evidence.cli.failing import Code
from sv_evidence.cli.options import session_of
from sv_evidence.cli.packing import pack, preview_pack
from sv_evidence.cli.reporting import cic34, impact_report, open_data
from sv_evidence.cli.returns import return_
from sv_evidence.reports.verify import Outcome, Verdict, verify
from sv_evidence.wording.verdicts import signer_text, verdict_reason_text, verdict_text


def register(app: typer.Typer) -> None:
    """Add the commands."""
    export = typer.Typer(help="Make a document that leaves.", no_args_is_help=True)
    export.callback()(_exports)
    export.command("pack")(pack)
    export.command("return")(return_)
    export.command("answers")(answers)
    export.command("impact-report")(impact_report)
    export.command("cic34")(cic34)
    export.command("open-data")(open_data)
    app.add_typer(export, name="export")
    preview = typer.Typer(help="Show a document before it leaves.", no_args_is_help=True)
    preview.callback()(_previews)
    preview.command("pack")(preview_pack)
    app.add_typer(preview, name="preview")
    app.command("verify")(verify_)


def _exports() -> None:
    """Make a document that leaves."""


def _previews() -> None:
    """Show a document before it leaves."""


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
