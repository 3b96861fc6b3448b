"""Makes a pack beside the window: one at a time, with progress and a way to stop."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal, Slot

from sv_evidence.operations.exporting import PackReceipt, export_pack
from sv_evidence.operations.watching import Progress, Step
from sv_evidence.reports.copies import Originals
from sv_evidence.reports.facts import PackQuestion
from sv_evidence.store.workspace import Workspace
from ui.desk import Desk
from ui.pages.packs.steps import overall
from ui.tasks import Ticket


@dataclass(frozen=True, slots=True)
class Manner:
    """How a pack is made, whatever it says."""

    originals: Originals = Originals.NONE
    most: int | None = None
    """Bytes that the PDF may have."""
    with_twins: bool = False


class SealedMaking(QObject):
    """Tells how it went: ``made``, ``failed`` or ``stopped``, never more than one of them."""

    stepped = Signal(int, int)
    made = Signal(object, Path)
    """What was made (``PackReceipt``), and where."""
    failed = Signal(object)
    stopped = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._stop: Event | None = None

    @property
    def is_running(self) -> bool:
        """Say whether a document is being made."""
        return self._stop is not None

    def begin(self, to: Path, export: Callable[[Workspace, Progress, Event], PackReceipt]) -> None:
        """Begin to make it with what exports it, unless one is being made already."""
        if self._stop is not None:
            return
        stop = self._stop = Event()

        def job(workspace: Workspace, ticket: Ticket) -> PackReceipt:
            def told(step: Step, done: int, of: int) -> None:
                ticket.step(*overall(step, done, of))

            return export(workspace, told, stop)

        self._desk.work(
            self,
            job,
            done=lambda receipt: self._on_made(receipt, to),
            failed=self._on_failed,
            progress=self.stepped.emit,
            cancelled=self._on_cancelled,
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


class PackMaking(SealedMaking):
    """Makes the pack that a question asks for."""

    def start(self, question: PackQuestion, to: Path, manner: Manner) -> None:
        """Begin to make it; a file that lies there is replaced once the new one is whole."""
        self.begin(
            to,
            lambda workspace, progress, stop: export_pack(
                workspace,
                question,
                to,
                originals=manner.originals,
                most=manner.most,
                with_twins=manner.with_twins,
                overwrite=True,
                progress=progress,
                stop=stop,
            ),
        )
