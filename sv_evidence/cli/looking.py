"""Commands that look: list, show, claims; and bin, which takes what they show away."""

from typing import Annotated, Any

import typer

from sv_evidence.cli.finding_fields import (
    finding_fields,
    finding_message,
    linked_fields,
    linked_line,
)
from sv_evidence.cli.options import (
    REF,
    ByContract,
    ByFramework,
    ByMeasure,
    From,
    To,
    asked_day,
    records_of,
    session_of,
    uid_from,
)
from sv_evidence.cli.session import Session
from sv_evidence.domain.contracts import Contract
from sv_evidence.domain.counting import ClaimQuestion
from sv_evidence.domain.measures import Pence, Thousandths, decimal_text
from sv_evidence.domain.proof import Mark
from sv_evidence.operations.binning import bin_records, counted_kinds
from sv_evidence.operations.claiming import ClaimLine, ClaimsReport, Worth, claims, period_asked
from sv_evidence.operations.listing import ListQuestion, list_records, show_record
from sv_evidence.operations.references import (
    framework_of,
    kind_named,
    measure_of,
    record_of,
    uid_of,
)
from sv_evidence.store.view import View
from sv_evidence.wording.labels import kind_count, kinds_count, mark_label
from sv_evidence.wording.numbers import money_text, period_text, quantity_text
from sv_evidence.wording.words import tr

_MOST_ROWS = 100_000


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("list")(list_)
    app.command("show")(show)
    app.command("bin")(bin_)
    app.command("claims")(claims_)


def list_(
    context: typer.Context,
    kind: Annotated[str, typer.Argument(help="activity, evidence, contract ...")],
    *,
    find: Annotated[str, typer.Option("--find", help="Words that must all be there.")] = "",
    first: From = None,
    last: To = None,
    sort: Annotated[str, typer.Option("--sort", help="The field to sort by.")] = "",
    limit: Annotated[
        int, typer.Option("--limit", min=1, max=_MOST_ROWS, help="How many at most.")
    ] = 200,
    after: Annotated[str | None, typer.Option("--after", help="Go on after this uid.")] = None,
    in_bin: Annotated[bool, typer.Option("--bin", help="What lies in the bin instead.")] = False,
) -> None:
    """List the records of a kind that are alive, or those in the bin."""
    session = session_of(context)
    question = ListQuestion(
        kind_named(kind),
        words=find,
        first=asked_day(first, "from"),
        last=asked_day(last, "to"),
        sort=sort.strip(),
        limit=limit,
        after=uid_from(after, context),
        in_bin=in_bin,
    )
    with session.reading() as workspace, workspace.read() as view:
        listed = list_records(view, question)
    session.answer(
        {"total": listed.total, "rows": list(listed.rows)},
        [*(_line(row) for row in listed.rows), kind_count(question.kind, listed.total)],
    )


def show(context: typer.Context, ref: Annotated[str, typer.Argument(help=REF)]) -> None:
    """Show one record and what belongs to it."""
    session = session_of(context)
    with session.reading() as workspace, workspace.read() as view:
        shown = show_record(view, record_of(view, ref))
    session.answer({"record": shown}, [f"{name}: {_brief(value)}" for name, value in shown.items()])


def bin_(context: typer.Context, refs: Annotated[list[str], typer.Argument(help=REF)]) -> None:
    """Put records in the bin; undo takes them out."""
    session = session_of(context)
    with session.workspace() as workspace:
        with workspace.read() as view:
            records = records_of(view, refs)
        change = bin_records(workspace, records)
    said = tr("In the bin: {what}.", what=kinds_count(counted_kinds(records)))
    session.answer({"change": str(change)}, [said])


def claims_(
    context: typer.Context,
    *,
    first: From = None,
    last: To = None,
    contract: ByContract = None,
    framework: ByFramework = None,
    measure: ByMeasure = None,
) -> None:
    """Say what can be proven; without dates, over the organisation's year so far."""
    session = session_of(context)
    with session.reading() as workspace, workspace.read() as view:
        question = question_from(
            view, session, first, last, contract=contract, framework=framework, measure=measure
        )
        report = claims(view, question)
    session.answer(_fields(report), _lines(report))


def question_from(
    view: View,
    session: Session,
    first: str | None,
    last: str | None,
    *,
    contract: str | None,
    framework: str | None,
    measure: str | None,
) -> ClaimQuestion:
    """Return the question that the options of ``claims`` ask."""
    begins, ends = asked_day(first, "from"), asked_day(last, "to")
    within = None if framework is None else framework_of(view, framework).uid
    return ClaimQuestion(
        period_asked(view, begins, ends, today=session.today),
        contract=None if contract is None else uid_of(view, contract, Contract),
        framework=within,
        measure=None if measure is None else measure_of(view, measure, within).uid,
    )


