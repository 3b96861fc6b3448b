"""How a contract stands on a day: counted from one read transaction, each stretch of days once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sv_evidence.domain.contracts import Commitment, Contract, Pack
from sv_evidence.domain.counting import Claim, ClaimQuestion, claims_from
from sv_evidence.domain.frameworks import InstalledMeasure
from sv_evidence.domain.kpis import kpis_wanted
from sv_evidence.domain.measures import Period, Thousandths
from sv_evidence.domain.organisations import Buyer
from sv_evidence.domain.pace import Outlook, outlook_of, pace_of
from sv_evidence.domain.proof import Mark
from sv_evidence.domain.return_periods import Plan, ReturnPeriod, plan_of
from sv_evidence.domain.returns import CommitmentTerms, ContractTerms, Due, Return
from sv_evidence.reports.contract_facts import LineFacts, PeriodFacts, StandingFacts
from sv_evidence.store.view import View
from sv_evidence.wording.numbers import unit_of


@dataclass(frozen=True, slots=True)
class Reached:
    """What counts towards a commitment until a day; nothing where nothing was logged."""

    counted: Thousandths = Thousandths(0)
    core: Thousandths = Thousandths(0)
    additional: Thousandths = Thousandths(0)
    mark: Mark = Mark.UNPROVEN


class ContractReading:
    """One contract in one transaction: its terms, its returns, and sums counted once."""

    def __init__(self, view: View, contract: UUID) -> None:
        self.view = view
        self.contract = view.get(Contract, contract)
        self.terms = next(iter(view.all(ContractTerms, contract=contract)), None) or ContractTerms(
            contract, contract
        )
        self.plan = plan_of(self.contract, self.terms.returns, self.terms.due_days)
        found = view.all(Commitment, contract=contract)
        self.commitments = tuple(sorted(found, key=lambda each: (each.position, each.uid)))
        returns = view.all(Return, contract=contract)
        self.returns = tuple(sorted(returns, key=lambda each: (each.first_day, each.uid)))
        self._claims: dict[Period, Mapping[UUID, Claim]] = {}
        self._terms: dict[UUID, CommitmentTerms] = {}

    @property
    def years(self) -> int | None:
        """How many years the contract runs, the last perhaps in part."""
        if self.plan is None or self.plan.last is None:
            return None
        return self.plan.at(self.plan.last).year

    @property
    def kpis_wanted(self) -> int:
        """How many KPIs the law asks this contract to have."""
        return kpis_wanted(self.terms.worth, self.contract.procurement_start)

    def terms_of(self, commitment: UUID) -> CommitmentTerms:
        """Return what a commitment's target is for."""
        if commitment not in self._terms:
            found = next(iter(self.view.all(CommitmentTerms, commitment=commitment)), None)
            self._terms[commitment] = found or CommitmentTerms(commitment, commitment)
        return self._terms[commitment]

    def claims(self, period: Period) -> Mapping[UUID, Claim]:
        """Return what counts for the contract in a period, by measure."""
        if period not in self._claims:
            asked = ClaimQuestion(period, self.contract.uid)
            counted = claims_from(self.view.counted(asked).tallies, {})
            self._claims[period] = {each.measure: each for each in counted}
        return self._claims[period]

    def quantity(self, measure: UUID, period: Period) -> Thousandths:
        """Return what counts of one measure in a period."""
        claim = self.claims(period).get(measure)
        return Thousandths(0) if claim is None else claim.counted

    def span(self, promised: Commitment, day: date) -> Period | None:
        """Return the days a commitment's target is for."""
        if self.plan is None:
            return None
        return self.plan.span_of(promised, self.terms_of(promised.uid).run, day)

    def expected(self, promised: Commitment, day: date) -> Thousandths:
        """Return what an even pace would have delivered by the end of a day."""
        if self.plan is None:
            return promised.target
        return self.plan.planned(promised.target, self.span(promised, day), day)

    def run(self, promised: Commitment, day: date) -> Period:
        """Return the days counted towards a commitment until a day."""
        span = self.span(promised, day)
        first = span.first if span else self.contract.first_day or day
        last = min(day, self.contract.last_day or day)
        return Period(first, max(first, last))

    def reached(self, promised: Commitment, day: date) -> Reached:
        """Return what counts towards a commitment until a day."""
        claim = self.claims(self.run(promised, day)).get(promised.measure)
        if claim is None:
            return Reached()
        return Reached(claim.counted, claim.core, claim.additional, claim.mark)

    def outlook(self, promised: Commitment, delivered: Thousandths, day: date) -> Outlook:
        """Say where a commitment is heading."""
        span = self.span(promised, day)
        plan = self.plan or Plan(day)
        return outlook_of(delivered, promised.target, plan=plan, span=span, day=day)

    def return_on(self, period: Period) -> Return | None:
        """Return the report on a period, sent or not."""
        return next((each for each in self.returns if each.first_day == period.first), None)

    def periods(self, day: date) -> tuple[PeriodFacts, ...]:
        """Return the periods of the contract's year, and the last before it if still unsent."""
        if self.plan is None:
            return ()
        year = self.plan.year_of(day)
        before = year[0].period.first - timedelta(days=1)
        late = self.plan.at(before) if before >= self.plan.first else None
        if late is not None and self.returns and not self._sent(late):
            year = (late, *year)
        ready = next((each for each in year if each.period.last <= day and not self._sent(each)), 0)
        if not ready:
            ready = next((each for each in year if not self._sent(each)), 0)
        return tuple(self._period(each, day, is_next=each is ready) for each in year)

    def _sent(self, period: ReturnPeriod) -> bool:
        report = self.return_on(period.period)
        return report is not None and report.is_locked

    def _period(self, each: ReturnPeriod, day: date, *, is_next: bool) -> PeriodFacts:
        report = self.return_on(each.period)
        standing = Due.LATER
        sent_on, pack = None, ""
        if report is not None and report.is_locked:
            standing, sent_on = Due.RETURNED, report.sent_on
            pack = self.view.get(Pack, report.pack).number if report.pack else ""
        elif each.due < day:
            standing = Due.OVERDUE
        elif is_next:
            standing = Due.NEXT
        return PeriodFacts(
            each.year, each.number, each.of, each.period, each.due, standing, sent_on, pack
        )


