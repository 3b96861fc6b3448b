"""The settings page: applied at once, undone, faults under the fields, the list follows."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sv_evidence.domain.organisations import Organisation
from sv_evidence.domain.people import Person
from sv_evidence.store.backup_child import BackupState, BackupStatus
from sv_evidence.store.keys import is_locked
from sv_evidence.store.workspace import Workspace
from tests.builders import a_uid
from tests.sheets import Settled, words_in
from ui.desk import Desk
from ui.pages.people.sheet import PeopleSheet
from ui.pages.settings.asking import backup_texts, year_ends
from ui.pages.settings.locking import LockSheet
from ui.pages.settings.page import SettingsPage
from ui.settings import Settings
from ui.standing import StandingPages
from ui.theme import Theme
from ui.window import Window


@pytest.fixture
def page(theme: Theme, desk: Desk, window: Window, settled: Settled) -> SettingsPage:
    made = SettingsPage(theme, desk, window)
    window.add_page(made)
    window.show_page(made.key)
    settled()
    return made


def organisation(workspace: Workspace) -> Organisation:
    with workspace.read() as view:
        return view.organisation


def lock_sheet(window: Window) -> LockSheet:
    return next(each for each in window.messages.sheets() if isinstance(each, LockSheet))


def test_ctrl_comma_opens_the_settings_from_anywhere_and_leaves_the_numbers_alone(
    theme: Theme, desk: Desk, window: Window, settled: Settled
) -> None:
    pages = StandingPages(theme, window, desk, Settings())
    pages.hang()
    settled()
    QTest.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    settled()

    assert window.page is pages.settings
    assert "settings" not in window.side_bar.keys
    assert not pages.settings.inspector.isVisible()
    pages.settings.toggle_inspector()
    assert not pages.settings.inspector.isVisible()

    pages.settings.people.open.click()
    settled()
    assert [type(each) for each in window.messages.sheets()] == [PeopleSheet]
    window.messages.sheets()[0].leave()


def test_values_are_switched_off_by_keyboard_and_on_again_by_undo(
    page: SettingsPage, workspace: Workspace, desk: Desk, settled: Settled
) -> None:
    box = page.values.box
    assert box.isChecked()
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    settled()
    assert not organisation(workspace).shows_values
    assert page.values.meaning.text().startswith("Claims are counted")

    desk.undo()
    settled()
    assert organisation(workspace).shows_values
    assert box.isChecked()


def test_the_organisation_is_changed_at_once_and_what_cannot_be_kept_is_said_under_its_field(
    page: SettingsPage, workspace: Workspace, desk: Desk, settled: Settled
) -> None:
    name = page.organisation.lines["name"]
    name.setText("Larkspur Community Kitchens")
    name.editingFinished.emit()
    settled()
    assert organisation(workspace).name == "Larkspur Community Kitchens"

    name.setText(" ")
    name.editingFinished.emit()
    settled()
    assert name.accessibleDescription() == "Please say what this is."
    assert organisation(workspace).name == "Larkspur Community Kitchens"
    desk.undo()
    settled()
    assert name.text() == "Larkspur Kitchens CIC"
    name.editingFinished.emit()
    settled()
    with workspace.read() as view:
        assert len(view.history()) == 3  # made, changed, undone: leaving a field writes nothing


def test_the_end_of_the_year_is_chosen(
    page: SettingsPage, workspace: Workspace, settled: Settled
) -> None:
    year = page.organisation.year
    assert year.currentText() == "31 March"
    year.setCurrentIndex(year.findText("31 July"))
    year.activated.emit(year.currentIndex())
    settled()
    year.activated.emit(year.currentIndex())

    assert organisation(workspace).year_start == "08-01"


def test_a_year_that_ends_on_another_day_is_offered_too() -> None:
    assert ("5 April", "04-06") in year_ends("04-06")
    assert len(year_ends("04-01")) == len(year_ends("never")) == 12


def test_a_passphrase_is_set_changed_and_taken_away(
    page: SettingsPage, window: Window, workspace: Workspace, settled: Settled
) -> None:
    assert "Not locked" in words_in(page.keys)
    page.keys.lock.click()
    sheet = lock_sheet(window)
    sheet.save()
    assert sheet.new.accessibleDescription() == "Please type a passphrase."
    sheet.new.setText("lamp oak river")
    sheet.again.setText("lamp oak")
    sheet.save()
    assert sheet.again.accessibleDescription().startswith("These two are not the same")
    sheet.again.setText("lamp oak river")
    QTest.keyClick(sheet.again, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled()
    assert is_locked(workspace.folder)
    assert "Locked with a passphrase" in words_in(page.keys)

    page.keys.lock.click()
    sheet = lock_sheet(window)
    assert sheet.old.hasFocus()
    sheet.old.setText("lamp oak")
    sheet.save()
    settled()
    assert sheet.old.accessibleDescription()
    sheet.old.setText("lamp oak river")
    sheet.save()
    settled()
    assert not is_locked(workspace.folder)


def test_a_backup_is_made_at_once_and_said(page: SettingsPage, settled: Settled) -> None:
    heard: list[bool] = []
    page.backed_up.connect(lambda: heard.append(True))
    assert "No backup yet" in words_in(page.keys)
    page.keys.back_up.click()
    settled()

    assert heard == [True]
    assert any(each.startswith("Last good backup:") for each in words_in(page.keys))
    assert page.keys.back_up.isEnabled()


def test_a_backup_that_cannot_be_made_is_said_and_may_be_tried_again(
    page: SettingsPage, desk: Desk, settled: Settled, workspace: Workspace
) -> None:
    backups = workspace.folder / "backups"
    assert not backups.exists()
    backups.write_bytes(b"in the way")
    desk.failed.disconnect()
    failures: list[Exception] = []
    desk.failed.connect(failures.append)
    page.keys.back_up.click()
    settled()

    assert len(failures) == 1
    assert page.keys.back_up.isEnabled()
    backups.unlink()


def test_the_last_tries_are_told_apart() -> None:
    assert backup_texts(BackupStatus(BackupState.RUNNING))[0] == "Backing up"
    assert backup_texts(BackupStatus(BackupState.FAILED))[0] == "No backup yet"


def test_people_are_counted_and_a_new_name_stands_beside_the_next_change(
    page: SettingsPage, workspace: Workspace, settled: Settled
) -> None:
    with workspace.change("Person") as unit:
        unit.add(Person(a_uid(), "P-1"))
    settled()
    assert "1 person recorded" in words_in(page.people)

    heard: list[str] = []
    page.renamed.connect(heard.append)
    page.author.line.setText("  ")
    page.author.line.editingFinished.emit()
    assert page.author.line.accessibleDescription()
    page.author.line.setText("Joe Malik")
    page.author.line.editingFinished.emit()
    page.author.line.editingFinished.emit()
    with workspace.change("Another") as unit:
        unit.add(Person(a_uid(), "P-2"))
    with workspace.read() as view:
        assert view.history()[0].author == "Joe Malik"
    assert heard == ["Joe Malik"]
    settled()


def test_the_list_goes_to_a_section_and_follows_the_scroll(
    page: SettingsPage, window: Window
) -> None:
    window.resize(1120, 640)
    rows = page._rows
    rows[3].click()
    bar = page._area.verticalScrollBar()
    assert bar.value() > 0

    bar.setValue(0)
    assert rows[0].isChecked()
    bar.setValue(bar.maximum())
    assert not rows[0].isChecked()
