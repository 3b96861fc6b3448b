"""Reads files that came in before their words were kept: one after another, when nobody waits."""

from functools import partial
from threading import Event
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from sv_evidence.operations.finding import ReadSoFar, read_so_far
from sv_evidence.operations.indexing import keep_words, words_of
from ui.desk import Desk

AFTER = 10_000
"""Milliseconds after the start: everything else comes first."""


class Indexing(QObject):
    """Goes on where it stopped the last time; a file that cannot be read waits for the next."""

    progressed = Signal(object)
    """How many files were read so far (``ReadSoFar``)."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._stop = Event()
        self._left: list[UUID] = []
        self.so_far = ReadSoFar(0, 0)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(AFTER)
        self._pause.timeout.connect(self.begin)

    def wait(self) -> None:
        """Begin a while after the start."""
        self._pause.start()

    @Slot()
    def begin(self) -> None:
        """Look which files were never read, and read them."""
        self._desk.read(self, read_so_far, self._on_counted)

    @Slot()
    def stop(self) -> None:
        """Read no further, and let go of the file that is being read."""
        self._pause.stop()
        self._stop.set()
        self._left.clear()

    def _on_counted(self, so_far: ReadSoFar) -> None:
        self.so_far = so_far
        self._left = list(so_far.unread)
        self.progressed.emit(so_far)
        self._go_on()

    def _go_on(self) -> None:
        if not self._left:
            return
        uid = self._left.pop(0)
        workspace, pool, stop = self._desk.workspace, self._desk.pool, self._stop
        self._desk.fetch(
            self,
            lambda: words_of(workspace, uid, pool=pool, stop=stop),
            partial(self._on_words, uid),
            lambda _error: self._go_on(),
        )

    def _on_words(self, uid: UUID, words: str) -> None:
        self._desk.work(
            self,
            lambda workspace, _ticket: keep_words(workspace, uid, words),
            done=lambda _none: self._on_kept(uid),
        )

    def _on_kept(self, uid: UUID) -> None:
        unread = tuple(each for each in self.so_far.unread if each != uid)
        self.so_far = ReadSoFar(self.so_far.read + 1, self.so_far.of, unread)
        self.progressed.emit(self.so_far)
        self._go_on()
