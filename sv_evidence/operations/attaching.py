"""Adding evidence, alone or with the activity it belongs to: one change set either way."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from threading import Event
from uuid import UUID

from sv_evidence.domain.activities import Activity, ActivityDraft, faults_in
from sv_evidence.domain.evidence import (
    Attachment,
    Condition,
    Evidence,
    Strength,
    StrengthWord,
)
from sv_evidence.domain.evidence_types import load_types
from sv_evidence.domain.problems import InvalidEntry, Problem
from sv_evidence.domain.soundness import faults_of
from sv_evidence.domain.texts import may_hold_words
from sv_evidence.intake.seen import Remark
from sv_evidence.jail import ReaderPool
from sv_evidence.operations.activity_log import Logged, edit_activity, log_activity
from sv_evidence.operations.incoming import (
    BROKEN,
    OF_ONE_FILE,
    Brought,
    FileDraft,
    Progress,
    bring_in,
    evidence_from,
    known_file,
    recorded_or_gone,
    stated_in,
)
from sv_evidence.operations.surroundings import refuse_without_room
from sv_evidence.operations.uids import new_uid
from sv_evidence.store.unit import Unit
from sv_evidence.store.workspace import Workspace
from sv_evidence.wording.changes import attached_label, edited_label, logged_label
from sv_evidence.wording.labels import remark_text


class Arrival(StrEnum):
    """Whether a file was new."""

    ADDED = "added"
    ALREADY_HERE = "already_here"


@dataclass(frozen=True, slots=True)
class Attached:
    """One file as it now stands in the workspace."""

    uid: UUID
    number: str
    sha256: str
    type: str
    usual: Strength | None
    state: Arrival
    remark: Remark | None
    """Why less can be shown of it than one may expect."""
    record: Evidence
    """As it now stands, with what was stated of it."""
    type_guess: str = ""
    """What it was taken for, as nobody said its type; empty if somebody did."""
    is_healed: bool = False
    """The vault had lost it, and has it back as it was added."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that could not come in, and why."""

    name: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class Filed:
    """What one change set added: an activity if there was one, and its files."""

    change: UUID
    is_change: bool
    """False if everything was here already, so that nothing was written."""
    activity: Logged | None
    evidence: tuple[Attached, ...]
    left_out: tuple[LeftOut, ...] = ()
    """Files that could not come in, where the rest was wanted all the same."""


def attach_files(
    workspace: Workspace,
    files: Sequence[FileDraft],
    *,
    to: Iterable[UUID] = (),
    progress: Progress | None = None,
    pool: ReaderPool | None = None,
    stop: Event | None = None,
    without_bad: bool = False,
) -> Filed:
    """Add files as evidence, tied to activities; all of them, or none if one is refused.

    With ``without_bad`` the good ones come in, and those that cannot are named.
    """
    activities = tuple(dict.fromkeys(to))
    _refuse_unknown(workspace, activities)
    bad: list[LeftOut] | None = [] if without_bad else None
    with recorded_or_gone(workspace) as brought:
        bring_all_in(workspace, files, brought, progress=progress, pool=pool, stop=stop, bad=bad)
        with workspace.change(attached_label(len(brought))) as unit:
            today = _today(workspace)
            attached = tuple(attach(unit, each, to=activities, today=today) for each in brought)
            return Filed(
                unit.change, bool(unit.changes.uids), None, attached, left_out=tuple(bad or ())
            )


def log_with_files(
    workspace: Workspace,
    draft: ActivityDraft,
    files: Sequence[FileDraft] = (),
    *,
    editing: UUID | None = None,
    untied: Iterable[UUID] = (),
    progress: Progress | None = None,
    pool: ReaderPool | None = None,
    stop: Event | None = None,
    without_bad: bool = False,
) -> Filed:
    """Log an activity, or edit one, together with its files: kept whole or not at all.

    Files named in ``untied`` are taken off the activity; they stay in the workspace.
    With ``without_bad`` it is kept with the good files, and those that cannot come are named.
    """
    today = _today(workspace)
    faults = faults_in(draft, today=today)
    if faults:  # before any file is read
        raise InvalidEntry(faults)
    label = logged_label(draft.title) if editing is None else edited_label(draft.title)
    bad: list[LeftOut] | None = [] if without_bad else None
    with recorded_or_gone(workspace) as brought:
        wanted = [replace(each, must_open=True) for each in files]
        bring_all_in(workspace, wanted, brought, progress=progress, pool=pool, stop=stop, bad=bad)
        with workspace.change(label) as unit:
            if editing is None:
                logged = log_activity(unit, draft, today=today)
            else:
                logged = edit_activity(unit, editing, draft, today=today)
            for each in untied:
                untie(unit, each, logged.uid)
            attached = tuple(attach(unit, each, to=(logged.uid,), today=today) for each in brought)
            return Filed(
                unit.change, bool(unit.changes.uids), logged, attached, left_out=tuple(bad or ())
            )


