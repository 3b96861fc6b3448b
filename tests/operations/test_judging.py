"""Who set a strength, and setting it on several activities at once."""

from uuid import UUID

import pytest

from sv_evidence.domain.evidence import Attachment, Evidence, Strength
from sv_evidence.operations.judging import set_strength_on, strength_set_by
from sv_evidence.operations.problems import NotAttached
from sv_evidence.store.workspace import Workspace
from sv_evidence.wording.labels import set_by_text
from tests.builders import a_file, a_uid, an_activity, log


@pytest.fixture
def tied(workspace: Workspace) -> tuple[Evidence, tuple[UUID, UUID]]:
    first, second, file = an_activity(), an_activity("Second"), a_file()
    log(workspace, first, (), [file])
    log(workspace, second)
    with workspace.change("Tie") as unit:
        unit.add(Attachment(a_uid(), second.uid, file.uid))
    return file, (first.uid, second.uid)


def attachments(workspace: Workspace) -> tuple[Attachment, ...]:
    with workspace.read() as view:
        return view.all(Attachment)


def set_on(workspace: Workspace, file: Evidence, activities: tuple[UUID, ...]) -> None:
    with workspace.change("Set the strength of a file") as unit:
        set_strength_on(unit, activities, file.uid, strength=Strength.WEAK, reason="Torn")


def test_a_strength_is_set_on_several_activities_as_one_change(
    workspace: Workspace, tied: tuple[Evidence, tuple[UUID, UUID]]
) -> None:
    file, activities = tied
    set_on(workspace, file, activities)
    assert {each.strength_reason for each in attachments(workspace)} == {"Torn"}

    workspace.undo()
    assert {each.strength for each in attachments(workspace)} == {None}


def test_nothing_is_set_if_the_file_is_not_on_one_of_them(
    workspace: Workspace, tied: tuple[Evidence, tuple[UUID, UUID]]
) -> None:
    file, activities = tied
    bare = an_activity("Bare")
    log(workspace, bare)
    with pytest.raises(NotAttached):
        set_on(workspace, file, (*activities, bare.uid))
    assert {each.strength for each in attachments(workspace)} == {None}


def test_who_set_it_is_told_from_the_journal(
    workspace: Workspace, tied: tuple[Evidence, tuple[UUID, UUID]]
) -> None:
    file, activities = tied
    set_on(workspace, file, activities[:1])
    by = {}
    with workspace.read() as view:
        for each in view.all(Attachment):
            by[each.activity] = strength_set_by(view, each.uid)

    assert by == {activities[0]: "Amina Yusuf", activities[1]: ""}
    assert set_by_text("Amina Yusuf", "Torn") == "Set by Amina Yusuf: Torn"
    assert set_by_text("", "Torn") == "Strength set by us: Torn"
