"""Commands that make something to look at: demo, sample."""

import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import typer

from sv_evidence.cli.options import session_of
from sv_evidence.cli.papers import write_papers
from sv_evidence.cli.receipts import receipt_fields, receipt_lines
from sv_evidence.cli.returns import return_fields, return_lines
from sv_evidence.cli.sending import verdict_fields, verdict_lines
from sv_evidence.cli.session import Session
from sv_evidence.domain.bids import Bid
from sv_evidence.domain.records import Kind
from sv_evidence.operations.claiming import period_asked
from sv_evidence.operations.exporting import PackReceipt, export_pack
from sv_evidence.operations.exporting_answers import export_answers
from sv_evidence.operations.problems import FolderNotEmpty
from sv_evidence.operations.references import only_bid
from sv_evidence.operations.returning import period_to_report
from sv_evidence.operations.safekeeping import record_counts
from sv_evidence.operations.sending_returns import contract_meant, export_return
from sv_evidence.reports.facts import PackQuestion
from sv_evidence.reports.verify import verify
from sv_evidence.sample.organisation import SAMPLE_NOW, make_sample
from sv_evidence.sample.synthetic import make_synthetic
from sv_evidence.store.durable import make_folder, problem_from
from sv_evidence.store.workspace import Workspace
from sv_evidence.system import interpreter, is_frozen, own_program
from sv_evidence.wording.labels import kind_count
from sv_evidence.wording.words import tr

MARKER = ".sv-evidence-demo"
PACK = "evidence-pack.pdf"
ANSWERS = "answers.docx"
RETURN = "contract-return.pdf"
WORKSPACE = "workspace"
_WINDOW = "import sys; from ui.app import main; sys.exit(main())"


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("demo")(demo)
    app.command("sample")(sample)


def demo(
    context: typer.Context,
    *,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where to put it.")] = Path(
        "demo"
    ),
    no_window: Annotated[
        bool, typer.Option("--no-window", help="Do not open the window at the end.")
    ] = False,
) -> None:
    """Make a sample organisation, export its evidence pack, check it, and open the window."""
    session = session_of(context)
    _refuse_others(out)
    session.say(tr("Making Larkspur Kitchens CIC: half a year of work, with its evidence ..."))
    with _in_place(out) as stage:
        (stage / MARKER).write_text("Made by the demo, and replaced by the next one.\n", "utf-8")
        clock = session.clock if session.is_still else None
        with make_sample(stage / WORKSPACE, clock=clock) as workspace:
            receipt, returned, papers = _documents(workspace, stage)
            counts = record_counts(workspace)
    receipt, returned = _moved(receipt, out), _moved(returned, out)
    verdict = verify(out / PACK)
    session.answer(
        {
            "workspace": str((out / WORKSPACE).resolve()),
            "pack": receipt_fields(receipt),
            "answers": str((out / ANSWERS).resolve()),
            "return": return_fields(returned),
            "verify": verdict_fields(verdict),
            "papers": [str((out / each).resolve()) for each in papers],
            "counts": counts,
        },
        [
            *(*_said(counts), *receipt_lines(receipt), *verdict_lines(verdict)),
            *return_lines(returned),
            *(tr("Written to {file}", file=out / each) for each in papers),
        ],
    )
    if not no_window and has_window(session):
        open_window(out / WORKSPACE)


def sample(
    context: typer.Context,
    *,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="A new or empty folder.")],
    activities: Annotated[int, typer.Option("--activities", min=0, help="How many.")],
    results: Annotated[int, typer.Option("--results", min=0, help="How many.")],
    evidence: Annotated[int, typer.Option("--evidence", min=0, help="How many files.")],
    seed: Annotated[int, typer.Option("--seed", help="Another seed, another workspace.")] = 1,
) -> None:
    """Make a workspace of any size, to measure with."""
    session = session_of(context)
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise FolderNotEmpty(out)
    with (
        _in_place(out) as stage,
        make_synthetic(
            stage,
            activities=activities,
            results=results,
            evidence=evidence,
            seed=seed,
            clock=session.clock if session.is_still else None,
        ) as workspace,
    ):
        counts = record_counts(workspace)
    session.answer({"workspace": str(out.resolve()), "counts": counts}, _said(counts))


def _refuse_others(out: Path) -> None:
    """Leave a folder alone that is neither empty nor an earlier demo."""
    if not out.exists():
        return
    if not out.is_dir() or (any(out.iterdir()) and not (out / MARKER).is_file()):
        raise FolderNotEmpty(out)


@contextmanager
def _in_place(out: Path) -> Iterator[Path]:
    """Give a new folder beside ``out`` that takes its place in the end, or goes on failure."""
    to = out.resolve()
    stage = to.with_name(f".{to.name}-{secrets.token_hex(4)}")
    make_folder(stage)
    try:
        yield stage
        if to.exists():
            shutil.rmtree(to)
        stage.rename(to)
    except OSError as error:
        raise problem_from(error, to) from error
    finally:
        shutil.rmtree(stage, ignore_errors=True)  # gone already if it was renamed


def _bid(workspace: Workspace) -> UUID:
    with workspace.read() as view:
        return only_bid(view)


def _documents(
    workspace: Workspace, stage: Path
) -> tuple[PackReceipt, PackReceipt, tuple[Path, ...]]:
    """Export the pack and the return, and beside them the answers and the year's papers."""
    receipt = _export(workspace, stage / PACK)
    export_answers(workspace, _bid(workspace), stage / ANSWERS)
    returned = _export_return(workspace, stage / RETURN)
    return receipt, returned, write_papers(workspace, stage)


def _export(workspace: Workspace, to: Path) -> PackReceipt:
    with workspace.read() as view:
        bid = next(iter(view.all(Bid)), None)
        period = period_asked(view, None, None, today=workspace.clock().date())
    return export_pack(workspace, PackQuestion(period, bid=None if bid is None else bid.uid), to)


def _export_return(workspace: Workspace, to: Path) -> PackReceipt:
    with workspace.read() as view:
        contract = contract_meant(view)
        first = period_to_report(view, contract, workspace.clock().date())
    return export_return(workspace, contract, first, to)


def _moved(receipt: PackReceipt, out: Path) -> PackReceipt:
    """Name every file of an export where it lies now that its folder has its own name."""
    return replace(
        receipt,
        file=out / receipt.file.name,
        register=out / receipt.register.name,
        claims=out / receipt.claims.name,
        checksums=out / receipt.checksums.name,
        twins=tuple(out / each.name for each in receipt.twins),
    )


def _said(counts: dict[str, Any]) -> list[str]:
    shown = (Kind.ACTIVITY, Kind.RESULT, Kind.EVIDENCE, Kind.CONTRACT, Kind.BID)
    return [", ".join(kind_count(kind, counts[kind.value]) for kind in shown) + "."]


def has_window(session: Session) -> bool:
    """Say whether somebody sits before a screen and waits."""
    if session.in_json or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    has_screen = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    return has_screen or sys.platform in {"win32", "darwin"}


def open_window(workspace: Path) -> None:
    """Show the window until it is closed; its clock is the sample's."""
    subprocess.run(  # noqa: S603 - our own interpreter and module
        [
            *([own_program()] if is_frozen() else [interpreter(), "-c", _WINDOW]),
            *("-w", str(workspace.resolve())),
            *("--now", SAMPLE_NOW.isoformat()),
        ],
        check=False,
    )
