"""The one composition root: paints the shell first, loads the rest in a thread, then the pages."""

import faulthandler
import gc
import importlib
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

import resources
import sv_evidence
import ui
from ui.logs import catch_unforeseen, keep_crashes, keep_log, stop_catching
from ui.settings import Settings, load, log_folder, save, settings_file
from ui.theme import LATER_FACES, Look, Theme, Type, load_faces, load_lacking_scripts
from ui.window import Window

if TYPE_CHECKING:
    import logging

    from ui.front import Front
    from ui.tasks import TaskRunner

MIXED_UP = (
    "SV Evidence is installed together with another program that has parts of the same names.\n"
    "Nothing was opened or changed. Please install SV Evidence in a place of its own."
)
CANNOT_START = 70
LONGEST_TURN = 0.001
"""Seconds that one thread computes while another waits."""
STARTED = 3000
"""Milliseconds after which everything is loaded, on most machines."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asked for."""

    workspace: Path | None = None
    now: datetime | None = None
    look: str | None = None
    begin: bool = False
    """Show how to begin instead of the last workspace."""
    home: Path | None = None
    """Where settings and the log lie, if not where this system keeps them."""


class App(QObject):
    """Holds what lives as long as the program, and closes it in order."""

    def __init__(self, application: QApplication, asked: Asked) -> None:
        super().__init__()
        self._application = application
        self._settings_file = settings_file() if asked.home is None else asked.home / "window.json"
        self._logs = log_folder() if asked.home is None else asked.home / "log"
        self._asked = asked
        self.settings = load(self._settings_file)
        hints = application.styleHints()
        self.theme = Theme(
            self._look(),
            scale=self.settings.scale,
            calm=self.settings.calm,
            system=application.palette(),
        )
        application.setPalette(self.theme.palette())
        application.setFont(self.theme.font(Type.BODY))
        hints.colorSchemeChanged.connect(self._on_system_changed)
        self.window = Window(self.theme)
        self.window.early.wait()
        self.window.resize(self.settings.width, self.settings.height)
        self.window.painted.connect(self._load)
        self.window.closing.connect(self._on_closing)
        self._tasks: TaskRunner | None = None
        self._front: Front | None = None
        self.log: logging.Handler | None = None

    def show(self) -> None:
        """Paint the shell; everything else starts after that."""
        if self.settings.is_maximised:
            self.window.showMaximized()
        else:
            self.window.show()

    def wait_for_backup(self) -> None:
        """Wait for the child that backs up after the window has closed."""
        if self._front is not None and self._front.backup is not None:
            self._front.backup.wait()

    def show_crash(self, error: BaseException) -> None:
        """Show our own mistake on one sheet; a second one only goes to the log."""
        from ui.crash import CrashSheet  # noqa: PLC0415 - not before the first paint

        if not self.window.has_sheet():
            CrashSheet(self.theme, self.window, error, logs=self._logs).open()

    @Slot()
    def _load(self) -> None:
        """Finish the clothes, then import the rest in a thread; the window answers meanwhile."""
        from sv_evidence.wording.words import tr  # noqa: PLC0415 - not before the first paint
        from ui.style import FocusRings, Style, dress  # noqa: PLC0415 - not before the first paint
        from ui.tasks import Callbacks, TaskRunner  # noqa: PLC0415 - as above

        load_faces(LATER_FACES)
        load_lacking_scripts()
        self._style = Style(self.theme)
        self._application.setStyle(self._style)
        self._dress = partial(dress, self._application, self.theme)
        self._dress()
        self.theme.changed.connect(self._on_theme_changed)
        self._rings = FocusRings(self._application)
        self.log = keep_log(self._logs)
        self.window.messages.wait_for(tr("Opening SV Evidence"))
        self._tasks = tasks = TaskRunner()
        work = partial(importlib.import_module, "ui.front")
        callbacks = Callbacks(partial(self._on_loaded, tasks), self._on_not_loaded)
        tasks.read(self.window, lambda _ticket: work(), callbacks)

    def _on_loaded(self, tasks: "TaskRunner", module: object) -> None:
        make: Callable[..., Front] = module.Front  # type: ignore[attr-defined]
        self._front = make(self.theme, self.window, tasks, self.settings, self._clock())
        self._front.settings_changed.connect(self._on_settings_changed)
        if self._asked.begin:
            self._front.begin()
        else:
            self._front.start(self._asked.workspace)

    def _on_not_loaded(self, error: Exception) -> None:
        raise error

    def _clock(self) -> Callable[[], datetime] | None:
        at = self._asked.now
        return None if at is None else at.astimezone

    def _look(self) -> Look:
        wanted = self._asked.look or self.settings.look
        if wanted in {look.value for look in Look}:
            return Look(wanted)
        hints = QApplication.styleHints()
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            return Look.CONTRAST
        return Look.DARK if hints.colorScheme() == Qt.ColorScheme.Dark else Look.LIGHT

    @Slot()
    def _on_system_changed(self) -> None:
        self.theme.wear(self._look(), scale=self.theme.scale, calm=self.theme.calm)

    @Slot()
    def _on_theme_changed(self) -> None:
        self._dress()

    @Slot(object)
    def _on_settings_changed(self, settings: Settings) -> None:
        self.settings = settings
        self.theme.wear(self._look(), scale=self.theme.scale, calm=settings.calm)
        save(self._settings_file, settings)

    @Slot()
    def _on_closing(self) -> None:
        is_maximised = self.window.isMaximized()
        kept = self.settings if self._front is None else self._front.settings
        size = (kept.width, kept.height)
        if not is_maximised:
            size = (self.window.width(), self.window.height())
        save(
            self._settings_file,
            replace(kept, width=size[0], height=size[1], is_maximised=is_maximised),
        )
        if self._front is not None:
            self._front.close()
        elif self._tasks is not None:
            self._tasks.shutdown()


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window and return the exit code."""
    if _homes_differ():
        sys.stderr.write(f"{MIXED_UP}\n")
        return CANNOT_START
    asked = _arguments(sys.argv[1:] if argv is None else argv)
    crashes = keep_crashes(log_folder())
    application = QApplication(sys.argv[:1])
    application.setApplicationName("sv-evidence")
    application.setApplicationDisplayName("SV Evidence")
    app = App(application, asked)
    # What a start makes stays; to look through it for litter again and again costs a tenth of it.
    gc.disable()
    # The window waits no longer than this for Python's lock while a thread loads or computes.
    sys.setswitchinterval(LONGEST_TURN)
    QTimer.singleShot(STARTED, gc.enable)
    catch_unforeseen(app.show_crash)
    app.show()
    code = application.exec()
    stop_catching(app.log)
    if crashes is not None:
        faulthandler.disable()
        crashes.close()
    return code


def _arguments(argv: Sequence[str]) -> Asked:
    """Read the arguments; a start without any, the usual one, parses nothing."""
    if not argv:
        return Asked()
    from argparse import ArgumentParser  # noqa: PLC0415 - not before the usual first paint

    parser = ArgumentParser(prog="sv-evidence-app", description="Open SV Evidence.")
    parser.add_argument("-w", "--workspace", type=Path, help="the workspace folder to open")
    parser.add_argument("--now", type=datetime.fromisoformat, help="let the clock stand at a time")
    parser.add_argument("--look", choices=("light", "dark"), help="colours for this time only")
    parser.add_argument("--begin", action="store_true", help="open or make another workspace")
    return Asked(**vars(parser.parse_args(argv)))


def _homes_differ() -> bool:
    """Say whether a stranger's package stands in for one of ours."""
    homes = {
        Path(str(package.__file__)).resolve().parent.parent
        for package in (sv_evidence, ui, resources)
    }
    return len(homes) > 1
