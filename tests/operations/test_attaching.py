import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sv_evidence.domain.activities import Activity
from sv_evidence.domain.evidence import Attachment, Condition, ConsentState, Evidence, Strength
from sv_evidence.domain.proof import Mark
from sv_evidence.intake.seen import Remark
from sv_evidence.operations.attaching import (
    Arrival,
    attach_files,
    log_with_files,
    tie,
    untie,
)
from sv_evidence.operations.consents import consent_from
from sv_evidence.operations.incoming import FileDraft, look
from sv_evidence.store.workspace import Workspace
from tests.builders import TODAY, a_uid, an_activity, log
from tests.operations.drafting import drafted
from tests.operations.files import document, photo, text, vault_files


def test_a_photo_comes_in_with_what_it_tells(workspace: Workspace, tmp_path: Path) -> None:
    path = photo(tmp_path)

    (attached,) = attach_files(workspace, [FileDraft(path)]).evidence

    with workspace.read() as view:
        evidence = view.get(Evidence, attached.uid)
        thumb = view.derived(attached.uid, "thumb")
        picture = view.derived(attached.uid, "picture")
    assert (attached.number, attached.state, attached.usual) == (
        "E-001",
        Arrival.ADDED,
        Strength.FAIR,
    )
    assert (evidence.type, evidence.dated, evidence.file_name) == ("photo", TODAY, "IMG_0412.jpg")
    assert evidence.camera_at is not None
    assert evidence.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert workspace.vault.read(evidence.vault_name, evidence.vault_key) == path.read_bytes()
    assert thumb is not None
    assert picture is not None
    assert workspace.vault.read(picture.name, picture.key).startswith(b"\xff\xd8")


def test_the_words_inside_a_document_are_found(workspace: Workspace, tmp_path: Path) -> None:
    (attached,) = attach_files(workspace, [FileDraft(document(tmp_path))]).evidence

    with workspace.read() as view:
        assert [hit.uid for hit in view.search.files("twelve people", limit=5)] == [attached.uid]
        assert view.derived(attached.uid, "page-1") is not None


@pytest.mark.parametrize(
    ("type_", "state"),
    [
        ("photo", ConsentState.NEEDED),
        ("sign_in_sheet", ConsentState.NAMES_PRIVATE),
        ("certificate", ConsentState.NO_PEOPLE),
        ("payroll_extract", ConsentState.NAMES_PRIVATE),
        ("start_letter", ConsentState.NEEDED),
        ("", ConsentState.NEEDED),
    ],
)
def test_faces_and_names_do_not_leave_until_a_person_says_so(
    workspace: Workspace, tmp_path: Path, type_: str, state: ConsentState
) -> None:
    (attached,) = attach_files(workspace, [FileDraft(text(tmp_path), type=type_)]).evidence

    with workspace.read() as view:
        assert view.get(Evidence, attached.uid).consent is state


def test_what_a_person_says_of_a_file_is_kept(workspace: Workspace, tmp_path: Path) -> None:
    draft = FileDraft(
        text(tmp_path),
        name="C:\\scans\\register.txt",
        title=" Register ",
        type="own_record",
        dated=date(2026, 9, 1),
        source="Ladywood Hall",
        consent=consent_from("held:2027-01-31"),
        note="Page 2 missing",
        uid=a_uid(),
    )

    (attached,) = attach_files(workspace, [draft]).evidence

    with workspace.read() as view:
        evidence = view.get(Evidence, attached.uid)
    assert attached.uid == draft.uid
    assert (evidence.file_name, evidence.title, evidence.source) == (
        "register.txt",
        "Register",
        "Ladywood Hall",
    )
    assert (evidence.dated, evidence.consent_until) == (date(2026, 9, 1), date(2027, 1, 31))
    assert evidence.consent_channels == "bid_pack,contract_return"
    assert evidence.note == "Page 2 missing"


def test_the_same_bytes_again_are_already_here_and_only_tied(
    workspace: Workspace, tmp_path: Path
) -> None:
    activity = an_activity()
    log(workspace, activity)
    first = attach_files(workspace, [FileDraft(photo(tmp_path))]).evidence[0]
    before = vault_files(workspace)

    again = attach_files(
        workspace, [FileDraft(photo(tmp_path, "copy.jpg"))], to=[activity.uid, activity.uid]
    ).evidence[0]

    assert (again.uid, again.number, again.state) == (first.uid, "E-001", Arrival.ALREADY_HERE)
    assert vault_files(workspace) == before
    with workspace.read() as view:
        assert len(view.all(Evidence)) == 1
        assert [each.evidence for each in view.all(Attachment)] == [first.uid]


def test_the_same_bytes_twice_in_one_go_are_one_file(workspace: Workspace, tmp_path: Path) -> None:
    files = [FileDraft(text(tmp_path, "a.txt")), FileDraft(text(tmp_path, "b.txt"))]

    filed = attach_files(workspace, files)

    assert [each.state for each in filed.evidence] == [Arrival.ADDED, Arrival.ALREADY_HERE]
    assert len({each.uid for each in filed.evidence}) == 1


