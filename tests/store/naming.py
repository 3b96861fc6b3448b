"""Places, added and renamed as a change each: what undo and redo are tried on."""

from uuid import UUID

from sv_evidence.domain.organisations import Place
from sv_evidence.store.workspace import Workspace


def add(workspace: Workspace, place: Place) -> UUID:
    with workspace.change("Add place") as unit:
        unit.add(place)
    return unit.change


def rename(workspace: Workspace, place: Place, name: str) -> UUID:
    with workspace.change("Rename") as unit:
        unit.amend(Place, place.uid, name=name)
    return unit.change


def places(workspace: Workspace) -> list[str]:
    with workspace.read() as view:
        return [each.name for each in view.all(Place)]
