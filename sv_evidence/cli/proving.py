"""Commands that ask whether a number stands up: explain, gaps, people."""

from typing import Annotated

import typer

from sv_evidence.cli.looking import question_from
from sv_evidence.cli.options import ByContract, ByFramework, ByMeasure, From, To, session_of
from sv_evidence.cli.proving_fields import (
    explained_fields,
    gap_fields,
    gap_lines,
    people_fields,
)
from sv_evidence.domain.people import Person, Verdict
from sv_evidence.operations.explaining import explain_figure
from sv_evidence.operations.gaps import gaps
from sv_evidence.operations.references import uid_of
from sv_evidence.operations.registers import decide_double, people_in
from sv_evidence.reports.explained_text import lines_of
from sv_evidence.wording.changes import Change
from sv_evidence.wording.numbers import period_text
from sv_evidence.wording.people import double_text, people_lines
from sv_evidence.wording.words import tr

Pair = Annotated[
    tuple[str, str] | None, typer.Option(metavar="PERSON PERSON", help="Two references or uids.")
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("explain")(explain)
    app.command("gaps")(gaps_)
    app.command("people")(people)


def explain(
    context: typer.Context,
    figure: Annotated[
        str, typer.Argument(metavar="FIGURE", help="MEALS, or a pack's: LK-2026-0008:MEALS.")
    ],
    *,
    first: From = None,
    last: To = None,
    contract: ByContract = None,
    framework: ByFramework = None,
) -> None:
    """Say where a figure comes from: formula, rules, results and files."""
    session = session_of(context)
    with session.reading() as workspace, workspace.read() as view:
        question = question_from(
            view, session, first, last, contract=contract, framework=framework, measure=None
        )
        found = explain_figure(view, figure, question)
    session.answer(explained_fields(found), lines_of(found))


def gaps_(
    context: typer.Context,
    *,
    first: From = None,
    last: To = None,
    contract: ByContract = None,
    framework: ByFramework = None,
    measure: ByMeasure = None,
) -> None:
    """Say what keeps claims from being proven, the most valuable first, and what comes next."""
    session = session_of(context)
    with session.reading() as workspace, workspace.read() as view:
        question = question_from(
            view, session, first, last, contract=contract, framework=framework, measure=measure
        )
        found = gaps(view, question, today=session.today)
    lines = [line for gap in found for line in gap_lines(gap)]
    nothing = tr("Nothing: every result behind the claims is proven.")
    session.answer({"gaps": [gap_fields(each) for each in found]}, lines or [nothing])


def people(
    context: typer.Context,
    *,
    first: From = None,
    last: To = None,
    contract: ByContract = None,
    framework: ByFramework = None,
    measure: ByMeasure = None,
    group: Annotated[str, typer.Option("--group", help="Only people of this group.")] = "",
    same: Pair = None,
    different: Pair = None,
) -> None:
    """Count different people, and apart from that how often they came."""
    session = session_of(context)
    change: str | None = None
    with session.workspace() as workspace:
        for pair, verdict in ((same, Verdict.SAME), (different, Verdict.DIFFERENT)):
            if pair is not None:
                with workspace.change(Change.DECIDE_DOUBLE) as unit:
                    one, other = (uid_of(unit, ref, Person) for ref in pair)
                    decide_double(unit, one, other, verdict=verdict)
                    change = str(unit.change)
        with workspace.read() as view:
            question = question_from(
                view, session, first, last, contract=contract, framework=framework, measure=measure
            )
            report = people_in(view, question, group=group)
    said = [double_text(each) for each in report.likely_doubles]
    heads = report.unnamed_people, report.unnamed_activities
    lines = people_lines(report.distinct, report.contacts, report.by_group, heads)
    session.answer(
        people_fields(report, change), [period_text(report.question.period), *lines, *said]
    )
