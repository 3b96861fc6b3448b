"""A register that was put down and not saved is there again, as the log sheet's typing is."""

import json
from collections.abc import Callable

import pytest

from sv_evidence.domain.activities import Activity
from sv_evidence.domain.registering import RegisterLine
from sv_evidence.operations.register_lines import take_lines
from sv_evidence.store.workspace import Workspace
from tests.builders import TODAY, an_activity
from tests.sheets import PaperTray, Settled, words_in
from ui.desk import Desk
from ui.pages.people.keeping import RegisterDraft, draft_name, kept_register
from ui.pages.people.register import RegisterSheet
from ui.theme import Theme
from ui.widgets.notice import Notice
from ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def lunch(workspace: Workspace) -> Activity:
    made = an_activity(people=3)
    with workspace.change("Log") as unit:
        unit.add(made)
        take_lines(unit, made.uid, [RegisterLine("P-001", 1950)], today=TODAY)
    return made


@pytest.fixture
def begun(
    theme: Theme, desk: Desk, window: Window, settled: Settled
) -> Callable[[Activity], RegisterSheet]:
    def opened(activity: Activity) -> RegisterSheet:
        sheet = RegisterSheet(theme, desk, window, PaperTray(), activity.uid)
        sheet.begin()
        settled()
        return sheet

    return opened


@pytest.fixture
def sheet(lunch: Activity, begun: Callable[[Activity], RegisterSheet]) -> RegisterSheet:
    return begun(lunch)


def test_lines_that_were_not_saved_are_there_again(
    sheet: RegisterSheet,
    lunch: Activity,
    begun: Callable[[Activity], RegisterSheet],
    window: Window,
    settled: Settled,
) -> None:
    sheet.put_down(["P-002, 1986, B16, carer", "P-003"])
    sheet.entry.setText("P-00")
    sheet.table.selectRow(0)
    sheet.table.binned.emit()
    window.leaving.emit()
    settled()
    sheet.dismiss()
    settled()

    again = begun(lunch)

    assert [line.reference for line in again._lines] == ["P-002", "P-003"]
    assert again._lines[0].typed == RegisterLine("P-002", 1986, "B16", "carer")
    assert again.entry.text() == "P-00"
    assert any(each.startswith("Recovered from 16:52.") for each in words_in(again.notices))
    again.entry.clear()
    again.save()
    settled()
    fresh = begun(lunch)
    assert [line.state for line in fresh._lines] == ["On the register"] * 2
    assert words_in(fresh.notices) == []
    fresh.leave()
    settled()


def test_what_was_recovered_can_be_turned_down(
    sheet: RegisterSheet,
    lunch: Activity,
    begun: Callable[[Activity], RegisterSheet],
    settled: Settled,
) -> None:
    sheet.put_down(["P-002"])
    sheet._keeper.keep_now()
    settled()
    sheet.dismiss()
    again = begun(lunch)

    (notice,) = again.notices.findChildren(Notice)
    notice.acted.emit()

    assert [line.reference for line in again._lines] == ["P-001"]
    assert again.draft().is_blank
    again.leave()
    settled()


@pytest.mark.parametrize("kept", ["", "{}", '{"at": "2026", "entry": "{}"}', "[]", '{"entry": 3}'])
def test_a_kept_register_that_is_not_whole_is_passed_over(
    workspace: Workspace, lunch: Activity, kept: str
) -> None:
    workspace.keep_draft(draft_name(lunch.uid), kept)
    with workspace.read() as view:
        assert kept_register(view, lunch.uid) is None


def test_a_register_kept_by_another_edition_is_passed_over(
    workspace: Workspace, lunch: Activity
) -> None:
    entry = RegisterDraft((), (), "P-9").to_json().replace('"edition": 1', '"edition": 0')
    workspace.keep_draft(
        draft_name(lunch.uid), json.dumps({"at": "2026-09-30T16:52", "entry": entry})
    )
    with workspace.read() as view:
        assert kept_register(view, lunch.uid) is None
