"""Opens the list of what was expected over whatever is shown."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.pages.activities.expected.sheet import ExpectedSheet
from ui.theme import Theme


class ExpectedList(QObject):
    """``carried`` with an entry that a person wants to fill in the full form."""

    carried = Signal(object)

    def __init__(self, theme: Theme, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._desk, self._window = theme, desk, window

    @Slot()
    def open(self) -> ExpectedSheet:
        """Show what is not logged yet."""
        sheet = ExpectedSheet(self._theme, self._desk, self._window)
        sheet.full_asked.connect(self.carried)
        sheet.begin()
        return sheet
