"""The log sheet: it collects, says what is missing, and loses nothing that was typed."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sv_evidence.domain.activities import Result
from sv_evidence.domain.evidence import Evidence
from sv_evidence.domain.organisations import Place
from sv_evidence.operations.activity_log import draft_of
from sv_evidence.store.workspace import Workspace
from tests.builders import (
    HOURS,
    MEALS,
    a_file,
    a_place,
    a_result,
    add_framework,
    an_activity,
    log,
)
from ui.desk import Desk
from ui.pages.activities.log.opening import Purpose
from ui.pages.activities.log.sheet import LogSheet
from ui.theme import Theme
from ui.widgets.question import Question
from ui.widgets.words import Words
from ui.window import Window

Settled = Callable[[], None]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class PaperTray:
    """Answers the file dialog with files laid out before."""

    def __init__(self) -> None:
        self.files: tuple[Path, ...] = ()

    def choose(self, chosen: Callable[[tuple[Path, ...]], object]) -> None:
        chosen(self.files)


@pytest.fixture
def measures(workspace: Workspace) -> Mapping[str, UUID]:
    with workspace.change("Add framework") as unit:
        unit.add(a_place())
        return add_framework(unit)


@pytest.fixture
def open_sheet(
    measures: Mapping[str, UUID],  # noqa: ARG001 - there is something to count
    theme: Theme,
    desk: Desk,
    window: Window,
    settled: Settled,
) -> Iterator[Callable[..., LogSheet]]:
    def opened(purpose: Purpose = Purpose.LOG, uid: UUID | None = None) -> LogSheet:
        sheet = LogSheet(theme, desk, window, PaperTray(), purpose=purpose, uid=uid)
        sheet.begin()
        settled()
        return sheet

    yield opened
    settled()


def fill(sheet: LogSheet, quantity: str = "126") -> None:
    fields = sheet.panes.fields
    fields.what.setText("Lunch club, Ladywood")
    fields.place.setEditText("Ladywood Hall, B16")
    fields.people.setText("74 guests, 5 volunteers")
    line = fields.results.lines[0]
    line.quantity.setText(quantity)
    line.measure.setEditText("Meals shared")
    fields.edited.emit()


def words_in(widget: QWidget) -> list[str]:
    QApplication.processEvents()  # what was laid out a moment ago is shown by the event loop
    return [each.text() for each in widget.findChildren(Words) if each.isVisible()]


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    from PIL import Image

    path = tmp_path / "Table set for lunch.jpg"
    image = Image.new("RGB", (600, 400), (190, 140, 90))
    exif = image.getexif()
    exif.get_ifd(0x8769)[0x9003] = "2026:09:30 12:04:00"
    image.save(path, exif=exif)
    return path


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
    assert "Please give a number, with up to three decimals." in said
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
    assert "What, when and where are filled in" in said
    assert "126 meals" in said
    assert "Meals: not yet. Add the sign-in sheet." in said
    assert "126 meals unproven" in said


def test_a_photo_of_the_day_is_looked_at_while_typing_and_kept_with_the_activity(
    open_sheet: Callable[..., LogSheet],
    workspace: Workspace,
    photo: Path,
    settled: Settled,
    qtbot: QtBot,
) -> None:
    sheet = open_sheet()
    fill(sheet)
    sheet.add_files([photo])
    settled()
    assert "Table set for lunch" in words_in(sheet.panes.files)
    assert "126 meals part proven" in words_in(sheet.panes.check)

    with qtbot.waitSignal(sheet.saved, timeout=20_000) as caught:
        sheet.save()

    with workspace.read() as view:
        files = view.evidence_of([caught.args[0]])[caught.args[0]]
        assert [each.type for each in files] == ["photo"]
        assert view.derived(files[0].uid, "thumb") is not None
    workspace.undo()
    with workspace.read() as view:
        assert view.activities.count() == 0
        assert view.all(Evidence) == ()


def test_a_camera_day_that_differs_is_a_doubt_and_stops_nothing(
    open_sheet: Callable[..., LogSheet], photo: Path, settled: Settled
) -> None:
    sheet = open_sheet()
    fill(sheet)
    sheet.panes.fields.when.setText("28/9")
    sheet.add_files([photo])
    settled()

    said = words_in(sheet.panes.files)
    assert "The camera says Wed 30 Sep, which is not a day of this activity." in said


def test_a_file_that_is_here_already_says_so(
    open_sheet: Callable[..., LogSheet],
    photo: Path,
    settled: Settled,
    qtbot: QtBot,
) -> None:
    first = open_sheet()
    fill(first)
    first.add_files([photo])
    settled()
    with qtbot.waitSignal(first.saved, timeout=20_000):
        first.save()

    again = open_sheet()
    again.add_files([photo])
    settled()

    assert "Already here as E-001" in words_in(again.panes.files)


def test_a_file_that_cannot_be_added_says_why_and_nothing_typed_is_lost(
    open_sheet: Callable[..., LogSheet], tmp_path: Path, settled: Settled
) -> None:
    empty = tmp_path / "nothing.pdf"
    empty.touch()
    sheet = open_sheet()
    fill(sheet)
    sheet.add_files([empty])
    settled()

    sheet.save()

    assert "nothing.pdf is empty." in words_in(sheet.panes.files)
    assert "One file cannot be added." in words_in(sheet.notices)
    assert sheet.panes.fields.what.text() == "Lunch club, Ladywood"
    QTest.mouseClick(sheet.panes.files.lines[0].remove, Qt.MouseButton.LeftButton)
    assert sheet.panes.files.lines == []


def test_a_draft_is_kept_and_offered_at_the_next_opening(
    open_sheet: Callable[..., LogSheet], settled: Settled
) -> None:
    sheet = open_sheet()
    fill(sheet)
    sheet._keeper.keep_now()
    settled()
    assert sheet.buttons.kept.text() == "Draft kept on this computer, 16:52"
    sheet.dismiss()

    again = open_sheet()

    assert again.panes.fields.what.text() == "Lunch club, Ladywood"
    assert again.panes.fields.results.entries()[0].quantity == "126"
    assert "Recovered from 16:52." in words_in(again.notices)


def test_saving_forgets_the_draft_and_another_starts_empty(
    open_sheet: Callable[..., LogSheet], settled: Settled, qtbot: QtBot, workspace: Workspace
) -> None:
    sheet = open_sheet()
    fill(sheet)
    sheet._keeper.keep_now()
    with qtbot.waitSignal(sheet.saved):
        sheet.save(another=True)
    settled()

    assert sheet.isVisible()
    assert sheet.panes.fields.what.text() == ""
    assert not sheet.is_changed
    with workspace.read() as view:
        assert view.draft("log") is None


def test_escape_asks_only_if_something_was_typed(
    open_sheet: Callable[..., LogSheet], window: Window, settled: Settled
) -> None:
    empty = open_sheet()
    empty.leave()
    assert not empty.isVisible()

    sheet = open_sheet()
    fill(sheet)
    sheet.leave()
    question = window.findChild(Question)
    assert question is not None
    assert sheet.isVisible()
    question.go.click()
    settled()
    assert not window.has_sheet()


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
