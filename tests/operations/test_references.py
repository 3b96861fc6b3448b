from uuid import UUID

import pytest

from sv_evidence.domain.activities import Activity
from sv_evidence.domain.framework_files import framework_from
from sv_evidence.domain.frameworks import InstalledMeasure
from sv_evidence.domain.organisations import Project
from sv_evidence.domain.records import Kind
from sv_evidence.operations.framework_library import install_framework
from sv_evidence.operations.problems import (
    MeasureAmbiguous,
    NoSuchFramework,
    NoSuchKind,
    NoSuchMeasure,
    NotThatKind,
)
from sv_evidence.operations.references import (
    framework_of,
    kind_named,
    measure_of,
    uid_of,
)
from sv_evidence.store.errors import NoSuchRecord
from sv_evidence.store.workspace import Workspace
from tests.builders import (
    MEALS,
    a_project,
    an_activity,
    framework_document,
    log,
)


@pytest.fixture
def meals(workspace: Workspace) -> UUID:
    with workspace.read() as view:
        return measure_of(view, MEALS).uid


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Activity", Kind.ACTIVITY), ("activities", Kind.ACTIVITY), ("packs", Kind.PACK)],
)
def test_a_kind_is_named_in_one_or_many(name: str, kind: Kind) -> None:
    assert kind_named(name) is kind


def test_an_unknown_kind_is_named() -> None:
    with pytest.raises(NoSuchKind):
        kind_named("moon")


def test_references_lead_by_uid_number_code_and_name(workspace: Workspace, meals: UUID) -> None:
    project, activity = a_project(), an_activity()
    log(workspace, activity)
    with workspace.change("Project") as unit:
        unit.add(project)
    with workspace.read() as view:
        framework = framework_of(view, "TEST-charter")

        assert uid_of(view, "lunch CLUBS", Project) == project.uid
        assert uid_of(view, str(project.uid), Project) == project.uid
        assert uid_of(view, "a-1", Activity) == activity.uid
        assert uid_of(view, "m1", InstalledMeasure) == meals
        assert uid_of(view, str(meals), InstalledMeasure) == meals
        assert measure_of(view, "test-charter@1/M1").uid == meals
        assert uid_of(view, "test-charter@1", type(framework)) == framework.uid
        with pytest.raises(NotThatKind):
            uid_of(view, "a-1", Project)
        with pytest.raises(NoSuchRecord):
            uid_of(view, "nobody", Project)
        with pytest.raises(NoSuchRecord):
            uid_of(view, "nobody", Activity)
        with pytest.raises(NoSuchFramework):
            framework_of(view, "moon")
        with pytest.raises(NoSuchMeasure) as unknown:
            measure_of(view, "M11")
        with pytest.raises(NoSuchMeasure) as by_word:
            measure_of(view, view.get(InstalledMeasure, meals).title.split()[0])
    assert MEALS in str(unknown.value)
    assert by_word.value.details["near"][0] == MEALS


def test_of_two_versions_the_newest_measure_counts(workspace: Workspace, meals: UUID) -> None:
    with workspace.change("Add") as unit:
        install_framework(unit, framework_from(framework_document(version="2")))

    with workspace.read() as view:
        newest = measure_of(view, MEALS)
        assert newest.uid != meals
        assert measure_of(view, "test-charter@1/M1").uid == meals
        assert framework_of(view, "test-charter").version == "2"


def test_a_code_in_two_frameworks_is_ambiguous(workspace: Workspace) -> None:
    with workspace.change("Add") as unit:
        install_framework(unit, framework_from(framework_document(id="other")))

    with workspace.read() as view:
        with pytest.raises(MeasureAmbiguous):
            measure_of(view, MEALS)
        within = framework_of(view, "other").uid
        assert measure_of(view, MEALS, within).framework == within
        assert measure_of(view, "other/M1").framework == within
