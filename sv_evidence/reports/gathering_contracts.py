"""Contracts and how their commitments stood at the end of the period."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.contracts import Commitment, Contract
from sv_evidence.domain.counting import Claim, ClaimQuestion, claims_from
from sv_evidence.domain.frameworks import InstalledMeasure
from sv_evidence.domain.measures import Period, Thousandths
from sv_evidence.domain.organisations import Buyer
from sv_evidence.domain.problems import Defect
from sv_evidence.domain.proof import Mark
from sv_evidence.reports.claim_facts import Amounts, DeliveredFacts
from sv_evidence.reports.facts import CommitmentFacts, ContractFacts
from sv_evidence.reports.gathering_outcomes import MOST_ROWS, row_facts
from sv_evidence.reports.gathering_standing import ContractReading
from sv_evidence.reports.reading import Reading
from sv_evidence.wording.numbers import unit_of


def contract_facts(reading: Reading, *, with_rows: bool = False) -> tuple[ContractFacts, ...]:
    """Return the contract asked for, else each that ran in the period and has commitments.

    ``with_rows`` keeps the results behind each, so that a pack can explain them later.
    """
    found: list[ContractFacts] = []
    for contract in _wanted(reading):
        one = ContractReading(reading.view, contract.uid)
        if not one.commitments:
            continue
        made = [
            _commitment(reading, one, each, one.claims(_run(reading, one, each)))
            for each in one.commitments
        ]
        if with_rows:
            made = [
                replace(facts, parts=_parts(reading, _asked(reading, one, each)))
                for facts, each in zip(made, one.commitments, strict=True)
            ]
        found.append(
            ContractFacts(
                uid=contract.uid,
                title=contract.title,
                reference=contract.reference,
                buyer=reading.view.get(Buyer, contract.buyer).name,
                first_day=contract.first_day,
                last_day=contract.last_day,
                commitments=tuple(made),
            )
        )
    return tuple(found)


def _parts(reading: Reading, asked: ClaimQuestion) -> tuple[DeliveredFacts, ...]:
    """Keep what was delivered of a commitment's measure in its days, by impact and mark."""
    measure = asked.measure
    if measure is None:
        raise Defect("a commitment is of one measure")
    counted = reading.view.counted(asked)
    rows = counted.shown(reading.view.results_of(asked, measure))
    files = reading.view.evidence_of(dict.fromkeys(row.activity for row in rows))
    found: list[DeliveredFacts] = []
    for impact in Impact:
        additional = impact is Impact.ADDITIONAL
        held = [each for each in counted.tallies if each.measure == measure]
        sums = {
            mark: sum(
                each.quantity
                for each in held
                if each.mark is mark and each.additional is additional
            )
            for mark in Mark
        }
        if any(sums.values()):
            own = [row for row in rows if row.additional is additional][:MOST_ROWS]
            amounts = Amounts(*(sums[mark] for mark in Mark))
            kept = tuple(row_facts(row, files.get(row.activity, ())) for row in own)
            found.append(DeliveredFacts(impact, amounts, kept))
    return tuple(found)


def promises_of(
    reading: Reading, measure: UUID
) -> tuple[tuple[Contract, CommitmentFacts, Period], ...]:
    """Return what contracts promise of one measure, how it stands, and the days counted."""
    found: list[tuple[Contract, CommitmentFacts, Period]] = []
    for contract in _wanted(reading):
        one = ContractReading(reading.view, contract.uid)
        for each in one.commitments:
            if each.measure != measure:
                continue
            run = _run(reading, one, each)
            asked = ClaimQuestion(run, contract.uid, measure=measure)
            claims = claims_from(reading.view.counted(asked).tallies, {})
            facts = _commitment(reading, one, each, {claim.measure: claim for claim in claims})
            found.append((contract, facts, run))
    return tuple(found)


def _run(reading: Reading, one: ContractReading, promised: Commitment) -> Period:
    """Return the days counted towards a commitment until the end of the period."""
    if one.plan is not None:
        return one.run(promised, reading.question.period.last)
    period = reading.question.period
    last = min(period.last, one.contract.last_day or date.max)
    return Period(period.first, max(period.first, last))


def _asked(reading: Reading, one: ContractReading, promised: Commitment) -> ClaimQuestion:
    run = _run(reading, one, promised)
    return ClaimQuestion(run, one.contract.uid, measure=promised.measure)


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
    reading: Reading, one: ContractReading, promised: Commitment, claims: Mapping[UUID, Claim]
) -> CommitmentFacts:
    measure = reading.view.get(InstalledMeasure, promised.measure)
    claim = claims.get(promised.measure)
    return CommitmentFacts(
        position=promised.position,
        title=measure.title,
        wording=promised.wording,
        unit=unit_of(measure),
        target=promised.target,
        delivered=Thousandths(0) if claim is None else claim.counted,
        expected=one.expected(promised, reading.question.period.last),
        due=promised.due,
        mark=Mark.UNPROVEN if claim is None else claim.mark,
        code=measure.code,
    )
