"""Exporting a pack: looked over, gathered, laid out in the jail, and put in place whole."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from threading import Event
from uuid import UUID

from sv_evidence.domain.contracts import Pack
from sv_evidence.domain.evidence import Condition
from sv_evidence.jail import Request, builder_limits, run
from sv_evidence.operations.outputs import move_into_place, refuse_taken, staged, write_stage
from sv_evidence.operations.problems import PackUnreadable, Stopped
from sv_evidence.operations.uids import new_uid
from sv_evidence.reports.bid_pack import ComposedPack, compose
from sv_evidence.reports.blocks import blobs_in
from sv_evidence.reports.encoding import encoded
from sv_evidence.reports.facts import Check, Level, PackFacts, PackQuestion
from sv_evidence.reports.gathering import gather
from sv_evidence.store.health import review_files
from sv_evidence.store.view import View
from sv_evidence.store.workspace import Workspace
from sv_evidence.wording.changes import Change

REGISTER = "register.csv"
_AT_ONCE = 50


class Step(StrEnum):
    """What an export is doing, for its progress."""

    LOOKING = "looking"
    GATHERING = "gathering"
    BUILDING = "building"
    CHECKING = "checking"
    WRITING = "writing"


Progress = Callable[[Step, int, int], None]
"""Told the step, how much of it is done, and of how much."""


@dataclass(frozen=True, slots=True)
class PackReceipt:
    """What was exported, and where it lies."""

    uid: UUID
    number: str
    file: Path
    register: Path
    size: int
    pages: int
    sha256: str
    register_fingerprint: str
    left_out: tuple[tuple[str, str], ...]
    """Numbers of files that are listed only, and why."""
    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class _Watch:
    """Whom to tell of progress, and who may stop it."""

    progress: Progress | None
    stop: Event | None

    def at(self, step: Step, done: int = 0, of: int = 1) -> None:
        if self.stop is not None and self.stop.is_set():
            raise Stopped
        if self.progress is not None:
            self.progress(step, done, of)


@dataclass(frozen=True, slots=True)
class _Made:
    """A pack in memory, finished and checked."""

    facts: PackFacts
    composed: ComposedPack
    pdf: bytes
    pages: int
    checks: tuple[Check, ...]


def export_pack(
    workspace: Workspace,
    question: PackQuestion,
    to: Path,
    *,
    overwrite: bool = False,
    progress: Progress | None = None,
    stop: Event | None = None,
) -> PackReceipt:
    """Make a pack and put it at ``to`` with its ``register.csv`` beside it.

    Either both files and the record of them are there in the end, or nothing is changed and an
    old file is intact. Raise ``AlreadyThere``, ``TargetUnwritable``, ``NothingToExport``,
    ``SumsDiffer``, ``Stopped`` or what the builder refused.
    """
    refuse_taken(to, overwrite=overwrite)
    register = _register_path(to, overwrite=overwrite)
    watch = _Watch(progress, stop)
    made = _made(workspace, question, watch)
    watch.at(Step.WRITING)
    with staged(to) as pack_stage, staged(register) as register_stage:
        write_stage(pack_stage, made.pdf)
        write_stage(register_stage, made.composed.register)
        _read_back(pack_stage, made.pdf)
        row = _pack_row(workspace, question, made, to.name)
        with workspace.change(Change.EXPORT, undoable=False) as unit:
            pack = replace(row, uid=new_uid(unit))
            unit.add(pack)
            watch.at(Step.WRITING)
            move_into_place(register_stage, register)
            move_into_place(pack_stage, to)
    return PackReceipt(
        uid=pack.uid,
        number=pack.number,
        file=to,
        register=register,
        size=pack.size,
        pages=pack.pages,
        sha256=pack.sha256,
        register_fingerprint=pack.register_fingerprint,
        left_out=tuple((each.number, str(each.left_out)) for each in made.facts.left_out),
        checks=made.checks,
    )


def check_pack(workspace: Workspace, question: PackQuestion) -> PackFacts:
    """Return what a pack would say now, for the checks before an export."""
    at = workspace.clock()
    with workspace.read() as view:
        return _gathered(view, question, workspace.author, at, view.conditions())


def next_number(view: View, at: datetime) -> str:
    """Return the next pack's number, such as LK-2026-0008."""
    organisation = view.organisation
    start = f"{organisation.pack_prefix or _initials(organisation.name)}-{at.year}-"
    used = (*view.all(Pack), *view.all(Pack, binned=True))
    counts = [pack.number.removeprefix(start) for pack in used if pack.number.startswith(start)]
    highest = max((int(count) for count in counts if count.isdecimal()), default=0)
    return f"{start}{highest + 1:04d}"


