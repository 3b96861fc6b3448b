"""From what a person names a thing by to the record: uid, number, code or name."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import TypeVar
from uuid import UUID

from sv_evidence.domain.bids import Bid, BidState
from sv_evidence.domain.contracts import Pack
from sv_evidence.domain.frameworks import InstalledFramework, InstalledMeasure
from sv_evidence.domain.kinds import RECORDS
from sv_evidence.domain.organisations import Buyer, Place, Project
from sv_evidence.domain.people import Person, told_apart
from sv_evidence.domain.records import Kind, Record
from sv_evidence.operations.bid_problems import BidWanted
from sv_evidence.operations.problems import (
    MeasureAmbiguous,
    NoSuchFramework,
    NoSuchKind,
    NoSuchMeasure,
    NoSuchOutcome,
    NotThatKind,
    RefWanted,
)
from sv_evidence.store.errors import NoSuchRecord
from sv_evidence.store.view import View

R = TypeVar("R", bound=Record)
_MOST_NEAR = 3
_NAMED: tuple[type[Buyer] | type[Project] | type[Place], ...] = (Buyer, Project, Place)


def kind_named(name: str) -> Kind:
    """Return the kind of record with a name, in any case and also in the plural's usual form."""
    bare = name.strip().lower()
    for kind in Kind:
        if bare in {kind.value, f"{kind.value}s"}:
            return kind
    plurals = {"activities": Kind.ACTIVITY, "proxies": Kind.PROXY, "people": Kind.PERSON}
    plurals |= {"case_studies": Kind.CASE_STUDY, "case-studies": Kind.CASE_STUDY}
    plurals |= {"year-note": Kind.YEAR_NOTE, "year-notes": Kind.YEAR_NOTE}
    if bare in plurals:
        return plurals[bare]
    raise NoSuchKind(name)


def record_of(view: View, ref: str) -> Record:
    """Return the record with a uid or a number, or the pack with its own number."""
    if not ref.strip():
        raise RefWanted
    try:
        return view.resolve(ref)
    except NoSuchRecord:
        wanted = ref.strip().casefold()
        for pack in view.all(Pack):
            if pack.number.casefold() == wanted:
                return pack
        raise


def uid_of(view: View, ref: str, kind: type[R]) -> UUID:
    """Return the uid of the record of ``kind`` that a uid, number, code or name leads to."""
    if kind is InstalledMeasure:
        return measure_of(view, ref).uid
    if kind is InstalledFramework:
        return framework_of(view, ref).uid
    try:
        found = record_of(view, ref)
    except NoSuchRecord:
        named = _by_name(view, ref, kind)
        if named is None:
            raise
        return named
    if found.kind is not kind.kind:
        raise NotThatKind(ref, kind.kind)
    return found.uid


def uid_in(view: View, ref: str, kind: Kind) -> UUID:
    """Return the uid of the record of a kind that a uid, number, code or name leads to."""
    return uid_of(view, ref, RECORDS[kind])


def framework_of(view: View, ref: str) -> InstalledFramework:
    """Return the newest installed framework of an id, one named ID@VERSION, or one by its uid."""
    wanted = ref.strip().casefold()
    installed = view.all(InstalledFramework)
    for each in reversed(installed):
        if wanted in {each.id.casefold(), f"{each.id}@{each.version}".casefold(), str(each.uid)}:
            return each
    raise NoSuchFramework(ref, sorted({each.id for each in installed}))


def measure_of(view: View, ref: str, framework: UUID | None = None) -> InstalledMeasure:
    """Return the measure of a code, of FRAMEWORK/CODE, or of a uid.

    Of several versions of one framework the newest counts; two frameworks with the same code
    raise ``MeasureAmbiguous``.
    """
    wanted = ref.strip().casefold()
    ids = {each.uid: each for each in view.all(InstalledFramework)}
    measures = [
        each
        for each in view.all(InstalledMeasure)
        if each.framework in ids and framework in {None, each.framework}
    ]
    newest: dict[str, InstalledMeasure] = {}
    for each in measures:
        owner = ids[each.framework]
        names = {
            str(each.uid),
            each.code.casefold(),
            f"{owner.id}/{each.code}".casefold(),
            f"{owner.id}@{owner.version}/{each.code}".casefold(),
        }
        if wanted in names:
            newest[owner.id] = each
    if not newest:
        raise NoSuchMeasure(ref, _near(ref, measures))
    if len(newest) > 1:
        raise MeasureAmbiguous(ref, (f"{id_}/{each.code}" for id_, each in newest.items()))
    return next(iter(newest.values()))


def only_bid(view: View) -> UUID:
    """Return the one bid that is being written, or the only one; raise ``BidWanted``."""
    bids = view.all(Bid)
    for held in ([each for each in bids if each.state is BidState.WRITING], bids):
        if len(held) == 1:
            return held[0].uid
    raise BidWanted(each.number for each in bids)


def outcomes_of(view: View, codes: Iterable[str], framework: UUID | None = None) -> tuple[str, ...]:
    """Return the codes of nodes as their frameworks write them."""
    known = {
        node.code.casefold(): node.code
        for uid, each in view.frameworks().items()
        if framework in {None, uid}
        for node in each.nodes
    }
    found: list[str] = []
    for code in codes:
        if code.strip().casefold() not in known:
            raise NoSuchOutcome(code)
        found.append(known[code.strip().casefold()])
    return tuple(found)


def _near(ref: str, measures: Iterable[InstalledMeasure]) -> list[str]:
    """Return codes that are written alike, or whose titles have a word that is."""
    wanted = ref.strip().casefold()
    by_words: dict[str, list[str]] = {}
    for each in measures:
        for word in (each.code, *re.findall(r"\w{4,}", each.title)):
            by_words.setdefault(word.casefold(), []).append(each.code)
    alike = get_close_matches(wanted, by_words, n=_MOST_NEAR, cutoff=0.7)
    alike += get_close_matches(wanted, by_words, n=_MOST_NEAR, cutoff=0.4)
    return list(dict.fromkeys(code for word in alike for code in by_words[word]))[:_MOST_NEAR]


def _by_name(view: View, ref: str, kind: type[Record]) -> UUID | None:
    wanted = ref.strip().casefold()
    if kind is Person:
        apart = told_apart(ref)
        people = (each.uid for each in view.all(Person) if told_apart(each.reference) == apart)
        return next(people, None)
    for named in _NAMED:
        if kind is named:
            for each in view.all(named):
                if each.name.casefold() == wanted:
                    return each.uid
    return None
