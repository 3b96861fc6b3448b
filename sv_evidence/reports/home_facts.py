"""What Home says: what can be proven today, what is at risk, what comes next, what is missing.

Every figure is that of the pack, from the same sums; only what stands behind them is left out, so
that the page opens at once however much is kept.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.bids import Bid
from sv_evidence.domain.contracts import Contract
from sv_evidence.domain.evidence import Condition, Evidence
from sv_evidence.domain.expected import ExpectedSession, days_read, sessions_expected
from sv_evidence.domain.measures import Period
from sv_evidence.domain.pace import Pace, pace_of
from sv_evidence.reports.claim_facts import ClaimFacts, GapFacts, TotalFacts
from sv_evidence.reports.facts import CommitmentFacts, ContractFacts, PackQuestion
from sv_evidence.reports.gap_facts import OPEN, gap_facts
from sv_evidence.reports.gathering import totals_of
from sv_evidence.reports.gathering_contracts import contract_facts
from sv_evidence.reports.gathering_outcomes import claim_sums
from sv_evidence.reports.reading import Reading
from sv_evidence.store.listings.activities import ActivityFilter, ActivityRow, ActivitySort
from sv_evidence.store.view import View

MOST_GAPS = 5
MOST_RECENT = 4
MOST_DEADLINES = 4
_ROWS_LOOKED_AT = 200
"""So many results of a gap say what it lacks; a line on the page says no more."""
_CONSENT_AHEAD = timedelta(days=60)
_CONTRACT_AHEAD = timedelta(days=180)
_AT_RISK = frozenset({Pace.BEHIND, Pace.AT_RISK})


@dataclass(frozen=True, slots=True)
class HomeOutcome:
    """An outcome and its claims of one impact; core and additional are never in one row."""

    framework: UUID
    code: str
    title: str
    theme: str
    impact: Impact
    claims: tuple[ClaimFacts, ...]


@dataclass(frozen=True, slots=True)
class HomeCommitment:
    """A commitment and how it stands."""

    facts: CommitmentFacts
    pace: Pace


@dataclass(frozen=True, slots=True)
class HomeContract:
    """A running contract and its commitments, in its own order."""

    facts: ContractFacts
    commitments: tuple[HomeCommitment, ...]

    @property
    def at_risk(self) -> tuple[HomeCommitment, ...]:
        """Those that are behind or at risk, the worst first."""
        found = (each for each in self.commitments if each.pace in _AT_RISK)
        return tuple(sorted(found, key=lambda each: list(Pace).index(each.pace), reverse=True))


class DeadlineKind(StrEnum):
    """What comes to its day."""

    BID = "bid"
    CONTRACT_END = "contract_end"
    CONSENT_END = "consent_end"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day that is coming. ``count`` is how many files a consent's end concerns."""

    kind: DeadlineKind
    day: date
    title: str
    uid: UUID
    at: datetime | None = None
    count: int = 0


@dataclass(frozen=True, slots=True)
class FileAlarms:
    """Files that are not what was added: their numbers, and how many measures lean on them."""

    missing: tuple[str, ...]
    altered: tuple[str, ...]
    measures: int

    def __bool__(self) -> bool:
        return bool(self.missing or self.altered)


@dataclass(frozen=True, slots=True)
class HomeFacts:
    """All that Home says about a period."""

    period: Period
    totals: tuple[TotalFacts, ...]
    outcomes: tuple[HomeOutcome, ...]
    contracts: tuple[HomeContract, ...]
    recent: tuple[ActivityRow, ...]
    expected: tuple[ExpectedSession, ...]
    """What was expected in the last days and is not logged, whatever the period."""
    deadlines: tuple[Deadline, ...]
    alarms: FileAlarms
    gaps: tuple[GapFacts, ...]
    """The largest."""
    gaps_in_all: int

    @property
    def has_money(self) -> bool:
        """Say whether anything has a value; if not, claims are counted instead."""
        return any(total.value is not None for total in self.totals)

    @property
    def claims(self) -> tuple[ClaimFacts, ...]:
        """Every claim, outcome by outcome."""
        return tuple(claim for outcome in self.outcomes for claim in outcome.claims)