def _fields(report: ClaimsReport) -> dict[str, Any]:
    period = report.question.period
    return {
        "period": {"from": period.first.isoformat(), "to": period.last.isoformat()},
        "claims": [_claim(line) for line in report.lines],
        "totals": {
            "claims": len(report.lines),
            **{mark.value: report.count(mark) for mark in Mark},
            **_only_worth(report),
            "core": _worth(report.core),
            "additional": _worth(report.additional),
        },
        "findings": [finding_fields(line) for line in report.findings],
        "linked": [linked_fields(line) for line in report.linked],
    }


def _claim(line: ClaimLine) -> dict[str, Any]:
    claim = line.claim
    by_mark = {} if claim.value_by_mark is None else claim.value_by_mark
    return {
        "framework": line.framework.id,
        "measure": line.measure.code,
        "uid": str(line.uid),
        "title": line.measure.title,
        "outcome": line.measure.node,
        "unit": line.measure.unit.many,
        "logged": _quantity(claim.logged),
        "quantity": _quantity(Thousandths(claim.counted + claim.excluded)),
        "counted": _quantity(claim.counted),
        "excluded": _quantity(claim.excluded),
        "added": _quantity(claim.added),
        "proven": _quantity(claim.by_mark[Mark.PROVEN]),
        "part_proven": _quantity(claim.by_mark[Mark.PART_PROVEN]),
        "unproven": _quantity(claim.by_mark[Mark.UNPROVEN]),
        "value": _money(claim.value),
        "value_proven": _money(by_mark.get(Mark.PROVEN)),
        "core": _quantity(claim.core),
        "additional": _quantity(claim.additional),
        "proof": claim.mark.value,
        "results": claim.results,
        "evidence": line.evidence,
    }


def _only_worth(report: ClaimsReport) -> dict[str, Any]:
    """Give one value where there is one; core and additional are never added up."""
    worths = [each for each in (report.core, report.additional) if each is not None]
    only = worths[0] if len(worths) == 1 else None
    return {
        "value": None if only is None else _money(only.value),
        "value_proven": None if only is None else _money(only.by_mark[Mark.PROVEN]),
    }


def _worth(worth: Worth | None) -> dict[str, Any] | None:
    if worth is None:
        return None
    return {
        "value": _money(worth.value),
        **{f"value_{mark.value}": _money(value) for mark, value in worth.by_mark.items()},
    }


def _quantity(value: Thousandths) -> str:
    return decimal_text(value, 3)


def _money(value: Pence | None) -> str | None:
    return None if value is None else decimal_text(value, 2)


def _lines(report: ClaimsReport) -> list[str]:
    lines = [period_text(report.question.period)]
    for line in report.lines:
        claim = line.claim
        said = tr(
            "{mark}: {title}, {quantity} ({proven} proven)",
            mark=mark_label(claim.mark),
            title=line.measure.title,
            quantity=quantity_text(claim.counted, line.measure.unit),
            proven=quantity_text(claim.by_mark[Mark.PROVEN], line.measure.unit),
        )
        lines.append(said if claim.value is None else f"{said}, {money_text(claim.value)}")
    proven = report.count(Mark.PROVEN)
    lines.append(
        tr("{proven} of {all} claims proven in full.", proven=proven, all=len(report.lines))
    )
    for words, worth in (
        (tr("Core impact: {proven} proven of {value}."), report.core),
        (tr("Additional social value: {proven} proven of {value}."), report.additional),
    ):
        if worth is not None:
            proven_value = money_text(worth.by_mark[Mark.PROVEN])
            lines.append(words.format(proven=proven_value, value=money_text(worth.value)))
    lines.extend(finding_message(line) for line in report.findings)
    lines.extend(linked_line(line) for line in report.linked)
    return lines


def _line(row: dict[str, Any]) -> str:
    named = row.get("number") or row.get("code") or row.get("id") or row["uid"]
    title = row.get("title") or row.get("name") or row.get("quantity") or row.get("wording") or ""
    day = row.get("last_day") or row.get("dated") or ""
    return "  ".join(str(part) for part in (named, day, title, row.get("proof", "")) if part)


def _brief(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(
            str(each.get("number") or each.get("code") or each.get("uid")) for each in value
        )
    return "" if value is None else str(value)
