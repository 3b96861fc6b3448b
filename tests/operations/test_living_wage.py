import hashlib
from datetime import date
from pathlib import Path

import pytest

from sv_evidence.domain.evidence import ConsentState, Evidence
from sv_evidence.domain.living_wage import LivingWage, NoWageRate, WageArea
from sv_evidence.domain.measures import ProxyRate
from sv_evidence.operations.living_wage import (
    WageReport,
    check_living_wage,
    keep_wage_check,
    wages_known,
)
from sv_evidence.operations.problems import NoPay
from sv_evidence.store.workspace import Workspace
from sv_evidence.wording.wages import wage_document, wage_method
from tests.builders import TODAY, a_uid

UK = WageArea.UK


def checked(folder: Path, text: str, paid_on: date | None = None) -> WageReport:
    file = folder / "pay.csv"
    file.write_text(text, "utf-8")
    return check_living_wage(file, UK, wages_known(None), columns={}, paid_on=paid_on, today=TODAY)


def test_a_payroll_is_compared_with_the_rates_of_its_own_days(tmp_path: Path) -> None:
    report = checked(
        tmp_path, "Name,Date,Rate\nAnn,30/04/2026,12.60\nBen,01/05/2026,12.60\n\n,,x\n"[:-4]
    )

    assert report.says_days
    assert report.tells_people
    assert report.without_rate == 0
    assert (report.check.pay.at_or_above, report.check.pay.staff) == (1, 2)
    assert report.latest.day == date(2026, 5, 1)


def test_a_payroll_without_days_is_of_the_day_given_or_of_today(tmp_path: Path) -> None:
    text = "Rate\n12.60\n"

    assert checked(tmp_path, text).latest.day == TODAY
    earlier = checked(tmp_path, text, date(2026, 4, 30))
    assert earlier.latest.day == date(2026, 4, 30)
    assert earlier.check.pay.share == 1
    assert not earlier.says_days


def test_a_payroll_without_pay_says_so(tmp_path: Path) -> None:
    with pytest.raises(NoPay):
        checked(tmp_path, "Name,Rate\nAnn,\n")


def test_a_day_before_the_first_known_rate_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoWageRate):
        checked(tmp_path, "Date,Rate\n01/01/2020,13\n")


def test_rates_entered_in_a_workspace_count_and_can_be_undone(workspace: Workspace) -> None:
    new = LivingWage(a_uid(), UK, ProxyRate(142_500), date(2027, 5, 1), "Foundation", "Amina")
    with workspace.change("Add rate") as unit:
        unit.add(new)
    with workspace.read() as view:
        known = wages_known(view)
    workspace.undo()
    with workspace.read() as view:
        after = wages_known(view)

    assert new.first_day in [each.first_day for each in known]
    assert after == wages_known(None)


def test_a_check_is_kept_as_evidence_with_its_method_and_no_name(
    workspace: Workspace, tmp_path: Path
) -> None:
    report = checked(tmp_path, "Name,Date,Rate\nAnn Smith,30/04/2026,12.60\nBen,01/05/2026,12.60\n")

    (kept,) = keep_wage_check(workspace, report).evidence

    with workspace.read() as view:
        evidence = view.get(Evidence, kept.uid)
    assert (evidence.title, evidence.type) == ("Living Wage check, 1 May 2026", "payroll_extract")
    assert (evidence.dated, evidence.source) == (date(2026, 5, 1), "pay.csv")
    assert evidence.consent is ConsentState.NO_PEOPLE
    assert evidence.note == wage_method(report)
    said = wage_document(report)
    assert "Lowest hourly rate: £12.60" in said
    assert "1 of 2 (50 %)" in said
    assert "Ann" not in said
    digest = hashlib.sha256((tmp_path / "pay.csv").read_bytes()).hexdigest()
    assert digest[:4] in said
    assert digest == report.sha256
    with workspace.vault.open(evidence.vault_name, evidence.vault_key) as stream:
        assert stream.read().decode() == said


def test_the_same_check_kept_twice_is_one_file(workspace: Workspace, tmp_path: Path) -> None:
    report = checked(tmp_path, "Rate\n12.60\n")
    (first,) = keep_wage_check(workspace, report).evidence
    (second,) = keep_wage_check(workspace, report).evidence

    assert first.uid == second.uid
    workspace.undo()
    with workspace.read() as view:
        assert view.all(Evidence) == ()
