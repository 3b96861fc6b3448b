"""What a pack stated, beside what the same questions are answered with today."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.bids import Bid
from sv_evidence.domain.contracts import Contract, Pack
from sv_evidence.domain.measures import Pence, Period, Thousandths, Unit
from sv_evidence.domain.proof import Mark
from sv_evidence.reports.claim_facts import ClaimFacts
from sv_evidence.reports.facts import NothingToExport, PackQuestion
from sv_evidence.reports.gathering import gather
from sv_evidence.store.view import View

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Stand:
    """How one claim stood at a time."""

    quantity: Thousandths
    proven: Thousandths
    part_proven: Thousandths
    value: Pence | None
    """``None`` without a proxy."""
    mark: Mark


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A claim that a pack stated and that is another today."""

    name: str
    """What the pack knows it by, such as ``MEALS:core``."""
    title: str
    unit: Unit
    then: Stand
    now: Stand | None
    """``None`` if nothing is counted any more."""
    added: tuple[str, ...]
    """Numbers of files that count today and did not then."""
    gone: tuple[str, ...]
    """Numbers of files that counted then and do not today."""


@dataclass(frozen=True, slots=True)
class ProvenThen:
    """What a pack proved of one impact; core and additional are never one sum."""

    impact: Impact
    value: Pence | None
    """``None`` if none of its claims had a proxy."""
    claims: int
    of: int


@dataclass(frozen=True, slots=True)
class PackStanding:
    """A pack as it was, and what is otherwise by now."""

    proven: tuple[ProvenThen, ...]
    changes: tuple[FigureChange, ...]
    figures: int
    """How many claims it stated."""


def proven_then(pack: Pack) -> tuple[ProvenThen, ...]:
    """Return what a pack proved when it was made."""
    claims = _claims(pack)
    found = []
    for impact in Impact:
        own = [each for each in claims if each["impact"] == impact.value]
        if not own:
            continue
        values = [each["value"][Mark.PROVEN.value] for each in own if each["value"] is not None]
        proven = sum(each["mark"] == Mark.PROVEN.value for each in own)
        worth = Pence(sum(values)) if values else None
        found.append(ProvenThen(impact, worth, proven, len(own)))
    return tuple(found)


def standing_of(view: View, pack: Pack, *, at: datetime) -> PackStanding:
    """Compare each claim that a pack stated with what it would state at this moment.

    Raise ``SumsDiffer`` if today's figures do not add up.
    """
    claims = _claims(pack)
    today = {each.key: each for each in _today(view, pack, claims, at)}
    changes = tuple(
        change
        for claim in claims
        if (change := _change(claim, today.get(_name(claim)))) is not None
    )
    return PackStanding(proven_then(pack), changes, len(claims))


def question_of(view: View, pack: Pack) -> PackQuestion:
    """Return what a pack was asked; of a bid or contract that is gone, only its period is left."""
    bid = pack.bid if pack.bid is not None and view.find(Bid, pack.bid) else None
    held = pack.contract
    contract = held if held is not None and view.find(Contract, held) else None
    return PackQuestion(Period(pack.first_day, pack.last_day), bid=bid, contract=contract)


def _today(view: View, pack: Pack, claims: Iterable[Json], at: datetime) -> tuple[ClaimFacts, ...]:
    if not claims:
        return ()
    question = question_of(view, pack)
    try:
        return gather(view, question, number=pack.number, made_at=at, author="").claims
    except NothingToExport:
        return ()


def _change(claim: Json, now: ClaimFacts | None) -> FigureChange | None:
    then, today = _then(claim), None if now is None else _now(now)
    if then == today:
        return None
    counted = set() if now is None else set(now.evidence)
    before = {str(each) for each in claim["evidence"]}
    return FigureChange(
        name=_name(claim),
        title=str(claim["title"]),
        unit=Unit(str(claim["unit"]["one"]), str(claim["unit"]["many"])),
        then=then,
        now=today,
        added=tuple(sorted(counted - before)),
        gone=tuple(sorted(before - counted)),
    )


def _then(claim: Json) -> Stand:
    value = claim["value"]
    return Stand(
        Thousandths(int(claim["quantity"])),
        Thousandths(int(claim["by_mark"][Mark.PROVEN.value])),
        Thousandths(int(claim["by_mark"][Mark.PART_PROVEN.value])),
        None if value is None else Pence(sum(int(value[mark.value]) for mark in Mark)),
        Mark(claim["mark"]),
    )


def _now(claim: ClaimFacts) -> Stand:
    return Stand(
        claim.quantity,
        Thousandths(claim.by_mark.proven),
        Thousandths(claim.by_mark.part_proven),
        None if claim.value is None else Pence(claim.value.total),
        claim.mark,
    )


def _name(claim: Json) -> str:
    return f"{claim['code']}:{claim['impact']}"


def _claims(pack: Pack) -> list[Json]:
    """Return every claim of the facts that were kept with a pack; an early one may have none."""
    facts = json.loads(pack.facts)
    outcomes = facts.get("outcomes", ()) if isinstance(facts, dict) else ()
    return [claim for outcome in outcomes for claim in outcome["claims"]]
