"""Claims from results: what was counted, what was left out and why, mark by mark."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sv_evidence.domain.activities import Impact
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
class Newest:
    """Of the results behind a claim the newest so many, of one mark and impact if one is named."""

    most: int
    mark: Mark | None = None
    impact: Impact | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """Sums of one measure's results by mark and impact, as the database added them."""

    measure: UUID
    mark: Mark
    additional: bool
    quantity: Thousandths
    """What counts, after the rules."""
    results: int
    """Those that count at least in part."""
    excluded: Thousandths = Thousandths(0)
    """What rules left out; counted and excluded, less what was added, is what was logged."""
    added: Thousandths = Thousandths(0)
    """What formulas worked out beyond the quantities typed."""

    @property
    def logged(self) -> Thousandths:
        """The quantity as typed (and shared), which the database can add up by itself."""
        return Thousandths(self.quantity + self.excluded - self.added)


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
    added: Thousandths = Thousandths(0)
    """What formulas worked out beyond the quantities typed; it is within what counts."""
    value_by_cell: Mapping[tuple[Mark, bool], Pence] | None = None
    """By mark and by whether it is additional; both ways its parts add up to the value."""

    @property
    def logged(self) -> Thousandths:
        """The quantity as typed: counted and excluded, less what formulas added."""
        return Thousandths(self.counted + self.excluded - self.added)

    def value_of_impact(self, *, additional: bool, mark: Mark | None = None) -> Pence | None:
        """Return what core or additional impact is worth, of one mark or of all."""
        if self.value_by_cell is None:
            return None
        return Pence(
            sum(
                value
                for (cell_mark, is_additional), value in self.value_by_cell.items()
                if is_additional is additional and mark in {None, cell_mark}
            )
        )


def claims_from(tallies: Iterable[Tally], rates: Mapping[UUID, ProxyRate]) -> tuple[Claim, ...]:
    """Add up each measure's tallies; the parts of its value add up to its whole."""
    grouped: dict[UUID, list[Tally]] = {}
    for tally in tallies:
        grouped.setdefault(tally.measure, []).append(tally)
    return tuple(_claim(measure, rows, rates.get(measure)) for measure, rows in grouped.items())


def _claim(measure: UUID, rows: list[Tally], rate: ProxyRate | None) -> Claim:
    cells = {
        (mark, additional): _added(
            row for row in rows if row.mark is mark and row.additional is additional
        )
        for mark in Mark
        for additional in (False, True)
    }
    total = _added(rows)
    value = None if rate is None else value_of(total, rate)
    by_cell = None if value is None else _split(value, cells)
    return Claim(
        measure=measure,
        counted=total,
        excluded=Thousandths(sum(row.excluded for row in rows)),
        by_mark={mark: _added(row for row in rows if row.mark is mark) for mark in Mark},
        core=_added(row for row in rows if not row.additional),
        additional=_added(row for row in rows if row.additional),
        results=sum(row.results for row in rows),
        mark=mark_of_all(row.mark for row in rows if row.results),
        rate=rate,
        value=value,
        value_by_mark=None if by_cell is None else _by_mark(by_cell),
        added=Thousandths(sum(row.added for row in rows)),
        value_by_cell=by_cell,
    )


def _added(rows: Iterable[Tally]) -> Thousandths:
    return Thousandths(sum(row.quantity for row in rows))


def _split(
    value: Pence, cells: Mapping[tuple[Mark, bool], Thousandths]
) -> dict[tuple[Mark, bool], Pence]:
    """Share a claim's value out among its parts, so that they add up to it."""
    parts = shared_out(value, list(cells.values()))
    return {cell: Pence(part) for cell, part in zip(cells, parts, strict=True)}


def _by_mark(cells: Mapping[tuple[Mark, bool], Pence]) -> dict[Mark, Pence]:
    return {mark: Pence(cells[mark, False] + cells[mark, True]) for mark in Mark}
