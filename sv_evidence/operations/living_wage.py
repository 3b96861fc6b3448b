"""Whether pay reaches the real Living Wage: from a payroll extract that leaves no name behind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sv_evidence.domain.living_wage import (
    DayCheck,
    LivingWage,
    WageArea,
    WageCheck,
    WageRate,
    check_pay,
    load_wages,
    rates_in_use,
)
from sv_evidence.intake.tables import Payroll, read_payroll
from sv_evidence.operations.incoming import opened
from sv_evidence.operations.problems import NoPay
from sv_evidence.store.view import View


@dataclass(frozen=True, slots=True)
class WageReport:
    """Pay beside the Living Wage, and what the payroll was like."""

    area: WageArea
    check: WageCheck
    payroll: Payroll

    @property
    def latest(self) -> DayCheck:
        """The newest day."""
        return self.check.latest

    @property
    def tells_people(self) -> bool:
        """Whether rows of one person were told to be so."""
        return self.payroll.tells_people

    @property
    def without_rate(self) -> int:
        """How many rows said no rate and were left out."""
        return self.payroll.without_rate

    @property
    def says_days(self) -> bool:
        """Whether the days are the payroll's own."""
        return "date" in self.payroll.columns


def wages_known(view: View | None) -> tuple[WageRate, ...]:
    """Return the shipped rates and, from a workspace, those entered there."""
    entered = () if view is None else view.all(LivingWage)
    return rates_in_use(load_wages(), entered)


def check_living_wage(
    file: Path,
    area: WageArea,
    rates: Sequence[WageRate],
    *,
    columns: Mapping[str, str],
    paid_on: date | None,
    today: date,
) -> WageReport:
    """Compare a payroll with the rates of an area; nothing of it is kept.

    ``columns`` are headings named for ``rate``, ``date``, ``hours`` or ``person``. ``paid_on`` is
    the day of a payroll that says none; without it, that is today.
    """
    with opened(file) as stream:
        payroll = read_payroll(file.name, stream, columns=columns, otherwise=paid_on or today)
    if not payroll.rows:
        raise NoPay(file.name)
    return WageReport(area, check_pay(payroll.rows, area, rates, today=today), payroll)
