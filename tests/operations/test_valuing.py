from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from sv_evidence.domain.counting import ClaimQuestion
from sv_evidence.domain.discounting import Timing
from sv_evidence.domain.frameworks import Proxy
from sv_evidence.domain.measures import Period, ProxyRate
from sv_evidence.domain.organisations import Organisation
from sv_evidence.domain.problems import Fault, InvalidEntry
from sv_evidence.domain.tables import UnusableRows
from sv_evidence.operations.claiming import claims
from sv_evidence.operations.problems import NoSuchFile
from sv_evidence.operations.references import measure_of
from sv_evidence.operations.setting_up import amend_organisation
from sv_evidence.operations.valuing import value_file, value_question
from sv_evidence.reports.assumptions import claim_assumptions
from sv_evidence.store.workspace import Workspace
from tests.builders import MEALS, TODAY, a_uid
from tests.intake.test_tables import book_of

YEAR1 = Timing.YEAR1_DISCOUNTED
HEADING = "case,outcome,quantity,proxy,deadweight,attribution,displacement,drop_off,duration_years"
S1 = "S1,A,10,2000,0.20,0.25,0.10,0,1"
YEAR = Period(date(2026, 4, 1), date(2027, 3, 31))


def question_faults(investment: str, rate: str) -> tuple[Fault, ...]:
    with pytest.raises(InvalidEntry) as caught:
        value_question(investment, rate, YEAR1)
    return caught.value.faults


@pytest.mark.parametrize(
    ("investment", "rate", "faults"),
    [
        ("0", "0.035", [("investment", "not_positive")]),
        ("-5", "0.035", [("investment", "not_positive")]),
        ("1000000000001", "0.035", [("investment", "too_large")]),
        ("some", "3.5", [("investment", "not_an_amount"), ("rate", "not_a_rate")]),
        ("5000", "-0.01", [("rate", "not_a_rate")]),
        ("5000", "1", [("rate", "not_a_rate")]),
        ("5000", "green", [("rate", "not_a_rate")]),
    ],
)
def test_a_question_that_cannot_be_answered_names_every_fault(
    investment: str, rate: str, faults: list[tuple[str, str]]
) -> None:
    assert [(each.field, each.code) for each in question_faults(investment, rate)] == faults


@pytest.mark.parametrize(
    ("rate", "yearly", "horizon"),
    [
        ("0.035", "0.035", 125),
        ("3.5%", "0.035", 125),
        ("0", "0", 125),
        ("green_book", "0.035", 125),
        (" green_book_health ", "0.015", 30),
    ],
)
def test_a_rate_is_a_number_or_a_published_table(rate: str, yearly: str, horizon: int) -> None:
    question = value_question("£5,000", rate, YEAR1)

    assert question.investment == 5000
    assert question.rate.bands[0].rate == Decimal(yearly)
    assert question.rate.horizon == horizon


def test_a_file_is_valued_with_what_it_leans_on(tmp_path: Path) -> None:
    file = tmp_path / "case.csv"
    file.write_text(f"{HEADING}\n{S1}\n", "utf-8")

    report = value_file(file, value_question("5000", "0.035", YEAR1), today=TODAY)

    assert report.case == "S1"
    assert f"{report.appraisal.ratio:.4f}" == "2.0870"
    assert report.sensitivity.central.ratio == report.appraisal.ratio
    assert len(report.assumptions) == 3 + 7
    assert report.doubts == ()


def test_a_workbook_says_the_same_as_the_plain_file(tmp_path: Path) -> None:
    plain, book = tmp_path / "case.csv", tmp_path / "case.xlsx"
    plain.write_text(f"{HEADING}\n{S1}\n", "utf-8")
    numbers = [float(each) for each in S1.split(",")[2:]]
    book.write_bytes(book_of(Case=[HEADING.split(","), ["S1", "A", *numbers]]))

    question = value_question("5000", "0.035", YEAR1)
    from_plain = value_file(plain, question, today=TODAY).appraisal
    from_book = value_file(book, question, today=TODAY).appraisal
    assert from_plain.present_value == from_book.present_value


def test_an_outcome_longer_than_its_rates_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "case.csv"
    file.write_text(f"{HEADING}\n{S1[:-1]}31\n", "utf-8")

    value_file(file, value_question("5000", "green_book", YEAR1), today=TODAY)
    with pytest.raises(UnusableRows):
        value_file(file, value_question("5000", "green_book_health", YEAR1), today=TODAY)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(NoSuchFile):
        value_file(tmp_path / "none.csv", value_question("1", "0", YEAR1), today=TODAY)


@pytest.fixture
def valued(worked: Workspace) -> Workspace:
    """Give the measure of the one activity two proxies, the later of which counts."""
    with worked.change("Add proxies") as unit:
        meals = measure_of(unit, MEALS).uid
        first = Proxy(a_uid(), meals, ProxyRate(60_000), "Old", 2024)
        unit.add(
            replace(
                first, uid=a_uid(), rate=ProxyRate(62_500), source="HM Treasury", entered_on=TODAY
            )
        )
        unit.add(first)
    return worked


def test_claims_rest_on_the_proxy_entered_last(valued: Workspace) -> None:
    with valued.read() as view:
        (found,) = claim_assumptions(view, YEAR)

    assert (found.what, found.value, found.source) == ("proxy", "6.25", "HM Treasury")
    assert found.subject == "Meals shared"


def test_values_can_be_switched_off_whole_and_back(valued: Workspace) -> None:
    def worth() -> list[object]:
        with valued.read() as view:
            report = claims(view, ClaimQuestion(YEAR))
            return [line.claim.value for line in report.lines] + list(claim_assumptions(view, YEAR))

    before = worth()
    amend_organisation(valued, shows_values=False)
    off = worth()
    valued.undo()

    assert off == [None]
    assert worth() == before
    assert before[0] == 46 * 625


def test_values_are_shown_unless_somebody_switches_them_off() -> None:
    assert Organisation(a_uid(), "Larkspur").shows_values
