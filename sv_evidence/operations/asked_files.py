"""The files that may help to answer a question: those that say it, and those behind its figures."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from uuid import UUID

from sv_evidence.domain.counting import Newest
from sv_evidence.domain.evidence import Evidence, EvidenceKind, Strength
from sv_evidence.domain.evidence_types import load_types
from sv_evidence.domain.proof import Mark
from sv_evidence.domain.records import Kind
from sv_evidence.domain.synonyms import WHOLE, Topic, telling
from sv_evidence.reports.answer_facts import hidden_from
from sv_evidence.reports.claim_facts import ClaimFacts
from sv_evidence.reports.reading import Reading
from sv_evidence.store.view import View

MOST_FOUND = 40
_CLAIMS_LOOKED_AT = 5
_NEWEST_EACH = 12


@dataclass(frozen=True, slots=True)
class AskedFile:
    """A file that may help; ``hidden`` says why a bid may not show it, ``None`` if it may.

    ``strength`` is ``None`` where it counts for nothing.
    """

    evidence: Evidence
    strength: Strength | None
    kind: EvidenceKind
    excerpt: str
    hidden: str | None


def search_words(question: str, topics: Sequence[Topic]) -> list[str]:
    """Return the question's own words, then those people use for the same."""
    same = (" ".join(words) for topic in topics if topic.id != WHOLE for words in topic.words)
    return [*telling(question), *same]


def asked_files(
    reading: Reading, claims: Sequence[ClaimFacts], words: Sequence[str], on: date
) -> tuple[AskedFile, ...]:
    """Return files that may be shown before those that may not, the strongest first."""
    view = reading.view
    excerpts = _behind(reading, claims) | _saying(view, words)
    listing = view.evidence
    files = view.many(Evidence, excerpts)
    ids = [listing.id_of(uid) for uid in files]
    rows = {row.uid: row for row in listing.page(ids).values()}
    types = load_types()
    found = [
        AskedFile(
            evidence=files[uid],
            strength=rows[uid].strength,
            kind=types[files[uid].type].kind if files[uid].type in types else EvidenceKind.OTHER,
            excerpt=" ".join(excerpt.split()),
            hidden=hidden_from(files[uid], reading.conditions, on),
        )
        for uid, excerpt in excerpts.items()
        if uid in files and uid in rows
    ]
    found.sort(key=lambda each: (each.hidden is not None, -(each.strength or 0)))
    return tuple(found)


def _saying(view: View, words: Sequence[str]) -> dict[UUID, str]:
    """Return files that say the words, and those of activities that do, with where they say it."""
    said = {hit.uid: hit.excerpt for hit in view.likely(words, Kind.EVIDENCE, limit=MOST_FOUND)}
    done = view.likely(words, Kind.ACTIVITY, limit=MOST_FOUND)
    attached = view.evidence_of([hit.uid for hit in done])
    for hit in done:
        for file in attached.get(hit.uid, ()):
            said.setdefault(file.uid, hit.title)
    return said


def _behind(reading: Reading, claims: Iterable[ClaimFacts]) -> dict[UUID, str]:
    """Return the newest files of accepted types behind the first claims, with their activities."""
    by_claim: list[dict[UUID, str]] = []
    for claim in tuple(claims)[:_CLAIMS_LOOKED_AT]:
        found: dict[UUID, str] = {}
        installed = reading.measures[claim.measure]
        framework = reading.view.framework(installed.framework)
        accepted = dict(framework.measure(installed.code).accepts)
        best = next((mark for mark in Mark if claim.by_mark.of(mark)), claim.mark)
        wanted = Newest(_NEWEST_EACH, best, claim.impact)
        rows = reading.newest_of(claim.measure, wanted)
        attached = reading.view.evidence_of([row.activity for row in rows])
        for row in rows:
            for file in attached.get(row.activity, ()):
                if file.type in accepted:
                    found.setdefault(file.uid, row.title)
        by_claim.append(found)
    return _in_turn(by_claim)


def _in_turn(held: Sequence[Mapping[UUID, str]]) -> dict[UUID, str]:
    """Take one file of each claim, then the next of each: no claim crowds out the others."""
    turns = zip_longest(*(each.items() for each in held))
    pairs = [pair for turn in turns for pair in turn if pair is not None]
    return dict(pairs)
