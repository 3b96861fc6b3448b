"""Commands that put something in: record, log, attach."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import typer

from sv_evidence.cli.filing import Stands, file_fields, files_said
from sv_evidence.cli.options import REF, ByContract, day_from, pair_from, session_of
from sv_evidence.domain.activities import Activity, ActivityDraft, ResultDraft
from sv_evidence.domain.contracts import Contract
from sv_evidence.domain.doubts import DOUBTS
from sv_evidence.domain.measures import quantity_from
from sv_evidence.domain.proof import Mark
from sv_evidence.domain.records import Kind
from sv_evidence.operations.attaching import Filed, attach_files, log_with_files
from sv_evidence.operations.consents import consent_from
from sv_evidence.operations.incoming import FileDraft
from sv_evidence.operations.listing import show_record
from sv_evidence.operations.record_files import read_entries
from sv_evidence.operations.recording import record_entries, strangers_in
from sv_evidence.operations.references import measure_of, uid_of
from sv_evidence.operations.standing import evidence_stands
from sv_evidence.store.view import View
from sv_evidence.wording.labels import kind_count, mark_label, shortfall_text
from sv_evidence.wording.words import tr

Title = Annotated[str, typer.Option("--title", help="What was done.")]
Day = Annotated[str | None, typer.Option("--date", help="When, as YYYY-MM-DD.")]
LastDay = Annotated[str | None, typer.Option("--to", help="The last day, if several.")]
Place = Annotated[str, typer.Option("--place", help="Where, by name.")]
Postcode = Annotated[str, typer.Option("--postcode", help="Its postcode.")]
Project = Annotated[str, typer.Option("--project", help="The project, by name.")]
People = Annotated[int | None, typer.Option("--people", help="How many it was for.")]
Results = Annotated[
    list[str] | None, typer.Option("--result", metavar="CODE=QTY", help="What it delivered.")
]
Files = Annotated[list[Path] | None, typer.Option("--file", help="A file that proves it.")]
Note = Annotated[str, typer.Option("--note", help="Anything else.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("record")(record)
    app.command("log")(log)
    app.command("attach")(attach)


def record(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Records as JSON.")],
) -> None:
    """Keep records of any kinds from a JSON file, all of them or none."""
    session = session_of(context)
    entries = read_entries(file)
    with session.workspace() as workspace:
        recorded = record_entries(workspace, entries)
        with workspace.read() as view:
            warned = [_stranger(each) for each in strangers_in(view, recorded)]
    made = [each for each in recorded.records if each.is_new]
    rows = [
        {"kind": each.kind.value, "uid": str(each.uid), "number": each.number or None}
        for each in recorded.records
    ]
    session.answer(
        {
            "change": None if recorded.change is None else str(recorded.change),
            "made": [row for row, each in zip(rows, recorded.records, strict=True) if each.is_new],
            "existing": [
                row for row, each in zip(rows, recorded.records, strict=True) if not each.is_new
            ],
            "warnings": warned,
        },
        [
            tr("Recorded: {what}.", what=_counted([each.kind for each in made])),
            tr("Already here: {count}.", count=len(rows) - len(made)),
            *warned,
        ],
    )


def _stranger(reference: str) -> str:
    """Say that a detail names somebody who is on no record, and how it is counted."""
    return tr(
        "Please check “{reference}”: no person has this reference. It counts as one person; "
        "a comma stands between two.",
        reference=reference,
    )


def log(
    context: typer.Context,
    *,
    title: Title = "",
    date: Day = None,
    to: LastDay = None,
    place: Place = "",
    postcode: Postcode = "",
    project: Project = "",
    people: People = None,
    contract: ByContract = None,
    result: Results = None,
    file: Files = None,
    note: Note = "",
) -> None:
    """Log an activity with its results and files."""
    session = session_of(context)
    pairs = [pair_from(each, context) for each in result or ()]
    draft = ActivityDraft(
        title=title,
        first_day=day_from(date, "first_day"),
        last_day=day_from(to, "last_day"),
        place=place,
        postcode=postcode,
        project=project,
        people=people,
        notes=note,
    )
    with session.workspace() as workspace:
        with workspace.read() as view:
            draft = _with_references(view, draft, contract, pairs)
        filed = log_with_files(workspace, draft, [FileDraft(path) for path in file or ()])
        with workspace.read() as view:
            stands = evidence_stands(view, [each.uid for each in filed.evidence])
            fields = _logged(view, filed, stands)
            doubted = _doubted(view, fields)
            fields["warnings"] = doubted
    session.answer(fields, [*_logged_lines(fields, filed, stands), *doubted])


def attach(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Files to add.")],
    *,
    to: Annotated[
        list[str] | None, typer.Option("--to", help="The activity they belong to: " + REF)
    ] = None,
    type_: Annotated[str, typer.Option("--type", help="What they are, such as photo.")] = "",
    date: Annotated[str | None, typer.Option("--date", help="The day they are of.")] = None,
    source: Annotated[str, typer.Option("--source", help="Who made them.")] = "",
    consent: Annotated[
        str | None, typer.Option("--consent", metavar="STATE[:UNTIL]", help="What was agreed.")
    ] = None,
) -> None:
    """Add evidence files, and tie them to activities."""
    session = session_of(context)
    dated = day_from(date, "dated")
    agreed = None if consent is None else consent_from(consent)
    drafts = [
        FileDraft(path, type=type_.strip(), dated=dated, source=source, consent=agreed)
        for path in files
    ]
    with session.workspace() as workspace:
        with workspace.read() as view:
            activities = [uid_of(view, ref, Activity) for ref in to or ()]
        filed = attach_files(workspace, drafts, to=activities)
        with workspace.read() as view:
            stands = evidence_stands(view, [each.uid for each in filed.evidence])
    session.answer(
        {
            "change": str(filed.change) if filed.is_change else None,
            "evidence": file_fields(filed.evidence, stands),
        },
        files_said(filed.evidence, stands),
    )


def _with_references(
    view: View, draft: ActivityDraft, contract: str | None, pairs: list[tuple[str, str]]
) -> ActivityDraft:
    results = tuple(
        ResultDraft(measure_of(view, code).uid, quantity_from(quantity)) for code, quantity in pairs
    )
    uid = None if contract is None else uid_of(view, contract, Contract)
    return replace(draft, contract=uid, results=results)


def _logged_lines(fields: dict[str, Any], filed: Filed, stands: Stands) -> list[str]:
    activity = fields["activity"]
    return [
        tr("Logged {number}: {title}", number=activity["number"], title=activity["title"]),
        *(
            tr(
                "{code}, {quantity} {unit}: {proof}",
                code=each["code"],
                quantity=each["quantity"],
                unit=each["unit"],
                proof=mark_label(Mark(each["proof"])).lower(),
            )
            for each in fields["results"]
        ),
        *files_said(filed.evidence, stands),
    ]


def _doubted(view: View, fields: dict[str, Any]) -> list[str]:
    """Say of each result whose number cannot be right why, and what it means."""
    rows = {UUID(each["uid"]): each for each in fields["results"]}
    return [
        tr(
            "Please check {code}, {quantity} {unit}. {why} It is kept, and stays unproven.",
            code=rows[uid]["code"],
            quantity=rows[uid]["quantity"],
            unit=rows[uid]["unit"],
            why=shortfall_text(code),
        )
        for uid, finding in view.findings(rows).items()
        for code in finding.measurable
        if code in DOUBTS
    ]


def _logged(view: View, filed: Filed, stands: Stands) -> dict[str, Any]:
    uid = filed.activity.uid if filed.activity is not None else UUID(int=0)
    shown = show_record(view, view.get(Activity, uid))
    results = shown.pop("results")
    shown.pop("evidence")
    return {
        "change": str(filed.change),
        "activity": shown,
        "results": [
            {
                "uid": each["uid"],
                "measure": each["measure"],
                "code": each["code"],
                "quantity": each["quantity"],
                "unit": each["unit"],
                "impact": each["impact"],
                "proof": each["proof"],
            }
            for each in results
        ],
        "evidence": file_fields(filed.evidence, stands),
    }


def _counted(kinds: list[Kind]) -> str:
    counts = {kind: kinds.count(kind) for kind in Kind if kind in kinds}
    return ", ".join(kind_count(kind, count) for kind, count in counts.items()) or tr("nothing")
