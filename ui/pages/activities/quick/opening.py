"""Opens the five-second log over whatever is shown."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from sv_evidence.domain.activities import ActivityDraft
from ui.desk import Desk
from ui.pages.activities.log.entry import Entry, FileEntry, entry_of
from ui.pages.activities.log.opening import new_activity_uid
from ui.pages.activities.quick.sheet import QuickSheet
from ui.theme import Theme
from ui.widgets.choosing import FileChooser, SystemFileChooser


class QuickLogging(QObject):
    """``carried`` with an entry for the full sheet; ``logged`` with what was saved."""

    carried = Signal(object)
    logged = Signal(UUID)
    other_asked = Signal(UUID)
    """An activity that was logged before is to be shown."""

    def __init__(
        self, theme: Theme, desk: Desk, window: QWidget, chooser: FileChooser | None = None
    ) -> None:
        super().__init__(window)
        self._theme, self._desk, self._window = theme, desk, window
        self._chooser = chooser or SystemFileChooser(window)

    def open(self, files: tuple[Path, ...] = ()) -> QuickSheet:
        """Ask what was done."""
        sheet = QuickSheet(self._theme, self._desk, self._window, self._chooser)
        sheet.saved.connect(self.logged)
        sheet.full_asked.connect(self._on_full_asked)
        sheet.other_asked.connect(self.other_asked)
        sheet.begin(files)
        return sheet

    def _on_full_asked(self, draft: ActivityDraft, files: tuple[FileEntry, ...]) -> None:
        self.carried.emit(carried_entry(draft, files))


def carried_entry(draft: ActivityDraft, files: tuple[FileEntry, ...]) -> Entry:
    """Return a draft and its files as they stand in the full sheet."""
    return replace(entry_of(draft, draft.uid or new_activity_uid()), files=files)
