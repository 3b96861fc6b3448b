"""What stands behind one commitment: its newest results, and how much of them is proven."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sv_evidence.domain.contracts import Commitment, Contract
from sv_evidence.domain.counting import ClaimQuestion, CountedResult
from sv_evidence.domain.measures import Period, Thousandths
from sv_evidence.domain.proof import Mark
from sv_evidence.operations.gaps import gaps
from sv_evidence.reports.claim_facts import GapFacts
from sv_evidence.reports.contract_facts import StandingFacts
from sv_evidence.reports.gathering_standing import ContractReading, standing
from sv_evidence.store.view import View

MOST_ROWS = 5


@dataclass(frozen=True, slots=True)
class LineDetail:
    """The newest results of a commitment, of how many, and how much is proven."""

    commitment: UUID
    run: Period
    rows: tuple[CountedResult, ...]
    results: int
    delivered: Thousandths
    proven: Thousandths
    gap: GapFacts | None
    """The largest part that is not proven, and what would prove it."""


@dataclass(frozen=True, slots=True)
class ContractName:
    """A contract to choose."""

    uid: UUID
    title: str
    last_day: date | None


def contract_names(view: View, today: date) -> tuple[ContractName, ...]:
    """Return all contracts: those that run first, the newest first."""
    found = [ContractName(each.uid, each.title, each.last_day) for each in view.all(Contract)]
    found.reverse()
    return tuple(sorted(found, key=lambda each: (each.last_day or date.max) < today))


def line_detail(view: View, contract: UUID, commitment: UUID, day: date) -> LineDetail:
    """Return what stands behind one commitment until a day."""
    reading = ContractReading(view, contract)
    promised = view.get(Commitment, commitment)
    run = reading.run(promised, day)
    asked = ClaimQuestion(run, contract, measure=promised.measure)
    counted = view.counted(asked, rows_of=frozenset({promised.measure}))
    rows = [row for row in counted.shown(view.results_of(asked, promised.measure)) if row.quantity]
    claim = reading.claims(run).get(promised.measure)
    lacking = gaps(view, asked, today=day)
    return LineDetail(
        commitment=commitment,
        run=run,
        rows=tuple(rows[:MOST_ROWS]),
        results=len(rows),
        delivered=Thousandths(0) if claim is None else claim.counted,
        proven=Thousandths(0) if claim is None else claim.by_mark[Mark.PROVEN],
        gap=lacking[0] if lacking else None,
    )


def named_standing(
    view: View, contract: UUID | None, today: date
) -> tuple[Sequence[ContractName], StandingFacts | None]:
    """Return the contracts there are, and how the one that is wanted stands, else the first."""
    names = contract_names(view, today)
    if not names:
        return names, None
    known = {each.uid for each in names}
    return names, standing(view, contract if contract in known else names[0].uid, today)
