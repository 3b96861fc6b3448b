"""Files on their way in: looked at in the jail, hashed, and kept in the vault before any row."""

import hashlib
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from io import BufferedReader, BytesIO
from pathlib import Path
from threading import Event
from typing import Any
from uuid import UUID

from sv_evidence.domain.evidence import Condition, Evidence
from sv_evidence.domain.evidence_types import load_types
from sv_evidence.domain.problems import Problem
from sv_evidence.domain.texts import shown_safely
from sv_evidence.intake.looking import look_at
from sv_evidence.intake.seen import FileTooLarge, Remark, Seen
from sv_evidence.jail import ReaderPool
from sv_evidence.operations.consents import Consent, assumed_consent
from sv_evidence.operations.orphans import forget_unrecorded
from sv_evidence.operations.problems import (
    CannotOpen,
    FileEmpty,
    FileUnreadable,
    NoSuchFile,
    NoSuchType,
    NotAFile,
)
from sv_evidence.store.vault import Kept, Vault
from sv_evidence.store.view import View
from sv_evidence.store.workspace import Workspace

Progress = Callable[[int, int], None]
"""Told how many steps are done, and of how many."""

_LONGEST_NAME = 200
BROKEN = frozenset({Remark.DAMAGED, Remark.UNREADABLE})
"""What nobody can open: it is kept if it is wanted, and proves nothing."""
OF_ONE_FILE = (NoSuchFile, NotAFile, CannotOpen, FileEmpty, FileUnreadable, FileTooLarge)
"""What is wrong with one file, and says nothing about those that came with it."""


@dataclass(frozen=True, slots=True)
class FileDraft:
    """A file as a person gives it; what is empty is taken from a look at it."""

    path: Path
    name: str = ""
    """The name to keep, if it is not the path's own."""
    title: str = ""
    type: str = ""
    dated: date | None = None
    source: str = ""
    consent: Consent | None = None
    note: str = ""
    uid: UUID | None = None
    seen: Seen | None = None
    """What a look told, if it was looked at before."""
    must_open: bool = False
    """A damaged file is refused, where it would come in with a remark."""


@dataclass(frozen=True, slots=True)
class Brought:
    """A file that is safe in the vault, or is known already (then ``kept`` may be ``None``)."""

    draft: FileDraft
    seen: Seen
    sha256: str
    kept: Kept | None
    derived: tuple[tuple[str, Kept, int, int], ...] = ()
    """What it is (thumb, picture, page-1 ...), where it lies, width and height in pixels."""


def look(
    draft: FileDraft,
    *,
    pool: ReaderPool | None = None,
    stop: Event | None = None,
) -> Seen:
    """Look at a file as it would come in; raise what keeps it from coming in.

    A damaged file comes in with a remark, unless it ``must_open``.
    """
    name = _name(draft)
    with opened(draft.path) as stream:
        seen = draft.seen or look_at(name, stream, pool=pool, stop=stop)
    if seen.remark is Remark.EMPTY or seen.size == 0:
        raise FileEmpty(name)
    if draft.must_open and seen.remark in BROKEN:
        raise FileUnreadable(name)
    return seen


def bring_in(
    workspace: Workspace,
    draft: FileDraft,
    *,
    pool: ReaderPool | None = None,
    stop: Event | None = None,
) -> Brought:
    """Look at a file and make it and its pictures durable in the vault; no row yet.

    A file whose bytes are known is not kept twice, unless the vault has lost it.
    """
    if draft.type and draft.type not in load_types():
        raise NoSuchType(draft.type, load_types())
    keeping: Future[tuple[str, Kept | None]]
    with ThreadPoolExecutor(1) as beside:  # the reader works in a process of its own meanwhile
        keeping = beside.submit(_keep_original, workspace, draft.path)
        try:
            seen = look(draft, pool=pool, stop=stop)
        except BaseException:
            with suppress(Problem):
                _forget(workspace, keeping.result()[1])
            raise
    sha256, kept = keeping.result()
    full = replace(draft, name=_name(draft), seen=seen)
    if kept is None:
        return Brought(full, seen, sha256, None)
    try:
        derived = keep_pictures(workspace.vault, seen)
    except BaseException:
        _forget(workspace, kept)
        raise
    return Brought(full, seen, sha256, kept, derived)


