"""The command that tells what the counting rules did."""

import typer

from sv_evidence.cli.finding_fields import finding_fields, finding_message
from sv_evidence.cli.looking import question_from
from sv_evidence.cli.options import ByContract, ByFramework, ByMeasure, From, To, session_of
from sv_evidence.operations.claiming import finding_lines
from sv_evidence.wording.numbers import period_text
from sv_evidence.wording.words import tr


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("findings")(findings)


def findings(
    context: typer.Context,
    *,
    first: From = None,
    last: To = None,
    contract: ByContract = None,
    framework: ByFramework = None,
    measure: ByMeasure = None,
) -> None:
    """Say what was counted once or not at all, by which rule, and who says so."""
    session = session_of(context)
    with session.reading() as workspace, workspace.read() as view:
        question = question_from(
            view, session, first, last, contract=contract, framework=framework, measure=measure
        )
        found = (*view.doubts(question), *view.counted(question).findings)
        lines = finding_lines(view, found)
    period = question.period
    said = [finding_message(line) for line in lines] or [tr("No rule took anything away.")]
    session.answer(
        {
            "period": {"from": period.first.isoformat(), "to": period.last.isoformat()},
            "findings": [finding_fields(line) for line in lines],
        },
        [period_text(period), *said],
    )
