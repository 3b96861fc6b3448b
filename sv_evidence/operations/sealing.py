"""The key of the workspace: made at the first seal, then kept; its words can be told to anyone."""

from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from typing import BinaryIO

from sv_evidence.reports.pdf.sealing_key import key_digest, new_key
from sv_evidence.reports.sealer import ReadyKey, Sealer
from sv_evidence.store.sealing import SealingKey
from sv_evidence.store.view import View
from sv_evidence.store.workspace import Workspace
from sv_evidence.wording.changes import Change


def sealing_key(view: View) -> Sealer | None:
    """Return the key that seals this workspace's packs; ``None`` before the first seal."""
    key = view.sealing_key()
    return None if key is None else _sealer(key)


def ready_key(workspace: Workspace, at: datetime) -> ReadyKey:
    """Return the workspace's key, made now if this is its first seal."""
    with workspace.read() as view:
        key = view.sealing_key()
        organisation = view.organisation.name
    if key is None:
        key = SealingKey(*new_key(organisation, at))
        with workspace.change(Change.SEALING_KEY, undoable=False) as unit:
            unit.keep_sealing_key(key)
    return ReadyKey(_sealer(key), _sealing_with(key, at), _fetch_pyhanko)


def _fetch_pyhanko() -> None:
    import_module("sv_evidence.reports.pdf.seal")


def _sealing_with(key: SealingKey, at: datetime) -> Callable[[BinaryIO], None]:
    def seal_in_place(file: BinaryIO) -> None:
        from sv_evidence.reports.pdf.seal import (  # noqa: PLC0415 - pyHanko takes a third of a second
            seal,
        )

        seal(file, private=key.private, certificate=key.certificate, at=at)

    return seal_in_place


def _sealer(key: SealingKey) -> Sealer:
    return Sealer(key_digest(key.certificate).hex())
