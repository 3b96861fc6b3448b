"""Children kept ready, so that a file does not wait for an interpreter to start."""

from collections import deque
from collections.abc import Mapping
from threading import Event, Lock, Thread
from types import TracebackType
from typing import Self

from sv_evidence.jail.limits import READER_LIMITS, Limits
from sv_evidence.jail.messages import Answer, Request
from sv_evidence.jail.running import Child
from sv_evidence.jail.workers import WORKERS, Worker


class ReaderPool:
    """Keeps one child (or more) ready for one worker; each serves one request and dies.

    Usable from any thread. Nothing is started before ``warm`` or the first request.
    """

    def __init__(
        self,
        worker: str = "look",
        limits: Limits = READER_LIMITS,
        *,
        spares: int = 1,
        workers: Mapping[str, Worker] = WORKERS,
    ) -> None:
        self._worker = worker
        self._limits = limits
        self._spares = spares
        self._workers = workers
        self._ready: deque[Child] = deque()
        self._guard = Lock()
        self._changing: set[Thread] = set()
        self._is_closed = False

    def warm(self) -> None:
        """Start what is missing; returns at once, the children get ready by themselves."""
        with self._guard:
            while not self._is_closed and len(self._ready) < self._spares:
                self._ready.append(self._new(is_ahead=True))

    def run(self, request: Request, *, stop: Event | None = None) -> Answer:
        """Have a ready child answer; raises as ``jail.run`` does."""
        child = self._take()
        try:
            return child.ask(request, stop=stop)
        finally:
            # Not sooner: two children at once take the processor from each other.
            self._change(child)

    def close(self) -> None:
        """End the children that wait; requests under way end by themselves."""
        with self._guard:
            self._is_closed = True
            while self._ready:
                self._ready.popleft().end()
            changing = tuple(self._changing)
        for each in changing:
            each.join()

    def __enter__(self) -> Self:
        self.warm()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _change(self, served: Child) -> None:
        """End a child and start the next one; the answer does not wait for either."""

        def change() -> None:
            served.end()
            self.warm()
            self._changing.discard(thread)

        thread = Thread(target=change, name="jail-change")
        with self._guard:  # whoever closes waits for it, so it must have begun
            self._changing.add(thread)
            thread.start()

    def _take(self) -> Child:
        with self._guard:
            while self._ready:
                child = self._ready.popleft()
                if child.is_alive():
                    return child
                child.end()
        return self._new(is_ahead=False)

    def _new(self, *, is_ahead: bool) -> Child:
        return Child(self._worker, self._limits, workers=self._workers, is_ahead=is_ahead)