@contextmanager
def recorded_or_gone(workspace: Workspace) -> Iterator[list[Brought]]:
    """Give a list for files that come in; if the block fails, the vault forgets them again.

    Their names are new, so nobody else can point to them; what a row does point to stays.
    """
    brought: list[Brought] = []
    try:
        yield brought
    except BaseException:
        for each in brought:
            names = [kept.name for _, kept, _, _ in each.derived]
            if each.kept is not None:
                forget_unrecorded(workspace, Evidence, [each.kept.name, *names])
        raise


def evidence_from(brought: Brought, uid: UUID) -> Evidence:
    """Return the record of a file that came in."""
    draft, seen, kept = brought.draft, brought.seen, brought.kept
    type_ = draft.type or seen.type_guess
    consent = draft.consent or assumed_consent(load_types()[type_])
    return Evidence(
        uid=uid,
        title=draft.title.strip() or seen.title_guess,
        type=type_,
        dated=draft.dated or seen.dated,
        camera_at=seen.camera_at,
        camera_place=seen.camera_place,
        source=draft.source.strip(),
        consent=consent.state,
        consent_channels=consent.channel_names,
        consent_from=consent.first,
        consent_until=consent.until,
        file_name=draft.name,
        media_type=seen.media_type,
        size=seen.size if kept is None else kept.size,
        pages=seen.pages,
        sha256=brought.sha256,
        vault_name="" if kept is None else kept.name,
        vault_key=b"" if kept is None else kept.key,
        note=draft.note.strip(),
    )


def stated_in(draft: FileDraft) -> dict[str, Any]:
    """Return the fields of a record that a person stated; what is empty was not stated."""
    stated = {
        "title": draft.title.strip(),
        "type": draft.type,
        "dated": draft.dated,
        "source": draft.source.strip(),
        "note": draft.note.strip(),
    }
    found: dict[str, Any] = {name: value for name, value in stated.items() if value}
    if draft.consent is not None:
        found |= {
            "consent": draft.consent.state,
            "consent_channels": draft.consent.channel_names,
            "consent_from": draft.consent.first,
            "consent_until": draft.consent.until,
        }
    return found


def known_file(view: View, sha256: str) -> Evidence | None:
    """Return the record of a file with these bytes, one outside the bin first."""
    found = view.all(Evidence, sha256=sha256) or view.all(Evidence, binned=True, sha256=sha256)
    return found[0] if found else None


def _keep_original(workspace: Workspace, path: Path) -> tuple[str, Kept | None]:
    """Return a file's SHA-256 and where it now lies, or ``None`` if it lay in the vault already."""
    with opened(path) as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
        stream.seek(0)
        if _is_whole_here(workspace, sha256):
            return sha256, None
        kept = workspace.vault.keep(stream)
        return kept.sha256, kept


def _forget(workspace: Workspace, kept: Kept | None) -> None:
    if kept is not None:
        forget_unrecorded(workspace, Evidence, [kept.name])


def _is_whole_here(workspace: Workspace, sha256: str) -> bool:
    with workspace.read() as view:
        known = known_file(view, sha256)
        conditions = view.conditions()
    if known is None or conditions.get(known.uid) is Condition.ALTERED:
        return False
    return workspace.vault.state(known.vault_name, size=known.size) is Condition.UNCHANGED


def keep_pictures(vault: Vault, seen: Seen) -> tuple[tuple[str, Kept, int, int], ...]:
    """Keep what was derived; if a power cut takes a picture, it is made again."""
    named = [("thumb", seen.thumb), ("picture", seen.picture)]
    named += [(f"page-{place}", each) for place, each in enumerate(seen.page_pictures, start=1)]
    pictures = [(what, picture) for what, picture in named if picture is not None]
    return tuple(
        (what, vault.keep(BytesIO(each.data), is_remakeable=True), each.width, each.height)
        for what, each in pictures
    )


def _name(draft: FileDraft) -> str:
    """Return the name to keep: the last part only, and nothing in it that cannot be shown."""
    name = (draft.name or draft.path.name).replace("\\", "/").rpartition("/")[2]
    return shown_safely(name)[-_LONGEST_NAME:] or "file"


@contextmanager
def opened(path: Path) -> Iterator[BufferedReader]:
    """Open a regular file for reading, or say why not."""
    if path.exists() and not path.is_file():
        raise NotAFile(path)
    try:
        with path.open("rb") as stream:
            yield stream
    except FileNotFoundError as gone:
        raise NoSuchFile(path) from gone
    except OSError as error:
        raise CannotOpen(path, error.strerror or type(error).__name__) from error
