"""The command settings: how the workspace's organisation wants its screens and documents."""

from typing import Annotated

import typer

from sv_evidence.cli.options import session_of
from sv_evidence.operations.setting_up import amend_organisation
from sv_evidence.operations.shapes import plain_record
from sv_evidence.wording.words import tr


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("settings")(settings)


def settings(
    context: typer.Context,
    *,
    values: Annotated[
        bool | None,
        typer.Option("--values/--no-values", help="Say what claims are worth, or count them only."),
    ] = None,
) -> None:
    """Show the settings of the organisation, or change one; undo takes it back."""
    session = session_of(context)
    with session.workspace() as workspace:
        if values is not None:
            amend_organisation(workspace, shows_values=values)
        with workspace.read() as view:
            organisation = view.organisation
    shown = (
        tr("Values in pounds are shown.")
        if organisation.shows_values
        else tr("Values are switched off: claims are counted.")
    )
    session.answer({"organisation": plain_record(organisation)}, [organisation.name, shown])
