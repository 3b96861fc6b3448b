"""The workspace: made, opened, locked, closed, changed, and what goes wrong."""

import shutil
import threading
from pathlib import Path
from typing import Any

import pytest

from sv_evidence.domain.organisations import Organisation, Place
from sv_evidence.domain.problems import Defect, Problem
from sv_evidence.domain.records import Kind
from sv_evidence.store import workspace as module
from sv_evidence.store.connecting import NAME
from sv_evidence.store.journal import Does
from sv_evidence.store.recorder import Changes
from sv_evidence.store.workspace import Workspace
from tests.builders import NOW, a_place, a_uid, add_framework, new_workspace, still


def opened(folder: Path, **more: Any) -> Workspace:
    return Workspace.open(folder, author="Ben", clock=still(), **more)


def code_of(caught: pytest.ExceptionInfo[Problem]) -> str:
    return caught.value.code


def test_what_was_kept_is_there_after_closing_and_opening(tmp_path: Path) -> None:
    place = a_place()
    with new_workspace(tmp_path) as workspace, workspace.change("Add") as unit:
        unit.add(place)

    with opened(tmp_path / "workspace") as workspace, workspace.read() as view:
        assert view.get(Place, place.uid) == place
        assert view.organisation.name == "Larkspur Kitchens CIC"
        assert workspace.folder == tmp_path / "workspace"
        assert workspace.author == "Ben"
        assert workspace.device
        assert workspace.vault.folder == tmp_path / "workspace" / "vault"
        assert workspace.clock() == NOW


def test_two_folders_deep_are_made_and_an_empty_one_is_used(tmp_path: Path) -> None:
    (tmp_path / "a" / "workspace").mkdir(parents=True)
    new_workspace(tmp_path / "a").close()
    new_workspace(tmp_path / "b" / "c").close()
    assert (tmp_path / "b" / "c" / "workspace" / NAME).exists()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    new_workspace(tmp_path).close()
    before = (tmp_path / "workspace" / NAME).read_bytes()

    with pytest.raises(Problem) as caught:
        new_workspace(tmp_path)

    assert code_of(caught) == "folder_not_empty"
    assert (tmp_path / "workspace" / NAME).read_bytes() == before


def test_a_workspace_that_could_not_be_made_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Path, __: str | None) -> bytes:
        (tmp_path / "workspace" / "vault").mkdir()
        raise OSError("full")

    monkeypatch.setattr(module, "create_header", full)
    with pytest.raises(OSError, match="full"):
        new_workspace(tmp_path)
    assert list((tmp_path / "workspace").iterdir()) == []

    monkeypatch.undo()
    new_workspace(tmp_path).close()


def test_a_name_that_is_none_makes_no_workspace(tmp_path: Path) -> None:
    nameless: Any = None
    with pytest.raises(Exception, match="NOT NULL"):
        Workspace.create(
            tmp_path / "workspace",
            Organisation(a_uid(), nameless),
            author="Amina",
            clock=still(),
        )
    assert list((tmp_path / "workspace").iterdir()) == []


def test_a_second_program_is_refused_until_the_first_closes(tmp_path: Path) -> None:
    first = new_workspace(tmp_path)
    with pytest.raises(Problem) as caught:
        opened(tmp_path / "workspace")
    assert code_of(caught) == "workspace_in_use"
    first.close()
    opened(tmp_path / "workspace").close()


def test_what_is_no_workspace_or_no_longer_one_is_said_and_not_locked(tmp_path: Path) -> None:
    with pytest.raises(Problem) as nothing:
        opened(tmp_path)
    new_workspace(tmp_path).close()
    folder = tmp_path / "workspace"
    kept = (folder / NAME).read_bytes()
    (folder / NAME).unlink()
    with pytest.raises(Problem) as missing:
        opened(folder)
    (folder / NAME).write_bytes(b"\0" * len(kept))
    with pytest.raises(Problem) as damaged:
        opened(folder)
    (folder / NAME).write_bytes(kept)

    assert code_of(nothing) == "not_a_workspace"
    assert code_of(missing) == code_of(damaged) == "workspace_damaged"
    opened(folder).close()


def test_a_passphrase_locks_it(tmp_path: Path) -> None:
    new_workspace(tmp_path, passphrase="soup & bread").close()  # noqa: S106 - a test's
    folder = tmp_path / "workspace"
    with pytest.raises(Problem) as needed:
        opened(folder)
    with pytest.raises(Problem) as wrong:
        opened(folder, passphrase="soup")  # noqa: S106 - a test's
    assert (code_of(needed), code_of(wrong)) == ("passphrase_needed", "wrong_passphrase")
    opened(folder, passphrase="soup & bread").close()  # noqa: S106 - a test's


