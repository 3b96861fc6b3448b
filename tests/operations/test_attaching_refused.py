import errno
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import pytest

from sv_evidence.domain.activities import Activity, ActivityDraft
from sv_evidence.domain.evidence import Attachment, Evidence
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
from tests.builders import a_uid, an_activity, log
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


def test_of_fifty_files_the_good_ones_come_in_and_each_bad_one_is_named(
    workspace: Workspace, tmp_path: Path
) -> None:
    drafts = [FileDraft(text(tmp_path, f"note {at}.txt", f"Note {at}")) for at in range(46)]
    bad = [
        (text(tmp_path, "empty.txt", said=""), "file_empty"),
        (_cut_short(tmp_path), "file_unreadable"),
        (tmp_path / "gone.pdf", "no_such_file"),
        (tmp_path, "not_a_file"),
    ]
    for at, (path, _) in enumerate(bad):
        drafts.insert(at * 12, FileDraft(path, must_open=True))
    seen = look(FileDraft(tmp_path / "note 0.txt"))  # one look does for all of them: it is fast
    seen = replace(seen, thumb=None, picture=None, page_pictures=())
    known = [replace(each, seen=seen) if "note " in each.path.name else each for each in drafts]
    activity = an_activity()
    log(workspace, activity)

    filed = attach_files(workspace, known, to=[activity.uid], without_bad=True)

    named = [(each.name, each.problem.code) for each in filed.left_out]
    assert named == [(path.name, code) for path, code in bad]
    with workspace.read() as view:
        kept = {each.file_name for each in view.all(Evidence)}
        assert len(view.all(Attachment, activity=activity.uid)) == 46
    assert kept == {f"note {at}.txt" for at in range(46)}
    assert len(vault_files(workspace)) == 46
    workspace.undo()
    with workspace.read() as view:
        assert view.all(Evidence) == ()


def test_bad_files_alone_change_nothing(workspace: Workspace, tmp_path: Path) -> None:
    filed = attach_files(workspace, [FileDraft(tmp_path / "gone.pdf")], without_bad=True)

    assert not filed.is_change
    assert [each.name for each in filed.left_out] == ["gone.pdf"]


def test_a_disk_that_is_full_stops_a_batch_also_where_bad_files_may_be_left_out(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_vault: Vault, _source: BinaryIO, **_more: bool) -> Kept:
        raise DiskFull(tmp_path)

    monkeypatch.setattr(Vault, "keep", full)
    with pytest.raises(DiskFull):
        log_with_files(workspace, drafted(workspace), [FileDraft(text(tmp_path))], without_bad=True)
    with workspace.read() as view:
        assert view.all(Activity) == ()


def test_an_activity_is_kept_without_the_files_that_cannot_come(
    workspace: Workspace, tmp_path: Path
) -> None:
    drafts = [FileDraft(text(tmp_path)), FileDraft(text(tmp_path, "empty.txt", said=""))]

    filed = log_with_files(workspace, drafted(workspace), drafts, without_bad=True)

    assert filed.activity is not None
    assert [each.record.file_name for each in filed.evidence] == ["note.txt"]
    assert [each.name for each in filed.left_out] == ["empty.txt"]
