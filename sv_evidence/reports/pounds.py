"""Money in whole pounds, so that whatever a document adds up does add up.

The total is rounded half up; it is shared out among the marks, and each mark's share among the
claims, by largest remainder. A claim's value is then the sum of its parts, and so is every other
sum that a page shows.
"""

from collections.abc import Iterable, Sequence
from typing import Protocol
from uuid import UUID

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.proof import Mark
from sv_evidence.reports.claim_facts import Amounts, GapFacts, added

_PENCE = 100


class Priced(Protocol):
    """A claim, as far as its pounds go."""

    @property
    def measure(self) -> UUID:
        """The installed measure."""
        ...

    @property
    def impact(self) -> Impact:
        """Core or additional."""
        ...

    @property
    def value(self) -> Amounts | None:
        """Pence by mark; ``None`` without a proxy."""
        ...


class Pounds:
    """What each claim is worth in whole pounds, by mark."""

    def __init__(self, claims: Iterable[Priced]) -> None:
        listed = tuple(claims)
        self._claims = dict[tuple[UUID, Impact], Amounts]()
        for impact in Impact:
            self._share_out([claim for claim in listed if claim.impact is impact])

    def of_claim(self, claim: Priced) -> Amounts:
        """Return a claim's pounds; nothing if it has no value."""
        return self._claims.get((claim.measure, claim.impact), Amounts())

    def of(self, claims: Iterable[Priced]) -> Amounts:
        """Return the pounds of claims together."""
        return added(self.of_claim(claim) for claim in claims)

    def of_gap(self, gap: GapFacts) -> int:
        """Return a gap's pounds."""
        return self._claims.get((gap.measure, gap.impact), Amounts()).of(gap.mark)

    def _share_out(self, claims: Sequence[Priced]) -> None:
        valued = [(claim, claim.value) for claim in claims if claim.value is not None]
        pence = [[value.of(mark) for _, value in valued] for mark in Mark]
        whole = (sum(map(sum, pence)) + _PENCE // 2) // _PENCE
        marks = _rounded([sum(row) for row in pence], whole)
        parts = [_rounded(row, total) for row, total in zip(pence, marks, strict=True)]
        for place, (claim, _) in enumerate(valued):
            self._claims[claim.measure, claim.impact] = Amounts(*(row[place] for row in parts))


def _rounded(pence: Sequence[int], whole: int) -> list[int]:
    """Round amounts so that they add up to ``whole`` pounds, each by less than a pound."""
    pounds = [amount // _PENCE for amount in pence]
    order = sorted(range(len(pence)), key=lambda place: (-(pence[place] % _PENCE), place))
    for place in order[: whole - sum(pounds)]:
        pounds[place] += 1
    return pounds
