"""A contract's terms and a return that went, with every field filled."""

from uuid import UUID

from sv_evidence.domain.measures import Pence, Thousandths
from sv_evidence.domain.records import Record
from sv_evidence.domain.returns import (
    CommitmentTerms,
    ContractTerms,
    Return,
    ReturnLine,
    Rhythm,
    Run,
)
from tests.builders import NOW, TODAY, a_uid


def full_return(contract: UUID, commitment: UUID, pack: UUID) -> tuple[Record, ...]:
    """A contract's terms and a return that went, with every field filled."""
    report = Return(
        a_uid(), TODAY, TODAY, contract, "A story", True, True, True, "Amina", TODAY, pack, NOW
    )
    return (
        ContractTerms(a_uid(), contract, Rhythm.MONTH, 10, Pence(600_000_000), NOW),
        CommitmentTerms(a_uid(), commitment, Run.YEAR, True, NOW),
        report,
        ReturnLine(
            a_uid(),
            report.uid,
            commitment,
            "Shut for repairs",
            "Two more a week",
            TODAY,
            "Joe",
            "A note was lost",
            Thousandths(1000),
            Thousandths(2000),
            NOW,
        ),
    )
