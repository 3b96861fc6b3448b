"""Outcomes to value, made by hand and by chance."""

from decimal import Decimal

from hypothesis import strategies as st

from sv_evidence.domain.attribution import OthersShare
from sv_evidence.domain.discounting import DiscountRate, Timing
from sv_evidence.domain.sroi import Appraisal, Outcome, appraise

SHARES = st.decimals(0, 1, places=2)


def an_outcome(  # noqa: PLR0917 - as the columns stand
    name: str = "A",
    quantity: str = "10",
    proxy: str = "2000",
    deadweight: str = "0.2",
    others: str = "0.25",
    displacement: str = "0.1",
    drop_off: str = "0.25",
    years: int = 3,
) -> Outcome:
    return Outcome(
        name,
        Decimal(quantity),
        Decimal(proxy),
        Decimal(deadweight),
        OthersShare(Decimal(others)),
        Decimal(displacement),
        Decimal(drop_off),
        years,
    )


def appraised(
    *outcomes: Outcome,
    investment: str = "5000",
    rate: str = "0.035",
    timing: Timing = Timing.YEAR1_DISCOUNTED,
) -> Appraisal:
    return appraise(
        outcomes,
        investment=Decimal(investment),
        rate=DiscountRate.flat(Decimal(rate)),
        timing=timing,
    )


def outcomes(least: int = -100) -> st.SearchStrategy[Outcome]:
    return st.builds(
        Outcome,
        name=st.text(max_size=3),
        quantity=st.decimals(least, 100, places=1),
        proxy=st.decimals(0, 5000, places=2),
        deadweight=SHARES,
        attribution=st.builds(OthersShare, SHARES),
        displacement=SHARES,
        drop_off=SHARES,
        years=st.integers(1, 6),
    )


def appraisals() -> st.SearchStrategy[Appraisal]:
    return st.builds(
        appraise,
        st.lists(outcomes(), min_size=1, max_size=3),
        investment=st.decimals(1, 10**6, places=2),
        rate=st.builds(DiscountRate.flat, st.decimals(0, "0.2", places=3)),
        timing=st.sampled_from(Timing),
    )
