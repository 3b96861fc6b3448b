"""What a pound of a later year is worth today: rates by horizon and two conventions of timing."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Self

from resources import path
from sv_evidence.domain.exact import exactly
from sv_evidence.domain.problems import Defect

RESOURCE = "rates/discount_rates.json"
LONGEST_HORIZON = 125
"""Years; the furthest that published rates are known for."""


class Timing(StrEnum):
    """Whether the first year is discounted (SROI Guide) or is today (Green Book, year 0)."""

    YEAR1_DISCOUNTED = "year1_discounted"
    YEAR0_START = "year0_start"

    def periods(self, year: int) -> int:
        """Return how many years the value of a year (1 is the first) is discounted."""
        return year if self is Timing.YEAR1_DISCOUNTED else year - 1


@dataclass(frozen=True, slots=True)
class Band:
    """A yearly rate, and the last year that it is for."""

    until: int
    rate: Decimal


@dataclass(frozen=True, slots=True)
class DiscountRate:
    """Rates by horizon, nearest first; ``name`` is an id of the shipped rates or empty."""

    bands: tuple[Band, ...]
    name: str = ""
    source: str = ""
    check_from: date | None = None
    """From this day on, a newer rate may have been published."""

    @classmethod
    def flat(cls, rate: Decimal) -> Self:
        """Return one rate for every year."""
        return cls((Band(LONGEST_HORIZON, rate),))

    @property
    def horizon(self) -> int:
        """The last year that there is a rate for."""
        return self.bands[-1].until

    def factor(self, periods: int) -> Decimal:
        """Return what a pound is worth today that comes after this many years."""
        if not 0 <= periods <= self.horizon:
            raise Defect(f"no discount rate for year {periods}")
        with exactly():
            growth, before = Decimal(1), 0
            for band in self.bands:
                years = min(periods, band.until) - before
                if years <= 0:
                    break
                growth *= (1 + band.rate) ** years
                before = band.until
            return 1 / growth

    def moved(self, by: Decimal) -> "DiscountRate":
        """Return the same horizons with every rate moved, none below zero."""
        with exactly():
            bands = tuple(Band(each.until, max(Decimal(0), each.rate + by)) for each in self.bands)
        return DiscountRate(bands)


def load_discount_rates() -> Mapping[str, DiscountRate]:
    """Return the shipped rates by id. A fault in the shipped file is ours: ``Defect``."""
    return discount_rates_from(path(RESOURCE).read_text("utf-8"))


def discount_rates_from(text: str) -> Mapping[str, DiscountRate]:
    """Read a document of rates; raise ``Defect`` at its first fault."""
    try:
        document = json.loads(text)
        source, check_from = document["source"], date.fromisoformat(document["check_from"])
        rates = [_rate_from(row, source, check_from) for row in document["rates"]]
    except (KeyError, TypeError, ValueError, ArithmeticError) as fault:
        raise Defect(f"{RESOURCE}: {fault!r}") from fault
    return MappingProxyType({each.name: each for each in rates})


def _rate_from(row: Mapping[str, Any], source: str, check_from: date) -> DiscountRate:
    bands = tuple(Band(int(each["until"]), Decimal(each["rate"])) for each in row["bands"])
    if not bands or list(bands) != sorted(bands, key=lambda band: band.until):
        raise ValueError("bands")
    return DiscountRate(bands, row["id"], source, check_from)
