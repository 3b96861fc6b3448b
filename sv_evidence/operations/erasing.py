"""Erasing for ever, as data protection asks: what would go, what stays elsewhere, and doing it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sv_evidence.domain.contracts import Pack
from sv_evidence.domain.problems import Problem
from sv_evidence.domain.records import Kind
from sv_evidence.operations.binning import KEPT
from sv_evidence.store.backup_files import backups
from sv_evidence.store.erased import erased_records, keep_list
from sv_evidence.store.erasing import ErasePlan
from sv_evidence.store.shredding import shred
from sv_evidence.store.view import View
from sv_evidence.store.workspace import Workspace

One = tuple[Kind, UUID]


class CannotBeErased(Problem):
    """Everything else rests on records of this kind."""

    def __init__(self, ref: str) -> None:
        super().__init__("cannot_be_erased", ref=ref)


@dataclass(frozen=True, slots=True)
class Toll:
    """What erasing would take away, and where copies of it stay."""

    gone: Mapping[Kind, int]
    loosened: Mapping[Kind, int]
    """Records that stay and name nothing there any more."""
    kept: tuple[One, ...]
    """What was wanted and stays, because other records cannot do without it."""
    files: int
    packs: int
    """Packs made so far: copies of them may be with others."""
    backups: tuple[datetime, ...]
    """When the backups inside the workspace were made, the newest first."""


@dataclass(frozen=True, slots=True)
class Done:
    """What erasing came to; ``left`` are files that another program still holds."""

    change: UUID
    gone: Mapping[Kind, int]
    files: int
    left: tuple[str, ...]
    backups: tuple[datetime, ...]


def toll(workspace: Workspace, view: View, wanted: Sequence[One]) -> Toll:
    """Say what erasing these records would take away; ``CannotBeErased`` for what all rests on."""
    _refuse_kept(wanted)
    planned, kept = _possible(view, wanted)
    return Toll(
        _counts(planned.gone),
        _counts(tuple(planned.loosened)),
        kept,
        len(planned.files),
        len(view.all(Pack)),
        _made(workspace),
    )


def in_bin(view: View) -> tuple[One, ...]:
    """Return what lies in the bin and can be erased."""
    return tuple((each.kind, each.uid) for each in view.binned() if each.kind not in KEPT)


def erase_records(workspace: Workspace, wanted: Sequence[One]) -> Done:
    """Erase records for ever, their files too; ``CannotBeErased`` and ``NeededByOthers`` refuse.

    The rows are gone first: what a power cut leaves of the files cannot be read by anybody.
    """
    _refuse_kept(wanted)
    erased = workspace.erase(wanted)
    workspace.opened.empty()
    left = shred(workspace.vault, erased.files)
    workspace.database.fold_log()
    with workspace.database.reading() as connection:
        keep_list(workspace.folder, erased_records(connection))
    files = len(erased.files) - len(left)
    return Done(erased.change, _counts(erased.gone), files, left, _made(workspace))


def empty_bin(workspace: Workspace) -> Done:
    """Erase all that lies in the bin; what others cannot do without stays there."""
    with workspace.read() as view:
        _, kept = _possible(view, wanted := in_bin(view))
    return erase_records(workspace, [each for each in wanted if each not in kept])


def _refuse_kept(wanted: Sequence[One]) -> None:
    for kind, uid in wanted:
        if kind in KEPT:
            raise CannotBeErased(str(uid))


def _possible(view: View, wanted: Sequence[One]) -> tuple[ErasePlan, tuple[One, ...]]:
    planned = view.erasing(wanted)
    kept = tuple(planned.needed)
    return (view.erasing([e for e in wanted if e not in kept]) if kept else planned), kept


def _counts(ones: Sequence[One]) -> Mapping[Kind, int]:
    found: dict[Kind, int] = {}
    for kind, _ in ones:
        found[kind] = found.get(kind, 0) + 1
    return found


def _made(workspace: Workspace) -> tuple[datetime, ...]:
    return tuple(each.made_at for each in backups(workspace.folder))