def test_a_file_comes_back_from_the_bin(workspace: Workspace, tmp_path: Path) -> None:
    path = text(tmp_path)
    (first,) = attach_files(workspace, [FileDraft(path)]).evidence
    with workspace.change("Bin") as unit:
        unit.bin(Evidence, first.uid)

    (again,) = attach_files(workspace, [FileDraft(path)]).evidence

    assert (again.uid, again.state) == (first.uid, Arrival.ALREADY_HERE)
    with workspace.read() as view:
        assert view.get(Evidence, first.uid).binned_at is None


def test_adding_the_original_again_heals_a_missing_file(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = text(tmp_path)
    (first,) = attach_files(workspace, [FileDraft(path)]).evidence
    with workspace.change("Check") as unit:
        lost = unit.get(Evidence, first.uid)
        unit.set_condition(first.uid, Condition.MISSING)
    workspace.vault.path(lost.vault_name).unlink()

    (again,) = attach_files(workspace, [FileDraft(path)]).evidence

    assert (again.state, again.is_healed) == (Arrival.ALREADY_HERE, True)
    with workspace.read() as view:
        healed = view.get(Evidence, first.uid)
        assert view.conditions() == {}
    assert workspace.vault.read(healed.vault_name, healed.vault_key) == path.read_bytes()


def test_what_is_stated_of_a_file_that_is_here_amends_it_in_one_change(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = text(tmp_path)
    first = attach_files(workspace, [FileDraft(path, type="own_note", source="Dee")]).evidence[0]

    filed = attach_files(
        workspace, [FileDraft(path, type="own_record", consent=consent_from("withdrawn"))]
    )

    (again,) = filed.evidence
    assert (again.state, again.type, again.is_healed) == (
        Arrival.ALREADY_HERE,
        "own_record",
        False,
    )
    with workspace.read() as view:
        amended = view.get(Evidence, first.uid)
    assert again.record == amended
    assert (amended.consent, amended.source) == (ConsentState.WITHDRAWN, "Dee")
    workspace.undo(filed.change)
    with workspace.read() as view:
        assert view.get(Evidence, first.uid).type == "own_note"


def test_a_file_that_is_here_and_of_which_nothing_new_is_said_changes_nothing(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = text(tmp_path)
    attach_files(workspace, [FileDraft(path, type="own_record")])

    assert not attach_files(workspace, [FileDraft(path, type="own_record")]).is_change


def test_a_file_that_was_found_altered_is_healed_though_its_size_is_right(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = text(tmp_path)
    (first,) = attach_files(workspace, [FileDraft(path)]).evidence
    with workspace.change("Check") as unit:
        unit.set_condition(first.uid, Condition.ALTERED)

    (again,) = attach_files(workspace, [FileDraft(path)]).evidence

    assert again.is_healed
    with workspace.read() as view:
        assert view.conditions() == {}


def test_an_activity_and_its_files_are_one_change_that_is_undone_as_one(
    workspace: Workspace, tmp_path: Path
) -> None:
    told: list[tuple[int, int]] = []
    filed = log_with_files(
        workspace,
        drafted(workspace),
        [FileDraft(document(tmp_path), type="sign_in_sheet")],
        progress=lambda done, of: told.append((done, of)),
    )
    with workspace.read() as view:
        id_ = view.activities.id_of(filed.activity.uid) if filed.activity else 0
        assert view.activities.page([id_])[id_].mark is Mark.PROVEN

    workspace.undo(filed.change)

    assert told == [(0, 1), (1, 1)]
    with workspace.read() as view:
        assert view.all(Activity) == ()
        assert view.all(Evidence) == ()


def test_editing_takes_new_files_too(workspace: Workspace, tmp_path: Path) -> None:
    first = log_with_files(workspace, drafted(workspace))
    assert first.activity is not None

    second = log_with_files(
        workspace,
        replace(drafted(workspace), title="Lunch"),
        [FileDraft(text(tmp_path))],
        editing=first.activity.uid,
    )

    with workspace.read() as view:
        assert view.get(Activity, first.activity.uid).title == "Lunch"
        tied = view.all(Attachment, activity=first.activity.uid)
    assert [each.evidence for each in tied] == [second.evidence[0].uid]


def test_a_file_is_tied_once_and_untied(workspace: Workspace, tmp_path: Path) -> None:
    activity = an_activity()
    log(workspace, activity)
    (file,) = attach_files(workspace, [FileDraft(text(tmp_path))]).evidence

    with workspace.change("Tie") as unit:
        assert tie(unit, file.uid, activity.uid) == tie(unit, file.uid, activity.uid)
    with workspace.change("Untie") as unit:
        untie(unit, file.uid, activity.uid)

    with workspace.read() as view:
        assert view.all(Attachment) == ()


def test_a_look_tells_what_would_be_kept(tmp_path: Path) -> None:
    seen = look(FileDraft(photo(tmp_path)))

    assert (seen.type_guess, seen.dated, seen.remark) == ("photo", TODAY, None)
    assert seen.remark is not Remark.EMPTY
