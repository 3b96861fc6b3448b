"""What was agreed with a buyer, by hand: a contract with its terms, and its commitments."""

from dataclasses import dataclass, fields, replace
from datetime import date
from uuid import UUID

from sv_evidence.domain.contracts import Commitment, Contract
from sv_evidence.domain.frameworks import InstalledMeasure
from sv_evidence.domain.measures import Pence, Thousandths
from sv_evidence.domain.organisations import Buyer
from sv_evidence.domain.problems import Fault, InvalidEntry
from sv_evidence.domain.records import Record
from sv_evidence.domain.returns import CommitmentTerms, ContractTerms, Return, Rhythm, Run
from sv_evidence.domain.soundness import faults_of
from sv_evidence.domain.story_figures import LiveFigure, parts_of
from sv_evidence.operations.uids import new_uid
from sv_evidence.store.unit import Unit
from sv_evidence.store.view import View
from sv_evidence.wording.numbers import unit_of

_WHOLE = 1_000
"""Thousandths of one."""


@dataclass(frozen=True, slots=True)
class ContractDraft:
    """A contract as it is agreed; the buyer by name, who is made if nobody has that name."""

    title: str = ""
    buyer: str = ""
    reference: str = ""
    first_day: date | None = None
    last_day: date | None = None
    procurement_start: date | None = None
    worth: Pence | None = None
    returns: Rhythm = Rhythm.QUARTER
    due_days: int | None = None


@dataclass(frozen=True, slots=True)
class CommitmentDraft:
    """One promise: so much of a measure, for what, and by when."""

    measure: UUID | None = None
    wording: str = ""
    target: Thousandths | None = None
    run: Run = Run.WHOLE
    due: date | None = None
    owner: str = ""
    is_kpi: bool = False


def contract_draft(view: View, contract: UUID) -> ContractDraft:
    """Return a contract and its terms, to be changed."""
    held, terms = view.get(Contract, contract), _terms_of(view, contract)
    return ContractDraft(
        title=held.title,
        buyer=view.get(Buyer, held.buyer).name,
        reference=held.reference,
        first_day=held.first_day,
        last_day=held.last_day,
        procurement_start=held.procurement_start,
        worth=None if terms is None else terms.worth,
        returns=Rhythm.QUARTER if terms is None else terms.returns,
        due_days=None if terms is None else terms.due_days,
    )


def commitment_draft(view: View, commitment: UUID) -> CommitmentDraft:
    """Return a commitment and its terms, to be changed."""
    held = view.get(Commitment, commitment)
    terms = next(iter(view.all(CommitmentTerms, commitment=commitment)), None)
    return CommitmentDraft(
        measure=held.measure,
        wording=held.wording,
        target=held.target,
        run=Run.WHOLE if terms is None else terms.run,
        due=held.due,
        owner=held.owner,
        is_kpi=terms is not None and terms.is_kpi,
    )


def keep_contract(unit: Unit, contract: UUID | None, draft: ContractDraft, *, today: date) -> UUID:
    """Keep a contract, new without a uid, with its terms; raise ``InvalidEntry`` with every fault.

    Once a return has gone, the periods it belongs to stay as they are.
    """
    uid = contract or new_uid(unit)
    buyer = _buyer(unit, draft.buyer)
    record = Contract(
        uid=uid,
        title=draft.title.strip(),
        buyer=buyer.uid,
        reference=draft.reference.strip(),
        first_day=draft.first_day,
        last_day=draft.last_day,
        procurement_start=draft.procurement_start,
    )
    there = None if contract is None else _terms_of(unit, contract)
    held = there or ContractTerms(new_uid(unit), uid)
    terms = replace(held, returns=draft.returns, due_days=draft.due_days, worth=draft.worth)
    faults = [
        *_buyer_faults(buyer, today),
        *faults_of(record, today=today),
        *faults_of(terms, today=today),
    ]
    if contract is not None:
        record = replace(record, number=unit.get(Contract, contract).number)
        faults += _period_faults(unit, contract, draft)
    if faults:
        raise InvalidEntry(faults)
    for each in (buyer, record, terms):
        _keep(unit, each)
    return uid


