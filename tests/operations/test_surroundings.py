"""What is said of the place of a workspace before it does harm, and of room before it is needed."""

from pathlib import Path

import pytest

from sv_evidence.operations.attaching import attach_files
from sv_evidence.operations.incoming import FileDraft
from sv_evidence.operations.safekeeping import back_up, check_workspace
from sv_evidence.operations.surroundings import (
    BEHIND,
    LITTLE_ROOM,
    RoomLacking,
    cautions,
    clock_cautions,
    refuse_without_room,
)
from sv_evidence.store.backup_files import backups
from sv_evidence.store.workspace import Workspace
from sv_evidence.wording.health import finding_text
from sv_evidence.wording.problems import sentence_for
from tests.builders import NOW, an_activity, log, still
from tests.operations.files import photo
from tests.operations.packing import exported, names, packs

FREE = "sv_evidence.operations.surroundings.free_bytes"


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> dict[Path, int]:
    """Give a table of how much room is free where; elsewhere there is plenty."""
    free: dict[Path, int] = {}
    monkeypatch.setattr(FREE, lambda folder: free.get(folder, 1 << 40))
    return free


def test_a_synced_folder_is_named_with_what_to_do(room: dict[Path, int]) -> None:
    place = Path("/nowhere/dee/OneDrive - Larkspur/Evidence")

    (found,) = cautions(place)

    assert room == {}
    assert (found.code, found.item, found.details) == (
        "synced_folder",
        "Evidence",
        {"program": "OneDrive"},
    )
    said = finding_text(found.code, found.item, found.details)
    assert "Evidence lies where OneDrive copies everything" in said
    assert "move the folder" in said


def test_little_room_is_said_in_a_size_that_people_read(room: dict[Path, int]) -> None:
    place = Path("/nowhere/dee/Evidence")
    room[place] = LITTLE_ROOM
    assert cautions(place) == ()

    room[place] = 300 << 20
    (found,) = cautions(place)

    assert finding_text(found.code, found.item, found.details).startswith("Only 300 MB are free")


def test_a_system_that_does_not_tell_its_room_stops_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def untold(_folder: Path) -> int:
        raise PermissionError

    monkeypatch.setattr(FREE, untold)

    refuse_without_room(Path("/nowhere/dee"), [1 << 50])
    assert cautions(Path("/nowhere/dee/Evidence")) == ()


def test_a_check_names_what_may_harm_a_sound_workspace(
    workspace: Workspace, room: dict[Path, int]
) -> None:
    room[workspace.folder] = 1

    report = check_workspace(workspace, deep=False)

    assert (report.state, [each.code for each in report.findings]) == ("sound", ["little_room"])


def test_files_that_find_no_room_are_refused_before_they_are_read(
    workspace: Workspace, tmp_path: Path, room: dict[Path, int]
) -> None:
    room[workspace.folder] = 17 << 20
    file = tmp_path / "film.mp4"
    with file.open("wb") as stream:
        stream.truncate(2 << 20)

    with pytest.raises(RoomLacking) as refused:
        attach_files(workspace, [FileDraft(file), FileDraft(tmp_path / "not there.jpg")])

    assert refused.value.details["needed"] == (2 + 16) << 20  # sixteen stay free
    assert sentence_for(refused.value).happened.startswith("This needs about 18 MB where")
    assert list(workspace.vault.names()) == []


def test_a_backup_that_finds_no_room_is_not_begun(
    workspace: Workspace, room: dict[Path, int]
) -> None:
    room[workspace.folder] = 16 << 20

    with pytest.raises(RoomLacking):
        back_up(workspace)

    assert backups(workspace.folder) == ()


def test_a_second_place_needs_room_only_for_files_that_it_has_not(
    workspace: Workspace, tmp_path: Path, room: dict[Path, int]
) -> None:
    attach_files(workspace, [FileDraft(photo(tmp_path))])
    place = tmp_path / "stick"
    place.mkdir()
    room[place] = 16 << 20
    with pytest.raises(RoomLacking) as first:
        back_up(workspace, place=place)
    room.clear()
    back_up(workspace, place=place)

    room[place] = 16 << 20
    with pytest.raises(RoomLacking) as second:
        back_up(workspace, place=place)

    files = sum(workspace.vault.path(each).stat().st_size for each in workspace.vault.names())
    database = workspace.database.path
    log = database.with_name(f"{database.name}-wal")
    assert int(str(first.value.details["needed"])) > files
    spare = 16 << 20
    assert second.value.details["needed"] == database.stat().st_size + log.stat().st_size + spare


@pytest.mark.parametrize("lacks", ["target", "workspace"])
def test_a_pack_that_finds_no_room_changes_nothing(
    worked: Workspace, out: Path, room: dict[Path, int], lacks: str
) -> None:
    exported(worked, out / "old.pdf")
    held = names(out), packs(worked), sorted(worked.vault.names())
    room[out if lacks == "target" else worked.folder] = 16 << 20

    with pytest.raises(RoomLacking):
        exported(worked, out / "pack.pdf")

    assert (names(out), packs(worked), sorted(worked.vault.names())) == held


def test_a_clock_set_back_is_said_and_the_order_of_the_history_holds(workspace: Workspace) -> None:
    log(workspace, an_activity("First"))
    workspace.clock = still(NOW - BEHIND)
    (found,) = clock_cautions(workspace)
    log(workspace, an_activity("Second"))

    assert "made on 30 September 2026" in finding_text(found.code, found.item, found.details)
    assert [each.code for each in check_workspace(workspace, deep=False).findings] == []
    with workspace.read() as view:
        assert view.chain_faults() == ()
        first, second = reversed(view.history(limit=2))
        assert (first.place < second.place, first.at > second.at) == (True, True)
    workspace.clock = still(NOW - 2 * BEHIND)
    codes = [each.code for each in check_workspace(workspace, deep=False).findings]
    assert codes == ["clock_behind"]
