"""Another file in the place of one that is here, and originals of files that are not whole."""

import hashlib
import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from uuid import UUID

from sv_evidence.domain.evidence import Attachment, Condition, Evidence
from sv_evidence.jail import ReaderPool
from sv_evidence.operations.attaching import attach, bring_all_in, tie
from sv_evidence.operations.consents import Consent
from sv_evidence.operations.incoming import FileDraft, known_file, opened, recorded_or_gone
from sv_evidence.store.view import View
from sv_evidence.store.workspace import Workspace
from sv_evidence.wording.changes import replaced_label


@dataclass(frozen=True, slots=True)
class Replaced:
    """What replacing came to; ``is_same`` if the file was the one that is here already."""

    change: UUID
    old: str
    new: str
    uid: UUID
    """Of the file that is there now."""
    is_same: bool = False


def replace_file(
    workspace: Workspace,
    evidence: UUID,
    path: Path,
    *,
    pool: ReaderPool | None = None,
    stop: Event | None = None,
) -> Replaced:
    """Put a file in the place of another: tied where that was, which goes to the bin. One change.

    It takes over what was said of the old one, but neither a strength that a person set nor what
    is covered: both were said of other pages. Raise ``NoSuchFile``, ``CannotOpen`` or
    ``ReaderRefused``.
    """
    with workspace.read() as view:
        old = view.get(Evidence, evidence)
        draft = _draft(view, old, path)
    with recorded_or_gone(workspace) as brought:
        bring_all_in(workspace, [draft], brought, pool=pool, stop=stop)
        with workspace.change(replaced_label(old.number, old.title)) as unit:
            today = workspace.clock().date()
            tied = [each.activity for each in unit.all(Attachment, evidence=evidence)]
            new = attach(unit, brought[0], to=(), today=today)
            if new.uid != old.uid:
                for activity in tied:
                    tie(unit, new.uid, activity)
                unit.bin(Evidence, old.uid)
            is_same = new.uid == old.uid
            return Replaced(unit.change, old.number, new.record.number, new.uid, is_same)


@dataclass(frozen=True, slots=True)
class Faulty:
    """A file that is not whole, and on how many activities it proves nothing meanwhile."""

    evidence: Evidence
    condition: Condition
    uses: int


def faulty_files(view: View) -> tuple[Faulty, ...]:
    """Return the files that are missing or altered, the newest first."""
    conditions = view.conditions()
    found = [
        Faulty(file, conditions[uid], len(view.all(Attachment, evidence=uid)))
        for uid, file in view.many(Evidence, conditions).items()
        if file.binned_at is None and conditions[uid] is not Condition.UNCHANGED
    ]
    return tuple(sorted(found, key=lambda each: each.evidence.number, reverse=True))


def originals_in(
    folder: Path, wanted: Collection[Evidence], *, stop: Event | None = None
) -> dict[UUID, Path]:
    """Find the originals of files in a folder and all below it, by their SHA-256.

    Only files of the right size are read. What cannot be read is passed over.
    """
    by_size: dict[int, list[Evidence]] = {}
    for each in wanted:
        by_size.setdefault(each.size, []).append(each)
    found: dict[UUID, Path] = {}
    for path, size in _files_below(folder):
        if stop is not None and stop.is_set():
            break
        sought = [each for each in by_size.get(size, ()) if each.uid not in found]
        if sought:
            digest = _digest(path)
            found |= {each.uid: path for each in sought if each.sha256 == digest}
    return found


def _draft(view: View, old: Evidence, path: Path) -> FileDraft:
    """Return a draft that says of a new file what was said of the old one."""
    with opened(path) as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    if known_file(view, sha256) is not None:
        return FileDraft(path)  # what was said of it stays
    consent = Consent(old.consent, old.channels, old.consent_from, old.consent_until)
    return FileDraft(
        path,
        title=old.title,
        type=old.type,
        dated=old.dated,
        source=old.source,
        consent=consent,
        note=old.note,
    )


def _files_below(folder: Path) -> Iterator[tuple[Path, int]]:
    for where, _, names in os.walk(folder):
        for name in names:
            path = Path(where, name)
            try:
                if path.is_file():
                    yield path, path.stat().st_size
            except OSError:
                continue


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""
