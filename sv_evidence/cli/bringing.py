"""The command that brings in a spreadsheet."""

from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import typer

from sv_evidence.cli.options import session_of
from sv_evidence.domain.sheet_columns import Role
from sv_evidence.operations.bringing_in import Trial, Verdict, bring_in, try_sheet
from sv_evidence.operations.outputs import refuse_taken
from sv_evidence.operations.refused_rows import column_name, keep_refused, trouble_of
from sv_evidence.operations.sheet_maps import map_fields, mapped_plan
from sv_evidence.operations.sheet_plans import Book, open_book, plan_sheet, remember
from sv_evidence.wording.changes import Change
from sv_evidence.wording.sheets import (
    columns_text,
    how_text,
    skipped_text,
    target_label,
    why_text,
)
from sv_evidence.wording.words import tr

_MOST_SAID = 20


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("import")(import_)


def import_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A table: XLSX, ODS or CSV.")],
    *,
    map_: Annotated[
        Path | None,
        typer.Option("--map", metavar="F", help="JSON that says what each heading becomes."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would happen, and change nothing.")
    ] = False,
    refused: Annotated[
        Path | None,
        typer.Option("--refused", metavar="OUT", help="Keep rows that cannot be read as CSV."),
    ] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace that file.")] = False,
) -> None:
    """Bring in activities from a spreadsheet; the same file again adds nothing."""
    session = session_of(context)
    if refused is not None:
        refuse_taken(refused, overwrite=overwrite)
    book = open_book(file)
    change: UUID | None = None
    with session.reading() if dry_run else session.workspace() as workspace:
        with workspace.read() as view:
            if map_ is None:
                sheet = book.fullest()
                plan = plan_sheet(view, book, sheet, today=session.today)
            else:
                sheet, plan = mapped_plan(view, book, map_, today=session.today)
            trial = try_sheet(view, plan, today=session.today)
        if not dry_run and (trial.of(Verdict.ADD) or trial.of(Verdict.CHANGE)):
            with workspace.change(Change.BRING_IN) as unit:
                trial = bring_in(unit, plan, today=session.today)
                change = unit.change
            remember(workspace, plan)
    if refused is not None and trial.of(Verdict.FAIL):
        keep_refused(trial, refused, overwrite=overwrite)
    session.answer(_fields(book, sheet, trial, change), _lines(book, sheet, trial, dry=dry_run))


def _fields(book: Book, sheet: int, trial: Trial, change: UUID | None) -> dict[str, Any]:
    counts = {verdict: len(trial.of(verdict)) for verdict in Verdict}
    return {
        "change": None if change is None else str(change),
        "added": counts[Verdict.ADD],
        "existing": counts[Verdict.EXISTING],
        "changed": counts[Verdict.CHANGE],
        "skipped": counts[Verdict.SKIP] + trial.empty_rows,
        "failed": [{"file": book.path.name, **each} for each in _failed(trial)],
        "new_places": list(trial.new_places),
        "new_projects": list(trial.new_projects),
        "map": map_fields(book, sheet, trial.plan),
        "guesses": [
            {
                "heading": each.heading,
                "how": each.how.value,
                "why": why_text(each, target_label(each.target, trial.plan.measures)),
            }
            for each in trial.plan.columns
        ],
        "order_is_certain": trial.plan.order_is_certain,
    }


def _failed(trial: Trial) -> list[dict[str, Any]]:
    return [
        {
            "row": tried.read.place,
            "column": column_name(trial.plan, wrong),
            "reason": ". ".join(trouble_of(trial.plan, tried, wrong)),
            "mend": wrong.mend.use or None,
        }
        for tried in trial.of(Verdict.FAIL)
        for wrong in tried.read.faults
    ]


def _lines(book: Book, sheet: int, trial: Trial, *, dry: bool) -> list[str]:
    plan = trial.plan
    name = book.sheets[sheet].name
    where = tr("{file}, sheet {sheet}", file=book.path.name, sheet=name) if name else book.path.name
    failed = _failed(trial)
    lines = [
        tr("{where}: {columns}.", where=where, columns=columns_text(plan.columns)),
        *(
            tr(
                "{heading} becomes {what} ({how}).",
                heading=each.heading,
                what=target_label(each.target, plan.measures),
                how=how_text(each),
            )
            for each in plan.columns
            if each.target.role is not Role.LEFT_OUT
        ),
    ]
    if not plan.order_is_certain:
        lines.append(tr("Days were read day first or as chosen; no day in it shows which."))
    lines += [
        tr("Row {row} is skipped. {why}", row=each.read.place, why=skipped_text(each.read.skipped))
        for each in trial.of(Verdict.SKIP)[:_MOST_SAID]
    ]
    lines += [
        tr("Row {row}: {reason}", row=each["row"], reason=each["reason"])
        for each in failed[:_MOST_SAID]
    ]
    if len(failed) > _MOST_SAID:
        lines.append(tr("{count} more cannot be read.", count=f"{len(failed) - _MOST_SAID:,}"))
    return [*lines, _sum(trial, dry=dry)]


def _sum(trial: Trial, *, dry: bool) -> str:
    counts = {verdict: f"{len(trial.of(verdict)):,}" for verdict in Verdict}
    words = (
        tr(
            "Nothing was changed. It would add {added}, change {changed}; already there {existing},"
            " skipped {skipped}, cannot be read {failed}."
        )
        if dry
        else tr(
            "Added {added}, changed {changed}; already there {existing},"
            " skipped {skipped}, cannot be read {failed}."
        )
    )
    return words.format(
        added=counts[Verdict.ADD],
        changed=counts[Verdict.CHANGE],
        existing=counts[Verdict.EXISTING],
        skipped=f"{len(trial.of(Verdict.SKIP)) + trial.empty_rows:,}",
        failed=counts[Verdict.FAIL],
    )
