"""Claims from results: what was counted, what was left out and why, mark by mark."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sv_evidence.domain.measures import Pence, Period, ProxyRate, Thousandths, shared_out
from sv_evidence.domain.proof import Mark, mark_of_all
from sv_evidence.domain.value import value_of


@dataclass(frozen=True, slots=True)
class ClaimQuestion:
    """What a claim is asked of: a period and, if wanted, one contract, framework or measure."""

    period: Period
    contract: UUID | None = None
    framework: UUID | None = None
    measure: UUID | None = None


@dataclass(frozen=True, slots=True)
class CountedResult:
    """One result behind a claim: the quantity that counts, its contract's share, and its mark."""

    result: UUID
    activity: UUID
    title: str
    day: date
    quantity: Thousandths
    mark: Mark
    additional: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """Sums of one measure's results by mark and impact, as the database added them."""

    measure: UUID
    mark: Mark
    additional: bool
    quantity: Thousandths
    results: int


@dataclass(frozen=True, slots=True)
class Claim:
    """One measure's total over a period (and contract). Money is ``None`` without a proxy."""

    measure: UUID
    counted: Thousandths
    excluded: Thousandths
    by_mark: Mapping[Mark, Thousandths]
    core: Thousandths
    additional: Thousandths
    results: int
    mark: Mark
    rate: ProxyRate | None
    value: Pence | None
    value_by_mark: Mapping[Mark, Pence] | None


def claims_from(tallies: Iterable[Tally], rates: Mapping[UUID, ProxyRate]) -> tuple[Claim, ...]:
    """Add up each measure's tallies; the parts of its value add up to its whole."""
    grouped: dict[UUID, list[Tally]] = {}
    for tally in tallies:
        grouped.setdefault(tally.measure, []).append(tally)
    return tuple(_claim(measure, rows, rates.get(measure)) for measure, rows in grouped.items())


def _claim(measure: UUID, rows: list[Tally], rate: ProxyRate | None) -> Claim:
    by_mark = {mark: _added(row for row in rows if row.mark is mark) for mark in Mark}
    total = _added(rows)
    value = None if rate is None else value_of(total, rate)
    return Claim(
        measure=measure,
        counted=total,
        excluded=Thousandths(0),
        by_mark=by_mark,
        core=_added(row for row in rows if not row.additional),
        additional=_added(row for row in rows if row.additional),
        results=sum(row.results for row in rows),
        mark=mark_of_all(row.mark for row in rows if row.results),
        rate=rate,
        value=value,
        value_by_mark=None if value is None else _split(value, by_mark),
    )


def _added(rows: Iterable[Tally]) -> Thousandths:
    return Thousandths(sum(row.quantity for row in rows))


def _split(value: Pence, by_mark: Mapping[Mark, Thousandths]) -> dict[Mark, Pence]:
    """Share a claim's value out among its marks, so that the parts add up to it."""
    parts = shared_out(value, list(by_mark.values()))
    return {mark: Pence(part) for mark, part in zip(by_mark, parts, strict=True)}
