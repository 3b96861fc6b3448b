import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.contracts import Contract
from sv_evidence.domain.evidence import Channel, Evidence
from sv_evidence.domain.frameworks import InstalledFramework
from sv_evidence.domain.measures import Period, Thousandths
from sv_evidence.domain.proof import Mark
from sv_evidence.reports.bid_pack import compose
from sv_evidence.reports.claim_facts import Amounts
from sv_evidence.reports.encoding import encoded
from sv_evidence.reports.facts import NothingToExport, PackQuestion, SumsDiffer
from sv_evidence.reports.pounds import Pounds
from sv_evidence.reports.reading import Reading
from sv_evidence.store.view import View
from tests.builders import NOW
from tests.reports.conftest import HALF_YEAR, facts_of
from tests.reports.kitchen import Kitchen, a_full_kitchen, a_kitchen

SNAPSHOT = Path(__file__).parent / "snapshots" / "facts.json"
_UID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")


def settled(text: str) -> str:
    """Name uids by their order, since each run makes new ones."""
    names: dict[str, str] = {}
    return _UID.sub(lambda found: names.setdefault(found[0], f"uid-{len(names) + 1}"), text)


def test_the_facts_are_those_of_the_snapshot(tmp_path: Path) -> None:
    made = a_full_kitchen(tmp_path, weeks=3)
    with made.workspace:
        told = json.loads(settled(encoded(facts_of(made))))

    if not SNAPSHOT.exists():  # a deleted snapshot is written anew, to be looked at
        SNAPSHOT.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", "utf-8")
        pytest.fail("the snapshot was missing and has been written: look at it")
    assert told == json.loads(SNAPSHOT.read_text("utf-8"))


def test_claims_of_an_outcome_add_up_to_it(kitchen: Kitchen) -> None:
    facts = facts_of(kitchen)

    meals = next(
        claim for outcome in facts.outcomes for claim in outcome.claims if claim.code == "MEALS"
    )
    assert meals.quantity == sum(110 + week for week in range(8)) * 1000
    assert meals.by_mark == Amounts(proven=meals.quantity)
    assert meals.value is not None
    assert meals.value.total == meals.quantity // 1000 * 350
    chart = next(outcome.chart for outcome in facts.outcomes if outcome.title == "Less isolation")
    assert chart is not None
    assert sum(month.quantity or 0 for month in chart.months) == chart.total


def test_a_half_proven_claim_is_split_by_the_marks_of_its_results(kitchen: Kitchen) -> None:
    facts = facts_of(kitchen)

    jobs = facts.outcomes[0].claims[0]
    assert (jobs.code, jobs.mark) == ("JOBS", Mark.PART_PROVEN)
    assert jobs.by_mark == Amounts(proven=1000, unproven=2000)
    gap = next(gap for gap in facts.gaps if gap.claim == jobs.key)
    assert (gap.mark, gap.quantity, gap.missing) == (
        Mark.UNPROVEN,
        2000,
        "Start letter from the employer",
    )


def test_gaps_come_with_the_largest_value_first(kitchen: Kitchen) -> None:
    values = [gap.value or 0 for gap in facts_of(kitchen).gaps]

    assert values == sorted(values, reverse=True)


def test_nothing_in_the_period_is_said(kitchen: Kitchen) -> None:
    quiet = PackQuestion(Period(date(2020, 1, 1), date(2020, 12, 31)))

    with pytest.raises(NothingToExport) as nothing:
        facts_of(kitchen, quiet)

    assert nothing.value.details["period"] == quiet.period


