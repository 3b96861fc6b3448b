"""Opens a workspace and hangs the pages into the painted shell.

The first list comes first: it is read and painted before SQLAlchemy and the other pages are loaded.
"""

import importlib
import logging
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from sv_evidence.domain.problems import Problem
from sv_evidence.store.instance import ask_to_front, front_request_path
from sv_evidence.system import user_name
from sv_evidence.wording.problems import sentence_for
from sv_evidence.wording.words import tr
from ui import places
from ui.another import open_another
from ui.awaiting import Awaiting
from ui.beginning import Beginning, data_home
from ui.commands import Command
from ui.desk import Desk
from ui.entrance import Entrance, Seen, look_in
from ui.failing import tell_failure
from ui.pages.activities.remembering import question_from
from ui.settings import Settings
from ui.tasks import Callbacks, TaskRunner
from ui.theme import Theme
from ui.widgets.app_icon import app_icon
from ui.window import Window

if TYPE_CHECKING:
    from subprocess import Popen

    from sv_evidence.store.entering import Entered
    from sv_evidence.store.workspace import Workspace
    from ui.pages.activities.page import ActivitiesPage
    from ui.standing import StandingPages

log = logging.getLogger("sv-evidence")

Clock = Callable[[], datetime]
LOCKED = frozenset({"passphrase_needed", "wrong_passphrase"})
IN_USE = "workspace_in_use"
FIRST_PAGE = "activities"
LATER = ("ui.standing", "ui.pages.activities.verbs", "sv_evidence.jail")
"""What is loaded beside the window when the first list shows."""


