"""Runs operations for the pages: reads beside the window, writes one after another, undo."""

from collections.abc import Callable
from concurrent.futures import Future
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from sv_evidence.domain.problems import Problem
from sv_evidence.wording.changes import kept_text, redone_text, undone_text
from sv_evidence.wording.words import tr
from ui.tasks import Callbacks, Cancelled, TaskRunner, Ticket
from ui.widgets.toast import Said

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from uuid import UUID

    from sv_evidence.jail import ReaderPool
    from sv_evidence.store.undo import Undone
    from sv_evidence.store.unit import Unit
    from sv_evidence.store.view import View
    from sv_evidence.store.workspace import Clock, Workspace

T = TypeVar("T")
NOTHING_LEFT = frozenset({"nothing_to_undo", "nothing_to_redo"})


class Desk(QObject):
    """The only object a page needs besides its theme."""

    changed = Signal(object)
    """What a change touched (``Changes``), on the GUI thread, whoever made it."""
    said = Signal(object)
    """A message for the foot of the window (``Said``)."""
    failed = Signal(object)
    """A failure that no page dealt with."""

    def __init__(
        self, workspace: "Workspace | None", tasks: TaskRunner, *, clock: "Clock | None" = None
    ) -> None:
        super().__init__()
        self._coming: Future[Workspace] = Future()
        self._pool: ReaderPool | None = None
        self._tasks = tasks
        self._clock = clock
        if workspace is not None:
            self.take(workspace)

    def open(self, bring: "Callable[[], Workspace]") -> "Workspace":
        """Bring the workspace, on the writer's thread; whoever reads meanwhile waits for it."""
        try:
            workspace = bring()
        except BaseException as error:
            self._coming.set_exception(error)
            raise
        self.take(workspace)
        return workspace

    def take(self, workspace: "Workspace") -> None:
        """Work with this workspace from now on."""
        workspace.heard = self.changed.emit
        self._coming.set_result(workspace)

    def opened(self) -> "Workspace | None":
        """Return the workspace when it is open, ``None`` if it could not be opened."""
        return None if self._coming.exception() is not None else self._coming.result()

    @property
    def workspace(self) -> "Workspace":
        """The workspace; while it is being opened, whoever asks waits."""
        return self._coming.result()

    @property
    def pool(self) -> "ReaderPool":
        """The readers that wait for files."""
        if self._pool is None:
            from sv_evidence.jail import ReaderPool  # noqa: PLC0415 - the first list reads no file

            self._pool = ReaderPool()
        return self._pool

    @property
    def clock(self) -> "Clock":
        """Tells the time; a practice workspace's stands still."""
        return self._clock or self.workspace.clock

    def today(self) -> date:
        """Return the day it is by the workspace's clock."""
        return self.clock().date()

    def look(self) -> "AbstractContextManager[View]":
        """Give a view on the GUI thread, for reads of a few milliseconds."""
        return self.workspace.read()

    def read(
        self,
        owner: QObject,
        work: "Callable[[View], T]",
        done: Callable[[T], object],
        failed: Callable[[Exception], object] | None = None,
    ) -> Ticket:
        """Read beside the window, all of one moment."""

        def reading(_ticket: Ticket) -> T:
            if self._coming.exception() is not None:
                raise Cancelled  # whoever opens it says why
            with self.workspace.read() as view:
                return work(view)

        return self._tasks.read(owner, reading, Callbacks(done, failed or self.failed.emit))

    def fetch(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[Exception], object] | None = None,
    ) -> Ticket:
        """Do something slow that reads no records, such as opening a picture."""
        return self._tasks.read(
            owner, lambda _ticket: work(), Callbacks(done, failed or self.failed.emit)
        )

    def run(
        self,
        owner: QObject,
        label: str,
        operation: "Callable[[Unit], T]",
        *,
        done: Callable[[T], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        said: str = "",
    ) -> Ticket:
        """Run an operation as one change set; ``said`` is shown with Undo when it is kept."""

        def writing(_ticket: Ticket) -> T:
            with self.workspace.change(label) as unit:
                return operation(unit)

        return self._write(owner, writing, done=done, failed=failed, said=said)

    def work(
        self,
        owner: QObject,
        job: "Callable[[Workspace, Ticket], T]",
        *,
        done: Callable[[T], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        progress: Callable[[int, int], object] | None = None,
        cancelled: Callable[[], object] | None = None,
        said: str = "",
    ) -> Ticket:
        """Do something long that makes its own changes, such as adding files or exporting."""

        def working(ticket: Ticket) -> T:
            return job(self.workspace, ticket)

        return self._write(
            owner,
            working,
            done=done,
            failed=failed,
            progress=progress,
            cancelled=cancelled,
            said=said,
        )

    @Slot()
    def undo(self, *, change: "UUID | None" = None) -> None:
        """Take a change back, the newest if none is named, and say so."""
        self._write(self, lambda _ticket: self.workspace.undo(change), done=self._on_undone)

    @Slot()
    def redo(self) -> None:
        """Bring back what was undone last, and say so."""
        self._write(self, lambda _ticket: self.workspace.redo(), done=self._on_redone)

    def close(self) -> None:
        """Let the writes finish and close the workspace."""
        self._tasks.shutdown()
        if self._pool is not None:
            self._pool.close()
        if self._coming.exception() is None:
            self.workspace.close()

    def _write(
        self,
        owner: QObject,
        work: Callable[[Ticket], T],
        *,
        done: Callable[[T], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        progress: Callable[[int, int], object] | None = None,
        cancelled: Callable[[], object] | None = None,
        said: str = "",
    ) -> Ticket:
        def kept(result: T) -> None:
            if said:
                self.said.emit(Said(said, undo=True))
            if done is not None:
                done(result)

        callbacks = Callbacks(kept, failed or self._on_failed, progress, cancelled)
        return self._tasks.write(owner, work, callbacks)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, Problem) and error.code in NOTHING_LEFT:
            words = {"nothing_to_undo": tr("There is nothing to undo.")}
            nothing = words.get(error.code, tr("There is nothing to redo."))
            self.said.emit(Said(nothing, icon="info"))
            return
        self.failed.emit(error)

    def _on_undone(self, undone: "Undone") -> None:
        self.said.emit(Said(_with_kept(undone_text(undone.label), undone), icon="undo-2"))

    def _on_redone(self, redone: "Undone") -> None:
        self.said.emit(Said(_with_kept(redone_text(redone.label), redone), undo=True))


def _with_kept(text: str, undone: "Undone") -> str:
    """Add why something was left as it is, if anything was."""
    if not undone.kept:
        return text
    return tr("{undone}. {kept}", undone=text, kept=kept_text(undone.kept[0][1]))
