"""What a look at a chosen file tells the sheet; made on a worker, before anything is kept."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sv_evidence.domain.evidence import Condition, ConsentState, Evidence, EvidenceType
from sv_evidence.domain.measures import Period
from sv_evidence.domain.problems import Problem
from sv_evidence.domain.proof import Exhibit
from sv_evidence.intake.seen import Seen
from sv_evidence.jail import ReaderPool
from sv_evidence.operations.consents import assumed_consent
from sv_evidence.operations.incoming import FileDraft, known_file, look
from sv_evidence.store.view import View
from sv_evidence.store.workspace import Workspace
from sv_evidence.wording.labels import evidence_kind_label, remark_text
from sv_evidence.wording.numbers import day_text
from sv_evidence.wording.problems import sentence_for
from sv_evidence.wording.words import tr, trn


@dataclass(frozen=True, slots=True)
class Look:
    """One file as it was found: what it is, whether it is here already, or why it cannot come."""

    seen: Seen | None = None
    known: Evidence | None = None
    trouble: str = ""
    mend: str = ""
    """What can be done about the trouble."""
    is_used: bool = False
    """It is filed with another activity already."""

    @property
    def is_refused(self) -> bool:
        """Say whether the file cannot be added."""
        return bool(self.trouble)


def look_at_file(workspace: Workspace, path: Path, pool: ReaderPool) -> Look:
    """Look at a file in the jail and see whether its bytes are here already."""
    try:
        seen = look(FileDraft(path, must_open=True), pool=pool)
        with path.open("rb") as stream:
            sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
        with workspace.read() as view:
            known = _known(view, sha256)
            is_used = known is not None and _is_used(view, known)
    except Problem as problem:
        said = sentence_for(problem)
        return Look(trouble=said.happened, mend=said.next)
    except OSError as error:
        return Look(trouble=tr("It cannot be opened: {why}.", why=error.strerror or str(error)))
    return Look(seen, known, is_used=is_used)


def _known(view: View, sha256: str) -> Evidence | None:
    known = known_file(view, sha256)
    return None if known is None or known.binned_at is not None else known


def _is_used(view: View, known: Evidence) -> bool:
    key = view.evidence.id_of(known.uid)
    return view.evidence.page([key])[key].uses > 0


def type_of(look: Look, chosen: str) -> str:
    """Return the evidence type that counts: of a known file its own, else as chosen or guessed."""
    if look.known is not None:
        return look.known.type
    return chosen or (look.seen.type_guess if look.seen is not None else "")


def consent_of(look: Look, chosen: str, type_: EvidenceType | None) -> ConsentState:
    """Return the consent that counts: as chosen, else what is assumed of the type."""
    if look.known is not None:
        return look.known.consent
    if chosen:
        return ConsentState(chosen)
    return ConsentState.NEEDED if type_ is None else assumed_consent(type_).state


def exhibit_of(look: Look, type_: str, consent: ConsentState) -> Exhibit | None:
    """Return the file as proof will see it; ``None`` while it is unread or if it cannot come."""
    if look.seen is None:
        return None
    dated = look.seen.dated if look.known is None else look.known.dated
    return Exhibit(
        type_,
        Condition.UNCHANGED,
        consent,
        look.seen.camera_at,
        dated,
        is_shared=look.is_used,
    )


def second_line(look: Look, type_: EvidenceType | None) -> str:
    """Say what stands under a file's title: its kind, and its camera's moment or its pages."""
    seen = look.seen
    if look.known is not None:
        return tr("Already here as {number}", number=look.known.number)
    if seen is None:
        return look.trouble or tr("Looking at it")
    parts = [] if type_ is None else [evidence_kind_label(type_.kind)]
    if seen.camera_at is not None:
        at = seen.camera_at
        parts.append(f"{day_text(at).partition(' ')[2]} {at:%H:%M}")
    elif seen.pages is not None:
        parts.append(trn("{count} page", "{count} pages", seen.pages))
    return ", ".join(parts)


def doubts_about(look: Look, days: Period | None) -> tuple[str, ...]:
    """Say what a person should know before they save: what cannot be shown, another day."""
    if look.seen is None or look.known is not None:
        return ()
    remark = "" if look.seen.remark is None else remark_text(look.seen.remark.value)
    return tuple(each for each in (remark, camera_doubt(look, days)) if each)


def camera_doubt(look: Look, days: Period | None) -> str:
    """Say that a camera saw another day than the activity's; empty if it did not."""
    if look.seen is None or look.seen.camera_at is None or days is None:
        return ""
    day = look.seen.camera_at.date()
    if day in days:
        return ""
    return tr("The camera says {day}, which is not a day of this activity.", day=day_text(day))


def short_type(type_: EvidenceType) -> str:
    """Name a type in a word or two, for a button."""
    return type_.title.partition(",")[0]


def offered_types(
    types: Mapping[str, EvidenceType], accepted: frozenset[str]
) -> tuple[tuple[EvidenceType, ...], tuple[EvidenceType, ...]]:
    """Part the types into those that count for what was typed, and the others."""
    first = tuple(each for key, each in types.items() if key in accepted)
    return first, tuple(each for key, each in types.items() if key not in accepted)
