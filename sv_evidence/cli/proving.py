"""Commands that ask whether a number stands up: explain, gaps, people."""

from typing import Annotated, Any

import typer

from sv_evidence.cli.options import REF, day_from, session_of
from sv_evidence.cli.session import Session
from sv_evidence.domain.contracts import Contract
from sv_evidence.domain.counting import ClaimQuestion
from sv_evidence.domain.measures import Pence, Thousandths, decimal_text
from sv_evidence.domain.people import Person, Verdict
from sv_evidence.operations.claiming import period_asked
from sv_evidence.operations.explaining import explain_figure
from sv_evidence.operations.gaps import gaps
from sv_evidence.operations.references import framework_of, measure_of, uid_of
from sv_evidence.operations.registers import PeopleReport, decide_double, people_in
from sv_evidence.reports.claim_facts import GapFacts
from sv_evidence.reports.explained_text import formula_text, headline, lines_of
from sv_evidence.reports.explanation import ExplainedFile, ExplainedResult, Explanation
from sv_evidence.store.view import View
from sv_evidence.wording.changes import Change
from sv_evidence.wording.documents import part_of_claim
from sv_evidence.wording.gaps import lacking_text, next_text
from sv_evidence.wording.labels import mark_label
from sv_evidence.wording.numbers import money_text, period_text, share_text
from sv_evidence.wording.people import double_text, people_lines
from sv_evidence.wording.words import tr

First = Annotated[str | None, typer.Option("--from", help="From this day on.")]
Last = Annotated[str | None, typer.Option("--to", help="Until this day.")]
OfContract = Annotated[str | None, typer.Option("--contract", help=REF)]
OfFramework = Annotated[str | None, typer.Option("--framework", help="By its id.")]
OfMeasure = Annotated[str | None, typer.Option("--measure", help="By its code.")]
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
    first: First = None,
    last: Last = None,
    contract: OfContract = None,
    framework: OfFramework = None,
) -> None:
    """Say where a figure comes from: formula, rules, results and files."""
    session = session_of(context)
    days = day_from(first, "from"), day_from(last, "to")
    with session.workspace() as workspace, workspace.read() as view:
        question = _question(session, view, days, (contract, framework, None))
        found = explain_figure(view, figure, question)
    session.answer(_explained(found), lines_of(found))


def gaps_(
    context: typer.Context,
    *,
    first: First = None,
    last: Last = None,
    contract: OfContract = None,
    framework: OfFramework = None,
    measure: OfMeasure = None,
) -> None:
    """Say what keeps claims from being proven, the most valuable first, and what comes next."""
    session = session_of(context)
    days = day_from(first, "from"), day_from(last, "to")
    with session.workspace() as workspace, workspace.read() as view:
        question = _question(session, view, days, (contract, framework, measure))
        found = gaps(view, question, today=session.today)
    lines = [line for gap in found for line in _gap_lines(gap)]
    nothing = tr("Nothing: every result behind the claims is proven.")
    session.answer({"gaps": [_gap(each) for each in found]}, lines or [nothing])


def people(
    context: typer.Context,
    *,
    first: First = None,
    last: Last = None,
    contract: OfContract = None,
    framework: OfFramework = None,
    measure: OfMeasure = None,
    group: Annotated[str, typer.Option("--group", help="Only people of this group.")] = "",
    same: Pair = None,
    different: Pair = None,
) -> None:
    """Count different people, and apart from that how often they came."""
    session = session_of(context)
    days = day_from(first, "from"), day_from(last, "to")
    change: str | None = None
    with session.workspace() as workspace:
        for pair, verdict in ((same, Verdict.SAME), (different, Verdict.DIFFERENT)):
            if pair is not None:
                with workspace.change(Change.DECIDE_DOUBLE) as unit:
                    one, other = (uid_of(unit, ref, Person) for ref in pair)
                    decide_double(unit, one, other, verdict=verdict)
                    change = str(unit.change)
        with workspace.read() as view:
            question = _question(session, view, days, (contract, framework, measure))
            report = people_in(view, question, group=group)
    said = [double_text(each) for each in report.likely_doubles]
    heads = report.unnamed_people, report.unnamed_activities
    lines = people_lines(report.distinct, report.contacts, report.by_group, heads)
    session.answer(_people(report, change), [period_text(report.question.period), *lines, *said])


def _question(
    session: Session,
    view: View,
    days: tuple[Any, Any],
    refs: tuple[str | None, str | None, str | None],
) -> ClaimQuestion:
    """Read the period options, as ``claims`` has them."""
    contract, framework, measure = refs
    within = None if framework is None else framework_of(view, framework).uid
    return ClaimQuestion(
        period_asked(view, *days, today=session.today),
        contract=None if contract is None else uid_of(view, contract, Contract),
        framework=within,
        measure=None if measure is None else measure_of(view, measure, within).uid,
    )


