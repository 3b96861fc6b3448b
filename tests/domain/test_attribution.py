from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sv_evidence.domain.attribution import ClaimableShare, OthersShare, after_others, claimed
from sv_evidence.domain.exact import exactly, shown
from sv_evidence.domain.measures import ProxyRate, Thousandths
from sv_evidence.domain.problems import Defect
from sv_evidence.domain.value import value_of
from tests.domain.oracle_tables import table

SHARES = st.decimals(0, 1, places=4)
CHECKS = {row["id"]: row for row in table("unit_checks.csv")}


@given(st.decimals(-(10**9), 10**9, places=2), SHARES)
def test_what_is_due_to_others_and_what_we_may_claim_make_up_the_whole(
    amount: Decimal, share: Decimal
) -> None:
    with exactly():
        whole = after_others(amount, OthersShare(share)) + claimed(amount, ClaimableShare(share))

    assert whole == amount


def test_the_two_shares_are_not_equal_and_neither_stands_for_the_other() -> None:
    half = Decimal("0.5")

    assert OthersShare(half) != ClaimableShare(half)  # type: ignore[comparison-overlap]
    with pytest.raises(AttributeError):
        claimed(half, OthersShare(half))  # type: ignore[arg-type]
    with pytest.raises(AttributeError):
        after_others(half, ClaimableShare(half))  # type: ignore[arg-type]


@pytest.mark.parametrize("share", ["-0.01", "1.01"])
def test_a_share_lies_between_nothing_and_the_whole(share: str) -> None:
    for kind in (OthersShare, ClaimableShare):
        with pytest.raises(Defect):
            kind(Decimal(share))


def test_a_cost_that_serves_no_contract_cannot_be_claimed() -> None:
    with pytest.raises(Defect):
        ClaimableShare.of_contracts(0)


def test_a_cost_that_serves_three_contracts_is_claimed_by_a_third() -> None:
    share = claimed(Decimal("1500.00"), ClaimableShare.of_contracts(3))

    assert shown(share, 2) == CHECKS["U6"]["expected"]


def test_an_event_is_its_costs_and_its_hours_at_the_stated_rate() -> None:
    pence = 400_00 + value_of(Thousandths(30_000), ProxyRate(169_300))

    assert shown(Decimal(pence) / 100, 2) == CHECKS["U5"]["expected"]


def test_a_cost_that_serves_one_contract_is_claimed_whole() -> None:
    assert ClaimableShare.of_contracts(1) == ClaimableShare(Decimal(1))
    assert ClaimableShare.of_contracts(2) == ClaimableShare(Decimal("0.5"))
