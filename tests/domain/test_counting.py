from dataclasses import replace
from fractions import Fraction
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sv_evidence.domain.counting import Tally, claims_from
from sv_evidence.domain.counting_rows import part_of
from sv_evidence.domain.measures import ProxyRate, Thousandths
from sv_evidence.domain.proof import Mark
from sv_evidence.domain.value import value_of

MEALS, HOURS = UUID(int=1), UUID(int=2)
TALLIES = st.lists(
    st.builds(
        Tally,
        measure=st.sampled_from([MEALS, HOURS]),
        mark=st.sampled_from(Mark),
        additional=st.booleans(),
        quantity=st.integers(1, 10**12).map(Thousandths),
        results=st.integers(1, 1_000),
        excluded=st.integers(0, 10**12).map(Thousandths),
        added=st.integers(0, 10**6).map(Thousandths),
    ),
    max_size=12,
)


@given(TALLIES, st.integers(0, 10**8).map(ProxyRate))
def test_the_parts_of_a_claim_add_up_to_its_whole(tallies: list[Tally], rate: ProxyRate) -> None:
    claims = claims_from(tallies, {MEALS: rate})

    assert sum(claim.counted for claim in claims) == sum(each.quantity for each in tallies)
    assert sum(claim.logged for claim in claims) == sum(each.logged for each in tallies)
    assert sum(claim.results for claim in claims) == sum(each.results for each in tallies)
    assert sum(claim.added for claim in claims) == sum(each.added for each in tallies)
    assert {claim.measure for claim in claims} == {each.measure for each in tallies}
    for claim in claims:
        assert sum(claim.by_mark.values()) == claim.counted
        assert claim.core + claim.additional == claim.counted


@given(TALLIES.filter(bool), st.integers(0, 10**8).map(ProxyRate))
def test_the_value_of_each_part_is_its_own_to_the_penny(
    tallies: list[Tally], rate: ProxyRate
) -> None:
    (claim,) = claims_from([replace(each, measure=MEALS) for each in tallies], {MEALS: rate})

    assert claim.rate == rate
    assert claim.value_by_mark is not None
    assert sum(claim.value_by_mark.values()) == claim.value
    impacts = [claim.value_of_impact(additional=each) or 0 for each in (False, True)]
    assert sum(impacts) == claim.value
    for mark in Mark:
        parts = [claim.value_of_impact(additional=each, mark=mark) or 0 for each in (False, True)]
        assert sum(parts) == claim.value_by_mark[mark]
        for additional, part in zip((False, True), parts, strict=True):
            counts = [
                each.quantity
                for each in tallies
                if each.mark is mark and each.additional is additional
            ]
            assert abs(part - value_of(Thousandths(sum(counts)), rate)) <= 1


@given(TALLIES)
def test_only_a_measure_with_a_proxy_has_a_value(tallies: list[Tally]) -> None:
    rate = ProxyRate(62_500)

    for claim in claims_from(tallies, {MEALS: rate}):
        if claim.measure == MEALS:
            assert claim.value == value_of(claim.counted, rate)
        else:
            assert (claim.rate, claim.value, claim.value_by_mark) == (None, None, None)
            assert claim.value_of_impact(additional=False) is None


def test_a_claim_is_proven_only_when_every_result_is() -> None:
    proven = Tally(MEALS, Mark.PROVEN, additional=False, quantity=Thousandths(1), results=1)
    unproven = Tally(MEALS, Mark.UNPROVEN, additional=False, quantity=Thousandths(1), results=1)
    empty = Tally(MEALS, Mark.UNPROVEN, additional=False, quantity=Thousandths(0), results=0)

    def mark(*tallies: Tally) -> Mark:
        return claims_from(tallies, {})[0].mark

    assert mark(proven) is Mark.PROVEN
    assert mark(proven, empty) is Mark.PROVEN
    assert mark(proven, unproven) is Mark.PART_PROVEN
    assert mark(unproven) is Mark.UNPROVEN
    assert mark(empty) is Mark.UNPROVEN


@pytest.mark.parametrize("amount", [12, Fraction(5, 3)])
def test_a_part_of_an_amount_is_exact(amount: int | Fraction) -> None:
    assert part_of(amount, 2, 3) == Fraction(amount) * Fraction(2, 3)
    assert part_of(7, 1, 2) == Fraction(7, 2)
    assert isinstance(part_of(12, 2, 3), int)
