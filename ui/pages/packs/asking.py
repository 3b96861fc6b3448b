"""What the packs page and the export sheet ask of the workspace."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, tzinfo
from uuid import UUID

from sv_evidence.domain.bids import Bid
from sv_evidence.domain.contracts import Contract, Pack
from sv_evidence.domain.measures import Period, YearStart
from sv_evidence.domain.organisations import Buyer
from sv_evidence.operations.pack_changes import ProvenThen, proven_then
from sv_evidence.operations.sealing import sealing_key
from sv_evidence.reports.facts import PackQuestion
from sv_evidence.store.view import View
from sv_evidence.wording.numbers import period_text
from sv_evidence.wording.words import tr


@dataclass(frozen=True, slots=True)
class PackRow:
    """One pack as the list shows it."""

    pack: Pack
    for_whom: str
    key: tuple[str, ...] = ()
    """The key fingerprint as eight words; empty as long as nothing was sealed."""
    proven: tuple[ProvenThen, ...] = ()
    """What it proved when it was made."""


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a pack may be made for: a bid, a contract, or nobody in particular."""

    title: str
    bid: UUID | None = None
    contract: UUID | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """What the sheet offers to choose from."""

    organisation: str
    purposes: tuple[Purpose, ...]
    periods: tuple[tuple[str, Period], ...]


def packs_of(view: View, zone: tzinfo | None) -> tuple[PackRow, ...]:
    """Return all packs, newest first, their moments in a zone."""
    packs = sorted(view.all(Pack), key=lambda pack: pack.made_at, reverse=True)
    sealer = sealing_key(view)
    return tuple(
        PackRow(
            replace(pack, made_at=pack.made_at.astimezone(zone)),
            _for_whom(view, pack),
            () if sealer is None else sealer.words,
            proven_then(pack),
        )
        for pack in packs
    )


def offer_of(view: View, today: date) -> Offer:
    """Return the bids and contracts, and the periods that people usually report on."""
    bids = [Purpose(bid.title, bid=bid.uid) for bid in reversed(view.all(Bid))]
    contracts = [Purpose(each.title, contract=each.uid) for each in view.all(Contract)]
    organisation = view.organisation
    return Offer(
        organisation=organisation.name,
        purposes=(*bids, *contracts, Purpose(tr("Everything"))),
        periods=periods_of(YearStart.parse(organisation.year_start) or YearStart(), today),
    )


def periods_of(year_start: YearStart, today: date) -> tuple[tuple[str, Period], ...]:
    """Return this year so far, the year before, and all time."""
    this = year_start.year_of(today)
    last = year_start.year_of(this.first.replace(year=this.first.year - 1))
    return (
        (tr("This year so far"), Period(this.first, today)),
        (tr("Last year"), last),
        (tr("This year and last"), Period(last.first, today)),
    )


def with_period(offer: Offer, again: PackQuestion | None) -> Offer:
    """Offer the period of an earlier pack too, so that it can be made again."""
    if again is None or again.period in [period for _, period in offer.periods]:
        return offer
    return replace(offer, periods=(*offer.periods, (period_text(again.period), again.period)))


def _for_whom(view: View, pack: Pack) -> str:
    if pack.bid is not None and (bid := view.find(Bid, pack.bid)) is not None:
        return view.get(Buyer, bid.buyer).name
    if pack.contract is not None and (held := view.find(Contract, pack.contract)) is not None:
        return view.get(Buyer, held.buyer).name
    return tr("Nobody in particular")


def matches(row: PackRow, words: Sequence[str]) -> bool:
    """Say whether a pack has all these words in its number, title or whom it is for."""
    said = f"{row.pack.number} {row.pack.title} {row.for_whom}".casefold()
    return all(word in said for word in words)
