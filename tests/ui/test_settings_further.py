"""The further settings: looks, frameworks, weight, seal; the help; and the ways to the history."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from sv_evidence.domain.evidence import Evidence
from sv_evidence.domain.frameworks import InstalledFramework
from sv_evidence.operations.sealing import ready_key
from sv_evidence.store.backup_files import backups
from sv_evidence.store.workspace import Workspace
from tests.builders import (
    NOW,
    a_result,
    add_framework,
    an_activity,
    framework_document,
    keep_file,
    log,
)
from ui.desk import Desk
from ui.help import PAGES, HelpSheet, help_text, title_of
from ui.pages.settings.page import SettingsPage
from ui.settings import Settings
from ui.standing import StandingPages
from ui.theme import Theme
from ui.widgets.words import Words
from ui.window import Window

Settled = Callable[[], None]


class Answer:
    """Answers for the person who is asked for a file or a folder."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def choose(self, chosen: Callable[[tuple[Path, ...]], object]) -> None:
        """Answer with the file."""
        chosen((self._path,))

    def choose_folder(self, _title: str, _start: Path, chosen: Callable[[Path], object]) -> None:
        """Answer with the folder."""
        chosen(self._path)


@pytest.fixture
def pages(theme: Theme, window: Window, desk: Desk, settled: Settled) -> StandingPages:
    made = StandingPages(theme, window, desk, Settings())
    made.hang()
    settled()
    return made


@pytest.fixture
def page(pages: StandingPages, settled: Settled) -> SettingsPage:
    pages.show("settings")
    settled()
    return pages.settings


def words(part: QWidget) -> list[str]:
    return [each.text() for each in part.findChildren(Words) if each.isVisible() and each.text()]


def shown_in(window: Window) -> str:
    return "" if window.page is None else window.page.key


def test_looks_are_handed_on_at_once_and_kept(pages: StandingPages, page: SettingsPage) -> None:
    kept: list[Settings] = []
    pages.settings_changed.connect(kept.append)
    part = page.further.appearance
    part.look.setFocus()
    QTest.keyClick(part.look, Qt.Key.Key_Down)
    part.scale.setCurrentIndex(part.scale.findData(150))
    part.scale.activated.emit(part.scale.currentIndex())
    QTest.keyClick(part.calm, Qt.Key.Key_Space)

    assert (kept[-1].look, kept[-1].scale, kept[-1].calm) == ("light", 1.5, True)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_framework_is_added_from_the_menu_and_taken_back(
    page: SettingsPage, workspace: Workspace, desk: Desk, settled: Settled, qapp: QApplication
) -> None:
    page.further.frameworks.add.click()
    menu = page.further.frameworks.add.findChildren(QMenu)[0]
    goals = next(each for each in menu.actions() if "Wales" in each.text() or "Well" in each.text())
    goals.trigger()
    menu.close()
    settled()
    qapp.processEvents()
    with workspace.read() as view:
        (installed,) = view.all(InstalledFramework)
    assert any(each == "none of its own" for each in words(page.further.frameworks))
    assert installed.id == "wales-wellbeing-goals"
    desk.undo()
    settled()
    with workspace.read() as view:
        assert view.all(InstalledFramework) == ()


def test_a_framework_file_is_added_once(
    page: SettingsPage, workspace: Workspace, settled: Settled, tmp_path: Path, desk: Desk
) -> None:
    file = tmp_path / "charter.json"
    file.write_text(framework_document(), "utf-8")
    said: list[str] = []
    desk.said.connect(lambda each: said.append(each.text))
    page.further.chooser = Answer(file)
    for _ in range(2):
        page.further.frameworks.file_asked.emit()
        settled()

    assert said == ["Charter added", "Charter is here already"]
    assert "0 of 3" in words(page.further.frameworks)
    assert "Confirmed" in words(page.further.frameworks)
    with workspace.read() as view:
        assert len(view.all(InstalledFramework)) == 1


def test_a_backup_goes_to_another_place(
    page: SettingsPage, settled: Settled, tmp_path: Path, desk: Desk
) -> None:
    said: list[str] = []
    desk.said.connect(lambda each: said.append(each.text))
    stick = tmp_path / "stick"
    stick.mkdir()
    page.further.folders = Answer(stick)
    page.keys.elsewhere.click()
    settled()

    assert said == ["Backed up, opened and read back"]
    assert any(stick.iterdir())
    assert tuple(backups(desk.workspace.folder)) == ()


def test_the_seal_is_told_by_its_eight_words(
    page: SettingsPage, workspace: Workspace, settled: Settled
) -> None:
    assert "No pack is sealed yet" in words(page.keys)
    key = ready_key(workspace, NOW)
    page.arrive()
    settled()

    assert f"Key fingerprint: {' '.join(key.sealer.words)}" in words(page.keys)


def test_the_workspace_is_weighed(page: SettingsPage) -> None:
    assert any(each.startswith("This workspace weighs ") for each in words(page.further.files))


def test_the_help_of_a_screen_opens_by_f1_and_walks_by_keys(
    pages: StandingPages, window: Window
) -> None:
    pages.show("packs")
    QTest.keyClick(window, Qt.Key.Key_F1)
    sheet = window.findChildren(HelpSheet)[0]
    assert sheet.text.toPlainText().startswith("Packs")
    QTest.keyClick(sheet.names, Qt.Key.Key_Down)
    assert sheet.text.toPlainText().startswith("Settings")
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_every_screen_and_every_page_of_help_has_words(pages: StandingPages) -> None:
    shown = {each.key for each in pages._pages()}

    assert shown <= set(PAGES)
    for name in PAGES:
        assert help_text(name).startswith(f"# {title_of(name)}\n")
        assert "!" not in help_text(name)


def test_ctrl_h_tells_the_life_of_what_is_selected_and_leads_back(
    pages: StandingPages, window: Window, workspace: Workspace, settled: Settled
) -> None:
    activity = an_activity(title="Garden picnic")
    with workspace.change("Add framework") as unit:
        measures = add_framework(unit)
    log(workspace, activity, [a_result(activity.uid, measures["M1"])], [keep_file(workspace)])
    pages.show("activities")
    settled()
    pages.activities.show_activity(activity.uid)
    settled()
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(window, Qt.Key.Key_H, control)
    settled()
    assert shown_in(window) == "bin"
    assert "Logged" in words(pages.bin.inspector)
    pages.bin.details.open.click()
    settled()
    assert shown_in(window) == "activities"

    with workspace.read() as view:
        file = view.all(Evidence)[0]
    pages.show("evidence")
    pages.evidence.show_file(file.uid)
    settled()
    QTest.keyClick(window, Qt.Key.Key_H, control)
    settled()
    assert any("Sign-in sheet" in each for each in words(pages.bin.inspector))
    pages.bin.details.open.click()
    settled()
    assert shown_in(window) == "evidence"


def test_the_history_opens_bare_where_nothing_is_selected(
    pages: StandingPages, window: Window, settled: Settled
) -> None:
    pages.show("packs")
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_H, control)
    settled()
    assert shown_in(window) == "bin"
    pages.show("settings")
    QTest.keyClick(window, Qt.Key.Key_H, control | shift)
    settled()
    assert shown_in(window) == "bin"
