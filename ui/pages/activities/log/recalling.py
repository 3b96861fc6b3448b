"""What was logged before that a new entry may start from."""

from PySide6.QtCore import QObject, Signal

from sv_evidence.operations.suggesting import last_weeks, same_title
from ui.desk import Desk


class Recalling(QObject):
    """Looks beside the window; answers for a sheet that is gone are dropped."""

    likely = Signal(object)
    """An activity of the same title (``ActivityDraft``)."""
    last_found = Signal(object)
    """Last week's (``ActivityDraft``), or ``None`` if nothing was logged before."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def look_for(self, title: str) -> None:
        """Look for an activity of the same title; ``likely`` if there is one."""
        today = self._desk.today()
        if title.strip():
            self._desk.read(
                self, lambda view: same_title(view, title, today=today), self._on_likely
            )

    def find_last(self, title: str) -> None:
        """Look for what was logged a week ago; ``last_found``."""
        today = self._desk.today()
        self._desk.read(
            self, lambda view: last_weeks(view, title, today=today), self.last_found.emit
        )

    def _on_likely(self, draft: object) -> None:
        if draft is not None:
            self.likely.emit(draft)
