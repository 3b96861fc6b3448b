"""Making lost or altered pictures again from the files that they were made from."""

from collections.abc import Iterable
from io import BytesIO
from uuid import UUID

from sv_evidence.domain.evidence import Evidence
from sv_evidence.domain.problems import Problem
from sv_evidence.intake.looking import look_at
from sv_evidence.intake.seen import Seen
from sv_evidence.operations.incoming import keep_pictures
from sv_evidence.operations.orphans import forget_unrecorded
from sv_evidence.store.workspace import Workspace
from sv_evidence.wording.changes import Change


def remake_pictures(workspace: Workspace, evidence: Iterable[UUID]) -> frozenset[UUID]:
    """Make the pictures of some evidence again; return the files for which that worked."""
    return frozenset(uid for uid in dict.fromkeys(evidence) if _is_remade(workspace, uid))


def _is_remade(workspace: Workspace, uid: UUID) -> bool:
    with workspace.read() as view:
        file = view.get(Evidence, uid)
    try:
        seen = _seen(workspace, file)
        kept = keep_pictures(workspace.vault, seen)
    except Problem:
        return False  # the check still names the picture
    try:
        with workspace.change(Change.REMAKE) as unit:
            for what, each, width, height in kept:
                unit.keep_derived(uid, what, each, width, height)
    except BaseException:
        forget_unrecorded(workspace, Evidence, [each.name for _, each, _, _ in kept])
        raise
    return bool(kept)


def _seen(workspace: Workspace, file: Evidence) -> Seen:
    """Look at a file once more; in memory, since nothing plain is written to the disk."""
    original = workspace.vault.read(file.vault_name, file.vault_key)
    return look_at(file.file_name, BytesIO(original))
