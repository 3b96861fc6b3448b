"""Opens a workspace and hangs the pages into the painted shell; it alone knows every page."""

import logging
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QApplication

from sv_evidence.domain.problems import Problem
from sv_evidence.store.backup_child import start_backup
from sv_evidence.store.instance import ask_to_front, front_request_path
from sv_evidence.store.workspace import Workspace
from sv_evidence.system import user_name
from sv_evidence.wording.problems import sentence_for
from ui.crash import CrashSheet
from ui.desk import Desk
from ui.pages.first_run.pane import FirstRunPane
from ui.pages.first_run.passphrase import PassphraseSheet
from ui.places import make_practice, make_workspace, practice_text, practice_time
from ui.settings import Settings, log_folder
from ui.standing import StandingPages
from ui.tasks import Callbacks, TaskRunner
from ui.theme import Theme
from ui.widgets.app_icon import app_icon
from ui.widgets.choosing import SystemFolderChooser
from ui.window import Window

if TYPE_CHECKING:
    from subprocess import Popen

log = logging.getLogger("sv-evidence")

Clock = Callable[[], datetime]
LOCKED = frozenset({"passphrase_needed", "wrong_passphrase"})
IN_USE = "workspace_in_use"


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
        self._pane: FirstRunPane | None = None
        self._pages: StandingPages | None = None
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(window.come_to_front)
        window.undo_asked.connect(self._on_undo)
        window.setWindowIcon(app_icon(theme))

    def start(self, folder: Path | None) -> None:
        """Open the workspace that was asked for, or the last one, or show how to begin."""
        last = Path(self.settings.workspace) if self.settings.workspace else None
        if folder is None and last is not None and last.is_dir():
            folder = last
        if folder is None:
            self._show_first_run()
        else:
            self.open(folder)

    @Slot(Path)
    def open(self, folder: Path, passphrase: str | None = None) -> None:
        """Open a workspace beside the window."""
        self._window.messages.wait_for(f"Opening {folder.name}")
        words = passphrase or os.environ.get("SV_EVIDENCE_PASSPHRASE") or None
        self._bring(
            lambda: Workspace.open(
                folder, author=self._author(), clock=self._clock or _now, passphrase=words
            ),
            folder,
        )

    def close(self) -> None:
        """Let the writer finish, close the workspace, and let a child back it up."""
        if self._desk is None:
            self._tasks.shutdown()
            return
        workspace = self._desk.workspace
        self._watcher.removePath(str(front_request_path(workspace.folder)))
        at, folder, master = workspace.clock(), workspace.folder, workspace.master
        self._desk.close()
        self._desk = None
        try:
            self.backup = start_backup(folder, master, at=at)
        except (Problem, OSError):
            log.exception("the backup could not be started")

    def _bring(self, bring: Callable[[], Workspace], folder: Path) -> None:
        self._tasks.write(
            self._window,
            lambda _ticket: bring(),
            Callbacks(self._on_workspace, partial(self._on_refused, folder)),
        )

    def _on_workspace(self, workspace: Workspace) -> None:
        stands = practice_time(workspace)
        if self._clock is None and stands is not None:
            workspace.clock = lambda: stands
        self._desk = Desk(workspace, self._tasks)
        self._desk.said.connect(self._window.messages.show_said)
        self._desk.failed.connect(self._on_failed)
        if self._pane is not None:
            self._window.drop_pane(self._pane)
            self._pane = None
        self._pages = StandingPages(self._theme, self._window, self._desk, self.settings)
        self._pages.settings_changed.connect(self._keep_settings)
        self._pages.hang()
        if stands is not None:
            self._window.messages.set_practice(practice_text(stands))
        self._watcher.addPath(str(front_request_path(workspace.folder)))
        if stands is None:
            self._keep_settings(replace(self.settings, workspace=str(workspace.folder)))
        self.opened.emit(self._desk)

    def _on_refused(self, folder: Path, error: Exception) -> None:
        if isinstance(error, Problem) and error.code == IN_USE:
            ask_to_front(folder)
            QApplication.quit()
            return
        self._show_first_run()
        if isinstance(error, Problem) and error.code in LOCKED:
            is_wrong = error.code != "passphrase_needed"
            self._ask_passphrase(folder, fault=sentence_for(error).happened if is_wrong else "")
            return
        self._on_failed(error)

    def _ask_passphrase(self, folder: Path, *, fault: str) -> None:
        sheet = PassphraseSheet(self._theme, self._window, folder.name, fault)
        sheet.given.connect(partial(self.open, folder))
        sheet.open()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        """Stand a bar over the page for what a person can mend, a sheet for what only we can."""
        if isinstance(error, Problem):
            log.info("%s", error)
            words = sentence_for(error)
            self._window.messages.show_trouble(
                words.happened, f"{words.means} {words.next}".strip()
            )
            return
        log.critical("unforeseen in a task", exc_info=error)
        if not self._window.has_sheet():
            CrashSheet(self._theme, self._window, error, logs=log_folder()).open()

    def _show_first_run(self) -> None:
        if self._pane is None:
            dialogs = SystemFolderChooser(self._window)
            self._pane = FirstRunPane(self._theme, dialogs, _data_home())
            self._pane.make_asked.connect(self._on_make_asked)
            self._pane.open_asked.connect(self.open)
            self._pane.practice_asked.connect(self._on_practice_asked)
        self._window.show_pane(self._pane)

    @Slot(str, Path)
    def _on_make_asked(self, name: str, folder: Path) -> None:
        if not name:
            if self._pane is not None:
                self._pane.show_fault("Please say whose workspace this is.")
            return
        self._window.messages.wait_for(f"Making {folder.name}")
        clock = self._clock or _now
        self._bring(
            lambda: make_workspace(folder, name, author=self._author(), clock=clock), folder
        )

    @Slot()
    def _on_practice_asked(self) -> None:
        folder = _data_home() / "Practice organisation"
        self._window.messages.wait_for("Making the practice organisation")
        if folder.is_dir() and any(folder.iterdir()):
            self.open(folder)
            return
        self._bring(lambda: make_practice(folder), folder)

    def _author(self) -> str:
        return self.settings.author or user_name() or "Somebody"

    @Slot(object)
    def _keep_settings(self, settings: Settings) -> None:
        self.settings = settings
        self.settings_changed.emit(settings)

    @Slot()
    def _on_undo(self) -> None:
        if self._desk is not None:
            self._desk.undo()


def _now() -> datetime:
    return datetime.now().astimezone()


def _data_home() -> Path:
    """Return where new workspaces go: never a folder that a service mirrors."""
    kind = QStandardPaths.StandardLocation.AppLocalDataLocation
    return Path(QStandardPaths.writableLocation(kind)) / "Workspaces"
