"""What outcomes are worth: one case from a table, appraised."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

from sv_evidence.domain.assumptions import Assumptions, assumptions_in
from sv_evidence.domain.discounting import DiscountRate, Timing, load_discount_rates
from sv_evidence.domain.exact import decimal_from
from sv_evidence.domain.problems import Fault, InvalidEntry
from sv_evidence.domain.sensitivity import Sensitivity, sensitivity_of
from sv_evidence.domain.sroi import Appraisal, appraise
from sv_evidence.domain.tables import CellFault
from sv_evidence.domain.value_rows import LARGEST, case_from
from sv_evidence.intake.tables import read_table
from sv_evidence.operations.incoming import opened

LARGEST_INVESTMENT: Final = LARGEST


@dataclass(frozen=True, slots=True)
class ValueQuestion:
    """What a table of outcomes is to be valued against."""

    investment: Decimal
    rate: DiscountRate
    timing: Timing


@dataclass(frozen=True, slots=True)
class ValueReport:
    """A case valued, how far it leans on what, and what was taken for granted."""

    case: str
    appraisal: Appraisal
    sensitivity: Sensitivity
    assumptions: Assumptions
    doubts: tuple[CellFault, ...]


def value_question(investment: str, rate: str, timing: Timing) -> ValueQuestion:
    """Read what somebody typed; raise ``InvalidEntry`` with every fault.

    ``rate`` is a number such as 0.035 or the id of a shipped rate.
    """
    faults: list[Fault] = []
    amount, shipped = decimal_from(investment), load_discount_rates()
    if amount is None:
        faults.append(Fault("investment", "not_an_amount"))
    elif not 0 < amount <= LARGEST_INVESTMENT:
        faults.append(Fault("investment", "not_positive" if amount <= 0 else "too_large"))
    yearly = decimal_from(rate)
    if rate.strip() not in shipped and (yearly is None or not 0 <= yearly < 1):
        faults.append(Fault("rate", "not_a_rate", ", ".join(shipped)))
    if faults or amount is None:
        raise InvalidEntry(faults)
    known = shipped.get(rate.strip())
    return ValueQuestion(amount, known or DiscountRate.flat(yearly or Decimal(0)), timing)


def value_file(file: Path, question: ValueQuestion, *, today: date) -> ValueReport:
    """Value the outcomes of a table; raise what keeps it from being read, cell by cell."""
    with opened(file) as stream:
        rows = read_table(file.name, stream)
    case = case_from(rows, name=file.name, today=today, horizon=question.rate.horizon)
    appraisal = appraise(
        case.outcomes,
        investment=question.investment,
        rate=question.rate,
        timing=question.timing,
    )
    return ValueReport(
        case=case.name,
        appraisal=appraisal,
        sensitivity=sensitivity_of(appraisal),
        assumptions=assumptions_in(appraisal, today=today),
        doubts=case.doubts,
    )
