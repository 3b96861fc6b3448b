"""Every control on every page and dialog has a name, and Tab visits them all."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from tests.builders import MEALS, a_result, add_framework, an_activity, keep_file, log
from ui.desk import Desk
from ui.pages.first_run.pane import FirstRunPane
from ui.pages.first_run.passphrase import PassphraseSheet
from ui.places import offered_frameworks
from ui.settings import Settings
from ui.standing import StandingPages
from ui.theme import Theme
from ui.widgets.choosing import SystemFolderChooser
from ui.window import Window

Settled = Callable[[], None]
ROLES = {
    QAccessible.Role.Button,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.ComboBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.List,
    QAccessible.Role.Table,
    QAccessible.Role.PageTab,
}
ENOUGH = 200


@pytest.fixture
def pages(
    theme: Theme, desk: Desk, window: Window, settled: Settled, tmp_path: Path
) -> StandingPages:
    workspace = desk.workspace
    with workspace.change("Add framework") as unit:
        measures = add_framework(unit)
    activity = an_activity()
    result = a_result(activity.uid, measures[MEALS])
    log(workspace, activity, [result], [keep_file(workspace)])
    made = StandingPages(theme, window, desk, Settings(pack_folder=str(tmp_path)))
    made.hang()
    settled()
    return made


def unnamed(root: QWidget) -> list[str]:
    """Return the controls that a screen reader could not name."""
    found: list[str] = []
    for each in [root, *root.findChildren(QWidget)]:
        if not each.isVisibleTo(root) or each.objectName().startswith("qt_"):
            continue
        face = QAccessible.queryAccessibleInterface(each)
        if face.role() not in ROLES:
            continue
        labelled = any(QAccessible.RelationFlag.Label in relation for relation in face.relations())
        own = each.text() if isinstance(each, QAbstractButton) else ""
        if not (each.accessibleName() or labelled or own):
            found.append(f"{type(each).__name__} in {type(each.parent()).__name__}")
    return found


@pytest.mark.parametrize("key", ["activities", "bids", "evidence", "outcomes", "packs", "settings"])
def test_every_control_of_a_page_has_a_name(
    pages: StandingPages, window: Window, settled: Settled, key: str
) -> None:
    assert pages.activities.key == "activities"
    window.show_page(key)
    settled()

    assert unnamed(window) == []


def test_every_control_of_the_export_sheet_has_a_name(
    pages: StandingPages, window: Window, settled: Settled
) -> None:
    pages.packs.export()
    settled()
    sheet = window.messages.sheets()[0]

    assert unnamed(sheet) == []
    sheet.dismiss()


def test_every_control_of_the_log_sheet_has_a_name(
    pages: StandingPages, window: Window, settled: Settled
) -> None:
    pages.activities.log_activity()
    settled()
    sheet = window.messages.sheets()[0]

    assert unnamed(sheet) == []
    sheet.dismiss()


def test_every_control_before_there_is_a_workspace_has_a_name(
    window: Window, theme: Theme, tmp_path: Path
) -> None:
    pane = FirstRunPane(theme, SystemFolderChooser(window), tmp_path, "Ama", offered_frameworks())
    window.show_pane(pane)
    sheet = PassphraseSheet(theme, window, "Larkspur", "")
    sheet.open()

    assert unnamed(pane) == []
    assert unnamed(sheet) == []
    sheet.dismiss()


@pytest.mark.parametrize("key", ["activities", "bids", "evidence", "outcomes", "packs", "settings"])
def test_tab_visits_every_control_and_comes_round(
    pages: StandingPages, window: Window, settled: Settled, key: str
) -> None:
    assert pages.packs.key == "packs"
    window.show_page(key)
    settled()
    window.activateWindow()
    window.setFocus()
    wanted = {
        each
        for each in window.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.isVisible()
        and each.isEnabled()
        and each.focusProxy() is None
        and not isinstance(each.parent(), QAbstractButton)
    }

    seen: set[QWidget] = set()
    for _ in range(ENOUGH):
        before = QApplication.focusWidget()
        QTest.keyClick(window if before is None else before, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        if focus is None or focus in seen:
            break
        seen.add(focus)

    missed = {type(each).__name__ for each in wanted - seen if not _is_inner(each)}
    assert missed == set()


def _is_inner(each: QWidget) -> bool:
    """Say whether a widget only serves a control that was visited: an editor, a viewport."""
    return each.objectName().startswith("qt_") or type(each).__name__ in {
        "QLineEdit",
        "NavRow",
        "QScrollArea",
    }
