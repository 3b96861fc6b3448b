"""Several lines at once: read, changed and left out one by one, saved as one change."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal, Slot

from sv_evidence.domain.activities import ActivityDraft, faults_in
from sv_evidence.domain.quick_line import read_line
from sv_evidence.operations.quick_logging import QuickChoices, draft_to_keep, log_all
from sv_evidence.store.unit import Unit
from sv_evidence.wording.changes import Change
from sv_evidence.wording.faults import fault_text
from sv_evidence.wording.words import tr, trn
from ui.desk import Desk
from ui.pages.activities.log.opening import new_activity_uid
from ui.pages.activities.quick.panes import QuickPanes
from ui.pages.activities.quick.several import MOST_LINES, LineStanding


class Together(QObject):
    """Holds the lines; the one in the field follows what is typed there."""

    saved = Signal()
    changed = Signal()

    def __init__(self, desk: Desk, panes: QuickPanes, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._panes = desk, panes
        self._lines: list[str] = []
        self._current = 0
        self._drafts: tuple[ActivityDraft, ...] = ()
        panes.several.chosen.connect(self._on_chosen)
        panes.several.removed.connect(self._on_removed)

    @property
    def is_on(self) -> bool:
        """Say whether there are several lines."""
        return len(self._lines) > 1

    def start(self, lines: tuple[str, ...]) -> None:
        """Take lines that were pasted; it is said if some have no room."""
        self._lines = list(lines[:MOST_LINES])
        self._current = 0
        self._panes.line.setText(self._lines[0])
        self.changed.emit()
        if len(lines) > MOST_LINES:
            self._panes.notices.show_trouble(
                tr("Only the first {count} lines are here.", count=MOST_LINES),
                tr("Save them, then paste the rest."),
            )

    def show(self, text: str, choices: QuickChoices, today: date) -> int:
        """Show all lines as read; return how many can be kept."""
        self._lines[self._current] = text
        lines, drafts = [], []
        for each in self._lines:
            read = read_line(each, choices.known, today=today)
            draft = draft_to_keep(read)
            faults = faults_in(draft, today=today)
            lines.append(LineStanding(read, fault_text(faults[0]) if faults else ""))
            if not faults:
                drafts.append(draft)
        self._drafts = tuple(drafts)
        self._panes.several.show_lines(lines, choices, self._current)
        return len(drafts)

    def save(self) -> None:
        """Save every line that can be kept, as one change."""
        today = self._desk.today()
        drafts = [replace(each, uid=new_activity_uid()) for each in self._drafts]

        def operation(unit: Unit) -> None:
            log_all(unit, drafts, today=today)

        said = trn("{count} activity logged", "{count} activities logged", len(drafts))
        if drafts:
            self._desk.run(self, Change.LOG, operation, done=self._on_done, said=said)

    def _on_done(self, _none: None) -> None:
        self._lines = []
        self.saved.emit()

    @Slot(int)
    def _on_chosen(self, place: int) -> None:
        self._current = place
        self._panes.line.setText(self._lines[place])
        self._panes.line.setFocus()

    @Slot(int)
    def _on_removed(self, place: int) -> None:
        del self._lines[place]
        self._current = min(self._current - (place < self._current), len(self._lines) - 1)
        self._panes.line.setText(self._lines[self._current])
        self._panes.line.setFocus()
        self.changed.emit()
