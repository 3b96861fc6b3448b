"""What the evidence page asks of the workspace; plain values, read beside the window."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sv_evidence.domain.activities import Activity
from sv_evidence.domain.covering import CoveredArea
from sv_evidence.domain.evidence import (
    Attachment,
    Condition,
    Evidence,
    EvidenceKind,
    EvidenceType,
    Strength,
)
from sv_evidence.domain.proof import Mark
from sv_evidence.domain.worth import may_be_judged
from sv_evidence.operations.covering import source_of
from sv_evidence.operations.judging import strength_set_by
from sv_evidence.operations.standing import evidence_stands
from sv_evidence.store.derived import Derived
from sv_evidence.store.listings.activities import ActivityRow
from sv_evidence.store.listings.evidence import EvidenceFilter, EvidenceOrder, EvidenceRow
from sv_evidence.store.view import View
from sv_evidence.wording.labels import (
    condition_label,
    consent_label,
    evidence_kind_label,
    set_by_text,
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
    judged: Strength | None = None
    reason: str = ""
    set_by: str = ""
    """What a person set here instead of the usual strength, why, and who it was."""


@dataclass(frozen=True, slots=True)
class EvidenceFacts:
    """All about one file."""

    evidence: Evidence
    kind: EvidenceKind | None
    type_title: str
    condition: Condition
    strength: Strength | None
    """The most it is worth where it is filed; ``None`` if it counts for nothing."""
    usual: Strength | None
    uses: tuple[Use, ...]
    picture: Derived | None
    covered: int = 0
    """How many areas are covered on its pages."""
    pages: tuple[Derived, ...] = ()
    """Pictures of its first pages; of a photo, the one."""
    note: str = ""
    """What its strength rests on, where that needs saying."""

    @property
    def may_be_judged(self) -> bool:
        """Whether it is used, and a strength set by a person would count."""
        return bool(self.uses) and may_be_judged(self.condition, self.evidence.consent)

    @property
    def set_alike(self) -> Use | None:
        """The first use, if one strength was set alike on all of them."""
        if not self.uses or len({each.judged for each in self.uses}) != 1:
            return None
        return self.uses[0] if self.uses[0].judged is not None else None


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
    uses = _uses(view, uid)
    stands = evidence_stands(view, (uid,))[uid]
    return EvidenceFacts(
        evidence=evidence,
        kind=None if known is None else known.kind,
        type_title=evidence.type if known is None else known.title,
        condition=condition,
        strength=stands.strength,
        usual=None if known is None else known.usual,
        uses=uses,
        picture=view.derived(uid, "picture") or view.derived(uid, "page-1"),
        pages=pages_of(view, uid),
        covered=len(view.all(CoveredArea, evidence=uid)),
        note=stands.note,
    )


def pages_of(view: View, uid: UUID) -> tuple[Derived, ...]:
    """Return pictures of the first pages of a file; of a photo, the one."""
    found: list[Derived] = []
    while (page := source_of(view, uid, len(found) + 1)) is not None:
        found.append(page)
    return tuple(found)


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
    return tuple(_use(view, row, tied[row.uid]) for row in newest)


def _use(view: View, row: ActivityRow, tied: Attachment) -> Use:
    if tied.strength is None:
        return Use(row.uid, row.title, _said(row, tied, ""), row.mark)
    by, why = strength_set_by(view, tied.uid), tied.strength_reason
    said = _said(row, tied, by)
    return Use(row.uid, row.title, said, row.mark, tied.strength.strength, why, by)


def _said(row: ActivityRow, tied: Attachment, by: str) -> str:
    """Say the day, what was delivered, and a strength that a person set there."""
    results = ", ".join(quantity_text(cell.quantity, cell.unit) for cell in row.results)
    judged = ""
    if tied.strength is not None:
        word = strength_label(tied.strength.strength).lower()
        why = set_by_text(by, tied.strength_reason)
        judged = tr("{strength} here. {why}", strength=word, why=why)
    day = f"{row.last_day.day} {row.last_day:%b}"
    return ", ".join(filter(None, (day, results, judged)))
