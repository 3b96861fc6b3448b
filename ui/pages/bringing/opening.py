"""Opens the sheet that brings in a spreadsheet, over whatever is shown."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from sv_evidence.wording.words import tr
from ui.desk import Desk
from ui.pages.bringing.sheet import BringInSheet
from ui.theme import Theme
from ui.widgets.choosing import FileChooser, SystemFileChooser, SystemFolderChooser


class BringingIn(QObject):
    """Asks for a spreadsheet and shows what it becomes."""

    def __init__(
        self, theme: Theme, desk: Desk, window: QWidget, chooser: FileChooser | None = None
    ) -> None:
        super().__init__(window)
        self._theme, self._desk, self._window = theme, desk, window
        self._chooser = chooser or SystemFileChooser(window, tr("Choose a spreadsheet"))

    def open(self) -> BringInSheet:
        """Open the sheet."""
        folders = SystemFolderChooser(self._window)
        sheet = BringInSheet(self._theme, self._desk, self._window, self._chooser, folders)
        sheet.begin()
        return sheet