def standing(view: View, contract: UUID, day: date) -> StandingFacts:
    """Return how a contract and each of its commitments stand at the end of a day."""
    reading = ContractReading(view, contract)
    asked = reading.contract
    periods = reading.periods(day)
    return StandingFacts(
        uid=asked.uid,
        number=asked.number,
        title=asked.title,
        reference=asked.reference,
        buyer=view.get(Buyer, asked.buyer).name,
        first_day=asked.first_day,
        last_day=asked.last_day,
        day=day,
        rhythm=reading.terms.returns,
        years=reading.years,
        periods=periods,
        lines=tuple(_line(reading, each, periods, day) for each in reading.commitments),
        kpis_wanted=reading.kpis_wanted,
    )


def _line(
    reading: ContractReading, promised: Commitment, periods: tuple[PeriodFacts, ...], day: date
) -> LineFacts:
    measure = reading.view.get(InstalledMeasure, promised.measure)
    reached = reading.reached(promised, day)
    expected = reading.expected(promised, day)
    return LineFacts(
        uid=promised.uid,
        measure=promised.measure,
        code=measure.code,
        position=promised.position,
        title=measure.title,
        wording=promised.wording,
        unit=unit_of(measure),
        owner=promised.owner,
        is_kpi=reading.terms_of(promised.uid).is_kpi,
        target=promised.target,
        span=reading.span(promised, day),
        delivered=reached.counted,
        core=reached.core,
        additional=reached.additional,
        expected=expected,
        mark=reached.mark,
        pace=pace_of(reached.counted, expected, promised.target),
        outlook=reading.outlook(promised, reached.counted, day),
        periods=tuple(_until(reading, promised.measure, each.period, day) for each in periods),
        planned=tuple(planned_in(reading, promised, each.period) for each in periods),
    )


def _until(
    reading: ContractReading, measure: UUID, period: Period, day: date
) -> Thousandths | None:
    if period.first > day:
        return None
    return reading.quantity(measure, Period(period.first, min(period.last, day)))


def planned_in(reading: ContractReading, promised: Commitment, period: Period) -> Thousandths:
    """Return what an even pace plans for one period alone."""
    span, plan = reading.span(promised, period.last), reading.plan
    if plan is None or span is None:
        return Thousandths(0)
    before = Thousandths(0)
    if period.first > span.first:
        before = plan.planned(promised.target, span, period.first - timedelta(days=1))
    return Thousandths(plan.planned(promised.target, span, period.last) - before)
