"""The whole program: an empty computer, a workspace made, closed, opened again, twice at once."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

import ui
from sv_evidence.domain.frameworks import InstalledFramework
from sv_evidence.store.backup_child import BackupState, last_backup
from sv_evidence.store.instance import ask_to_front
from tests.builders import new_workspace, still
from tests.starts import Start, close, shows_pages
from ui import app as app_module
from ui.app import App, Asked, main
from ui.pages.first_run.pane import FirstRunPane
from ui.pages.first_run.passphrase import PassphraseSheet
from ui.widgets.buttons import Button
from ui.widgets.fields import Field
from ui.widgets.notice import Notice


def test_an_empty_computer_is_asked_how_to_begin(start: Start, qtbot: QtBot) -> None:
    app = start(Asked())

    qtbot.waitUntil(lambda: bool(app.window.findChildren(FirstRunPane)))

    pane = app.window.findChildren(FirstRunPane)[0]
    qtbot.waitUntil(pane.isVisible)
    assert app.window.page is None


def test_a_name_makes_a_workspace_that_opens_again_next_time(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    app = start(Asked(now=still()()))
    qtbot.waitUntil(lambda: bool(app.window.findChildren(FirstRunPane)))
    pane = app.window.findChildren(FirstRunPane)[0]

    pane._name.setText("Rowan House")
    pane._author.setText("Ama Osei")
    pane.frameworks["svm-ppn-002"].setChecked(True)
    assert pane.frameworks["birmingham-charter"].isChecked()
    assert "Not locked" in pane.lock.meaning.text()
    next(each for each in pane.findChildren(Button) if "Make" in each.text()).click()
    qtbot.waitUntil(lambda: shows_pages(app), timeout=20_000)
    assert app.window.windowTitle().startswith("Rowan House")
    assert app._front is not None
    assert app._front.settings.author == "Ama Osei"
    desk = app._front._desk
    assert desk is not None
    assert desk.workspace.author == "Ama Osei"
    with desk.workspace.read() as view:
        installed = {each.id for each in view.all(InstalledFramework)}
    assert installed == {"birmingham-charter", "svm-ppn-002"}
    close(app)

    folder = next(tmp_path.rglob("Rowan House"))
    assert last_backup(folder).state is BackupState.MADE
    again = start(Asked(now=still()()))
    qtbot.waitUntil(lambda: shows_pages(again), timeout=20_000)
    assert again.window.windowTitle().startswith("Rowan House")


def test_a_workspace_made_with_a_passphrase_asks_for_it_next_time(
    start: Start, qtbot: QtBot
) -> None:
    words = "quiet otter"
    app = start(Asked(now=still()()))
    qtbot.waitUntil(lambda: bool(app.window.findChildren(FirstRunPane)))
    pane = app.window.findChildren(FirstRunPane)[0]
    pane._name.setText("Rowan House")
    pane._author.setText("Ama Osei")
    QTest.keyClicks(pane.lock.once, words)
    QTest.keyClicks(pane.lock.again, words)
    assert pane.lock.meaning.text().startswith("Locked: nobody can open it without")
    next(each for each in pane.findChildren(Button) if "Make" in each.text()).click()
    qtbot.waitUntil(lambda: shows_pages(app), timeout=20_000)
    close(app)

    again = start(Asked(now=still()()))
    qtbot.waitUntil(lambda: bool(again.window.findChildren(PassphraseSheet)), timeout=20_000)
    sheet = again.window.findChildren(PassphraseSheet)[0]
    QTest.keyClicks(sheet._words, words)
    QTest.keyClick(sheet._words, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: shows_pages(again), timeout=20_000)
    assert again.window.windowTitle().startswith("Rowan House")


@pytest.mark.parametrize(
    ("once", "again", "fault"),
    [
        ("quiet otter", "", "Please type the passphrase a second time."),
        ("quiet otter", "quiet oter", "These two are not the same. Please type both again."),
        ("", "quiet otter", "Please type it in the first field as well, or empty this one."),
    ],
)
def test_a_passphrase_is_typed_twice_alike(
    start: Start, qtbot: QtBot, once: str, again: str, fault: str
) -> None:
    app = start(Asked())
    qtbot.waitUntil(lambda: bool(app.window.findChildren(FirstRunPane)))
    pane = app.window.findChildren(FirstRunPane)[0]
    pane._name.setText("Rowan House")
    pane._author.setText("Ama Osei")
    pane.lock.once.setText(once)
    pane.lock.again.setText(again)
    asked: list[object] = []
    pane.make_asked.connect(asked.append)

    next(each for each in pane.findChildren(Button) if "Make" in each.text()).click()

    assert pane.lock.fault == fault
    assert asked == []
    pane.lock.again.setText("loud otter")
    assert pane.lock.fault == ""


def test_a_workspace_without_a_name_is_not_made(start: Start, qtbot: QtBot) -> None:
    app = start(Asked())
    qtbot.waitUntil(lambda: bool(app.window.findChildren(FirstRunPane)))
    pane = app.window.findChildren(FirstRunPane)[0]

    next(each for each in pane.findChildren(Button) if "Make" in each.text()).click()

    assert pane._name_field.fault == "Please say whose workspace this is."


def test_a_folder_that_is_no_workspace_is_said_and_the_way_back_is_open(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "photos").mkdir()

    app = start(Asked(workspace=tmp_path / "photos"))

    qtbot.waitUntil(lambda: any(each.isVisible() for each in app.window.findChildren(Notice)))
    pane = app.window.findChildren(FirstRunPane)[0]
    assert pane.isVisible()

    pane._name.setText("Rowan House")
    pane._author.setText("Ama Osei")
    next(each for each in pane.findChildren(Button) if "Make" in each.text()).click()
    qtbot.waitUntil(lambda: shows_pages(app), timeout=20_000)
    assert not any("photos" in each.toolTip() for each in app.window.findChildren(Notice))


def test_a_locked_workspace_asks_for_its_passphrase(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    words = "quiet otter"
    new_workspace(tmp_path, passphrase=words).close()
    app = start(Asked(workspace=tmp_path / "workspace", now=still()()))
    qtbot.waitUntil(lambda: bool(app.window.findChildren(PassphraseSheet)), timeout=20_000)
    sheet = app.window.findChildren(PassphraseSheet)[0]
    QTest.keyClicks(sheet._words, "loud otter")
    QTest.keyClick(sheet._words, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _asks_again(app), timeout=20_000)
    sheet = next(each for each in app.window.findChildren(PassphraseSheet) if each.isVisible())

    QTest.keyClicks(sheet._words, words)
    next(each for each in sheet.findChildren(Button) if each.text() == "Open").click()

    qtbot.waitUntil(lambda: shows_pages(app), timeout=20_000)


def _asks_again(app: App) -> bool:
    shown = [each for each in app.window.findChildren(PassphraseSheet) if each.isVisible()]
    return any(field.fault for each in shown for field in each.findChildren(Field))


def test_a_second_start_brings_the_first_to_the_front(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    new_workspace(tmp_path).close()
    app = start(Asked(workspace=tmp_path / "workspace", now=still()()))
    qtbot.waitUntil(lambda: shows_pages(app), timeout=20_000)
    app.window.showMinimized()

    ask_to_front(tmp_path / "workspace")

    qtbot.waitUntil(lambda: not app.window.isMinimized(), timeout=10_000)


def test_a_workspace_in_use_is_left_to_the_one_that_has_it(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    held = new_workspace(tmp_path)
    request = tmp_path / "workspace" / "front.request"
    before = request.read_text("utf-8")

    app = start(Asked(workspace=tmp_path / "workspace"))
    qtbot.waitUntil(lambda: request.read_text("utf-8") != before, timeout=20_000)

    assert app.window.page is None
    held.close()


def test_a_size_is_remembered(start: Start, qtbot: QtBot) -> None:
    app = start(Asked())
    qtbot.waitUntil(lambda: bool(app.window.findChildren(FirstRunPane)))
    app.window.resize(1300, 720)
    close(app)

    again = start(Asked())

    assert (again.window.width(), again.window.height()) == (1300, 720)


def test_a_strangers_package_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stranger = tmp_path / "ui" / "__init__.py"
    monkeypatch.setattr(ui, "__file__", str(stranger))

    assert main([]) == app_module.CANNOT_START

    assert "another program" in capsys.readouterr().err


def test_an_unforeseen_error_is_shown_once(start: Start, qtbot: QtBot) -> None:
    app = start(Asked())
    qtbot.waitUntil(lambda: bool(app.window.findChildren(FirstRunPane)))

    app.show_crash(ValueError("no"))
    app.show_crash(ValueError("again"))

    assert len(app.window.messages.sheets()) == 1
    app.window.messages.sheets()[0].dismiss()
