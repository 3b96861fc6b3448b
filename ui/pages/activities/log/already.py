"""Warns that the same thing was logged before: a doubt that holds a save up once, never twice."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from sv_evidence.domain.activities import ActivityDraft
from sv_evidence.operations.quick_logging import logged_already
from sv_evidence.store.listings.activities import ActivityRow
from sv_evidence.wording.quick_log import already_text
from sv_evidence.wording.words import tr
from ui.desk import Desk
from ui.widgets.notices import NoticeArea


class LoggedBefore(QObject):
    """Looks beside the window, once for each title, day and place."""

    passed = Signal()
    """It may be saved: nothing like it is there, or a person has been told."""
    open_asked = Signal(UUID)
    """A person wants to see the one that is there."""

    def __init__(self, desk: Desk, notices: NoticeArea, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._notices = desk, notices
        self._told: set[tuple[str, date | None, str]] = set()
        self._is_looking = False

    def let_pass(self, draft: ActivityDraft) -> None:
        """Look before a save: ``passed``, or the warning with both ways on."""
        if _key(draft) in self._told:
            self.passed.emit()
        elif not self._is_looking:
            self._is_looking = True
            self._look(draft, is_saving=True)

    def warn(self, draft: ActivityDraft) -> None:
        """Look while it is being typed; the warning stands in nobody's way."""
        if draft.title and draft.first_day is not None and _key(draft) not in self._told:
            self._look(draft, is_saving=False)

    def _look(self, draft: ActivityDraft, *, is_saving: bool) -> None:
        def answer(row: ActivityRow | None) -> None:
            self._is_looking = self._is_looking and not is_saving
            if row is not None and _key(draft) not in self._told:
                self._told.add(_key(draft))
                self._show(row)
            elif is_saving:
                self.passed.emit()

        def failed(error: Exception) -> None:
            self._is_looking = False
            self._desk.failed.emit(error)

        uid = draft.uid
        self._desk.read(
            self, lambda view: logged_already(view, draft, apart_from=uid), answer, failed
        )

    def _show(self, row: ActivityRow) -> None:
        self._notices.ask(
            already_text(row.title, row.first_day, row.place, today=self._desk.today()),
            "",
            (tr("Open that one"), lambda: self.open_asked.emit(row.uid)),
            (tr("Log it anyway"), self.passed.emit),
        )


def _key(draft: ActivityDraft) -> tuple[str, date | None, str]:
    return draft.title.casefold(), draft.first_day, draft.place.casefold()
