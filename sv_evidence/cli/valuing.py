"""The command value."""

from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

import typer

from sv_evidence.cli.options import session_of
from sv_evidence.domain.assumptions import Assumption
from sv_evidence.domain.discounting import Timing
from sv_evidence.domain.exact import as_typed, shown
from sv_evidence.domain.sensitivity import Assumed, Scenario, Swing
from sv_evidence.domain.sroi import Appraisal, Valued
from sv_evidence.operations.valuing import ValueReport, value_file, value_question
from sv_evidence.wording.values import (
    assumption_label,
    assumption_value,
    cell_fault_text,
    doubt_text,
    timing_text,
)
from sv_evidence.wording.words import tr

_MONEY, _RATIO = 2, 4
_YEARS_ALWAYS_SHOWN = 5


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("value")(value)


def value(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A table of outcomes (CSV or XLSX), one case.")],
    *,
    investment: Annotated[str, typer.Option("--investment", help="What was put in, in pounds.")],
    rate: Annotated[str, typer.Option("--rate", help="0.035 for 3.5% a year, or green_book.")],
    timing: Annotated[
        Timing, typer.Option("--timing", help="Whether the first year is discounted.")
    ],
) -> None:
    """Say what outcomes are worth beside what was put in, and what that leans on."""
    session = session_of(context)
    question = value_question(investment, rate, timing)
    report = value_file(file, question, today=session.today)
    session.answer(_fields(report), _lines(report))


def _fields(report: ValueReport) -> dict[str, Any]:
    found = report.appraisal
    payback = found.payback_months
    return {
        "case": report.case,
        "investment": as_typed(found.investment),
        "discount_rate": _rate(found),
        "timing": found.timing.value,
        "total_impact_year1": shown(found.impact, _MONEY),
        "present_value": shown(found.present_value, _MONEY),
        "npv": shown(found.net_present_value, _MONEY),
        "ratio": shown(found.ratio, _RATIO),
        "net_ratio": shown(found.net_ratio, _RATIO),
        "payback_months": None if payback is None else shown(payback, _RATIO),
        "rows": [_row(report.case, each, len(found.factors)) for each in found.outcomes],
        "factors": [
            {"year": year, "factor": shown(factor, _RATIO)}
            for year, factor in enumerate(found.factors, start=1)
        ],
        "sensitivity": _sensitivity(report),
        "assumptions": [_assumption(each) for each in report.assumptions],
        "findings": [
            {
                "row": each.row,
                "column": each.column,
                "code": each.code,
                "message": cell_fault_text(each),
            }
            for each in report.doubts
        ],
    }


def _row(case: str, valued: Valued, years: int) -> dict[str, str]:
    outcome = valued.outcome
    columns = range(max(years, _YEARS_ALWAYS_SHOWN))
    values = [*valued.by_year, *[Decimal(0)] * (len(columns) - len(valued.by_year))]
    return {
        "case": case,
        "outcome": outcome.name,
        "quantity": as_typed(outcome.quantity),
        "proxy": as_typed(outcome.proxy),
        "deadweight": as_typed(outcome.deadweight),
        "attribution": as_typed(outcome.attribution.due_to_others),
        "displacement": as_typed(outcome.displacement),
        "drop_off": as_typed(outcome.drop_off),
        "duration_years": str(outcome.years),
        "impact_year1": shown(valued.impact, _MONEY),
        **{f"value_y{year + 1}": shown(values[year], _MONEY) for year in columns},
    }


def _sensitivity(report: ValueReport) -> dict[str, Any]:
    found = report.sensitivity
    return {
        "low": _scenario(found.low),
        "central": _scenario(found.central),
        "high": _scenario(found.high),
        "most": None if found.most is None else _swing(found.most, report.appraisal),
        "each": [_swing(swing, report.appraisal) for swing in found.swings],
    }


def _scenario(scenario: Scenario) -> dict[str, str]:
    return {
        "present_value": shown(scenario.present_value, _MONEY),
        "ratio": shown(scenario.ratio, _RATIO),
    }


def _swing(swing: Swing, appraisal: Appraisal) -> dict[str, Any]:
    return {
        "assumption": swing.assumed.value,
        "outcome": _outcome(swing, appraisal),
        "low": {"at": as_typed(swing.at_low), **_scenario(swing.low)},
        "high": {"at": as_typed(swing.at_high), **_scenario(swing.high)},
        "width": shown(swing.width, _RATIO),
    }


def _outcome(swing: Swing, appraisal: Appraisal) -> str | None:
    return None if swing.place is None else appraisal.outcomes[swing.place].outcome.name


def _assumption(each: Assumption) -> dict[str, Any]:
    return {
        "what": each.what,
        "label": assumption_label(each.what),
        "subject": each.subject,
        "value": assumption_value(each),
        "source": each.source,
        "year": each.year,
        "licence": each.licence,
        "area": each.area,
        "who": each.who,
        "when": None if each.when is None else each.when.isoformat(),
        "doubt": doubt_text(each),
    }


def _rate(appraisal: Appraisal) -> str:
    return appraisal.rate.name or as_typed(appraisal.rate.bands[0].rate)


def _lines(report: ValueReport) -> list[str]:
    found = report.appraisal
    lines = [
        tr("Impact in the first year: £{money}.", money=_pounds(found.impact)),
        tr(
            "Worth today: £{money}, at a discount rate of {rate}; {timing}.",
            money=_pounds(found.present_value),
            rate=_rate(found),
            timing=timing_text(found.timing),
        ),
        tr(
            "For each £1 put in: £{ratio}; net of it, £{net}.",
            ratio=_pounds(found.ratio),
            net=_pounds(found.net_ratio),
        ),
        tr("It is never paid back, as the first year's impact is not above 0.")
        if found.payback_months is None
        else tr("Paid back in {months} months.", months=shown(found.payback_months, 1)),
        tr(
            "With every assumption at its worst £{low} for each £1, at its best £{high}.",
            low=_pounds(report.sensitivity.low.ratio),
            high=_pounds(report.sensitivity.high.ratio),
        ),
    ]
    most = report.sensitivity.most
    if most is not None:
        lines.append(_most_text(most, found))
    return [*lines, *(cell_fault_text(each) for each in report.doubts)]


def _most_text(most: Swing, appraisal: Appraisal) -> str:
    label = assumption_label(most.assumed.value)
    named = label if most.assumed is Assumed.DISCOUNT_RATE else f"{label}, "
    return tr(
        "What changes it most: {named}{outcome} (£{low} at {at_low}, £{high} at {at_high}).",
        named=named,
        outcome=_outcome(most, appraisal) or "",
        low=_pounds(most.low.ratio),
        at_low=as_typed(most.at_low),
        high=_pounds(most.high.ratio),
        at_high=as_typed(most.at_high),
    )


def _pounds(value: Decimal) -> str:
    return f"{Decimal(shown(value, _MONEY)):,}"
