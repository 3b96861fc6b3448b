"""Contracts and how their commitments stood at the end of the period."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sv_evidence.domain.contracts import Commitment, Contract
from sv_evidence.domain.counting import Claim, ClaimQuestion, claims_from
from sv_evidence.domain.frameworks import InstalledMeasure
from sv_evidence.domain.measures import Period, Thousandths
from sv_evidence.domain.organisations import Buyer
from sv_evidence.domain.pace import expected_of
from sv_evidence.domain.proof import Mark
from sv_evidence.reports.facts import CommitmentFacts, ContractFacts
from sv_evidence.reports.reading import Reading
from sv_evidence.wording.numbers import unit_of


def contract_facts(reading: Reading) -> tuple[ContractFacts, ...]:
    """Return the contract asked for, else each that ran in the period and has commitments."""
    found: list[ContractFacts] = []
    for contract in _wanted(reading):
        commitments = reading.view.all(Commitment, contract=contract.uid)
        if not commitments:
            continue
        asked = ClaimQuestion(_run(reading, contract), contract.uid)
        tallies = reading.view.counted(asked).tallies
        claims = {claim.measure: claim for claim in claims_from(tallies, {})}
        found.append(
            ContractFacts(
                uid=contract.uid,
                title=contract.title,
                reference=contract.reference,
                buyer=reading.view.get(Buyer, contract.buyer).name,
                first_day=contract.first_day,
                last_day=contract.last_day,
                commitments=tuple(
                    _commitment(reading, each, claims.get(each.measure), asked.period)
                    for each in sorted(commitments, key=lambda each: each.position)
                ),
            )
        )
    return tuple(found)


def promises_of(
    reading: Reading, measure: UUID
) -> tuple[tuple[Contract, CommitmentFacts, Period], ...]:
    """Return what contracts promise of one measure, how it stands, and the days counted."""
    found: list[tuple[Contract, CommitmentFacts, Period]] = []
    for contract in _wanted(reading):
        run = _run(reading, contract)
        for each in reading.view.all(Commitment, contract=contract.uid, measure=measure):
            asked = ClaimQuestion(run, contract.uid, measure=measure)
            claim = next(iter(claims_from(reading.view.counted(asked).tallies, {})), None)
            found.append((contract, _commitment(reading, each, claim, run), run))
    return tuple(found)


def _run(reading: Reading, contract: Contract) -> Period:
    """Return the contract's days until the end of the period."""
    first = contract.first_day or reading.question.period.first
    return Period(
        first, max(first, min(reading.question.period.last, contract.last_day or date.max))
    )


def _wanted(reading: Reading) -> Iterable[Contract]:
    question = reading.question
    if question.contract is not None:
        return (reading.view.get(Contract, question.contract),)
    return (
        each
        for each in reading.view.all(Contract)
        if (each.first_day or date.min) <= question.period.last
        and question.period.first <= (each.last_day or date.max)
    )


def _commitment(
    reading: Reading, promised: Commitment, claim: Claim | None, run: Period
) -> CommitmentFacts:
    measure = reading.view.get(InstalledMeasure, promised.measure)
    return CommitmentFacts(
        position=promised.position,
        title=measure.title,
        wording=promised.wording,
        unit=unit_of(measure),
        target=promised.target,
        delivered=Thousandths(0) if claim is None else claim.counted,
        expected=expected_of(promised, run),
        due=promised.due,
        mark=Mark.UNPROVEN if claim is None else claim.mark,
    )
