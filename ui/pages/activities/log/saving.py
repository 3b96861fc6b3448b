"""Saves what stands in the sheet as one change, with its files, or says why it cannot."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from sv_evidence.domain.activities import ActivityDraft, faults_in
from sv_evidence.domain.problems import Fault
from sv_evidence.operations.attaching import Filed, log_with_files
from sv_evidence.operations.incoming import FileDraft
from sv_evidence.store.workspace import Workspace
from sv_evidence.wording.numbers import near_day_text
from sv_evidence.wording.words import tr
from ui.desk import Desk
from ui.pages.activities.log.entry import Reading
from ui.tasks import Ticket


class ActivitySaver(QObject):
    """Saves beside the window. ``saved`` with what was filed, or ``failed`` with the reason."""

    saved = Signal(object)
    failed = Signal(object)
    stepped = Signal(str)
    """What is being done with the files, in words."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.is_saving = False

    def save(
        self,
        draft: ActivityDraft,
        files: Sequence[FileDraft],
        *,
        editing: UUID | None,
        untied: Sequence[UUID] = (),
    ) -> None:
        """Log or edit, with files; a second press while the first is on its way does nothing."""
        if self.is_saving:
            return
        self.is_saving = True
        pool = self._desk.pool

        def job(workspace: Workspace, ticket: Ticket) -> Filed:
            return log_with_files(
                workspace,
                draft,
                files,
                editing=editing,
                untied=untied,
                progress=ticket.step,
                pool=pool,
                without_bad=True,
            )

        self._desk.work(
            self,
            job,
            done=self._on_done,
            failed=self._on_failed,
            progress=self._on_stepped,
            said=_said(draft, editing, self._desk.today()),
        )

    def _on_stepped(self, done: int, total: int) -> None:
        said = tr("Adding file {place} of {total}", place=min(done + 1, total), total=total)
        self.stepped.emit(said if done < total else tr("Saving"))

    def _on_done(self, filed: Filed) -> None:
        self.is_saving = False
        self.saved.emit(filed)

    def _on_failed(self, error: Exception) -> None:
        self.is_saving = False
        self.failed.emit(error)


def all_faults(reading: Reading, today: date) -> tuple[Fault, ...]:
    """Return every fault in the order of the form; what could not be read goes before its kin."""
    unread = {fault.field for fault in reading.faults}
    rest = [fault for fault in faults_in(reading.draft, today=today) if fault.field not in unread]
    return (*reading.faults, *rest)


def keeping_unshown(draft: ActivityDraft, original: ActivityDraft | None) -> ActivityDraft:
    """Keep of an edited activity what the form does not show: the own day of results."""
    if original is None:
        return draft
    known = {each.uid: each for each in original.results if each.uid is not None}
    results = tuple(
        replace(each, day=known[each.uid].day) if each.uid in known else each
        for each in draft.results
    )
    return replace(draft, results=results)


def _said(draft: ActivityDraft, editing: UUID | None, today: date) -> str:
    day = "" if draft.first_day is None else near_day_text(draft.first_day, today)
    if editing is not None:
        return tr("{title}, {day} changed", title=draft.title, day=day)
    return tr("{title}, {day} logged", title=draft.title, day=day)
