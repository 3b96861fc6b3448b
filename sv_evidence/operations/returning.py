"""Preparing the return on a period of a contract: begun, written, and locked once it has gone."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

from sv_evidence.domain.contracts import Commitment, Contract
from sv_evidence.domain.evidence import Channel
from sv_evidence.domain.measures import Period
from sv_evidence.domain.problems import InvalidEntry
from sv_evidence.domain.returns import Return, ReturnLine
from sv_evidence.domain.soundness import faults_of
from sv_evidence.operations.problems import NothingPromised, PeriodNotBegun, ReturnLocked
from sv_evidence.operations.uids import new_uid
from sv_evidence.reports.contract_facts import ReturnFacts
from sv_evidence.reports.facts import PackQuestion
from sv_evidence.reports.gathering_return import ContractHasNoDays, return_facts
from sv_evidence.reports.gathering_standing import ContractReading
from sv_evidence.store.unit import Unit
from sv_evidence.store.view import View

WORDS = frozenset({"cause", "action", "by_day", "owner", "correction"})
"""What a person may write in a line; what was told is written when the return goes."""
TEXTS = frozenset({"story", "only_contract", "only_period", "matches", "approved_by"})


def period_to_report(view: View, contract: UUID, today: date, day: date | None = None) -> date:
    """Return the first day of the period whose return is to be made.

    Without a ``day`` inside it, the one that is due: the oldest that has ended and has not been
    reported, else the one running. Raise ``ContractHasNoDays`` or ``PeriodNotBegun``.
    """
    reading = ContractReading(view, contract)
    if reading.plan is None:
        raise ContractHasNoDays(reading.contract.title)
    if day is not None:
        first = reading.plan.at(day).period.first
    else:
        periods = reading.periods(today)
        unsent = [each for each in periods if each.sent_on is None]
        ended = [each for each in unsent if each.period.last <= today]
        first = (ended or unsent or list(periods))[0].period.first
    if first > today:
        raise PeriodNotBegun(first)
    return first


def begin_return(unit: Unit, contract: UUID, first: date) -> UUID:
    """Return the report on the period that begins on a day, made now if it is not there yet."""
    for each in unit.all(Return, contract=contract):
        if each.first_day == first:
            return each.uid
    reading = ContractReading(unit, contract)
    if reading.plan is None:
        raise ContractHasNoDays(reading.contract.title)
    if not reading.commitments:
        raise NothingPromised(unit.get(Contract, contract).title)
    days = reading.plan.at(first).period
    uid = new_uid(unit)
    unit.add(Return(uid, days.first, days.last, contract))
    return uid


def write_return(unit: Unit, report: UUID, said: Mapping[str, object], *, today: date) -> None:
    """Change the story, the declarations or who approved; raise ``ReturnLocked``."""
    held = open_return(unit, report)
    told = {name: value for name, value in said.items() if name in TEXTS}
    _refuse(replace(held, **told), today)  # type: ignore[arg-type]
    unit.amend(Return, report, **told)


def write_line(
    unit: Unit, report: UUID, commitment: UUID, said: Mapping[str, object], *, today: date
) -> None:
    """Change what a return says of one commitment; raise ``ReturnLocked``."""
    open_return(unit, report)
    line = line_of(unit, report, commitment)
    told = {name: value for name, value in said.items() if name in WORDS}
    changed = replace(line, **told)  # type: ignore[arg-type]
    _refuse(changed, today)
    _keep_line(unit, changed)


def send(unit: Unit, report: UUID, day: date, *, pack: UUID | None = None) -> ReturnFacts:
    """Lock a return as sent on a day with the figures it told; raise ``ReturnLocked``.

    ``pack`` is the sealed document that went; without one it went in the buyer's own form.
    """
    open_return(unit, report)
    told = return_facts(unit, report, with_files=False)
    lock(unit, told, day, pack=pack)
    return told


def lock(unit: Unit, told: ReturnFacts, day: date, *, pack: UUID | None) -> None:
    """Keep the figures that a return told, and lock it."""
    for each in told.lines:
        line = line_of(unit, told.uid, each.uid)
        said = replace(line, told_period=each.in_period, told_to_date=each.to_date)
        _keep_line(unit, said)
    unit.amend(Return, told.uid, sent_on=day, pack=pack)


def open_return(view: View, report: UUID) -> Return:
    """Return a report that has not gone; raise ``ReturnLocked`` if it has."""
    held = view.get(Return, report)
    if held.sent_on is not None:
        raise ReturnLocked(held.sent_on)
    return held


def line_of(unit: Unit, report: UUID, commitment: UUID) -> ReturnLine:
    """Return what a return says of a commitment, or a new line that says nothing yet."""
    found = unit.all(ReturnLine, report=report, commitment=commitment)
    if found:
        return found[0]
    return ReturnLine(new_uid(unit), report, unit.get(Commitment, commitment).uid)


def _keep_line(unit: Unit, line: ReturnLine) -> None:
    if unit.find(ReturnLine, line.uid) is None:
        unit.add(line)
        return
    names = (*WORDS, "told_period", "told_to_date")
    unit.amend(ReturnLine, line.uid, **{name: getattr(line, name) for name in names})


def _refuse(record: Return | ReturnLine, today: date) -> None:
    faults = faults_of(record, today=today)
    if faults:
        raise InvalidEntry(faults)


def question_of(view: View, report: UUID) -> PackQuestion:
    """Return what the document of a return is asked to say; raise ``ReturnLocked``."""
    held = open_return(view, report)
    return PackQuestion(
        period=Period(held.first_day, held.last_day),
        contract=held.contract,
        report=report,
        channel=Channel.CONTRACT_RETURN,
        most_in_annex=0,
    )
