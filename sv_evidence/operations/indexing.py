"""Reading files that came in before their words were kept, so that these are found too."""

from collections.abc import Iterable
from io import BytesIO
from threading import Event
from uuid import UUID

from sv_evidence.domain.evidence import Evidence
from sv_evidence.domain.problems import Problem
from sv_evidence.intake.looking import look_at
from sv_evidence.jail import ReaderPool
from sv_evidence.store.workspace import Workspace
from sv_evidence.wording.changes import Change


def index_files(
    workspace: Workspace,
    evidence: Iterable[UUID],
    *,
    pool: ReaderPool | None = None,
    stop: Event | None = None,
) -> int:
    """Read files for their words; return how many were read.

    Each is kept by itself, so that whoever stops goes on there the next time. A file that the
    vault has lost is passed over.
    """
    done = 0
    for uid in evidence:
        if stop is not None and stop.is_set():
            break
        try:
            words = words_of(workspace, uid, pool=pool, stop=stop)
        except Problem:
            continue
        keep_words(workspace, uid, words)
        done += 1
    return done


def words_of(
    workspace: Workspace,
    uid: UUID,
    *,
    pool: ReaderPool | None = None,
    stop: Event | None = None,
) -> str:
    """Look at a file once more and return its words; in memory, nothing plain is written.

    Raise the vault's problems, and ``ReaderRefused`` if no reader can be started.
    """
    with workspace.read() as view:
        file = view.get(Evidence, uid)
    original = workspace.vault.read(file.vault_name, file.vault_key)
    return look_at(file.file_name, BytesIO(original), pool=pool, stop=stop).text


def keep_words(workspace: Workspace, uid: UUID, words: str) -> None:
    """Keep the words of a file for searching; that it has none is kept too."""
    with workspace.change(Change.READ_WORDS) as unit:
        unit.keep_text(uid, words)