def test_an_exception_inside_a_change_keeps_nothing(workspace: Workspace) -> None:
    def half() -> None:
        with workspace.change("Add") as unit:
            unit.add(a_place())
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half()
    with workspace.read() as view:
        assert view.all(Place) == ()
        assert [each.label for each in view.history()] == ["Start the workspace"]
    workspace.keep_draft("log", "still working")


def test_a_change_that_changes_nothing_leaves_no_trace(workspace: Workspace) -> None:
    place = a_place()
    with workspace.change("Nothing"):
        pass
    with workspace.change("There and back") as unit:
        unit.add(place)
        unit.amend(Place, place.uid, name="Elsewhere")
        unit.amend(Place, place.uid, name=place.name)
    with workspace.change("Rename and back") as unit:
        unit.amend(Place, place.uid, name="Elsewhere")
        unit.amend(Place, place.uid, name=place.name)

    with workspace.read() as view:
        labels = [(each.label, each.rows) for each in view.history()]
    assert labels == [("There and back", 1), ("Start the workspace", 1)]


def test_a_row_changed_past_the_recorder_is_our_fault(workspace: Workspace) -> None:
    place = a_place()

    def past() -> None:
        with workspace.change("Add") as unit:
            unit.add(place)
            unit._records.update(Kind.PLACE, {place.uid: {"name": "Elsewhere"}})
            unit.amend(Place, place.uid, name="Nowhere")

    with pytest.raises(Defect, match="without being recorded"):
        past()


def test_a_change_tells_what_it_touched(workspace: Workspace) -> None:
    place = a_place()
    with workspace.change("Add place") as unit:
        unit.add(place)

    changes = unit.changes
    assert changes.includes(Kind.PLACE)
    assert not changes.includes(Kind.ACTIVITY, Kind.EVIDENCE)
    assert changes == Changes(changes.kinds, frozenset({place.uid}), "Add place", unit.change)


def test_a_view_keeps_its_moment_while_others_write(workspace: Workspace) -> None:
    with workspace.read() as view:
        assert view.all(Place) == ()
        with workspace.change("Add") as unit:
            unit.add(a_place())
        assert view.all(Place) == ()
        assert len(view.history()) == 1


def test_any_thread_may_read_while_another_writes(workspace: Workspace) -> None:
    seen: list[int] = []

    def look() -> None:
        with workspace.read() as view:
            seen.append(len(view.all(Place)))

    with workspace.change("Add") as unit:
        unit.add(a_place())
        threads = [threading.Thread(target=look) for _ in range(12)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(unit.all(Place)) == 1

    assert seen == [0] * 12


def test_drafts_are_kept_replaced_and_forgotten_without_history(workspace: Workspace) -> None:
    def draft() -> str | None:
        with workspace.read() as view:
            assert len(view.history()) == 1
            return view.draft("log")

    assert draft() is None
    workspace.keep_draft("log", '{"title": "Lun"}')
    workspace.keep_draft("log", '{"title": "Lunch"}')
    assert draft() == '{"title": "Lunch"}'
    workspace.keep_draft("log", None)
    assert draft() is None


def test_history_is_newest_first_and_of_one_record(workspace: Workspace) -> None:
    place, other = a_place("Hall"), a_place("Park")
    with workspace.change("Add") as unit:
        unit.add_all((place, other))
    with workspace.change("Rename") as unit:
        unit.amend(Place, place.uid, name="Ladywood Hall")
    renamed = unit.change
    note = workspace.note("Back up", {"file": "x", "counts": {"place": 2}})
    workspace.undo()

    with workspace.read() as view:
        whole, own = view.history(), view.history(place.uid)
        edits = view.edits(place.uid)
        assert view.edits(note) == ()

    assert [each.label for each in whole] == [
        "Rename",
        "Back up",
        "Rename",
        "Add",
        "Start the workspace",
    ]
    assert [each.does for each in own] == [Does.UNDO, Does.CHANGE, Does.CHANGE]
    assert [each.rows for each in own] == [1, 1, 2]
    assert {(each.author, each.at, each.device) for each in whole} == {
        ("Amina Yusuf", NOW, workspace.device)
    }
    assert edits[1].change == renamed
    assert edits[1].before == {"name": "Hall"}
    assert edits[1].after == {"name": "Ladywood Hall"}
    assert (edits[2].before, edits[2].after["name"]) == ({}, "Hall")


def test_types_may_be_given_in_place_of_those_shipped(tmp_path: Path) -> None:
    workspace = new_workspace(tmp_path, types={})
    with pytest.raises(Exception, match="unknown_type"), workspace.change("Add") as unit:
        unit.framework(add_framework(unit)[""])
    workspace.close()


def test_a_copied_folder_is_a_workspace_too(workspace: Workspace, tmp_path: Path) -> None:
    place = a_place()
    with workspace.change("Add") as unit:
        unit.add(place)
    shutil.copytree(workspace.folder, tmp_path / "copy")
    with opened(tmp_path / "copy") as copy, copy.read() as view:
        assert view.get(Place, place.uid) == place
