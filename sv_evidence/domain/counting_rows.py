"""What a counting rule sees of a result, and what it says of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple
from uuid import UUID

from sv_evidence.domain.activities import WHOLE_SHARE, Impact
from sv_evidence.domain.counting_records import Detail
from sv_evidence.domain.measures import Period
from sv_evidence.domain.proof import Mark

Amount = int | Fraction
"""Thousandths of a unit, exact: rounded once, when a claim is added up."""


def part_of(amount: Amount, part: int, whole: int) -> Amount:
    """Return so many parts of an amount; a whole number where it is one, which is faster."""
    if isinstance(amount, int) and not amount * part % whole:
        return amount * part // whole
    return amount * Fraction(part, whole)


_NOBODY: frozenset[str] = frozenset()


class CountingRow(NamedTuple):
    """One result with all that a rule may ask; ``quantity`` is what is left to count of it."""

    result: UUID
    measure: UUID
    code: str
    framework: str
    """The framework's id."""
    activity: UUID
    number: str
    """The activity's."""
    title: str
    day: date
    quantity: Amount
    whole: int
    """The result's quantity as typed, in thousandths."""
    mark: Mark = Mark.UNPROVEN
    impact: Impact = Impact.CORE
    share: int = WHOLE_SHARE
    """The asked contract's share, in millionths; the whole if none is asked about."""
    allotted: int = 0
    """The shares of all contracts together, in millionths."""
    contracts: tuple[UUID, ...] = ()
    project: str = ""
    place: str = ""
    """By name, as the project."""
    postcode: str = ""
    people: int | None = None
    volunteers: int | None = None
    staff: int | None = None
    persons: frozenset[str] = _NOBODY
    heads: int = 0
    """How many people it is about, known by reference or not."""
    detail: Detail | None = None
    months: int | None = None
    """Only so many months of it count, as an earlier rule said."""
    installed: UUID | None = None
    """The installed framework of its measure."""
    size: int = 1
    """How many results it stands for: a class of results alike goes by its first."""

    @property
    def kept(self) -> Amount:
        """The part of the result as typed that is left to count: its share, less what is out."""
        return Fraction(self.quantity, self.whole) if self.whole else 0


@dataclass(frozen=True, slots=True)
class Terms:
    """When a contract begins and ends, where known."""

    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """What a rule may know besides the rows: the question, and the contracts' terms."""

    period: Period
    contract: UUID | None = None
    terms: Mapping[UUID, Terms] = field(default_factory=lambda: MappingProxyType({}))
    order: Mapping[UUID, int] = field(default_factory=lambda: MappingProxyType({}))
    """The place of each measure among all: framework by framework, as they are published."""

    def terms_of(self, row: CountingRow) -> Terms:
        """Return the terms of the contract asked about, else of the row's only contract."""
        if self.contract is not None:
            return self.terms.get(self.contract, Terms())
        return self.terms.get(row.contracts[0], Terms()) if len(row.contracts) == 1 else Terms()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule says of a row: so much counts, and why.

    Less than the row's quantity leaves the rest out; more is a figure worked out from details;
    the same is a remark, such as that the rule could not be checked.
    """

    result: UUID
    counts: Amount
    code: str
    persons: frozenset[str] = _NOBODY
    """Whom the rule left out of the row."""
    others: frozenset[str] = _NOBODY
    """Codes of the measures under which it is counted instead."""
    told: tuple[tuple[str, str], ...] = ()
    """Named details for the sentence."""
    months: int | None = None
    """From now on only so many months of the row count."""
