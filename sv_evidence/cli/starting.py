"""Commands to begin with: init, schema, framework."""

from pathlib import Path
from typing import Annotated, Any

import typer

from sv_evidence.cli.failing import Code
from sv_evidence.cli.keeping import finding_fields
from sv_evidence.cli.options import pair_from, session_of
from sv_evidence.domain.framework_columns import ColumnRole
from sv_evidence.domain.framework_fields import InvalidFramework
from sv_evidence.domain.framework_tables import Said
from sv_evidence.domain.frameworks import Framework
from sv_evidence.domain.organisations import Organisation
from sv_evidence.domain.rule_kinds import rule_kinds
from sv_evidence.operations.framework_library import (
    document_of,
)
from sv_evidence.operations.framework_schema import FRAMEWORK_FILE, framework_schema
from sv_evidence.operations.framework_tables import (
    framework_csv,
    framework_given,
    install_read,
    read_framework,
)
from sv_evidence.operations.outputs import write_new
from sv_evidence.operations.references import kind_named
from sv_evidence.operations.rule_schemas import rule_schema
from sv_evidence.operations.schemas import record_schema, schemas
from sv_evidence.operations.setting_up import create_workspace
from sv_evidence.operations.shapes import plain_record
from sv_evidence.operations.surroundings import cautions
from sv_evidence.operations.uids import uid_at
from sv_evidence.wording.changes import Change
from sv_evidence.wording.framework_faults import (
    framework_fault_message,
    framework_fault_text,
    framework_note_text,
)
from sv_evidence.wording.words import tr, trn


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("init")(init)
    app.command("schema")(schema)
    framework = typer.Typer(help="Check, add or copy a framework file.", no_args_is_help=True)
    framework.command("check")(framework_check)
    framework.command("add")(framework_add)
    framework.command("export")(framework_export)
    app.add_typer(framework, name="framework")


def init(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new or an empty folder.")],
    *,
    name: Annotated[str, typer.Option("--name", help="The organisation's name.")] = "",
    year_start: Annotated[
        str, typer.Option("--year-start", metavar="MM-DD", help="When its year starts.")
    ] = "04-01",
    area: Annotated[str, typer.Option("--area", help="Where it works.")] = "",
    framework: Annotated[
        list[str] | None, typer.Option("--framework", help="A framework to begin with, by id.")
    ] = None,
) -> None:
    """Make a workspace."""
    session = session_of(context)
    organisation = Organisation(
        uid_at(session.clock()), name.strip(), area=area.strip(), year_start=year_start.strip()
    )
    with create_workspace(
        folder,
        organisation,
        author=session.author,
        clock=session.clock,
        frameworks=framework or (),
        passphrase=session.passphrase,
    ) as workspace:
        warned = [finding_fields(each) for each in cautions(workspace.folder)]
        fields = {
            "workspace": str(workspace.folder.resolve()),
            "organisation": plain_record(organisation),
            "locked": session.passphrase is not None,
            "warnings": warned,
        }
    locked = tr("Locked with your passphrase.") if session.passphrase else tr("Not locked.")
    made = tr("Made a workspace for {name}.", name=organisation.name)
    session.answer(fields, [made, locked, *(each["message"] for each in warned)])


def schema(
    context: typer.Context,
    kind: Annotated[
        str | None, typer.Argument(help="A kind of record or rule, or framework-file.")
    ] = None,
) -> None:
    """Say what records, framework files and rules look like, as JSON Schema."""
    if kind is None:
        found = schemas()
    elif kind.strip().lower().replace("_", "-") in {FRAMEWORK_FILE, "framework-file"}:
        found = framework_schema()
    elif kind.strip().lower() in rule_kinds():
        found = rule_schema(rule_kinds()[kind.strip().lower()])
    else:
        found = record_schema(kind_named(kind))
    session_of(context).answer_json(found)


