"""Workspaces that were open before, one that is not there, and another window for another one."""

import json
import shutil
import sys
from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from sv_evidence.__main__ import only_for_the_window
from tests.builders import new_workspace, still
from tests.starts import Start, shows_pages
from ui.another import BEGIN, words_for
from ui.app import Asked
from ui.awaiting import Awaiting
from ui.pages.first_run.pane import FirstRunPane
from ui.settings import MOST_WORKSPACES, Settings, load, save
from ui.widgets.buttons import Button
from ui.widgets.notice import Notice


def made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    with new_workspace(folder) as workspace:
        return workspace.folder


def keep(tmp_path: Path, settings: Settings) -> None:
    save(tmp_path / "XDG_CONFIG_HOME" / "sv-evidence" / "window.json", settings)


def test_the_last_workspaces_are_remembered_once_each_the_newest_first(tmp_path: Path) -> None:
    settings = Settings()
    for number in (*range(MOST_WORKSPACES + 2), 5):
        settings = settings.with_workspace(tmp_path / str(number))
    save(tmp_path / "window.json", settings)

    again = load(tmp_path / "window.json")
    assert again.workspace == str(tmp_path / "5")
    names = [each.name for each in again.recent_folders()]
    assert names == ["5", "9", "8", "7", "6", "4", "3", "2"]


def test_settings_from_before_there_was_a_list_offer_the_one_they_know(tmp_path: Path) -> None:
    file = tmp_path / "window.json"
    file.write_text(json.dumps({"workspace": "/data/larkspur", "recent": "x"}), "utf-8")

    assert load(file).recent_folders() == (Path("/data/larkspur"),)
    assert Settings().recent_folders() == ()
    file.write_text(json.dumps({"recent": [7, "", "/a"]}), "utf-8")
    assert load(file).recent_folders() == (Path("/a"),)


def test_one_that_was_open_before_opens_by_its_name(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    there = made(tmp_path / "one")
    gone = tmp_path / "R&D drive" / "Rowan House"
    keep(tmp_path, Settings(recent=[str(there), str(gone)]))
    app = start(Asked(now=still()(), begin=True))
    qtbot.waitUntil(lambda: bool(app.window.findChildren(FirstRunPane)))
    pane = app.window.findChildren(FirstRunPane)[0]
    qtbot.waitUntil(pane.isVisible)

    assert not pane.recent.findChildren(Notice)
    (link,) = pane.recent.findChildren(Button)
    assert link.accessibleName() == f"Open {there.name}"
    link.click()
    qtbot.waitUntil(lambda: shows_pages(app), timeout=20_000)
    assert app._front is not None
    assert app._front.settings.recent == [str(there), str(gone)]


def test_one_that_is_not_there_is_waited_for_and_opens_when_it_comes_back(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = made(tmp_path / "drive" / "larkspur")
    away = tmp_path / "unplugged"
    shutil.move(tmp_path / "drive", away)
    keep(tmp_path, Settings(workspace=str(folder)))
    app = start(Asked(now=still()()))
    qtbot.waitUntil(lambda: bool(app.window.findChildren(FirstRunPane)))
    pane = app.window.findChildren(FirstRunPane)[0]
    qtbot.waitUntil(pane.isVisible)
    (notice,) = pane.recent.findChildren(Notice)
    assert f"{folder.name} is not there." in notice.accessibleName()

    shutil.move(away, tmp_path / "drive")
    qtbot.waitUntil(lambda: shows_pages(app), timeout=20_000)


def test_a_folder_that_comes_back_level_by_level_is_found(qtbot: QtBot, tmp_path: Path) -> None:
    owner = QObject()
    awaiting = Awaiting(owner)
    folder = tmp_path / "media" / "LARKSPUR" / "work"
    awaiting.wait_for(folder)
    folder.parent.parent.mkdir()
    qtbot.waitUntil(lambda: awaiting._watcher.directories() == [str(folder.parent.parent)])
    with qtbot.waitSignal(awaiting.back) as heard:
        folder.mkdir(parents=True)
    assert heard.args == [folder]
    assert awaiting.folder is None
    assert awaiting._watcher.directories() == []
    awaiting._on_changed(str(tmp_path))


def test_another_window_is_asked_to_begin() -> None:
    assert words_for(frozen=True) == (sys.executable, [BEGIN])
    program, words = words_for(frozen=False)
    assert (program, words[-2:]) == (sys.executable, ["sv_evidence", BEGIN])
    assert only_for_the_window([BEGIN])
    assert only_for_the_window(["--look", "dark", BEGIN])
    assert not only_for_the_window(["list", BEGIN])
