"""A better file in the place of one, and originals found in a folder by their bytes."""

from pathlib import Path
from threading import Event

import pytest

from sv_evidence.domain.evidence import Attachment, Condition, ConsentState, Evidence
from sv_evidence.operations.attaching import attach_files
from sv_evidence.operations.incoming import FileDraft
from sv_evidence.operations.problems import NoSuchFile
from sv_evidence.operations.replacing import faulty_files, originals_in, replace_file
from sv_evidence.store.workspace import Workspace
from tests.intake.files import pdf
from tests.operations.files import document, text


@pytest.fixture
def sheet(worked: Workspace) -> Evidence:
    with worked.read() as view:
        (found,) = view.all(Evidence, type="sign_in_sheet")
        return found


@pytest.fixture
def better(tmp_path: Path) -> Path:
    path = tmp_path / "scan.pdf"
    path.write_bytes(pdf(2, words="A better scan"))
    return path


def test_the_new_file_takes_the_place_and_what_was_said(
    worked: Workspace, sheet: Evidence, better: Path
) -> None:
    done = replace_file(worked, sheet.uid, better)

    with worked.read() as view:
        new = view.resolve(done.new, Evidence)
        tied = view.all(Attachment, evidence=new.uid)
        assert view.get(Evidence, sheet.uid).binned_at is not None
    assert (done.old, done.is_same) == (sheet.number, False)
    assert (new.title, new.type, new.consent) == (sheet.title, sheet.type, sheet.consent)
    assert new.consent is ConsentState.NAMES_PRIVATE
    assert new.pages == 2
    assert len(tied) == 1

    worked.undo()
    with worked.read() as view:
        assert view.get(Evidence, sheet.uid).binned_at is None
        assert len(view.all(Attachment, evidence=sheet.uid)) == 1


def test_the_very_same_file_changes_nothing(
    worked: Workspace, sheet: Evidence, tmp_path: Path
) -> None:
    done = replace_file(worked, sheet.uid, document(tmp_path))

    assert done.is_same
    with worked.read() as view:
        assert view.get(Evidence, sheet.uid).binned_at is None


def test_a_file_that_is_here_already_keeps_what_was_said_of_it(
    worked: Workspace, sheet: Evidence, tmp_path: Path
) -> None:
    note = text(tmp_path)
    filed = attach_files(worked, [FileDraft(note, title="Kitchen note")])

    done = replace_file(worked, sheet.uid, note)

    with worked.read() as view:
        kept = view.get(Evidence, filed.evidence[0].uid)
    assert done.new == kept.number
    assert kept.title == "Kitchen note"


def test_a_file_that_is_gone_replaces_nothing(
    worked: Workspace, sheet: Evidence, tmp_path: Path
) -> None:
    with pytest.raises(NoSuchFile):
        replace_file(worked, sheet.uid, tmp_path / "none.pdf")
    with worked.read() as view:
        assert view.get(Evidence, sheet.uid).binned_at is None


def test_files_that_are_not_whole_are_listed(worked: Workspace, sheet: Evidence) -> None:
    with worked.read() as view:
        assert faulty_files(view) == ()
    with worked.change("Check") as unit:
        unit.set_condition(sheet.uid, Condition.MISSING)

    with worked.read() as view:
        (faulty,) = faulty_files(view)

    assert (faulty.evidence.uid, faulty.condition, faulty.uses) == (
        sheet.uid,
        Condition.MISSING,
        1,
    )


def test_originals_are_found_below_a_folder_by_their_bytes(sheet: Evidence, tmp_path: Path) -> None:
    drive = tmp_path / "drive"
    (drive / "2026" / "June").mkdir(parents=True)
    original = document(drive / "2026" / "June", "renamed.bin")
    (drive / "same size").write_bytes(bytes(sheet.size))
    (drive / "gone").symlink_to(drive / "nowhere")

    assert originals_in(drive, [sheet]) == {sheet.uid: original}
    assert originals_in(drive / "nothing", [sheet]) == {}
    stop = Event()
    stop.set()
    assert originals_in(drive, [sheet], stop=stop) == {}


def test_a_file_that_cannot_be_read_is_passed_over(
    sheet: Evidence, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drive = tmp_path / "drive"
    drive.mkdir()
    document(drive)
    real = Path.open

    def refused(self: Path, *args: object, **more: object) -> object:
        if self.parent == drive:
            raise PermissionError(13, "no")
        return real(self, *args, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refused)
    assert originals_in(drive, [sheet]) == {}
