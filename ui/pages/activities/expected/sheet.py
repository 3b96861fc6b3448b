"""Friday's list: what was expected in the last days and is not logged; one key logs each."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sv_evidence.domain.activities import ActivityDraft
from sv_evidence.domain.problems import Problem
from sv_evidence.operations.activity_log import Logged, log_activity
from sv_evidence.operations.expecting import LikelySession, likely_sessions
from sv_evidence.store.unit import Unit
from sv_evidence.wording.changes import logged_label
from sv_evidence.wording.expecting import logged_text, not_logged_text, rule_text
from sv_evidence.wording.problems import sentence_for
from sv_evidence.wording.words import tr
from ui.desk import Desk
from ui.pages.activities.expected.row import ExpectedRow
from ui.pages.activities.log.entry import entry_of
from ui.pages.activities.log.opening import new_activity_uid
from ui.theme import Theme, Type
from ui.widgets.buttons import Button
from ui.widgets.inspector import empty
from ui.widgets.scrolling import scrolling
from ui.widgets.sheet import Sheet
from ui.widgets.words import Words

SIZE = (940, 520)


class ExpectedSheet(Sheet):
    """``saved`` with each that was logged; ``full_asked`` with an entry for the full form."""

    saved = Signal(UUID)
    full_asked = Signal(object)

    def __init__(self, theme: Theme, desk: Desk, window: QWidget) -> None:
        super().__init__(theme, window, tr("Not logged yet"), *SIZE)
        self._desk = desk
        self.rows: list[ExpectedRow] = []
        inside = QWidget()
        px = theme.px
        down = QVBoxLayout(inside)
        down.setContentsMargins(px(24), px(14), px(24), px(14))
        down.setSpacing(0)
        self._said = Words(theme, rule_text(), Type.SMALL, "ink2", wrap=True)
        down.addWidget(self._said)
        down.addSpacing(px(6))
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        down.addLayout(self._column)
        down.addStretch(1)
        self.body.addWidget(scrolling(inside), 1)
        hint = tr("Enter logs a line. What is left empty is not counted; add it any time.")
        self.foot.addWidget(Words(theme, hint, Type.SMALL, "ink2"))
        self.foot.addStretch(1)
        close = Button(theme, tr("Close"))
        close.clicked.connect(self.leave)
        self.foot.addWidget(close)

    def begin(self) -> None:
        """Open, and read what was expected."""
        self.open()
        today = self._desk.today()
        self._desk.read(self, lambda view: likely_sessions(view, today=today), self.show_sessions)

    def show_sessions(self, likely: Sequence[LikelySession]) -> None:
        """Show what is not logged, the earliest day first."""
        empty(self._column)
        self.rows = [ExpectedRow(self._theme, each) for each in likely]
        for row in self.rows:
            row.submitted.connect(partial(self._log, row))
            row.full_asked.connect(self._on_full_asked)
            self._column.addWidget(row)
        self._count()
        self._go_on()

    def _log(self, row: ExpectedRow, draft: ActivityDraft) -> None:
        today = self._desk.today()

        def operation(unit: Unit) -> Logged:
            return log_activity(unit, draft, today=today)

        self._desk.run(
            self,
            logged_label(draft.title),
            operation,
            done=partial(self._on_logged, row),
            failed=partial(self._on_failed, row),
            said=logged_text(row.likely.expected),
        )

    def _on_logged(self, row: ExpectedRow, logged: Logged) -> None:
        row.show_logged(tr("Logged as {number}", number=logged.number))
        self.rows.remove(row)
        self._count()
        self._go_on()
        self.saved.emit(logged.uid)

    def _on_failed(self, row: ExpectedRow, error: Exception) -> None:
        if isinstance(error, Problem):
            row.show_trouble(sentence_for(error).happened)
        else:
            self._desk.failed.emit(error)

    @Slot(object)
    def _on_full_asked(self, draft: ActivityDraft) -> None:
        self.dismiss()
        self.full_asked.emit(entry_of(draft, new_activity_uid()))

    def _count(self) -> None:
        all_done = tr("Everything that was expected in the last seven days is logged.")
        self.set_subtitle(not_logged_text(len(self.rows)) if self.rows else "")
        self._said.say(rule_text() if self.rows else f"{all_done} {rule_text()}")

    def _go_on(self) -> None:
        """Put the cursor into the next line."""
        if self.rows:
            self.rows[0].first.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
