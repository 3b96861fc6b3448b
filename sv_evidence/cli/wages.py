"""The command living-wage."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

from sv_evidence.cli.options import day_from, pair_from, session_of
from sv_evidence.cli.problems import NoWorkspaceGiven
from sv_evidence.cli.session import Session
from sv_evidence.domain.exact import shown
from sv_evidence.domain.living_wage import DayCheck, PayCheck, WageArea
from sv_evidence.domain.measures import decimal_text
from sv_evidence.operations.living_wage import WageReport, check_living_wage, wages_known
from sv_evidence.store.view import View
from sv_evidence.wording.wages import wage_line, wage_method

_ROLES = ("rate", "date", "hours", "person")
_HOURS_PLACES = 3


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("living-wage")(living_wage)


def living_wage(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A payroll extract (CSV or XLSX).")],
    *,
    area: Annotated[WageArea, typer.Option("--area", help="uk is everywhere outside London.")],
    column: Annotated[
        list[str] | None,
        typer.Option("--column", help="rate, date, hours or person = the heading in the file."),
    ] = None,
    paid_on: Annotated[
        str | None, typer.Option("--date", help="The day paid, if the file has no dates.")
    ] = None,
) -> None:
    """Compare pay with the real Living Wage; no name leaves the file."""
    session = session_of(context)
    named = dict(pair_from(each, context) for each in column or ())
    for role in named:
        if role not in _ROLES:
            raise typer.BadParameter(f"{role} is none of {', '.join(_ROLES)}.", context)
    day = day_from(paid_on, "date")
    with _view(session) as view:
        rates = wages_known(view)
    report = check_living_wage(file, area, rates, columns=named, paid_on=day, today=session.today)
    session.answer(_fields(report), _lines(report))


@contextmanager
def _view(session: Session) -> Iterator[View | None]:
    """Look into the workspace; where none is named or near, the shipped rates are all there are."""
    try:
        with session.reading() as workspace, workspace.read() as view:
            yield view
    except NoWorkspaceGiven:
        yield None


def _fields(report: WageReport) -> dict[str, Any]:
    return {
        **_pay(report.check.pay),
        **_rate(report.latest),
        "area": report.area.value,
        "columns": dict(report.payroll.columns),
        "days": [_day(each) for each in report.check.days],
        "left_out": report.payroll.without_rate,
        "method": wage_method(report),
    }


def _day(check: DayCheck) -> dict[str, Any]:
    return {"date": check.day.isoformat(), **_pay(check.pay), **_rate(check)}


def _pay(pay: PayCheck) -> dict[str, Any]:
    return {
        "lowest": _money(pay.lowest),
        "share": shown(pay.share, 4),
        "at_or_above": pay.at_or_above,
        "staff": pay.staff,
        "hours": None if pay.hours is None else decimal_text(pay.hours, _HOURS_PLACES),
    }


def _rate(check: DayCheck) -> dict[str, Any]:
    return {
        "rate": _money(check.against.rate),
        "from": check.against.first_day.isoformat(),
        "source": check.against.source,
        "check_for_newer_rate": check.check_for_newer,
    }


def _money(rate: int) -> str:
    whole, _, fraction = decimal_text(rate, 4).partition(".")
    return f"{whole}.{fraction.ljust(2, '0')}"


def _lines(report: WageReport) -> list[str]:
    lines = [wage_line(each) for each in report.check.days]
    return [*lines, wage_method(report)]
