"""The log sheet: it collects, says what is missing, and guesses what is likely."""

from collections.abc import Callable, Mapping
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from sv_evidence.domain.activities import Result
from sv_evidence.domain.organisations import Place
from sv_evidence.operations.activity_log import draft_of
from sv_evidence.store.workspace import Workspace
from tests.builders import HOURS, MEALS, a_file, a_result, an_activity, log
from tests.sheets import Settled, fill, words_in
from ui.pages.activities.log.opening import Purpose
from ui.pages.activities.log.sheet import LogSheet

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_saving_keeps_the_activity_with_its_result(
    open_sheet: Callable[..., LogSheet], workspace: Workspace, qtbot: QtBot
) -> None:
    sheet = open_sheet()
    fill(sheet)

    with qtbot.waitSignal(sheet.saved) as caught:
        sheet.save()

    with workspace.read() as view:
        draft = draft_of(view, caught.args[0])
        assert (draft.title, draft.place, draft.postcode) == (
            "Lunch club, Ladywood",
            "Ladywood Hall",
            "B16",
        )
        assert (draft.people, draft.volunteers, draft.staff) == (74, 5, None)
        assert [each.quantity for each in draft.results] == [126_000]


def test_every_fault_stands_under_its_field_and_the_cursor_goes_to_the_first(
    open_sheet: Callable[..., LogSheet],
) -> None:
    sheet = open_sheet()
    fill(sheet, quantity="some")
    sheet.panes.fields.when.setText("31 September 2026")
    sheet.panes.fields.people.setText("many")

    sheet.save()

    said = words_in(sheet.panes.fields)
    assert "September has 30 days. Did you mean 30 September?" in said
    assert "“some” is not a number. Try: 126." in said
    assert any("Try: 74 guests, 5 volunteers." in each for each in said)
    assert sheet.window().focusWidget() is sheet.panes.fields.when
    assert sheet.buttons.save.isEnabled()


def test_faults_go_as_they_are_put_right(open_sheet: Callable[..., LogSheet]) -> None:
    sheet = open_sheet()
    sheet.save()
    assert "Please say what this is." in words_in(sheet.panes.fields)

    fill(sheet)

    assert "Please say what this is." not in words_in(sheet.panes.fields)


def test_a_measure_that_nobody_knows_is_said_to_be_unknown(
    open_sheet: Callable[..., LogSheet],
) -> None:
    sheet = open_sheet()
    fill(sheet)
    sheet.panes.fields.results.lines[0].measure.setEditText("Soup")

    sheet.save()

    said = words_in(sheet.panes.fields)
    assert "No measure is called that. Choose one from the list." in said


def test_the_check_says_what_is_missing_while_typing(open_sheet: Callable[..., LogSheet]) -> None:
    sheet = open_sheet()
    assert "Add a result: how many of what." in words_in(sheet.panes.check)

    fill(sheet)

    said = words_in(sheet.panes.check)
    assert "What, who, when and where are filled in" in said
    assert "126 meals" in said
    assert "Meals: not yet. Add the sign-in sheet." in said
    assert "126 meals unproven" in said


def test_editing_changes_one_result_and_keeps_its_identity(
    open_sheet: Callable[..., LogSheet],
    workspace: Workspace,
    measures: Mapping[str, UUID],
    qtbot: QtBot,
) -> None:
    activity = an_activity()
    result = a_result(activity.uid, measures[MEALS])
    log(workspace, activity, [result], [a_file()])
    sheet = open_sheet(Purpose.EDIT, activity.uid)
    assert sheet.panes.fields.results.entries()[0].quantity == "126"
    assert "Already with it" in words_in(sheet.panes.files)

    sheet.panes.fields.results.lines[0].quantity.setText("130")
    with qtbot.waitSignal(sheet.saved):
        sheet.save()

    with workspace.read() as view:
        assert view.get(Result, result.uid).quantity == 130_000


def test_place_and_results_are_guessed_from_the_title(
    open_sheet: Callable[..., LogSheet],
    workspace: Workspace,
    measures: Mapping[str, UUID],
    settled: Settled,
) -> None:
    with workspace.read() as view:
        place = view.all(Place)[0].uid
    activity = an_activity(place=place)
    log(workspace, activity, [a_result(activity.uid, measures[HOURS], 12)])
    sheet = open_sheet()

    sheet.panes.fields.what.setText("lunch club, ladywood")
    sheet.panes.fields.what.editingFinished.emit()
    settled()

    assert sheet.panes.fields.place.currentText() == "Ladywood Hall, B16"
    entries = sheet.panes.fields.results.entries()
    assert [(each.quantity, each.measure) for each in entries] == [("", measures[HOURS])]


def test_last_weeks_fills_everything_but_the_counts(
    open_sheet: Callable[..., LogSheet],
    workspace: Workspace,
    measures: Mapping[str, UUID],
    settled: Settled,
) -> None:
    activity = an_activity(people=74, notes="Rain")
    log(workspace, activity, [a_result(activity.uid, measures[MEALS])])
    sheet = open_sheet()

    sheet.buttons.last_weeks.click()
    settled()

    entry = sheet.entry()
    assert (entry.what, entry.people, entry.notes) == ("Lunch club, Ladywood", "", "")
    assert entry.when == "Wed 30 September 2026"
    assert [(each.quantity, each.measure) for each in entry.results] == [("", measures[MEALS])]