def keep_commitment(
    unit: Unit, contract: UUID, commitment: UUID | None, draft: CommitmentDraft, *, today: date
) -> UUID:
    """Keep a commitment, new without a uid, behind the others; raise ``InvalidEntry``."""
    uid = commitment or new_uid(unit)
    held = None if commitment is None else unit.get(Commitment, commitment)
    faults = list(_commitment_faults(unit, unit.get(Contract, contract), draft))
    if draft.measure is None or draft.target is None:
        raise InvalidEntry(faults)
    record = Commitment(
        uid=uid,
        contract=contract,
        measure=draft.measure,
        position=_next_place(unit, contract) if held is None else held.position,
        wording=draft.wording.strip(),
        target=draft.target,
        due=draft.due,
        owner=draft.owner.strip(),
    )
    told = {each.field for each in faults}
    faults += [each for each in faults_of(record, today=today) if each.field not in told]
    if faults:
        raise InvalidEntry(faults)
    before = () if held is None else unit.all(CommitmentTerms, commitment=uid)
    terms = next(iter(before), None) or CommitmentTerms(new_uid(unit), uid)
    _keep(unit, record)
    _keep(unit, replace(terms, run=draft.run, is_kpi=draft.is_kpi))
    return uid


def move_commitment(unit: Unit, commitment: UUID, by: int) -> int:
    """Move a commitment up (-1) or down (1) among the others; return its place from 1 on.

    Live figures in the stories of returns name a commitment by its place: they move along.
    """
    moved = unit.get(Commitment, commitment)
    found = unit.all(Commitment, contract=moved.contract)
    line = sorted(found, key=lambda each: (each.position, each.uid))
    at = line.index(moved)
    to = min(max(at + by, 0), len(line) - 1)
    line.insert(to, line.pop(at))
    places = {each.position: place for place, each in enumerate(line, 1)}
    for place, each in enumerate(line, 1):
        unit.amend(Commitment, each.uid, position=place)
    for report in unit.all(Return, contract=moved.contract):
        unit.amend(Return, report.uid, story=_story_moved(report.story, places))
    return to + 1


def bin_commitment(unit: Unit, commitment: UUID) -> None:
    """Put a commitment in the bin; the others keep their places, and results stay logged."""
    unit.bin(Commitment, commitment)


def _story_moved(story: str, places: dict[int, int]) -> str:
    return "".join(
        part
        if isinstance(part, str)
        else LiveFigure(part.which, places.get(part.position, part.position)).mark
        for part in parts_of(story)
    )


def _buyer(unit: Unit, typed: str) -> Buyer:
    """Return the buyer of that name, however it is written, else a new one."""
    name = " ".join(typed.split())
    found = (each for each in unit.all(Buyer) if each.name.casefold() == name.casefold())
    return next(found, None) or Buyer(new_uid(unit), name)


def _buyer_faults(buyer: Buyer, today: date) -> tuple[Fault, ...]:
    if not buyer.name:
        return (Fault("buyer", "buyer_wanted"),)
    found = faults_of(buyer, today=today)
    return tuple(Fault("buyer", each.code, each.detail) for each in found)


def _period_faults(unit: Unit, contract: UUID, draft: ContractDraft) -> tuple[Fault, ...]:
    """Name what would move the periods of returns that are there."""
    if not unit.all(Return, contract=contract):
        return ()
    before = contract_draft(unit, contract)
    moved = (
        ("returns", before.returns != draft.returns),
        ("first_day", before.first_day != draft.first_day),
    )
    return tuple(Fault(field, "returns_begun") for field, is_moved in moved if is_moved)


def _commitment_faults(unit: Unit, contract: Contract, draft: CommitmentDraft) -> tuple[Fault, ...]:
    found = []
    if draft.measure is None:
        found.append(Fault("measure", "measure_wanted"))
    if draft.target is None:
        found.append(Fault("target", "target_wanted"))
    elif draft.target <= 0:
        found.append(Fault("target", "not_positive"))
    elif draft.measure is not None and draft.target % _WHOLE:
        counted = unit_of(unit.get(InstalledMeasure, draft.measure))
        if counted.is_whole:
            found.append(Fault("target", "whole_wanted", counted.many))
    if draft.due and contract.first_day and draft.due < contract.first_day:
        found.append(Fault("due", "before_contract"))
    return tuple(found)


def _next_place(unit: Unit, contract: UUID) -> int:
    """Return the place behind all, those in the bin too: one may come back to its own."""
    here = unit.all(Commitment, contract=contract)
    binned = unit.all(Commitment, binned=True, contract=contract)
    return max((each.position for each in (*here, *binned)), default=0) + 1


def _terms_of(view: View | Unit, contract: UUID) -> ContractTerms | None:
    return next(iter(view.all(ContractTerms, contract=contract)), None)


def _keep(unit: Unit, record: Record) -> None:
    if unit.find(type(record), record.uid) is None:
        unit.add(record)
        return
    given = {each.name: getattr(record, each.name) for each in fields(record)}
    del given["uid"]
    unit.amend(type(record), record.uid, **given)
