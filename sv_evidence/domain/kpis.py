"""How many key performance indicators a contract must have by law."""

from datetime import date
from typing import Final

from sv_evidence.domain.measures import Pence

IN_FORCE: Final = date(2025, 2, 24)
"""The Procurement Act 2023 holds for procurements begun on or after this day."""
ABOVE: Final = Pence(500_000_000)
LEAST: Final = 3


def kpis_wanted(worth: Pence | None, procurement_start: date | None) -> int:
    """Return how many KPIs section 52 of the Procurement Act 2023 asks for; 0 if it does not.

    The buyer sets and publishes them for contracts worth more than £5 million; a contract whose
    worth or procurement is not known is asked for none.
    """
    if worth is None or procurement_start is None or procurement_start < IN_FORCE:
        return 0
    return LEAST if worth > ABOVE else 0
