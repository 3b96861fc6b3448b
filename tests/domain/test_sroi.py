from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sv_evidence.domain.attribution import OthersShare
from sv_evidence.domain.discounting import DiscountRate, Timing
from sv_evidence.domain.exact import exactly, shown
from sv_evidence.domain.problems import Defect
from sv_evidence.domain.sroi import Appraisal, Outcome, appraise, impact_of
from sv_evidence.domain.value_rows import case_from
from tests.domain.oracle_tables import input_rows, table
from tests.domain.outcomes import SHARES, an_outcome, appraisals, appraised, outcomes

TOTALS = table("sroi_totals.csv")
NEARLY = Decimal("1e-20")


def appraisal_of(row: dict[str, str]) -> Appraisal:
    rows = input_rows(row["case"])
    case = case_from(rows, name="case.csv", today=date(2026, 11, 24), horizon=125)
    return appraise(
        case.outcomes,
        investment=Decimal(row["investment"]),
        rate=DiscountRate.flat(Decimal(row["discount_rate"])),
        timing=Timing(row["timing"]),
    )


@pytest.mark.parametrize("row", TOTALS, ids=lambda row: "-".join(list(row.values())[:4]))
def test_every_total_is_reproduced(row: dict[str, str]) -> None:
    found = appraisal_of(row)

    payback = "" if found.payback_months is None else shown(found.payback_months, 4)
    assert row == {
        **row,
        "total_impact_year1": shown(found.impact, 2),
        "present_value": shown(found.present_value, 2),
        "npv": shown(found.net_present_value, 2),
        "ratio": shown(found.ratio, 4),
        "net_ratio": shown(found.net_ratio, 4),
        "payback_months": payback,
    }


@pytest.mark.parametrize("case", ["S1", "S2", "S3", "S4", "S5"])
def test_every_yearly_value_is_reproduced(case: str) -> None:
    found = appraisal_of(next(row for row in TOTALS if row["case"] == case))
    expected = [row for row in table("sroi_rows.csv") if row["case"] == case]

    assert len(found.outcomes) == len(expected)
    for valued, row in zip(found.outcomes, expected, strict=True):
        assert shown(valued.impact, 2) == row["impact_year1"]
        for year in range(5):
            lasts = year < len(valued.by_year)
            value = valued.by_year[year] if lasts else Decimal(0)
            assert shown(value, 2) == row[f"value_y{year + 1}"]


def test_the_precision_of_the_surroundings_does_not_matter() -> None:
    plain = appraised(an_outcome(proxy="333.33", drop_off="0.17", years=7))
    with exactly() as context:
        context.prec = 6
        assert appraised(an_outcome(proxy="333.33", drop_off="0.17", years=7)) == plain


@given(appraisals())
def test_years_and_outcomes_add_up_to_the_whole(found: Appraisal) -> None:
    with exactly():
        yearly = [value for each in found.outcomes for value in each.by_year]
        apart = [
            appraise(
                [each.outcome], investment=found.investment, rate=found.rate, timing=found.timing
            )
            for each in found.outcomes
        ]

        assert abs(sum(found.by_year, Decimal(0)) - sum(yearly, Decimal(0))) < NEARLY
        assert abs(sum(each.present_value for each in apart) - found.present_value) < NEARLY
        assert abs(sum(each.impact for each in apart) - found.impact) < NEARLY
        assert found.net_present_value == found.present_value - found.investment


@given(outcomes(), st.integers(1, 9))
def test_splitting_an_outcome_changes_nothing(outcome: Outcome, part: int) -> None:
    some = Decimal(part) / 10
    split = (
        replace(outcome, quantity=outcome.quantity * some),
        replace(outcome, quantity=outcome.quantity * (1 - some)),
    )

    with exactly():
        apart = appraised(*split).present_value
        assert abs(apart - appraised(outcome).present_value) < NEARLY


@given(st.lists(outcomes(), min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_outcomes_changes_nothing(found: list[Outcome], chance: object) -> None:
    mixed = list(found)
    chance.shuffle(mixed)  # type: ignore[attr-defined]

    with exactly():
        assert abs(appraised(*found).present_value - appraised(*mixed).present_value) < NEARLY


@given(outcomes(least=0), SHARES, st.sampled_from(["deadweight", "displacement", "drop_off"]))
def test_taking_more_away_never_raises_a_value(
    outcome: Outcome, share: Decimal, field: str
) -> None:
    higher = max(share, getattr(outcome, field))
    taken: Outcome = replace(outcome, **{field: higher})
    others = replace(
        outcome, attribution=OthersShare(max(share, outcome.attribution.due_to_others))
    )

    before = appraised(outcome).present_value
    assert appraised(taken).present_value <= before
    assert appraised(others).present_value <= before


@given(outcomes(least=0), st.decimals(0, "0.2", places=3))
def test_a_higher_discount_rate_never_raises_a_value(outcome: Outcome, rate: Decimal) -> None:
    higher = str(rate + Decimal("0.01"))

    assert (
        appraised(outcome, rate=higher).present_value
        <= appraised(outcome, rate=str(rate)).present_value
        <= appraised(outcome, rate=str(rate), timing=Timing.YEAR0_START).present_value
    )


def test_a_harm_is_taken_off() -> None:
    good, harm = an_outcome(), an_outcome("B", quantity="-2")

    assert appraised(good, harm).present_value < appraised(good).present_value
    assert impact_of(harm) < 0


@pytest.mark.parametrize("quantity", ["0", "-3"])
def test_what_has_no_good_in_its_first_year_is_never_paid_back(quantity: str) -> None:
    assert appraised(an_outcome(quantity=quantity)).payback_months is None


def test_a_whole_loss_leaves_the_first_year_alone() -> None:
    (valued,) = appraised(an_outcome(drop_off="1")).outcomes

    assert valued.by_year[0] == valued.impact > 0
    assert set(valued.by_year[1:]) == {Decimal(0)}


@pytest.mark.parametrize("investment", ["0", "-1"])
def test_nothing_is_divided_by_nothing(investment: str) -> None:
    with pytest.raises(Defect):
        appraised(an_outcome(), investment=investment)
    with pytest.raises(Defect):
        appraised()


def test_a_penny_of_impact_pays_back_some_day_and_none_never() -> None:
    small = appraised(an_outcome(quantity="0.0001", proxy="100", years=1))

    assert 0 < small.impact < 1
    assert small.payback_months is not None
    assert appraised(an_outcome(quantity="0")).payback_months is None


def test_an_appraisal_keeps_the_factors_it_used() -> None:
    found = appraised(an_outcome(years=3))

    assert [shown(each, 4) for each in found.factors] == ["0.9662", "0.9335", "0.9019"]