def home_facts(view: View, period: Period, at: datetime) -> HomeFacts:
    """Return what Home says at a moment; raise ``SumsDiffer`` if two ways of adding disagree."""
    conditions = view.conditions()
    reading = Reading(view, PackQuestion(period), at.date(), conditions)
    outcomes = _outcomes(reading)
    claims = [claim for outcome in outcomes for claim in outcome.claims]
    return HomeFacts(
        period=period,
        totals=totals_of(claims),
        outcomes=outcomes,
        contracts=tuple(_contract(each) for each in contract_facts(reading)),
        recent=_recent(view, at.date()),
        expected=_expected(view, at.date()),
        deadlines=_deadlines(view, at),
        alarms=_alarms(view, conditions),
        gaps=gap_facts(reading, claims, most=MOST_GAPS, most_rows=_ROWS_LOOKED_AT),
        gaps_in_all=sum(bool(claim.by_mark.of(mark)) for claim in claims for mark in OPEN),
    )


def _outcomes(reading: Reading) -> tuple[HomeOutcome, ...]:
    """Put claims under their outcomes, each impact by itself, the largest value first."""
    found: dict[tuple[Impact, UUID, str], list[ClaimFacts]] = {}
    for uid, claims in claim_sums(reading).items():
        installed = reading.measures[uid]
        node = reading.view.framework(installed.framework).measure(installed.code).node
        for claim in claims:
            found.setdefault((claim.impact, installed.framework, node), []).append(claim)
    outcomes = (_outcome(reading.view, *key, claims) for key, claims in found.items())
    return tuple(sorted(outcomes, key=_weight))


def _outcome(
    view: View, impact: Impact, framework: UUID, code: str, claims: Sequence[ClaimFacts]
) -> HomeOutcome:
    whole = view.framework(framework)
    line = whole.line_of(code)
    theme = line[-2].title if len(line) > 1 else whole.short_title
    return HomeOutcome(framework, code, line[-1].title, theme, impact, tuple(claims))


def _weight(outcome: HomeOutcome) -> tuple[int, int, int, str]:
    worth = sum(claim.value.total for claim in outcome.claims if claim.value is not None)
    return list(Impact).index(outcome.impact), -worth, -len(outcome.claims), outcome.code


def _contract(facts: ContractFacts) -> HomeContract:
    return HomeContract(
        facts,
        tuple(
            HomeCommitment(each, pace_of(each.delivered, each.expected, each.target))
            for each in facts.commitments
        ),
    )


def _recent(view: View, today: date) -> tuple[ActivityRow, ...]:
    until = ActivityFilter(period=Period(date.min, today))
    ids = list(view.activities.ids(until, ActivitySort(), most=MOST_RECENT))
    rows = view.activities.page(ids)
    return tuple(rows[each] for each in ids)


def _expected(view: View, today: date) -> tuple[ExpectedSession, ...]:
    return sessions_expected(view.activities.held(days_read(today)), today=today)


def _deadlines(view: View, at: datetime) -> tuple[Deadline, ...]:
    found = [*_bids(view, at), *_ends(view, at.date()), *_consents(view, at.date())]
    return tuple(sorted(found, key=lambda each: (each.day, each.title))[:MOST_DEADLINES])


def _bids(view: View, at: datetime) -> Iterable[Deadline]:
    for bid in view.all(Bid):
        if bid.deadline is not None and bid.deadline >= at:
            due = bid.deadline.astimezone(at.tzinfo)
            yield Deadline(DeadlineKind.BID, due.date(), bid.title, bid.uid, at=due)


def _ends(view: View, today: date) -> Iterable[Deadline]:
    for contract in view.all(Contract):
        last = contract.last_day
        if last is not None and today <= last <= today + _CONTRACT_AHEAD:
            yield Deadline(DeadlineKind.CONTRACT_END, last, contract.title, contract.uid)


def _consents(view: View, today: date) -> Iterable[Deadline]:
    ahead = Period(today, today + _CONSENT_AHEAD)
    for day, uid, count in view.evidence.consent_ending(ahead):
        title = view.get(Evidence, uid).title
        yield Deadline(DeadlineKind.CONSENT_END, day, title, uid, count=count)


def _alarms(view: View, conditions: Mapping[UUID, Condition]) -> FileAlarms:
    files = [file for file in view.many(Evidence, conditions).values() if file.binned_at is None]

    def numbers(condition: Condition) -> tuple[str, ...]:
        return tuple(file.number for file in files if conditions[file.uid] is condition)

    return FileAlarms(
        missing=numbers(Condition.MISSING),
        altered=numbers(Condition.ALTERED),
        measures=view.evidence.measures_leaning_on(file.uid for file in files),
    )
