"""Runs work off the GUI thread and brings the result back to it."""

import itertools
import threading
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot


class Cancelled(Exception):
    """The user asked the work to stop."""


@dataclass(frozen=True, slots=True)
class Callbacks:
    """What to call on the GUI thread while and after the work runs."""

    done: Callable[[Any], object]
    failed: Callable[[Exception], object]
    progress: Callable[[int, int], object] | None = None
    cancelled: Callable[[], object] | None = None


class Ticket:
    """Passed to the work: reports progress and notices a cancel."""

    def __init__(self, number: int, report: Callable[[int, int, int], object]) -> None:
        self._number = number
        self._report = report
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()

    def is_cancelled(self) -> bool:
        """Say whether somebody has asked the work to stop."""
        return self._stop.is_set()

    def step(self, done: int, total: int) -> None:
        """Report progress, or raise ``Cancelled`` if the user has given up."""
        if self._stop.is_set():
            raise Cancelled
        self._report(self._number, done, total)


Work = Callable[[Ticket], Any]


class TaskRunner(QObject):
    """Runs reads on a small pool and writes on one thread, so writes never race.

    The thread holds only a number; owners and callbacks stay in a table on the GUI thread, so
    that no ``QObject`` can die on a wrong thread, and answers for closed windows are dropped.
    """

    _finished = Signal(int, object, object)
    _progressed = Signal(int, int, int)

    def __init__(self, parent: QObject | None = None, *, readers: int = 3) -> None:
        super().__init__(parent)
        self._numbers = itertools.count(1)
        self._waiting: dict[int, tuple[QObject, Callbacks]] = {}
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="write")
        self._readers = ThreadPoolExecutor(readers, thread_name_prefix="read")
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)
        self._progressed.connect(self._on_progressed, Qt.ConnectionType.QueuedConnection)

    def read(self, owner: QObject, work: Work, callbacks: Callbacks) -> Ticket:
        """Run ``work`` beside other reads; forget it if ``owner`` is gone by then."""
        return self._submit(self._readers, owner, work, callbacks)

    def write(self, owner: QObject, work: Work, callbacks: Callbacks) -> Ticket:
        """Run ``work`` after every write asked for before it."""
        return self._submit(self._writer, owner, work, callbacks)

    @property
    def waiting(self) -> int:
        """How many tasks somebody still waits for."""
        return len(self._waiting)

    def shutdown(self) -> None:
        """Let the writes finish; forget everything still waiting to be read."""
        self._waiting.clear()
        self._readers.shutdown(wait=True, cancel_futures=True)
        self._writer.shutdown(wait=True)

    def _submit(self, pool: Executor, owner: QObject, work: Work, callbacks: Callbacks) -> Ticket:
        number = next(self._numbers)
        ticket = Ticket(number, self._progressed.emit)
        self._waiting[number] = (owner, callbacks)
        pool.submit(self._run, number, work, ticket)
        return ticket

    def _run(self, number: int, work: Work, ticket: Ticket) -> None:
        result, error = None, None
        try:
            result = work(ticket)
        except Exception as problem:  # noqa: BLE001 - the thread boundary: all goes to the GUI thread
            error = problem
        self._finished.emit(number, result, error)

    @Slot(int, object, object)
    def _on_finished(self, number: int, result: object, error: Exception | None) -> None:
        callbacks = _living(self._waiting.pop(number, None))
        if callbacks is None:
            return
        if error is None:
            callbacks.done(result)
        elif not isinstance(error, Cancelled):
            callbacks.failed(error)
        elif callbacks.cancelled is not None:
            callbacks.cancelled()

    @Slot(int, int, int)
    def _on_progressed(self, number: int, done: int, total: int) -> None:
        callbacks = _living(self._waiting.get(number))
        if callbacks is not None and callbacks.progress is not None:
            callbacks.progress(done, total)


def _living(entry: tuple[QObject, Callbacks] | None) -> Callbacks | None:
    """Return nobody to tell if the task was forgotten or its window is gone."""
    return entry[1] if entry is not None and shiboken6.isValid(entry[0]) else None
