"""Exporting a pack: looked over, gathered, laid out in the jail, and put in place whole."""

import hashlib
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import BinaryIO
from uuid import UUID

from sv_evidence.domain.contracts import Pack
from sv_evidence.domain.evidence import Condition
from sv_evidence.operations.covering import make_covered_copies
from sv_evidence.operations.keeping_packs import digest_of, keep_pack, refuse_other_bytes
from sv_evidence.operations.orphans import forget_unrecorded
from sv_evidence.operations.outputs import in_place, open_stage, refuse_taken, staged, write_stage
from sv_evidence.operations.remaking import remake_pictures
from sv_evidence.operations.returning import lock, open_return
from sv_evidence.operations.sealing import ready_key
from sv_evidence.operations.surroundings import refuse_without_room
from sv_evidence.operations.uids import new_uid
from sv_evidence.operations.watching import Progress, Step, Watch
from sv_evidence.reports.checksums import checksum_lines, checksums_name
from sv_evidence.reports.contract_facts import ReturnFacts
from sv_evidence.reports.copies import Originals
from sv_evidence.reports.encoding import encoded
from sv_evidence.reports.facts import Check, PackFacts, PackQuestion
from sv_evidence.reports.gathering import gather
from sv_evidence.reports.making import MadePack, make_pack
from sv_evidence.reports.scripts import script_of
from sv_evidence.reports.sealer import Sealer
from sv_evidence.reports.sections.front import pack_title
from sv_evidence.reports.twins import RETURN_SUFFIXES, SUFFIXES
from sv_evidence.store.health import lost_pictures, review_files
from sv_evidence.store.vault import Kept
from sv_evidence.store.view import View
from sv_evidence.store.workspace import Workspace
from sv_evidence.wording.changes import Change

REGISTER = "register.csv"
CLAIMS = "claims.csv"
_AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class PackReceipt:
    """What was exported, and where it lies."""

    uid: UUID
    number: str
    file: Path
    register: Path
    claims: Path
    checksums: Path
    size: int
    pages: int
    sha256: str
    register_fingerprint: str
    sealer: Sealer
    twins: tuple[Path, ...]
    """The same pack as Word file, workbook and plain text, if they were asked for."""
    left_out: tuple[tuple[str, str], ...]
    """Numbers of files that are listed only, and why."""
    checks: tuple[Check, ...]


def export_pack(
    workspace: Workspace,
    question: PackQuestion,
    to: Path,
    *,
    originals: Originals = Originals.NONE,
    most: int | None = None,
    with_twins: bool = False,
    overwrite: bool = False,
    progress: Progress | None = None,
    stop: Event | None = None,
) -> PackReceipt:
    """Make a sealed pack and put it at ``to`` with its register, claims and checksums beside it.

    ``most`` is how many bytes the PDF may have; its pictures are made smaller for that. Either all
    files and the record of them are there in the end, or nothing is changed and an old file is
    intact. Raise ``AlreadyThere``, ``TargetUnwritable``, ``NothingToExport``,
    ``PackTooLarge``, ``RoomLacking``, ``SumsDiffer``, ``Stopped``, or what ``make_pack`` raises.
    """
    suffixes = () if not with_twins else RETURN_SUFFIXES if question.report else SUFFIXES
    sums, register, claims = _targets(to, suffixes, overwrite=overwrite)
    watch = Watch(progress, stop)
    asked = _Asked(question, originals, most, with_twins)
    with ExitStack() as stages:
        stage = stages.enter_context(staged(to))
        with open_stage(stage) as pdf:
            made, sealer = _made(workspace, asked, pdf, watch)
        watch.at(Step.WRITING)
        digest, size = digest_of(stage)
        files = _with_sums(sums, (to, digest), register, claims, made)
        refuse_without_room(to.parent, [len(data) for _, data in files])
        refuse_without_room(workspace.folder, [size])
        staged_files = [(stages.enter_context(staged(path)), path) for path, _ in files]
        for (part, _), (_, data) in zip(staged_files, files, strict=True):
            write_stage(part, data)
            refuse_other_bytes(part, hashlib.sha256(data).hexdigest())
        row = _pack_row(question, made, to.name, keep_pack(workspace, stage, digest))
        pack = _recorded(workspace, row, made.facts.told, [*staged_files, (stage, to)], watch)
    watch.done()
    return _receipt(pack, made, sealer, (*(path for path, _ in files), to))


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
    """Return the first letters of a name's words; only letters that a number can stand beside."""
    firsts = (word[0] for word in name.split() if word[0].isalnum())
    letters = "".join(each for each in firsts if script_of(each) is None)
    return letters[:3].upper() or "P"


def _targets(to: Path, suffixes: Sequence[str], *, overwrite: bool) -> tuple[Path, Path, Path]:
    """Return where checksums, register and claims go; raise what keeps any file from its place."""
    refuse_taken(to, overwrite=overwrite)
    register, claims = _lists_beside(to, overwrite=overwrite)
    sums = to.with_name(checksums_name(to.stem))
    refuse_taken(sums, overwrite=overwrite)
    for suffix in suffixes:
        refuse_taken(to.with_suffix(suffix), overwrite=overwrite)
    return sums, register, claims


