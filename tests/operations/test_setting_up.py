from pathlib import Path

import pytest

from sv_evidence.domain.framework_fields import InvalidFramework
from sv_evidence.domain.framework_files import framework_from, load_shipped, shipped
from sv_evidence.domain.framework_tables import Said
from sv_evidence.domain.frameworks import InstalledFramework, InstalledMeasure
from sv_evidence.domain.organisations import Organisation
from sv_evidence.domain.problems import InvalidEntry
from sv_evidence.operations.framework_library import (
    check_framework,
    document_of,
    install_framework,
    shipped_framework,
)
from sv_evidence.operations.framework_tables import framework_given
from sv_evidence.operations.problems import (
    FolderNotEmpty,
    FrameworkDiffers,
    NoSuchFile,
    NoSuchFramework,
    NotAFile,
    NotJson,
    WorkspaceExists,
)
from sv_evidence.operations.safekeeping import back_up, check_workspace, restore_backup
from sv_evidence.operations.setting_up import amend_organisation, create_workspace
from sv_evidence.store.workspace import Workspace
from tests.builders import a_uid, framework_document, still
from tests.operations.files import text


def made(folder: Path, *frameworks: str, name: str = "Larkspur") -> Workspace:
    return create_workspace(
        folder,
        Organisation(a_uid(), name),
        author="Amina",
        clock=still(),
        frameworks=frameworks,
    )


def test_a_workspace_begins_with_the_frameworks_chosen(tmp_path: Path) -> None:
    chosen = shipped()[0][0]

    with made(tmp_path / "w", chosen, chosen) as workspace, workspace.read() as view:
        (installed,) = view.all(InstalledFramework)
        measures = view.all(InstalledMeasure)
        assert view.organisation.name == "Larkspur"

    assert installed.id == chosen
    assert len(measures) == len(load_shipped(chosen).measures)


@pytest.mark.parametrize(
    ("name", "frameworks", "problem"),
    [("", (), InvalidEntry), ("Larkspur", ("moon",), NoSuchFramework)],
)
def test_what_cannot_be_kept_makes_no_folder(
    tmp_path: Path, name: str, frameworks: tuple[str, ...], problem: type[Exception]
) -> None:
    with pytest.raises(problem):
        made(tmp_path / "w", *frameworks, name=name)

    assert not (tmp_path / "w").exists()


def test_other_peoples_folders_are_left_alone(tmp_path: Path) -> None:
    text(tmp_path, "holiday.txt")
    made(tmp_path / "w").close()

    with pytest.raises(FolderNotEmpty):
        made(tmp_path)
    with pytest.raises(FolderNotEmpty):
        made(tmp_path / "holiday.txt")
    with pytest.raises(WorkspaceExists):
        made(tmp_path / "w")


def test_the_organisation_is_changed_only_to_what_can_be_kept(workspace: Workspace) -> None:
    assert amend_organisation(workspace, area="Ladywood").area == "Ladywood"

    with pytest.raises(InvalidEntry):
        amend_organisation(workspace, name="Other", year_start="31-31")

    with workspace.read() as view:
        assert view.organisation.name == "Larkspur Kitchens CIC"


def test_the_same_framework_again_changes_nothing(workspace: Workspace) -> None:
    again = framework_from(framework_document())

    with workspace.change("Add") as unit:
        installed = install_framework(unit, again)

    assert not installed.is_new
    with workspace.read() as view:
        assert len(view.all(InstalledFramework)) == 1


def test_a_version_never_changes_its_content(workspace: Workspace) -> None:
    changed = framework_from(framework_document(title="Another title"))

    with pytest.raises(FrameworkDiffers), workspace.change("Add") as unit:
        install_framework(unit, changed)


def test_a_framework_comes_back_from_the_bin(workspace: Workspace) -> None:
    with workspace.change("Bin") as unit:
        (known,) = unit.all(InstalledFramework)
        unit.bin(InstalledFramework, known.uid)

    with workspace.change("Add") as unit:
        install_framework(unit, framework_from(framework_document()))

    with workspace.read() as view:
        assert view.all(InstalledFramework) == (known,)


def test_a_framework_is_named_by_its_file_or_by_our_id(
    tmp_path: Path, workspace: Workspace
) -> None:
    path = text(tmp_path, "mine.json", framework_document(id="mine"))
    ours = shipped()[0][0]

    assert framework_given(str(path), Said()).framework.id == "mine"
    assert framework_given(ours, Said()).framework == shipped_framework(ours)
    with workspace.read() as view:
        assert document_of(view, "test-charter")[0].id == "test-charter"
        assert document_of(view, ours)[0].id == ours
        with pytest.raises(NoSuchFramework):
            document_of(view, "moon")


def test_a_framework_file_with_faults_names_them_with_the_file(tmp_path: Path) -> None:
    path = text(tmp_path, "mine.json", framework_document(nodes=[], levels=[]))

    with pytest.raises(InvalidFramework) as refused:
        check_framework(path)

    assert {fault.file for fault in refused.value.faults} == {"mine.json"}


def test_a_framework_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "latin.json").write_bytes(b"\xe4")

    with pytest.raises(NoSuchFile):
        check_framework(tmp_path / "none.json")
    with pytest.raises(NotAFile):
        check_framework(tmp_path)
    with pytest.raises(NotJson):
        check_framework(tmp_path / "latin.json")


def test_a_backup_is_made_written_down_and_brought_back(
    workspace: Workspace, tmp_path: Path
) -> None:
    backup = back_up(workspace)

    restored = restore_backup(backup.folder, tmp_path / "again")

    with workspace.read() as view:
        assert view.history(limit=1)[0].label == "Back up"
    with Workspace.open(restored.workspace, author="A", clock=still()) as again:
        assert check_workspace(again, deep=True).state == "sound"
        with again.read() as view:
            assert view.organisation.name == "Larkspur Kitchens CIC"
