import errno
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from sv_evidence.domain.activities import Activity, ActivityDraft
from sv_evidence.domain.evidence import Evidence
from sv_evidence.domain.problems import InvalidEntry
from sv_evidence.operations.attaching import (
    attach_files,
    log_with_files,
)
from sv_evidence.operations.incoming import FileDraft, look
from sv_evidence.operations.problems import (
    CannotOpen,
    FileEmpty,
    FileUnreadable,
    NoSuchFile,
    NoSuchType,
    NotAFile,
)
from sv_evidence.store.durable import DiskFull
from sv_evidence.store.errors import NoSuchRecord
from sv_evidence.store.unit import Unit
from sv_evidence.store.vault import Kept, Vault
from sv_evidence.store.workspace import Workspace
from tests.builders import a_uid
from tests.operations.drafting import drafted
from tests.operations.files import photo, text, vault_files


def _cut_short(folder: Path) -> Path:
    path = photo(folder, "cut.jpg")
    path.write_bytes(path.read_bytes()[:200])
    return path


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (lambda folder: folder / "nothing.pdf", NoSuchFile),
        (lambda folder: folder, NotAFile),
        (lambda folder: text(folder, said=""), FileEmpty),
        (_cut_short, FileUnreadable),
    ],
)
def test_a_file_that_cannot_be_taken_in_leaves_nothing_behind(
    workspace: Workspace,
    tmp_path: Path,
    make: Callable[[Path], Path],
    problem: type[Exception],
) -> None:
    good = FileDraft(text(tmp_path, "good.txt", "good"))

    with pytest.raises(problem):
        log_with_files(workspace, drafted(workspace), [good, FileDraft(make(tmp_path))])

    with workspace.read() as view:
        assert view.all(Evidence) == ()
        assert view.all(Activity) == ()
    assert vault_files(workspace) == []


def test_a_file_that_may_not_be_read_is_named(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = text(tmp_path)

    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", forbidden)
        with pytest.raises(CannotOpen) as refused:
            look(FileDraft(path))

    assert "Permission denied" in str(refused.value)
    assert vault_files(workspace) == []


def test_an_unknown_type_is_refused_before_the_file_is_read(
    workspace: Workspace, tmp_path: Path
) -> None:
    with pytest.raises(NoSuchType):
        attach_files(workspace, [FileDraft(tmp_path / "none", type="hologram")])


def test_an_unknown_activity_is_refused_before_the_file_is_kept(
    workspace: Workspace, tmp_path: Path
) -> None:
    with pytest.raises(NoSuchRecord):
        attach_files(workspace, [FileDraft(text(tmp_path))], to=[a_uid()])

    assert vault_files(workspace) == []


def test_a_title_that_is_too_long_is_named_and_keeps_no_row(
    workspace: Workspace, tmp_path: Path
) -> None:
    with pytest.raises(InvalidEntry):
        attach_files(workspace, [FileDraft(text(tmp_path), title="x" * 201)])

    with workspace.read() as view:
        assert view.all(Evidence) == ()


def test_a_draft_with_faults_is_refused_before_any_file_is_read(
    workspace: Workspace, tmp_path: Path
) -> None:
    with pytest.raises(InvalidEntry):
        log_with_files(workspace, ActivityDraft(), [FileDraft(tmp_path / "nothing")])


def test_a_full_disk_keeps_neither_row_nor_file(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise DiskFull(tmp_path)

    monkeypatch.setattr(Unit, "keep_derived", full)
    with pytest.raises(DiskFull):
        attach_files(workspace, [FileDraft(photo(tmp_path))])

    assert vault_files(workspace) == []


def test_a_picture_that_finds_no_room_takes_its_original_along(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep = Vault.keep

    def full_after_one(vault: Vault, source: BinaryIO, **more: bool) -> Kept:
        if list(vault.names()):
            raise DiskFull(tmp_path)
        return keep(vault, source, **more)

    monkeypatch.setattr(Vault, "keep", full_after_one)
    with pytest.raises(DiskFull):
        attach_files(workspace, [FileDraft(photo(tmp_path))])

    assert vault_files(workspace) == []


def test_a_listener_that_fails_after_the_save_takes_nothing_back(
    workspace: Workspace, tmp_path: Path
) -> None:
    def deaf(_: object) -> None:
        raise RuntimeError

    workspace.heard = deaf
    with pytest.raises(RuntimeError):
        attach_files(workspace, [FileDraft(photo(tmp_path))])

    with workspace.read() as view:
        (kept,) = view.all(Evidence)
    assert workspace.vault.read(kept.vault_name, kept.vault_key).startswith(b"\xff\xd8")