class Front(QObject):
    """From the painted shell to an open workspace, or to the pane that makes one."""

    settings_changed = Signal(object)
    opened = Signal(object)
    """A workspace's pages hang and show (``Desk``)."""

    def __init__(
        self,
        theme: Theme,
        window: Window,
        tasks: TaskRunner,
        settings: Settings,
        clock: Clock | None,
    ) -> None:
        super().__init__()
        self._theme, self._window, self._tasks = theme, window, tasks
        self.settings = settings
        self._clock = clock
        self._desk: Desk | None = None
        self.backup: Popen[bytes] | None = None
        """The child that backs up after closing; it outlives us."""
        self._pages: StandingPages | None = None
        self._beginning = Beginning(theme, window)
        self._beginning.make_asked.connect(self._on_make_asked)
        self._beginning.open_asked.connect(self.open)
        self._beginning.unlock_asked.connect(self.open)
        self._beginning.practice_asked.connect(self._on_practice_asked)
        self._awaiting = Awaiting(self)
        self._awaiting.back.connect(self.open)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(window.come_to_front)
        window.undo_asked.connect(self._on_undo)
        window.setWindowIcon(app_icon(theme))

    def start(self, folder: Path | None) -> None:
        """Open the workspace that was asked for, or the last one, or show how to begin."""
        last = Path(self.settings.workspace) if self.settings.workspace else None
        if folder is None and last is not None:
            if not last.is_dir():
                self._awaiting.wait_for(last)
                self._show_first_run()
                return
            folder = last
        if folder is None:
            self._show_first_run()
        else:
            self.open(folder)

    def begin(self) -> None:
        """Show how to begin, and what was open before."""
        self._show_first_run()

    @Slot(Path)
    def open(self, folder: Path, passphrase: str | None = None) -> None:
        """Open a workspace beside the window."""
        self._awaiting.stop()
        self._wait(tr("Opening {name}", name=folder.name))
        words = passphrase or os.environ.get("SV_EVIDENCE_PASSPHRASE") or None
        clock = self._clock or _now
        question = question_from(self.settings.looks_of(FIRST_PAGE, folder))
        self._tasks.write(
            self._window,
            lambda _ticket: look_in(folder, words, clock, question),
            Callbacks(self._on_entered, partial(self._on_refused, folder)),
        )

    def close(self) -> None:
        """Let the writer finish, close the workspace, and let a child back it up."""
        if self._desk is None:
            self._tasks.shutdown()
            return
        workspace = self._desk.opened()
        if workspace is None:
            self._desk.close()
            return
        self._watcher.removePath(str(front_request_path(workspace.folder)))
        at, folder, master = workspace.clock(), workspace.folder, workspace.master
        self._desk.close()
        self._desk = None
        from sv_evidence.store.backup_child import (  # noqa: PLC0415 - the first list needs none of it
            start_backup,
        )

        try:
            self.backup = start_backup(folder, master, at=at)
        except (Problem, OSError):
            log.exception("the backup could not be started")

    def _bring(self, make: "Callable[[], Workspace]", folder: Path) -> None:
        """Open a workspace that is being made; there is nothing to see of it before."""
        desk = self._new_desk(None)
        self._tasks.write(
            self._window,
            lambda _ticket: _load_later(desk.open(make)),
            Callbacks(partial(self._on_workspace, desk, None), partial(self._on_refused, folder)),
        )

    def _on_entered(self, entrance: Entrance) -> None:
        """Show what was seen already, and only then load the rest."""
        entered, stands = entrance.entered, entrance.stands
        clock = self._clock or (_now if stands is None else lambda: stands)
        self._desk = desk = self._new_desk(clock)
        self._watcher.addPath(str(front_request_path(entered.folder)))
        first = (
            None if entrance.seen is None else self._show_first(desk, entered.folder, entrance.seen)
        )
        self._tasks.write(
            self._window,
            lambda _ticket: _load_later(
                desk.open(partial(_opened, entered, self._author(), clock))
            ),
            Callbacks(
                partial(self._on_workspace, desk, first), partial(self._on_refused, entered.folder)
            ),
        )

    def _new_desk(self, clock: Clock | None) -> Desk:
        desk = Desk(None, self._tasks, clock=clock)
        desk.said.connect(self._window.messages.show_said)
        desk.failed.connect(self._on_failed)
        return desk

    def _show_first(self, desk: Desk, folder: Path, seen: Seen) -> "ActivitiesPage":
        from ui.pages.activities.page import (  # noqa: PLC0415 - loaded by now, beside the window
            ActivitiesPage,
        )

        self._beginning.put_away()
        page = ActivitiesPage(self._theme, desk, self._window)
        page.wear_looks(self.settings.looks_of(FIRST_PAGE, folder))
        self._window.set_whose(seen.organisation.name)
        self._window.add_page(page)
        page.show_first(seen.answer, seen.rows)
        self._window.show_page(page.key)
        QApplication.sendPostedEvents()  # lay it out
        self._window.repaint()  # now, since loading the rest will take turns with painting
        return page

    def _on_workspace(
        self, desk: Desk, first: "ActivitiesPage | None", workspace: "Workspace"
    ) -> None:
        from ui.standing import StandingPages  # noqa: PLC0415 - loaded by now, beside the window

        with workspace.read() as view:
            stands = places.practice_time(view.organisation)
        if self._clock is None and stands is not None:
            workspace.clock = lambda: stands
        self._desk = desk
        self._beginning.put_away()
        self._pages = StandingPages(self._theme, self._window, desk, self.settings, first)
        self._pages.settings_changed.connect(self._keep_settings)
        self._pages.hang()
        if stands is not None:
            self._window.messages.set_practice(places.practice_text(stands))
        self._watcher.addPath(str(front_request_path(workspace.folder)))  # if it was made
        if stands is None:
            self._keep_settings(self.settings.with_workspace(workspace.folder))
        another = Command(tr("File"), tr("Open another workspace"), "Ctrl+Shift+O", open_another)
        self._window.commands.add(another)
        self.opened.emit(desk)
        if not self._window.early.is_empty:
            self._window.take_focus()  # which is given back to it when a sheet closes
        self._window.early.carry_out()

    def _on_refused(self, folder: Path, error: Exception) -> None:
        if isinstance(error, Problem) and error.code == IN_USE:
            ask_to_front(folder)
            QApplication.quit()
            return
        self._desk = None
        self._show_first_run()
        if isinstance(error, Problem) and error.code in LOCKED:
            is_wrong = error.code != "passphrase_needed"
            self._beginning.ask_passphrase(
                folder, fault=sentence_for(error).happened if is_wrong else ""
            )
            return
        self._on_failed(error)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        tell_failure(self._theme, self._window, error)

    def _show_first_run(self) -> None:
        self._window.early.forget()
        recent = self.settings.recent_folders()
        known = self.settings.author or user_name()  # who is not known is asked
        self._beginning.show(known, recent, self._awaiting.folder)

    def _wait(self, said: str) -> None:
        """Say what is being done; what is asked for meanwhile waits, and older words go."""
        self._window.messages.clear()
        self._window.early.wait()
        self._window.messages.wait_for(said)

    @Slot(object)
    def _on_make_asked(self, wanted: places.NewWorkspace) -> None:
        self._awaiting.stop()
        self._keep_settings(replace(self.settings, author=wanted.author))
        self._wait(tr("Making {name}", name=wanted.folder.name))
        clock = self._clock or _now
        self._bring(lambda: places.make_workspace(wanted, clock=clock), wanted.folder)

    @Slot()
    def _on_practice_asked(self) -> None:
        self._awaiting.stop()
        folder = data_home() / "Practice organisation"
        self._wait(tr("Making the practice organisation"))
        if folder.is_dir() and any(folder.iterdir()):
            self.open(folder)
            return
        self._bring(lambda: places.make_practice(folder), folder)

    def _author(self) -> str:
        return self.settings.author or user_name() or tr("Somebody")

    @Slot(object)
    def _keep_settings(self, settings: Settings) -> None:
        self.settings = settings
        self.settings_changed.emit(settings)

    @Slot()
    def _on_undo(self) -> None:
        if self._desk is not None:
            self._desk.undo()


def _opened(entered: "Entered", author: str, clock: Clock) -> "Workspace":
    from sv_evidence.store.workspace import Workspace  # noqa: PLC0415 - loads SQLAlchemy

    return Workspace.beyond(entered, author=author, clock=clock)


def _load_later(workspace: "Workspace") -> "Workspace":
    for module in LATER:
        importlib.import_module(module)
    return workspace


def _now() -> datetime:
    return datetime.now().astimezone()