def bring_all_in(
    workspace: Workspace,
    files: Sequence[FileDraft],
    brought: list[Brought],
    *,
    progress: Progress | None = None,
    pool: ReaderPool | None = None,
    stop: Event | None = None,
    bad: list[LeftOut] | None = None,
) -> None:
    """Make every file durable in the vault, before any row is written.

    What is logged must rest on files that open; what is only added may be damaged. A file that
    cannot come in is put among ``bad`` if that is given, else it stops the rest. Raise
    ``RoomLacking`` before any file is read if there is too little room for them.
    """
    refuse_without_room(workspace.folder, _sizes(files))
    for done, each in enumerate(files):
        if progress is not None:
            progress(done, len(files))
        try:
            brought.append(bring_in(workspace, each, pool=pool, stop=stop))
        except OF_ONE_FILE as problem:
            if bad is None:
                raise
            bad.append(LeftOut(each.name or each.path.name, problem))
    if progress is not None:
        progress(len(files), len(files))


def _sizes(files: Iterable[FileDraft]) -> Iterator[int]:
    for each in files:
        with suppress(OSError):  # what is wrong with a file is said when its turn comes
            yield each.path.stat().st_size


def attach(unit: Unit, brought: Brought, *, to: Iterable[UUID], today: date) -> Attached:
    """Add the row of a file that came in and tie it to activities.

    A known file is only tied, and takes on what was stated of it this time.
    """
    known = known_file(unit, brought.sha256)
    if known is None:
        evidence = _added(unit, brought, today)
        state = Arrival.ADDED
    else:
        evidence = _welcomed_back(unit, known, brought, today)
        state = Arrival.ALREADY_HERE
    for activity in to:
        tie(unit, evidence.uid, activity)
    return Attached(
        uid=evidence.uid,
        number=evidence.number,
        sha256=evidence.sha256,
        type=evidence.type,
        usual=load_types()[evidence.type].usual if evidence.type in load_types() else None,
        state=state,
        remark=brought.seen.remark,
        record=evidence,
        type_guess=evidence.type if known is None and not brought.draft.type else "",
        is_healed=known is not None and brought.kept is not None,
    )


def tie(unit: Unit, evidence: UUID, activity: UUID) -> UUID:
    """Tie a file to an activity, once; return the attachment.

    A file that nobody can open proves nothing until a person says otherwise.
    """
    held = unit.all(Attachment, activity=activity, evidence=evidence)
    if held:
        return held[0].uid
    tied = Attachment(new_uid(unit), activity, evidence)
    remark = unit.remark_on(evidence)
    if remark in BROKEN:
        tied = replace(tied, strength=StrengthWord.WEAK, strength_reason=remark_text(remark))
    return unit.add(tied).uid


def untie(unit: Unit, evidence: UUID, activity: UUID) -> None:
    """Take a file off an activity; the file itself stays."""
    for each in unit.all(Attachment, activity=activity, evidence=evidence):
        unit.bin(Attachment, each.uid)


def _added(unit: Unit, brought: Brought, today: date) -> Evidence:
    evidence = evidence_from(brought, brought.draft.uid or new_uid(unit))
    faults = faults_of(evidence, today=today)
    if faults:
        raise InvalidEntry(faults)
    unit.add(evidence)
    _keep_derived(unit, evidence.uid, brought)
    return unit.get(Evidence, evidence.uid)


def _welcomed_back(unit: Unit, known: Evidence, brought: Brought, today: date) -> Evidence:
    """Take a known file out of the bin, heal it if the vault had lost it, amend what was stated."""
    if known.binned_at is not None:
        unit.restore(Evidence, known.uid)
    if brought.kept is not None:
        unit.amend(Evidence, known.uid, vault_name=brought.kept.name, vault_key=brought.kept.key)
        unit.set_condition(known.uid, Condition.UNCHANGED)
        _keep_derived(unit, known.uid, brought)
    stated = {
        name: value
        for name, value in stated_in(brought.draft).items()
        if getattr(known, name) != value
    }
    if stated:
        faults = faults_of(replace(known, **stated), today=today)
        if faults:
            raise InvalidEntry(faults)
        unit.amend(Evidence, known.uid, **stated)
    return unit.get(Evidence, known.uid)


def _keep_derived(unit: Unit, evidence: UUID, brought: Brought) -> None:
    for what, kept, width, height in brought.derived:
        unit.keep_derived(evidence, what, kept, width, height)
    if brought.seen.text or may_hold_words(brought.seen.media_type):  # nothing is an answer too
        unit.keep_text(evidence, brought.seen.text)
    if brought.seen.remark is not None:
        unit.keep_remark(evidence, brought.seen.remark.value)


def _refuse_unknown(workspace: Workspace, activities: Iterable[UUID]) -> None:
    with workspace.read() as view:
        for activity in activities:
            view.get(Activity, activity)


def _today(workspace: Workspace) -> date:
    return workspace.clock().date()