def _lists_beside(to: Path, *, overwrite: bool) -> tuple[Path, Path]:
    """Return where the lists go: beside the pack, and never in place of another pack's."""
    usual = (to.with_name(REGISTER), to.with_name(CLAIMS))
    if not any(path.exists() for path in usual) or (overwrite and to.exists()):
        return usual
    own = (to.with_name(f"{to.stem}.{REGISTER}"), to.with_name(f"{to.stem}.{CLAIMS}"))
    for path in own:
        refuse_taken(path, overwrite=overwrite)
    return own


def _with_sums(
    sums: Path, pack: tuple[Path, str], register: Path, claims: Path, made: MadePack
) -> tuple[tuple[Path, bytes], ...]:
    """Return what goes beside the pack: checksums of all, last that of the pack, then the files."""
    to, digest = pack
    twins = [(to.with_suffix(each.suffix), each.data) for each in made.twins]
    files = ((register, made.register), (claims, made.claims), *twins)
    digests = [(path.name, hashlib.sha256(data).hexdigest()) for path, data in files]
    return (sums, checksum_lines((*digests, (to.name, digest)))), *files


@dataclass(frozen=True, slots=True)
class _Asked:
    question: PackQuestion
    originals: Originals
    most: int | None
    with_twins: bool


def _made(
    workspace: Workspace, asked: _Asked, pdf: BinaryIO, watch: Watch
) -> tuple[MadePack, Sealer]:
    conditions = _looked_over(workspace, asked.question, watch)
    watch.at(Step.GATHERING)
    at = workspace.clock()
    key = ready_key(workspace, at)
    with workspace.read() as view:
        facts = _gathered(view, asked.question, workspace.author, at, conditions)
        made = make_pack(
            view,
            workspace.vault,
            facts,
            pdf,
            key=key,
            originals=asked.originals,
            most=asked.most,
            with_twins=asked.with_twins,
            progress=lambda done, of: watch.at(Step.BUILDING, done, of),
            stop=watch.stop,
        )
    return made, key.sealer


def _looked_over(
    workspace: Workspace, question: PackQuestion, watch: Watch
) -> Mapping[UUID, Condition]:
    """Return the conditions of all files listed, hashed; pictures that lack are made again."""
    watch.at(Step.LOOKING)
    listed = [each.uid for each in check_pack(workspace, question).evidence]
    found: dict[UUID, Condition] = {}
    for begin in range(0, len(listed), _AT_ONCE):
        watch.at(Step.LOOKING, begin, len(listed))
        some = listed[begin : begin + _AT_ONCE]
        found.update(review_files(workspace, some, deep=True))
    remake_pictures(workspace, lost_pictures(workspace, listed))
    make_covered_copies(workspace, listed, stop=watch.stop)
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


def _pack_row(question: PackQuestion, made: MadePack, file_name: str, kept: Kept) -> Pack:
    return Pack(
        uid=UUID(int=0),
        number=made.facts.number,
        title=pack_title(made.facts),
        made_at=made.facts.made_at,
        first_day=question.period.first,
        last_day=question.period.last,
        pages=made.pages,
        size=kept.size,
        sha256=kept.sha256,
        register_fingerprint=made.fingerprint,
        file_name=file_name,
        vault_name=kept.name,
        vault_key=kept.key,
        facts=encoded(made.facts),
        bid=question.bid,
        contract=question.contract,
    )


def _recorded(
    workspace: Workspace,
    row: Pack,
    told: ReturnFacts | None,
    files: Sequence[tuple[Path, Path]],
    watch: Watch,
) -> Pack:
    """Put the files in place and keep the record of them, or neither."""
    try:
        watch.at(Step.WRITING)
        label = Change.EXPORT if told is None else Change.MAKE_RETURN
        with in_place(files), workspace.change(label, undoable=False) as unit:
            pack = replace(row, uid=new_uid(unit))
            unit.add(pack)
            if told is not None:
                open_return(unit, told.uid)
                lock(unit, told, pack.made_at.date(), pack=pack.uid)
    except BaseException:
        forget_unrecorded(workspace, Pack, [row.vault_name])
        raise
    return pack


def _receipt(pack: Pack, made: MadePack, sealer: Sealer, files: Sequence[Path]) -> PackReceipt:
    sums, register, claims, *twins, to = files
    return PackReceipt(
        uid=pack.uid,
        number=pack.number,
        file=to,
        register=register,
        claims=claims,
        checksums=sums,
        size=pack.size,
        pages=pack.pages,
        sha256=pack.sha256,
        register_fingerprint=pack.register_fingerprint,
        sealer=sealer,
        twins=tuple(twins),
        left_out=tuple((each.number, str(each.left_out)) for each in made.facts.left_out),
        checks=made.checks,
    )