Table = Annotated[
    list[str] | None,
    typer.Option("--column", help="Of a table: code, title, unit ... = the heading in the file."),
]
Licence = Annotated[str, typer.Option("--licence", help="Of a table: the words of its licence.")]
Titled = Annotated[str, typer.Option("--title", help="Of a table: the framework's title.")]
Publisher = Annotated[str, typer.Option("--publisher", help="Of a table: whose framework it is.")]


def framework_check(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A framework file, or a table (CSV or XLSX).")
    ],
    *,
    column: Table = None,
    licence: Licence = "",
    title: Titled = "",
    publisher: Publisher = "",
) -> None:
    """Say whether a framework file can be used, and every fault if not."""
    session = session_of(context)
    said = _said_of(context, column, licence=licence, title=title, publisher=publisher)
    try:
        read = read_framework(file, said)
    except InvalidFramework as refused:
        faults = [
            {"file": each.file, "place": each.place, "message": framework_fault_message(each)}
            for each in refused.faults
        ]
        fields = {"id": None, "version": None, "nodes": 0, "measures": 0, "faults": faults}
        session.answer(fields, [framework_fault_text(each) for each in refused.faults])
        raise typer.Exit(Code.NO) from None
    notes = [framework_note_text(each) for each in read.notes]
    session.answer(
        {**_fields(read.framework), "notes": notes},
        [_said(read.framework), *notes, tr("It can be used.")],
    )


def framework_add(
    context: typer.Context,
    file: Annotated[
        str,
        typer.Argument(metavar="FILE", help="A framework file, a table, or the id of one of ours."),
    ],
    *,
    column: Table = None,
    licence: Licence = "",
    title: Titled = "",
    publisher: Publisher = "",
) -> None:
    """Add a framework to the workspace."""
    session = session_of(context)
    said = _said_of(context, column, licence=licence, title=title, publisher=publisher)
    read = framework_given(file, said)
    with session.workspace() as workspace, workspace.change(Change.ADD_FRAMEWORK) as unit:
        installed = install_read(unit, read, author=session.author, today=session.today)
    news = tr("It was added.") if installed.is_new else tr("It was here already.")
    notes = [framework_note_text(each) for each in read.notes]
    session.answer(
        {
            **_fields(read.framework),
            "uid": str(installed.uid),
            "added": installed.is_new,
            "notes": notes,
        },
        [_said(read.framework), *notes, news],
    )


def framework_export(
    context: typer.Context,
    framework: Annotated[str, typer.Argument(metavar="ID", help="The framework's id.")],
    *,
    out: Annotated[Path, typer.Option("--out", help="The file to write, .json or .csv.")],
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace the file.")] = False,
) -> None:
    """Write a framework out as a file, to copy and to change."""
    session = session_of(context)
    with session.reading() as workspace, workspace.read() as view:
        found, document = document_of(view, framework)
    is_table = out.suffix.lower() == ".csv"
    write_new(out, framework_csv(found) if is_table else document.encode(), overwrite=overwrite)
    lines = [_said(found), tr("Written to {out}.", out=out)]
    if is_table and (found.rules or found.crosswalks):
        lines.append(tr("Rules and crosswalks are only in the JSON file."))
    session.answer({**_fields(found), "file": str(out)}, lines)


def _said_of(
    context: typer.Context, columns: list[str] | None, *, licence: str, title: str, publisher: str
) -> Said:
    named = dict(pair_from(each, context) for each in columns or ())
    known = [role.value for role in ColumnRole]
    for role in named:
        if role not in known:
            raise typer.BadParameter(f"{role} is none of {', '.join(known)}.", context)
    return Said(title=title, licence=licence, publisher=publisher, columns=named)


def _fields(framework: Framework) -> dict[str, Any]:
    return {
        "id": framework.id,
        "version": framework.version,
        "title": framework.title,
        "nodes": len(framework.nodes),
        "measures": len(framework.measures),
        "faults": [],
    }


def _said(framework: Framework) -> str:
    return tr(
        "{title}, version {version}: {nodes}, {measures}.",
        title=framework.title,
        version=framework.version,
        nodes=trn("{count} node", "{count} nodes", len(framework.nodes)),
        measures=trn("{count} measure", "{count} measures", len(framework.measures)),
    )
