"""What can be done from the activities page: edit, copy, add files, filter by menu."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from sv_evidence.domain.measures import Period
from sv_evidence.domain.proof import Mark
from sv_evidence.store.durable import DiskFull
from sv_evidence.store.vault import Kept, Vault
from sv_evidence.store.workspace import Workspace
from tests.builders import MEALS, TODAY, a_result, an_activity, log
from tests.sheets import PaperTray, Settled, words_in
from ui.desk import Desk
from ui.pages.activities.log.sheet import LogSheet
from ui.pages.activities.page import ActivitiesPage
from ui.theme import Theme
from ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def tray() -> PaperTray:
    return PaperTray()


@pytest.fixture
def lunch(workspace: Workspace, measures: Mapping[str, UUID]) -> UUID:
    for day in (28, 29, 30):
        activity = an_activity(day=TODAY.replace(day=day), people=74)
        log(workspace, activity, [a_result(activity.uid, measures[MEALS], day)])
    return activity.uid


@pytest.fixture
def page(
    lunch: UUID,  # noqa: ARG001 - there is something to do it with
    theme: Theme,
    desk: Desk,
    window: Window,
    tray: PaperTray,
) -> ActivitiesPage:
    made = ActivitiesPage(theme, desk, window, tray)
    window.add_page(made)
    window.show_page(made.key)
    return made


def sheet_of(page: ActivitiesPage) -> LogSheet:
    found = page.window().findChild(LogSheet)
    assert isinstance(found, LogSheet)
    return found


def open_menu() -> QMenu:
    QApplication.processEvents()
    return next(
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, QMenu) and each.isVisible()
    )


def pick(words: str) -> None:
    menu = open_menu()
    next(each for each in menu.actions() if each.text() == words).trigger()
    menu.close()


def test_enter_edits_the_chosen_activity(page: ActivitiesPage, settled: Settled) -> None:
    settled()
    page.table.setFocus()

    QTest.keySequence(page.table, "Return")
    settled()

    sheet = sheet_of(page)
    assert sheet.title.text() == "Edit activity"
    assert sheet.entry().people == "74 guests, 2 volunteers"
    sheet.dismiss()
    settled()


def test_copying_starts_a_new_one_of_today_without_its_counts(
    page: ActivitiesPage, settled: Settled, lunch: UUID
) -> None:
    settled()

    page._on_copy()
    settled()

    entry = sheet_of(page).entry()
    assert (entry.what, entry.when, entry.people) == (
        "Lunch club, Ladywood",
        "Wed 30 September 2026",
        "",
    )
    assert entry.uid != lunch
    sheet_of(page).dismiss()
    settled()


def test_files_handed_over_while_the_sheet_is_open_join_it(
    page: ActivitiesPage, settled: Settled, photo: Path
) -> None:
    settled()
    page.log_activity()

    page.log_activity((photo,))
    settled()
    settled()

    assert [each.path for each in sheet_of(page).entry().files] == [str(photo)]
    sheet_of(page).dismiss()
    settled()


def test_evidence_is_added_to_the_chosen_activity(
    page: ActivitiesPage,
    settled: Settled,
    tray: PaperTray,
    photo: Path,
    workspace: Workspace,
) -> None:
    settled()
    only = page._rows.only()
    assert only is not None
    said: list[str] = []
    page._desk.said.connect(lambda message: said.append(message.text))
    tray.files = (photo,)

    page.details._add.click()
    settled()
    page.details._add.click()
    settled()

    assert said == ["1 file added", "1 was already here"]
    with workspace.read() as view:
        assert len(view.evidence_of([only.uid])[only.uid]) == 1


def test_some_chosen_rows_are_added_up_by_themselves(
    page: ActivitiesPage, settled: Settled
) -> None:
    settled()
    page.table.choose_row(1)
    QTest.keySequence(page.table, "Shift+Down")
    settled()

    said = words_in(page.inspector)
    assert "2 activities selected" in said
    assert "59 meals" in said


def test_a_chip_offers_its_choices_and_takes_one(page: ActivitiesPage, settled: Settled) -> None:
    settled()

    page.chips._chips["mark"].click()
    pick("Unproven")
    page.chips._chips["period"].click()
    pick("This month")
    page.chips._chips["measures"].click()
    pick("People eat together")
    settled()

    assert page.chips.filter.mark is Mark.UNPROVEN
    assert page.chips.filter.period == Period(TODAY.replace(day=1), TODAY)
    assert page.chips.said()[-1] == "People eat together"
    page.chips._more.click()
    menu = open_menu()
    assert [each.text() for each in menu.actions()] == ["Impact", "Place"]
    menu.close()


def test_everything_can_be_cleared(page: ActivitiesPage, settled: Settled) -> None:
    settled()
    page.chips.set_part("mark", Mark.PROVEN)
    settled()
    assert page.states.currentWidget() is page.states._nothing

    page.states.clear_asked.emit()
    settled()

    assert page.sums.said[0] == "3 of 3"


Opened = Callable[..., LogSheet]


def test_a_save_that_fails_says_why_and_keeps_every_word(
    open_sheet: Opened, photo: Path, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_vault: Vault, _source: BinaryIO, **_more: bool) -> Kept:
        raise DiskFull(photo)

    sheet = open_sheet()
    sheet.panes.fields.what.setText("Gardening")
    sheet.add_files([photo])
    settled()
    monkeypatch.setattr(Vault, "keep", full)

    sheet.save()
    settled()

    assert "Not saved." in words_in(sheet.notices)
    assert sheet.isVisible()
    assert sheet.entry().what == "Gardening"


def test_kind_and_consent_of_a_file_follow_what_a_person_says(
    open_sheet: Opened, photo: Path, settled: Settled
) -> None:
    sheet = open_sheet()
    sheet.add_files([photo])
    settled()
    line = sheet.panes.files.lines[0]

    line.kind.click()
    pick("Attendance list")
    line.consent.setCurrentIndex(line.consent.findData("no_people"))
    line.consent.activated.emit(line.consent.currentIndex())

    draft = sheet.panes.files.drafts()[0]
    assert draft.type == "attendance_list"
    assert draft.consent is not None
    assert draft.consent.state == "no_people"
