"""Everybody who is recorded: found, counted, corrected, and said to be one or two."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from sv_evidence.domain.people import Agreement, Double, Person
from sv_evidence.domain.registering import read_register_line
from sv_evidence.operations.register_lines import take_lines
from sv_evidence.store.workspace import Workspace
from tests.builders import TODAY, an_activity
from tests.sheets import Settled, words_in
from ui.desk import Desk
from ui.pages.people.person import PersonSheet
from ui.pages.people.sheet import PeopleSheet
from ui.theme import Theme
from ui.window import Window

FIRST = ("P-014, 1986, B16, carer", "Marigold, 1947, B18")
SECOND = ("P-014", "Marigald, B18", "P-022, unemployed")


@pytest.fixture
def sheet(
    workspace: Workspace, theme: Theme, desk: Desk, window: Window, settled: Settled
) -> PeopleSheet:
    days = [an_activity(), an_activity("Lunch club, Nechells", people=9), an_activity(people=40)]
    with workspace.change("Log") as unit:
        unit.add_all(days)
        for day, lines in zip(days, (FIRST, SECOND), strict=False):
            take_lines(unit, day.uid, [read_register_line(each) for each in lines], today=TODAY)
    made = PeopleSheet(theme, desk, window)
    made.begin()
    settled()
    return made


def people(workspace: Workspace) -> dict[str, Person]:
    with workspace.read() as view:
        return {each.reference: each for each in view.all(Person)}


def button(sheet: PeopleSheet, name: str) -> QPushButton:
    found = sheet.doubles.findChildren(QPushButton)
    return next(each for each in found if each.accessibleName() == name)


def test_people_and_contacts_are_counted_apart_and_heads_without_a_register_are_named(
    sheet: PeopleSheet,
) -> None:
    assert sheet.counts.text() == "5 contacts, 4 people"
    assert sheet.unnamed.text().startswith("1 activity has no register; it counts 40 more")
    assert sheet.table.model().rowCount() == 4
    sheet.leave()


def test_a_likely_double_is_said_to_be_one_person_and_undone(
    sheet: PeopleSheet, workspace: Workspace, desk: Desk, settled: Settled
) -> None:
    assert any("Nearly the same reference." in each for each in words_in(sheet.doubles))
    button(sheet, "One person: Marigald, Marigold").click()
    settled()
    assert sheet.counts.text() == "5 contacts, 3 people"
    assert "No two records look like one person." in words_in(sheet.doubles)

    desk.undo()
    settled()
    assert sheet.counts.text() == "5 contacts, 4 people"
    with workspace.read() as view:
        assert view.all(Double) == ()
    sheet.leave()


def test_a_pair_said_to_be_two_is_not_asked_about_again(
    sheet: PeopleSheet, settled: Settled
) -> None:
    button(sheet, "Two: Marigald, Marigold").click()
    settled()

    assert sheet.counts.text() == "5 contacts, 4 people"
    assert "No two records look like one person." in words_in(sheet.doubles)
    sheet.leave()


def test_words_narrow_the_list_and_filters_change_the_counts(
    sheet: PeopleSheet, settled: Settled
) -> None:
    sheet.filters.group.setCurrentIndex(sheet.filters.group.findData("carer"))
    sheet.filters.asked.emit()
    settled()
    assert sheet.counts.text() == "2 contacts, 1 person"
    assert sheet.table.model().rowCount() == 1

    sheet.filters.search.setText("nobody like this")
    sheet.filters.searched.emit()
    assert "Nobody matches" in words_in(sheet.empty)
    sheet.leave()


@pytest.mark.parametrize(
    ("period", "counts", "shown"),
    [
        ("This month", "5 contacts, 4 people", "This month"),
        ("1 Apr to 30 Apr 2026", "0 contacts, 0 people", "1 Apr to 30 Apr 2026"),
        ("never", "5 contacts, 4 people", "All time"),
    ],
)
def test_any_period_can_be_chosen_or_typed(
    sheet: PeopleSheet, settled: Settled, period: str, counts: str, shown: str
) -> None:
    line = sheet.filters.period.lineEdit()
    assert line is not None
    line.setText(period)
    line.editingFinished.emit()
    settled()

    assert sheet.counts.text() == counts
    assert sheet.filters.period.currentText() == shown
    sheet.leave()


def test_enter_opens_a_person_who_is_corrected_with_faults_under_the_fields(
    sheet: PeopleSheet, window: Window, workspace: Workspace, settled: Settled
) -> None:
    sheet.table.setFocus()
    sheet.table.selectRow(2)
    QTest.keyClick(sheet.table, Qt.Key.Key_Return)
    person = next(each for each in window.messages.sheets() if isinstance(each, PersonSheet))
    person.born.setText("next year")
    person.district.setText("Ladywood")
    person.until.setText("some day")
    person.save()
    assert person.isVisible()
    assert all(
        each.accessibleDescription() for each in (person.born, person.district, person.until)
    )

    person.born.setText("1985")
    person.district.setText("b17 9aa")
    person.until.setText("31 March 2028")
    person.consent.setCurrentIndex(person.consent.findData("given"))
    QTest.keyClick(person.reference, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled()

    kept = people(workspace)["P-014"]
    assert (kept.birth_year, kept.district, kept.consent) == (1985, "B17", Agreement.GIVEN)
    assert "31 Mar 2028" in _row(sheet, 2)
    sheet.leave()


def test_saving_a_person_unchanged_writes_nothing(
    theme: Theme, window: Window, workspace: Workspace, sheet: PeopleSheet
) -> None:
    person = PersonSheet(theme, window, people(workspace)["P-014"], TODAY)
    heard: list[object] = []
    person.corrected.connect(heard.append)
    person.open()
    person.save()

    assert heard == []
    sheet.leave()


def test_delete_puts_chosen_people_in_the_bin_as_one_change(
    sheet: PeopleSheet, workspace: Workspace, desk: Desk, settled: Settled
) -> None:
    sheet.table.setFocus()
    QTest.keyClick(sheet.table, Qt.Key.Key_Delete)
    sheet.table.selectAll()
    QTest.keyClick(sheet.table, Qt.Key.Key_Delete)
    settled()
    assert people(workspace) == {}
    assert "Nobody is recorded yet" in words_in(sheet.empty)

    desk.undo()
    settled()
    assert len(people(workspace)) == 4
    sheet.leave()


def _row(sheet: PeopleSheet, row: int) -> str:
    model = sheet.table.model()
    return str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))
