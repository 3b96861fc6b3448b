"""Commands that tell the year: export impact-report, cic34, open-data."""

from pathlib import Path
from typing import Annotated, Any

import typer

from sv_evidence.cli.options import From, To, asked_day, session_of
from sv_evidence.cli.session import Session
from sv_evidence.domain.measures import Period, decimal_text
from sv_evidence.operations.claiming import period_asked
from sv_evidence.operations.exporting_report import ReportReceipt, export_report
from sv_evidence.operations.exporting_year import YearReceipt, export_cic34, export_open_data
from sv_evidence.reports.annual_facts import RestatedFacts
from sv_evidence.reports.cic34 import Draft
from sv_evidence.store.workspace import Workspace
from sv_evidence.wording.annual import (
    held_back_text,
    missing_parts_text,
    personal_text,
    restated_count_text,
)
from sv_evidence.wording.words import tr, trn

Overwrite = Annotated[bool, typer.Option("--overwrite", help="Replace the files.")]


def impact_report(
    context: typer.Context,
    *,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The PDF to write.")],
    first: From = None,
    last: To = None,
    overwrite: Overwrite = False,
) -> None:
    """Write the annual impact report as PDF and, beside it, as a Word file."""
    session = session_of(context)
    with session.workspace() as workspace:
        period = _period(session, workspace, first, last)
        receipt = export_report(workspace, period, out, overwrite=overwrite)
    session.answer(report_fields(receipt), report_lines(receipt))


def cic34(
    context: typer.Context,
    *,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The Word file to write.")],
    first: From = None,
    last: To = None,
    overwrite: Overwrite = False,
) -> None:
    """Write the parts of a community interest report as a draft, with what is missing named."""
    session = session_of(context)
    with session.workspace() as workspace:
        period = _period(session, workspace, first, last)
        receipt, draft = export_cic34(workspace, period, out, overwrite=overwrite)
    session.answer(cic34_fields(receipt, draft), cic34_lines(receipt, draft))


def open_data(
    context: typer.Context,
    *,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder to write into.")],
    first: From = None,
    last: To = None,
    overwrite: Overwrite = False,
) -> None:
    """Write the period as open data: CSVs with a description, and the Common Impact standard."""
    session = session_of(context)
    with session.workspace() as workspace:
        period = _period(session, workspace, first, last)
        receipt = export_open_data(workspace, period, out, overwrite=overwrite)
    lines = [tr("Written to {file}", file=each) for each in receipt.files]
    session.answer({**_common(receipt), "ids": list(receipt.facts.ids)}, lines)


def report_fields(receipt: ReportReceipt) -> dict[str, Any]:
    """Return what the export of a report answers."""
    facts = receipt.facts
    return {
        **_common(receipt),
        "number": receipt.number,
        "pages": receipt.pages,
        "sha256": receipt.sha256,
        "figures": receipt.figures,
        "stories": len(facts.stories),
        "quotes": len(facts.quotes),
        "held_back": facts.held_back,
        "missing": [each.value for each in receipt.missing],
        "restated": [_restated(each) for each in facts.restated],
    }


def report_lines(receipt: ReportReceipt) -> list[str]:
    """Return the same for a person."""
    facts = receipt.facts
    return [
        tr("Exported {number} to {file}", number=receipt.number, file=receipt.files[0]),
        tr("The same as a Word file: {file}", file=receipt.files[1]),
        tr(
            "{pages}, {figures}. SHA-256 {sha256}",
            pages=trn("{count} page", "{count} pages", receipt.pages),
            figures=trn("{count} figure", "{count} figures", receipt.figures),
            sha256=receipt.sha256,
        ),
        *([held_back_text(facts.held_back)] if facts.held_back else []),
        *([restated_count_text(len(facts.restated))] if facts.restated else []),
        *([missing_parts_text(receipt.missing)] if receipt.missing else []),
    ]


def cic34_fields(receipt: YearReceipt, draft: Draft) -> dict[str, Any]:
    """Return what the draft of a community interest report answers."""
    return {
        **_common(receipt),
        "missing": [each.value for each in draft.missing],
        "left_out": [
            {
                "topic": each.note.topic.value,
                "said_on": each.note.said_on.isoformat(),
                "points": list(each.points),
            }
            for each in draft.left_out
        ],
    }


def cic34_lines(receipt: YearReceipt, draft: Draft) -> list[str]:
    """Return the same for a person."""
    return [
        tr("Written to {file}", file=receipt.files[0]),
        *([missing_parts_text(draft.missing)] if draft.missing else []),
        *(personal_text(each.note.topic, each.points) for each in draft.left_out),
    ]


def _common(receipt: ReportReceipt | YearReceipt) -> dict[str, Any]:
    period = receipt.facts.pack.period
    return {
        "files": [str(path.resolve()) for path in receipt.files],
        "period": {"from": period.first.isoformat(), "to": period.last.isoformat()},
    }


def _restated(each: RestatedFacts) -> dict[str, Any]:
    return {
        "report": each.pack,
        "title": each.title,
        "told": decimal_text(each.told, 3),
        "now": decimal_text(each.now, 3),
    }


def _period(session: Session, workspace: Workspace, first: str | None, last: str | None) -> Period:
    begins, ends = asked_day(first, "from"), asked_day(last, "to")
    with workspace.read() as view:
        return period_asked(view, begins, ends, today=session.today)