def _initials(name: str) -> str:
    letters = "".join(word[0] for word in name.split() if word[0].isalnum())
    return letters[:3].upper() or "P"


def _register_path(to: Path, *, overwrite: bool) -> Path:
    """Return where the register goes: beside the pack, and never in place of another pack's."""
    usual = to.with_name(REGISTER)
    if not usual.exists() or (overwrite and to.exists()):
        return usual
    own = to.with_name(f"{to.stem}-{REGISTER}")
    refuse_taken(own, overwrite=overwrite)
    return own


def _made(workspace: Workspace, question: PackQuestion, watch: _Watch) -> _Made:
    conditions = _looked_over(workspace, question, watch)
    watch.at(Step.GATHERING)
    with workspace.read() as view:
        facts = _gathered(view, question, workspace.author, workspace.clock(), conditions)
        composed = compose(facts)
        pictures = _pictures(workspace, view, facts, composed, watch)
    watch.at(Step.BUILDING)
    blobs = (encoded(composed.document).encode(), *pictures.values())
    answer = run(
        "pack",
        Request({"pictures": list(pictures)}, blobs),
        builder_limits(sum(len(blob) for blob in blobs)),
        stop=watch.stop,
    )
    watch.at(Step.CHECKING)
    unshown = str(answer.header.get("unshown", ""))
    lacking = Check("letters_lacking", Level.KNOW, len(unshown), 0, tuple(unshown))
    return _Made(
        facts,
        composed,
        pdf=answer.blobs[0],
        pages=int(answer.header["pages"]),
        checks=(*composed.checks, lacking) if unshown else composed.checks,
    )


def _looked_over(
    workspace: Workspace, question: PackQuestion, watch: _Watch
) -> Mapping[UUID, Condition]:
    """Hash every file that the pack would list, and return the conditions they are in."""
    watch.at(Step.LOOKING)
    listed = [each.uid for each in check_pack(workspace, question).evidence]
    found: dict[UUID, Condition] = {}
    for begin in range(0, len(listed), _AT_ONCE):
        watch.at(Step.LOOKING, begin, len(listed))
        some = listed[begin : begin + _AT_ONCE]
        found.update(review_files(workspace, some, deep=True))
    return {uid: each for uid, each in found.items() if each is not Condition.UNCHANGED}


def _gathered(
    view: View,
    question: PackQuestion,
    author: str,
    at: datetime,
    conditions: Mapping[UUID, Condition],
) -> PackFacts:
    return gather(
        view,
        question,
        number=next_number(view, at),
        made_at=at,
        author=author,
        conditions=conditions,
    )


def _pictures(
    workspace: Workspace, view: View, facts: PackFacts, composed: ComposedPack, watch: _Watch
) -> dict[str, bytes]:
    """Decrypt the pictures that the document names, each as ``E-237/picture``."""
    uids = {each.number: each.uid for each in facts.evidence}
    names = blobs_in(composed.document.blocks)
    found: dict[str, bytes] = {}
    for done, name in enumerate(names):
        watch.at(Step.GATHERING, done, len(names))
        number, _, what = name.partition("/")
        derived = view.derived(uids[number], what)
        if derived is not None:
            found[name] = workspace.vault.read(derived.name, derived.key)
    return found


def _read_back(stage: Path, pdf: bytes) -> None:
    """Make sure that the medium gives back what was written."""
    try:
        with stage.open("rb") as stream:
            found = hashlib.file_digest(stream, "sha256").digest()
    except OSError as error:
        raise PackUnreadable(error.strerror or type(error).__name__) from error
    if found != hashlib.sha256(pdf).digest():
        raise PackUnreadable("other bytes came back")


def _pack_row(workspace: Workspace, question: PackQuestion, made: _Made, file_name: str) -> Pack:
    kept = workspace.vault.keep(BytesIO(made.pdf))
    return Pack(
        uid=UUID(int=0),
        number=made.facts.number,
        title=made.composed.document.title,
        made_at=made.facts.made_at,
        first_day=question.period.first,
        last_day=question.period.last,
        pages=made.pages,
        size=kept.size,
        sha256=kept.sha256,
        register_fingerprint=made.composed.fingerprint,
        file_name=file_name,
        vault_name=kept.name,
        vault_key=kept.key,
        facts=encoded(made.facts),
        bid=question.bid,
        contract=question.contract,
    )
