"""Whether pay reaches the real Living Wage: from a payroll extract that leaves no name behind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import file_digest
from pathlib import Path
from tempfile import TemporaryDirectory

from sv_evidence.domain.evidence import ConsentState
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
from sv_evidence.jail import ReaderPool
from sv_evidence.operations.attaching import Filed, attach_files
from sv_evidence.operations.consents import Consent
from sv_evidence.operations.incoming import FileDraft, opened
from sv_evidence.operations.problems import NoPay
from sv_evidence.store.view import View
from sv_evidence.store.workspace import Workspace
from sv_evidence.wording.wages import wage_document, wage_method, wage_title

EVIDENCE_TYPE = "payroll_extract"


@dataclass(frozen=True, slots=True)
class WageReport:
    """Pay beside the Living Wage, and what the payroll was like."""

    area: WageArea
    check: WageCheck
    payroll: Payroll
    file_name: str
    sha256: str
    """Of the payroll that was looked at, so that the check can be made again."""

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
        sha256 = file_digest(stream, "sha256").hexdigest()
        payroll = read_payroll(file.name, stream, columns=columns, otherwise=paid_on or today)
    if not payroll.rows:
        raise NoPay(file.name)
    check = check_pay(payroll.rows, area, rates, today=today)
    return WageReport(area, check, payroll, file.name, sha256)


def keep_wage_check(
    workspace: Workspace, report: WageReport, *, pool: ReaderPool | None = None
) -> Filed:
    """Keep a check as evidence: its figures and its method, and nobody's name or pay.

    The same check kept twice is one file.
    """
    title = wage_title(report.latest.day)
    with TemporaryDirectory(prefix="sv-evidence-") as beside:
        file = Path(beside) / f"{title}.txt"
        file.write_text(wage_document(report), "utf-8")
        draft = FileDraft(
            file,
            title=title,
            type=EVIDENCE_TYPE,
            dated=report.latest.day,
            source=report.file_name,
            consent=Consent(ConsentState.NO_PEOPLE),
            note=wage_method(report),
        )
        return attach_files(workspace, [draft], pool=pool)