def test_two_sums_that_differ_stop_everything(
    kitchen: Kitchen, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = View.independent_sums
    monkeypatch.setattr(
        View,
        "independent_sums",
        lambda self, asked: {
            place: Thousandths(value + 1) for place, value in honest(self, asked).items()
        },
    )

    with pytest.raises(SumsDiffer) as differ:
        facts_of(kitchen)

    assert differ.value.code == "figures_disagree"
    assert differ.value.details["added"] == differ.value.details["counted"] + 1  # type: ignore[operator]


def test_a_pack_can_be_about_some_outcomes_only(kitchen: Kitchen) -> None:
    facts = facts_of(kitchen, PackQuestion(HALF_YEAR, outcomes=("BBC-5.1",)))

    assert [outcome.title for outcome in facts.outcomes] == ["Less food waste"]
    assert {row.kind for row in facts.evidence} == {"photo", "receipt"}
    assert facts.title == ""


def test_a_contracts_pack_counts_its_shares_and_names_the_contract(kitchen: Kitchen) -> None:
    facts = facts_of(
        kitchen,
        PackQuestion(HALF_YEAR, contract=kitchen.contract, channel=Channel.CONTRACT_RETURN),
    )

    assert (facts.title, facts.buyer) == ("Community Meals 2026-29", "The Council")
    assert {claim.code for outcome in facts.outcomes for claim in outcome.claims} == {
        "MEALS",
        "ATTEND",
    }
    (contract,) = facts.contracts
    meals, jobs = contract.commitments
    assert meals.delivered == sum(110 + week for week in range(8)) * 1000
    assert meals.expected == 7_000_000 * 2 // 4  # two of four quarters
    assert (jobs.delivered, jobs.mark) == (0, Mark.UNPROVEN)


def test_contracts_that_did_not_run_are_not_told(kitchen: Kitchen) -> None:
    with kitchen.workspace.change("End it") as unit:
        unit.amend(Contract, kitchen.contract, last_day=date(2026, 4, 30))
    later = PackQuestion(Period(date(2026, 5, 1), date(2026, 5, 31)))

    try:
        assert facts_of(kitchen, later).contracts == ()
    finally:
        kitchen.workspace.undo()


def test_a_due_day_that_has_passed_expects_everything(kitchen: Kitchen) -> None:
    question = PackQuestion(Period(date(2026, 4, 1), date(2027, 6, 30)))

    meals = facts_of(kitchen, question).contracts[0].commitments[0]

    assert meals.expected == meals.target


def test_core_and_additional_are_told_apart_and_never_summed(tmp_path: Path) -> None:
    made = a_full_kitchen(tmp_path, weeks=2)
    made.log(date(2026, 6, 1), "Extra lunch", {"MEALS": 10}, impact=Impact.ADDITIONAL)

    with made.workspace:
        facts = facts_of(made)

    assert [total.impact for total in facts.totals] == [Impact.CORE, Impact.ADDITIONAL]
    core, additional = (
        claim for outcome in facts.outcomes for claim in outcome.claims if claim.code == "MEALS"
    )
    assert (core.quantity, additional.quantity) == (221_000, 10_000)
    assert additional.value == Amounts(unproven=3_500)
    summary = str(compose(facts).document)
    assert "£0 of additional" not in summary
    assert (
        "of core impact in six months; £35 of additional social value is claimed but not proven yet"
        in summary
    )
    assert "never added together" in summary


def test_a_chart_shows_core_and_additional_as_one_total_and_says_so(tmp_path: Path) -> None:
    made = a_full_kitchen(tmp_path, weeks=2)
    made.log(date(2026, 6, 1), "Extra lunch", {"MEALS": 10}, impact=Impact.ADDITIONAL, allot=True)

    with made.workspace:
        facts = facts_of(made)

    outcome = next(each for each in facts.outcomes if {c.code for c in each.claims} & {"MEALS"})
    assert outcome.chart is not None
    assert sum(month.quantity or 0 for month in outcome.chart.months) == 231_000
    assert outcome.chart.total == 231_000
    assert dict(outcome.chart.parts) == {Impact.CORE: 221_000, Impact.ADDITIONAL: 10_000}
    figures = str(compose(facts).document)
    assert figures.count("231 meals in all: 221 core and 10 additional") == 2
    assert sum(c.quantity for c in outcome.claims if c.code == "MEALS") == 231_000


def test_a_framework_in_the_bin_still_counts(tmp_path: Path) -> None:
    made = a_full_kitchen(tmp_path, weeks=1)
    with made.workspace.change("Bin it") as unit:
        framework = next(
            each for each in unit.all(InstalledFramework) if each.id == "birmingham-charter"
        )
        unit.bin(InstalledFramework, framework.uid)

    with made.workspace:
        assert facts_of(made).outcomes


def test_months_that_have_not_begun_are_not_zero(kitchen: Kitchen) -> None:
    year = PackQuestion(Period(date(2026, 4, 1), date(2027, 3, 31)))

    chart = facts_of(kitchen, year).outcomes[1].chart

    assert chart is not None
    assert [month.quantity is None for month in chart.months] == [False] * 6 + [True] * 6


def test_one_month_needs_no_chart(kitchen: Kitchen) -> None:
    april = PackQuestion(Period(date(2026, 4, 1), date(2026, 4, 30)))

    assert all(outcome.chart is None for outcome in facts_of(kitchen, april).outcomes)


def test_a_file_of_an_unknown_type_is_listed_and_supports_nothing(tmp_path: Path) -> None:
    made = a_kitchen(tmp_path)
    odd = made.file("Odd", "hologram", dated=None)
    made.log(date(2026, 5, 5), "Collected", {"SURPLUS": 5}, (odd,))

    with made.workspace:
        (row,) = facts_of(made, PackQuestion(HALF_YEAR)).evidence

    assert (row.type, row.supports, row.strength) == ("hologram", (), 1)


def test_pounds_add_up_in_every_direction(kitchen: Kitchen) -> None:
    facts = facts_of(kitchen)
    odd = tuple(
        replace(
            outcome,
            claims=tuple(
                replace(claim, value=Amounts(1_249 + place, 2_650 + place, 51))
                for place, claim in enumerate(outcome.claims)
            ),
        )
        for outcome in facts.outcomes
    )
    pence = sum(claim.value.total for each in odd for claim in each.claims if claim.value)

    pounds = Pounds(claim for outcome in odd for claim in outcome.claims)

    claims = [claim for outcome in odd for claim in outcome.claims]
    assert pounds.of(claims).total == (pence + 50) // 100
    for claim in claims:
        assert claim.value is not None
        for mark in Mark:
            assert abs(pounds.of_claim(claim).of(mark) * 100 - claim.value.of(mark)) < 200


def test_rows_are_read_once(kitchen: Kitchen) -> None:
    with kitchen.workspace.read() as view:
        reading = Reading(view, PackQuestion(HALF_YEAR), NOW.date(), {})

        assert reading.results is reading.results
        assert reading.files is reading.files


def test_the_bid_names_tender_and_buyer(kitchen: Kitchen) -> None:
    facts = facts_of(kitchen)

    assert facts.title == "Neighbourhood Wellbeing Services, Lot 2"
    assert facts.buyer == "The Council"
    assert facts.linked_frameworks == ("Social Value Model (PPN 002)",)


def test_evidence_numbers_are_in_order(kitchen: Kitchen) -> None:
    numbers = [row.number for row in facts_of(kitchen).evidence]

    assert numbers == sorted(numbers)
    with kitchen.workspace.read() as view:
        assert len(numbers) == len(view.all(Evidence))
