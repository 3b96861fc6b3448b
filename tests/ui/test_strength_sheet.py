"""A strength that a person sets: with its reason, shown with their name, the marks at once."""

from dataclasses import dataclass
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sv_evidence.domain.activities import Activity, Result
from sv_evidence.domain.evidence import Attachment, Evidence, Strength
from sv_evidence.domain.proof import Mark
from sv_evidence.store.workspace import Workspace
from tests.builders import (
    MEALS,
    a_place,
    a_result,
    a_uid,
    add_framework,
    an_activity,
    keep_file,
    log,
)
from tests.sheets import PaperTray, Settled, words_in
from ui.desk import Desk
from ui.pages.activities.facts import FileLine
from ui.pages.activities.page import ActivitiesPage
from ui.pages.evidence.correcting import EvidenceSheet
from ui.pages.evidence.page import EvidencePage
from ui.pages.evidence.strength import StrengthSheet
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.window import Window

WHY = "The hall's caretaker signed it, and we have her letter"


@dataclass(frozen=True, slots=True)
class Lunches:
    """Two lunches with one file on both."""

    sheet: Evidence
    first: Activity
    second: Activity


@pytest.fixture
def lunches(workspace: Workspace) -> Lunches:
    place = a_place()
    with workspace.change("Add framework") as unit:
        unit.add(place)
        measure = add_framework(unit)[MEALS]
    file = keep_file(workspace, b"names", type="count_sheet_unsigned", title="Count sheet")
    first = an_activity(place=place.uid, people=9)
    second = an_activity("Lunch club, Nechells", place=place.uid, people=9)
    log(workspace, first, [a_result(first.uid, measure)], [file])
    log(workspace, second, [a_result(second.uid, measure)])
    with workspace.change("Tie") as unit:
        unit.add(Attachment(a_uid(), second.uid, file.uid))
        return Lunches(unit.get(Evidence, file.uid), first, second)


@pytest.fixture
def page(
    theme: Theme, desk: Desk, window: Window, lunches: Lunches, settled: Settled
) -> EvidencePage:
    made = EvidencePage(theme, desk, window, PaperTray())
    window.add_page(made)
    window.show_page(made.key)
    settled()
    made.show_file(lunches.sheet.uid)
    settled()
    return made


def sheet_of(window: Window) -> StrengthSheet:
    return next(each for each in window.messages.sheets() if isinstance(each, StrengthSheet))


def choose(sheet: StrengthSheet, strength: Strength | None) -> None:
    sheet.strength.setCurrentIndex(
        sheet.strength.findData(None if strength is None else int(strength))
    )


def change(page: EvidencePage) -> Button:
    found = page.inspector.findChildren(Button)
    return next(each for each in found if each.isVisible() and each.text() == "Change")


def marks(workspace: Workspace) -> set[Mark]:
    with workspace.read() as view:
        found = view.findings(each.uid for each in view.all(Result))
    return {each.mark for each in found.values()}


def on_disk(workspace: Workspace, activity: UUID) -> Attachment:
    with workspace.read() as view:
        return view.all(Attachment, activity=activity)[0]


def test_a_strength_is_set_by_keyboard_with_its_reason_and_the_marks_follow_and_undo(
    page: EvidencePage, window: Window, workspace: Workspace, desk: Desk, settled: Settled
) -> None:
    assert marks(workspace) == {Mark.PART_PROVEN}
    change(page).setFocus()
    QTest.keyClick(change(page), Qt.Key.Key_Space)
    sheet = sheet_of(window)
    assert sheet.strength.hasFocus()
    assert sheet.strength.currentText() == "As usual: Fair"
    assert not sheet.reason.isVisible()
    QTest.keyClick(sheet.strength, Qt.Key.Key_Down)
    assert sheet.meaning.text() == "Counts alone."
    QTest.keyClick(sheet.strength, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sheet.isVisible()
    assert sheet.reason.accessibleDescription() == "A strength of your own needs its reason."
    assert sheet.reason.hasFocus()

    QTest.keyClicks(sheet.reason, WHY)
    assert not sheet.reason.accessibleDescription()
    QTest.keyClick(sheet.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled()
    assert marks(workspace) == {Mark.PROVEN}
    assert f"Counts alone. Set by Amina Yusuf: {WHY}" in words_in(page.inspector)

    desk.undo()
    settled()
    assert marks(workspace) == {Mark.PART_PROVEN}
    assert not any("Set by" in each for each in words_in(page.inspector))


def test_the_tile_wears_what_was_set_alike_everywhere(
    page: EvidencePage, window: Window, workspace: Workspace, settled: Settled, lunches: Lunches
) -> None:
    change(page).click()
    choose(sheet_of(window), Strength.WEAK)
    sheet_of(window).reason.setPlainText(WHY)
    sheet_of(window).save()
    settled()

    with workspace.read() as view:
        id_ = view.evidence.id_of(lunches.sheet.uid)
        assert view.evidence.page([id_])[id_].strength is Strength.WEAK
    assert marks(workspace) == {Mark.UNPROVEN}


def test_going_back_to_the_usual_strength_needs_no_reason(
    page: EvidencePage, window: Window, workspace: Workspace, settled: Settled, lunches: Lunches
) -> None:
    change(page).click()
    choose(sheet_of(window), Strength.STRONG)
    sheet_of(window).reason.setPlainText(WHY)
    sheet_of(window).save()
    settled()

    change(page).click()
    sheet = sheet_of(window)
    assert sheet.strength.currentText() == "Strong"
    assert sheet.reason.toPlainText() == WHY
    choose(sheet, None)
    sheet.save()
    settled()
    tied = on_disk(workspace, lunches.first.uid)
    assert (tied.strength, tied.strength_reason) == (None, "")


def test_the_correction_sheet_leads_to_the_strength(page: EvidencePage, window: Window) -> None:
    page.views.grid.setFocus()
    QTest.keyClick(page.views.grid, Qt.Key.Key_F2)
    correcting = next(each for each in window.messages.sheets() if isinstance(each, EvidenceSheet))
    assert correcting.strength.isVisible()
    correcting.strength.click()

    assert sheet_of(window).subtitle.text().endswith("Count sheet")
    sheet_of(window).leave()
    correcting.leave()


def test_the_activity_sets_it_for_itself_alone_and_says_who(
    theme: Theme,
    desk: Desk,
    window: Window,
    *,
    lunches: Lunches,
    workspace: Workspace,
    settled: Settled,
) -> None:
    page = ActivitiesPage(theme, desk, window, PaperTray())
    window.add_page(page)
    window.show_page(page.key)
    page.show_activity(lunches.second.uid)
    settled()
    (line,) = page.inspector.findChildren(FileLine)
    line.findChildren(Button)[0].click()
    choose(sheet_of(window), Strength.STRONG)
    sheet_of(window).reason.setPlainText(WHY)
    sheet_of(window).save()
    settled()

    assert f"Set by Amina Yusuf: {WHY}" in words_in(page.inspector)
    assert on_disk(workspace, lunches.first.uid).strength is None
    assert marks(workspace) == {Mark.PART_PROVEN, Mark.PROVEN}
    with workspace.read() as view:
        id_ = view.evidence.id_of(lunches.sheet.uid)
        assert view.evidence.page([id_])[id_].strength is Strength.STRONG  # the most it is worth
