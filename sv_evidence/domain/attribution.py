"""Attribution means opposite things to two readers, so it is two types that cannot be mixed.

In an SROI calculation it is the share that is due to *others*, and is taken away. In a council's
return it is the share that *you* may claim, and is what remains.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from sv_evidence.domain.exact import exactly
from sv_evidence.domain.problems import Defect

_WHOLE = Decimal(1)


@dataclass(frozen=True, slots=True)
class OthersShare:
    """The part of a change that is due to others, as SROI understands attribution."""

    due_to_others: Decimal

    def __post_init__(self) -> None:
        _assert_share(self.due_to_others)


@dataclass(frozen=True, slots=True)
class ClaimableShare:
    """The part of a figure that you may claim, as councils understand attribution."""

    ours_to_claim: Decimal

    def __post_init__(self) -> None:
        _assert_share(self.ours_to_claim)

    @classmethod
    def of_contracts(cls, served: int) -> Self:
        """Return the share of one contract where a cost serves this many contracts alike."""
        if served < 1:
            raise Defect("a cost serves one contract at least")
        with exactly():
            return cls(_WHOLE / served)


def after_others(amount: Decimal, share: OthersShare) -> Decimal:
    """Return what is left of an amount when the share due to others is taken away."""
    with exactly():
        return amount * (_WHOLE - share.due_to_others)


def claimed(amount: Decimal, share: ClaimableShare) -> Decimal:
    """Return the part of an amount that may be claimed."""
    with exactly():
        return amount * share.ours_to_claim


def _assert_share(share: Decimal) -> None:
    if not 0 <= share <= _WHOLE:
        raise Defect(f"a share lies between 0 and 1: {share}")
