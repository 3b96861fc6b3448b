"""What the evidence page asks of the workspace; plain values, read beside the window."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sv_evidence.domain.activities import Activity
from sv_evidence.domain.evidence import (
    Attachment,
    Condition,
    Evidence,
    EvidenceKind,
    EvidenceType,
    Strength,
)
from sv_evidence.domain.proof import Mark
from sv_evidence.store.derived import Derived
from sv_evidence.store.listings.activities import ActivityRow
from sv_evidence.store.listings.evidence import EvidenceFilter, EvidenceOrder, EvidenceRow
from sv_evidence.store.view import View
from sv_evidence.wording.labels import (
    condition_label,
    consent_label,
    evidence_kind_label,
    strength_label,
)
from sv_evidence.wording.numbers import full_day_text, quantity_text, size_text
from sv_evidence.wording.words import tr, trn
from ui.models.paged import Ids

Types = Mapping[str, EvidenceType]


@dataclass(frozen=True, slots=True)
class Question:
    """Which files, in which order."""

    filter: EvidenceFilter
    sort: EvidenceOrder


@dataclass(frozen=True, slots=True)
class Answer:
    """The ids found, and what the head of the page says about all files."""

    ids: Ids
    counts: Mapping[EvidenceKind, int]
    in_all: int
    total_bytes: int
    faulty: int


@dataclass(frozen=True, slots=True)
class Use:
    """One activity that a file is attached to."""

    uid: UUID
    title: str
    said: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class EvidenceFacts:
    """All about one file."""

    evidence: Evidence
    kind: EvidenceKind | None
    type_title: str
    condition: Condition
    strength: Strength
    uses: tuple[Use, ...]
    picture: Derived | None


def answer(view: View, question: Question) -> Answer:
    """Find the ids and count."""
    listing = view.evidence
    return Answer(
        ids=listing.ids(question.filter, question.sort),
        counts=listing.counts(),
        in_all=listing.count(),
        total_bytes=listing.total_bytes(),
        faulty=len(listing.ids(EvidenceFilter(condition=Condition.MISSING)))
        + len(listing.ids(EvidenceFilter(condition=Condition.ALTERED))),
    )


def held_text(answer: Answer) -> str:
    """Say how many files there are and what they weigh."""
    files = trn("{count} file", "{count} files", answer.in_all)
    size = size_text(answer.total_bytes)
    return tr("{files}, {size}, all on this computer", files=files, size=size)


def facts_of(view: View, uid: UUID, types: Types) -> EvidenceFacts | None:
    """Read all about one file; ``None`` if it is gone."""
    evidence = view.find(Evidence, uid)
    if evidence is None or evidence.binned_at is not None:
        return None
    known = types.get(evidence.type)
    condition = view.conditions().get(uid, Condition.UNCHANGED)
    whole = condition is Condition.UNCHANGED
    return EvidenceFacts(
        evidence=evidence,
        kind=None if known is None else known.kind,
        type_title=evidence.type if known is None else known.title,
        condition=condition,
        strength=known.usual if known is not None and whole else Strength.WEAK,
        uses=_uses(view, uid),
        picture=view.derived(uid, "picture") or view.derived(uid, "page-1"),
    )


def row_sentence(types: Types, row: EvidenceRow) -> str:
    """Say a tile in one sentence, for screen readers."""
    known = types.get(row.type)
    parts = (
        row.title,
        row.number,
        "" if known is None else evidence_kind_label(known.kind),
        "" if row.dated is None else full_day_text(row.dated),
        consent_label(row.consent),
        strength_label(row.strength),
        "" if row.condition is Condition.UNCHANGED else condition_label(row.condition),
    )
    return ", ".join(part for part in parts if part)


def _uses(view: View, uid: UUID) -> tuple[Use, ...]:
    tied = {
        each.activity: each
        for each in view.all(Attachment, evidence=uid)
        if view.get(Activity, each.activity).binned_at is None
    }
    rows = view.activities.page([view.activities.id_of(each) for each in tied]).values()
    newest = sorted(rows, key=lambda row: row.last_day, reverse=True)
    return tuple(Use(row.uid, row.title, _said(row, tied[row.uid]), row.mark) for row in newest)


def _said(row: ActivityRow, tied: Attachment) -> str:
    """Say the day, what was delivered, and a strength that a person set there."""
    results = ", ".join(quantity_text(cell.quantity, cell.unit) for cell in row.results)
    judged = ""
    if tied.strength is not None:
        word = strength_label(tied.strength.strength).lower()
        judged = tr("{strength} here: {why}", strength=word, why=tied.strength_reason)
    day = f"{row.last_day.day} {row.last_day:%b}"
    return ", ".join(filter(None, (day, results, judged)))
