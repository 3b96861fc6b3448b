"""Finding anything by its number or its words: records, and what stands inside files."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, islice, zip_longest
from typing import Final
from uuid import UUID

from sv_evidence.domain.activities import Activity
from sv_evidence.domain.evidence import Evidence
from sv_evidence.domain.excerpts import (
    PAGE_END,
    Excerpt,
    Marked,
    excerpt_of,
    found_in,
    typed_words,
)
from sv_evidence.domain.records import Kind
from sv_evidence.operations.references import record_of
from sv_evidence.store.errors import NoSuchRecord
from sv_evidence.store.named import Named
from sv_evidence.store.search import FileHit, Hit, Search
from sv_evidence.store.view import View

_NUMBER: Final = re.compile(r"[A-Za-z]{1,8}-(?:\d{4}-)?[A-Za-z]?\d{1,9}")
_ORDER: Final = (
    *(Kind.MEASURE, Kind.FRAMEWORK, Kind.ACTIVITY, Kind.COMMITMENT, Kind.CONTRACT, Kind.EVIDENCE),
    *(
        Kind.BID,
        Kind.QUESTION,
        Kind.CASE_STUDY,
        Kind.PACK,
        Kind.PROJECT,
        Kind.PERSON,
        Kind.PLACE,
        Kind.BUYER,
    ),
)
"""The kinds in turn: the first of each, then the second of each, and so on."""
_INDEXED: Final[Mapping[Kind, type[Activity] | type[Evidence]]] = {
    Kind.ACTIVITY: Activity,
    Kind.EVIDENCE: Evidence,
}
_BY_BESIDE: Final = frozenset({Kind.PLACE, Kind.BUYER})
"""Found by what stands beside the name alone; a framework's name would find all its measures."""

Place = tuple[Kind, UUID, str]
"""Where a hit leads: a record, or the outcome with a code in a framework."""


@dataclass(frozen=True, slots=True)
class FoundInFile:
    """A file, with the scrap of its text that holds the words."""

    file: FileHit
    excerpt: Excerpt

    @property
    def page(self) -> int | None:
        """The page it stands on, where that is known."""
        if self.file.pages is None:
            return None
        return self.excerpt.page if self.file.pages == 1 or self._is_parted else None

    @property
    def _is_parted(self) -> bool:
        return PAGE_END in self.file.text.text


@dataclass(frozen=True, slots=True)
class Found:
    """The best of what was found, and how much there is of it."""

    records: tuple[Hit, ...] = ()
    records_in_all: int = 0
    files: tuple[FoundInFile, ...] = ()
    files_in_all: int = 0
    activities_in_all: int = 0
    is_exact: bool = False
    """The first record is the one whose number was typed."""


def find(view: View, words: str, *, records: int, files: int) -> Found:
    """Return so many records and files at most that hold all the words.

    A number that was typed in full leads to its record first.
    """
    if not typed_words(words):
        return Found()
    search = view.search
    exact = _numbered(view, words)
    named = _by_name(view, typed_words(words))
    counts = {kind: search.count(kind, words) for kind in (Kind.ACTIVITY, Kind.EVIDENCE)}
    groups = {kind: search.records(kind, words, limit=records) for kind in counts}
    for kind in _ORDER:
        groups.setdefault(kind, tuple(hit for hit in named if hit.kind is kind))
    hits = _in_turn(groups[kind] for kind in _ORDER)
    others = (hit for hit in hits if exact is None or hit.uid != exact.uid)
    best = tuple(islice(chain(() if exact is None else (exact,), others), records))
    beyond = exact is not None and not _is_among(exact, named, search, words)
    return Found(
        best,
        len(named) + sum(counts.values()) + beyond,
        tuple(_in_file(each) for each in search.files(words, limit=files)) if files else (),
        search.count_files(words),
        counts[Kind.ACTIVITY],
        exact is not None,
    )


def _in_turn(groups: Iterable[Iterable[Hit]]) -> Iterator[Hit]:
    for row in zip_longest(*groups):
        yield from (hit for hit in row if hit is not None)


def hits_of(view: View, places: Iterable[Place]) -> tuple[Hit, ...]:
    """Return records that were found before, in their order; what is gone or binned is left out."""
    named = {(each.kind, each.uid): each for each in view.search.named()}
    nodes = {(each.uid, each.number): each for each in _nodes(view)}
    found: list[Hit | None] = []
    for kind, uid, number in places:
        indexed = _INDEXED.get(kind)
        known = named.get((kind, uid)) if kind is not Kind.FRAMEWORK else nodes.get((uid, number))
        if indexed is not None:
            record = view.find(indexed, uid)
            found.append(None if record is None else view.search.numbered(kind, record.number))
        elif known is not None:
            found.append(_hit(known, Marked(known.title)))
    return tuple(replace(hit, snippet=Marked("")) for hit in found if hit is not None)


def _numbered(view: View, words: str) -> Hit | None:
    """Return the record whose number was typed, unless it lies in the bin."""
    if _NUMBER.fullmatch(words.strip()) is None:
        return None
    try:
        record = record_of(view, words)
    except NoSuchRecord:
        return None
    return next(iter(hits_of(view, ((record.kind, record.uid, ""),))), None)


def _is_among(exact: Hit, named: Iterable[Hit], search: Search, words: str) -> bool:
    """Say whether the words find a record by themselves too, so that it is counted already."""
    if exact.kind in {Kind.ACTIVITY, Kind.EVIDENCE}:
        return bool(search.count(exact.kind, words))
    return any(each.uid == exact.uid for each in named)


def _by_name(view: View, wanted: tuple[str, ...]) -> list[Hit]:
    found: list[Hit] = []
    for each in chain(view.search.named(), _nodes(view)):
        texts = each.title, each.number, each.beside
        marked = found_in(wanted, texts)
        if marked is not None and (each.kind in _BY_BESIDE or any(m.spans for m in marked[:2])):
            found.append(_hit(each, marked[0]))
    return found


def _nodes(view: View) -> Iterator[Named]:
    """Yield the outcomes of every framework; their uid is the framework's."""
    for uid, framework in view.frameworks().items():
        for node in framework.nodes:
            yield Named(Kind.FRAMEWORK, uid, node.code, node.title, framework.short_title)


def _hit(each: Named, title: Marked) -> Hit:
    return Hit(each.kind, each.uid, each.number, title, details={"beside": each.beside})


def _in_file(hit: FileHit) -> FoundInFile:
    return FoundInFile(hit, excerpt_of(hit.text))


@dataclass(frozen=True, slots=True)
class ReadSoFar:
    """How many of the files that may hold words were read for them."""

    read: int
    of: int
    unread: tuple[UUID, ...] = ()


def read_so_far(view: View) -> ReadSoFar:
    """Say which files are still to be read."""
    unread, readable = view.search.unread(), view.search.readable()
    return ReadSoFar(max(0, readable - len(unread)), readable, unread)
