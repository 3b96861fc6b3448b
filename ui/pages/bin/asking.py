"""What the page asks the store, and the rows of its two lists as plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from typing import TYPE_CHECKING
from uuid import UUID

from sv_evidence.domain.records import Kind
from sv_evidence.operations.bin_rows import BinRow, bin_rows
from sv_evidence.store.chain import ChainFault
from sv_evidence.store.history import ChangeFilter, ChangeSet
from sv_evidence.store.view import View
from sv_evidence.wording.changes import altered_text, redone_text, undone_text
from sv_evidence.wording.labels import kinds_count
from sv_evidence.wording.numbers import full_day_text, size_text
from sv_evidence.wording.words import tr, trn

if TYPE_CHECKING:
    from array import array

TOGETHER = 4
"""So many things that one change put in the bin are one row that opens."""


@dataclass(frozen=True, slots=True)
class Lying:
    """One row of the bin: a thing, or several that went together."""

    rows: tuple[BinRow, ...]
    is_inside: bool = False
    """Whether it stands under the row of several that it belongs to."""

    @property
    def first(self) -> BinRow:
        """The thing, or the first of several."""
        return self.rows[0]

    @property
    def title(self) -> str:
        """Name the thing, or count the several."""
        if len(self.rows) == 1:
            return self.first.title
        counts: dict[Kind, int] = {}
        for row in self.rows:
            counts[row.kind] = counts.get(row.kind, 0) + 1
        return kinds_count(counts)

    @property
    def what(self) -> str:
        """Say what it is."""
        if len(self.rows) == 1:
            return self.first.what
        size = sum(row.size for row in self.rows)
        names = ", ".join(row.title for row in self.rows[:2])
        rest = tr("{names} and more", names=names)
        return tr("{size}: {rest}", size=size_text(size), rest=rest) if size else rest


@dataclass(frozen=True, slots=True)
class Wanted:
    """How the lists are narrowed."""

    words: str = ""
    author: str = ""
    kind: Kind | None = None
    days: int = 0

    def filter(self, now: datetime) -> ChangeFilter:
        """Return the filter of the changes."""
        kinds = frozenset() if self.kind is None else frozenset({self.kind})
        since = now - timedelta(days=self.days) if self.days else None
        return ChangeFilter(self.words, self.author, kinds, since)

    def holds(self, row: BinRow, now: datetime) -> bool:
        """Say whether a thing in the bin is wanted."""
        said = f"{row.title} {row.what} {row.author}".casefold()
        return (
            all(word in said for word in self.words.casefold().split())
            and self.author in {"", row.author}
            and self.kind in {None, row.kind}
            and (not self.days or row.at >= now - timedelta(days=self.days))
        )


@dataclass(frozen=True, slots=True)
class Remembered:
    """What both lists need, of one moment."""

    lying: tuple[BinRow, ...]
    keys: "array[int]"
    """Of the changes that are wanted."""
    total: int
    """How many changes there are in all."""
    since: datetime | None
    authors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking the chain came to; each fault in words, with the change if there is one."""

    at: datetime
    faults: tuple[tuple[str, UUID | None], ...]


def remembered(view: View, wanted: ChangeFilter, zone: tzinfo | None) -> Remembered:
    """Read the bin and the keys of the changes."""
    every = view.change_keys(ChangeFilter())
    oldest = view.change_page(every[-1:]).values()
    since = next((each.at.astimezone(zone) for each in oldest), None)
    lying = tuple(replace(row, at=row.at.astimezone(zone)) for row in bin_rows(view))
    return Remembered(lying, view.change_keys(wanted), len(every), since, view.authors())


def checked(view: View, now: datetime) -> Checked:
    """Check the chain of every computer."""
    return Checked(now, tuple(_fault(view, each, now.tzinfo) for each in view.chain_faults()))


def changes(view: View, keys: Sequence[int], zone: tzinfo | None) -> Mapping[int, ChangeSet]:
    """Read one page of changes, in local time."""
    found = view.change_page(keys)
    return {key: replace(each, at=each.at.astimezone(zone)) for key, each in found.items()}


def grouped(rows: Sequence[BinRow], opened: frozenset[UUID]) -> tuple[Lying, ...]:
    """Gather what went together; those in ``opened`` show what they hold."""
    by_change: dict[UUID | None, list[BinRow]] = {}
    for row in rows:
        by_change.setdefault(row.change, []).append(row)
    shown: list[Lying] = []
    for change, several in by_change.items():
        if change is None or len(several) < TOGETHER:
            shown.extend(Lying((row,)) for row in several)
            continue
        shown.append(Lying(tuple(several)))
        if change in opened:
            shown.extend(Lying((row,), is_inside=True) for row in several)
    return tuple(shown)


def change_title(change: ChangeSet) -> str:
    """Say what a change was."""
    if change.does == "undo":
        return undone_text(change.label)
    return redone_text(change.label) if change.does == "redo" else change.label


def change_note(change: ChangeSet) -> str:
    """Say how many records a change touched, and whether it still stands."""
    touched = trn("{count} record", "{count} records", change.rows)
    if change.does == "note":
        return tr("Noted, not undone")
    return tr("{touched}, undone since", touched=touched) if change.is_undone else touched


def _fault(view: View, fault: ChainFault, zone: tzinfo | None) -> tuple[str, UUID | None]:
    if fault.change is None:
        return altered_text(fault.why, "", ""), None
    change = next(each for each in view.history(limit=1 << 30) if each.uid == fault.change)
    day = full_day_text(change.at.astimezone(zone)).rpartition(" ")[0]
    return altered_text(fault.why, change.label, day), fault.change