def _explained(found: Explanation) -> dict[str, Any]:
    value, counted = found.value(), found.counted
    return {
        "figure": found.figure,
        "title": found.title,
        "where": found.where,
        "period": {"from": found.period.first.isoformat(), "to": found.period.last.isoformat()},
        "pack": found.pack or None,
        "made_at": None if found.made_at is None else found.made_at.isoformat(),
        "headline": headline(found),
        "unit": None if found.unit is None else found.unit.many,
        "quantity": None if counted is None else _quantity(counted),
        "value": _money(value),
        "formula": [
            {
                "measure": line.code,
                "title": line.title,
                "unit": line.unit.many,
                "impact": line.impact.value,
                "proof": line.mark.value,
                "counted": _quantity(line.counted),
                "results": line.results,
                "proxy": None if line.rate is None else decimal_text(line.rate, 4),
                "value": _money(line.value),
                "text": formula_text(line),
            }
            for line in found.lines
        ],
        "proxies": [
            {
                "measure": each.code,
                "rate": decimal_text(each.rate, 4),
                "source": each.source,
                "year": each.year,
                "licence": each.licence,
                "entered_by": each.entered_by,
                "entered_on": None if each.entered_on is None else each.entered_on.isoformat(),
            }
            for each in found.proxies
        ],
        **_explained_rows(found),
    }


def _explained_rows(found: Explanation) -> dict[str, Any]:
    return {
        "rule": [
            {
                "rule": each.rule,
                "whose": each.whose,
                "results": [str(uid) for uid in each.results],
                "counted": _quantity(each.counted),
                "excluded": _quantity(each.excluded),
                "message": each.message,
            }
            for each in found.rules
        ],
        "results": [_result(each) for each in found.results],
        "more": found.more,
        "excluded": _quantity(found.excluded),
        "sums": {
            code: {
                "counted": _quantity(sums.counted),
                "excluded": _quantity(sums.excluded),
                "added": _quantity(sums.added),
                "agree": sums.agree,
            }
            for code, sums in found.sums.items()
        },
        "evidence": [_file(each) for each in found.files],
    }


def _result(result: ExplainedResult) -> dict[str, Any]:
    return {
        "uid": str(result.result),
        "activity": result.number or str(result.activity),
        "measure": result.code,
        "day": result.day.isoformat(),
        "title": result.title,
        "quantity": _quantity(result.quantity),
        "value": _money(result.value),
        "proof": result.mark.value,
        "impact": result.impact.value,
        "missing": list(result.lacking),
        "evidence": [file.number for file in result.files],
    }


def _file(file: ExplainedFile) -> dict[str, Any]:
    return {
        "number": file.number,
        "uid": str(file.uid),
        "title": file.title,
        "type": file.type,
        "accepted": file.accepted,
        "strength": None if file.strength is None else file.strength.name.lower(),
        "spoilt": file.spoilt,
        "condition": file.condition.value,
        "consent": file.consent.value,
        "strength_set": file.set_because or None,
    }


def _gap(gap: GapFacts) -> dict[str, Any]:
    return {
        "claim": gap.claim.partition(":")[0],
        "title": gap.title,
        "impact": gap.impact.value,
        "proof": gap.mark.value,
        "quantity": _quantity(gap.quantity),
        "of": _quantity(gap.of),
        "unit": gap.unit.many,
        "results": gap.results,
        "missing": lacking_text(gap.lacking, gap.results),
        "codes": [code for code, _ in gap.lacking],
        "value": _money(gap.value),
        "share": decimal_text(1000 * gap.quantity // max(gap.of, 1), 3),
        "next": _next(gap),
    }


def _next(gap: GapFacts) -> str:
    return next_text(gap.proof, gap.lacking, results=gap.results, now=gap.now, then=gap.then)


def _gap_lines(gap: GapFacts) -> list[str]:
    worth = share_text(gap.quantity, gap.of) if gap.value is None else money_text(gap.value)
    what = part_of_claim(gap.quantity, gap.of, gap.title, gap.unit)
    return [
        f"{mark_label(gap.mark)}: {what}, {worth}",
        f"  {lacking_text(gap.lacking, gap.results)}",
        f"  {_next(gap)}",
    ]


def _people(report: PeopleReport, change: str | None) -> dict[str, Any]:
    period = report.question.period
    return {
        "period": {"from": period.first.isoformat(), "to": period.last.isoformat()},
        "distinct": report.distinct,
        "contacts": report.contacts,
        "likely_doubles": [
            {
                "first": {"uid": str(each.first.uid), "reference": each.first.reference},
                "second": {"uid": str(each.second.uid), "reference": each.second.reference},
                "why": each.why,
            }
            for each in report.likely_doubles
        ],
        "groups": dict(report.by_group),
        "without_register": {
            "activities": report.unnamed_activities,
            "contacts": report.unnamed_people,
        },
        "change": change,
    }


def _quantity(value: Thousandths) -> str:
    return decimal_text(value, 3)


def _money(value: Pence | None) -> str | None:
    return None if value is None else decimal_text(value, 2)
