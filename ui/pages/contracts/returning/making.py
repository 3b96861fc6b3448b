"""Makes a return beside the window, with progress and a way to stop; or marks it as sent."""

from datetime import date
from pathlib import Path
from threading import Event
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from sv_evidence.operations.exporting import PackReceipt
from sv_evidence.operations.returning import begin_return, send
from sv_evidence.operations.sending_returns import export_return
from sv_evidence.operations.watching import Step
from sv_evidence.store.unit import Unit
from sv_evidence.store.workspace import Workspace
from sv_evidence.wording.changes import Change
from sv_evidence.wording.words import tr
from ui.desk import Desk
from ui.pages.packs.steps import overall
from ui.tasks import Ticket


class ReturnMaking(QObject):
    """Tells how it went: ``made``, ``sent``, ``failed`` or ``stopped``."""

    stepped = Signal(int, int)
    made = Signal(object, Path)
    sent = Signal()
    failed = Signal(object)
    stopped = Signal()

    def __init__(self, desk: Desk, contract: UUID, first: date, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._contract, self._first = desk, contract, first
        self._stop: Event | None = None

    def start(self, to: Path) -> None:
        """Begin to make it; a file that lies there is replaced once the new one is whole."""
        if self._stop is not None:
            return
        stop = self._stop = Event()

        def job(workspace: Workspace, ticket: Ticket) -> PackReceipt:
            def told(step: Step, done: int, of: int) -> None:
                ticket.step(*overall(step, done, of))

            return export_return(
                workspace,
                self._contract,
                self._first,
                to,
                overwrite=True,
                progress=told,
                stop=stop,
            )

        self._desk.work(
            self,
            job,
            done=lambda receipt: self._on_made(receipt, to),
            failed=self._on_failed,
            progress=self.stepped.emit,
            cancelled=self._on_cancelled,
        )

    def mark_sent(self, today: date) -> None:
        """Lock the period as reported in another form."""
        contract, first = self._contract, self._first

        def operation(unit: Unit) -> None:
            send(unit, begin_return(unit, contract, first), today)

        self._desk.run(
            self,
            Change.SENT_RETURN,
            operation,
            done=lambda _none: self.sent.emit(),
            failed=self._on_failed,
            said=tr("The period is locked with the figures of today"),
        )

    @Slot()
    def stop(self) -> None:
        """Give up as soon as possible; nothing is written then."""
        if self._stop is not None:
            self._stop.set()

    def _on_made(self, receipt: PackReceipt, to: Path) -> None:
        self._stop = None
        self.made.emit(receipt, to)

    def _on_failed(self, error: Exception) -> None:
        stopped = self._stop is not None and self._stop.is_set()
        self._stop = None
        if stopped:
            self.stopped.emit()
        else:
            self.failed.emit(error)

    def _on_cancelled(self) -> None:
        self._stop = None
        self.stopped.emit()
