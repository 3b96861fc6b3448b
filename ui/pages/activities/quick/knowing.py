"""What the five-second log reads beside the window, and the line it keeps against a crash."""

from datetime import date

from PySide6.QtCore import QObject, Signal

from sv_evidence.domain.activities import ActivityDraft
from sv_evidence.operations.quick_logging import QuickChoices, logged_already, quick_choices
from sv_evidence.store.listings.activities import ActivityRow
from sv_evidence.store.view import View
from ui.desk import Desk

KEPT_AS = "quick"
"""The name of the draft that holds the line."""


class Knowing(QObject):
    """Answers for a sheet that is gone are dropped."""

    known = Signal(object, str)
    """What lines are read by (``QuickChoices``), and the line that was typed and not saved."""
    same_found = Signal(object)
    """An activity like what is typed (``ActivityRow``), or ``None``."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked: tuple[str, date | None, str] | None = None
        self._same: ActivityRow | None = None
        self._kept = ""

    def learn(self, today: date) -> None:
        """Read what is known; ``known``."""

        def learning(view: View) -> tuple[QuickChoices, str]:
            return quick_choices(view, today=today), view.draft(KEPT_AS) or ""

        self._desk.read(self, learning, lambda found: self.known.emit(*found))

    def look_for_same(self, draft: ActivityDraft) -> None:
        """Look whether it was logged already, once for each title, day and place."""
        asked = draft.title, draft.first_day, draft.place
        if asked == self._asked:
            self.same_found.emit(self._same)
            return
        self._asked, self._same = asked, None

        def answer(row: ActivityRow | None) -> None:
            if self._asked == asked:
                self._same = row
                self.same_found.emit(row)

        self._desk.read(self, lambda view: logged_already(view, draft), answer)

    def keep(self, line: str) -> None:
        """Keep the line for the next time; an empty one is forgotten."""
        if line != self._kept:
            self._kept = line
            self._desk.work(
                self, lambda workspace, _ticket: workspace.keep_draft(KEPT_AS, line or None)
            )
