"""Fills a pack's facts from one read transaction, and stops if two ways of adding disagree."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.assumptions import Assumptions
from sv_evidence.domain.bids import Bid
from sv_evidence.domain.contracts import Contract
from sv_evidence.domain.evidence import Condition
from sv_evidence.domain.organisations import Buyer
from sv_evidence.domain.proof import Mark
from sv_evidence.reports.assumptions import claim_assumptions
from sv_evidence.reports.claim_facts import (
    Amounts,
    ClaimFacts,
    OutcomeFacts,
    TotalFacts,
    added,
)
from sv_evidence.reports.facts import (
    FrameworkEdition,
    NothingToExport,
    PackFacts,
    PackQuestion,
)
from sv_evidence.reports.gap_facts import gap_facts
from sv_evidence.reports.gathering_contracts import contract_facts
from sv_evidence.reports.gathering_evidence import chosen_cover, evidence_facts
from sv_evidence.reports.gathering_findings import finding_facts
from sv_evidence.reports.gathering_outcomes import outcome_facts
from sv_evidence.reports.gathering_return import return_facts
from sv_evidence.reports.pack_checks import checks_of
from sv_evidence.reports.reading import Reading
from sv_evidence.store.view import View


def gather(
    view: View,
    question: PackQuestion,
    *,
    number: str,
    made_at: datetime,
    author: str,
    conditions: Mapping[UUID, Condition] | None = None,
) -> PackFacts:
    """Return all that a pack says; ``conditions`` are those of files just looked at.

    Raise ``NothingToExport`` or ``SumsDiffer``.
    """
    known = view.conditions() if conditions is None else conditions
    reading = Reading(view, question, made_at.date(), known)
    if question.report is None and not any(each.results for each in reading.tallies):
        raise NothingToExport(question.period)
    return _told(reading, number=number, made_at=made_at, author=author)


def _told(reading: Reading, *, number: str, made_at: datetime, author: str) -> PackFacts:
    outcomes = outcome_facts(reading)
    evidence = evidence_facts(reading, outcomes)
    question, organisation = reading.question, reading.view.organisation
    title, tender, buyer = _addressee(reading.view, question)
    return PackFacts(
        number=number,
        title=title,
        organisation=organisation.name,
        area=organisation.area,
        contact_name=organisation.contact_name,
        contact_role=organisation.contact_role,
        author=author,
        made_at=made_at,
        channel=question.channel,
        buyer=buyer,
        tender=tender,
        period=question.period,
        frameworks=tuple(dict.fromkeys(each.framework_title for each in outcomes)),
        linked_frameworks=_linked(reading),
        editions=_editions(reading, outcomes),
        outcomes=outcomes,
        totals=totals_of(claim for each in outcomes for claim in each.claims),
        gaps=gap_facts(reading, (claim for each in outcomes for claim in each.claims)),
        findings=finding_facts(reading),
        contracts=contract_facts(reading, with_rows=True),
        evidence=evidence,
        cover=chosen_cover(evidence),
        checks=checks_of(outcomes, evidence),
        assumptions=_assumptions(reading, outcomes),
        told=None if question.report is None else return_facts(reading.view, question.report),
    )


def _editions(reading: Reading, outcomes: Sequence[OutcomeFacts]) -> tuple[FrameworkEdition, ...]:
    used = (
        reading.view.framework(uid) for uid in dict.fromkeys(each.framework for each in outcomes)
    )
    return tuple(FrameworkEdition(each.id, each.version, each.title) for each in used)


def _assumptions(reading: Reading, outcomes: Sequence[OutcomeFacts]) -> Assumptions:
    """Name what the values of the pack's own claims take for granted."""
    every = {
        each.subject: each for each in claim_assumptions(reading.view, reading.question.period)
    }
    valued = [claim.title for each in outcomes for claim in each.claims if claim.proxy is not None]
    return tuple(every[title] for title in dict.fromkeys(valued) if title in every)


def _addressee(view: View, question: PackQuestion) -> tuple[str, str, str]:
    """Return the pack's title, what it was asked for, and the buyer's name."""
    if question.bid is not None:
        bid = view.get(Bid, question.bid)
        return bid.title, bid.reference or bid.title, view.get(Buyer, bid.buyer).name
    if question.contract is not None:
        contract = view.get(Contract, question.contract)
        tender = contract.reference or contract.title
        return contract.title, tender, view.get(Buyer, contract.buyer).name
    return "", "", ""


def _linked(reading: Reading) -> tuple[str, ...]:
    titles = {each.id: each.short_title for each in reading.view.frameworks().values()}
    found: dict[str, None] = {}
    for measure in reading.measures.values():
        framework = reading.view.framework(measure.framework)
        for walk in framework.crosswalks:
            if walk.measure == measure.code and walk.framework in titles:
                found[titles[walk.framework]] = None
    return tuple(found)


def totals_of(claims: Iterable[ClaimFacts]) -> tuple[TotalFacts, ...]:
    """Add up core and additional claims apart; they are never one sum."""
    listed = tuple(claims)
    found: list[TotalFacts] = []
    for impact in Impact:
        own = [claim for claim in listed if claim.impact is impact]
        if not own:
            continue
        value = added(claim.value for claim in own if claim.value is not None)
        found.append(TotalFacts(impact, _counted(own), value if value.total else None))
    return tuple(found)


def _counted(claims: Sequence[ClaimFacts]) -> Amounts:
    marks = [claim.mark for claim in claims]
    return Amounts(*(marks.count(mark) for mark in Mark))
