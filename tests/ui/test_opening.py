"""The desk while its workspace is being opened, and the page that shows before it is."""

from datetime import datetime, timedelta
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sv_evidence.domain.organisations import Organisation
from sv_evidence.store.view import View
from sv_evidence.store.workspace import Workspace
from tests.builders import NOW, TODAY, an_activity, new_workspace, still
from ui.desk import Desk
from ui.entrance import look_in
from ui.pages.activities.page import ActivitiesPage
from ui.tasks import Callbacks, TaskRunner
from ui.theme import Theme


def name_of(view: View) -> str:
    return view.organisation.name


def test_whoever_reads_while_it_is_opened_gets_an_answer_afterwards(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    tasks, opened, names = TaskRunner(), Event(), list[str]()
    desk = Desk(None, tasks, clock=still())

    def bring() -> Workspace:
        opened.wait(20)
        return new_workspace(tmp_path)

    tasks.write(desk, lambda _ticket: desk.open(bring), Callbacks(lambda _made: None, print))
    desk.read(desk, name_of, names.append)
    qapp.processEvents()
    assert (names, desk.today()) == ([], NOW.date())
    opened.set()

    qtbot.waitUntil(lambda: names == ["Larkspur Kitchens CIC"], timeout=20_000)
    desk.close()


def test_reads_are_dropped_when_it_could_not_be_opened(qtbot: QtBot) -> None:
    tasks, failures = TaskRunner(), list[Exception]()
    desk = Desk(None, tasks, clock=still())
    desk.failed.connect(failures.append)

    def bring() -> Workspace:
        raise OSError("the disk is gone")

    told: list[Exception] = []
    tasks.write(desk, lambda _ticket: desk.open(bring), Callbacks(print, told.append))
    desk.read(desk, name_of, print)
    qtbot.waitUntil(lambda: tasks.waiting == 0, timeout=20_000)

    assert (desk.opened(), failures, [str(each) for each in told]) == (
        None,
        [],
        ["the disk is gone"],
    )
    desk.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed workspace of three activities."""
    with new_workspace(tmp_path) as workspace, workspace.change("Log") as unit:
        for day in range(3):
            unit.add(an_activity(f"Lunch {day}", TODAY - timedelta(days=day)))
    return tmp_path / "workspace"


def test_rows_show_before_the_workspace_is_open(
    qtbot: QtBot, theme: Theme, folder: Path, qapp: QApplication
) -> None:
    entrance = look_in(folder, None, still())
    assert entrance.seen is not None
    tasks = TaskRunner()
    desk = Desk(None, tasks, clock=still())
    page = ActivitiesPage(theme, desk, None)  # type: ignore[arg-type]
    qtbot.addWidget(page)

    page.show_first(entrance.seen.answer, entrance.seen.rows)

    model = page.table.model()
    titles = [model.index(row, 1).data() for row in range(model.rowCount())]
    assert [each for each in titles if each] == ["Lunch 0", "Lunch 1", "Lunch 2"]
    desk.take(Workspace.beyond(entrance.entered, author="Ben", clock=still()))
    qtbot.waitUntil(lambda: tasks.waiting == 0, timeout=20_000)
    qapp.processEvents()
    desk.close()


def test_the_lock_is_freed_when_the_look_fails(folder: Path) -> None:
    opened = Workspace.open(folder, author="Ben", clock=still())
    # A practice workspace has a clock of its own.
    with opened as workspace, workspace.change("Rename") as unit:
        unit.amend(Organisation, unit.organisation.uid, name="Ladywood Growers")

    def broken() -> datetime:
        raise OSError("no clock")

    with pytest.raises(OSError, match="no clock"):
        look_in(folder, None, broken)

    look_in(folder, None, still()).entered.lock.free()
