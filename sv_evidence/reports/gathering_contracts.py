"""Contracts and how their commitments stood at the end of the period."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from uuid import UUID

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.contracts import Commitment, Contract
from sv_evidence.domain.counting import Claim, ClaimQuestion, claims_from
from sv_evidence.domain.counting_rules import Counted
from sv_evidence.domain.frameworks import InstalledMeasure
from sv_evidence.domain.measures import Period, Thousandths
from sv_evidence.domain.organisations import Buyer
from sv_evidence.domain.pace import expected_of
from sv_evidence.domain.proof import Mark
from sv_evidence.reports.claim_facts import Amounts, DeliveredFacts
from sv_evidence.reports.facts import CommitmentFacts, ContractFacts
from sv_evidence.reports.gathering_outcomes import MOST_ROWS, row_facts
from sv_evidence.reports.reading import Reading
from sv_evidence.wording.numbers import unit_of


def contract_facts(reading: Reading, *, with_rows: bool = False) -> tuple[ContractFacts, ...]:
    """Return the contract asked for, else each that ran in the period and has commitments.

    ``with_rows`` keeps the results behind each, so that a pack can explain them later.
    """
    found: list[ContractFacts] = []
    for contract in _wanted(reading):
        commitments = reading.view.all(Commitment, contract=contract.uid)
        if not commitments:
            continue
        asked = ClaimQuestion(_run(reading, contract), contract.uid)
        counted = reading.view.counted(asked)
        claims = {claim.measure: claim for claim in claims_from(counted.tallies, {})}
        made = [
            _commitment(reading, each, claims.get(each.measure), asked.period)
            for each in sorted(commitments, key=lambda each: each.position)
        ]
        if with_rows:
            measures = {each.position: each.measure for each in commitments}
            made = [
                replace(each, parts=_parts(reading, asked, counted, measures[each.position]))
                for each in made
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


def _parts(
    reading: Reading, asked: ClaimQuestion, counted: Counted, measure: UUID
) -> tuple[DeliveredFacts, ...]:
    """Keep what was delivered of one measure from the contract's first day, by impact and mark."""
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
        code=measure.code,
    )
