"""Fills the facts of a return: the period, to date, what was told before and is another now."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from sv_evidence.domain.contracts import Commitment
from sv_evidence.domain.counting import ClaimQuestion
from sv_evidence.domain.evidence import ConsentState, Evidence
from sv_evidence.domain.frameworks import InstalledMeasure
from sv_evidence.domain.measures import Period, Thousandths
from sv_evidence.domain.organisations import Buyer
from sv_evidence.domain.pace import pace_of
from sv_evidence.domain.problems import Problem
from sv_evidence.domain.returns import Due, Return, ReturnLine
from sv_evidence.reports.contract_facts import (
    PeriodFacts,
    Restated,
    ReturnFacts,
    ReturnLineFacts,
)
from sv_evidence.reports.gathering_standing import ContractReading, Reached, planned_in
from sv_evidence.store.view import View
from sv_evidence.wording.numbers import unit_of

_MOST_FILES = 4


class ContractHasNoDays(Problem):
    """A contract without a first day has no periods to report. Code ``contract_has_no_days``."""

    def __init__(self, contract: str) -> None:
        super().__init__("contract_has_no_days", contract=contract)


def return_facts(view: View, report: UUID, *, with_files: bool = True) -> ReturnFacts:
    """Return all that a return says now; raise ``ContractHasNoDays``.

    ``with_files`` looks up the files behind each figure, which takes time.
    """
    return facts_of_return(view, view.get(Return, report), with_files=with_files)


def facts_of_return(view: View, asked: Return, *, with_files: bool) -> ReturnFacts:
    """Return the same of a return that need not be kept yet.

    Of one that has gone the figures are those that it told.
    """
    reading = ContractReading(view, asked.contract)
    period = _period(reading, asked)
    earlier = [
        each for each in reading.returns if each.is_locked and each.first_day < asked.first_day
    ]
    told = {each.uid: _lines(view, each.uid) for each in earlier}
    own = {} if view.find(Return, asked.uid) is None else _lines(view, asked.uid)
    composer = _Composer(reading, asked, earlier, told, with_files=with_files)
    return ReturnFacts(
        uid=asked.uid,
        contract=asked.contract,
        title=reading.contract.title,
        reference=reading.contract.reference,
        buyer=view.get(Buyer, reading.contract.buyer).name,
        period=period,
        rhythm=reading.terms.returns,
        years=reading.years,
        last_sent=earlier[-1].sent_on if earlier else None,
        lines=tuple(composer.line(each, own.get(each.uid)) for each in reading.commitments),
        story=asked.story,
        only_contract=asked.only_contract,
        only_period=asked.only_period,
        matches=asked.matches,
        approved_by=asked.approved_by,
        kpis_wanted=reading.kpis_wanted,
    )


def _period(reading: ContractReading, asked: Return) -> PeriodFacts:
    if reading.plan is None:
        raise ContractHasNoDays(reading.contract.title)
    each = reading.plan.at(asked.first_day)
    days = Period(asked.first_day, asked.last_day)
    standing = Due.RETURNED if asked.is_locked else Due.NEXT
    return PeriodFacts(each.year, each.number, each.of, days, each.due, standing, asked.sent_on)


def _lines(view: View, report: UUID) -> Mapping[UUID, ReturnLine]:
    return {each.commitment: each for each in view.all(ReturnLine, report=report)}


class _Composer:
    """Makes one line after another."""

    def __init__(
        self,
        reading: ContractReading,
        asked: Return,
        earlier: list[Return],
        told: Mapping[UUID, Mapping[UUID, ReturnLine]],
        *,
        with_files: bool,
    ) -> None:
        self._reading = reading
        self._asked = asked
        self._days = Period(asked.first_day, asked.last_day)
        self._earlier = earlier
        self._told = told
        self._with_files = with_files

    def line(self, promised: Commitment, said: ReturnLine | None) -> ReturnLineFacts:
        """Return the line of one commitment."""
        reading, day = self._reading, self._days.last
        measure = reading.view.get(InstalledMeasure, promised.measure)
        reached = reading.reached(promised, day)
        in_period, to_date = self._figures(promised, said, reached)
        planned = reading.expected(promised, day)
        return ReturnLineFacts(
            uid=promised.uid,
            measure=promised.measure,
            position=promised.position,
            title=measure.title,
            wording=promised.wording,
            unit=unit_of(measure),
            owner=promised.owner,
            is_kpi=reading.terms_of(promised.uid).is_kpi,
            target=promised.target,
            in_period=in_period,
            planned_period=planned_in(reading, promised, self._days),
            to_date=to_date,
            planned=planned,
            core=reached.core,
            additional=reached.additional,
            mark=reached.mark,
            pace=pace_of(to_date, planned, promised.target),
            outlook=reading.outlook(promised, to_date, day),
            told_last=self._told_last(promised.uid),
            restated=tuple(self._restated(promised)),
            cause=said.cause if said else "",
            action=said.action if said else "",
            by_day=said.by_day if said else None,
            action_owner=said.owner if said else "",
            correction=said.correction if said else "",
            evidence=self._files(promised.measure) if self._with_files else (),
        )

    def _figures(
        self, promised: Commitment, said: ReturnLine | None, reached: Reached
    ) -> tuple[Thousandths, Thousandths]:
        """Return the figures of the period and to date; of what has gone those that it told."""
        if self._asked.is_locked and said is not None and said.told_period is not None:
            return said.told_period, said.told_to_date or Thousandths(0)
        return self._reading.quantity(promised.measure, self._days), reached.counted

    def _told_last(self, commitment: UUID) -> Thousandths | None:
        if not self._earlier:
            return None
        said = self._told[self._earlier[-1].uid].get(commitment)
        return said.told_period if said else None

    def _restated(self, promised: Commitment) -> list[Restated]:
        """Compare each figure told before with what the records say of the same days now."""
        found: list[Restated] = []
        for each in self._earlier:
            said = self._told[each.uid].get(promised.uid)
            if said is None or said.told_period is None or self._reading.plan is None:
                continue
            now = self._reading.quantity(promised.measure, Period(each.first_day, each.last_day))
            if now != said.told_period:
                place = self._reading.plan.at(each.first_day)
                found.append(Restated(place.year, place.number, said.told_period, now))
        return found

    def _files(self, measure: UUID) -> tuple[str, ...]:
        """Return the newest files on what was done in the period; none that is left out."""
        view = self._reading.view
        from_rows = self._rows(measure)
        held = view.evidence_of(from_rows)
        files: dict[UUID, Evidence] = {
            file.uid: file for activity in from_rows for file in held.get(activity, ())
        }
        faulty = view.conditions()
        intact = (
            file
            for file in files.values()
            if file.uid not in faulty and file.consent is not ConsentState.WITHDRAWN
        )
        newest = sorted(intact, key=_newest, reverse=True)
        return tuple(file.number for file in newest[:_MOST_FILES])

    def _rows(self, measure: UUID) -> list[UUID]:
        asked = ClaimQuestion(self._days, self._reading.contract.uid, measure=measure)
        rows = self._reading.view.results_of(asked, measure)
        return list(dict.fromkeys(row.activity for row in rows))


def _newest(file: Evidence) -> tuple[date, str]:
    return (file.dated or date.min, file.number)
