"""A figure of an old pack as the pack prints it: the same whole pounds, the same words."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.measures import Pence, Period, Thousandths, Unit
from sv_evidence.domain.proof import Mark
from sv_evidence.reports.claim_facts import Amounts
from sv_evidence.reports.pack_references import Json, PackSaid, Selection, unit_in
from sv_evidence.reports.pounds import Pounds
from sv_evidence.wording.explaining import Says
from sv_evidence.wording.numbers import number_text, quantity_text


@dataclass(frozen=True, slots=True)
class _Priced:
    """What is needed of a claim to say its pounds as the pack says them."""

    measure: UUID
    impact: Impact
    value: Amounts | None


def stated(said: PackSaid, figure: Selection) -> str:
    """Write a figure as it is printed; empty where claims were named, and no figure of them."""
    if figure.says is None:
        return ""
    if figure.says in {Says.CLAIMS, Says.CLAIMS_PROVEN}:
        return f"{len(figure.claims):,}"
    if figure.says is Says.MONTH:
        return number_text(_month_quantity(said.charts(figure), figure.month))
    if figure.says in {Says.PROVEN, Says.CLAIMED, Says.GAP} and _has_money(figure):
        return f"£{_pounds(said, figure):,}"
    return ", ".join(quantity_text(Thousandths(amount), unit) for unit, amount in _amounts(figure))


def _amounts(figure: Selection) -> Iterable[tuple[Unit, int]]:
    """Return the quantities that a figure adds up, like to like only."""
    if figure.finding is not None:
        return ((unit_in(figure.finding), int(figure.finding["excluded"])),)
    if figure.commitments:
        return tuple((unit_in(each), int(each["delivered"])) for each in figure.commitments)
    by_unit: dict[Unit, int] = {}
    for claim in figure.claims:
        amount = sum(int(claim["by_mark"][mark.value]) for mark in figure.marks)
        by_unit[unit_in(claim)] = by_unit.get(unit_in(claim), 0) + amount
    return by_unit.items()


def _month_quantity(charts: Iterable[Json], month: Period | None) -> Thousandths:
    first = None if month is None else month.first.isoformat()
    sums = (
        int(each["quantity"] or 0)
        for chart in charts
        for each in chart["months"]
        if each["first"] == first
    )
    return Thousandths(sum(sums))


def _has_money(figure: Selection) -> bool:
    return any(claim["value"] is not None for claim in figure.claims)


def _pounds(said: PackSaid, figure: Selection) -> int:
    """Add up whole pounds as the pack does, so that they are those it prints."""
    priced = {_key(claim): _priced(claim) for claim in said.claims}
    pounds = Pounds(priced.values())
    return sum(
        pounds.of_claim(priced[_key(claim)]).of(mark)
        for claim in figure.claims
        for mark in figure.marks
    )


def _key(claim: Json) -> tuple[str, str]:
    return str(claim["measure"]), str(claim["impact"])


def _priced(claim: Json) -> _Priced:
    value = claim["value"]
    amounts = None if value is None else Amounts(*(Pence(int(value[mark])) for mark in Mark))
    return _Priced(UUID(claim["measure"]), Impact(claim["impact"]), amounts)
