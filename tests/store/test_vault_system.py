"""Folders that another program copies behind our back are known by root, name and marker."""

import sys
from pathlib import Path

import pytest

from sv_evidence.system import free_bytes, host_name, interpreter, own_program, synced_folder


@pytest.mark.parametrize(
    ("folder", "program"),
    [
        ("OneDrive/Evidence", "OneDrive"),
        ("OneDrive - Larkspur Kitchens/Evidence", "OneDrive"),
        ("Dropbox (Personal)/Evidence", "Dropbox"),
        ("Google Drive/My files", "Google Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs/Evidence", "iCloud Drive"),
        ("Nextcloud/Evidence", "Nextcloud"),
        ("Evidence about OneDrive", None),
        ("Documents/Evidence", None),
    ],
)
def test_a_synced_folder_is_known_by_its_name(
    tmp_path: Path, folder: str, program: str | None
) -> None:
    assert synced_folder(tmp_path / folder, {}) == program


def test_a_synced_folder_is_known_by_the_environment(tmp_path: Path) -> None:
    environment = {"OneDriveCommercial": str(tmp_path / "Work")}

    assert synced_folder(tmp_path / "Work" / "Evidence", environment) == "OneDrive"
    assert synced_folder(tmp_path / "Elsewhere", environment) is None


def test_a_synced_folder_is_known_by_the_marker_it_holds(tmp_path: Path) -> None:
    (tmp_path / "shared" / ".stfolder").mkdir(parents=True)

    assert synced_folder(tmp_path / "shared" / "Evidence", {}) == "Syncthing"


def test_the_system_tells_its_name_its_room_and_its_interpreter(tmp_path: Path) -> None:
    assert host_name()
    assert free_bytes(tmp_path) > 0
    assert Path(interpreter()).exists()


def test_a_built_program_starts_its_children_from_the_one_with_streams(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "sv-evidence-app.exe"))
    monkeypatch.setattr(sys, "platform", "win32")
    assert own_program() == str(tmp_path / "sv-evidence.exe")

    monkeypatch.setattr(sys, "platform", "linux")
    assert own_program() == str(tmp_path / "sv-evidence-app.exe")
